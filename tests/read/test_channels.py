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
        ("In comments to the Carrow Herald, a guard said it leaks.", ("Carrow Herald", "=carrow herald", False)),
        ("Speaking to reporters in Lund, a guard said it leaks.", ("reporters", None, False)),
        ("At a news conference on Friday, a guard said it leaks.", ("a news conference", None, False)),
        ("Pressed by reporters, a guard said it leaks.", ("reporters", None, False)),
        ("“It leaks,” the guard told us.", ("us", None, True)),
        ("“It leaks,” the guard told a waiting television crew.", ("a waiting television crew", None, False)),
        ("A guard told the Packet that it leaks.", ("Packet", None, False)),
        ("A guard told the Senate that it leaks.", None),
        ("A guard denied it to Reuters.", ("Reuters", "reuters", False)),
        ("A guard denied links to Reuters.", None),
        ("A guard disputed that account in a long interview with Reuters.", ("Reuters", "reuters", False)),
        ("A guard declined to discuss the leak in an e-mail exchange with Reuters.", ("Reuters", "reuters", False)),
        ("Speaking on Harbour Hour on Friday, a guard said it leaks.", ("Harbour Hour", None, False)),
        ("Speaking on Friday, a guard said it leaks.", None),
        ("A guard rejected it in a note to newsrooms.", ("newsrooms", None, False)),
        ("A guard denied a report in the Carrow Herald that it leaks.", None),
    ],
    ids=[
        "told", "told after", "interview", "spoke to", "report", "according to", "reporters", "news conference", "self",
        "outlet in the content", "none", "comments to", "speaking to", "conference before", "pressed by", "us", "crew",
        "short name", "no outlet", "denied to", "links", "noun and place", "declined in", "programme",
        "day", "note", "report denied",
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


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (
            "The Carrow Herald was there. A guard told the paper that it leaks.",
            ("the paper", "=carrow herald", False),
        ),
        (
            "The Carrow Herald and the Ulm Courier came. A guard told the paper it leaks.",
            ("the paper", None, False),
        ),
        (
            "BBC News and the Carrow Herald came. A guard told the station it leaks.",
            ("the station", "bbc", False),
        ),
        ("The Carrow Herald was there. A guard told the agency that it leaks.", None),
        (
            "The Carrow Herald was there. A guard told the Herald that it leaks.",
            ("Herald", "=carrow herald", False),
        ),
    ],
    ids=["one paper", "two papers", "one station", "no press agency", "part of a name"],
)
def test_a_short_form_stands_for_the_one_outlet_that_fits(text, channel):
    assert channels(text)[-1] == channel


def test_a_document_passed_on_to_an_outlet_has_no_channel():
    assert channels("A memo obtained by the Carrow Herald said that it leaks.") == [None]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("He rang Reuters to say that it leaks.", "Reuters"),
        ("Responding to questions from Reuters, a guard said it leaks.", "Reuters"),
        ("A guard who agreed to talk to Reuters said it leaks.", "Reuters"),
        ("The guard, who would be sacked for speaking to the press, said it leaks.", None),
        ("The guard, who would not discuss it, said in an e-mail to Reuters that it leaks.", "Reuters"),
    ],
    ids=["rang", "questions", "agreed", "would be sacked", "relative clause"],
)
def test_tells_where_a_source_spoke_from_where_it_might(text, channel):
    found = {words and words[0] for words in channels(text)}
    assert found - {None} == {channel} - {None}
