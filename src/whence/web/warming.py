"""Warming: once the first screen is there, what decisions leave as it is gets found: the first is then as quick."""

import contextlib
import gc
from pathlib import Path
from threading import Event, Thread

from whence.deciding import prepare
from whence.errors import WhenceError

_UNSEEN = 5.0  # seconds after which nobody is waited for
_PAINTS = 0.5  # seconds that a page has to itself for what it asks for first


class Warming:
    """A thread that prepares the case at `path` for decisions, while nobody waits for a first screen."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen, self._ended = Event(), Event()
        self.done = Event()

    def start(self) -> None:
        """Begin to wait for the first screen."""
        Thread(target=self._run, daemon=True).start()

    def tell_seen(self) -> None:
        """Say that a screen was given."""
        self._seen.set()

    def end(self) -> None:
        """Prepare nothing any more."""
        self._ended.set()
        self._seen.set()

    def _run(self) -> None:
        self._seen.wait(_UNSEEN)
        if not self._ended.wait(_PAINTS):
            with contextlib.suppress(WhenceError):  # whoever asks for a screen or decides is told
                prepare(self._path)
            gc.collect()
            gc.freeze()  # what is kept is not gone through again whenever the collector runs: 0.1 s each time
        self.done.set()
