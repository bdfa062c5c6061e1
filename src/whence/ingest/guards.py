"""How ingest has work done on one item after the other: here, or in processes that a bad item cannot hurt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from whence.errors import DocumentError

T = TypeVar("T")
R = TypeVar("R")


class Guard(Protocol):
    """What does the work of a function on each item, such as `whence.run.Guard`."""

    def __call__(
        self, function: Callable[[T], Iterable[R]], items: Sequence[T], /
    ) -> Iterator[tuple[list[R], DocumentError | None]]:
        """Yield, in order, all that `function(item)` gives, and what ended it early; None: nothing did."""


def work_here(
    function: Callable[[T], Iterable[R]], items: Sequence[T], /
) -> Iterator[tuple[list[R], DocumentError | None]]:
    """Do the work in this process, without limits: for tests, and for texts that are known to be harmless."""
    for item in items:
        yield list(function(item)), None
