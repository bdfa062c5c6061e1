"""What is said without a clause, figures of polls, sources behind a report, and phrases cut where they end."""

import pytest

from reading import plain_document, words_of
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def spans(text):
    """Give (source, cue, content) of each attribution."""
    found = read_document(plain_document(text), outlets=OUTLETS).attributions
    words = [words_of(a, text) for a in found]
    return [tuple(" … ".join(each[role]) for role in ("source", "cue", "content")) for each in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee wrote as much to her bank.", ("Ann Lee", "wrote", "as much")),
        ("“The firm knows it,” Ann Lee said.", ("The firm", "knows", "it")),
        ("He warned the dam would fail.", ("He", "warned", "the dam would fail")),
        ("The club asked the army for its maps.", ("The club", "asked", "the army for its maps")),
        ("Villagers suspect scrap dealers.", ("Villagers", "suspect", "scrap dealers")),
        ("One aide heard a dean joke that it was shut.", ("a dean", "joke", "that it was shut")),
        ("She came away convinced that it was over.", ("She", "convinced", "that it was over")),
        ("The gate was shut, the Orle Post reports today.", ("the Orle Post", "reports", "The gate was shut")),
        (
            "It is unlikely that it holds, warned an aide.",
            ("an aide", "warned", "It is unlikely that it holds"),
        ),
        (
            "“I am going,” a post pinned at its top reads.",
            ("a post pinned at its top", "reads", "“I am going,”"),
        ),
    ],
    ids=[
        "as much",
        "knows it",
        "no that",
        "asks for",
        "only verb",
        "heard",
        "came away",
        "reports",
        "warned",
        "reads",
    ],
)
def test_finds_what_is_said_without_a_clause(text, expected):
    assert expected in spans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The survey had Yes on 47 per cent.", ("The survey", "had", "Yes on 47 per cent")),
        ("A poll found voters siding with the crews.", ("A poll", "found", "voters siding with the crews")),
        (
            "The newsletter wrote that he had left, attributing the report to “a landlord”.",
            ("a landlord", "attributing … to", "that he had left"),
        ),
    ],
    ids=["had", "found", "attributing"],
)
def test_finds_polls_and_the_source_behind_a_report(text, expected):
    assert expected in spans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm declined to comment when reached by the Post.", ("The firm", "declined", "to comment")),
        ("Ann Lee confirmed the e-mail to reporters.", ("Ann Lee", "confirmed", "the e-mail")),
        (
            "To reporters waiting outside she repeated that it leaks.",
            ("she", "repeated", "that it leaks"),
        ),
        (
            "It leaks, according to two aides, both of whom asked not to be named because they fear for their jobs.",
            (
                "two aides, both of whom asked not to be named because they fear for their jobs",
                "according to",
                "It leaks",
            ),
        ),
        (
            "It leaks, according to a filing that cited the logs.",
            ("a filing that cited the logs", "according to", "It leaks"),
        ),
    ],
    ids=["reached", "to reporters", "pronoun", "of whom", "that"],
)
def test_cuts_phrases_where_they_end(text, expected):
    assert expected in spans(text)


@pytest.mark.parametrize(
    "text",
    ["She read “War and Peace” in bed.", "There is some doubt about the dam.", "Nobody called Orle has come."],
    ids=["read", "some doubt", "called"],
)
def test_leaves_alone_what_says_nothing(text):
    assert not spans(text)
