"""One request and its response, with servers that do all that they should not."""

import gzip
import socket
import ssl
import struct
import threading
import time
import zlib
from datetime import UTC, datetime
from socketserver import BaseRequestHandler, ThreadingTCPServer

import httpx
import pytest
import trustme

from fetch_site import PAGE, Site, hang_up, open_network, respond, run_site
from whence.fetch.exchanges import Exchange, make_exchange, make_transport
from whence.fetch.faults import FetchError
from whence.settings import Settings

SMALL = 200_000  # bytes: the limit in tests


def ask(
    site: Site, path: str = "/", *, url: str = "", trusted: ssl.SSLContext | None = None, **limits: object
) -> Exchange:
    settings = Settings(**({"fetch_max_bytes": SMALL} | limits))
    transport = make_transport(open_network(trusted=trusted))
    return make_exchange(transport, httpx.URL(url or site.url(path)), settings=settings)


def fail(site: Site, answer: object, **limits: object) -> FetchError:
    site.answers["/"] = answer
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        ask(site, **limits)
    assert time.monotonic() - began < 20
    return caught.value


def test_the_response_is_kept_to_the_byte(site):
    answer = respond(PAGE, "X-Odd:  two  spaces ", "x-odd: again", "Set-Cookie: a=1")
    site.answers["/"] = answer
    exchange = ask(site)
    assert exchange.response == answer
    assert exchange.body == PAGE
    assert exchange.status == 200
    assert exchange.request.startswith(b"GET / HTTP/1.1\r\nHost: lowmoor.example:")


def test_the_request_says_who_asks_and_nothing_of_this_machine(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.answers["/"] = respond()
    ask(site)
    headers = site.asked[0].headers
    assert headers["user-agent"].startswith("whence/")
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_chunks_are_kept_as_they_came_and_read_as_one_body(site):
    answer = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"5;ext=1\r\nThe g\r\n3\r\nate\r\n0\r\nTrailer: x\r\n\r\n"
    )
    site.answers["/"] = answer
    exchange = ask(site)
    assert (exchange.body, exchange.response) == (b"The gate", answer)


def test_an_interim_response_is_no_part_of_the_response(site):
    answer = respond()
    site.answers["/"] = b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n" + answer
    assert ask(site).response == answer


def test_a_body_without_length_lasts_until_the_end(site):
    site.answers["/"] = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE
    assert ask(site).body == PAGE


def test_what_follows_the_stated_length_is_left_out(site):
    site.answers["/"] = respond(PAGE + b"HTTP/1.1 200 OK\r\n\r\nforged", f"Content-Length: {len(PAGE)}")
    exchange = ask(site)
    assert exchange.body == PAGE
    assert exchange.response.endswith(PAGE)


def test_a_charset_that_lies_changes_no_byte(site):
    page = "<p>Die Mühle steht still.</p>".encode("latin-1")
    site.answers["/"] = respond(page, media="text/html; charset=utf-8")
    assert ask(site).body == page


@pytest.mark.parametrize("shut", [True, False], ids=["closed", "reset"])
def test_no_response_is_told(site, shut):
    def answer(connection, _):
        if not shut:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # resets
        connection.close()

    assert fail(site, answer).status == "broken response"


def test_silence_is_not_waited_for(site):
    fault = fail(site, lambda *_: site.closing.wait(30), fetch_read_seconds=0.2)
    assert (fault.status, "silence for 0.2 s" in str(fault)) == ("timed out", True)


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "start",
    [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n", b"", CHUNKED + b"1"],
    ids=["headers", "body", "status line", "chunk size"],
)
def test_a_byte_now_and_then_does_not_hold_a_run_up(site, start):
    def answer(connection, _):
        connection.sendall(start)
        site.drip(connection, b"H" if not start else b"0")

    fault = fail(site, answer, fetch_total_seconds=0.3, fetch_read_seconds=30.0)
    assert (fault.status, "not whole after 0.3 s" in str(fault)) == ("timed out", True)


def pour(head: bytes, piece: bytes):
    def answer(connection, _):
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return answer


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        (CHUNKED, b"3e8\r\n" + b"x" * 1_000 + b"\r\n"),
        (CHUNKED, b"1\r\nx\r\n" * 100),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100),
    ],
    ids=["body", "chunks", "tiny chunks", "interim responses"],
)
def test_a_response_without_end_is_ended(site, head, piece):
    fault = fail(site, pour(head, piece))
    assert (fault.status, "goes on after 200,000 bytes" in str(fault)) == ("too large", True)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-More: y\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"y" * 1_000),
        (b"", b"y" * 1_000),
        (CHUNKED, b"0" * 1_000),
    ],
    ids=["headers", "one header", "status line", "chunk size"],
)
def test_a_head_without_end_is_ended(site, head, piece):
    assert fail(site, pour(head, piece)).status in ("broken response", "too large")


def test_a_stated_length_beyond_the_limit_is_not_read(site):
    fault = fail(site, b"HTTP/1.1 200 OK\r\nContent-Length: 90000000000\r\n\r\n" + PAGE)
    assert (fault.status, "90,000,000,000" in str(fault)) == ("too large", True)


BOMB = gzip.compress(bytes(50_000_000), 9)
TWICE = gzip.compress(b"The gate ") + gzip.compress(b"was shut.")


@pytest.mark.parametrize(
    ("packed", "coding"),
    [(BOMB, "gzip"), (zlib.compress(bytes(50_000_000), 9), "deflate"), (gzip.compress(b"") + BOMB, "x-gzip")],
    ids=["gzip", "deflate", "second member"],
)
def test_a_bomb_does_not_go_off(site, packed, coding):
    fault = fail(site, respond(packed, f"Content-Encoding: {coding}"))
    assert (fault.status, "compressed bytes hold more than 200,000" in str(fault)) == ("too large", True)


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE) + b"\0\0", "GZIP"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
        (TWICE, "gzip"),
        (PAGE, "utf-8"),
        (PAGE, "identity"),
    ],
    ids=["gzip", "padded", "deflate", "raw deflate", "two members", "no coding", "identity"],
)
def test_a_packed_body_is_kept_packed(site, packed, coding):
    site.answers["/"] = respond(packed, f"Content-Encoding: {coding}")
    assert ask(site).body == packed


@pytest.mark.parametrize(
    ("packed", "coding", "seen"),
    [
        (PAGE, "gzip", "not gzip"),
        (gzip.compress(PAGE)[:-12], "gzip", "cut off"),
        (gzip.compress(PAGE)[:40] + b"!" * 40, "gzip", "not gzip"),
        (PAGE, "br", "'br'"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip", "'gzip, gzip'"),
    ],
    ids=["lie", "cut off", "damaged", "not asked for", "twice"],
)
def test_a_body_that_cannot_be_unpacked_is_told(site, packed, coding, seen):
    fault = fail(site, respond(packed, f"Content-Encoding: {coding}"))
    assert (fault.status, seen in str(fault)) == ("undecodable", True)


@pytest.mark.parametrize(
    "answer",
    [
        respond(PAGE, "Content-Length: 100000"),
        respond(PAGE, "Content-Length: 10", "Content-Length: 20"),
        respond(PAGE, "Content-Length: -5"),
        respond(PAGE, "Content-Length: many"),
        CHUNKED + b"zz\r\nThe gate\r\n0\r\n\r\n",
        CHUNKED + b"8\r\nThe g",
        CHUNKED + b"8\r\nThe gate\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: magic\r\n\r\nThe gate",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n",
        b"220 mail.lowmoor.example ESMTP\r\n",
        PAGE,
        bytes(range(256)),
    ],
    ids=[
        "too short", "two lengths", "negative length", "length in words", "bad chunk size", "cut chunk",
        "no last chunk", "unknown transfer coding", "cut headers", "bad status", "bad header",
        "zero byte", "another protocol", "no head", "noise",
    ],
)  # fmt: skip
def test_what_is_not_http_is_told(site, answer):
    assert fail(site, answer).status == "broken response"


def test_nobody_listening_is_told(site):
    with run_site() as gone:
        url = gone.url()
    with pytest.raises(FetchError) as caught:
        ask(site, url=url)
    assert caught.value.status == "no connection"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serve_over_tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_over_tls_the_name_stays_that_of_the_url(authority):
    with run_site(serve_over_tls(authority.issue_cert("lowmoor.example"))) as site:
        site.answers["/"] = respond()
        exchange = ask(site, url=site.url(scheme="https"), trusted=trust(authority))
    assert exchange.response == respond()
    assert site.asked[0].server_name == "lowmoor.example"
    assert site.asked[0].headers["host"] == f"lowmoor.example:{site.port}"


def bad_certificates(authority: trustme.CA) -> dict[str, trustme.LeafCert]:
    past = datetime(2020, 1, 1, tzinfo=UTC)
    return {
        "of another site": authority.issue_cert("elsewhere.example"),
        "for the address": authority.issue_cert("127.0.0.1"),
        "run out": authority.issue_cert("lowmoor.example", not_after=past),
        "by an unknown authority": trustme.CA().issue_cert("lowmoor.example"),
    }


@pytest.mark.parametrize("fault", ["of another site", "for the address", "run out", "by an unknown authority"])
def test_a_site_that_cannot_prove_who_it_is_is_not_asked(authority, fault):
    with (
        run_site(serve_over_tls(bad_certificates(authority)[fault])) as site,
        pytest.raises(FetchError, match="prove") as caught,
    ):
        ask(site, url=site.url(scheme="https"), trusted=trust(authority))
    assert caught.value.status == "bad certificate"
    assert site.asked == []


def test_the_usual_authorities_do_not_vouch_for_made_up_ones(authority):
    with (
        run_site(serve_over_tls(authority.issue_cert("lowmoor.example"))) as site,
        pytest.raises(FetchError) as caught,
    ):
        ask(site, url=site.url(scheme="https"))
    assert caught.value.status == "bad certificate"


def test_a_server_without_tls_is_told(site):
    site.answers["/"] = respond()
    with pytest.raises(FetchError) as caught:
        ask(site, url=site.url(scheme="https"))
    assert caught.value.status == "bad certificate"


def test_a_handshake_that_never_ends_is_ended(site):
    class Deaf(BaseRequestHandler):
        def handle(self) -> None:
            site.drip(self.request, b"\x16", pause=0.01)
            hang_up(self.request)

    with ThreadingTCPServer(("127.0.0.1", 0), Deaf) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        with pytest.raises(FetchError) as caught:
            url = f"https://lowmoor.example:{server.server_address[1]}/"
            ask(site, url=url, fetch_connect_seconds=0.3, fetch_total_seconds=1.0)
        site.closing.set()
        server.shutdown()
    assert caught.value.status in ("timed out", "bad certificate", "no connection")
