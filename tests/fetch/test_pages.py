"""Pages: redirects, cookies, conditions, and what each answer of a site means."""

import gzip
import random
from typing import get_args

import pytest

from fetch_site import LOOPBACK, PAGE, Names, Site, open_network, redirect, respond
from whence.errors import Status
from whence.fetch.captures import Earlier
from whence.fetch.pages import Capture, fetch_pages
from whence.fetch.stores import tell_fault
from whence.settings import Settings


def fetch(
    site: Site, *urls: str, names: Names | None = None, earlier: Earlier | None = None, **limits: object
) -> list[Capture]:
    settings = Settings(**({"fetch_delay_seconds": 0.0} | limits))
    network = open_network(resolve=names or Names())
    known = {} if earlier is None else {earlier.url: earlier}
    places = [url if ":" in url else site.url(url) for url in urls]
    return list(fetch_pages(places, known, settings=settings, network=network))


def told(capture: Capture) -> tuple[str, str]:
    fault = tell_fault(capture)
    assert fault is not None
    return fault.status, fault.message


def test_a_page_is_its_last_response_and_the_way_there(site):
    site.answers |= {
        "/": redirect("https-less/../old?x=1#part", status="301 Moved Permanently"),
        "/old?x=1": redirect(site.url("/new", "www.lowmoor.example"), status="308 Permanent Redirect"),
        "/new": respond(),
    }
    capture = fetch(site, "/")[0]
    assert capture.fault is None
    assert [exchange.status for exchange in capture.exchanges] == [301, 308, 200]
    assert capture.place == site.url("/new", "www.lowmoor.example")
    assert capture.exchanges[-1].body == PAGE


@pytest.mark.parametrize(
    ("target", "status", "seen"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private address", "link-local"),
        ("http://127.0.0.2/", "private address", "loopback"),
        ("http://[::1]/", "private address", "loopback"),
        ("http://[::ffff:127.0.0.1]/", "private address", "mapped"),
        (
            "http://inside.lowmoor.example/",
            "private address",
            "inside.lowmoor.example has the address 10.0.0.7",
        ),
        ("//localhost.lowmoor.example/x", "private address", "has the address 127.0.0.9"),
        ("file:///etc/passwd", "bad URL", "scheme 'file'"),
        ("ftp://lowmoor.example/", "bad URL", "scheme 'ftp'"),
        ("javascript:alert(1)", "bad URL", "scheme 'javascript'"),
        ("data:text/html,x", "bad URL", "scheme 'data'"),
        ("http://ann:geheim@lowmoor.example/", "bad URL", "user name or password"),
        ("http://lowmoor.example:99999/", "bad URL", "port 99999"),
        ("http://[::1/", "bad URL", "no URL"),
        ("http://gone.test/", "no such host", "gone.test"),
    ],
)
def test_a_redirect_is_checked_like_the_first_url(site, target, status, seen):
    site.answers["/"] = redirect(target)
    names = Names(inside_lowmoor_example=[[LOOPBACK, "10.0.0.7"]], localhost_lowmoor_example=[["127.0.0.9"]])
    found = told(fetch(site, "/", names=names)[0])
    assert (found[0], seen in found[1]) == (status, True)
    assert "geheim" not in found[1]
    assert site.paths() == ["/"]


@pytest.mark.parametrize(
    "answers",
    [
        {"/": redirect("/")},
        {"/": redirect("/a"), "/a": redirect("/")},
        {f"/{'x' * n}": redirect(f"/{'x' * (n + 1)}") for n in range(30)},
    ],
    ids=["to itself", "in a ring", "ever on"],
)
def test_redirects_without_end_are_ended(site, answers):
    site.answers |= answers
    status, message = told(fetch(site, "/", fetch_redirects=4)[0])
    assert (status, "4 redirects" in message) == ("too many redirects", True)
    assert len(site.paths()) == 5


def test_cookies_serve_a_site_and_no_other(site):
    def consent(connection, asked):
        if "cookie" in asked.headers:
            connection.sendall(redirect(site.url("/", "skerrin.example")))
        else:
            connection.sendall(redirect("/", "Set-Cookie: seen=yes; Domain=lowmoor.example"))

    site.answers["/"] = lambda connection, asked: (
        connection.sendall(respond())
        if asked.headers["host"].startswith("skerrin")
        else consent(connection, asked)
    )
    first, second = fetch(site, "/", site.url("/", "lowmoor.example") + "?again")
    assert first.fault is None
    pages = [asked for asked in site.asked if asked.path == "/"]
    assert [asked.headers.get("cookie") for asked in pages] == [None, "seen=yes", None]
    assert "cookie" not in site.asked[-1].headers  # of the second URL
    assert second.fault is not None  # 404: nothing is there


EARLIER = '"v1"', "Mon, 04 Mar 2024 10:00:00 GMT"


def earlier_at(url: str, etag: str | None = EARLIER[0], modified: str | None = EARLIER[1]) -> Earlier:
    return Earlier(url=url, record_id="<urn:uuid:1>", date="2024-03-04T12:00:00Z", etag=etag, modified=modified)


def test_a_page_that_has_not_changed_is_a_note(site):
    site.answers["/"] = lambda connection, asked: connection.sendall(
        b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"
        if asked.headers.get("if-none-match") == EARLIER[0]
        and asked.headers.get("if-modified-since") == EARLIER[1]
        else respond()
    )  # fmt: skip
    capture = fetch(site, "/", earlier=earlier_at(site.url("/")))[0]
    note = tell_fault(capture)
    assert note is not None
    assert (note.is_note, note.status) == (True, "not modified")
    assert "2024-03-04T12:00:00Z" in note.message


def test_a_page_that_has_changed_comes_anew(site):
    site.answers["/"] = respond()
    capture = fetch(site, "/", earlier=earlier_at(site.url("/")))[0]
    assert (capture.fault, capture.unchanged_since) == (None, None)


def test_a_condition_is_only_for_its_own_url(site):
    site.answers["/"] = respond()
    fetch(site, "/", earlier=earlier_at(site.url("/elsewhere")))
    assert "if-none-match" not in site.asked[-1].headers


def test_a_condition_that_would_forge_headers_is_left_out(site):
    site.answers["/"] = respond()
    capture = fetch(site, "/", earlier=earlier_at(site.url("/"), etag='"x"\r\nX-Forged: 1', modified="\u00e4"))[
        0
    ]
    assert capture.fault is None
    assert not {"if-none-match", "if-modified-since", "x-forged"} & set(site.asked[-1].headers)


def test_304_to_a_plain_request_is_an_error(site):
    site.answers["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    assert told(fetch(site, "/")[0])[0] == "HTTP error"


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (respond(status="404 Not Found"), "HTTP error", "404 Not Found; check the URL"),
        (respond(status="410 Gone"), "HTTP error", "web archive"),
        (respond(status="403 Forbidden"), "HTTP error", "in a browser"),
        (respond(status="451 Unavailable For Legal Reasons"), "HTTP error", "in a browser"),
        (respond(b"", "Retry-After: 120", status="429 Too Many"), "HTTP error", "(it asks for '120')"),
        (respond(status="500 Oops"), "HTTP error", "try again later"),
        (respond(status="599 Odd"), "HTTP error", "599"),
        (respond(b"", status="204 No Content"), "HTTP error", "204"),
        (respond(status="302 Found"), "HTTP error", "302"),
        (respond(b""), "empty", "nothing"),
    ],
    ids=["404", "410", "403", "451", "429", "500", "599", "204", "302 to nowhere", "empty"],
)
def test_what_an_answer_means(site, answer, status, words):
    site.answers["/"] = answer
    found = told(fetch(site, "/")[0])
    assert (found[0], words in found[1]) == (status, True)
    assert found[1].startswith(f"{site.url('/')}: ")


def test_what_fails_stops_nothing_else(site):
    site.answers |= {"/a": respond(), "/b": b"noise\r\n\r\n", "/c": respond()}
    found = fetch(site, "/a", "/b", "ftp://lowmoor.example/", "/c", "/a")
    assert [capture.fault and capture.fault.status for capture in found] == [
        None,
        "broken response",
        "bad URL",
        None,
    ]


def test_without_a_test_that_opens_it_loopback_is_shut(site):
    site.answers["/"] = respond()
    urls = [f"http://127.0.0.1:{site.port}/", f"http://[::1]:{site.port}/"]
    found = list(fetch_pages(urls, {}, settings=Settings()))
    assert [capture.fault and capture.fault.status for capture in found] == ["private address"] * 2
    assert site.asked == []


PIECES = [
    *(b"\r\n", b"\n", b"\0", b"%", b";", b"@", b"-1", b"9" * 30, b"\xff\xfe", b"http://[", b"xn--"),
    *(b"Location: ", b"Set-Cookie: ", b"Domain=.", b"Max-Age=1e99"),
    *(b"Content-Length: ", b"Transfer-Encoding: chunked"),
]
WHOLE = [
    respond(),
    redirect("/x", "Set-Cookie: a=b; Path=/; Domain=lowmoor.example"),
    respond(gzip.compress(PAGE), "Content-Encoding: gzip"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_is_a_page_or_a_named_fault(site, seed):
    chance = random.Random(seed)
    for _ in range(15):
        answer = bytearray(chance.choice(WHOLE))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(min(len(answer), 150) + 1)
            answer[at : at + chance.choice((0, 0, 3, 20))] = chance.choice(PIECES)
        site.answers = {"/": bytes(answer), "/x": respond()}
        capture = fetch(site, "/", fetch_max_bytes=100_000)[0]
        assert (tell_fault(capture) is None) == (capture.exchanges[-1:] != () and capture.fault is None)
        assert capture.fault is None or capture.fault.status in get_args(Status)
