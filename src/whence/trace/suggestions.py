"""Reports that are described and not named: "US media reported", "the latest reports", "local media".

Beside an outlet named in the same article, the description is taken for that outlet. Else a report that other
articles of the pile rest on is suggested when it speaks of the same things and the times allow it. Else, when
the article leads with it, it is a missing report whose outlet is not known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.conclusions import Credit, Derivation, Report
from whence.moments import When
from whence.records import Document, Evidence, Span
from whence.trace.accounts import latest_of, lead_spans
from whence.trace.derivations import LED, SUGGESTED
from whence.trace.reports import Cited
from whence.trace.words import WordWeights, likeness

_ALIKE = 0.18  # cosine of the article's lead and what others say the report said; below it nothing is suggested


@dataclass(frozen=True, slots=True)
class Settled:
    """What described credits come to: reports (some with more credits than before, some new), derivations."""

    cited: tuple[Cited, ...]
    derivations: tuple[Derivation, ...]


def settle_described(
    credits: Sequence[Credit],
    cited: Sequence[Cited],
    derivations: Sequence[Derivation],
    *,
    documents: Mapping[str, Document],
    weights: WordWeights,
) -> Settled:
    """Give every described credit to a report named beside it, suggest one, or make one that is missing."""
    reports = {c.report.id: c for c in cited}
    found = list(derivations)
    for document_id in sorted(documents):
        described = [c for c in credits if c.document_id == document_id and c.form == "described"]
        if not described:
            continue
        document = documents[document_id]
        left = []
        for credit in described:
            named = _named_beside(credit, document_id, reports, found)
            if named is None:
                left.append(credit)
            else:
                reports[named] = _with_credit(reports[named], credit, document)
        leading = [c for c in left if c.is_lead]
        if leading:
            found += _suggest(leading, document, reports, found, weights)
            if not any(d.document_id == document_id for d in found):
                report, derivation = _unnamed(leading[0], document)
                reports[report.id] = Cited(report, ())
                found.append(derivation)
    return Settled(tuple(reports[key] for key in sorted(reports)), tuple(found))


def _named_beside(
    credit: Credit, document_id: str, reports: Mapping[str, Cited], derivations: Sequence[Derivation]
) -> str | None:
    """Find the report that the article names, when just one may be the one described."""
    if credit.when is not None or credit.weekday is not None or not credit.is_lead:
        return None
    fitting = []
    for derivation in derivations:
        cited = reports.get(derivation.report_id)
        if derivation.document_id == document_id and cited is not None:
            own = [a for a in cited.accounts if a.document_id == document_id]
            if any(c.when is None and c.weekday is None for a in own for c in a.credits):
                fitting.append(derivation.report_id)
    return fitting[0] if len(fitting) == 1 else None


def _with_credit(cited: Cited, credit: Credit, document: Document) -> Cited:
    evidence = Evidence(
        "described",
        document.id,
        credit.span,
        credit.span.of(document.text),
        "described, named later in the article",
    )
    credited = sorted(
        (*cited.report.credited_by, evidence), key=lambda e: (e.document_id, e.span or Span(0, 0))
    )
    return Cited(replace(cited.report, credited_by=tuple(credited)), cited.accounts)


def _suggest(
    credits: Sequence[Credit],
    document: Document,
    reports: Mapping[str, Cited],
    derivations: Sequence[Derivation],
    weights: WordWeights,
) -> Iterator[Derivation]:
    """Yield at most one suggestion: the report most like the article's lead that it does not already name."""
    known = {d.report_id for d in derivations if d.document_id == document.id}
    resting = {d.report_id for d in derivations}
    vector = weights.vector(" ".join(s.of(document.text) for s in lead_spans(document)))
    times = [*(c.when for c in credits if c.when is not None), latest_of(document)]
    scored = [
        (max(likeness(vector, a.vector) for a in reports[report_id].accounts), report_id)
        for report_id in sorted((resting & set(reports)) - known)
        if _fits(reports[report_id], document, times)
    ]
    alike, report_id = max(scored, default=(0.0, ""))
    if alike < _ALIKE:
        return
    note = "no outlet is named; the article speaks of the same things and the times allow it"
    evidence = tuple(
        Evidence("described", document.id, c.span, c.span.of(document.text), note) for c in credits
    )
    yield Derivation(
        document_id=document.id,
        report_id=report_id,
        probability=SUGGESTED,
        evidence=evidence,
        spans=tuple(sorted({c.sentence or c.span for c in credits})),
    )


def _fits(cited: Cited, document: Document, times: Sequence[When]) -> bool:
    """Tell whether a report may be the one an article describes: not itself, and at a time it allows."""
    report = cited.report
    if report.document_id == document.id or not cited.accounts:
        return False
    return report.published is None or all(report.published.meet(when) is not None for when in times)


def _unnamed(credit: Credit, document: Document) -> tuple[Report, Derivation]:
    """Make the missing report that an article leads with and whose outlet nobody names."""
    words = credit.span.of(document.text)
    evidence = (Evidence("described", document.id, credit.span, words, "the article names no outlet"),)
    bound = latest_of(document)
    report = Report(
        id=f"unnamed-{document.id}",
        outlet=None,
        outlet_name=None,
        published=bound if bound.latest is not None else None,
        how_dated=(),
        document_id=None,
        is_original=False,
        credited_by=evidence,
        sources=(),
    )
    derivation = Derivation(
        document_id=document.id,
        report_id=report.id,
        probability=LED,
        evidence=evidence,
        spans=(credit.sentence or credit.span,),
    )
    return report, derivation
