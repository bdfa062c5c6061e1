"""Hosts and their addresses: each name is looked up once, and every address it has is checked.

Connections go to the addresses given here and never look a name up again, so that a name which answers with
a public address first and a private one later (DNS rebinding) gains nothing.
"""

import queue
import threading
from collections.abc import Sequence

from whence.fetch.addresses import find_objection, parse_address
from whence.fetch.faults import FetchError
from whence.fetch.networks import Network, Resolve

_CHECK_NAME = "check the name, and that this machine is connected"
_ONLY_PUBLIC = "whence fetches from public addresses alone; save the page yourself and add the file"


class HostTable:
    """The checked addresses of the hosts of one run."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._known: dict[str, tuple[str, ...]] = {}

    def find(self, host: str, *, seconds: float) -> tuple[str, ...]:
        """Give the addresses of `host`, in the order to try them; raises `FetchError` if any is not public."""
        if host not in self._known:
            found = _look_up(self._network.resolve, host, seconds)
            self._known[host] = tuple(self._check(host, written) for written in found)
        return self._known[host]

    def _check(self, host: str, written: str) -> str:
        address = parse_address(written)
        use = "no IP address" if address is None else find_objection(address, opened=self._network.opened)
        if use is not None:
            shown = written if written == host else f"{host} has the address {written}"
            raise FetchError("private address", f"{shown}, which is not public ({use})", _ONLY_PUBLIC)
        return written


def _look_up(resolve: Resolve, host: str, seconds: float) -> Sequence[str]:
    """Give what `resolve` finds; it runs beside, for the system's resolver knows no time limit of ours."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(resolve(host))
        except (OSError, ValueError) as error:  # ValueError: a label that is empty or too long
            answers.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        seen = f"no address of {host!r} was found in {seconds:.1f} s"
        raise FetchError("no such host", seen, _CHECK_NAME) from None
    if isinstance(answer, Exception):
        raise FetchError("no such host", f"{host!r} was not found ({answer})", _CHECK_NAME) from answer
    if not answer:
        raise FetchError("no such host", f"{host!r} has no address", _CHECK_NAME)
    return answer
