"""Trace: who took it from whom, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import SURE, Alignment, Credit, Derivation, Report, Trace
from whence.outlets import OutletTable
from whence.read import told
from whence.records import Document, Reading, Span
from whence.settings import Settings
from whence.trace.accounts import article_text, gather_accounts
from whence.trace.alignments import align_documents
from whence.trace.credit_doubts import doubt_credits
from whence.trace.credit_house import find_house
from whence.trace.credits import find_credits
from whence.trace.derivations import SIGNED, SUGGESTED, derive_from_copies, derive_from_credits, derive_through
from whence.trace.drifts import find_drifts
from whence.trace.implied import find_implied
from whence.trace.implying import derive_from_implied
from whence.trace.kinds import DEPENDENT
from whence.trace.naming import settle_outlets
from whence.trace.order import Order
from whence.trace.relays import end_of, mark_relays
from whence.trace.reports import Cited, copied_pairs, document_report_id, gather_reports
from whence.trace.sourcing import find_own_spans, own_sources, stated_sources
from whence.trace.standing import document_reports, mark_originals
from whence.trace.suggestions import settle_described
from whence.trace.words import WordWeights, load_weights

__all__ = [
    "DEPENDENT",
    "SIGNED",
    "SUGGESTED",
    "article_texts",
    "document_report_id",
    "end_of",
    "find_own_spans",
    "trace_case",
]


def trace_case(
    documents: Sequence[Document], readings: Sequence[Reading], *, outlets: OutletTable, settings: Settings
) -> Trace:
    """Give all that can be traced between `documents`; the order they come in changes nothing."""
    documents, readings = settle_outlets(documents, [told(r) for r in readings], outlets=outlets)
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: r for r in readings}
    weights = load_weights(article_texts(by_id.values()))
    houses = {d.id: find_house(d, read[d.id], outlets=outlets) for d in by_id.values()}
    credits_of = {
        d.id: list(find_credits(d, read[d.id], house=houses[d.id], outlets=outlets)) for d in by_id.values()
    }
    own_spans = {d.id: find_own_spans(d, read[d.id], credits_of[d.id]) for d in by_id.values()}
    alignments = align_documents(list(by_id.values()), settings=settings)
    credits = [c for found in credits_of.values() for c in found]
    credits = doubt_credits(credits, alignments, documents=by_id, houses=houses)
    copied = copied_pairs(alignments)
    accounts = [a for d in by_id.values() for a in gather_accounts(d, credits_of[d.id], weights=weights)]
    cited = mark_relays(gather_reports(accounts, by_id, copied=copied, outlets=outlets, weights=weights))
    cited, derivations, order = _derive(cited, credits, alignments, documents=by_id, weights=weights)
    reports = document_reports(by_id, cited, outlets=outlets)
    reports, derivations = derive_from_implied(
        find_implied(alignments, documents=by_id), reports, derivations, documents=by_id
    )
    derivations = sorted(
        [*derivations, *derive_through(derivations)], key=lambda d: (d.document_id, d.report_id)
    )
    reports = mark_originals(reports, derivations, credits)
    reports = _with_sources(reports, derivations, documents=by_id, readings=read, own_spans=own_spans)
    drifts = find_drifts(alignments, documents=by_id, readings=read, is_before=order.is_before)
    return Trace(
        alignments=tuple(alignments),
        credits=tuple(sorted(credits, key=lambda c: (c.document_id, c.span, c.id))),
        reports=tuple(reports),
        derivations=tuple(derivations),
        drifts=tuple(drifts),
    )


def article_texts(documents: Iterable[Document]) -> list[str]:
    """Give the words of each article: what is not boilerplate, caption or another story."""
    return [article_text(d) for d in documents]


def _derive(
    cited: Sequence[Cited],
    credits: Sequence[Credit],
    alignments: Sequence[Alignment],
    *,
    documents: Mapping[str, Document],
    weights: WordWeights,
) -> tuple[list[Cited], list[Derivation], Order]:
    """Give reports and derivations from credits, then from described reports, then from shared text."""
    leading = {c.document_id for c in credits if c.is_self and c.is_lead}
    derivations = derive_from_credits(cited, leading)
    inside = {c.report.id: c.report.document_id for c in cited if c.report.document_id is not None}
    order = Order(documents)
    kept = []
    for derivation in derivations:
        earlier = inside.get(derivation.report_id)
        if earlier is None or order.add(derivation.document_id, earlier):
            kept.append(derivation)
    settled = settle_described(credits, cited, kept, documents=documents, weights=weights)
    kept = list(settled.derivations)
    kept += derive_from_copies(copied_pairs(alignments), kept, documents=documents, order=order)
    return list(settled.cited), kept, order


def _with_sources(
    reports: Sequence[Report],
    derivations: Sequence[Derivation],
    *,
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    own_spans: Mapping[str, Sequence[Span]],
) -> list[Report]:
    """Give the reports with the sources that those who rest on them state."""
    n_reports: dict[str, int] = {}
    for derivation in derivations:
        if derivation.probability >= SURE and derivation.evidence and derivation.evidence[0].kind != "through":
            n_reports[derivation.document_id] = n_reports.get(derivation.document_id, 0) + 1
    found = []
    for report in reports:
        resting = [d for d in derivations if d.report_id == report.id and d.probability >= SURE]
        if report.document_id is None:
            sources = stated_sources(
                report.outlet,
                resting,
                documents=documents,
                readings=readings,
                own_spans=own_spans,
                n_reports=n_reports,
            )
        else:
            own = None if n_reports.get(report.document_id, 0) == 0 else own_spans[report.document_id]
            sources = own_sources(documents[report.document_id], readings[report.document_id], own)
        found.append(replace(report, sources=sources))
    return found
