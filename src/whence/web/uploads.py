"""Files handed in through the browser: into a folder of their own for as long as it takes, then into the case."""

import hashlib
import queue
import re
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec

from whence.errors import DocumentError, WhenceError
from whence.pipeline import add_sources
from whence.progress import Tell
from whence.show.views import CaseView
from whence.web.effects import make_effect
from whence.web.shelf import Shelf
from whence.web.writes import Step, Writes

_MAX_NAME = 160  # bytes; file systems take 255, and a number may be added
_ODD = re.compile(r'[<>:"|?*]')  # what some file systems do not take in a name
_BROKEN = "the build ended without a result; the terminal in which `whence serve` runs says why"


def read_name(written: str) -> str:
    """Give the name of a file from the header that states it, percent-encoded UTF-8: no folder, nothing hidden.

    Raises `DocumentError` where nothing of a name is left.
    """
    try:
        words = unquote_to_bytes(written).decode()
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"x-file-name {written!r} is not UTF-8; percent-encode the name as UTF-8"
        ) from error
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", words))[-1]
    plain = "".join(c for c in last if not unicodedata.category(c).startswith("C"))
    stem, dot, suffix = _ODD.sub("_", plain).strip(" .").rpartition(".")
    if not dot or len(suffix.encode()) > 12:
        stem, dot, suffix = stem + dot + suffix, "", ""
    cut = stem.encode()[: _MAX_NAME - len(suffix.encode())].decode(errors="ignore").rstrip(" .")
    if not cut:
        raise DocumentError(f"x-file-name {written[:200]!r} names no file; send the name of the file")
    return f"{cut}{dot}{suffix}"


def start_adding(shelf: Shelf, writes: Writes, name: str, data: bytes) -> Iterator[bytes]:
    """Begin to add a file to the case, and give the lines of JSON that tell of it as they come.

    Each is a `Step`; the last is {"effect": ...} or {"error": ...}. The file is added even if nobody reads on. Raises
    `BusyError` where another write is under way, `DocumentError` where there are no bytes.
    """
    if not data:
        raise DocumentError(f"{name}: 0 bytes; hand in the file again")
    writes.begin()
    writes.building = Step(stage="waiting", done=0, of=0)
    lines: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_add, args=(shelf, writes, name, data, lines), daemon=True).start()
    return _follow(lines)


def _follow(lines: "queue.Queue[bytes | None]") -> Iterator[bytes]:
    last = b""
    while (line := lines.get()) is not None:
        last = line
        yield line
    if not last.startswith((b'{"effect"', b'{"error"')):
        yield _line({"error": _BROKEN})


def _add(shelf: Shelf, writes: Writes, name: str, data: bytes, lines: "queue.Queue[bytes | None]") -> None:
    def tell(stage: str, done: int, of: int, /) -> None:
        writes.building = Step(stage=stage, done=done, of=of)
        lines.put(_line(writes.building))

    try:
        lines.put(_line(_add_one(shelf, name, data, tell)))
    except WhenceError as error:
        lines.put(_line({"error": str(error)}))
    finally:
        writes.end()
        lines.put(None)


def _add_one(shelf: Shelf, name: str, data: bytes, tell: Tell) -> dict[str, object]:
    before = shelf.view()
    with tempfile.TemporaryDirectory(prefix="whence-") as folder:
        path = Path(folder) / _find_free(before, name, data)
        path.write_bytes(data)
        after = shelf.put(add_sources(shelf.path, [path], progress=tell, root=Path(folder)))
    held = {failure.message for failure in before.case.failures}
    told = [failure for failure in after.case.failures if failure.message not in held]
    effect = make_effect(before, after, notes=tuple(failure.message for failure in told))
    if not effect.added:
        return {"error": "; ".join(effect.notes) or f"{name}: these very bytes are in the case already"}
    return {"effect": effect}


def _find_free(view: CaseView, name: str, data: bytes) -> str:
    """Give the name, with a number where another file of the case has it."""
    digest = hashlib.sha256(data).hexdigest()
    taken = {document.path for document in view.case.documents if not digest.startswith(document.id)}
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{stem} ({number}){dot}{suffix}"
    return free


def _line(payload: object) -> bytes:
    return msgspec.json.encode(payload) + b"\n"
