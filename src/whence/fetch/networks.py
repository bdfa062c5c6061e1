"""How the world outside is reached. Only tests change it: no command, setting or variable opens a private address."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.fetch.addresses import IPNetwork

Resolve = Callable[[str], Sequence[str]]


def resolve_host(host: str) -> Sequence[str]:
    """Give the addresses of `host` in the order of RFC 6724, by the system; raises `OSError` where it has none."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What stands between whence and the pages it fetches."""

    opened: tuple[IPNetwork, ...] = ()  # networks that are let through though they are not public
    resolve: Resolve = resolve_host
    trusted: ssl.SSLContext | None = None  # who vouches for sites; None: the authorities that certifi lists
    wait: Callable[[float], None] = time.sleep  # takes seconds
