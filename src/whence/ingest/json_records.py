"""JSON files to originals: one article, a list of them, a list inside an answer of a news API, or one object a line.

A file is read as it comes: of a list, only one object is held at a time.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from whence.errors import DocumentError
from whence.ingest.containers import Container, Found, make_original
from whence.ingest.news_records import find_parts, say_missing, shown
from whence.records import Failure, Original
from whence.settings import Settings

_BLOCK = 1 << 18
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|"', re.DOTALL)
_MAX_NESTING = 4  # lists of articles stand at {"articles": {"results": [...]}} or above
_MARK = b"\xef\xbb\xbf"


def read_lines(stream: BinaryIO, container: Container, *, settings: Settings) -> Iterator[Found]:
    """Yield the article of each line of a JSON Lines file, or the failure that it is."""
    at = number = 0
    while True:
        number += 1
        line = stream.readline(settings.max_file_bytes + 1)
        if not line:
            return
        length = len(line)
        while (
            not line.endswith(b"\n") and length > settings.max_file_bytes
        ):  # the rest of a line beyond the limit
            more = stream.readline(_BLOCK)
            length += len(more)
            if not more or more.endswith(b"\n"):
                break
        record = (line.removeprefix(_MARK) if number == 1 else line).strip(b" \t\r\n")
        if record:
            start = at + line.find(record[:1])
            yield _try(f"{container.place}:{number}", record, container, number, start, settings)
        at += length


def read_objects(stream: BinaryIO, container: Container, *, settings: Settings) -> Iterator[Found]:
    """Yield the articles of a JSON file, or the failures that its objects are; raises `DocumentError` if none is there.

    One object that holds a text or a URL is one article; otherwise the objects of the outermost lists are.
    """
    head = stream.read(settings.max_file_bytes + 1)
    if len(head) <= settings.max_file_bytes:
        whole = _load(container.place, head.removeprefix(_MARK).strip())
        if isinstance(whole, dict) and _is_article(whole, container.place):
            data = head.removeprefix(_MARK).strip()
            yield _try(container.place, data, container, 1, head.find(data[:1]), settings, is_alone=True)
            return
        if not isinstance(whole, dict | list):
            raise DocumentError(
                f"{container.place}: {shown(whole)} is no article; write an object with `text`, or a list of such",
                status="malformed",
            )
        if isinstance(whole, list) and (n_others := sum(not isinstance(item, dict) for item in whole)):
            message = f"{container.place}: {n_others} things in the list are no objects and are left out"
            yield Failure(
                container.place, f"{message}; write each article as an object", status="parts left out"
            )
    stream.seek(0)
    number = 0
    for number, (start, record) in enumerate(_split(stream, container.place, settings.max_file_bytes), 1):
        yield _try(f"{container.place}:{number}", record, container, number, start, settings)
    if not number:
        raise DocumentError(
            f"{container.place}: JSON without an article; write an object with `text`, or a list of such objects",
            status="no text",
        )


def read_record(
    place: str, line: bytes, container: Container | None = None, number: int = 1, start: int = 0
) -> Original:
    """Give the article of an object of JSON; raises `DocumentError`, which tells what is wrong with it."""
    record = _load(place, line)
    if not isinstance(record, dict):
        raise DocumentError(
            f'{place}: {shown(record)} is not an object; write {{"text": "..."}}', status="malformed"
        )
    parts = find_parts(record, place=place)
    if parts.text is None:
        if "text" in record or not parts.parts.keys() & {"url", "attachment"}:
            message = f"{place}: `text` is {shown(record.get('text'))}; give the article's text as a string"
            raise DocumentError(message, status="no text")
        raise DocumentError(say_missing(parts, place=place), status="not fetched")
    stated = {role: part.value for role, part in parts.parts.items()}
    custody = (
        container or Container(place.rpartition(":")[0], "JSON Lines", place.rpartition(":")[0])
    ).custody(
        number=number,
        start=start,
        end=start + len(line),
        parts=parts.pointers,
        captured=stated.get("seen"),
        url=stated.get("url"),
    )
    return make_original(place, "json", line, parts.fields, custody)


def _try(
    place: str,
    data: bytes,
    container: Container,
    number: int,
    start: int,
    settings: Settings,
    is_alone: bool = False,
) -> Found:
    if len(data) > settings.max_file_bytes:
        message = f"{place}: more than {settings.max_file_bytes:,} bytes in one object; raise max_file_bytes"
        return Failure(place, message, status="too large")
    try:
        return read_record(place, data, container, number, start)
    except DocumentError as error:
        return Failure(place, str(error), status=error.status)


def _is_article(record: dict[str, Any], place: str) -> bool:
    """Tell whether an object is one article rather than a frame around a list of them."""
    try:
        parts = find_parts(record, place=place)
    except DocumentError:
        return True  # it has a text and a mistake beside it
    if parts.text is not None or "text" in record:
        return True
    return "url" in parts.parts and "title" in parts.parts and not _has_list(record, 0)


def _has_list(value: Any, depth: int) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict) for item in value)
    return (
        isinstance(value, dict) and depth < 2 and any(_has_list(inner, depth + 1) for inner in value.values())
    )


def _load(place: str, data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{place}: byte {error.start} is not UTF-8; write JSON in UTF-8", status="undecodable"
        ) from error
    except json.JSONDecodeError as error:
        shown_part = error.doc[max(0, error.pos - 10) : error.pos + 20]
        raise DocumentError(
            f"{place}: not JSON at character {error.pos + 1}, near {shown_part!r} ({error.msg}); "
            "write one object a line in a .jsonl file, or one object or list of objects in a .json file",
            status="malformed",
        ) from error
    except (RecursionError, ValueError) as error:
        told = "nested too deep" if isinstance(error, RecursionError) else f"cannot be read ({error})"
        raise DocumentError(f"{place}: JSON {told}; write flat objects", status="too deep") from error


def _split(stream: BinaryIO, place: str, limit: int) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of the outermost lists with the byte each begins at."""
    kept, base, at = b"", 0, 0  # bytes held, where they begin, how far they are read
    stack: list[bytes] = []
    start: int | None = None
    while True:
        match = _TOKEN.search(kept, at)
        if match is None or match[0] == b'"':
            low = len(kept) if match is None else match.start()
            cut = low if start is None else min(start - base, low)
            block = stream.read(max(_BLOCK, low - cut))
            if not block:
                return
            if low - cut > 2 * limit:
                raise DocumentError(
                    f"{place}: an object of more than {limit:,} bytes at byte {base + cut:,}, and what follows it, is "
                    "not read; raise max_file_bytes",
                    status="too large",
                )
            kept, base, at = kept[cut:] + block, base + cut, low - cut
            continue
        at = match.end()
        token = match[0]
        if token in b"{[":
            if token == b"{" and start is None and stack and stack[-1] == b"[" and len(stack) <= _MAX_NESTING:
                start, depth = base + match.start(), len(stack)
            stack.append(token)
        elif token in b"}]" and stack:
            stack.pop()
            if start is not None and len(stack) == depth:
                yield start, kept[start - base : at]
                start = None
