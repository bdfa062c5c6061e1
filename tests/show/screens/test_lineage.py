"""Lineage: its lines with what shows them, folding, and what falls."""

from dataclasses import replace
from typing import Any

from whence.conclusions import SURE
from whence.show.screens import make_screen
from whence.show.views import CaseView, view_case


def _draw(view: CaseView, **asked: str) -> Any:
    return make_screen(view, "lineage", "", asked)


def test_every_line_says_how_it_is_known(view: CaseView) -> None:
    found = _draw(view)
    assert len(found.edges) == len(found.drawing.edges) > 5
    derivations = {f"{d.document_id} {d.report_id}": d for d in view.case.trace.derivations}
    for edge in found.edges:
        assert edge.evidence and edge.kinds
        derivation = derivations[edge.key]
        assert derivation.document_id == edge.target
        assert edge.source in (derivation.report_id, view.reports[derivation.report_id].document_id)
        assert (edge.how == "suggested") == (derivation.probability < SURE)
    assert {row.id for row in found.rows} == {node.id for node in found.drawing.nodes}


def test_what_falls_is_what_the_case_says(view: CaseView) -> None:
    assert view.case.weighing.load_bearing
    for load in view.case.weighing.load_bearing:
        for key in (load.key, f"report:{load.key}"):
            found = _draw(view, falls=key)
            assert [row.key for row in found.falling] == [str(view.numbers[c]) for c in load.claim_ids]
            assert found.falls_with
    original = view.originals[0]
    found = _draw(view, falls=original.id)
    assert not set(found.standing) & {original.id, *view.resting[original.id].sure}
    nothing = _draw(view, falls="no such report")
    assert (nothing.falls_with, nothing.falling, nothing.standing) == ("", [], [])


def test_copies_fold_and_unfold(view: CaseView) -> None:
    """Four more copies of one article, that nothing rests on, stand as one row until they are unfolded."""
    many = _copy(view, 5)
    folded, unfolded = _draw(many), _draw(many, open="all")
    assert folded.n_folded >= 4
    assert unfolded.n_folded == 0
    assert len(unfolded.rows) - len(folded.rows) == folded.n_folded
    assert sum(row.folded for row in folded.rows) == folded.n_folded
    heads = [row.id for row in folded.rows if row.folded]
    days = {d.id: d.published.when.earliest for d in many.case.documents if d.published}
    assert all(not key.startswith("copy") or days.get(key) for key in heads)


def _copy(view: CaseView, n: int) -> CaseView:
    """Give the case with `n` copies of an article that is a copy and that nothing rests on."""
    case = view.case
    copied = next(e for e in _draw(view, open="all").edges if e.how == "copied" and _is_leaf(view, e.target))
    document, reading = view.documents[copied.target], view.readings[copied.target]
    derivations = [d for d in case.trace.derivations if d.document_id == copied.target]
    ids = [f"copy{number}" for number in range(n)]
    trace = replace(
        case.trace,
        derivations=(
            *case.trace.derivations,
            *(replace(d, document_id=key) for key in ids for d in derivations),
        ),
    )
    documents = (*case.documents, *(replace(document, id=key, path=f"{key}.txt") for key in ids))
    readings = (*case.readings, *(replace(reading, document_id=key) for key in ids))
    return view_case(replace(case, documents=documents, readings=readings, trace=trace))


def _is_leaf(view: CaseView, key: str) -> bool:
    edges = _draw(view, open="all").edges
    return sum(e.target == key for e in edges) == 1 and all(e.source != key for e in edges)
