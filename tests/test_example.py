"""The example case comes out as those who wrote its articles expect: examples/skerrin/expected.json."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "skerrin"

sys.path.append(str(ROOT / "bench"))
example = importlib.import_module("example")
EXPECTATIONS = example.list_expectations(FOLDER)


@pytest.fixture(scope="module")
def pile():
    return example.build_pile(FOLDER)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=[f"{e.kind}: {e.name}" for e in EXPECTATIONS])
def test_example_comes_out_as_expected(pile, expectation):
    assert expectation.judge(pile) is None


@pytest.mark.parametrize("number", [f"{n:02}" for n in range(1, 13)])
def test_articles_are_as_long_as_articles_are(number):
    path = next(FOLDER.glob(f"{number}-*"))
    assert 400 <= len(path.read_text(encoding="utf-8").split()) <= 1100  # words, those of the page included
