"""Which URLs are fetched."""

import pytest

from whence.fetch import is_url
from whence.fetch.faults import FetchError
from whence.fetch.urls import hide_password, parse_url


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTP://Lowmoor.example", "http://lowmoor.example"),
        (" https://lowmoor.example/a b?q=ü#part ", "https://lowmoor.example/a%20b?q=%C3%BC"),
        ("https://mühle.example/", "https://xn--mhle-0ra.example/"),
        ("http://lowmoor.example:80/x", "http://lowmoor.example/x"),
        ("http://xn--i-7iq.example/", "http://xn--i-7iq.example/"),
    ],
    ids=[
        "bare host",
        "space, query, fragment",
        "name in another script",
        "usual port",
        "name beyond IDNA 2008",
    ],
)
def test_a_url_is_brought_into_one_form(written, expected):
    assert str(parse_url(written)) == expected


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("file:///etc/passwd", "scheme 'file'"),
        ("ftp://lowmoor.example/x", "scheme 'ftp'"),
        ("lowmoor.example/x", "scheme ''"),
        ("http:///x", "names no host"),
        ("http://lowmoor.example:0/", "port 0"),
        ("http://lowmoor.example:99999/", "port 99999"),
        ("http://lowmoor.example/\x00", "non-printable"),
        ("http://１２７.0.0.1/", "is no URL"),
        ("http://lowmoor.example/" + "x" * 9_000, "9,023 characters"),
    ],
    ids=[
        "file",
        "ftp",
        "no scheme",
        "no host",
        "port 0",
        "high port",
        "control",
        "wide digits",
        "long",
    ],
)
def test_what_is_no_url_to_fetch_is_told_with_what_was_seen(written, seen):
    with pytest.raises(FetchError, match=seen) as caught:
        parse_url(written)
    assert caught.value.status == "bad URL"
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "written",
    ["https://ann:geheim@lowmoor.example/", "http://lowmoor.example\\:geheim@127.0.0.1/", "ftp://a:geheim@x/"],
)
def test_a_password_is_refused_and_never_shown(written):
    with pytest.raises(FetchError) as caught:
        parse_url(written)
    assert "geheim" not in str(caught.value)
    assert "geheim" not in hide_password(written)


def test_an_at_sign_in_a_path_is_no_password():
    assert parse_url(hide_password("https://lowmoor.example/@ann")).path == "/@ann"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("https://a.example", True), ("HTTP://a.example", True), ("pages/a.html", False), ("-", False)],
)
def test_a_source_is_a_url_or_a_path(words, expected):
    assert is_url(words) is expected
