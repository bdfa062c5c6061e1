"""Recall: kept while recalling, found anew outside; a decision gives the same case with it and without it."""

import dataclasses
from pathlib import Path

from whence import deciding
from whence.deciding import choose, decide
from whence.pipeline import build_case, load_case
from whence.recall import recalled, recalling
from whence.settings import Settings


def test_results_are_kept_within_the_block_alone() -> None:
    calls = []

    @recalled(2)
    def double(n: int) -> int:
        calls.append(n)
        return 2 * n

    assert [double(1), double(1)] == [2, 2]
    assert calls == [1, 1]
    with recalling():
        assert [double(2), double(2)] == [4, 4]
        with recalling(False):
            assert double(2) == 4
    assert calls == [1, 1, 2, 2]
    with recalling():
        assert [double(2), double(3), double(4), double(2)] == [4, 6, 8, 4]
    assert calls == [1, 1, 2, 2, 3, 4, 2]


def test_decisions_give_the_same_with_what_is_kept_and_without(
    example: Path, tmp_path: Path, monkeypatch
) -> None:
    """The first decision finds what is kept, the next ones take it up."""
    sources = sorted(p for p in example.iterdir() if p.suffix in (".txt", ".html"))
    whole = tmp_path / "whole.whence"
    case = build_case(sources, whole, settings=Settings(reader="rules", processes=1))
    derivation, credit, claim = case.trace.derivations[0], case.trace.credits[0], case.weighing.claims[0]
    made = [
        choose(case, "reject", "derivation", [f"{derivation.document_id} {derivation.report_id}"]),
        choose(case, "not a credit", "credit", [credit.id]),
        choose(case, "reject", "statement", [claim.statements[0].id]),
    ]
    results = []
    for n_recalled in (500, 0):
        monkeypatch.setattr(deciding, "_RECALLED", n_recalled)
        path = tmp_path / f"{n_recalled}.whence"
        path.write_bytes(whole.read_bytes())
        results.append(
            [decide(path, dataclasses.replace(d, decided="2029-01-01T00:00:00+00:00")) for d in made]
        )
    for kept, anew in zip(*results, strict=True):
        assert (kept.trace, kept.weighing) == (anew.trace, anew.weighing)
    assert load_case(tmp_path / "500.whence") == load_case(tmp_path / "0.whence")
