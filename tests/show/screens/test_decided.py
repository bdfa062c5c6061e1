"""Decisions on the screens: in force, taken back, without their words; what is decided leaves Review and comes back."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from whence.answers import AsOf
from whence.deciding import choose, decide, undo
from whence.decisions import Quote
from whence.pipeline import load_case
from whence.show.screens import make_screen
from whence.show.views import CaseView, view_case


def load(path: Path) -> CaseView:
    return view_case(load_case(path))


def _screen(path: Path, name: str, key: str = "", **asked: str) -> Any:
    return make_screen(load(path), name, key, asked)


def _decide(path: Path, kind: str, about: str, keys: list[str], value: str = "") -> int:
    decision = choose(load_case(path), kind, about, keys, value=value, analyst="Ada", why="looked")
    return decide(path, decision).decisions[-1].number


def _take(path: Path, item: Any, press: str) -> int:
    option = next(each for each in item.options if each.press == press)
    return _decide(path, option.kind, option.about, option.keys, option.value)


@pytest.mark.parametrize(
    ("what", "press"),
    [("rests on", "y"), ("rests on", "n"), ("same source", "y"), ("same source", "n"), ("finding", "n")],
)
def test_what_is_decided_leaves_review_and_comes_back_when_undone(copied: Path, what: str, press: str) -> None:
    before = _screen(copied, "review", what=what)
    item = next(each for each in before.items if each.options)
    number = _take(copied, item, press)
    after = _screen(copied, "review", what=what, n="500")
    assert item.key not in {each.key for each in after.items}
    assert after.n_decided == 1
    undo(copied, number)
    again = _screen(copied, "review", what=what)
    assert item.key in {each.key for each in again.items}
    assert (again.n, again.n_decided) == (before.n, 0)


def test_review_goes_by_effect_and_offers_answers_with_words(view: CaseView) -> None:
    found: Any = make_screen(view, "review", "", {"n": "500"})
    assert [each.effect for each in found.items] == sorted((e.effect for e in found.items), reverse=True)
    assert sum(make_screen(view, "review", "", {"what": what}).n for what in  # type: ignore[attr-defined]
               ("rests on", "credit", "same source", "finding")) == found.n  # fmt: skip
    for item in found.items:
        assert item.question and item.why and item.evidence
        assert len({option.press for option in item.options}) == len(item.options)
        for option in item.options:
            assert choose(view.case, option.kind, option.about, option.keys, value=option.value).quotes


def test_who_may_be_one_source_are_those_of_a_range(view: CaseView) -> None:
    found: Any = make_screen(view, "review", "", {"what": "same source"})
    reasons = {
        r
        for c in view.case.weighing.claims
        for r in c.origins.reasons
        if c.origins.at_least < c.origins.at_most
    }
    assert found.n > 0
    for item in found.items:
        assert item.why in reasons
        left, right = item.evidence[:2]
        assert (left.document, left.start) != (right.document, right.start)


def test_two_descriptions_said_to_be_one_narrow_the_count(copied: Path) -> None:
    item = next(e for e in _screen(copied, "review", what="same source").items if "Ilse Marent" in e.why)
    reason = item.why
    _take(copied, item, "y")
    assert all(reason not in claim.origins.reasons for claim in load(copied).case.weighing.claims)
    sources = _screen(copied, "sources", n="500").rows
    cards = [_screen(copied, "sources", row.key) for row in sources]
    assert any(len(card.same_as) == 2 and card.remarks for card in cards)


def test_cards_tell_what_an_analyst_decided(copied: Path) -> None:
    view = load(copied)
    claim, document = view.case.weighing.claims[0], view.case.documents[0]
    speaker = make_screen(view, "sources").rows[0].key  # type: ignore[attr-defined]
    _decide(copied, "accept", "claim", [claim.id])
    _decide(copied, "note", "document", [document.id], "by a trainee")
    _decide(copied, "rate", "source", [speaker], "B")
    number = view.numbers[claim.id]
    card = _screen(copied, "claims", str(number))
    assert [(r.said, r.analyst, r.why) for r in card.remarks] == [("confirmed", "Ada", "looked")]
    assert [r.number for r in _screen(copied, "claims").rows if r.decided] == [number]
    assert [r.value for r in _screen(copied, "documents", document.id).remarks] == ["by a trainee"]
    assert _screen(copied, "sources", speaker).letter == "B"
    assert [row.letter for row in _screen(copied, "sources").rows if row.letter] == ["B"]


def test_a_confirmed_line_is_told_from_a_found_one(copied: Path) -> None:
    edge = next(e for e in _screen(copied, "lineage").edges if e.key and e.how == "suggested")
    _decide(copied, "accept", "derivation", [edge.key])
    now = next(e for e in _screen(copied, "lineage").edges if e.key == edge.key)
    assert now.is_decided and not edge.is_decided
    assert "the analyst's word" in now.kinds
    document = _screen(copied, "documents", edge.key.split()[0])
    assert [r.is_decided for r in document.rests_on if r.key == edge.key] == [True]


def test_the_log_tells_what_is_in_force_undone_and_lost(copied: Path) -> None:
    view = load(copied)
    ids = [document.id for document in view.case.documents]
    kept, taken = (_decide(copied, "note", "document", [key], f"note {key}") for key in ids[:2])
    undo(copied, taken, analyst="Bo")
    view = load(copied)
    gone = Quote(document_id="gone", path="gone.txt", exact="words of old", prefix="", suffix="")
    lost = dataclasses.replace(view.case.decisions[0], number=9, quotes=(gone,))
    case = dataclasses.replace(view.case, decisions=(*view.case.decisions, lost))
    log: Any = make_screen(view_case(case), "log")
    states = {entry.number: (entry.state, entry.can_undo) for entry in log.entries}
    assert states == {9: ("lost", True), 3: ("undo", True), taken: ("undone", False), kept: ("in force", True)}
    assert [entry.number for entry in log.entries] == [9, 3, taken, kept]
    assert (log.n_live, log.n_lost, log.n_all) == (1, 1, 4)
    quoted = log.entries[0].words[0]
    assert (quoted.words, quoted.start, quoted.document) == ("words of old", None, "")
    assert [e.number for e in make_screen(view_case(case), "log", "", {"state": "lost"}).entries] == [9]  # type: ignore[attr-defined]
    overview: Any = make_screen(view_case(case), "overview")
    assert (overview.n_decided, overview.n_lost) == (1, 1)
    day = AsOf(day=date(2023, 3, 1), later=("gone.txt",), undated=())
    then: Any = make_screen(view_case(dataclasses.replace(case, as_of=day)), "log")
    assert (then.n_lost, then.n_later) == (0, 1)


def test_an_undo_that_is_undone_can_be_taken_back_no_more(copied: Path) -> None:
    number = _decide(copied, "note", "document", [load(copied).case.documents[0].id], "a note")
    undo(copied, number)
    undo(copied, 2)
    states = {e.number: (e.state, e.can_undo) for e in _screen(copied, "log").entries}
    assert states == {1: ("in force", True), 2: ("undo", False), 3: ("undo", True)}
