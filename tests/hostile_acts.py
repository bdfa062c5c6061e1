"""What a file may make a parser do. In a module of its own, so that a worker process can load it."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator


def act(deed: str) -> Iterator[str]:
    """Do `deed`, then give its name; `twice:` before it gives something first."""
    if deed.startswith("twice:"):
        yield "before"
    match deed.removeprefix("twice:"):
        case "spin":
            while True:
                pass
        case "sleep":
            time.sleep(60)
        case "eat memory":
            held = [bytes(50_000_000) for _ in range(1000)]
            del held
        case "eat half":
            held = [bytearray(b"x" * 50_000_000) for _ in range(6)]
            del held
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "be killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "recurse":
            recurse(0)
        case "break":
            raise KeyError("a bug of a library " + "x" * 5000)
        case "connect":
            socket.create_connection(("127.0.0.1", 9))
        case "look up":
            socket.getaddrinfo("example.org", 80)
        case "fetch":
            urllib.request.urlopen("http://127.0.0.1:9/")
        case "start a program":
            subprocess.run(["true"])
        case "fork":
            os.fork()
        case "print":
            print("not for the one who asked")
    yield deed


def recurse(depth: int) -> int:
    """Nest without an end."""
    return recurse(depth + 1) + 1


def name_process(_item: object) -> Iterator[int]:
    """Give the number of the process that works."""
    yield os.getpid()


def list_routes(_item: object) -> Iterator[str]:
    """Give what routes the process has: the rows of the kernel's table below its head."""
    with open("/proc/self/net/route", encoding="ascii") as table:  # noqa: PTH123
        yield from table.read().splitlines()[1:]
