"""Recall: kept while recalling, found anew outside; a decision gives the same case with it and without it."""

import dataclasses
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence import deciding
from whence.concluding import conclude
from whence.conclusions import Case
from whence.deciding import choose, decide, prepare, undo
from whence.decisions import Decision
from whence.keys import key_finding
from whence.pipeline import build_case, load_case, load_gazetteer, load_judge_for, load_table, name_outlets
from whence.recall import recalled, recalling
from whence.settings import ReaderName, Settings


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
    for n_recalled in (1_500, 0):
        monkeypatch.setattr(deciding, "_RECALLED", n_recalled)
        path = tmp_path / f"{n_recalled}.whence"
        path.write_bytes(whole.read_bytes())
        results.append(
            [decide(path, dataclasses.replace(d, decided="2029-01-01T00:00:00+00:00")) for d in made]
        )
    for kept, anew in zip(*results, strict=True):
        assert (kept.trace, kept.weighing) == (anew.trace, anew.weighing)
    assert load_case(tmp_path / "1500.whence") == load_case(tmp_path / "0.whence")


@pytest.fixture(scope="module")
def built(example: Path, tmp_path_factory) -> Path:
    sources = sorted(p for p in example.iterdir() if p.suffix in (".txt", ".html"))
    path = tmp_path_factory.mktemp("built") / "example.whence"
    build_case(sources, path, settings=Settings(reader="rules", processes=1))
    return path


def _suggest(case: Case, chance: random.Random) -> Iterator[Decision]:
    """Yield a decision of each kind that changes what is concluded, about something that is drawn."""
    claims, said = case.weighing.claims, [s for c in case.weighing.claims for s in c.statements]
    wide = [c for c in claims if len(c.statements) > 1]
    voiced = {a.id for reading in case.readings for a in reading.attributions if a.source}
    held = [s.attribution_id for s in said if s.attribution_id in voiced]
    one, two = chance.sample(claims, 2)
    yield choose(case, "merge", "claim", [one.id, two.id])
    yield choose(case, "split", "claim", [chance.choice(wide).statements[0].id])
    yield choose(case, "rename", "claim", [chance.choice(claims).id], value="What was it?")
    yield choose(case, "reject", "statement", [chance.choice(said).id])
    yield choose(case, "not a credit", "credit", [chance.choice(case.trace.credits).id])
    yield choose(case, "same source", "source", chance.sample(held, 2))
    yield choose(case, "reject", "finding", [key_finding(chance.choice(case.weighing.findings))])
    derivation = chance.choice([d for d in case.trace.derivations if d.spans])
    kind = chance.choice(["accept", "reject"])
    yield choose(case, kind, "derivation", [f"{derivation.document_id} {derivation.report_id}"])


def _conclude_whole(case: Case, settings: Settings) -> tuple[object, object]:
    return conclude(
        case.documents,
        case.readings,
        outlets=load_table(name_outlets(case.documents)),
        settings=settings,
        judge=load_judge_for(settings),
        gazetteer=load_gazetteer(settings),
        decisions=case.decisions,
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_decision_stands_what_a_whole_weighing_gives(built: Path, tmp_path: Path, seed: int) -> None:
    """Each of several decisions, one after the other, some taken back."""
    chance, path = random.Random(seed), tmp_path / "drawn.whence"
    path.write_bytes(built.read_bytes())
    prepare(path)
    case = load_case(path)
    for _ in range(4):
        case = decide(path, chance.choice(list(_suggest(case, chance))))
        assert (case.trace, case.weighing) == _conclude_whole(case, Settings(reader="rules", processes=1))
        if chance.random() < 0.3:
            case = undo(path, case.decisions[-1].number)
            assert (case.trace, case.weighing) == _conclude_whole(case, Settings(reader="rules", processes=1))


@pytest.mark.parametrize("reader", ["rules", "learned"])
def test_decisions_are_concluded_from_with_either_reader(tmp_path: Path, reader: ReaderName) -> None:
    if reader == "learned":
        pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    article = tmp_path / "a.txt"
    article.write_text(
        "Orle Courier\n\nPump failed\n\n12 October 2029\n\nThe pump failed twice in June, two inspectors told the "
        "Orle Courier. Mara Velt said on Friday that nobody at the plant was hurt when the pump failed.\n"
    )
    path, settings = tmp_path / "a.whence", Settings(reader=reader, processes=1)
    case = build_case([article], path, settings=settings)
    for claim in case.weighing.claims[:2]:
        case = decide(path, choose(case, "rename", "claim", [claim.id], value=f"Of {claim.slot}"))
        assert (case.trace, case.weighing) == _conclude_whole(case, settings)
    assert len(case.decisions) == 2
