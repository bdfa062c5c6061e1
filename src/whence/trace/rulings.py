"""Rulings on the trace: what an analyst decided about credits, reports and what rests on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Credit, Derivation, Report
from whence.decisions import Ruling
from whence.records import Document, Evidence, Span
from whence.trace.reports import Cited, document_report_id

DECIDED = 1.0  # weight of a derivation that an analyst has confirmed
ANALYST = "analyst"  # kind of the evidence that a decision is


def drop_credits(credits: Iterable[Credit], rulings: Sequence[Ruling]) -> list[Credit]:
    """Give the credits but those of which an analyst says that they are none."""
    places = [place for ruling in rulings if ruling.decision.kind == "not a credit" for place in ruling.places]
    return [c for c in credits if not any(d == c.document_id and s.overlaps(c.span) for d, s in places)]


def hold_reports(
    cited: Sequence[Cited], rulings: Sequence[Ruling], documents: Mapping[str, Document]
) -> list[Cited]:
    """Give the cited reports, those that an analyst found in the case as the documents that they are.

    The first quotation of such a ruling is the credit, the second stands in the document. Reports that turn out to be
    one document become one.
    """
    held = {
        ruling.places[0]: ruling.places[1][0]
        for ruling in rulings
        if ruling.decision.kind == "original" and len(ruling.places) > 1
    }
    if not held:
        return list(cited)
    found: dict[str, Cited] = {}
    for each in cited:
        document_id = _held_as(each.report, held)
        now = each if document_id is None else _as_document(each, documents[document_id])
        before = found.get(now.report.id)
        found[now.report.id] = now if before is None else _join(before, now)
    return [found[key] for key in sorted(found)]


def _held_as(report: Report, held: Mapping[tuple[str, Span], str]) -> str | None:
    for (document_id, span), found in held.items():
        if any(e.document_id == document_id and _meets(e, span) for e in report.credited_by):
            return found
    return None


def _meets(evidence: Evidence, span: Span) -> bool:
    return evidence.span is not None and evidence.span.overlaps(span)


def _as_document(cited: Cited, document: Document) -> Cited:
    """Give a report as the document that it is; accounts that stand in that very document are dropped."""
    accounts = tuple(a for a in cited.accounts if a.document_id != document.id)
    published = document.published.when if document.published is not None else cited.report.published
    report = replace(
        cited.report,
        id=document_report_id(document.id),
        document_id=document.id,
        published=published,
        how_dated=() if document.published is not None else cited.report.how_dated,
        credited_by=tuple(e for e in cited.report.credited_by if e.document_id != document.id),
    )
    return Cited(report, accounts)


def _join(one: Cited, two: Cited) -> Cited:
    credited = (*one.report.credited_by, *two.report.credited_by)
    return Cited(replace(one.report, credited_by=credited), (*one.accounts, *two.accounts))


def rule_derivations(
    derivations: Sequence[Derivation], rulings: Sequence[Ruling], reports: Mapping[str, Report]
) -> list[Derivation]:
    """Give the derivations without those an analyst rejects; those accepted are sure, and say by whom.

    The first quotation of such a ruling stands in the document that rests on the report; the second in the report,
    where the case holds it, or in a credit to it.
    """
    found = []
    for derivation in derivations:
        said = [r for r in rulings if r.decision.about == "derivation" and _is_about(r, derivation, reports)]
        if any(r.decision.kind == "reject" for r in said):
            continue
        accepted = next((r for r in said if r.decision.kind == "accept"), None)
        found.append(derivation if accepted is None else _confirm(derivation, accepted))
    return found


def _is_about(ruling: Ruling, derivation: Derivation, reports: Mapping[str, Report]) -> bool:
    if len(ruling.places) < 2 or ruling.places[0][0] != derivation.document_id:
        return False
    report = reports[derivation.report_id]
    document_id, span = ruling.places[1]
    if report.document_id is not None:
        return report.document_id == document_id
    return any(e.document_id == document_id and _meets(e, span) for e in report.credited_by)


def _confirm(derivation: Derivation, ruling: Ruling) -> Derivation:
    document_id, span = ruling.places[0]
    note = ruling.decision.why or f"confirmed by {ruling.decision.analyst or 'the analyst'}"
    evidence = Evidence(ANALYST, document_id, span, ruling.decision.quotes[0].exact, note)
    told = tuple(dict.fromkeys((*derivation.evidence, evidence)))  # a ruling may be met twice on the way
    return replace(derivation, probability=DECIDED, evidence=told)


def rename_reports(reports: Sequence[Report], rulings: Sequence[Ruling]) -> list[Report]:
    """Give the reports under the names that an analyst gave them; a ruling quotes a credit to it, or the report."""
    names = {
        r.places[0]: r.decision.value
        for r in rulings
        if r.decision.kind == "rename" and r.decision.about == "report" and r.places and r.decision.value
    }
    return [
        next(
            (
                replace(report, outlet_name=name)
                for (document_id, span), name in names.items()
                if report.document_id == document_id
                or (
                    report.document_id is None
                    and any(e.document_id == document_id and _meets(e, span) for e in report.credited_by)
                )
            ),
            report,
        )
        for report in reports
    ]
