"""How sure a content is, whether it is denied, how its writer stands to it, and whose voice it is."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def first(text):
    return read_document(plain_document(text), outlets=OUTLETS).attributions[0]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Aske said that it leaks.", "certain"),
        ("Aske said that it probably leaks.", "probable"),
        ("Aske said that she believed it leaks.", "probable"),
        ("Aske suspects that it leaks.", "possible"),
        ("Aske said that a leak could not be ruled out.", "possible"),
        ("Aske said that she could not rule out a leak.", "possible"),
        ("Aske said that the crew could not move.", "certain"),
        ("Aske said that a leak was unlikely.", "unlikely"),
        ("Aske put the chances of a leak at one in five.", "unlikely"),
        ("Aske put the odds of a leak at 60 percent.", "probable"),
        ("Aske said that a leak was almost certain.", "probable"),
        ("Aske said that Reiss had told the crew that it may leak.", "certain"),
        ("Aske said that it had been sealed and may have been opened since.", "certain"),
        ("Aske said that it could neither confirm nor deny a leak.", "certain"),
        ("Aske understands that it leaks.", "probable"),
        ("Aske said that it held because rain may come.", "certain"),
    ],
)
def test_gives_the_certainty_of_the_main_statement(text, certainty):
    assert first(text).certainty == certainty


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Aske said that no ship had sailed.", True),
        ("Aske said that the crew was not there.", True),
        ("Aske said that there was no leak.", True),
        ("Aske said that she had found no evidence.", True),
        ("Aske said that she could not say whether it leaks.", False),
        ("Aske said that it held but that nobody checked.", False),
        ("Aske said that it had been sealed and had not leaked.", False),
        ("Aske said that it was not to be opened.", True),
        ("Aske said that there was almost certainly no leak.", True),
        ("Aske said that it took no more than a day.", False),
        ("Aske said that a leak could not be excluded.", False),
    ],
)
def test_counts_only_a_negated_main_verb(text, denies):
    assert first(text).denies_content is denies


@pytest.mark.parametrize(
    ("text", "writer", "voice"),
    [
        ("Aske revealed that it leaks.", "backs", "information"),
        ("Aske claimed that it leaks.", "doubts", "information"),
        ("Aske confirmed that it leaks.", "neutral", "information"),
        ("Aske called the repair a disgrace.", "neutral", "opinion"),
        ("Aske said that the repair was a disgrace.", "neutral", "opinion"),
        ("Aske demanded an inquiry.", "neutral", "opinion"),
        ("“It is a bruise, not a broken leg,” Aske said.", "neutral", "opinion"),
        ("“No dam lasts for ever,” Aske said.", "neutral", "opinion"),
        ("Aske said that the repair was “a tax on patience”.", "neutral", "opinion"),
        ("Aske said that it would be opened on Monday.", "neutral", "information"),
        ("Aske said that nothing was wrong with it.", "neutral", "information"),
    ],
)
def test_tells_the_writers_stand_and_the_voice(text, writer, voice):
    found = first(text)
    assert (found.writer, found.voice) == (writer, voice)
