"""Trace: who took it from whom, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import SURE, Alignment, Credit, Derivation, Report, Trace
from whence.decisions import Ruling
from whence.outlets import OutletTable
from whence.read import told
from whence.recall import recalled
from whence.records import Document, Reading, Span
from whence.settings import Settings
from whence.trace.accounts import article_text, gather_accounts
from whence.trace.alignments import align_documents
from whence.trace.credit_doubts import doubt_credits
from whence.trace.credit_house import find_house
from whence.trace.credits import find_credits
from whence.trace.derivations import SIGNED, SUGGESTED, derive_from_copies, derive_from_credits, derive_through
from whence.trace.drifts import find_drifts
from whence.trace.histories import find_versions
from whence.trace.implied import Implied, find_implied
from whence.trace.implying import derive_from_implied
from whence.trace.kinds import DEPENDENT
from whence.trace.naming import settle_outlets
from whence.trace.order import Order
from whence.trace.relays import end_of, mark_relays
from whence.trace.reports import Cited, copied_pairs, document_report_id, gather_reports
from whence.trace.revisions import make_history
from whence.trace.rulings import drop_credits, hold_reports, rename_reports, rule_derivations
from whence.trace.sourcing import find_own_spans, own_sources, stated_sources
from whence.trace.standing import document_reports, mark_originals
from whence.trace.suggestions import settle_described
from whence.trace.versions import join_versions, without_versions
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
    documents: Sequence[Document],
    readings: Sequence[Reading],
    *,
    outlets: OutletTable,
    settings: Settings,
    rulings: Sequence[Ruling] = (),
) -> Trace:
    """Give all that can be traced between `documents`; the order they come in changes nothing.

    `rulings` are the analyst's, and go before what is found here.
    """
    documents, readings = settle_outlets(documents, [told(r) for r in readings], outlets=outlets)
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: r for r in readings}
    weights = _weigh_words(tuple(article_texts(by_id.values())))
    alignments = _align(tuple(by_id.values()), settings)
    credits, credits_of = _find_credits(by_id, read, alignments, outlets=outlets, rulings=rulings)
    own_spans = {d.id: find_own_spans(d, read[d.id], credits_of[d.id]) for d in by_id.values()}
    copied = copied_pairs(alignments)
    accounts = [a for d in by_id.values() for a in gather_accounts(d, credits_of[d.id], weights=weights)]
    cited = mark_relays(gather_reports(accounts, by_id, copied=copied, outlets=outlets, weights=weights))
    cited = hold_reports(cited, rulings, by_id)
    order = Order(by_id, find_versions(by_id, alignments))
    cited, derivations = _derive(cited, credits, alignments, documents=by_id, weights=weights, order=order)
    reports = document_reports(by_id, cited, outlets=outlets)
    implied = _find_implied(tuple(without_versions(alignments, order.versions)), tuple(by_id.values()))
    reports, derivations = derive_from_implied(implied, reports, derivations, documents=by_id)
    derivations = _complete(derivations, rulings, {r.id: r for r in reports})
    reports = mark_originals(reports, derivations, credits)
    reports = _with_sources(reports, derivations, documents=by_id, readings=read, own_spans=own_spans)
    drifts = find_drifts(alignments, documents=by_id, readings=read, is_before=order.is_before)
    return Trace(
        alignments=tuple(alignments),
        credits=tuple(sorted(credits, key=lambda c: (c.document_id, c.span, c.id))),
        reports=tuple(rename_reports(reports, rulings)),
        derivations=tuple(derivations),
        drifts=tuple(drifts),
        histories=tuple(make_history(one, by_id, read, drifts) for one in order.versions),
    )


def _find_credits(
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    alignments: Sequence[Alignment],
    *,
    outlets: OutletTable,
    rulings: Sequence[Ruling],
) -> tuple[list[Credit], dict[str, list[Credit]]]:
    """Give all credits, with what their texts' alignments make doubtful, and those of each document as it has them."""
    houses = {key: _house_of(d, readings[key], outlets) for key, d in documents.items()}
    credits_of = {
        key: drop_credits(_credits_of(d, readings[key], houses[key], outlets), rulings)
        for key, d in documents.items()
    }
    credits = [c for found in credits_of.values() for c in found]
    return doubt_credits(credits, alignments, documents=documents, houses=houses), credits_of


@recalled(2_000)
def _house_of(document: Document, reading: Reading, outlets: OutletTable) -> str | None:
    return find_house(document, reading, outlets=outlets)


@recalled(2_000)
def _credits_of(
    document: Document, reading: Reading, house: str | None, outlets: OutletTable
) -> tuple[Credit, ...]:
    return tuple(find_credits(document, reading, house=house, outlets=outlets))


@recalled(2)
def _align(documents: tuple[Document, ...], settings: Settings) -> tuple[Alignment, ...]:
    return tuple(align_documents(documents, settings=settings))


@recalled(2)
def _find_implied(alignments: tuple[Alignment, ...], documents: tuple[Document, ...]) -> tuple[Implied, ...]:
    return tuple(find_implied(alignments, documents={d.id: d for d in documents}))


@recalled(2)
def _weigh_words(texts: tuple[str, ...]) -> WordWeights:
    return load_weights(texts)


def _complete(
    derivations: Sequence[Derivation], rulings: Sequence[Ruling], reports: Mapping[str, Report]
) -> list[Derivation]:
    """Give the derivations as the analyst ruled, with those that follow from them, in order.

    What follows is ruled on too: an article may be known to rest on a report through another alone.
    """
    ruled = rule_derivations(derivations, rulings, reports)
    ruled = rule_derivations([*ruled, *derive_through(ruled)], rulings, reports)
    return sorted(ruled, key=lambda d: (d.document_id, d.report_id))


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
    order: Order,
) -> tuple[list[Cited], list[Derivation]]:
    """Give reports and derivations from credits, then from described reports, then from shared text."""
    leading = {c.document_id for c in credits if c.is_self and c.is_lead}
    derivations = derive_from_credits(cited, leading)
    inside = {c.report.id: c.report.document_id for c in cited if c.report.document_id is not None}
    kept = []
    for derivation in derivations:
        earlier = inside.get(derivation.report_id)
        if earlier is None or order.add(derivation.document_id, earlier):
            kept.append(derivation)
    settled = settle_described(credits, cited, kept, documents=documents, weights=weights)
    kept = list(settled.derivations)
    kept += derive_from_copies(copied_pairs(alignments), kept, documents=documents, order=order)
    return list(settled.cited), join_versions(order.versions, kept, documents=documents)


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
