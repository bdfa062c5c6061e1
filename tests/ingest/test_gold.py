"""The seeds and the project's own marked articles are cleaned as their gold says."""

import json

import pytest

from cleaning import OWN_GOLD, score_folder


def test_gold_stands_in_its_files():
    gold = json.loads((OWN_GOLD / "gold-clean.json").read_text("utf-8"))["files"]
    assert len(gold) >= 12
    for name, marks in gold.items():
        text = (OWN_GOLD / name).read_text("utf-8")
        for item in (*marks["body"], *marks["standfirst"], *marks["dropped"], *marks["captions"]):
            assert text[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize("score", score_folder(OWN_GOLD), ids=lambda score: score.file)
def test_own_articles_are_cleaned_as_marked(score):
    assert score.f1 >= 0.97
    assert not score.wrong


def test_seeds_are_cleaned_as_marked(shared):
    scores = score_folder(shared / "seeds")
    assert {score.file: score.f1 >= 0.98 and score.wrong for score in scores} == {s.file: () for s in scores}
