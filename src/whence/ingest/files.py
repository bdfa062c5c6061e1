"""Files and folders to originals: what is there, read once, with a word for all that could not be."""

import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from whence.errors import DocumentError
from whence.ingest.containers import Found
from whence.ingest.file_readers import read_file
from whence.ingest.guards import Guard, work_here
from whence.ingest.json_records import read_record as read_record
from whence.records import Failure, Original
from whence.settings import Settings


def load_sources(
    sources: Sequence[Path], *, settings: Settings, guard: Guard = work_here
) -> tuple[list[Original], list[Failure]]:
    """Give every article under `sources`, sorted by path, and a failure for each that could not be read.

    Folders are read whole, without hidden files and without following links to folders. The same bytes count
    once; the second file is named in the failures. `guard` is what the reading of each file is done by.
    """
    originals: list[Original] = []
    failures: list[Failure] = []
    unlisted: list[Failure] = []
    paths = list(find_files(sources, unlisted))
    for path, (found, fault) in zip(paths, guard(partial(open_path, settings), paths), strict=True):
        originals += [item for item in found if isinstance(item, Original)]
        failures += [item for item in found if isinstance(item, Failure)]
        if fault is not None:
            message = (
                f"{path}: {fault}; what stands before that in it is kept, save the rest as files of their own"
            )
            failures.append(Failure(str(path), message, status=fault.status))
    failures += unlisted
    return _drop_twins(sorted(originals, key=place_key), failures), failures


def open_path(settings: Settings, path: Path) -> Iterator[Found]:
    """Yield the articles of the file at `path`, and a failure for each that cannot be read."""
    try:
        measure_file(path)
        yield from read_file(path, settings=settings)
    except DocumentError as error:
        yield Failure(str(path), str(error), status=error.status)
    except OSError as error:
        message = f"{path}: {error.strerror or error}; check that the file may be read"
        yield Failure(str(path), message, status="not permitted")


def place_key(original: Original) -> tuple[str, int]:
    """Give what sorts originals by path, the records of a container by their numbers."""
    path, _, number = original.path.rpartition(":")
    is_record = original.media == "json" or original.custody is not None
    return (path, int(number)) if is_record and number.isdecimal() else (original.path, 0)


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
        failures.append(Failure(str(folder), message, status="not permitted"))

    n_files = 0
    for folder, folders, names in os.walk(source, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                n_files += 1
                yield Path(folder) / name
    if not n_files and not any(failure.path == str(source) for failure in failures):
        message = f"{source}: a folder without files; give a folder of articles, archives, feeds or exports"
        failures.append(Failure(str(source), message, status="empty"))


def measure_file(path: Path) -> int:
    """Give the size of a file in bytes; raises `DocumentError` where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise DocumentError(f"{path}: no such file; check the name", status="not found") from error
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(
            f"{path}: not a regular file (a pipe, socket or device); give a file or a folder",
            status="not a file",
        )
    return status.st_size


def _drop_twins(originals: list[Original], failures: list[Failure]) -> list[Original]:
    first: dict[str, Original] = {}
    for original in originals:
        if original.sha256 in first:
            twin = first[original.sha256]
            message = f"{original.path}: same bytes as {twin.path}; counted once"
            failures.append(Failure(original.path, message, is_note=True, status="twin"))
        else:
            first[original.sha256] = original
    return list(first.values())
