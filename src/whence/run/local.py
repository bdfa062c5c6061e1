"""The stages on this machine: a pool of processes where there is enough to do, else this process."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from whence.errors import WhenceError

T = TypeVar("T")
R = TypeVar("R")

_POOL_FROM = 20  # items; below, starting workers (about 0.5 s each) costs more than they save
_CHUNK = 8  # items handed to a worker at once; small, so that what is done is saved often


def map_each(name: str, source: Sequence[T], function: Callable[[T], R], *, processes: int = 0) -> Iterator[R]:
    """Yield `function(item)` for each item of `source`, in its order.

    `processes`: how many work at once; 0: one per core. `function` must be one that can be sent to another
    process. What it raises is raised here; a worker that dies raises `WhenceError`, which names `name`.
    """
    n_workers = min(processes or os.cpu_count() or 1, -(-len(source) // _CHUNK))
    if n_workers < 2 or len(source) <= _POOL_FROM:
        yield from map(function, source)
        return
    with _pool(name, n_workers) as pool:
        yield from pool.map(function, source, chunksize=_CHUNK)


def map_stream(
    name: str, source: Iterable[T], function: Callable[[T], R], *, processes: int = 0
) -> Iterator[R]:
    """Yield `function(item)` for each item of `source`, in its order, holding only a few items at a time.

    As `map_each`, for items that are batches of work and together do not fit into memory; a single one is done here.
    """
    items = iter(source)
    first = list(islice(items, 2))
    n_workers = processes or os.cpu_count() or 1
    if n_workers < 2 or len(first) < 2:
        yield from map(function, chain(first, items))
        return
    with _pool(name, n_workers) as pool:
        waiting: deque[Future[R]] = deque()
        for item in chain(first, items):
            waiting.append(pool.submit(function, item))
            if len(waiting) > n_workers + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _pool(name: str, n_workers: int) -> Iterator[ProcessPoolExecutor]:
    # Started afresh, not forked: a fork copies locks that other threads (a progress bar) may hold.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(n_workers, mp_context=context, initializer=_end_with_parent)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise WhenceError(
            f"{name}: a worker process died, as happens when memory runs out; "
            "run the command again with --set processes=1 (what was read is kept)"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """See to it that a worker ends when the process that started it is killed: it would wait forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end, args=(parent,), daemon=True).start()


def _wait_for_end(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
