"""The tables of a case, one dict for each row: what spreadsheets and notebooks get.

Names are those of `docs/08-output.md`. Offsets are code points of the file as decoded; times ISO 8601.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from whence.conclusions import Answer, Claim, Statement
from whence.moments import When
from whence.records import Attribution, Document
from whence.show.claim_payload import make_claim
from whence.show.claim_payloads import ClaimPayload, StatementPayload
from whence.show.evidence import make_dates
from whence.show.places import join_spans
from whence.show.standings import AS_FOUND, Standing, Standings
from whence.show.views import (
    CaseView,
    find_hops,
    name_document,
    name_hop,
    name_report,
    read_headline,
    read_published,
)

Row = dict[str, Any]
_NO_ANSWER: Row = {
    "answer": None, "answer_key": None, "answer_status": None, "answer_live": None, "answer_at_least": None,
    "answer_at_most": None, "ceiling": None,
}  # fmt: skip


def list_statements(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield one row for each statement, with its claim, its answer, its article and its source."""
    for claim in view.case.weighing.claims:
        yield from list_statements_of(view, claim, standings)


def list_statements_of(view: CaseView, claim: Claim, standings: Standings) -> Iterator[Row]:
    """Yield the rows of the statements of one claim."""
    payload = make_claim(view, claim)
    answers = {key: answer for answer in claim.answers for key in answer.statement_ids}
    for statement, told in zip(claim.statements, payload.statements, strict=True):
        yield {
            **_row_claim(payload),
            **_row_article(view.documents[statement.document_id]),
            **_row_said(told),
            **_row_source(view, statement),
            **row_answer(answers.get(statement.id)),
            **_row_standing(standings, claim, statement),
        }


def _row_claim(claim: ClaimPayload) -> Row:
    return {
        "claim": claim.number,
        "slot": claim.slot,
        "origins_at_least": claim.origins.at_least,
        "origins_at_most": claim.origins.at_most,
        "origins_expected": claim.origins.expected,
        "origins_reasons": "; ".join(claim.origins.reasons),
        "status": claim.status,
        "claim_id": claim.id,
    }


def _row_article(document: Document) -> Row:
    return {
        "outlet": document.outlet_name,
        "path": document.path,
        "headline": read_headline(document),
        "url": document.url,
        **row_dates("published", read_published(document)),
    }


def row_dates(name: str, when: When | None) -> Row:
    """Give both bounds of a moment as two fields."""
    dates = make_dates(when)
    return {
        f"{name}_earliest": dates.earliest if dates else None,
        f"{name}_latest": dates.latest if dates else None,
    }


def _row_said(told: StatementPayload) -> Row:
    row: Row = msgspec.to_builtins(told)
    said = row.pop("said") or {"earliest": None, "latest": None}
    return {
        **row,
        "start": told.spans[0][0] if told.spans else None,
        "end": told.spans[-1][1] if told.spans else None,
        "through": "; ".join(hop.name for hop in told.chain if hop.kind == "report"),
        "said_earliest": said["earliest"],
        "said_latest": said["latest"],
    }


def _row_source(view: CaseView, statement: Statement) -> Row:
    """Give who is said to speak, as the article puts it; all None where it is the article's own assertion."""
    attribution = view.attributions.get(statement.attribution_id or "")
    speaker = attribution.speaker if attribution is not None else None
    names = (
        "kind",
        "is_named",
        "name",
        "count_words",
        "nationality",
        "role",
        "institution",
        "anonymity",
        "access",
    )
    row = {
        f"source_{name.removeprefix('is_')}": None if speaker is None else getattr(speaker, name)
        for name in names
    }
    return {**row, **_row_cue(view.documents[statement.document_id], attribution)}


def _row_cue(document: Document, attribution: Attribution | None) -> Row:
    if attribution is None:
        return {"attribution": None, "cue": None, "certainty": None}
    return {
        "attribution": attribution.kind,
        "cue": join_spans(document, attribution.cue) or None,
        "certainty": attribution.certainty,
    }


def row_answer(answer: Answer | None) -> Row:
    """Give an answer as the fields of a row; all None where a statement is in none."""
    if answer is None:
        return _NO_ANSWER
    return {
        "answer": answer.words,
        "answer_key": answer.key,
        "answer_status": answer.status,
        "answer_live": answer.is_live,
        "answer_at_least": answer.origins.at_least,
        "answer_at_most": answer.origins.at_most,
        "ceiling": answer.ceiling,
    }


def _row_standing(standings: Standings, claim: Claim, statement: Statement) -> Row:
    about_claim = standings.claims.get(claim.id, AS_FOUND)
    about_source = standings.sources.get(statement.origin or "", AS_FOUND)
    about = standings.statements.get(statement.id, AS_FOUND)
    numbers = sorted({*about_claim.decisions, *about_source.decisions, *about.decisions})
    return {
        "claim_standing": about_claim.words,
        "source_standing": about_source.words,
        "reliability": standings.letters.get(statement.origin or ""),
        "decisions": numbers,
    }


def name_standing(standing: Standing) -> Row:
    """Give who stands behind a record, as two fields of it."""
    return {"standing": standing.words, "decisions": list(standing.decisions)}


def name_origins(view: CaseView) -> dict[str, str]:
    """Give every origin by its key with what a reader would call it, in the order of the case."""
    names: dict[str, str] = {}
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            if statement.origin is not None and statement.origin not in names:
                names[statement.origin] = _name_origin(view, statement)
    return names


def _name_origin(view: CaseView, statement: Statement) -> str:
    origin = statement.origin or ""
    kind, _, key = origin.partition(":")
    if kind == "report" and key in view.reports:
        return f"unnamed sources or own reporting of {name_report(view, view.reports[key])}"
    if kind == "assertion" and key in view.documents:
        return f"{name_document(view.documents[key])}, in its own words"
    hop = next((hop for hop in reversed(find_hops(view, statement)) if hop.kind == "source"), None)
    return origin if hop is None else name_hop(view, hop)
