"""One file to the originals in it, by what it is: an article, or a container that is read record by record."""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from whence.errors import DocumentError
from whence.ingest.archives import read_warc
from whence.ingest.containers import Container, Found, make_original
from whence.ingest.csv_tables import read_table
from whence.ingest.encodings import check_bytes, decode
from whence.ingest.feeds import list_addresses, read_feed
from whence.ingest.forms import HEAD_BYTES, Form, find_form
from whence.ingest.json_records import read_lines, read_objects
from whence.ingest.mails import read_message, split_mailbox
from whence.ingest.markdowns import read_front
from whence.ingest.packings import Budget, Gzip, Unpacked
from whence.ingest.zotero import list_items
from whence.records import Failure
from whence.settings import Settings

_LISTS: dict[Form, str] = {"sitemap": "a sitemap", "OPML": "a list of feeds", "list of URLs": "a list of URLs"}
_OFFICE = (
    "[Content_Types].xml",
    "mimetype",
    "META-INF/container.xml",
)  # in a ZIP that is a document of its own
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)  # what zipfile raises
_MAX_DEPTH = 3  # containers inside containers: a ZIP with a gzipped feed is two
_MAX_MEMBERS = 20_000  # files in a ZIP


@dataclass(frozen=True, slots=True)
class _File:
    """A file on disk or inside another: how errors name it, and how its bytes are reached from the start."""

    place: str
    name: str
    path: str  # on disk
    open: Callable[[], BinaryIO]
    sha256: str = ""
    member: str | None = None
    packing: tuple[str, ...] = ()
    depth: int = 0

    def container(self, form: str) -> Container:
        return Container(self.place, form, self.path, self.sha256, self.member, packing=self.packing)


def read_file(path: Path, *, settings: Settings) -> Iterator[Found]:
    """Yield the articles of the file at `path` and a failure for what in it is none.

    Raises `DocumentError` where it is nothing that can be read. Files of many records are read as a stream, all
    others only up to `max_file_bytes`.
    """
    yield from _read(_File(str(path), path.name, str(path), lambda: path.open("rb")), settings)


def _read(file: _File, settings: Settings) -> Iterator[Found]:
    with file.open() as stream:
        head = stream.read(HEAD_BYTES)
    form = find_form(head, file.name)
    if form in ("WARC", "gzip", "ZIP", "JSON", "JSON Lines", "CSV", "mailbox"):
        if not file.depth:
            file = _File(file.place, file.name, file.path, file.open, _digest(file))
        yield from _read_stream(file, form, head, settings)
    else:
        yield from _read_whole(file, form, settings)


def _read_stream(file: _File, form: Form, head: bytes, settings: Settings) -> Iterator[Found]:
    if form == "ZIP":
        yield from _read_zip(file, settings)
        return
    if form == "gzip":
        yield from _read_gzip(file, settings)
        return
    with _open_seekable(file) as stream:
        container = file.container(form)
        if form == "WARC":
            yield from read_warc(stream, container, is_packed=False, settings=settings)
        elif form == "mailbox":
            yield from split_mailbox(stream, container, settings=settings)
        elif form == "CSV":
            yield from read_table(stream, container, settings=settings)
        else:
            check_bytes(head, place=file.place)
            read = read_lines if form == "JSON Lines" else read_objects
            yield from read(stream, container, settings=settings)


def _read_whole(file: _File, form: Form, settings: Settings) -> Iterator[Found]:
    """Yield the articles of a file that must be looked at as a whole."""
    with file.open() as stream:
        data = stream.read(settings.max_file_bytes + 1)
    if len(data) > settings.max_file_bytes:
        size = f"{Path(file.path).stat().st_size:,} bytes, " if not file.depth else ""
        raise DocumentError(
            f"{file.place}: {size}more than the limit of {settings.max_file_bytes:,}; "
            "split it into articles or raise max_file_bytes",
            status="too large",
        )
    container = file.container(form)
    if form in _LISTS:
        yield list_addresses(data, container, what=_LISTS[form])
    elif form == "feed":
        yield from read_feed(data, container)
    elif form == "Zotero RDF":
        yield from list_items(data, container)
    elif form == "mail":
        yield read_message(data, file.place, container)
    elif form == "other XML":
        raise DocumentError(
            f"{file.place}: XML of a sort that is not read ({data[:60]!r}); give feeds, pages, CSV or JSON",
            status="not supported",
        )
    else:
        yield _take_article(file, form, data, container)


def _take_article(file: _File, form: Form, data: bytes, container: Container) -> Found:
    around = replace(container, form="ZIP" if file.member else "gzip")
    custody = around.custody(number=1) if file.depth else None
    if form == "pdf":
        return make_original(file.place, "pdf", data, custody=custody)
    check_bytes(data, place=file.place)
    if form == "markdown":
        fields = read_front(decode(data, place=file.place).text)[0]
        return make_original(file.place, "markdown", data, fields, custody)
    return make_original(file.place, "html" if form == "html" else "text", data, custody=custody)


def _read_gzip(file: _File, settings: Settings) -> Iterator[Found]:
    if file.depth >= _MAX_DEPTH:
        raise _too_deep(file.place)

    def unpack() -> BinaryIO:
        budget = Budget(file.place, settings)
        return io.BufferedReader(Unpacked(file.open(), place=file.place, budget=budget))

    with file.open() as packed:
        first = next(Gzip(packed, place=file.place, budget=Budget(file.place, settings)).members(), None)
        head = b"" if first is None else first.read(HEAD_BYTES)
    name = file.name.removesuffix(".gz") if file.name.endswith(".gz") else file.name.replace(".tgz", ".tar")
    if find_form(head, name) == "WARC":
        with file.open() as packed:
            yield from read_warc(packed, file.container("WARC"), is_packed=True, settings=settings)
        return
    if head[257:262] == b"ustar":
        raise DocumentError(
            f"{file.place}: a packed tar archive; unpack it into a folder", status="not supported"
        )
    inside = _File(
        file.place, name, file.path, unpack, file.sha256, file.member, (*file.packing, "gzip"), file.depth + 1
    )
    yield from _read(inside, settings)


def _read_zip(file: _File, settings: Settings) -> Iterator[Found]:
    if file.depth >= _MAX_DEPTH:
        raise _too_deep(file.place)
    with file.open() as stream:
        if not stream.seekable():
            raise DocumentError(f"{file.place}: a ZIP inside a packed file; unpack it", status="not supported")
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DocumentError(
                f"{file.place}: a damaged ZIP ({error}); get it again", status="malformed"
            ) from error
        names = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename in _OFFICE for info in names[:5]):
            raise DocumentError(
                f"{file.place}: an office document or book; save the article as text, HTML or PDF",
                status="not supported",
            )
        if len(names) > _MAX_MEMBERS:
            raise DocumentError(
                f"{file.place}: {len(names):,} files in one ZIP, more than {_MAX_MEMBERS:,}; split it",
                status="too large",
            )
        is_wacz = "datapackage.json" in archive.NameToInfo and any(_is_warc(info.filename) for info in names)
        pages: frozenset[str] = frozenset()
        try:
            pages = _read_pages(archive, settings) if is_wacz else pages
        except _DAMAGE as error:
            message = f"{file.place}: its list of pages is damaged ({error}); every page in it is read"
            yield Failure(file.place, message, is_note=True, status="note")
        budget = Budget(file.place, settings)
        for info in sorted(names, key=lambda info: info.filename):
            if is_wacz and not _is_warc(info.filename):
                continue
            yield from _read_member(file, archive, info, budget, settings, pages, is_wacz)


def _read_member(
    file: _File,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    budget: Budget,
    settings: Settings,
    pages: frozenset[str],
    is_wacz: bool,
) -> Iterator[Found]:
    name = PurePosixPath(info.filename)
    if any(part.startswith(".") or part == "__MACOSX" for part in name.parts):
        return
    place = f"{file.place}:{info.filename}"
    packing = (*file.packing, "deflate") if info.compress_type == zipfile.ZIP_DEFLATED else file.packing
    try:
        if info.flag_bits & 1:
            raise DocumentError(f"{place}: locked by a password; unpack it", status="not supported")
        budget.spend(max(1, info.compress_size), info.file_size)
        inside = _File(
            place,
            name.name,
            file.path,
            lambda: cast(BinaryIO, archive.open(info)),
            file.sha256,
            info.filename,
            packing,
            file.depth + 1,
        )
        if is_wacz:
            yield from _read_wacz_part(inside, settings, pages)
        else:
            yield from _read(inside, settings)
    except DocumentError as error:
        yield Failure(place, str(error), status=error.status)
    except _DAMAGE as error:
        yield Failure(
            place, f"{place}: cannot be unpacked ({error}); get the archive again", status="malformed"
        )


def _read_wacz_part(file: _File, settings: Settings, pages: frozenset[str]) -> Iterator[Found]:
    with file.open() as stream:
        head = stream.read(4)
    with file.open() as stream:
        is_packed = head.startswith(b"\x1f\x8b")
        yield from read_warc(
            stream, file.container("WACZ"), is_packed=is_packed, settings=settings, pages=pages
        )


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _read_pages(archive: zipfile.ZipFile, settings: Settings) -> frozenset[str]:
    """Give the addresses of the pages that a WACZ lists (WACZ 1.1.1, pages.jsonl); none: it lists none."""
    found = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        info = archive.NameToInfo.get(name)
        if info is None or info.file_size > settings.max_file_bytes:
            continue
        for line in archive.read(info).splitlines():
            try:
                page = json.loads(line)
            except ValueError:
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(page["url"].partition("#")[0])
    return frozenset(found)


def _open_seekable(file: _File) -> BinaryIO:
    """Open a file that can be gone back in; one that is unpacked as it is read is laid out on disk first."""
    stream = file.open()
    if stream.seekable():
        return stream
    laid = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  # the caller closes it
    with stream:
        shutil.copyfileobj(stream, laid, HEAD_BYTES)
    laid.seek(0)
    return laid


def _too_deep(place: str) -> DocumentError:
    return DocumentError(
        f"{place}: packed more than {_MAX_DEPTH} times over; unpack it first", status="too deep"
    )


def _digest(file: _File) -> str:
    with Path(file.path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
