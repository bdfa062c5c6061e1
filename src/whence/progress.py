"""A bar on the terminal while a command works: only where a person watches, and only when it takes a while."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0  # seconds before a bar appears


class Tell(Protocol):
    """What a stage calls to say how far it is: what is done, how many are done, of how many (0: unknown)."""

    def __call__(self, name: str, n_done: int, n_all: int, /) -> None:
        """Take note of it."""


@contextmanager
def watch() -> Iterator[Tell]:
    """Give a function to tell progress to; the bar stands on standard error and leaves nothing behind."""
    if not sys.stderr.isatty():
        yield say_nothing
        return
    bar = _Bar()
    try:
        yield bar.tell
    finally:
        bar.close()


def say_nothing(_name: str, _n_done: int, _n_all: int, /) -> None:
    """Take no note of it: nobody watches."""


class _Bar:
    def __init__(self) -> None:
        self._began = time.monotonic()
        self._progress: Progress | None = None

    def tell(self, name: str, n_done: int, n_all: int, /) -> None:
        if self._progress is None:
            if time.monotonic() - self._began < _PATIENCE:
                return
            self._progress = _start()
        task = self._progress.task_ids[0]
        self._progress.update(task, description=name, completed=n_done, total=n_all or None)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _start() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("", total=None)
    progress.start()
    return progress
