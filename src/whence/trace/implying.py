"""Originals that nobody names, taken up among the reports: what three or more copies share pairwise."""

from collections.abc import Mapping, Sequence

from whence.conclusions import Derivation, Report
from whence.records import Document, Evidence, make_id
from whence.trace.implied import Implied
from whence.trace.reports import document_report_id

_IMPLIED = 0.85  # weight of a derivation from an original that overlaps alone imply


def derive_from_implied(
    implied: Sequence[Implied],
    reports: Sequence[Report],
    derivations: Sequence[Derivation],
    *,
    documents: Mapping[str, Document],
) -> tuple[list[Report], list[Derivation]]:
    """Give reports and derivations with the implied originals added, where credits do not explain them already.

    A derivation between two of the copies, made from shared text alone, gives way to the original both rest on.
    """
    found, kept = list(reports), list(derivations)
    for one in implied:
        copies = set(one.document_ids)
        if _is_explained(copies, kept):
            continue
        inside = {document_report_id(d) for d in copies}
        kept = [d for d in kept if not (d.document_id in copies and d.report_id in inside and _from_text(d))]
        report = _report(one, documents)
        found.append(report)
        kept += [_derivation(document_id, report) for document_id in sorted(copies)]
    return sorted(found, key=lambda r: r.id), kept


def _is_explained(copies: set[str], derivations: Sequence[Derivation]) -> bool:
    """Tell whether all the copies rest on one report already, or some on one among them by its own credit."""
    resting: dict[str, set[str]] = {}
    for derivation in derivations:
        if derivation.document_id in copies and not _from_text(derivation):
            resting.setdefault(derivation.report_id, set()).add(derivation.document_id)
    return any(
        documents == copies or report.removeprefix("document-") in copies
        for report, documents in resting.items()
    )


def _from_text(derivation: Derivation) -> bool:
    return all(e.kind == "shared text" for e in derivation.evidence)


def _report(implied: Implied, documents: Mapping[str, Document]) -> Report:
    return Report(
        id=f"implied-{make_id('implied', *sorted(implied.document_ids))}",
        outlet=None,
        outlet_name=None,
        published=None,
        how_dated=(),
        document_id=None,
        is_original=True,
        credited_by=tuple(
            Evidence("implied", d, documents[d].headline, documents[d].path, implied.words)
            for d in sorted(implied.document_ids)
        ),
        sources=(),
        implied_by=tuple(sorted(implied.alignment_ids)),
    )


def _derivation(document_id: str, report: Report) -> Derivation:
    evidence = tuple(e for e in report.credited_by if e.document_id == document_id)
    return Derivation(
        document_id=document_id, report_id=report.id, probability=_IMPLIED, evidence=evidence, spans=()
    )
