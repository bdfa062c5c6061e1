"""The example case comes out as those who wrote its articles expect: examples/skerrin/expected.json."""

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "skerrin"

sys.path.append(str(ROOT / "bench"))
example = importlib.import_module("example")
EXPECTATIONS = example.list_expectations(FOLDER)
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pile():
    return example.build_pile(FOLDER)


def count_origins(pile):
    """Give the range of each expected claim, and None where no claim holds it."""
    counts = {}
    for claim in EXPECTED["claims"]:
        found = pile.claims_with(claim["phrases"])
        counts[claim["id"]] = found and (found[0][0].origins.at_least, found[0][0].origins.at_most)
    return counts


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=[f"{e.kind}: {e.name}" for e in EXPECTATIONS])
def test_example_comes_out_as_expected(pile, expectation):
    assert expectation.judge(pile) is None


@pytest.mark.parametrize("reprint", ["02", "03"])
def test_taking_out_a_reprint_changes_no_count(pile, reprint):
    assert count_origins(example.build_pile(FOLDER, without=reprint)) == count_origins(pile)


@pytest.mark.parametrize(("number", "outlet"), [("05", "Carrow Herald"), ("07", "Radio Vess")])
def test_taking_out_a_cited_report_leaves_a_missing_one(number, outlet):
    missing = [r.outlet for r in example.build_pile(FOLDER, without=number).payload.reports if not r.in_case]
    assert sum(outlet in (name or "") for name in missing) == 1


@pytest.mark.parametrize("number", [f"{n:02}" for n in range(1, 13)])
def test_articles_are_as_long_as_articles_are(number):
    path = next(FOLDER.glob(f"{number}-*"))
    assert 400 <= len(path.read_text(encoding="utf-8").split()) <= 1100  # words, those of the page included
