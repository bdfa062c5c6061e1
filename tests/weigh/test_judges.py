"""The pair model: what it says of two statements, and what that must never depend on."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest

import whence
from whence.errors import WhenceError
from whence.weigh.judge_amounts import find_amounts
from whence.weigh.judge_masks import mask_answer
from whence.weigh.judge_words import cut_text, join_pair
from whence.weigh.judges import MODEL, SUMS, TOKENIZER, load_judge
from whence.weigh.same_quantity import compare_amounts

MODELS = Path(whence.__file__).parent / "models"
MOVED = "Iran has moved about a dozen short-range missiles to Iraq, three officials said."
KILLED = "The blast killed 17 people and wounded 40 in the port city on Monday."


@pytest.fixture(scope="module")
def judge():
    return load_judge()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 50 people died.", [(50, math.inf, "people")]),
        ("It struck before 20 March.", [(-math.inf, 79, "day")]),
        ("It struck by 20 March 2020.", [(-math.inf, 80, "day"), (2020, 2020, "year")]),
        ("It was built in March.", [(61, 91, "day")]),
        ("It was built after 1990.", [(1991, math.inf, "year")]),
        ("Nothing is counted here.", []),
    ],
    ids=["bound", "before a day", "by a day", "month", "after a year", "none"],
)
def test_amounts_are_intervals(text, expected):
    assert [(a.low, a.high, a.unit) for a in find_amounts(text)] == expected


def test_more_than_a_figure_leaves_the_figure_out():
    (over,), (exact,) = find_amounts("More than 50 ships sailed."), find_amounts("Then 50 ships sailed.")
    assert not over.meets(exact)
    assert over.meets(find_amounts("Then 51 ships sailed.")[0])


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        (
            "The quake killed 12 people.",
            "The quake killed 17 people in the north.",
            "“12 people” excludes “17 people”",
        ),
        (
            "It killed over 10 people.",
            "It killed 17 people in the north.",
            "“over 10 people” allows “17 people”",
        ),
        ("It weighed 12 tons.", "It was 40 km away from the coast.", ""),
    ],
    ids=["excludes", "allows", "other units"],
)
def test_the_rule_names_both_figures(judge, one, two, rule):
    cut = [cut_text(text, judge.tokenizer) for text in (one, two)]
    assert compare_amounts(*cut).rule == compare_amounts(*reversed(cut)).rule == rule


def test_each_figure_is_held_against_the_one_it_answers(judge):
    one = cut_text("The blast killed 12 people and wounded 30.", judge.tokenizer)
    two = cut_text("Officials said 31 people were wounded and 12 people were killed there.", judge.tokenizer)
    found = [(m.mine.low, m.theirs and m.theirs.low) for m in compare_amounts(one, two).matches]
    assert found == [(12, 12), (30, 31)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The blast killed 17 people.", "The blast killed more than 20 people."),
        ("The port reopened on 3 May 2019.", "The port reopened on Monday."),
        ("The bridge is not safe.", "The bridge is safe."),
    ],
    ids=["number", "date", "polarity"],
)
def test_statements_of_one_question_are_masked_alike(one, two):
    assert mask_answer(one) == mask_answer(two)


def test_both_orders_are_one_pair(judge):
    one, two = (cut_text(text, judge.tokenizer) for text in (MOVED, KILLED))
    for left, right in zip(join_pair(one, two), join_pair(two, one), strict=True):
        assert np.array_equal(left, right)


def test_a_judgement_depends_on_the_pair_alone(judge):
    pairs = [(MOVED, KILLED), (KILLED, "The blast killed 12 people."), (KILLED, MOVED)]
    together = judge.judge(pairs)
    assert together[0] == together[2]
    assert [judge.judge([pair])[0] for pair in pairs] == together
    assert load_judge(threads=3).judge(pairs[::-1]) == together[::-1]


def test_probabilities_sum_to_one(judge):
    (found,) = judge.judge([(KILLED, "The blast killed 12 people.")])
    assert found.agree + found.other_answer + found.other_question == pytest.approx(1, abs=1e-5)
    assert found.same_question == pytest.approx(1 - found.other_question, abs=1e-5)


@pytest.mark.parametrize(
    ("one", "two", "likeliest"),
    [
        (KILLED, "At least 17 people were killed in the blast in the port city.", "agree"),
        ("The bridge will be closed, she said.", "The bridge will not be closed, she said.", "other answer"),
        (KILLED, "The blast killed 32 people and wounded 40 in the port city on Monday.", "other answer"),
        (KILLED, "The central bank left its interest rate unchanged.", "other question"),
    ],
    ids=["same", "polarity", "number", "another matter"],
)  # fmt: skip
def test_plain_pairs_are_told_apart(judge, one, two, likeliest):
    (found,) = judge.judge([(one, two)])
    chances = {
        "agree": found.agree,
        "other answer": found.other_answer,
        "other question": found.other_question,
    }
    assert max(chances, key=chances.__getitem__) == likeliest


def test_vectors_are_near_for_one_question(judge):
    others = "The blast in the port city killed 31 people.", "The bank cut its rates by half.", ""
    vectors = judge.embed([KILLED, *others])
    assert vectors.shape == (4, 384)
    assert vectors[0] @ vectors[1] > 0.7 > 0.4 > vectors[0] @ vectors[2]
    assert not vectors[3].any()


def test_texts_without_words_and_of_any_length_are_judged(judge):
    found = judge.judge([("", ""), ("", KILLED), (KILLED * 60, MOVED), ("Ünïcode — “نص”", KILLED)])
    assert all(0 <= j.agree <= 1 for j in found)
    assert judge.judge([]) == []


@pytest.mark.parametrize("harm", ["missing", "altered", "no sums"])
def test_a_model_that_is_not_whole_is_refused(tmp_path, harm):
    for name in (MODEL, TOKENIZER, SUMS):
        shutil.copy(MODELS / name, tmp_path / name)
    if harm == "altered":
        (tmp_path / MODEL).write_bytes((tmp_path / MODEL).read_bytes()[:-1] + b"x")
    else:
        (tmp_path / (MODEL if harm == "missing" else SUMS)).unlink()
    with pytest.raises(WhenceError, match="weigh without"):
        load_judge(tmp_path)
