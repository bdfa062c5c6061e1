"""Which addresses are public."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.fetch.addresses import find_objection

SPECIAL = {
    "0.0.0.0": "this network",
    "10.1.2.3": "private",
    "100.64.0.1": "CGNAT",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "168.63.129.16": "Azure",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.170": "protocols",
    "192.168.1.1": "private",
    "198.19.0.1": "benchmarks",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "reserved",
    "::ffff:127.0.0.1": "mapped",
    "::ffff:8.8.8.8": "mapped",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b:1::1": "NAT64",
    "2001:0:4136:e378::1": "Teredo",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "6to4",
    "3fff::1": "documentation",
    "4000::1": "reserved",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
}
PUBLIC = [
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
]


@pytest.mark.parametrize(("written", "use"), SPECIAL.items(), ids=SPECIAL)
def test_a_special_address_is_refused_by_its_use(written, use):
    assert use in (find_objection(ip_address(written)) or "")


@pytest.mark.parametrize("written", PUBLIC)
def test_a_public_address_is_let_through(written):
    assert find_objection(ip_address(written)) is None


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_what_is_let_through_is_global_to_the_standard_library_too(address):
    if find_objection(address) is None:
        assert address.is_global
        assert not address.is_multicast


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_ipv4_address_inside_an_ipv6_one_is_refused_whatever_it_is(inner):
    number = int(inner)
    mapped, nat64, compatible = (0xFFFF << 32) + number, (0x64FF9B << 96) + number, number
    six_to_four = (0x2002 << 112) + (number << 80)
    for wrapped in (mapped, nat64, compatible, six_to_four):
        assert find_objection(IPv6Address(wrapped)) is not None


def test_only_what_is_opened_is_open():
    opened = (ip_network("127.0.0.1/32"),)
    assert find_objection(ip_address("127.0.0.1"), opened=opened) is None
    assert find_objection(ip_address("127.0.0.2"), opened=opened) is not None
    assert find_objection(ip_address("::ffff:127.0.0.1"), opened=opened) is not None
