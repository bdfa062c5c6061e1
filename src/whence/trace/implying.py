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

    A missing report that some of the copies credit is what the others were taken from too. A derivation between two
    of the copies, made from shared text alone, gives way to the original both rest on.
    """
    found, kept = list(reports), list(derivations)
    for one in implied:
        copies = set(one.document_ids)
        credited = _find_credited(copies, kept)
        if any(documents == copies for documents in credited.values()):
            continue
        inside = {document_report_id(d) for d in copies}
        kept = [d for d in kept if not (d.document_id in copies and d.report_id in inside and _from_text(d))]
        report = _choose_missing(credited, found)
        if report is None:
            report = _report(one, documents)
            found.append(report)
        evidence = _evidence(one, documents)
        resting = credited.get(report.id, set())
        kept += [_derivation(document_id, report, evidence) for document_id in sorted(copies - resting)]
    return sorted(found, key=lambda r: r.id), kept


def _find_credited(copies: set[str], derivations: Sequence[Derivation]) -> dict[str, set[str]]:
    """Give the reports that copies rest on by their own credit, each with those copies."""
    credited: dict[str, set[str]] = {}
    for derivation in derivations:
        if derivation.document_id in copies and not _from_text(derivation):
            credited.setdefault(derivation.report_id, set()).add(derivation.document_id)
    return credited


def _choose_missing(credited: Mapping[str, set[str]], reports: Sequence[Report]) -> Report | None:
    """Give the missing report that most copies credit; None where none is credited, or two as often."""
    missing = [r for r in reports if r.document_id is None and r.outlet is not None and r.id in credited]
    ranked = sorted(missing, key=lambda r: (-len(credited[r.id]), r.id))
    if len(ranked) > 1 and len(credited[ranked[0].id]) == len(credited[ranked[1].id]):
        return None
    return ranked[0] if ranked else None


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
        credited_by=_evidence(implied, documents),
        sources=(),
        implied_by=tuple(sorted(implied.alignment_ids)),
    )


def _evidence(implied: Implied, documents: Mapping[str, Document]) -> tuple[Evidence, ...]:
    """Give the copies, each by its headline, else by the name of its file."""
    found = []
    for document_id in sorted(implied.document_ids):
        document = documents[document_id]
        words = document.headline.of(document.text) if document.headline else document.path
        found.append(Evidence("implied", document_id, document.headline, words, implied.words))
    return tuple(found)


def _derivation(document_id: str, report: Report, evidence: Sequence[Evidence]) -> Derivation:
    own = tuple(e for e in evidence if e.document_id == document_id)
    return Derivation(
        document_id=document_id, report_id=report.id, probability=_IMPLIED, evidence=own, spans=()
    )
