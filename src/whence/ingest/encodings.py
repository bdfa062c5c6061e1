"""Bytes to text: what encoding a file is in, found by its marks and contents, never by its name.

UTF-8 (with or without a byte order mark) and UTF-16/32 are told by proof; anything else is read as windows-1252
or, when its bytes do not fit that, as charset-normalizer guesses, and the note says so.
"""

import codecs
import re
from dataclasses import dataclass

from whence.errors import DocumentError

_SAMPLE = 65_536  # bytes looked at by guesses
_MAGIC = (
    (b"%PDF", "a PDF", "save the article as text or HTML"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the article as text or HTML"),
    (b"\x1f\x8b", "gzip data", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text of the article"),
    (b"GIF8", "a GIF picture", "give the text of the article"),
    (b"SQLite format 3\x00", "an SQLite database", "give articles, not a case"),
    (b"\x7fELF", "a program", "give articles as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save the article as text or HTML"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_UNDEFINED_1252 = b"\x81\x8d\x8f\x90\x9d"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text. `note` tells what was uncertain about its encoding; "" when nothing was."""

    text: str
    encoding: str
    note: str = ""


def check_bytes(data: bytes, *, place: str) -> None:
    """Raise DocumentError when `data` is empty or no text in any encoding."""
    if not data:
        raise DocumentError(f"{place}: 0 bytes; the file is empty, save the article again", status="empty")
    for magic, name, remedy in _MAGIC:
        if data.startswith(magic):
            message = f"{place}: begins with {magic[:4]!r}, which is {name}; {remedy}"
            raise DocumentError(message, status="not supported")
    if any(data.startswith(mark) for mark, _ in _MARKS) or _is_bare_utf16(data):
        return
    sample = data[:_SAMPLE]
    n_controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if n_controls * 50 > len(sample):
        raise DocumentError(
            f"{place}: {n_controls} of the first {len(sample)} bytes are control codes, so this is no text; "
            "give text (UTF-8 is best) or HTML",
            status="not text",
        )


def decode(data: bytes, *, place: str, is_html: bool = False) -> Decoded:
    """Give the text of `data`; a byte order mark stays in it as U+FEFF, line ends stay as they are.

    Raises DocumentError when a stated encoding is contradicted by the bytes (a broken UTF-16 file).
    """
    check_bytes(data, place=place)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, place)
    if _is_bare_utf16(data):
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        return _decode_marked(data, encoding, place)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error, place, is_html)


def _decode_marked(data: bytes, encoding: str, place: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        n_bad = text.count("\ufffd")
        if n_bad * 20 > len(text):
            raise DocumentError(
                f"{place}: marked as {encoding} but byte {error.start} does not fit it; "
                "save the file again as UTF-8",
                status="undecodable",
            ) from error
        note = f"{place}: {n_bad} places are not valid {encoding} and are shown as U+FFFD; save it as UTF-8"
        return Decoded(text, encoding, note)


def _decode_other(data: bytes, error: UnicodeDecodeError, place: str, is_html: bool) -> Decoded:
    where = f"byte {error.start} is 0x{data[error.start]:02x}"
    if is_html and (declared := _declared(data)) is not None:
        return Decoded(data.decode(declared, "replace"), declared)
    text = data.decode("utf-8", "replace")
    n_bad = text.count("\ufffd")
    n_wide = sum(1 for character in text if character > "\x7f") - n_bad
    if n_wide > 4 * n_bad:
        note = f"{place}: {where}, not UTF-8; {n_bad} such places are shown as U+FFFD, save it as UTF-8"
        return Decoded(text, "utf-8", note)
    encoding = _guess(data)
    note = f"{place}: {where}, not UTF-8; read as {encoding}, save it as UTF-8 if words look wrong"
    return Decoded(data.decode(encoding, "replace"), encoding, note)


def _declared(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    # What pages call latin-1 is windows-1252 (WHATWG Encoding Standard); a false "utf-8" is no help.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(name, name)


def _guess(data: bytes) -> str:
    high = data.translate(None, bytes(range(128)))
    marks = sum(high.count(mark) for mark in b"\x85\x91\x92\x93\x94\x96\x97\xa0")
    if not any(bad in high for bad in _UNDEFINED_1252) and (
        marks * 4 > len(high) or len(high) * 50 < len(data)
    ):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return "windows-1252" if best is None or best.encoding in ("ascii", "utf_8") else best.encoding


def _is_bare_utf16(data: bytes) -> bool:
    sample = data[:2048]
    if len(sample) < 8 or len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) * 10 > len(sample) * 4 and min(even, odd) * 20 < len(sample)
