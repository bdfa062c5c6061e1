"""Assertions: what a document says in its own words, put down to those from whom it may have it.

Such words add no origin where the same article has the answer from somebody, nor where they may come from what the
document rests on: an article that gives the same answer, or a report that stands behind the claim; nor where another
article with the same words rests on a report that this one rests on too: then both are one. So with what an article
has from unnamed sources of a report that is at hand: the report tells who they are. Nothing says that the words do not
come from there, and a false second origin is the worse mistake.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from whence.conclusions import Statement, Trace
from whence.moments import When
from whence.records import Document
from whence.trace import SUGGESTED, document_report_id
from whence.weigh.answers import share_value
from whence.weigh.pairs import AGAINST

ASSERTION = "assertion:"  # origin key of a document's own words, with the document's id
_REPORT = "report:"
_DAY = timedelta(hours=23)
_SILENT = ("declines to comment", "cannot confirm")


def find_resting(trace: Trace) -> dict[str, frozenset[str]]:
    """Give, for each document, the ids of all reports it rests on, directly or through others."""
    resting: dict[str, set[str]] = {}
    for derivation in trace.derivations:
        if derivation.probability > SUGGESTED:
            resting.setdefault(derivation.document_id, set()).add(derivation.report_id)
    return {key: frozenset(found) for key, found in resting.items()}


def settle_headlines(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Give the statements of one claim, each headline put down to the one speaker whom its article has for the claim.

    A headline is of the same document as the words that it sums up: it is no second origin beside them.
    """
    spoken: dict[str, set[str]] = {}
    heads = []
    for statement in statements:
        is_head = documents[statement.document_id].headline == statement.sentence
        heads.append(is_head)
        if not is_head and statement.origin is not None and is_for(statement):
            spoken.setdefault(statement.document_id, set()).add(statement.origin)
    settled = []
    for statement, is_head in zip(statements, heads, strict=True):
        origins = spoken.get(statement.document_id, set())
        is_open = (statement.origin or "").startswith((_REPORT, ASSERTION))
        if is_head and is_open and len(origins) == 1 and is_for(statement):
            statement = replace(statement, origin=next(iter(origins)))
        settled.append(statement)
    return settled


def settle_assertions(
    statements: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Give the statements of one claim, own words put down to where they may come from.

    `resting` gives the reports that each document rests on. The order of `statements` changes nothing.
    """
    settled = {s.id: s for s in statements}
    for document_id in sorted({s.document_id for s in statements}, key=lambda d: (len(resting.get(d, ())), d)):
        # Upstream first: what an article says is settled before who rests on it.
        for key in [s.id for s in statements if s.document_id == document_id]:
            origin = _upstream(settled[key], settled.values(), resting)
            if origin is not None:
                settled[key] = replace(settled[key], origin=origin)
    return _join_twins(_told_by_relays([settled[s.id] for s in statements]), resting)


def _told_by_relays(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements, the own words of a report put down to the one whom those who relay it name for them."""
    sourced = {s.origin for s in statements if s.attribution_id is not None}
    found = []
    for statement in statements:
        report_id = (statement.origin or "").removeprefix(_REPORT)
        is_silent = is_own_words(statement) and statement.origin not in sourced
        if is_silent and is_for(statement) and report_id != statement.origin:
            named = {
                s.origin
                for s in statements
                if is_for(s)
                and _names_report(s, report_id)
                and not (s.origin or ASSERTION).startswith((_REPORT, ASSERTION))
                and give_one_answer(s, statement)
            }
            if len(named) == 1:
                statement = replace(statement, origin=named.pop())
        found.append(statement)
    return found


def _own_key(statement: Statement) -> str:
    return _REPORT + document_report_id(statement.document_id)


def is_for(statement: Statement) -> bool:
    """Tell whether a statement stands for its answer: no denial, and no silence."""
    return statement.stance not in AGAINST and statement.stance not in _SILENT


def is_own_words(statement: Statement) -> bool:
    """Tell whether a document says something in its own words and names no report for it there."""
    key = statement.origin or ""
    is_credited = any(hop.kind == "report" and hop.span is not None for hop in statement.chain)
    return statement.attribution_id is None and not is_credited and key.startswith((_REPORT, ASSERTION))


def is_open(statement: Statement) -> bool:
    """Tell whether nothing says whose word a statement is."""
    return (statement.origin or ASSERTION).startswith(ASSERTION)


def has_amount(statement: Statement) -> bool:
    """Tell whether a statement gives a quantity."""
    return any(v.kind == "quantity" for v in statement.values)


def give_one_answer(one: Statement, two: Statement) -> bool:
    """Tell whether no amount or time of day in two statements of one slot keeps their answers apart."""
    amounts = [{v.unit for v in s.values if v.kind == "quantity" and v.unit} for s in (one, two)]
    if amounts[0] & amounts[1]:
        return share_value(one, two)
    ours, theirs = ([v.when for v in s.values if v.when is not None and _is_clock(v.when)] for s in (one, two))
    return not (ours and theirs) or any(a.meet(b) is not None for a in ours for b in theirs)


def _is_clock(when: When) -> bool:
    """Tell whether a time is of less than a day."""
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest < _DAY


def _upstream(
    statement: Statement, statements: Iterable[Statement], resting: Mapping[str, frozenset[str]]
) -> str | None:
    """Give the origin of the same answer in what a document rests on; None where nothing there gives it."""
    own, key = statement.document_id, statement.origin or ""
    if not key.startswith((_REPORT, ASSERTION)) or not is_for(statement):
        return None
    below = resting.get(own, frozenset())
    ranked = sorted(below, key=lambda r: (len(resting.get(r.removeprefix("document-"), ())), r))
    named = key.removeprefix(_REPORT)
    if key.startswith(_REPORT) and named != document_report_id(own):
        ranked = [named, *(r for r in ranked if r != named and is_own_words(statement))]
    elif key.startswith(_REPORT) and not is_own_words(statement):
        return None  # its own unnamed sources
    statements = [s for s in statements if s.document_id != own and is_for(s) and s.origin is not None]
    for report_id in ranked:
        origin = _origin_in(report_id, statement, statements)
        if origin is not None:
            return origin
    return None


def _origin_in(report_id: str, statement: Statement, others: Sequence[Statement]) -> str | None:
    """Give the origin that a report has for the answer of `statement`; None: it is not told, or cannot be."""
    said = [s for s in others if document_report_id(s.document_id) == report_id]
    if not said and not is_own_words(statement) and not is_open(statement):
        return None  # of a missing report nobody can tell who its unnamed sources are
    told = said or [s for s in others if _passes_on(s, report_id)]
    same = [s for s in told if give_one_answer(s, statement)] or said  # a copy may have garbled the answer
    origins = {s.origin for s in same if not is_open(s)}
    if not origins:
        return min((s.origin for s in same if s.origin), default=None) if said else None
    if len(origins) == 1:
        return origins.pop()
    if _REPORT + report_id in origins:
        return _REPORT + report_id
    if not is_own_words(statement):
        return None  # which of several it is cannot be told
    return min(same, key=lambda s: (is_open(s), s.sentence.start, s.id)).origin


def _passes_on(statement: Statement, report_id: str) -> bool:
    """Tell whether a statement relays a report that is missing."""
    return _names_report(statement, report_id) or statement.origin == _REPORT + report_id


def _names_report(statement: Statement, report_id: str) -> bool:
    """Tell whether the words of a statement credit a report."""
    return any(
        hop.kind == "report" and hop.key == report_id and hop.span is not None for hop in statement.chain
    )


def _join_twins(statements: Sequence[Statement], resting: Mapping[str, frozenset[str]]) -> list[Statement]:
    """Give the statements, the own words of articles that rest on one report put down to one of them."""
    open_keys = sorted({s.origin for s in statements if s.origin and s.origin.startswith(ASSERTION)})
    first: dict[str, str] = {}
    for key in open_keys:
        below = resting.get(key.removeprefix(ASSERTION), frozenset())
        twins = [k for k in first.values() if resting.get(k.removeprefix(ASSERTION), frozenset()) & below]
        first[key] = min(twins, default=key)
    return [replace(s, origin=first.get(s.origin, s.origin) if s.origin else None) for s in statements]
