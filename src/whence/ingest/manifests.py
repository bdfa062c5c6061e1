"""C2PA manifests in what was taken in: signed statements of where a thing comes from, most of them hidden.

They are found, not judged: whose signature it is, and whether it holds, a tool such as c2patool says. Places are those
of the C2PA Technical Specification 2.4: appendix A.7 for HTML, A.8 and A.9 for text, an embedded file for PDF.
"""

import base64
import binascii
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import product

from whence.ingest.invisibles import read_selectors
from whence.records import Span

_ADVICE = "it is kept with the file and not checked; `c2patool` reads it"
_MAGIC = b"C2PATXT\x00"
_HEAD = struct.Struct("!8sBI")  # magic, version, length of the manifest
_HIDDEN = re.compile("\ufeff?([\ufe00-\ufe0f\U000e0100-\U000e01ef]{8,})")
_ARMOUR = re.compile(r"-----BEGIN C2PA MANIFEST-----\s*([^\s-]{0,200})")
_TAG = re.compile(r"<(link|script)\b([^<>]*)>", re.IGNORECASE)
_VALUE = re.compile(r"""\b(rel|href|type)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BEGIN = "-----BEGIN"  # looked for first: a page is long, and hardly any has a manifest
_HIDDEN_MAGIC = "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in _MAGIC)
_NAMES = tuple(
    "".join(letters) for letters in product("2", "pP", "aA")
)  # of "c2pa", without its most frequent letter
_MAX_SHOWN = 120  # characters of an address


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest, or an address of one: where it stands, and what it is in words."""

    span: Span
    words: str


def find_text_manifests(text: str) -> Iterator[Manifest]:
    """Yield the manifests that are hidden in variation selectors or stand in an armoured block."""
    for match in _HIDDEN.finditer(text) if _HIDDEN_MAGIC in text else ():
        data = read_selectors(match[1])
        if data.startswith(_MAGIC):
            yield Manifest(Span(*match.span()), _say_hidden(data))
    for match in _ARMOUR.finditer(text) if _BEGIN in text else ():
        told = f"a C2PA manifest in an armoured block, which begins {_shorten(match[1])!r}; {_ADVICE}"
        yield Manifest(Span(*match.span()), told)


def find_page_manifests(html: str) -> Iterator[Manifest]:
    """Yield the manifests that a page carries or names in its head, and those of its text."""
    for match in _TAG.finditer(html) if any(name in html for name in _NAMES) else ():
        values = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _VALUE.finditer(match[2])}
        is_link = match[1].lower() == "link"
        if is_link and "c2pa-manifest" in values.get("rel", "").lower().split():
            yield Manifest(Span(*match.span()), _say_address(values.get("href", "")))
        elif not is_link and values.get("type", "").strip().lower() == "application/c2pa":
            end = html.find("</", match.end())
            size = _measure(html[match.end() : None if end < 0 else end])
            yield Manifest(Span(*match.span()), f"a C2PA manifest in a script of the page{size}; {_ADVICE}")
    yield from find_text_manifests(html)


def find_pdf_manifests(data: bytes) -> Iterator[Manifest]:
    """Yield the manifests that a PDF names as a file inside it (AFRelationship C2PA_Manifest); places are bytes."""
    for match in re.finditer(rb"/AFRelationship\s*/C2PA_Manifest\b", data):
        yield Manifest(Span(*match.span()), f"a C2PA manifest as a file inside the PDF; {_ADVICE}")


def _say_hidden(data: bytes) -> str:
    if len(data) < _HEAD.size:
        return f"the beginning of a C2PA manifest, cut after {len(data)} bytes, hidden in variation selectors"
    _, version, length = _HEAD.unpack_from(data)
    here = len(data) - _HEAD.size
    cut = "" if here >= length else f", of which {here:,} are here"
    return (
        f"a C2PA manifest (version {version} of the wrapper, {length:,} bytes{cut}) hidden in variation selectors; "
        f"{_ADVICE}"
    )


def _say_address(address: str) -> str:
    if address[:5].lower() == "data:":
        return f"a C2PA manifest in the address of a link{_measure(address.partition(',')[2])}; {_ADVICE}"
    return f"the address of a C2PA manifest, {_shorten(address)!r}; it is not fetched"


def _measure(words: str) -> str:
    try:
        size = len(base64.b64decode("".join(words.split()), validate=True))
    except (binascii.Error, ValueError):
        return ", which is not in base64"
    return f" ({size:,} bytes)"


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 3] + "..."
