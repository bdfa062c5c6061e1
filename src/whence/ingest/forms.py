"""What a file is: told by its bytes, and by its name only where bytes cannot tell."""

import json
import re
from pathlib import PurePath
from typing import Literal

from whence.ingest.csv_tables import find_cells, find_delimiter, read_cell
from whence.ingest.markdowns import read_front
from whence.ingest.news_records import find_parts

Form = Literal[
    "text", "html", "markdown", "pdf", "JSON", "JSON Lines", "CSV", "WARC", "gzip", "ZIP", "feed", "sitemap", "OPML",
    "Zotero RDF", "mailbox", "mail", "list of URLs", "other XML",
]  # fmt: skip

HEAD_BYTES = 65_536  # of a file that are looked at
_MARK = b"\xef\xbb\xbf"
_NAMES: dict[str, Form] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "JSON", ".jsonl": "JSON Lines", ".ndjson": "JSON Lines",
    ".csv": "CSV", ".tsv": "CSV", ".tab": "CSV", ".md": "markdown", ".markdown": "markdown", ".eml": "mail",
    ".mbox": "mailbox", ".mht": "mail", ".mhtml": "mail",
}  # fmt: skip
_TEXT_NAMES = {".txt", ".text", ""}
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>].*?<(?:head|body|meta|title|p|div|!--)[\s>]", re.IGNORECASE | re.DOTALL
)
_HTML_START = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")
_XML_PROLOG = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS: dict[bytes, Form] = {
    b"rss": "feed", b"feed": "feed", b"html": "html", b"urlset": "sitemap", b"sitemapindex": "sitemap", b"opml": "OPML",
}  # fmt: skip
_ZOTERO = b"http://www.zotero.org/namespaces/export#"
_MBOX = re.compile(rb"From \S[^\r\n]{0,200}\d{4}[ \t]*\r?\n[!-9;-~]{1,70}:")
_HEADER = re.compile(
    rb"(?:^|\n)(message-id|mime-version|received|return-path|delivered-to|dkim-signature):", re.IGNORECASE
)
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,70}:[ \t]")
_URL_LINE = re.compile(rb"https?://[^\s<>\"]{3,2000}")
_LIST_COLUMNS = 3  # columns of a header that must be known before a file of any name is taken for a table


def find_form(head: bytes, name: str) -> Form:
    """Give what the file `name` is, whose first bytes are `head`."""
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"PK\x03\x04"):
        return "ZIP"
    if re.match(rb"WARC/\d\.\d\r?\n", head):
        return "WARC"
    if _MBOX.match(head):
        return "mailbox"
    if _is_mail(head, suffix):
        return "mail"
    start = head.removeprefix(_MARK).lstrip()
    if start.startswith(b"<"):
        return _find_markup(start, suffix)
    return _find_text(head, start, suffix)


def _is_mail(head: bytes, suffix: str) -> bool:
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    is_header = _HEADER_LINE.match(top) is not None
    return is_header and (suffix in (".eml", ".mht", ".mhtml") or _HEADER.search(top) is not None)


def _find_markup(start: bytes, suffix: str) -> Form:
    prolog = _XML_PROLOG.match(start)
    rest = start[prolog.end() if prolog else 0 :]
    root = _ROOT.match(rest)
    name = root[1].lower() if root else b""
    if name in _ROOTS and name != b"html":
        return _ROOTS[name]
    if name == b"rdf":
        return "Zotero RDF" if _ZOTERO in start else "feed"
    is_xhtml = name == b"html" and start.startswith(b"<?xml")
    if is_xhtml or _HTML.match(start) or _HTML.match(rest):
        return "html"
    if suffix in _NAMES and _NAMES[suffix] != "JSON Lines":
        return _NAMES[suffix]
    if suffix not in _TEXT_NAMES and (
        start[:9].lower().startswith(_HTML_START) or start.lower().startswith(_HTML_START)
    ):
        return "html"
    if suffix == "" and start.lower().startswith(_HTML_START):
        return "html"
    return "other XML" if start.startswith(b"<?xml") and name not in (b"", b"html") else "text"


def _find_text(head: bytes, start: bytes, suffix: str) -> Form:
    if start[:1] in b"[{" and start and (found := _find_json(head, start, suffix)):
        return found
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _NAMES[suffix]
    if _is_list(start, is_cut=len(head) >= HEAD_BYTES):
        return "list of URLs"
    if suffix in (".csv", ".tsv", ".tab"):
        return "CSV"
    if _is_table(start):
        return "CSV"
    if suffix in _NAMES:
        return _NAMES[suffix]
    if start.startswith((b"---", b"+++")) and read_front(start.decode("utf-8", "replace"))[0]:
        return "markdown"
    return "text"


def _find_json(head: bytes, start: bytes, suffix: str) -> Form | None:
    first, _, rest = start.partition(b"\n")
    try:
        if isinstance(json.loads(first), dict) and (rest.strip() or suffix in (".jsonl", ".ndjson")):
            return "JSON Lines"
    except (ValueError, RecursionError):
        pass
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _NAMES[suffix]
    try:
        value = json.loads(start)
    except (ValueError, RecursionError):
        is_cut = (
            len(head) >= HEAD_BYTES and re.match(rb'[\[{]\s*(?:\{\s*)?"[^"\n]{1,80}"\s*:', start) is not None
        )
        return "JSON" if is_cut else None
    return "JSON" if isinstance(value, dict | list) and value else None


def _is_list(start: bytes, *, is_cut: bool) -> bool:
    lines = [line.strip() for line in start.splitlines()]
    lines = [line for line in (lines[:-1] if is_cut else lines) if line and not line.startswith(b"#")]
    return bool(lines) and all(_URL_LINE.fullmatch(line) for line in lines)


def _is_table(start: bytes) -> bool:
    header = start.partition(b"\n")[0].decode("utf-8", "replace")
    delimiter = find_delimiter(header)
    if header.count(delimiter) < _LIST_COLUMNS - 1 or len(header) > 5_000:
        return False
    names = [read_cell(header, place).text for place in find_cells(header, delimiter)]
    named = find_parts(dict.fromkeys(names, "x"), place="")
    return len(named.parts) + (named.text is not None) >= _LIST_COLUMNS and (
        named.text is not None or "url" in named.parts
    )
