"""Originals that nobody names, taken up among the reports: what three or more copies share pairwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

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

    A missing report that some of the copies credit is what the others were taken from too; two missing reports of one
    outlet that copies of one text credit are one. A derivation between two of the copies, or from a copy to another
    document that credits the same report, gives way to the original both rest on where shared text alone made it.
    """
    found, kept = list(reports), list(derivations)
    for one in implied:
        copies = set(one.document_ids)
        named = _choose_missing(_find_credited(copies, kept), found)
        found, kept = _join_reports(named, found, kept)
        credited = _find_credited(copies, kept)
        if any(documents == copies for documents in credited.values()):
            continue
        report = next((r for r in found if named and r.id == named[0].id), None)
        beside = {d.document_id for d in kept if report and d.report_id == report.id and not _from_text(d)}
        inside = {document_report_id(d) for d in copies | beside}
        kept = [d for d in kept if not (d.document_id in copies and d.report_id in inside and _from_text(d))]
        if report is None:
            report = _report(one, documents)
            found.append(report)
        evidence = _evidence(one, documents)
        resting = {d.document_id for d in kept if d.report_id == report.id}
        kept += [_derivation(document_id, report, evidence) for document_id in sorted(copies - resting)]
    return sorted(found, key=lambda r: r.id), kept


def _find_credited(copies: set[str], derivations: Sequence[Derivation]) -> dict[str, set[str]]:
    """Give the reports that copies rest on by their own credit, each with those copies."""
    credited: dict[str, set[str]] = {}
    for derivation in derivations:
        if derivation.document_id in copies and not _from_text(derivation):
            credited.setdefault(derivation.report_id, set()).add(derivation.document_id)
    return credited


def _choose_missing(credited: Mapping[str, set[str]], reports: Sequence[Report]) -> list[Report]:
    """Give the missing reports of the outlet that most copies credit, the one that must have appeared first foremost.

    None where no outlet is credited, or two as often.
    """
    missing = [r for r in reports if r.document_id is None and r.outlet is not None and r.id in credited]
    copies: dict[str | None, set[str]] = {}
    for report in missing:
        copies.setdefault(report.outlet, set()).update(credited[report.id])
    ranked = sorted(copies, key=lambda outlet: (-len(copies[outlet]), str(outlet)))
    if not ranked or (len(ranked) > 1 and len(copies[ranked[0]]) == len(copies[ranked[1]])):
        return []
    return sorted((r for r in missing if r.outlet == ranked[0]), key=lambda r: (_last_day(r), r.id))


def _join_reports(
    named: Sequence[Report], reports: Sequence[Report], derivations: Sequence[Derivation]
) -> tuple[list[Report], list[Derivation]]:
    """Give reports and derivations with the reports `named` made one, the first: "told X on Friday" dated a telling."""
    if len(named) < 2:
        return list(reports), list(derivations)
    first, others = named[0], {r.id for r in named[1:]}
    joined = replace(
        first,
        credited_by=tuple(e for r in named for e in r.credited_by),
        relays=tuple(sorted({relayed for r in named for relayed in r.relays} - others - {first.id})),
    )
    found = [
        joined
        if r.id == first.id
        else replace(r, relays=tuple(sorted({_one(x, others, first.id) for x in r.relays})))
        for r in reports
        if r.id not in others
    ]
    kept: dict[tuple[str, str], Derivation] = {}
    for derivation in sorted(derivations, key=lambda d: -d.probability):
        report_id = _one(derivation.report_id, others, first.id)
        kept.setdefault((derivation.document_id, report_id), replace(derivation, report_id=report_id))
    return found, list(kept.values())


def _last_day(report: Report) -> str:
    """Give the last day a report may have appeared as text that sorts; undated ones come last."""
    latest = report.published.latest if report.published is not None else None
    return latest.isoformat() if latest is not None else "9999"


def _one(report_id: str, others: set[str], first: str) -> str:
    return first if report_id in others else report_id


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
