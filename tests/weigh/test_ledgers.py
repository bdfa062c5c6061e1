"""Ledgers: what became known when, which of two came first, and what the case was on a day."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge_story import DENIAL, FIRST, LATER, OTHER, find_claim
from tracing import Traced, trace_texts
from weighing_builders import statement
from whence.conclusions import Case, Claim, Report, Value
from whence.errors import WhenceError
from whence.hindsight import case_as_of, load_case_as_of
from whence.moments import When
from whence.pipeline import build_case, load_case
from whence.records import Document, Span, Stamp
from whence.settings import Settings
from whence.weigh import was_printed_by
from whence.weigh.ledgers import find_first
from whence.weigh.tellings import Calendar, held_of

DAY = date(2021, 6, 21)


def stamp(day: date, *, days: int = 0) -> Stamp:
    when = When.days(day, day + timedelta(days=days))
    return Stamp(span=None, raw=str(day), value=str(day), precision="day", zone=None, when=when)


def document(key: str, published: date | None = None, updated: date | None = None) -> Document:
    return Document(
        id=key,
        path=f"{key}.txt",
        media="text",
        text="x" * 100,
        blocks=(),
        published=stamp(published) if published else None,
        updated=stamp(updated) if updated else None,
    )


def report(key: str, earliest: date | None, latest: date | None) -> Report:
    return Report(
        id=key, outlet=key, outlet_name=key, published=When.days(earliest, latest), how_dated=(),
        document_id=None, is_original=True, credited_by=(), sources=(),
    )  # fmt: skip


def calendar(
    *documents: Document, reports: tuple[Report, ...] = (), rests: dict[str, str] | None = None
) -> Calendar:
    resting = {key: frozenset({below}) for key, below in (rests or {}).items()}
    return Calendar({d.id: d for d in documents}, {r.id: r for r in reports}, resting)


def kinds_of(claim: Claim, name: str) -> list[str]:
    return [event.words for event in claim.ledger if event.kind == name]


def test_the_earlier_report_is_first() -> None:
    dated = calendar(document("a", DAY), document("b", DAY + timedelta(days=1)))
    one, two = statement("a", "person:ada"), statement("b", "person:per")
    assert find_first(dated.sort([two, one]), dated) == [one]


def test_of_two_reports_of_one_day_neither_is_known_to_be_first() -> None:
    dated = calendar(document("a", DAY), document("b", DAY))
    one, two = statement("a", "person:ada"), statement("b", "person:per")
    assert find_first([one, two], dated) == [one, two]


def test_a_credit_beats_the_clock() -> None:
    dated = calendar(document("a", DAY), document("b", DAY + timedelta(days=1)), rests={"a": "document-b"})
    one, two = statement("a", "person:ada"), statement("b", "person:per")
    assert find_first(dated.sort([one, two]), dated) == [two]


def test_what_a_missing_report_had_was_reported_when_it_appeared() -> None:
    missing = report("courier", DAY - timedelta(days=2), None)
    dated = calendar(document("a", DAY), reports=(missing,))
    told = dated.date(statement("a", "report:courier", through="courier"))
    assert told.reported == When.days(DAY - timedelta(days=2), DAY)
    assert told.printed == When.days(DAY, DAY)


def test_an_old_report_is_not_the_account_of_news_that_does_not_credit_it() -> None:
    missing = report("courier", DAY - timedelta(days=90), DAY - timedelta(days=60))
    bare, credited = statement("a", "report:courier"), statement("a", "report:courier", through="courier")
    dated = [calendar(document("a", DAY), reports=(missing,)).date(said) for said in (bare, credited)]
    assert [telling.account for telling in dated] == ["document-a", "courier"]


def test_a_text_that_was_changed_later_is_not_known_to_have_stood_before() -> None:
    changed = document("a", DAY, updated=DAY + timedelta(days=3))
    assert was_printed_by(changed, DAY) is False
    assert was_printed_by(changed, DAY + timedelta(days=3)) is True
    assert was_printed_by(document("b"), DAY) is None


def test_the_time_of_which_a_statement_speaks_is_apart_from_when_it_was_told() -> None:
    held = When.days(DAY, DAY)
    value = Value("time", "on Monday", Span(0, 3), when=held)
    assert held_of(statement("a", "person:ada", values=(value,))) == held
    other = Value(
        "time", "on Friday", Span(4, 7), when=When.days(DAY + timedelta(days=4), DAY + timedelta(days=4))
    )
    assert held_of(statement("a", "person:ada", values=(value, other))) is None


def test_the_ledger_of_a_story_in_its_order() -> None:
    traced = trace_texts({"later.txt": LATER, "denial.txt": DENIAL, "first.txt": FIRST, "other.txt": OTHER})
    claim = find_claim(traced, "rust in 52 cables")
    assert kinds_of(claim, "first report") == ["40"]
    assert kinds_of(claim, "first on the record") == ["40"]
    assert kinds_of(claim, "change") == ["65", "52"]
    assert len(kinds_of(claim, "denial")) == 1
    assert claim.ledger[0].kind == "first report"
    assert claim.ledger[-1].kind == "last mention"


def test_every_event_points_at_a_statement_of_its_claim_and_at_an_answer() -> None:
    traced = trace_texts({"later.txt": LATER, "denial.txt": DENIAL, "first.txt": FIRST, "other.txt": OTHER})
    for claim in traced.weighing.claims:
        ids, keys = {s.id for s in claim.statements}, {a.key for a in claim.answers}
        assert all(event.statement_id in ids and event.answer in keys for event in claim.ledger)


# ---- as of a day

PILE = {"first.txt": FIRST, "other.txt": OTHER, "denial.txt": DENIAL, "later.txt": LATER}
UNDATED = FIRST.replace("Monday, 21 June, 2021 - 08:00\n", "").replace(
    "Orle - Orle Courier", "Orle - Valley Post"
)


@cache
def whole() -> Case:
    traced: Traced = trace_texts({**PILE, "undated.txt": UNDATED})
    return Case(
        documents=tuple(traced.documents.values()),
        readings=traced.readings,
        trace=traced.trace,
        weighing=traced.weighing,
        failures=(),
        made_by=(),
    )


@cache
def stood(day: date) -> Case:
    return case_as_of(whole(), day, settings=Settings(processes=1))


def known(case: Case) -> set[str]:
    """Give the statements on somebody's word; a lone aside of an article's own is shown in no pile."""
    return {s.id for claim in case.weighing.claims for s in claim.statements if s.attribution_id is not None}


slow = settings(deadline=None)  # a day that is new to the run is traced and weighed
days = st.integers(min_value=-2, max_value=6).map(lambda n: DAY + timedelta(days=n))


@slow
@given(days, days)
def test_what_is_known_only_grows(one: date, two: date) -> None:
    early, late = sorted((one, two))
    assert known(stood(early)) <= known(stood(late)) <= known(whole())


@slow
@given(days)
def test_nothing_later_leaks_in(day: date) -> None:
    case = stood(day)
    ids = {d.id for d in case.documents}
    assert all(d.published is not None and d.published.when.latest.date() <= day for d in case.documents)  # type: ignore[union-attr]
    assert {s.document_id for c in case.weighing.claims for s in c.statements} <= ids
    assert {e.document_id for f in case.weighing.findings for e in f.evidence} <= ids
    assert {e.document_id for g in case.weighing.gaps for e in g.evidence} <= ids
    events = [e for c in case.weighing.claims for e in c.ledger]
    assert all(
        e.reported is None or e.reported.earliest is None or e.reported.earliest.date() <= day for e in events
    )


def test_what_is_left_out_is_said() -> None:
    as_of = stood(DAY).as_of
    assert as_of is not None
    assert as_of.later == ("other.txt", "denial.txt", "later.txt")
    assert as_of.undated == ("undated.txt",)


def test_what_is_given_up_later_is_live_before() -> None:
    before = find_claim_in(stood(DAY), "40")
    after = find_claim_in(stood(DAY + timedelta(days=4)), "40")
    assert before and not after


def find_claim_in(case: Case, words: str) -> bool:
    """Tell whether an answer with these words is live."""
    return any(a.is_live for claim in case.weighing.claims for a in claim.answers if a.words == words)


def test_a_case_read_back_from_its_file_has_its_ledger(tmp_path: Path) -> None:
    for name, text in PILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    rules = Settings(processes=1, reader="rules")
    made = build_case([tmp_path / name for name in PILE], tmp_path / "c.whence", settings=rules)
    assert load_case(tmp_path / "c.whence").weighing == made.weighing


@pytest.mark.parametrize("words", ["yesterday", "15/3/2021", "2021-02-30", ""])
def test_a_day_that_is_none_is_refused_with_what_would_do(tmp_path: Path, words: str) -> None:
    with pytest.raises(WhenceError, match="write one as 2024-03-15"):
        load_case_as_of(tmp_path / "c.whence", words)
