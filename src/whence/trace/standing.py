"""Standing: which reports are originals. Every document of the case is a report too, cited or not.

A document is an original when it rests on no report, or when it leads with reporting of its own and only credits others
further down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Credit, Derivation, Report
from whence.outlets import OutletTable
from whence.records import Document
from whence.trace.accounts import written
from whence.trace.derivations import JOINED, SUGGESTED
from whence.trace.reports import Cited, document_report_id


def document_reports(
    documents: Mapping[str, Document], cited: Sequence[Cited], *, outlets: OutletTable
) -> list[Report]:
    """Give the cited reports and one report for each document that nobody cites."""
    reports = {c.report.id: c.report for c in cited}
    for document in documents.values():
        report_id = document_report_id(document.id)
        if report_id in reports:
            continue
        when = written(document)
        reports[report_id] = Report(
            id=report_id,
            outlet=document.outlet,
            outlet_name=document.outlet_name
            or (outlets.get(document.outlet).name if document.outlet else None),
            published=None if when.earliest is None and when.latest is None else when,
            how_dated=(),
            document_id=document.id,
            is_original=False,
            credited_by=(),
            sources=(),
        )
    return [reports[key] for key in sorted(reports)]


def mark_originals(
    reports: Sequence[Report], derivations: Sequence[Derivation], credits: Sequence[Credit]
) -> list[Report]:
    """Mark the originals: missing reports that some document rests on, and documents that stand on their own.

    A missing report that is said to relay another is none.
    """
    leading = {c.document_id for c in credits if c.is_self and c.is_lead}
    resting = {
        d.document_id
        for d in derivations
        if d.probability > (JOINED if d.document_id in leading else SUGGESTED) and not _is_through(d)
    }
    leaned_on = {d.report_id for d in derivations if d.probability > SUGGESTED}
    return [replace(r, is_original=_is_original(r, resting, leaned_on)) for r in reports]


def _is_through(derivation: Derivation) -> bool:
    return all(e.kind == "through" for e in derivation.evidence)


def _is_original(report: Report, resting: set[str], leaned_on: set[str]) -> bool:
    if report.document_id is None:
        return report.id in leaned_on and not report.relays
    return report.document_id not in resting
