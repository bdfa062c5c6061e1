"""What is read closely: documents with their marks, two of them side by side, sources, places, times."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from whence.errors import WhenceError
from whence.pipeline import build_case
from whence.settings import Settings
from whence.show.screens import make_screen
from whence.show.views import CaseView, view_case


def test_a_document_is_its_whole_text_with_marks(view: CaseView) -> None:
    for document in view.case.documents:
        found: Any = make_screen(view, "documents", document.id)
        for block, shown in zip(document.blocks, found.blocks, strict=True):
            assert "".join(piece.text for piece in shown.pieces) == block.span.of(document.text)
            for piece in shown.pieces:
                end = piece.start + len(piece.text)
                assert document.text[piece.start : end] == piece.text
                assert all(found.marks[n].start <= piece.start < end <= found.marks[n].end for n in piece.marks)
        n_spans = sum(
            len(s.spans)
            for c in view.case.weighing.claims
            for s in c.statements
            if s.document_id == document.id
        )
        assert sum(mark.kind == "claim" for mark in found.marks) == n_spans
        assert {rest.report for rest in found.rests_on} == {
            d.report_id for d in view.case.trace.derivations if d.document_id == document.id
        }
        assert all(mark.label for mark in found.marks)


def test_a_document_is_found_by_its_file(view: CaseView) -> None:
    document = view.case.documents[0]
    name = document.path.rpartition("/")[2]
    assert make_screen(view, "documents", name) == make_screen(view, "documents", document.id)


def test_documents_are_sought_and_sorted(view: CaseView) -> None:
    def listed(**asked: str) -> Any:
        return make_screen(view, "documents", "", asked)

    days = [row.day or "9999" for row in listed().rows]
    assert days == sorted(days)
    counts = [row.n_statements for row in listed(by="statements").rows]
    assert counts == sorted(counts, reverse=True)
    names = [row.outlet.casefold() for row in listed(by="outlet").rows]
    assert names == sorted(names)
    some = listed(q="velmark EXPRESS")
    assert 0 < some.n < len(view.documents)
    assert all("Velmark Express" in row.outlet for row in some.rows)


def test_side_by_side_shows_both_passages_whole(view: CaseView) -> None:
    pairs: Any = make_screen(view, "pair")
    assert [not row.is_evidence for row in pairs.rows] == sorted(not row.is_evidence for row in pairs.rows)
    for row in pairs.rows:
        asked = {"left": row.left.id, "right": row.right.id}
        found: Any = make_screen(view, "pair", "", asked)
        turned: Any = make_screen(view, "pair", "", {"left": row.right.id, "right": row.left.id})
        assert sum(p.n_words for p in found.passages) == row.n_words
        for passage in found.passages:
            for side, key in ((passage.left, row.left.id), (passage.right, row.right.id)):
                text = "".join(run.text for run in side)
                start = side[0].start
                assert view.documents[key].text[start : start + len(text)] == text
                assert all(one.is_shared != two.is_shared for one, two in pairwise(side))
        assert {(tuple(p.left), tuple(p.right)) for p in turned.passages} == {
            (tuple(p.right), tuple(p.left)) for p in found.passages
        }


def test_shared_words_of_a_pair_are_the_same_on_both_sides(view: CaseView) -> None:
    for row in make_screen(view, "pair").rows:  # type: ignore[attr-defined]
        found: Any = make_screen(view, "pair", "", {"left": row.left.id, "right": row.right.id})
        for passage in found.passages:
            if passage.n_changes == 0 and passage.kind == "reprint":
                left, right = ("".join(r.text for r in side).split() for side in (passage.left, passage.right))
                assert left == right


def test_a_pair_needs_articles_of_the_case(view: CaseView) -> None:
    key = view.case.documents[0].id
    with pytest.raises(WhenceError, match="no article 'nobody'"):
        make_screen(view, "pair", "", {"left": key, "right": "nobody"})
    same: Any = make_screen(view, "pair", "", {"left": key, "right": key})
    assert same.passages == []


def test_sources_and_what_falls_with_them(view: CaseView) -> None:
    loads = {load.key: load.claim_ids for load in view.case.weighing.load_bearing}
    rows = make_screen(view, "sources").rows  # type: ignore[attr-defined]
    assert any(row.n_falling for row in rows if row.key.startswith("report:"))
    for row in rows:
        card: Any = make_screen(view, "sources", row.key)
        falling = loads.get(row.key.removeprefix("report:"), ())
        assert [each.key for each in card.falling] == [str(view.numbers[c]) for c in falling]
        assert row.n_falling == len(falling)
        assert row.n_claims == len({saying.claim for saying in card.sayings})
        assert card.n_documents == len({saying.words.document for saying in card.sayings})
        assert (card.name, card.is_named) == (row.name, row.is_named)
    named = make_screen(view, "sources", "", {"kind": "named"}).n  # type: ignore[attr-defined]
    unnamed = make_screen(view, "sources", "", {"kind": "unnamed"}).n  # type: ignore[attr-defined]
    assert named and unnamed and named + unnamed == len(rows)
    found: Any = make_screen(view, "sources", "", {"q": "oskerry"})
    assert {row.key for row in found.rows} == {"person:marta oskerry"}


def test_places_of_claims_stand_apart_from_datelines(tmp_path: Path) -> None:
    text = (
        "Orle Post\n\nRiver floods the old town\n\n4 May 2029\n\nHAMBURG, May 4 (ONA) - The river rose by two metres "
        "in Lisbon, Ana Vell told the Orle Post.\n"
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    case = build_case([tmp_path / "one.txt"], tmp_path / "one.whence", settings=Settings(reader="rules"))
    found: Any = make_screen(view_case(case), "map")
    places = {row.name.casefold(): row for row in found.places}
    assert places["hamburg"].is_dateline and not places["hamburg"].is_claimed
    assert places["lisbon"].is_claimed and not places["lisbon"].is_dateline
    assert places["lisbon"].claims and abs(places["lisbon"].latitude - 38.7) < 0.5


def test_times_lie_between_their_ends(view: CaseView) -> None:
    found: Any = make_screen(view, "timeline")
    assert found.n_appeared == len(found.appeared)
    dated = {a.key for a in found.appeared if a.is_here}
    assert dated == {d.id for d in view.case.documents if d.published or d.updated}
    n_missing = sum(not a.is_here for a in found.appeared)
    assert n_missing == sum(r.document_id is None and r.is_original for r in view.case.trace.reports)
    for each in (*found.appeared, *found.happened):
        assert each.day.earliest or each.day.latest
        assert not (each.day.earliest and each.day.latest) or each.day.earliest <= each.day.latest
    assert found.first <= min(a.day.earliest for a in found.appeared if a.day.earliest)


def test_missing_reports_say_where_to_look(view: CaseView) -> None:
    found: Any = make_screen(view, "missing")
    searches = {g.search for g in view.case.weighing.gaps if g.kind == "find original"}
    originals = [row for row in found.reports if row.is_original]
    assert {row.search for row in originals} == searches
    assert [row.is_original for row in found.reports] == sorted(
        (r.is_original for r in found.reports), reverse=True
    )
    for row in found.reports:
        assert row.n_cited == len(view.reports[row.key].credited_by)
        assert row.n_resting == len(view.resting[row.key].sure)
    assert len({choice.name for choice in found.documents}) == len(view.case.documents)
    kinds = [gap.kind for gap in found.gaps]
    assert "find original" not in kinds and len(kinds) == sum(
        g.kind != "find original" for g in view.case.weighing.gaps
    )
