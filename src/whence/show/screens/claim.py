"""Claim card: what is said, by whom, through whom, with what values, and what became known when."""

from dataclasses import dataclass
from datetime import date, datetime

from whence.conclusions import Answer, Claim, Hop, LedgerEvent, Relation, Statement, Value
from whence.errors import WhenceError
from whence.show.claim_cards import say_origins
from whence.show.judgements import find_gaps, say_ceiling, say_count, say_gap, say_status
from whence.show.screens.claims import find_drifted, mark_claim
from whence.show.screens.decided import Remark, find_claim_rulings, make_remarks
from whence.show.screens.words import Day, Words, make_day, quote_span
from whence.show.views import (
    CaseView,
    find_hops,
    find_unsaid,
    is_sourced,
    list_values,
    name_document,
    name_hop,
    name_report,
    say_date,
)
from whence.show.words import say_when

_MAX_STATEMENTS, _MAX_RELATIONS = 400, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class HopView:
    """One step back from the page. `words` None: nothing beside the statement says so; `note` tells why it is there."""

    kind: str
    name: str
    note: str
    key: str
    is_here: bool
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """What one article says on the question. `sentence` is the whole sentence that `words` stand in."""

    id: str
    number: int
    outlet: str
    document: str
    date: str
    stance: str
    text: str
    words: list[Words]
    sentence: Words
    values: list[str]
    chain: list[HopView]
    is_sourced: bool
    source: str
    source_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value on the axis: from `low` to `high`, null for no bound; of a time, days since 1 January 1970."""

    words: str
    low: float | None
    high: float | None
    unit: str
    kind: str
    answer: str
    is_live: bool
    statements: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer to the question, with its own count."""

    key: str
    words: str
    origins: str
    status: str
    ceiling: int
    is_live: bool
    why: str
    statements: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """How two statements stand to each other, by which rule, with the words of both."""

    kind: str
    rule: str
    left: int
    right: int
    left_words: Words
    right_words: Words
    ratio: float | None
    gap: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """What became known: when the account appeared, when its source said so, of what time it speaks."""

    kind: str
    words: str
    reported: Day
    said: str
    held: str
    why: str
    statement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with everything that bears on it. What is beyond the limits is counted."""

    number: int
    id: str
    slot: str
    origins: str
    at_least: int
    at_most: int
    expected: float
    reasons: list[str]
    status: str
    ceiling: str
    marks: list[str]
    statements: list[StatementView]
    n_statements: int
    answers: list[AnswerView]
    points: list[Point]
    relations: list[RelationView]
    n_relations: int
    ledger: list[EventView]
    gaps: list[str]
    remarks: list[Remark]
    before: int | None
    after: int | None


def make_claim(view: CaseView, key: str) -> ClaimView:
    """Give a claim by its number or id; raises `WhenceError` where there is none."""
    claims = view.case.weighing.claims
    claim = next((c for c in claims if key in (c.id, str(view.numbers[c.id]))), None)
    if claim is None:
        raise WhenceError(f"there is no claim {key!r} in the case; there are {len(claims)}")
    number = view.numbers[claim.id]
    shown = claim.statements[:_MAX_STATEMENTS]
    numbers = {statement.id: n for n, statement in enumerate(claim.statements, 1)}
    relations = [r for r in claim.relations if r.left_id in numbers and r.right_id in numbers]
    return ClaimView(
        number=number,
        id=claim.id,
        slot=claim.slot,
        origins=say_origins(claim),
        at_least=claim.origins.at_least,
        at_most=claim.origins.at_most,
        expected=round(claim.origins.expected, 2),
        reasons=list(claim.origins.reasons),
        status=say_status(claim) or claim.status,
        ceiling=say_ceiling(claim),
        marks=mark_claim(claim, find_drifted(view)),
        statements=[_make_statement(view, s, numbers[s.id]) for s in shown],
        n_statements=len(claim.statements),
        answers=[_make_answer(answer, numbers) for answer in claim.answers],
        points=_make_points(claim, numbers),
        relations=[_make_relation(view, claim, r, numbers) for r in relations[:_MAX_RELATIONS]],
        n_relations=len(relations),
        ledger=[_make_event(event, numbers) for event in claim.ledger],
        gaps=[say_gap(gap) for gap in find_gaps(claim, view.case.weighing.gaps)],
        remarks=make_remarks(find_claim_rulings(view, [claim]).get(claim.id, ())),
        before=number - 1 if number > 1 else None,
        after=number + 1 if number < len(claims) else None,
    )


def _make_statement(view: CaseView, statement: Statement, number: int) -> StatementView:
    document = view.documents[statement.document_id]
    hops = [_make_hop(view, statement, hop) for hop in find_hops(view, statement)]
    unsaid = find_unsaid(view, statement)
    if unsaid is not None:
        note = f"{say_when(unsaid.published)}; no words beside these credit it"
        here = unsaid.document_id is not None
        hop = HopView(
            kind="report", name=name_report(view, unsaid), note=note, key=unsaid.id, is_here=here, words=None
        )
        hops.insert(1, hop)
    source = next((hop for hop in reversed(hops) if hop.kind == "source"), None)
    return StatementView(
        id=statement.id,
        number=number,
        outlet=name_document(document),
        document=document.id,
        date=say_date(document),
        stance=statement.stance,
        text=statement.text,
        words=[quote_span(view, document.id, span) for span in statement.spans],
        sentence=quote_span(view, document.id, statement.sentence),
        values=list(dict.fromkeys(list_values(statement))),
        chain=hops,
        is_sourced=is_sourced(statement),
        source=source.name if source else "",
        source_key=statement.origin or "",
    )


def _make_hop(view: CaseView, statement: Statement, hop: Hop) -> HopView:
    report = view.reports.get(hop.key) if hop.kind == "report" else None
    note, is_here = "", hop.kind == "document"
    if report is not None:
        is_here = report.document_id is not None
        note = say_when(report.published) + ("" if is_here else ", not in the pile")
    words = quote_span(view, statement.document_id, hop.span) if hop.span is not None else None
    return HopView(
        kind=hop.kind, name=name_hop(view, hop), note=note, key=hop.key, is_here=is_here, words=words
    )


def _make_answer(answer: Answer, numbers: dict[str, int]) -> AnswerView:
    return AnswerView(
        key=answer.key,
        words=answer.words,
        origins=say_count(answer.origins),
        status=answer.status,
        ceiling=answer.ceiling,
        is_live=answer.is_live,
        why=answer.why,
        statements=[numbers[key] for key in answer.statement_ids if key in numbers],
    )


def _make_points(claim: Claim, numbers: dict[str, int]) -> list[Point]:
    """Give the answers that are amounts or times as intervals of one axis: those of the unit that most of them have."""
    valued = [(answer, answer.value) for answer in claim.answers if answer.value is not None]
    bounded = [(answer, value) for answer, value in valued if _bounds(value) != (None, None)]
    axes = [(value.kind, value.unit) for _, value in bounded]
    if len(set(axes)) == 0:
        return []
    axis = max(axes, key=lambda each: (axes.count(each), -axes.index(each)))
    return [
        Point(
            words=value.words,
            low=_bounds(value)[0],
            high=_bounds(value)[1],
            unit=value.unit,
            kind=value.kind,
            answer=answer.key,
            is_live=answer.is_live,
            statements=[numbers[key] for key in answer.statement_ids if key in numbers],
        )
        for answer, value in bounded
        if (value.kind, value.unit) == axis
    ]


def _bounds(value: Value) -> tuple[float | None, float | None]:
    if value.kind == "quantity":
        return value.low, value.high
    if value.kind == "time" and value.when is not None:
        return _days(value.when.earliest), _days(value.when.latest)
    return None, None


def _days(moment: datetime | None) -> float | None:
    """Give days since 1 January 1970, parts of a day as they are written; zones do not show at this scale."""
    if moment is None:
        return None
    return moment.toordinal() - date(1970, 1, 1).toordinal() + (moment.hour * 60 + moment.minute) / 1440


def _make_relation(view: CaseView, claim: Claim, relation: Relation, numbers: dict[str, int]) -> RelationView:
    of = {s.id: s.document_id for s in claim.statements}
    return RelationView(
        kind=relation.kind,
        rule=relation.rule,
        left=numbers[relation.left_id],
        right=numbers[relation.right_id],
        left_words=quote_span(view, of[relation.left_id], relation.left),
        right_words=quote_span(view, of[relation.right_id], relation.right),
        ratio=relation.ratio,
        gap=relation.gap,
    )


def _make_event(event: LedgerEvent, numbers: dict[str, int]) -> EventView:
    return EventView(
        kind=event.kind,
        words=event.words,
        reported=make_day(event.reported),
        said="" if event.said is None else say_when(event.said),
        held="" if event.held is None else say_when(event.held),
        why=event.why,
        statement=numbers.get(event.statement_id, 0),
    )
