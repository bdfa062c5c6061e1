"""Web archives: the pages of WARC files (ISO 28500), each with the record it came from.

Responses that hold a page, a text or a PDF are articles; pictures, scripts, redirects and the rest are counted in one
note. A damaged record is named and the next one read.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from whence.ingest.containers import Container, Found, end_at, make_original
from whence.ingest.packings import Budget, Gzip, Member
from whence.records import Failure, Media, Original
from whence.settings import Settings

_KINDS: dict[str, Media] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf",
}  # fmt: skip
_FOR_ROBOTS = re.compile(r"/(?:robots|ads|app-ads|security|humans|llms)\.txt$")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_RECORD = re.compile(rb"WARC/\d\.\d\r?\n")
_BLOCK = 65_536


@dataclass(slots=True)
class _Tally:
    """What an archive held beside articles."""

    others: Counter[str] = field(default_factory=Counter)
    number: int = 0
    n_articles: int = 0


def read_warc(
    stream: BinaryIO,
    container: Container,
    *,
    is_packed: bool,
    settings: Settings,
    pages: frozenset[str] = frozenset(),
) -> Iterator[Found]:
    """Yield the articles of a WARC as originals, a failure for each record that is damaged, one note on the rest.

    `pages`: the addresses that count as pages (a WACZ lists them); empty: all do.
    """
    tally = _Tally()
    budget = Budget(container.place, settings)
    if is_packed:
        yield from _read_members(stream, container, budget, tally, settings, pages)
    else:
        yield from _read_plain(stream, container, tally, settings, pages)
    if tally.others:
        counted = ", ".join(f"{n:,} {name}" for name, n in sorted(tally.others.items()))
        yield Failure(
            container.place,
            f"{container.place}: {tally.n_articles:,} pages taken in of {tally.number:,} records; left out: {counted}",
            is_note=True,
            status="parts left out",
        )


def _read_members(
    stream: BinaryIO,
    container: Container,
    budget: Budget,
    tally: _Tally,
    settings: Settings,
    pages: frozenset[str],
) -> Iterator[Found]:
    gzip = Gzip(stream, place=container.place, budget=budget)
    for member in gzip.members():
        inside = replace(container, start=member.start, packing=(*container.packing, "gzip"))
        held = list(_read_records(member, inside, tally, settings, pages))
        if member.drain():
            for found in held:
                yield found if isinstance(found, Failure) else end_at(found, gzip.at)
        else:
            tally.n_articles -= sum(isinstance(found, Original) for found in held)
            yield _damaged(container, member.start, f"its gzip data {member.fault}", tally)


def _read_plain(
    stream: BinaryIO, container: Container, tally: _Tally, settings: Settings, pages: frozenset[str]
) -> Iterator[Found]:
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        at = start
        for found in _read_records(stream, replace(container, start=start), tally, settings, pages):
            at = max(at, found.places[0][0] if isinstance(found, Failure) and found.places else at)
            yield found
            if isinstance(found, Failure) and found.status == "malformed":
                break
        else:
            return
        start = _find_record(stream, at + 1)


def _find_record(stream: BinaryIO, start: int) -> int | None:
    """Give the byte from `start` on where a record begins; None: there is none."""
    stream.seek(start)
    kept = b""
    while block := stream.read(_BLOCK):
        kept += block
        found = _RECORD.search(kept)
        if found is not None:
            return start + found.start()
        start += max(0, len(kept) - 16)
        kept = kept[-16:]
    return None


def _read_records(
    stream: "BinaryIO | Member", container: Container, tally: _Tally, settings: Settings, pages: frozenset[str]
) -> Iterator[Found]:
    """Yield what the records of one stream hold, up to the first that is damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    start = container.start or 0
    records = ArchiveIterator(stream, check_digests=True)
    is_plain = not container.packing or container.packing[-1] != "gzip"
    while True:
        try:
            with redirect_stderr(io.StringIO()) as told:  # warcio prints what it doubts
                record: Any = next(records, None)
            if record is None:
                return
            here = records.offset if is_plain else start
            if told.getvalue():
                yield _damaged(container, here, "the record before it is not as long as it says", tally)
            found = _read_record(record, replace(container, start=here), tally, settings, pages)
            with redirect_stderr(io.StringIO()):
                records.read_to_end()
            if found is not None:
                end = records.offset if is_plain else None
                yield found if isinstance(found, Failure) or end is None else end_at(found, end)
                yield from _doubt_digest(found)
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError, LookupError) as error:
            # warcio looks into headers that a damaged record lacks
            yield _damaged(
                container, records.offset if is_plain else start, str(error) or "it breaks off", tally
            )
            return


def _damaged(container: Container, start: int, words: str, tally: _Tally) -> Failure:
    tally.number += 1
    message = (
        f"{container.place}: the record at byte {start:,} is damaged ({' '.join(words.split())[:120]}); it is "
    )
    message += "left out and the next one read, get the archive again if it matters"
    return Failure(container.place, message, status="malformed", places=((start, start),))


def _doubt_digest(found: Found) -> Iterator[Failure]:
    custody = None if isinstance(found, Failure) else found.custody
    if custody is not None and custody.is_digest_right is False:
        message = (
            f"{found.path}: the digest stated for it ({custody.digest}) is not that of its bytes; the page is "
        )
        message += "taken in, get the archive again if it must be beyond doubt"
        yield Failure(found.path, message, is_note=True, status="note")


def _read_record(
    record: Any, container: Container, tally: _Tally, settings: Settings, pages: frozenset[str]
) -> "Found | None":
    tally.number += 1
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    media = _tell_media(record, url)
    if isinstance(media, str) and media not in _KINDS.values():
        tally.others[media] += 1
        return None
    if pages and url.partition("#")[0] not in pages:
        tally.others["pages inside pages"] += 1
        return None
    place = f"{container.place}:{tally.number}"
    data, fault = _read_payload(record, settings.max_file_bytes)
    if fault:
        return Failure(place, f"{place}: {url}: {fault}", status="malformed")
    if len(data) > settings.max_file_bytes:
        message = (
            f"{place}: {url}: more than {settings.max_file_bytes:,} bytes; raise max_file_bytes if it matters"
        )
        return Failure(place, message, status="too large")
    if not data.strip():
        tally.others["empty responses"] += 1
        return None
    tally.n_articles += 1
    found: Media = "pdf" if data.startswith(b"%PDF") else media  # type: ignore[assignment]
    return make_original(place, found, data, custody=_take_custody(record, container, tally.number, url))


def _tell_media(record: Any, url: str) -> str:
    """Give how to read the record, or under which name to count it."""
    kind = str(record.rec_type)
    if kind == "revisit":
        return "captures of what was captured before"
    if kind not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return "records about the archive"
    headers = record.http_headers
    status = str(headers.get_statuscode() or "") if headers is not None else "200"
    if not status.startswith("2") and kind == "response":
        return "redirects" if status.startswith("3") else "errors of the site"
    stated = str((headers.get_header("Content-Type") if headers is not None else record.content_type) or "")
    if _FOR_ROBOTS.search(urlsplit(url).path):
        return "files for robots"
    return _KINDS.get(stated.partition(";")[0].strip().casefold(), "pictures, scripts and other files")


def _read_payload(record: Any, limit: int) -> tuple[bytes, str]:
    """Give the body without chunks and packing, at most one byte beyond `limit`, and what is wrong with it."""
    import zlib

    import brotli
    from warcio.bufferedreaders import ChunkedDataException

    packed = (
        str(record.http_headers.get_header("Content-Encoding") or "") if record.http_headers is not None else ""
    )
    if packed.strip().casefold() not in ("", "identity", "gzip", "x-gzip", "deflate", "br"):
        return b"", f"packed as {packed!r}, which is not read; save the page again"
    try:
        data: bytes = record.content_stream().read(limit + 1)
    except (zlib.error, brotli.error, ChunkedDataException, ValueError, EOFError, OSError) as error:
        return b"", f"its body cannot be unpacked ({error}); get the archive again"
    return data, ""


def _take_custody(record: Any, container: Container, number: int, url: str) -> Any:
    headers, http = record.rec_headers, record.http_headers
    digest = headers.get_header("WARC-Payload-Digest") or headers.get_header("WARC-Block-Digest")
    stated = http.get_header("Content-Type") if http is not None else headers.get_header("Content-Type")
    charset = _CHARSET.search(stated or "")
    names = ("Transfer-Encoding", "Content-Encoding")
    packing = [http.get_header(name) for name in names if http is not None and http.get_header(name)]
    return container.custody(
        number=number,
        packing=(*container.packing, *(str(name).casefold() for name in packing)),
        record_id=headers.get_header("WARC-Record-ID"),
        digest=digest,
        is_digest_right=record.digest_checker.passed if digest else None,
        captured=headers.get_header("WARC-Date"),
        url=url,
        charset=charset[1] if charset else None,
        head=_write_head(headers) + ("\n" + _write_head(http) if http is not None else ""),
    )


def _write_head(headers: Any) -> str:
    lines = [
        f"{headers.protocol} {headers.statusline}".strip(),
        *(f"{name}: {value}" for name, value in headers.headers),
    ]
    return "\n".join(lines) + "\n"
