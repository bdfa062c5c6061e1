"""Parsing in processes of their own, so that no file can hurt: limits on memory and time, no network.

A file that breaks its worker is named and the rest goes on in a new one. Python's pools end with their first dead
worker and cannot tell whose file it was; pebble, which can, is under the LGPL.
"""

import os
import pickle
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from whence.errors import DocumentError, Status, WhenceError
from whence.run.workers import BROKEN, DONE, PART, READY
from whence.settings import Settings

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 8  # items sent at once; one at a time costs a plain text a tenth more
_AHEAD = 32  # items for each worker that may be done before the oldest is; bounds what is held
_PATIENCE = 10  # times the CPU limit that may pass on the clock: a busy machine is no fault of the file
_START = 120.0  # s on the clock for a worker to start, which takes .3 on an idle machine
_LIFE = 2_000  # items after which a worker is replaced: libraries keep a little of each
_SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX"), "1")


@dataclass(slots=True, eq=False)
class _Worker:
    process: "subprocess.Popen[bytes]"
    connection: Connection
    knows: bytes = b""  # the function it was sent last
    waiting: deque[int] = field(default_factory=deque)  # the items it has, the first in work
    parts: list[Any] = field(default_factory=list)  # what that one has given so far
    deadline: float = 0.0
    n_done: int = 0
    is_ready: bool = False  # it has started; it says so once
    is_spent: bool = False


class Guard:
    """Worker processes that parse; to be closed, or used in a `with`. The first starts at once, to be warm."""

    def __init__(self, settings: Settings) -> None:
        """Take limits and number of processes from `settings`."""
        self._seconds, self._megabytes = settings.max_parse_seconds, settings.max_parse_mb
        self._most = settings.processes or os.cpu_count() or 1
        self._selector = (
            selectors.DefaultSelector()
        )  # kept: to make one for each message takes longer than the rest
        self._workers = [self._start()]

    def __enter__(self) -> "Guard":  # noqa: D105
        return self

    def __exit__(self, *_: object) -> None:  # noqa: D105
        self.close()

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for worker in list(self._workers):
            self._drop(worker)
        self._selector.close()

    def __call__(
        self, function: Callable[[T], Iterable[R]], items: Sequence[T], /
    ) -> Iterator[tuple[list[R], DocumentError | None]]:
        """Yield, in order, what `function(item)` gives for each item, and what ended it early; None: nothing did.

        `function` and what it takes and gives must be of the sort that can be sent to another process. Time is
        limited for each thing it gives, so a container may take as long as it has articles.
        """
        work = _Work(pickle.dumps(function), items, deque(range(len(items))))
        try:
            for index in range(len(items)):
                while index not in work.found:
                    self._hand_out(work, index)
                    self._gather(work)
                yield work.found.pop(index)
        finally:
            for worker in [
                worker for worker in self._workers if worker.waiting
            ]:  # nobody waits for it any more
                self._drop(worker)

    def _hand_out(self, work: "_Work", oldest: int) -> None:
        """Give batches to workers that have none; start workers while there is more to do than they can take."""
        limit = oldest + _AHEAD * self._most
        for worker in [worker for worker in self._workers if not worker.waiting]:
            if worker.is_spent or worker.n_done >= _LIFE:
                self._drop(worker)
        while work.todo and work.todo[0] < limit:
            is_repeat = work.todo[0] in work.tried
            free = self._find_free(work, is_fresh=is_repeat)
            if free is None:
                return
            indices = [work.todo.popleft()]
            n_items = 1 if is_repeat else min(_BATCH, -(-len(work.todo) // self._most))
            while len(indices) < n_items and work.todo and work.todo[0] not in work.tried:
                indices.append(work.todo.popleft())
            self._send(work, free, indices)

    def _find_free(self, work: "_Work", *, is_fresh: bool) -> _Worker | None:
        """Give a worker that has nothing to do, a new one where there is need; None: all that may be are busy."""
        free = next((worker for worker in self._workers if not worker.waiting), None)
        if free is not None and is_fresh and free.n_done:
            self._drop(free)
            free = None
        if free is None and len(self._workers) < min(self._most, -(-len(work.items) // _BATCH)):
            free = self._start()
            self._workers.append(free)
        return free

    def _send(self, work: "_Work", worker: _Worker, indices: list[int]) -> None:
        worker.waiting.extend(indices)
        worker.deadline = time.monotonic() + (self._seconds * _PATIENCE if worker.is_ready else _START)
        news = None if worker.knows == work.function else work.function
        worker.knows = work.function
        try:
            worker.connection.send((news, [work.items[index] for index in indices]))
        except OSError:
            self._bury(work, worker)

    def _gather(self, work: "_Work") -> None:
        """Take what workers have sent; end those whose time on the clock is over."""
        busy = [worker for worker in self._workers if worker.waiting]
        if not busy:
            return
        soonest = min(worker.deadline for worker in busy)
        ready = [key.data for key, _ in self._selector.select(max(0.0, soonest - time.monotonic()))]
        for worker in ready:
            self._receive(work, worker)
        now = time.monotonic()
        for worker in busy:
            if worker in ready or worker.deadline > now:
                continue
            if worker.is_ready:
                words = f"took more than {self._seconds * _PATIENCE} s"
                self._give_up(work, worker, "timed out", words)
            else:
                worker.process.kill()
                self._bury(work, worker)

    def _receive(self, work: "_Work", worker: _Worker) -> None:
        try:
            kind, *told = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(work, worker)
            return
        worker.deadline = time.monotonic() + self._seconds * _PATIENCE
        if kind == READY:
            worker.is_ready = True
        elif kind == BROKEN:
            self._drop(worker)
            raise WhenceError(f"a process for parsing cannot load whence: {told[0]}; install whence again")
        elif kind == PART:
            worker.parts.append(told[0])
        elif kind == DONE:
            whole, is_spent = told
            worker.is_spent |= is_spent
            work.found[worker.waiting.popleft()] = [*worker.parts, *whole], None
            worker.parts, worker.n_done = [], worker.n_done + 1
        else:
            status, words = told
            if status == "out of memory":
                self._give_up(work, worker, status, words)
            else:
                work.found[worker.waiting.popleft()] = worker.parts, DocumentError(words, status=status)
                worker.parts, worker.n_done = [], worker.n_done + 1

    def _bury(self, work: "_Work", worker: _Worker) -> None:
        """Say what a worker died of."""
        code = worker.process.wait()
        if not worker.is_ready:
            self._drop(worker)
            raise WhenceError(
                f"a process for parsing could not be started (it ended with {code}); see that memory is left, and "
                f"that max_parse_mb, which is {self._megabytes:,}, is not below 200"
            )
        status, words = _tell_end(code, seconds=self._seconds)
        self._give_up(work, worker, status, words)

    def _give_up(self, work: "_Work", worker: _Worker, status: Status, words: str) -> None:
        """Put down what ended an item, unless its worker had done others before and may be to blame."""
        index, *rest = worker.waiting
        parts, is_fresh = worker.parts, worker.n_done == 0
        self._drop(worker)
        work.todo.extendleft(reversed(rest))
        if status in ("crashed", "out of memory") and not is_fresh and index not in work.tried:
            work.tried.add(index)
            work.todo.appendleft(index)
        else:
            work.found[index] = parts, DocumentError(words, status=status)

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; from whence.run.workers import serve; "
            f"serve({theirs.fileno()}, seconds={self._seconds}, megabytes={self._megabytes})"
        )
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", code],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what libraries print there is said with the fault
                env={**os.environ, **_SINGLE},
            )
        except OSError as error:
            raise WhenceError(
                f"a process for parsing could not be started: {sys.executable}: {error.strerror}; see that it may be "
                "run and that processes may be started"
            ) from error
        theirs.close()
        worker = _Worker(process, ours)
        self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _drop(self, worker: _Worker) -> None:
        self._selector.unregister(worker.connection)
        worker.connection.close()
        worker.process.kill()
        worker.process.wait()
        self._workers.remove(worker)


@dataclass(slots=True)
class _Work:
    """What one call has to do: numbers of `items` yet to be sent, what was found, which were sent twice."""

    function: bytes
    items: Sequence[Any]
    todo: deque[int]
    found: dict[int, tuple[list[Any], DocumentError | None]] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)


def _tell_end(code: int, *, seconds: int) -> tuple[Status, str]:
    """Give the status and the words for a worker that ended with `code` (below 0: a signal)."""
    if code == -signal.SIGXCPU:
        return "timed out", f"took more than {seconds} s of CPU"
    if code == -signal.SIGKILL:
        return "out of memory", "its process was killed, as happens when memory runs out"
    name = signal.Signals(-code).name if code < 0 else f"code {code}"
    return "crashed", f"its process ended with {name}"
