"""To whom a source spoke."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def channels(text, outlet=None):
    found = read_document(plain_document(text, outlet=outlet), outlets=OUTLETS).attributions
    found = [a for a in found if a.speaker.kind != "outlet"]
    return [a.channel and (a.channel.span.of(text), a.channel.outlet, a.channel.is_self) for a in found]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("A guard told Reuters that it leaks.", ("Reuters", "reuters", False)),
        ("“It leaks,” a guard told the Carrow Herald.", ("the Carrow Herald", "=carrow herald", False)),
        ("A guard said in an interview with Reuters that it leaks.", ("Reuters", "reuters", False)),
        ("A guard who spoke to Reuters said it leaks.", ("Reuters", "reuters", False)),
        ("It leaks, revealed two guards in an exclusive Reuters report.", ("Reuters", "reuters", False)),
        ("“It leaks,” the guard said according to Reuters.", ("Reuters", "reuters", False)),
        ("A guard told reporters that it leaks.", ("reporters", None, False)),
        ("“It leaks,” the guard said at a news conference.", ("a news conference", None, False)),
        ("A guard told this newspaper that it leaks.", ("this newspaper", None, True)),
        ("A guard said that Reuters had told him so.", None),
        ("A guard said it leaks.", None),
    ],
    ids=[
        "told", "told after", "interview", "spoke to", "report", "according to", "reporters", "news conference", "self",
        "outlet in the content", "none",
    ],
)  # fmt: skip
def test_finds_the_channel(text, channel):
    found = channels(text)[0]
    assert (found and (found[0].removeprefix("the "), *found[1:])) == (
        channel and (channel[0].removeprefix("the "), *channel[1:])
    )


def test_an_outlet_that_names_itself_is_its_own_channel():
    text = "A guard told the Carrow Herald that it leaks."
    assert [channel[1:] for channel in channels(text, outlet="=carrow herald")] == [("=carrow herald", True)]
