"""Files, folders and JSON Lines to originals: what is there, read once, with a word for all that could not be."""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from whence.errors import DocumentError
from whence.ingest.encodings import check_bytes
from whence.records import Failure, Original
from whence.settings import Settings

_FIELDS = ("title", "url", "outlet", "published")
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<?xml")
_NOT_ARTICLES = {".json": "write one JSON object a line in a file named .jsonl, with `text` in each"}


def load_sources(sources: Sequence[Path], *, settings: Settings) -> tuple[list[Original], list[Failure]]:
    """Give every article under `sources`, sorted by path, and a failure for each that could not be read.

    Folders are read whole, without hidden files and without following links to folders. The same bytes count
    once; the second file is named in the failures.
    """
    originals: list[Original] = []
    failures: list[Failure] = []
    for path in find_files(sources, failures):
        try:
            originals += _read_file(path, settings, failures)
        except DocumentError as error:
            failures.append(Failure(str(path), str(error)))
        except OSError as error:
            message = f"{path}: {error.strerror or error}; check that the file may be read"
            failures.append(Failure(str(path), message))
    return _drop_twins(sorted(originals, key=place_key), failures), failures


def place_key(original: Original) -> tuple[str, int]:
    """Give what sorts originals by path, the lines of a file by their numbers."""
    path, _, line = original.path.rpartition(":")
    return (path, int(line)) if original.media == "json" and line.isdigit() else (original.path, 0)


def find_files(sources: Sequence[Path], failures: list[Failure]) -> Iterator[Path]:
    """Yield each file under `sources` once, hidden ones left out; what cannot be listed goes to `failures`."""
    seen: set[Path] = set()
    for source in sources:
        for path in _under(source, failures):
            if path not in seen:
                seen.add(path)
                yield path


def _under(source: Path, failures: list[Failure]) -> Iterator[Path]:
    if not source.is_dir():
        yield source
        return

    def note(error: OSError) -> None:
        folder = error.filename or source
        message = f"{folder}: {error.strerror}; check that the folder may be read"
        failures.append(Failure(str(folder), message))

    n_files = 0
    for folder, folders, names in os.walk(source, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                n_files += 1
                yield Path(folder) / name
    if not n_files and not any(failure.path == str(source) for failure in failures):
        message = f"{source}: a folder without files; give a folder of .txt, .md, .html or .jsonl files"
        failures.append(Failure(str(source), message))


def measure_file(path: Path) -> int:
    """Give the size of a file in bytes; raises `DocumentError` where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise DocumentError(f"{path}: no such file; check the name") from error
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(f"{path}: not a regular file (a pipe, socket or device); give a file or a folder")
    return status.st_size


def _read_file(path: Path, settings: Settings, failures: list[Failure]) -> list[Original]:
    size = measure_file(path)
    if size > settings.max_file_bytes:
        raise DocumentError(
            f"{path}: {size:,} bytes, more than the limit of {settings.max_file_bytes:,}; "
            "split it into articles or raise max_file_bytes"
        )
    suffix = path.suffix.lower()
    if suffix in _NOT_ARTICLES:
        raise DocumentError(f"{path}: {suffix} is not an article; {_NOT_ARTICLES[suffix]}")
    data = path.read_bytes()
    check_bytes(data, place=str(path))
    if suffix in (".jsonl", ".ndjson"):
        return _read_lines(path, data, failures)
    is_html = suffix in _HTML_SUFFIXES or (suffix not in (".txt", ".md") and _looks_html(data))
    return [_make_original(str(path), "html" if is_html else "text", data)]


def _looks_html(data: bytes) -> bool:
    return data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS)


def _read_lines(path: Path, data: bytes, failures: list[Failure]) -> list[Original]:
    originals = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        line = line.strip(b" \t\r")
        if not line:
            continue
        place = f"{path}:{number}"
        try:
            originals.append(read_record(place, line))
        except DocumentError as error:
            failures.append(Failure(place, str(error)))
    return originals


def read_record(place: str, line: bytes) -> Original:
    """Give the article of a line of JSON; raises `DocumentError`, which tells what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DocumentError(f"{place}: byte {error.start} is not UTF-8; write JSON in UTF-8") from error
    except json.JSONDecodeError as error:
        shown = line[max(0, error.pos - 10) : error.pos + 20].decode("utf-8", "replace")
        raise DocumentError(
            f"{place}: not JSON at character {error.pos + 1}, near {shown!r} ({error.msg}); "
            "write one object a line"
        ) from error
    except RecursionError as error:
        raise DocumentError(f"{place}: JSON nested too deep; write one flat object a line") from error
    if not isinstance(record, dict):
        raise DocumentError(f'{place}: {_shown(record)} is not an object; write {{"text": "..."}}')
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError(f"{place}: `text` is {_shown(text)}; give the article's text as a string")
    fields = []
    for name in _FIELDS:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise DocumentError(f"{place}: `{name}` is {_shown(value)}; write it as a string or leave it out")
        if value and value.strip():
            fields.append((name, value.strip()))
    return _make_original(place, "json", line, tuple(fields))


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 40 else words[:37] + "..."


def _make_original(
    path: str, media: Literal["text", "html", "json"], data: bytes, fields: tuple[tuple[str, str], ...] = ()
) -> Original:
    digest = hashlib.sha256(data).hexdigest()
    return Original(
        id=digest[:12],
        sha256=digest,
        path=path,
        media=media,
        data=data,
        fields=fields,
    )


def _drop_twins(originals: list[Original], failures: list[Failure]) -> list[Original]:
    first: dict[str, Original] = {}
    for original in originals:
        if original.sha256 in first:
            twin = first[original.sha256]
            message = f"{original.path}: same bytes as {twin.path}; counted once"
            failures.append(Failure(original.path, message, is_note=True))
        else:
            first[original.sha256] = original
    return list(first.values())
