"""Newsletters: messages (.eml), mailboxes (mbox), and pages that a browser saved as one file (MHTML).

A message's HTML part is read, else its plain text; the subject is its title, the sender its outlet. Messages inside a
message, and attached files, are named and left out.
"""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from whence.errors import DocumentError
from whence.ingest.containers import Container, Found, make_original
from whence.records import Failure, Original
from whence.settings import Settings

_Message = Message  # as the standard library gives it
_FROM = re.compile(rb"From \S[^\r\n]{0,200}\d{4}\s*\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_KEPT_HEAD = 20_000  # bytes of a message's header that are kept with its custody


def split_mailbox(stream: BinaryIO, container: Container, *, settings: Settings) -> Iterator[Found]:
    """Yield the messages of an mbox file (RFC 4155), each with its place; `>From` lines stay as they stand."""
    number, start, at = 0, 0, 0
    lines: list[bytes] = []
    size = 0
    is_after_blank = True
    for line in stream:
        if not number or (is_after_blank and _FROM.match(line)):
            if number:
                yield _take(b"".join(lines), size, container, number, start, at, settings)
            number, start, size, lines = number + 1, at + len(line), 0, []
        else:
            size += len(line)
            if size <= settings.max_file_bytes:
                lines.append(line)
        is_after_blank = not line.strip()
        at += len(line)
    if number:
        yield _take(b"".join(lines), size, container, number, start, at, settings)


def _take(
    data: bytes, size: int, container: Container, number: int, start: int, end: int, settings: Settings
) -> Found:
    place = f"{container.place}:{number}"
    if size > settings.max_file_bytes:
        message = (
            f"{place}: a message of {size:,} bytes, more than {settings.max_file_bytes:,}; raise max_file_bytes"
        )
        return Failure(place, message, status="too large")
    try:
        return read_message(data, place, container, number=number, start=start, end=end)
    except DocumentError as error:
        return Failure(place, str(error), status=error.status)


def read_message(
    data: bytes, place: str, container: Container, *, number: int = 1, start: int = 0, end: int | None = None
) -> Original:
    """Give the original of a message; raises `DocumentError` where it holds no text."""
    message = _parse(data)
    part, pointer = _pick(message, place)
    head = _HEADER_END.split(data, maxsplit=1)[0][:_KEPT_HEAD].decode("utf-8", "replace")
    saved = str(message.get("Snapshot-Content-Location") or "").strip()
    stated: dict[str, object] = {
        "start": start,
        "end": len(data) if end is None else end,
        "parts": (("text", pointer),),
        "packing": (
            *container.packing,
            str(part.get("Content-Transfer-Encoding") or "7bit").strip().casefold(),
        ),
        "record_id": str(message.get("Message-ID") or "").strip() or None,
        "head": head,
    }
    if saved or (message.get_content_type() == "multipart/related" and _is_page(part)):
        url = str(part.get("Content-Location") or saved).strip() or None
        stated |= {"url": url, "captured": _date(message), "charset": part.get_content_charset()}
        return make_original(place, "html", _payload(part), custody=container.custody(number=number, **stated))
    custody = container.custody(number=number, captured=_received(message), **stated)
    return make_original(place, "mail", data, tuple(_fields(message)), custody)


def open_message(data: bytes, *, place: str) -> tuple[bytes, str | None, bool]:
    """Give the bytes of the part of a message that is read, its charset, and whether it is HTML."""
    part, _ = _pick(_parse(data), place)
    return _payload(part), part.get_content_charset(), _is_page(part)


def say_head(data: bytes) -> str:
    """Give subject, sender and date of a message, a line each, and a blank line."""
    message = _parse(data)
    lines = (" ".join(_header(message, name).split()) for name in ("Subject", "From", "Date"))
    return "\n".join(lines) + "\n\n"


def _parse(data: bytes) -> _Message:
    return BytesParser().parsebytes(data)


def _is_page(part: _Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _pick(message: _Message, place: str) -> tuple[_Message, str]:
    """Give the part to read and where it stands: `/1/0` for the first part of the second."""
    found = [
        (part, pointer)
        for part, pointer in _walk(message, "", 0)
        if part.get_content_maintype() == "text"
        and part.get_content_disposition() != "attachment"
        and _payload(part).strip()
    ]
    pages = [item for item in found if _is_page(item[0])]
    plain = [item for item in found if item[0].get_content_type() == "text/plain"]
    for item in (*pages, *plain, *found):
        return item
    kinds = ", ".join(sorted({part.get_content_type() for part, _ in _walk(message, "", 0)}))
    raise DocumentError(
        f"{place}: a message without text ({kinds or 'no parts'}); save what is attached as files of their own",
        status="no text",
    )


def _walk(message: _Message, pointer: str, depth: int) -> Iterator[tuple[_Message, str]]:
    if message.get_content_maintype() == "message" or depth > 20:
        return
    if not message.is_multipart():
        yield message, pointer or "/"
        return
    for index, part in enumerate(message.get_payload()):
        if isinstance(part, Message):
            yield from _walk(part, f"{pointer}/{index}", depth + 1)


def _payload(part: _Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _fields(message: _Message) -> Iterator[tuple[str, str]]:
    subject = " ".join(_header(message, "Subject").split())
    if subject:
        yield "title", subject
    name, address = parseaddr(_header(message, "From"))
    if name or address:
        yield "outlet", name or address.partition("@")[2]
    date = _date(message)
    if date:
        yield "published", date


def _header(message: "_Message", name: str) -> str:
    """Give a header with its encoded words (RFC 2047) read; as it stands where they cannot be."""
    value = str(message.get(name) or "")
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value


def _date(message: _Message) -> str | None:
    """Give the date that a message states, in ISO 8601 with its zone; None: none that can be read."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date") or ""))
    except (ValueError, IndexError, OverflowError):
        return None
    written = moment.isoformat(timespec="minutes")
    return written.replace("+00:00", "Z") if moment.tzinfo else written


def _received(message: _Message) -> str | None:
    """Give when the last server took the message, as it wrote it down."""
    lines = message.get_all("Received") or []
    return str(lines[0]).rpartition(";")[2].strip() or None if lines else None
