"""What a worker does with a hostile file, and what that cost: a module of its own, so that a worker can load it."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from whence.errors import DocumentError
from whence.ingest import clean_originals, load_sources
from whence.outlets import OutletTable, load_outlets
from whence.run import Guard
from whence.run.workers import measure_peak
from whence.settings import Settings

_ASKED: list[str] = []  # of this process: each time that code asked for the network


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: signs of text, statuses, CPU seconds, megabytes, times that the network was asked for."""

    n_signs: int
    statuses: tuple[str, ...]
    notes: tuple[str, ...]
    seconds: float
    megabytes: float
    n_asked: int = 0

    @property
    def is_explained(self) -> bool:
        """Tell whether there is text, or a word why not."""
        return self.n_signs > 0 or bool(self.statuses)


def take_in(settings: Settings, path: Path) -> Iterator[Outcome]:
    """Yield what became of the file at `path`, cleaned as a pile of its own."""
    if not _ASKED:
        _ASKED.append("")
        sys.addaudithook(lambda event, _: _ASKED.append(event) if event.startswith("socket.") else None)
    start, n_asked = time.process_time(), len(_ASKED)
    originals, failures = load_sources([path], settings=settings)
    documents, more = clean_originals(originals, outlets=_outlets(), settings=settings)
    failures += more
    yield Outcome(
        n_signs=sum(len("".join(document.text.split())) for document in documents),
        statuses=tuple(failure.status for failure in failures if not failure.is_note),
        notes=tuple(failure.status for failure in failures if failure.is_note),
        seconds=time.process_time() - start,
        megabytes=measure_peak(),
        n_asked=len(_ASKED) - n_asked,
    )


@cache
def _outlets() -> OutletTable:
    return load_outlets()


def probe(guard: Guard, settings: Settings, paths: Sequence[Path]) -> Iterator[Outcome]:
    """Yield what became of each file; one that ends its worker costs at most what the limits allow."""
    for parts, fault in guard(partial(take_in, settings), paths):
        if parts and fault is None:
            yield parts[0]
        else:
            yield end_early(fault, settings)


def end_early(fault: DocumentError | None, settings: Settings) -> Outcome:
    """Give the outcome of a file whose work was ended: what it can have cost at most where that is not known."""
    status = "" if fault is None else fault.status
    seconds = settings.max_parse_seconds + 1.0 if status == "timed out" else 0.0
    megabytes = float(settings.max_parse_mb) if status == "out of memory" else 0.0
    return Outcome(0, (status,) if status else (), (), seconds, megabytes)
