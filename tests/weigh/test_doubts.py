"""Which origins may be one, and how likely that is."""

from datetime import date

import pytest

from weighing_builders import statement
from whence.conclusions import Report, SourceGroup, Statement, Value
from whence.moments import When
from whence.records import Span
from whence.weigh import doubts
from whence.weigh.doubts import Doubt, View, find_doubts, is_one_body


def report(key: str, *, outlet: str | None = None, day: date | None = None) -> Report:
    return Report(
        id=key,
        outlet=outlet,
        outlet_name=outlet or key.title(),
        published=When.days(day, day) if day else None,
        how_dated=(),
        document_id=None,
        is_original=True,
        credited_by=(),
        sources=(),
    )


def dead(count: int) -> Value:
    return Value("quantity", str(count), Span(0, 2), count, count, "people")


def find(
    *statements: Statement,
    groups: dict[str, str] | None = None,
    roles: dict[str, str] | None = None,
    institutions: dict[str, str] | None = None,
    outlets: dict[str, str] | None = None,
    days: dict[str, date] | None = None,
    likeness: float = 0.95,
) -> list[Doubt]:
    keys = sorted({s.origin for s in statements if s.origin})
    ids = {key.removeprefix("report:") for key in keys} | {f"document-{s.document_id}" for s in statements}
    view = View(
        names=lambda key: key.partition(":")[2],
        reports={k: report(k, outlet=(outlets or {}).get(k), day=(days or {}).get(k)) for k in ids},
        institutions=institutions or {},
        through={},
        spokespeople=frozenset(),
    )
    alike = {(min(a.id, b.id), max(a.id, b.id)): likeness for a in statements for b in statements if a is not b}
    unnamed = {key: [group(words, (roles or {}).get(key))] for key, words in (groups or {}).items()}
    return find_doubts(keys, statements, view, alike=alike, groups=unnamed)


def group(words: str, role: str | None = None) -> SourceGroup:
    return SourceGroup(
        words=words, is_named=False, at_least=1, at_most=1, nationality=None, role=role, evidence=()
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "days", "expected"),
    [
        (9, 9, {}, doubts.TAKEN),
        (9, 9, {"document-a": date(2021, 6, 1), "document-b": date(2021, 6, 3)}, doubts.FIRST),
        (9, 9, {"document-a": date(2021, 6, 3), "document-b": date(2021, 6, 1)}, doubts.TAKEN),
        (9, 30, {}, doubts.OTHER_VALUE),
    ],
    ids=["same answer", "came first", "came later", "other value"],
)
def test_words_without_a_source_are_likelier_taken_where_another_said_so_before(
    mine: int, theirs: int, days: dict[str, date], expected: float
) -> None:
    (found,) = find(
        statement("a", "report:one", values=(dead(mine),)),
        statement("b", "person:per olsen", values=(dead(theirs),)),
        days=days,
    )
    assert (found.silent, found.probability) == ("report:one", expected)


def test_a_new_figure_of_the_same_outlet_is_no_second_origin() -> None:
    found = find(
        statement("a", "report:one", values=(dead(9),)),
        statement("b", "report:two", values=(dead(30),)),
        outlets={"one": "The Orle Times", "two": "Orle Times"},
    )
    assert [d.probability for d in found] == [doubts.TAKEN]


def test_an_outlet_may_have_gone_back_to_whom_it_had_spoken_to() -> None:
    told = (statement("a", "report:one"), statement("b", "report:two"))
    groups = {"report:one": "two nurses", "report:two": "a clerk"}
    assert find(*told, groups=groups, outlets={"one": "Orle Times", "two": "Orle Times"})
    names = {"report:one": group("two nurses", "nurses"), "report:two": group("a clerk", "clerk")}
    assert not doubts.may_be_same(*names.values())


def test_one_known_person_without_a_name_may_be_whom_another_names() -> None:
    told = (statement("a", "report:one"), statement("b", "person:marta kelen"))
    (found,) = find(*told, groups={"report:one": "the chief prosecutor of Lisna"})
    assert found.probability == doubts.BODY_AND_SPEAKER
    assert "may be marta kelen" in found.reason
    assert not find(*told, groups={"report:one": "two clerks"})


def test_a_letter_may_be_of_whom_another_quotes() -> None:
    told = (statement("a", "report:one"), statement("b", "person:per olsen"))
    (found,) = find(*told, groups={"report:one": "a letter"}, roles={"report:one": "letter"})
    assert found.probability == doubts.TWO_SPEAKERS
    assert not find(*told, groups={"report:one": "the register"}, roles={"report:one": "register"})


def test_officials_of_a_body_and_its_named_speaker_are_likelier_two() -> None:
    told = (statement("a", "report:one"), statement("b", "person:tobias fell"))
    (found,) = find(
        *told,
        groups={"report:one": "two officials of the Wenmark Health Board"},
        institutions={"person:tobias fell": "wenmark health board"},
    )
    assert found.probability == doubts.TWO_SPEAKERS


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("tarvian coast guard", "coast guard", True),
        ("fenlight live", "fenlight", True),
        ("ministry", "ministry", True),
        ("interior ministry", "defence ministry", False),
        ("orle county", "tarn railway", False),
    ],
)
def test_tells_bodies_that_may_be_one(one: str, two: str, expected: bool) -> None:
    assert is_one_body(one, two) is expected


def test_one_text_under_two_names_may_be_one_source() -> None:
    """A name that was changed in text taken over makes no second source; the same answer in other words does."""
    pair = statement("a", "person:dario velk"), statement("b", "person:lidia ferro")
    (found,) = find(*pair, likeness=1.0)
    assert (found.probability, found.reason) == (
        doubts.TAKEN,
        "dario velk and lidia ferro are given one text; one of the names may be a slip.",
    )
    assert find(*pair, likeness=0.95) == []


def test_words_of_ones_own_beside_the_shared_text_keep_two_sources_apart() -> None:
    velk, ferro = statement("a", "person:dario velk"), statement("b", "person:lidia ferro")
    more = (
        statement("b", "person:lidia ferro", span=Span(40, 60)),
        statement("a", "person:dario velk", span=Span(40, 60)),
    )
    alike = {(min(velk.id, ferro.id), max(velk.id, ferro.id)): 1.0}
    keys = ["person:dario velk", "person:lidia ferro"]
    view = View(names=str.title, reports={}, institutions={}, through={}, spokespeople=frozenset())
    assert find_doubts(keys, [velk, ferro, *more], view, alike=alike, groups={}) == []
