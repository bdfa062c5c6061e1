"""What sites ask of robots, and what is done where they do not say."""

import gzip
import time

import pytest

from fetch_site import PAGE, Site, open_network, redirect, respond
from whence.fetch.pages import Capture, fetch_pages
from whence.settings import Settings

FORBIDDEN, UNKNOWN = "forbidden to robots", "robots.txt unreachable"


def fetch(site: Site, *paths: str, waits: list[float] | None = None, **limits: object) -> list[Capture]:
    settings = Settings(**({"fetch_delay_seconds": 0.0} | limits))
    network = open_network(wait=(waits if waits is not None else []).append)
    urls = [path if path.startswith("http") else site.url(path) for path in paths]
    return list(fetch_pages(urls, {}, settings=settings, network=network))


def status(capture: Capture) -> str | None:
    return capture.fault and capture.fault.status


def text(words: str) -> bytes:
    return respond(words.encode(), media="text/plain")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("User-agent: *\nDisallow: /", FORBIDDEN),
        ("User-agent: *\nDisallow: /news/", FORBIDDEN),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/gate", None),
        ("User-agent: *\nDisallow: /*gate$", FORBIDDEN),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Whence\nAllow: /", None),
        ("User-agent: *\nAllow: /\n\nUser-agent: whence\nDisallow: /", FORBIDDEN),
        ("User-agent: othersearch\nDisallow: /", None),
        ("User-agent: *\nDisallow:", None),
        ("", None),
        ("<html>What robots?</html>", None),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", FORBIDDEN),
        ("# " + "x" * 510_000 + "\nUser-agent: *\nDisallow: /", FORBIDDEN),
        ("# " + "x" * 520_000 + "\nUser-agent: *\nDisallow: /", None),
    ],
    ids=[
        "all", "folder", "longest match", "pattern", "named and let in", "named and kept out", "another robot",
        "nothing", "empty", "a page instead", "byte order mark", "before 500 KiB", "after 500 KiB",
    ],
)  # fmt: skip
def test_robots_txt_is_honoured(site, rules, expected):
    site.answers |= {"/robots.txt": text(rules), "/news/gate": respond()}
    assert status(fetch(site, "/news/gate")[0]) == expected
    assert site.paths() == ([] if expected else ["/news/gate"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (respond(b"", status="404 Not Found"), None),
        (respond(b"", status="403 Forbidden"), None),
        (respond(b"", status="500 Internal Server Error"), UNKNOWN),
        (respond(b"", status="503 Service Unavailable"), UNKNOWN),
        (respond(b"", status="204 No Content"), UNKNOWN),
        (b"", UNKNOWN),
        (b"noise\r\n\r\n", UNKNOWN),
        (respond(b"User-agent", "Content-Length: 900"), UNKNOWN),
        (respond(b"no gzip", "Content-Encoding: gzip"), UNKNOWN),
        (respond(gzip.compress(bytes(30_000_000)), "Content-Encoding: gzip"), UNKNOWN),
        (respond(gzip.compress(b"User-agent: *\nDisallow: /"), "Content-Encoding: gzip"), FORBIDDEN),
        (redirect("http://169.254.169.254/robots.txt"), "private address"),
        (redirect("file:///etc/passwd"), "bad URL"),
        (redirect("/robots.txt"), None),
    ],
    ids=[
        "404", "403", "500", "503", "204", "no response", "no HTTP", "cut off", "no gzip", "bomb", "gzip",
        "redirect to a private address", "redirect to a file", "redirect loop",
    ],
)  # fmt: skip
def test_what_an_answer_for_robots_txt_means(site, answer, expected):
    site.answers |= {"/robots.txt": answer, "/": respond()}
    assert status(fetch(site, "/", fetch_max_bytes=1_000_000)[0]) == expected
    assert site.paths() == ([] if expected else ["/"])


def test_a_robots_txt_that_is_silent_forbids_its_site_alone(site):
    site.answers |= {"/robots.txt": lambda *_: site.closing.wait(30), "/": respond()}
    silent = fetch(site, "/", fetch_read_seconds=0.2)[0]
    assert status(silent) == UNKNOWN
    assert "robots.txt" in str(silent.fault)


def test_redirects_of_robots_txt_are_followed_to_another_host(site):
    site.answers |= {
        "/robots.txt": lambda connection, asked: connection.sendall(
            redirect(site.url("/rules", "www.lowmoor.example"))
        ),
        "/rules": text("User-agent: *\nDisallow: /"),
    }
    assert status(fetch(site, "/")[0]) == FORBIDDEN


def test_each_site_is_asked_once_and_for_itself(site):
    site.answers |= {"/robots.txt": text("User-agent: *\nDisallow: /b"), "/a": respond(), "/b": respond()}
    found = fetch(site, "/a", "/b", site.url("/a", "skerrin.example"), site.url("/a"))
    assert [status(capture) for capture in found] == [None, FORBIDDEN, None]
    hosts = [asked.headers["host"].partition(":")[0] for asked in site.asked if asked.path == "/robots.txt"]
    assert hosts == ["lowmoor.example", "skerrin.example"]


def test_a_redirect_is_asked_about_too(site):
    site.answers |= {
        "/robots.txt": text("User-agent: *\nDisallow: /private"),
        "/": redirect("/private/gate"),
        "/private/gate": respond(),
    }
    capture = fetch(site, "/")[0]
    assert (status(capture), site.paths()) == (FORBIDDEN, ["/"])


@pytest.mark.parametrize(
    ("rules", "expected"),
    [("", 200), ("700", 700), ("50", 200), ("86400", 900), ("soon", 200)],
    ids=["usual", "longer", "shorter", "too long", "no number"],
)
def test_requests_to_one_host_keep_a_distance(site, rules, expected):
    site.answers |= {
        "/robots.txt": text(f"User-agent: *\nCrawl-delay: {rules}\nAllow: /"),
        "/a": respond(),
        "/b": respond(),
    }
    waits: list[float] = []
    fetch(
        site,
        "/a",
        site.url("/a", "skerrin.example"),
        "/b",
        waits=waits,
        fetch_delay_seconds=200.0,
        fetch_max_delay_seconds=900.0,
    )
    assert len(waits) == 1
    assert expected - 60 < waits[0] <= expected  # less what the test itself took


def test_a_hostile_robots_txt_takes_no_time(site):
    rules = "User-agent: *\n" + "".join(f"Disallow: /*{'a*' * 40}{number}$\n" for number in range(4_000))
    site.answers |= {"/robots.txt": text(rules), f"/{'a' * 3_000}": respond(PAGE)}
    began = time.process_time()
    assert status(fetch(site, f"/{'a' * 3_000}")[0]) is None
    assert time.process_time() - began < 5
