"""Which addresses are public: those outside every block that is kept for special use (RFC 6890)."""

from collections.abc import Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from whence.wordtables import read_rows

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

_GIVEN_OUT = IPv6Network("2000::/3")  # the only part of IPv6 that is: RFC 4291, section 2.4


def find_objection(address: IPAddress, *, opened: Sequence[IPNetwork] = ()) -> str | None:
    """Give what `address` is for, when it is no public one; None: it is public or lies in `opened`.

    An IPv6 address with a zone (`fe80::1%eth0`) is judged without it.
    """
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        address = IPv6Address(int(address))
    if any(address in network for network in opened):
        return None
    for network, use in _special_blocks():
        if address in network:
            return use
    if isinstance(address, IPv6Address) and address not in _GIVEN_OUT:
        return "reserved, RFC 4291"
    return None


def parse_address(written: str) -> IPAddress | None:
    """Give the address that `written` is in full; None: it is a name or a short form such as `127.1`."""
    try:
        return ip_address(written)
    except ValueError:
        return None


@cache
def _special_blocks() -> tuple[tuple[IPNetwork, str], ...]:
    return tuple(
        (ip_network(network), f"{use}, {standard}")
        for network, use, standard in read_rows("special_addresses.tsv")
    )
