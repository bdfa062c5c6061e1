"""What comes in beside what a case holds: loaded, joined, each article once, in one order."""

import contextlib
import dataclasses
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from whence import run
from whence.errors import CaseError
from whence.ingest import Guard, load_sources, place_key
from whence.records import Failure, Original
from whence.settings import Settings

_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs: file names and JSON escapes can hold them
_STDIN = Path("-")


def load_all(
    sources: Sequence[Path], *, settings: Settings, guard: Guard | None = None, root: Path | None = None
) -> tuple[tuple[Original, ...], list[Failure]]:
    """Load files, folders and, for `-`, standard input, in the order of their paths.

    What is no text in a path or in what a record states becomes U+FFFD. `guard`: what the files are read by; None:
    processes of its own. `root`: a folder that the files lie in for now only; paths are told as seen from it.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "stdin"
        if _STDIN in sources:
            with kept.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        places = [kept if source == _STDIN else source for source in sources]
        with contextlib.nullcontext(guard) if guard is not None else run.Guard(settings) as reader:
            originals, failures = load_sources(places, settings=settings, guard=reader)

    def mend(words: str) -> str:
        here = words if root is None else words.replace(f"{root}/", "")
        return _HALVES.sub("\ufffd", here.replace(str(kept), str(_STDIN)))

    mended = [
        dataclasses.replace(
            original,
            path=mend(original.path),
            fields=tuple((name, _HALVES.sub("\ufffd", value)) for name, value in original.fields),
            custody=original.custody
            and dataclasses.replace(original.custody, container=mend(original.custody.container)),
        )
        for original in originals
    ]
    told = [
        dataclasses.replace(failure, path=mend(failure.path), message=mend(failure.message))
        for failure in failures
    ]
    return tuple(sorted(mended, key=place_key)), told


def join_originals(
    old: Sequence[Original], new: Sequence[Original]
) -> tuple[tuple[Original, ...], list[Failure]]:
    """Give both, each article once, in the order of `load_all`, and a word for each that is left out."""
    first: dict[str, Original] = {}
    twins = []
    for original in sorted([*old, *new], key=place_key):
        kept = first.setdefault(original.id, original)
        if kept.path != original.path:
            message = f"{original.path}: same bytes as {kept.path}; counted once"
            twins.append(Failure(original.path, message, is_note=True, status="twin"))
    return tuple(first.values()), twins


def refuse_loss(old: Sequence[Original], new: Sequence[Original]) -> None:
    """Raise `CaseError` when an article of `old` is not in `new`."""
    given = {original.id for original in new}
    missing = sorted(original.path for original in old if original.id not in given)
    if missing:
        shown = ", ".join(missing[:3]) + (", ..." if len(missing) > 3 else "")
        raise CaseError(
            f"holds {len(missing)} articles that are not among the files given ({shown}); "
            "`whence add` keeps them, --replace drops them, -o names another case"
        )


def sort_failures(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """Give each failure once, by path."""
    return tuple(sorted(set(failures), key=lambda failure: (failure.path, failure.message)))
