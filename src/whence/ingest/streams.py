"""Texts one after the other, for piles too large to hold: each file is the article's text, nothing is cleaned."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from whence.errors import DocumentError
from whence.ingest.encodings import check_bytes, decode
from whence.ingest.files import find_files, measure_file, read_record
from whence.records import Failure
from whence.settings import Settings

_LINES = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".md", "")


class Text(NamedTuple):
    """A text and where it stands: the path of its file, with `:3` for the third line of JSON Lines."""

    name: str
    text: str


class _Record(msgspec.Struct):
    text: str


_decode_line = msgspec.json.Decoder(_Record).decode


def stream_texts(sources: Sequence[Path], failures: list[Failure], *, settings: Settings) -> Iterator[Text]:
    """Yield the texts of files, folders and JSON Lines (`text` in each record), in the order of their paths.

    What cannot be read goes to `failures`, and the rest goes on. Only one text is held at a time.
    """
    for path in find_files(sources, failures):
        try:
            size = measure_file(path)
            if path.suffix.lower() in _LINES:
                yield from _stream_lines(path, failures, settings)
            elif path.suffix.lower() not in _TEXTS:
                raise DocumentError(
                    f"{path}: {path.suffix} is no plain text; give .txt or .jsonl, or clean it with `whence build`",
                    status="not supported",
                )
            elif size > settings.max_file_bytes:
                raise _too_large(str(path), size, settings)
            else:
                data = path.read_bytes()
                check_bytes(data, place=str(path))
                yield _checked(str(path), decode(data, place=str(path)).text)
        except DocumentError as error:
            failures.append(Failure(str(path), str(error), status=error.status))
        except OSError as error:
            message = f"{path}: {error.strerror or error}; check that the file may be read"
            failures.append(Failure(str(path), message, status="not permitted"))


def _stream_lines(path: Path, failures: list[Failure], settings: Settings) -> Iterator[Text]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            place = f"{path}:{number}"
            line = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip(b" \t\r\n")
            if not line:
                continue
            try:
                if len(line) > settings.max_file_bytes:
                    raise _too_large(place, len(line), settings)
                yield _checked(place, _read_text(place, line))
            except DocumentError as error:
                failures.append(Failure(place, str(error), status=error.status))


def _read_text(place: str, line: bytes) -> str:
    try:
        return _decode_line(line).text
    except (msgspec.DecodeError, UnicodeDecodeError):
        read_record(place, line)  # tells what is wrong
        raise DocumentError(
            f"{place}: `text` holds half a character; write whole ones", status="malformed"
        ) from None


def _checked(place: str, text: str) -> Text:
    if not text.strip():
        raise DocumentError(f"{place}: no text but white space; give the article's text", status="no text")
    return Text(place.encode("utf-8", "replace").decode(), text)


def _too_large(place: str, size: int, settings: Settings) -> DocumentError:
    return DocumentError(
        f"{place}: {size:,} bytes, more than the limit of {settings.max_file_bytes:,}; split it into articles or "
        "raise max_file_bytes",
        status="too large",
    )
