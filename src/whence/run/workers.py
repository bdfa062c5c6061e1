"""What runs in a worker process: it parses what it is sent, under limits, and reaches nothing outside.

`guarded.py` starts it as a program of its own and reads what it sends back: `(READY,)` once, and for each item
`(PART, value)` for each thing found, then `(DONE, values, is_spent)` or `(FAULT, status, words)`. Things come one by
one from a function that yields them, so that what a container gave is kept; all at once from one that gives a list.
A worker whose time is up is ended by the kernel.
"""

import contextlib
import os
import pickle
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from whence.errors import DocumentError

READY, PART, DONE, FAULT, BROKEN = "ready", "part", "done", "fault", "broken"
_MAX_WORDS = 200  # characters of what a library says; it may repeat the whole file
_NEW_NET, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of unshare(2)
_REFUSED = frozenset((
    "socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "os.fork", "os.forkpty", "os.exec",
    "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen",
))  # fmt: skip
_HEAVY = 0.05  # s of CPU; what took less cannot have filled half of the memory
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which ru_maxrss is counted


def serve(handle: int, *, seconds: int, megabytes: int) -> None:
    """Do what is sent over the socket `handle` until it closes: `(function or None, items)`, None: the last one.

    `seconds` of CPU are for each part of an item, `megabytes` of address space for the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    _close_off()
    _limit_memory(megabytes)
    connection = Connection(handle)
    connection.send((READY,))
    function: Callable[[Any], Iterable[Any]] | None = None
    while True:
        try:
            pickled, items = connection.recv()
            function = function if pickled is None else pickle.loads(pickled)
        except EOFError:  # the parent has ended
            return
        except Exception as error:  # no file is to blame: whence itself cannot be loaded
            connection.send((BROKEN, f"{type(error).__name__}: {error} ({_find_place(error)})"))
            return
        assert function is not None
        for item in items:
            _parse(connection, function, item, seconds=seconds, megabytes=megabytes)


def _parse(
    connection: Connection, function: Callable[[Any], Iterable[Any]], item: Any, *, seconds: int, megabytes: int
) -> None:
    told: tuple[str, str]
    try:
        _limit_time(seconds)
        start = time.process_time()
        found = function(item)
        whole = found if isinstance(found, list) else []
        for part in found if not isinstance(found, list) else ():
            connection.send((PART, part))
            _limit_time(seconds)
        is_heavy = time.process_time() - start > _HEAVY
        connection.send((DONE, whole, is_heavy and measure_peak() * 2 > megabytes))
        return
    except MemoryError:
        told = "out of memory", f"needs more than {megabytes:,} MB"
    except RecursionError:
        told = "too deep", "nests deeper than can be followed"
    except DocumentError as error:
        told = error.status, str(error)
    except Exception as error:  # whatever a hostile file makes of a library is a fault of that file alone
        words = f"{type(error).__name__}: {str(error)[:_MAX_WORDS]} ({_find_place(error)})"
        told = "crashed", words
    connection.send((FAULT, *told))


def _find_place(error: BaseException) -> str:
    """Give where in the code it happened: the innermost place."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return "place unknown"
    return f"{Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno}"


def measure_peak() -> float:
    """Give the most memory that this process has had, in megabytes."""
    # ru_maxrss begins at what the parent had: Linux keeps it across exec.
    with contextlib.suppress(OSError), open("/proc/self/status", "rb") as status:  # noqa: PTH123 - Path is slower
        for line in status:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / 1024 / 1024


def _limit_time(seconds: int) -> None:
    """Let the kernel end this process (SIGXCPU) when it has worked for `seconds` more, rounded up."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, most))


def _limit_memory(megabytes: int) -> None:
    limit = megabytes * 1024 * 1024
    with contextlib.suppress(ValueError, OSError):  # macOS knows no limit on address space
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _close_off() -> None:
    """Leave the network behind where the system allows it, and refuse sockets and programs in any case."""
    if sys.platform == "linux":
        _leave_network()
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """Move into a network without routes; a kernel that forbids it leaves the process where it is."""
    import ctypes

    # Root keeps its rights to files: as another user of a new namespace it would lose them.
    flags = _NEW_NET if os.geteuid() == 0 else _NEW_NET | _NEW_USER
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).unshare(flags)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    """Take part in the interpreter's audit (PEP 578): raise before a socket is made or a program started."""
    if event in _REFUSED:
        raise PermissionError(f"{event}: parsing reaches no network and starts no program")
