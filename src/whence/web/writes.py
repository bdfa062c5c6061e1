"""Writes: one at a time; who comes while another is under way is told so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from whence import cases
from whence.conclusions import Case
from whence.deciding import catch_up
from whence.errors import CaseError, WhenceError
from whence.show.views import CaseView
from whence.web.shelf import Shelf

PATIENCE = 20.0  # seconds that a decision waits for another one; a build is not waited for


class BusyError(WhenceError):
    """Another write is under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a build is: its stage, how many are done, of how many; 0: unknown."""

    stage: str
    done: int
    of: int


class Writes:
    """Lets one write at a time through to the case on the shelf, and knows how far a build is."""

    def __init__(self, shelf: Shelf) -> None:
        self.building: Step | None = None
        self._shelf = shelf
        self._lock = Lock()

    def begin(self, *, wait: float = 0.0) -> None:
        """Keep others from writing until `end`; raises `BusyError` where another write is under way."""
        if self.building is not None or not self._lock.acquire(timeout=wait):
            raise BusyError(
                "files are being added, or a decision is concluded from; try again when that is done"
            )

    def end(self) -> None:
        """Let others write."""
        self.building = None
        self._lock.release()

    @contextmanager
    def deciding(self) -> Iterator[CaseView]:
        """Give the case that is decided about; nothing else is written meanwhile."""
        self.begin(wait=PATIENCE)
        try:
            yield self._shelf.view()
        finally:
            self.end()

    def conclude(self, decide: Callable[[], Case]) -> CaseView:
        """Write a decision and give the case after it.

        Where another program wrote the case between the two, the decision is in the log all the same: it is concluded
        from once more. Raises `CaseError` where that cannot be yet, saying whether the decision is kept.
        """
        before = self._count()
        try:
            return self._shelf.put(decide())
        except CaseError as error:
            if self._count() == before:
                raise
            first = error
        try:
            return self._shelf.put(catch_up(self._shelf.path))
        except CaseError:
            raise CaseError(
                f"the decision is in the log, but the counts do not show it yet: {first}"
            ) from first

    def _count(self) -> int:
        with cases.open_case(self._shelf.path) as connection:
            return cases.read_state(connection)[2]
