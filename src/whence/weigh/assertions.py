"""Assertions: what a document says in its own words while it rests on the reports of others.

Such words add no origin where they may come from what the document rests on: an article it rests on that says the same,
or a report it rests on that stands behind the claim; nor where another article with the same words rests on a report
that this one rests on too: then both are one.
Nothing says that they do not come from there, and a false second origin is the worse mistake.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Statement, Trace
from whence.records import Document
from whence.trace import SUGGESTED, document_report_id

ASSERTION = "assertion:"  # origin key of a document's own words, with the document's id


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
        is_head = statement.attribution_id is None and (
            documents[statement.document_id].headline == statement.sentence
        )
        heads.append(is_head)
        if not is_head and statement.origin is not None:
            spoken.setdefault(statement.document_id, set()).add(statement.origin)
    settled = []
    for statement, is_head in zip(statements, heads, strict=True):
        origins = spoken.get(statement.document_id, set())
        is_own = statement.origin == f"report:{document_report_id(statement.document_id)}"
        if is_head and is_own and len(origins) == 1:
            statement = replace(statement, origin=next(iter(origins)))
        settled.append(statement)
    return settled


def settle_assertions(
    statements: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Give the statements of one claim, own words put down to where they may come from."""
    stated = _stated(statements)
    settled = {}
    for key in sorted(
        {s.origin for s in statements if s.origin is not None and s.origin.startswith(ASSERTION)}
    ):
        settled[key] = _settle(key, statements, stated, resting)
    return [replace(s, origin=_end(s.origin, settled)) if s.origin else s for s in statements]


def _end(key: str, settled: Mapping[str, str]) -> str:
    """Follow one putting-down to the next: each leads upstream, so this ends."""
    while settled.get(key, key) != key:
        key = settled[key]
    return key


def _settle(
    key: str,
    statements: Sequence[Statement],
    stated: Mapping[str, str],
    resting: Mapping[str, frozenset[str]],
) -> str:
    """Give the origin that a document's own words are put down to; the key itself when there is none."""
    own = key.removeprefix(ASSERTION)
    below = resting.get(own, frozenset())
    if document_report_id(own) in stated:
        return stated[document_report_id(own)]
    ranked = sorted(below, key=lambda r: (len(resting.get(r.removeprefix("document-"), ())), r))
    for report_id in ranked:
        if report_id in stated:
            return stated[report_id]
    speaking = {document_report_id(s.document_id) for s in statements if s.document_id != own}
    for report_id in ranked:
        if report_id in speaking:
            return ASSERTION + report_id.removeprefix("document-")
    if any(document_report_id(own) in resting.get(s.document_id, ()) for s in statements):
        return key  # others here rest on this document: its words are where theirs come from
    others = {
        s.origin.removeprefix(ASSERTION) for s in statements if s.origin and s.origin.startswith(ASSERTION)
    }
    alike = [other for other in others if other != own and resting.get(other, frozenset()) & below]
    return ASSERTION + min([own, *alike])


def _stated(statements: Sequence[Statement]) -> dict[str, str]:
    """Give the stated origin behind each report and document of the claim; a report's own before a speaker's."""
    found: dict[str, str] = {}
    for statement in sorted(
        statements, key=lambda s: (not (s.origin or "").startswith("report:"), s.origin or "")
    ):
        if statement.origin is None or statement.origin.startswith(ASSERTION):
            continue
        reports = [document_report_id(statement.document_id)]
        if statement.origin.startswith("report:"):  # a speaker in a report does not speak for all that it says
            reports += [h.key for h in statement.chain if h.kind == "report"]
            reports.append(statement.origin.removeprefix("report:"))
        for report_id in reports:
            found.setdefault(report_id, statement.origin)
    return found
