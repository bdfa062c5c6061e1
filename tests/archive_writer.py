"""Web archives, feeds and messages of invented outlets, made at run time."""

import base64
import gzip
import hashlib
import io
import zipfile
from email.message import EmailMessage


def say(number: int, n_sentences: int = 8) -> str:
    """Give a paragraph that no other number has."""
    return " ".join(
        f"Ferry {number} was held at Port Esk with {number * 100 + n} passengers, the harbour office said on Monday."
        for n in range(n_sentences)
    )


def make_page(title: str, number: int = 1) -> bytes:
    """Give an HTML page with an article of three paragraphs."""
    body = "".join(f"<p>{say(number + n)}</p>" for n in range(3))
    article = f"<article><h1>{title}</h1>{body}</article>"
    return f"<html><head><title>{title}</title></head><body>{article}</body></html>".encode()


def write_warc(*responses: tuple[str, bytes, dict[str, str]], is_packed: bool = True) -> bytes:
    """Give a WARC with a response for each (URL, body, headers); the header `status` is the HTTP status."""
    records = (_write_record(number, *response) for number, response in enumerate(responses, 1))
    return b"".join(gzip.compress(record) if is_packed else record for record in records)


def _write_record(number: int, url: str, body: bytes, stated: dict[str, str]) -> bytes:
    headers = {"Content-Type": "text/html; charset=utf-8", **stated}
    status = headers.pop("status", "200 OK")
    if headers.get("Content-Encoding") == "gzip":
        body = gzip.compress(body)
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    block = "\r\n".join([*lines, "", ""]).encode() + body
    digest = base64.b32encode(hashlib.sha1(body).digest()).decode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-03-04T09:30:00Z\r\nWARC-Target-URI: {url}\r\nWARC-Payload-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_zip(files: dict[str, bytes], *, is_packed: bool = True) -> bytes:
    """Give a ZIP of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def write_mail(subject: str, *, html: str | None = None, text: str | None = None, **headers: str) -> bytes:
    """Give a message with a plain part, an HTML part, or both."""
    message = EmailMessage()
    message["From"] = headers.get("sender", "Esk Courier <letter@esk.example>")
    message["Subject"] = subject
    message["Date"] = headers.get("date", "Mon, 04 Mar 2024 09:30:00 +0100")
    message["Message-ID"] = "<1@esk.example>"
    if text is not None:
        message.set_content(text)
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def write_rss(*items: str, title: str = "Esk Courier") -> bytes:
    """Give an RSS 2.0 feed of items, each the XML inside `<item>`."""
    inside = "".join(f"<item>{item}</item>\n" for item in items)
    names = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = f"<channel><title>{title}</title>{inside}</channel>"
    return f'<?xml version="1.0"?>\n<rss version="2.0" {names}>{channel}</rss>'.encode()
