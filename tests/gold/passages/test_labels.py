"""The labels of natural passages keep what their yardstick rests on, and the yardstick counts as it says."""

from collections import Counter

import pytest

from passage_kinds import DEPENDENT, KINDS, NONE, macro, read_labels

LABELS = read_labels()


def test_no_document_of_held_was_looked_at_in_dev():
    parts = {
        part: {(one.set, name) for one in LABELS if one.part == part for name, _ in (one.left, one.right)}
        for part in ("dev", "dev2", "held")
    }
    assert all(parts.values())
    assert not (parts["dev"] | parts["dev2"]) & parts["held"]
    assert not parts["dev"] & parts["dev2"]


def test_no_words_of_held_were_looked_at_in_dev():
    held, seen = (
        {words for one in LABELS if (one.part == "held") is is_held for words in one.words}
        for is_held in (True, False)
    )
    assert held and seen
    assert not held & seen


def test_a_document_has_three_passages_at_most():
    counts = Counter((one.set, name) for one in LABELS for name, _ in (one.left, one.right))
    assert max(counts.values()) <= 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", ["dev", "dev2", "held"])
def test_every_kind_is_there_in_every_part(kind, part):
    assert sum(one.kind == kind and one.part == part for one in LABELS) >= 8


def test_labels_know_no_other_kind():
    assert {one.kind for one in LABELS} == set(KINDS)
    assert set(KINDS) > DEPENDENT


def test_a_passage_is_labelled_once():
    places = Counter((one.set, frozenset((one.left, one.right))) for one in LABELS)
    assert max(places.values()) == 1


def test_a_kind_with_few_labels_does_not_count():
    pairs = [("reprint", "reprint")] * 8 + [("rewrite", NONE)] * 7
    assert macro(pairs) == 1.0
    assert macro([*pairs, ("rewrite", NONE)]) == 0.5
