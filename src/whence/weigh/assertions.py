"""Assertions: what a document says in its own words while it rests on the reports of others.

Such words add no origin where a report that the document rests on already stands behind the claim, nor where two
documents that rest on one report both use them: they may come from there, and nothing says that they do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Statement, Trace
from whence.trace import document_report_id

ASSERTION = "assertion:"  # origin key of a document's own words, with the document's id
_SUGGESTED = 0.5  # weight of a derivation that is only suggested


def find_resting(trace: Trace) -> dict[str, frozenset[str]]:
    """Give, for each document, the ids of all reports it rests on, directly or through others."""
    resting: dict[str, set[str]] = {}
    for derivation in trace.derivations:
        if derivation.probability > _SUGGESTED:
            resting.setdefault(derivation.document_id, set()).add(derivation.report_id)
    return {key: frozenset(found) for key, found in resting.items()}


def settle_assertions(
    statements: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Give the statements of one claim, own words put down to a report where that is where they may come from."""
    present = _reports_present(statements)
    settled = []
    for statement in statements:
        if statement.origin is not None and statement.origin.startswith(ASSERTION):
            below = resting.get(statement.document_id, frozenset())
            bearing = sorted(present[r] for r in below if r in present)
            shared = sorted(r for r in below if _is_shared(r, statement, statements, resting))
            if bearing:
                statement = replace(statement, origin=bearing[0])
            elif shared:
                statement = replace(statement, origin=f"report:{shared[0]}")
        settled.append(statement)
    return settled


def _reports_present(statements: Sequence[Statement]) -> dict[str, str]:
    """Give the origin that stands behind the claim through each report; a report's own words before a speaker's."""
    found: dict[str, str] = {}
    for statement in sorted(
        statements, key=lambda s: (not (s.origin or "").startswith("report:"), s.origin or "")
    ):
        if statement.origin is None or statement.origin.startswith(ASSERTION):
            continue
        reports = [h.key for h in statement.chain if h.kind == "report"]
        if statement.origin.startswith("report:"):
            reports.append(statement.origin.removeprefix("report:"))
        for report_id in (*reports, document_report_id(statement.document_id)):
            found.setdefault(report_id, statement.origin)
    return found


def _is_shared(
    report_id: str, statement: Statement, statements: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> bool:
    return any(
        other.document_id != statement.document_id and report_id in resting.get(other.document_id, ())
        for other in statements
    )
