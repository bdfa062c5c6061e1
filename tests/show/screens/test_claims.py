"""Claims: the list with its filters, and the card."""

from typing import Any

import pytest

from whence.show.screens import make_screen
from whence.show.views import CaseView, find_claim_documents


def _list(view: CaseView, **asked: str) -> Any:
    return make_screen(view, "claims", "", asked)


def test_risk_is_what_the_screen_says_it_is(view: CaseView) -> None:
    found = _list(view)
    assert [row.risk for row in found.rows] == sorted((row.risk for row in found.rows), reverse=True)
    assert any(row.marks for row in found.rows)
    for row in found.rows:
        assert row.risk == max(0, row.n_articles - max(1, row.at_least)) + 3 * len(row.marks)
    assert "beyond the origins that it rests on at least, and 3 for each mark" in found.risk_means


def test_filters_keep_what_they_say(view: CaseView) -> None:
    n = len(view.case.weighing.claims)
    parts = {each: _list(view, origins=each, n="999") for each in ("one", "several", "unclear")}
    assert sum(part.n for part in parts.values()) == n
    assert all(row.at_most <= 1 for row in parts["one"].rows)
    assert all(row.at_least >= 2 for row in parts["several"].rows)
    everything = _list(view)
    for status in everything.statuses:
        assert {row.status for row in _list(view, status=status).rows} == {status}
    for mark in everything.marks:
        assert all(mark in row.marks for row in _list(view, mark=mark).rows)
    article = view.case.documents[0].id
    claims = {claim.id: claim for claim in view.case.weighing.claims}
    stated = _list(view, article=article)
    assert 0 < stated.n < n
    assert all(article in find_claim_documents(claims[row.id]) for row in stated.rows)
    found = _list(view, q="LAKE full")
    assert found.n and all(
        "lake" in row.slot.casefold() and "full" in row.slot.casefold() for row in found.rows
    )
    assert _list(view, q="no claim has these words").n == 0


@pytest.mark.parametrize(
    ("by", "key"),
    [
        ("articles", lambda row: -row.n_articles),
        ("origins", lambda row: (-row.at_least, -row.at_most)),
        ("case", lambda row: row.number),
    ],
)
def test_sorting(view: CaseView, by: str, key: Any) -> None:
    keys = [key(row) for row in _list(view, by=by).rows]
    assert keys == sorted(keys)


def test_pages_give_every_claim_once(view: CaseView) -> None:
    n = len(view.case.weighing.claims)
    numbers: list[int] = []
    while len(numbers) < n:
        part = _list(view, **{"from": str(len(numbers)), "n": "7"})
        assert part.start == len(numbers)
        assert 0 < len(part.rows) <= 7
        numbers += [row.number for row in part.rows]
    assert sorted(numbers) == list(range(1, n + 1))


def test_a_card_holds_what_the_case_does(view: CaseView) -> None:
    for claim in view.case.weighing.claims:
        card: Any = make_screen(view, "claims", claim.id)
        assert card == make_screen(view, "claims", str(view.numbers[claim.id]))
        assert (card.at_least, card.at_most) == (claim.origins.at_least, claim.origins.at_most)
        assert [s.id for s in card.statements] == [s.id for s in claim.statements]
        assert len(card.answers) == len(claim.answers)
        assert len(card.ledger) == len(claim.ledger)
        for statement in card.statements:
            assert statement.sentence.start <= statement.words[0].start
            assert statement.chain[0].kind == "document" and statement.chain[0].is_here
        for relation in card.relations:
            documents = [card.statements[n - 1].document for n in (relation.left, relation.right)]
            assert documents == [relation.left_words.document, relation.right_words.document]


def test_values_stand_on_one_axis(view: CaseView) -> None:
    drawn = [make_screen(view, "claims", c.id) for c in view.case.weighing.claims]
    points = [card.points for card in drawn if card.points]  # type: ignore[attr-defined]
    assert points
    for axis in points:
        assert len({(point.kind, point.unit) for point in axis}) == 1
        assert all(p.low is None or p.high is None or p.low <= p.high for p in axis)
