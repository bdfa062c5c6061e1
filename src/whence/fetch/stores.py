"""What is kept of a fetched page: a WARC in a folder, records added to one file, or an archive for a case."""

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from whence.errors import DocumentError
from whence.fetch.captures import Earlier, name_archive, pack_capture, read_earlier
from whence.fetch.pages import Capture
from whence.fetch.results import Kept, Stored
from whence.records import Archive, Failure

_SUFFIXES = (".warc", ".warc.gz")


def read_place(place: Path) -> dict[str, Earlier]:
    """Give the captures in the WARC file `place`, or in those of the folder `place`, the latest of each URL.

    Nothing is there yet: none. Raises `DocumentError` for a file that is no WARC.
    """
    if place.is_dir():
        paths = sorted(path for path in place.iterdir() if _is_archive(path))
    else:
        paths = [place] if place.exists() else []
    found: list[Earlier] = []
    for path in paths:
        try:
            with path.open("rb") as stream:
                found += read_earlier(stream, str(path))
        except OSError as error:
            raise DocumentError(f"{path}: {error.strerror}; check that the file may be read") from error
    return _take_latest(found)


def read_archives(archives: Iterable[Archive]) -> dict[str, Earlier]:
    """Give the captures in the archives of a case, the latest of each URL."""
    return _take_latest(
        earlier for archive in archives for earlier in read_earlier(io.BytesIO(archive.data), archive.name)
    )


def store_page(capture: Capture, place: Path) -> Stored:
    """Write a capture to a new file in the folder `place`, or at the end of the WARC `place`.

    A new file is there whole or not at all. Raises `DocumentError` when it cannot be written.
    """
    is_file = not place.is_dir() and (_is_archive(place) or place.exists())
    try:
        path = _append(capture, place) if is_file else _write_new(capture, place)
    except OSError as error:
        message = f"{place}: cannot be written ({error.strerror}); name another folder or WARC file with -o"
        raise DocumentError(message) from error
    last = capture.exchanges[-1]
    return Stored(
        url=capture.url, place=last.url, path=path, media=_state_media(capture), n_bytes=len(last.body)
    )


def keep_page(capture: Capture) -> Kept:
    """Give the archive of a capture."""
    data = pack_capture(capture)
    digest = hashlib.sha256(data).hexdigest()
    archive = Archive(sha256=digest, name=name_archive(capture), data=data)
    return Kept(url=capture.url, media=_state_media(capture), archive=archive)


def tell_fault(capture: Capture) -> Failure | None:
    """Give what is to be said of a capture that is no new page; None: it is one."""
    earlier = capture.unchanged_since
    if earlier is not None:
        seen = f"not modified since it was fetched ({earlier.date}), says the site"
        message = f"{capture.url}: {seen}; that capture stands"
        return Failure(capture.url, message, is_note=True, status="not modified")
    if capture.fault is None:
        return None
    way = "" if capture.place == capture.url or not capture.exchanges else f"redirected to {capture.place}: "
    return Failure(capture.url, f"{capture.url}: {way}{capture.fault}", status=capture.fault.status)


def _take_latest(found: Iterable[Earlier]) -> dict[str, Earlier]:
    return {earlier.url: earlier for earlier in sorted(found, key=lambda earlier: earlier.date)}


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(_SUFFIXES) and not path.name.startswith(".")


def _state_media(capture: Capture) -> str:
    return (capture.exchanges[-1].header("content-type") or "").partition(";")[0].strip().lower()


def _append(capture: Capture, path: Path) -> Path:
    data = pack_capture(capture, is_gzip=path.name.lower().endswith(".gz"))
    with path.open("ab") as out:
        out.write(data)
    return path


def _write_new(capture: Capture, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name_archive(capture)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(pack_capture(capture))
    return part.replace(path)
