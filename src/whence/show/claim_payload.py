"""A claim as `whence show CASE --json` prints it: its statements, answers, relations and ledger."""

from whence.conclusions import Answer, Claim, Hop, LedgerEvent, OriginCount, Relation, Statement, Value
from whence.records import Document
from whence.show.claim_payloads import (
    AnswerPayload,
    ClaimPayload,
    HopPayload,
    LedgerEventPayload,
    OriginsPayload,
    RelationPayload,
    StatementPayload,
    ValuePayload,
)
from whence.show.evidence import make_dates
from whence.show.places import Range, join_spans, map_span, map_spans
from whence.show.views import CaseView, list_values, name_hop


def make_claim(view: CaseView, claim: Claim) -> ClaimPayload:
    """Give one claim in the form that is printed."""
    owners = {statement.id: view.documents[statement.document_id] for statement in claim.statements}
    return ClaimPayload(
        id=claim.id,
        number=view.numbers[claim.id],
        slot=claim.slot,
        statements=[_make_statement(view, statement) for statement in claim.statements],
        origins=_make_origins(claim.origins),
        status=claim.status,
        answers=[_make_answer(answer) for answer in claim.answers],
        relations=[_make_relation(relation, owners) for relation in claim.relations],
        ledger=[_make_event(event) for event in claim.ledger],
    )


def _make_origins(origins: OriginCount) -> OriginsPayload:
    return OriginsPayload(
        at_least=origins.at_least,
        at_most=origins.at_most,
        expected=round(origins.expected, 2),
        reasons=list(origins.reasons),
    )


def _make_answer(answer: Answer) -> AnswerPayload:
    return AnswerPayload(
        key=answer.key,
        words=answer.words,
        value=None if answer.value is None else _make_value(None, answer.value),
        statements=list(answer.statement_ids),
        origins=_make_origins(answer.origins),
        status=answer.status,
        ceiling=answer.ceiling,
        against=list(answer.against),
        is_live=answer.is_live,
        why=answer.why,
    )


def _make_event(event: LedgerEvent) -> LedgerEventPayload:
    return LedgerEventPayload(
        kind=event.kind,
        statement=event.statement_id,
        answer=event.answer,
        words=event.words,
        reported=make_dates(event.reported),
        said=make_dates(event.said),
        held=make_dates(event.held),
        why=event.why,
    )


def _make_relation(relation: Relation, owners: dict[str, Document]) -> RelationPayload:
    return RelationPayload(
        left=relation.left_id,
        right=relation.right_id,
        kind=relation.kind,
        rule=relation.rule,
        left_spans=map_span(owners[relation.left_id], relation.left),
        right_spans=map_span(owners[relation.right_id], relation.right),
        ratio=relation.ratio,
        gap=relation.gap,
    )


def _make_statement(view: CaseView, statement: Statement) -> StatementPayload:
    document = view.documents[statement.document_id]
    attribution = view.attributions.get(statement.attribution_id or "")
    source = join_spans(document, attribution.source) if attribution and attribution.source else None
    return StatementPayload(
        id=statement.id,
        document=document.id,
        spans=map_spans(document, statement.spans),
        words=join_spans(document, statement.spans),
        text=statement.text,
        chain=[_make_hop(view, document, hop) for hop in statement.chain],
        stance=statement.stance,
        value="; ".join(list_values(statement)) or None,
        values=[_make_value(document, value) for value in statement.values],
        source=source,
        origin=statement.origin,
        said=make_dates(statement.said),
    )


def _make_hop(view: CaseView, document: Document, hop: Hop) -> HopPayload:
    spans: list[Range] = [] if hop.span is None else map_span(document, hop.span)
    return HopPayload(kind=hop.kind, key=hop.key, name=name_hop(view, hop), words=hop.words, spans=spans)


def _make_value(document: Document | None, value: Value) -> ValuePayload:
    """Give a value; without its document, that of an answer, it has no place of its own."""
    return ValuePayload(
        kind=value.kind,
        words=value.words,
        spans=[] if value.span is None or document is None else map_span(document, value.span),
        low=value.low,
        high=value.high,
        unit=value.unit,
        when=make_dates(value.when),
        noun=value.noun,
        role=value.role,
        key=value.key,
    )
