"""Where contents and sources end, orders with those they go to, and what is no attribution inside a quotation."""

import pytest

from reading import plain_document
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences


def drafts(text):
    document = plain_document(text)
    scene = set_scene(document, list(find_sentences(document)), find_quotations(document))
    return [
        tuple(" … ".join(span.of(text) for span in spans) for spans in (d.source, d.cue, d.content))
        for d in find_drafts(scene)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board denied it in a letter to the Orle Post.", ("The board", "denied", "it")),
        ("The board rejected the offer on Monday.", ("The board", "rejected", "the offer")),
        ("The board said the dam held, a claim that Ann Lee rejected.", ("The board", "said", "the dam held")),
        (
            "The board said the dam held, hours after it was emptied.",
            ("The board", "said", "the dam held"),
        ),
        (
            "The board said the dam held, although Ann Lee doubted that it would.",
            ("The board", "said", "the dam held"),
        ),
        ("The board urged the mayor to resign.", ("The board", "urged", "the mayor to resign")),
        ("The board warned on two occasions that it leaks.", ("The board", "warned", "that it leaks")),
        ("Ann Lee was adamant that the dam held.", ("Ann Lee", "was adamant", "that the dam held")),
        ("The board’s view is that the dam held.", ("The board", "view", "that the dam held")),
        (
            "A report published on Monday by the board found that it leaks.",
            ("A report published on Monday by the board", "found", "that it leaks"),
        ),
        (
            "A post from a group called Dry Feet claimed that it leaks.",
            ("A post from a group called Dry Feet", "claimed", "that it leaks"),
        ),
        (
            "Her predecessor, Ann Lee, who left in May, said it leaks.",
            ("Her predecessor, Ann Lee, who left in May,", "said", "it leaks"),
        ),
        ("Her lawyer would not discuss the letter.", ("Her lawyer", "would not discuss", "the letter")),
        ("Ann Lee went home and said that it leaks.", ("Ann Lee", "said", "that it leaks")),
    ],
    ids=[
        "pronoun", "day", "summed up", "hours after", "although", "order", "occasions", "adamant", "view",
        "published", "called", "predecessor", "would not discuss", "and said",
    ],
)  # fmt: skip
def test_ends_where_the_writer_goes_on(text, expected):
    assert expected in drafts(text)


@pytest.mark.parametrize(
    "quotation",
    [
        "One would think it leaks",
        "We don’t know what it is",
        "Everybody knows that it leaks",
        "You know it leaks",
    ],
)
def test_what_nobody_in_particular_says_is_no_attribution(quotation):
    assert [cue for _, cue, _ in drafts(f"“{quotation},” Ann Lee said.")] == ["said"]
