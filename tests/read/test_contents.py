"""Where a source and what it says begin and end, in the many shapes of a newspaper sentence."""

import pytest

from reading import plain_document, words_of
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def told(text):
    """Give (source, cue, content) of each attribution."""
    found = [words_of(a, text) for a in read_document(plain_document(text), outlets=OUTLETS).attributions]
    return [tuple(" … ".join(words[part]) for part in ("source", "cue", "content")) for words in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He later rang back to say the gate was shut.", ("He", "say", "the gate was shut")),
        (
            "Ann Lee wrote to the council to complain that it leaks.",
            ("Ann Lee", "complain", "that it leaks"),
        ),
        ("The driver said the note rests on pictures.", ("The driver", "said", "the note rests on pictures")),
        ("A marker told our reporter whole classes failed.", ("A marker", "told", "whole classes failed")),
        ("Ann Lee would not be drawn on the leak.", ("Ann Lee", "would not be drawn", "on the leak")),
        (
            "Pressed on whether he had dined there, he would not answer.",
            ("he", "would not answer", "whether he had dined there"),
        ),
        ("The union wants the test scrapped.", ("The union", "wants", "the test scrapped")),
        ("Arn’s told friends he will not go.", ("Arn", "’s told", "he will not go")),
        (
            "A guard who watches the gate told Ann Lee he had seen no van.",
            ("A guard who watches the gate", "told", "he had seen no van"),
        ),
        (
            "A statement put out by his office denied the leak.",
            ("A statement put out by his office", "denied", "the leak"),
        ),
        (
            "Envoys from states represented on the council said the talks were dead.",
            ("Envoys from states represented on the council", "said", "the talks were dead"),
        ),
        ("Rebel crews: ‘We have the votes’", ("Rebel crews", ":", "‘We have the votes’")),
    ],
    ids=[
        "rang to say", "wrote to complain", "rare verb", "hearer", "drawn", "open question", "wish", "short has",
        "clause of the source", "participle with a particle", "participle", "headline",
    ],
)  # fmt: skip
def test_finds_source_cue_and_content(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("When Ann Lee said that it leaks, the gate was shut.", "that it leaks"),
        ("That is denied: three guards, she says, were held.", "three guards … were held"),
        ("Ann Lee rejected the finding in a letter sent on Monday.", "the finding"),
        ("The board knew of leaks before the gate broke.", "of leaks"),
        ("Nurses said they reported it 12 times in two years.", "they reported it 12 times in two years"),
        ("Ann Lee said that it “leaks” and urged the board to act.", "that it “leaks”"),
        ("The builders promised to test it, but nobody came.", "to test it"),
    ],
    ids=[
        "fronted",
        "colon",
        "letter",
        "later clause",
        "clause keeps its times",
        "second cue",
        "writer goes on",
    ],
)
def test_ends_a_content_where_the_writer_goes_on(text, content):
    assert content in [words for _, _, words in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The crew had not been shown the minutes.",
        "A cabinet note which names him was burnt.",
        "The club’s verified account went silent.",
        "He faced a news conference in a hall that was cold.",
    ],
    ids=["shown", "noun", "adjective", "news conference"],
)
def test_finds_nothing_where_nothing_is_said(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The brother, she said, would swear that it leaks.", ("The brother", "would swear", "that it leaks")),
        ("Ann Lee is said to have ordered a search.", ("Ann Lee", "have ordered", "a search")),
        ("Ann Lee said a man, thought to have left, had fled.", ("", "thought", "a man … to have left")),
        ("A guard said crews were warned of a leak.", ("", "were warned", "of a leak")),
    ],
    ids=["cut", "perfect", "supposed", "warned of"],
)
def test_finds_what_stands_inside_a_content(text, inner):
    assert inner in told(text)
