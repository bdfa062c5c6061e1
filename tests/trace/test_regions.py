"""Regions hold the same words on both sides, end where the texts part, and share no word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage_pile import make_document
from whence.trace.edges import Text, make_text
from whence.trace.passages import find_runs, find_words, number_words
from whence.trace.regions import Region, find_regions

MINIMUM = 8


def make_texts(left: str, right: str) -> tuple[Text, Text]:
    documents = make_document("one", left), make_document("two", right)
    words = [find_words(document) for document in documents]
    index = number_words(words)
    one, two = (
        make_text(document, own, index.of(k))
        for k, (document, own) in enumerate(zip(documents, words, strict=True))
    )
    return one, two


def find(left: str, right: str) -> list[Region]:
    documents = make_document("one", left), make_document("two", right)
    index = number_words([find_words(document) for document in documents])
    texts = make_texts(left, right)
    return [
        region
        for _, _, runs in find_runs(index, shingle_words=5, min_words=MINIMUM)
        for region in find_regions(*texts, runs=runs, min_words=MINIMUM)
    ]


def shared(left: str, right: str) -> list[str]:
    """Give the words of the left text that are matched, region by region."""
    words = find_words(make_document("one", left)).words
    return [" ".join(w for i, _, n in r.matches for w in words[i : i + n]) for r in find(left, right)]


RUN = "the pilot boat took the crew to the pier at noon"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (f"Anna saw {RUN}", f"Bert heard {RUN}", RUN),
        (f"{RUN} with wet coats", f"{RUN} in wet coats", f"{RUN} wet coats"),
        (f"{RUN} red green of blue black", f"{RUN} one two of three four", RUN),
        (f"{RUN} red green grey blue of", f"{RUN} one two three four of", f"{RUN} of"),
        (f"{RUN} red green grey blue of sea", f"{RUN} one two three four of it", RUN),
    ],
    ids=["the run", "one word changed", "a lone word by chance", "to the end of both", "not to the end"],
)
def test_a_region_ends_where_the_texts_part(left, right, expected):
    assert shared(left, right) == [expected]


def test_a_long_addition_parts_two_regions_and_a_short_one_does_not():
    other = "a cook told the baker of Orle that no ship had come in"
    short, long = " ".join(f"word{k}" for k in range(9)), " ".join(f"word{k}" for k in range(30))
    assert shared(f"{RUN} {short} {other}", f"{RUN} {other}") == [f"{RUN} {other}".lower()]
    assert shared(f"{RUN} {long} {other}", f"{RUN} {other}") == [RUN, other.lower()]


def test_passages_moved_about_are_each_found():
    passages = [" ".join(f"p{k}w{n}" for n in range(12)) for k in range(20)]
    moved = random.Random(5).sample(passages, len(passages))
    left, right = (
        "\n".join(
            f"{passage} {' '.join(f'{side}{k}w{n}' for n in range(60))}" for k, passage in enumerate(order)
        )
        for side, order in (("l", passages), ("r", moved))
    )
    assert shared(left, right) == passages


WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=20, max_size=90).map(" ".join)


@given(WORDS, WORDS)
def test_regions_match_equal_words_in_order_and_share_none(left, right):
    one, two = make_texts(left, right)
    taken: tuple[set[int], set[int]] = (set(), set())
    for region in find(left, right):
        i, j = -1, -1
        for first, second, length in region.matches:
            assert length > 0 and first >= i and second >= j
            i, j = first + length, second + length
            assert one.numbers[first:i] == two.numbers[second:j]
        assert region.n_words >= MINIMUM
        for own, span in zip(taken, (region.left, region.right), strict=True):
            assert own.isdisjoint(range(*span))
            own.update(range(*span))
