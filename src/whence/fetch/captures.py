"""Captures as WARC 1.1 records (ISO 28500:2017), byte for byte as they came, and what earlier ones say of a page.

Each exchange is a `response` record and the `request` that brought it; a page that has not changed is a `revisit`
that names the record which still holds.
"""

import contextlib
import gzip
import io
import uuid
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from whence.errors import DocumentError
from whence.fetch.exchanges import AGENT, Exchange
from whence.fetch.pages import Capture
from whence.records import make_id

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_OK = "200"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A capture that is there already, with what a server needs to say whether it still holds."""

    url: str
    record_id: str
    date: str  # as in the WARC: 2024-03-01T09:30:00Z
    etag: str | None
    modified: str | None  # the value of Last-Modified

    def conditions(self) -> dict[str, str]:
        """Give the headers that make a request conditional (RFC 9110, section 13)."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {
            name: value for name, value in found.items() if value and value.isascii() and value.isprintable()
        }


def name_archive(capture: Capture) -> str:
    """Give a file name for a capture, of its host, its time (UTC) and its URL."""
    last = capture.exchanges[-1]
    host = urlsplit(last.url).hostname or ""
    plain = "".join(c if c.isalnum() or c in ".-" else "-" for c in host)[:80]
    return f"{plain}-{last.began:%Y%m%dT%H%M%S%f}-{make_id(capture.url)[:8]}.warc.gz"


def pack_capture(capture: Capture, *, is_gzip: bool = True) -> bytes:
    """Give the records of a capture: what made them, then each exchange. With `is_gzip`, each is a gzip member."""
    about = f"software: {AGENT}\r\nformat: WARC File Format 1.1\r\n".encode()
    stated = {"WARC-Date": _write_date(capture.exchanges[0].began), "Content-Type": "application/warc-fields"}
    records = [_pack_record({"WARC-Type": "warcinfo", "WARC-Record-ID": _make_record_id()} | stated, about)]
    for exchange in capture.exchanges:
        is_last = exchange is capture.exchanges[-1]
        records += _pack_exchange(exchange, capture.unchanged_since if is_last else None)
    return b"".join(gzip.compress(record, mtime=0) if is_gzip else record for record in records)


def _pack_exchange(exchange: Exchange, unchanged_since: Earlier | None) -> list[bytes]:
    common = {
        "WARC-Target-URI": exchange.url,
        "WARC-Date": _write_date(exchange.began),
        "WARC-IP-Address": exchange.address,
    }
    answer_id = _make_record_id()
    answer = {"WARC-Type": "response", "WARC-Record-ID": answer_id} | common
    if unchanged_since is not None:
        answer |= {
            "WARC-Type": "revisit",
            "WARC-Profile": _NOT_MODIFIED,
            "WARC-Refers-To": unchanged_since.record_id,
            "WARC-Refers-To-Target-URI": unchanged_since.url,
            "WARC-Refers-To-Date": unchanged_since.date,
        }
    asked = {"WARC-Type": "request", "WARC-Record-ID": _make_record_id()} | common
    asked["WARC-Concurrent-To"] = answer_id
    return [
        _pack_record(answer | {"Content-Type": "application/http; msgtype=response"}, exchange.response),
        _pack_record(asked | {"Content-Type": "application/http; msgtype=request"}, exchange.request),
    ]


def _pack_record(headers: dict[str, str], block: bytes) -> bytes:
    """Give a record whose block is `block` to the byte: warcio's writer parses HTTP headers and writes them anew."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.utils import Digester

    digester = Digester("sha256")
    digester.update(block)
    more = {"WARC-Block-Digest": str(digester), "Content-Length": str(len(block))}
    stated = StatusAndHeaders("", list((headers | more).items()), protocol="WARC/1.1")
    return bytes(stated.to_bytes(encoding="utf-8")) + block + b"\r\n\r\n"


def _make_record_id() -> str:
    return f"<{uuid.uuid4().urn}>"


def _write_date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_earlier(stream: BinaryIO, place: str) -> list[Earlier]:
    """Give the pages of a WARC that can be asked for anew with a condition, in their order.

    Raises `DocumentError`, which names `place`, for what is no WARC or is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what it doubts
            found = [_read_one(record) for record in ArchiveIterator(stream)]
    except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
        remedy = "name another WARC file, or a folder, to write to"
        raise DocumentError(
            f"{place}: cannot be read as WARC ({error}); {remedy}", status="malformed"
        ) from error
    return [earlier for earlier in found if earlier is not None]


def _read_one(record: "ArcWarcRecord") -> Earlier | None:
    if record.rec_type != "response" or record.http_headers is None:
        return None
    named = record.rec_headers.get_header
    stated = record.http_headers.get_header
    etag, modified = stated("ETag"), stated("Last-Modified")
    if record.http_headers.get_statuscode() != _OK or not (etag or modified):
        return None
    return Earlier(
        url=named("WARC-Target-URI"),
        record_id=named("WARC-Record-ID"),
        date=named("WARC-Date"),
        etag=etag,
        modified=modified,
    )
