"""Tables of articles (CSV, TSV) to originals: a row each, with the columns that hold its text and what it states.

Quoting follows RFC 4180; the delimiter is the one that parts the header. Rows are read as they come, and keep their
bytes: what is not UTF-8 in them stays as it is.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from whence.errors import DocumentError
from whence.ingest.containers import Container, Found, make_original
from whence.ingest.encodings import decode
from whence.ingest.mapped_texts import MappedText
from whence.ingest.news_records import find_parts, say_missing
from whence.records import Failure, Span
from whence.settings import Settings

_HALF = re.compile("[\ud800-\udfff]")  # how bytes that are not UTF-8 are held until their row is read
_DELIMITERS = ",\t;|"
_GDELT = {27: "DocumentIdentifier", 61: "SOURCEURL", 58: "SOURCEURL", 16: "MentionIdentifier", 57: "SOURCEURL"}
_GDELT_COLUMN = {27: 4, 61: 60, 58: 57, 57: 56, 16: 5}  # where tables without a header have the address
_LONGEST_HEADER = 100_000  # bytes of a header looked at for its delimiter
_SHOWN_COLUMNS = 8


def read_table(stream: BinaryIO, container: Container, *, settings: Settings) -> Iterator[Found]:
    """Yield the article of each row, or the failure that it is.

    Raises `DocumentError` where the header names neither a text nor an address.
    """
    encoding = _find_encoding(stream)
    begin = stream.tell()
    delimiter = find_delimiter(stream.readline(_LONGEST_HEADER).decode(encoding, "replace"))
    stream.seek(begin)
    rows = _split_rows(stream, encoding, delimiter, settings.max_file_bytes)
    first = next(rows, None)
    if first is None:
        raise DocumentError(f"{container.place}: a table without rows; get it again", status="no text")
    names, is_header = _name_columns(_mend(first[2], container.place), delimiter, container.place)
    is_empty = True
    for number, start, line in rows if is_header else chain([first], rows):
        is_empty = False
        if len(line) > settings.max_file_bytes:
            place = f"{container.place}:{number}"
            message = f"{place}: a row of more than {settings.max_file_bytes:,} bytes; raise max_file_bytes"
            yield Failure(place, message, status="too large")
        elif line.strip():
            yield _take_row(line, names, delimiter, container, number, start, encoding)
    if is_empty:
        raise DocumentError(
            f"{container.place}: a header without rows, or a quotation mark in it that does not end; export it again",
            status="no text",
        )


def _name_columns(header: str, delimiter: str, place: str) -> tuple[list[str], bool]:
    """Give the names of the columns, and whether the first row holds them; GDELT has tables without."""
    names = [read_cell(header, cell).text.strip() for cell in find_cells(header, delimiter)]
    bare = _name_bare(names)
    if bare is not None:
        return bare, False
    named = find_parts(dict.fromkeys(names, "x"), place=place)
    if named.text is None and "url" not in named.parts:
        shown = ", ".join(names[:_SHOWN_COLUMNS])
        raise DocumentError(
            f"{place}: no column holds a text or an address ({shown}); name one `text` and one `url`",
            status="not supported",
        )
    return names, True


def _take_row(
    line: str,
    names: Sequence[str],
    delimiter: str,
    container: Container,
    number: int,
    start: int,
    encoding: str,
) -> Found:
    place = f"{container.place}:{number}"
    mended = _mend(line, place)
    cells = [read_cell(mended, cell).text for cell in find_cells(mended, delimiter)]
    record = dict(zip(names, cells, strict=False))
    try:
        parts = find_parts(record, place=place)
    except DocumentError as error:
        return Failure(place, str(error), status=error.status)
    if parts.text is None:
        return Failure(place, say_missing(parts, place=place), status="not fetched")
    columns = {
        "/" + name.replace("~", "~0").replace("/", "~1"): f"/{index}" for index, name in enumerate(names)
    }
    data = line.rstrip("\r\n").encode(encoding, "surrogateescape")
    stated = {role: part.value for role, part in parts.parts.items()}
    custody = container.custody(
        number=number,
        start=start,
        end=start + len(data),
        parts=(*((role, columns[pointer]) for role, pointer in parts.pointers), ("delimiter", delimiter)),
        captured=stated.get("seen"),
        url=stated.get("url"),
        charset=None if encoding == "utf-8" else encoding,
    )
    return make_original(place, "csv", data, parts.fields, custody)


def _mend(line: str, place: str) -> str:
    """Give a row with what is not UTF-8 in it read as windows-1252 or as guessed, as its article will be."""
    if line.isascii() or not _HALF.search(line):
        return line
    return decode(line.encode("utf-8", "surrogateescape"), place=place).text


def find_cells(line: str, delimiter: str) -> list[Span]:
    """Give where the cells of a row stand, inside their quotes."""
    pattern = _cells(delimiter)
    cells: list[Span] = []
    at, end = 0, len(line.rstrip("\r\n"))
    while True:
        match = pattern.match(line, at, end)
        if match is None:
            return cells
        cells.append(Span(*match.span(1)) if match[1] is not None else Span(*match.span(2)))
        at = match.end()
        if at >= end:
            return cells
        at += 1


def _cells(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'"((?:[^"]|"")*+)"(?=[{re.escape(delimiter)}]|$)|([^{re.escape(delimiter)}]*)')


def read_cell(line: str, place: Span) -> MappedText:
    """Give the text of a cell with doubled quotes read once, mapped."""
    made = MappedText()
    at = place.start
    if line[at - 1 : at] == '"':
        while (found := line.find('""', at, place.end)) >= 0:
            made.add(line[at:found], at, found)
            made.add('"', found, found + 2)
            at = found + 2
    made.add(line[at : place.end], at, place.end)
    return made


def find_delimiter(header: str) -> str:
    """Give what parts the cells of a header; a comma where nothing does."""
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), -_DELIMITERS.index(mark)))


def _name_bare(names: Sequence[str]) -> list[str] | None:
    """Give the column names of a GDELT table that came without them; None: it is no such table."""
    column = _GDELT_COLUMN.get(len(names))
    if column is None or not names[column].startswith(("http://", "https://")):
        return None
    return [_GDELT[len(names)] if index == column else f"column {index + 1}" for index in range(len(names))]


def _find_encoding(stream: BinaryIO) -> str:
    head = stream.read(4)
    stream.seek(0)
    if head.startswith(b"\xff\xfe"):
        stream.seek(2)
        return "utf-16-le"
    if head.startswith(b"\xfe\xff"):
        stream.seek(2)
        return "utf-16-be"
    if head.startswith(b"\xef\xbb\xbf"):
        stream.seek(3)
    return "utf-8"


def _split_rows(stream: BinaryIO, encoding: str, delimiter: str, limit: int) -> Iterator[tuple[int, int, str]]:
    """Yield each row with the number of its first line and the byte it begins at; a quoted cell may span lines.

    Of a row longer than `limit` only so much is given.
    """
    at = stream.tell()
    row: list[str] = []
    size, first, is_open = 0, 1, False
    lines = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")
    number = 0
    try:
        while line := lines.readline(limit + 1):
            is_open = _ends_open(line, delimiter, is_open)
            row += [line] if size <= limit else []
            size += len(line.encode(encoding, "surrogateescape"))
            number += line.endswith("\n")
            if not is_open and line.endswith("\n"):
                yield first, at, "".join(row)
                at, row, size, first = at + size, [], 0, number + 1
        if row:
            yield first, at, "".join(row)
    finally:
        if not lines.closed:
            lines.detach()  # the stream is the caller's to close


def _ends_open(line: str, delimiter: str, is_open: bool) -> bool:
    """Tell whether a line ends inside a quoted cell; a quotation mark opens one only where the cell begins."""
    at = 0
    while at < len(line):
        if not is_open and line[at] == '"':
            is_open, at = True, at + 1
        elif is_open:
            found = line.find('"', at)
            if found < 0:
                return True
            is_open = line[found + 1 : found + 2] == '"'
            at = found + 2 if is_open else found + 1
            if is_open:
                continue
            at = _next_cell(line, delimiter, at)
        else:
            at = _next_cell(line, delimiter, at)
    return is_open


def _next_cell(line: str, delimiter: str, at: int) -> int:
    found = line.find(delimiter, at)
    return len(line) if found < 0 else found + 1
