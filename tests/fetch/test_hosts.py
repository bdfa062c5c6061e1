"""Hosts: looked up once, checked in full, never looked up again."""

import threading
from ipaddress import ip_network

import httpx
import pytest

from fetch_site import LOOPBACK, Names, open_network
from whence.fetch.exchanges import make_exchange, make_transport
from whence.fetch.faults import FetchError
from whence.fetch.hosts import HostTable
from whence.settings import Settings


def find(names: Names, host: str, *, seconds: float = 5.0) -> tuple[str, ...]:
    return HostTable(open_network(resolve=names)).find(host, seconds=seconds)


def test_a_name_is_looked_up_once():
    names = Names()
    table = HostTable(open_network(resolve=names))
    assert table.find("lowmoor.example", seconds=5) == table.find("lowmoor.example", seconds=5) == (LOOPBACK,)
    assert names.asked == ["lowmoor.example"]


@pytest.mark.parametrize("hidden", ["10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "fe80::1%eth0"])
@pytest.mark.parametrize("place", [0, 1], ids=["first", "last"])
def test_one_private_address_among_several_spoils_the_name(hidden, place):
    found = [LOOPBACK]
    found.insert(place, hidden)
    with pytest.raises(FetchError, match="not public") as caught:
        find(Names(lowmoor_example=[found]), "lowmoor.example")
    assert caught.value.status == "private address"
    assert hidden in str(caught.value)


@pytest.mark.parametrize("answer", [["not an address"], [""], ["127.1"]])
def test_a_resolver_that_gives_no_address_is_not_trusted(answer):
    with pytest.raises(FetchError, match="no IP address"):
        find(Names(lowmoor_example=[answer]), "lowmoor.example")


@pytest.mark.parametrize("names", [Names(), Names(gone_test=[[]])], ids=["unknown", "no address"])
def test_a_name_without_an_address_is_told(names):
    with pytest.raises(FetchError, match=r"gone\.test") as caught:
        find(names, "gone.test")
    assert caught.value.status == "no such host"


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    ended = threading.Event()

    def resolve(_: str) -> list[str]:
        ended.wait(30)
        return [LOOPBACK]

    with pytest.raises(FetchError, match=r"in 0\.1 s") as caught:
        HostTable(open_network(resolve=resolve)).find("lowmoor.example", seconds=0.1)
    ended.set()
    assert caught.value.status == "no such host"


def test_a_name_that_moves_to_a_private_address_is_still_reached_where_it_was_checked(site):
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    names = Names(lowmoor_example=[[LOOPBACK], ["169.254.169.254"]])
    transport = make_transport(open_network(resolve=names))
    for _ in range(2):
        assert make_exchange(transport, httpx.URL(site.url()), settings=Settings()).address == LOOPBACK
    assert names.asked == ["lowmoor.example"]
    assert [asked.headers["host"] for asked in site.asked] == [f"lowmoor.example:{site.port}"] * 2


def test_the_next_address_is_tried_when_one_does_not_answer(site):
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    network = open_network(
        opened=(ip_network("127.0.0.0/8"),), resolve=Names(lowmoor_example=[["127.0.0.2", LOOPBACK]])
    )
    found = make_exchange(make_transport(network), httpx.URL(site.url()), settings=Settings())
    assert found.address == LOOPBACK
