"""The reader against the marked articles of `tests/gold/reading`; floors only ever rise."""

from collections import Counter

import pytest

from reading import mistakes, read_gold
from whence.outlets import load_outlets
from whence.read import read_document

ALLOWED = {
    "missed": 0,
    "extra": 0,
    "source": 0,
    "content": 1,
    "kind": 0,
    "stance": 0,
    "channel": 0,
    "speaker": 1,
}


@pytest.fixture(scope="module")
def wrong():
    outlets = load_outlets()
    found = []
    for marked in read_gold():
        found += mistakes(marked, list(read_document(marked.document, outlets=outlets).attributions))
    return found


def test_there_is_enough_gold_to_mean_something():
    gold = read_gold()
    assert len(gold) >= 12
    assert sum(len(marked.attributions) for marked in gold) >= 100


@pytest.mark.parametrize("what", ALLOWED, ids=str)
def test_mistakes_stay_within_what_is_pinned(wrong, what):
    counts = Counter(kind for kind, _ in wrong)
    assert counts[what] <= ALLOWED[what], [words for kind, words in wrong if kind == what]
