"""Servers for tests of fetching; nothing that a test here does leaves this machine."""

import sys
from collections.abc import Iterator

import pytest

from fetch_site import Site, run_site

_WATCHED = {"on": False}


def _refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    if event not in ("socket.connect", "socket.getaddrinfo") or not _WATCHED["on"]:
        return
    place = arguments[1] if event == "socket.connect" else arguments
    host = place[0] if isinstance(place, tuple) else "a socket of this machine"
    if host not in ("127.0.0.1", "127.0.0.2", "::1"):
        raise AssertionError(f"a test wants to reach {host!r}")


sys.addaudithook(_refuse_the_world)  # cannot be taken back, hence the switch


@pytest.fixture(autouse=True)
def stay_here() -> Iterator[None]:
    _WATCHED["on"] = True
    yield
    _WATCHED["on"] = False


@pytest.fixture
def site() -> Iterator[Site]:
    with run_site() as running:
        yield running
