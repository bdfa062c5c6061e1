"""Where texts meet, as `whence trace --json` prints it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import SURE, Credit, Derivation, Report, Trace
from whence.records import Document
from whence.show.evidence import make_dates, make_evidence, make_words
from whence.show.evidence_payloads import DatesPayload, EvidencePayload
from whence.show.history_payload import HistoryPayload, make_histories
from whence.show.outlet_names import name_outlet
from whence.show.payloads import DriftPayload, PassagePayload
from whence.show.places import Range, map_span, map_spans
from whence.show.views import read_headline, read_published


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedDocumentPayload:
    """One article, in short."""

    id: str
    path: str
    outlet: str | None
    headline: str | None
    published: DatesPayload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditPayload:
    """Words by which an article rests on a report. `outlet` null: only described, or the article's own, not known.

    `via` is the id of the credit through which the article has it, `doubt` that of the article whose text it is.
    """

    id: str
    document: str
    spans: list[Range]
    words: str
    outlet: str | None
    outlet_spans: list[Range]
    form: str
    is_self: bool
    is_lead: bool
    is_first: bool
    via: str | None
    doubt: str | None
    published: DatesPayload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedReportPayload:
    """A published account: an article given, or one that is only cited; `relays`: those that one is said to pass on."""

    id: str
    outlet: str | None
    document: str | None
    published: DatesPayload | None
    is_original: bool
    relays: list[str]
    credited_by: list[EvidencePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationPayload:
    """An article rests on a report; `spans` empty: the whole of it. Below .75 it is a suggestion."""

    document: str
    report: str
    probability: float
    is_suggestion: bool
    spans: list[Range]
    evidence: list[EvidencePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePayload:
    """What `whence trace --json` prints."""

    documents: list[TracedDocumentPayload]
    passages: list[PassagePayload]
    credits: list[CreditPayload]
    reports: list[TracedReportPayload]
    derivations: list[DerivationPayload]
    drifts: list[DriftPayload]
    histories: list[HistoryPayload]


def make_trace_payload(documents: Sequence[Document], trace: Trace) -> TracePayload:
    """Give a trace of `documents` in the form that is printed; its order is that of the records."""
    by_id = {document.id: document for document in documents}
    return TracePayload(
        documents=[_make_document(document) for document in documents],
        passages=make_passages(by_id, trace),
        credits=[_make_credit(by_id[credit.document_id], credit) for credit in trace.credits],
        reports=[_make_report(by_id, report) for report in trace.reports],
        derivations=[_make_derivation(by_id, derivation) for derivation in trace.derivations],
        drifts=make_drifts(by_id, trace),
        histories=make_histories(by_id, trace),
    )


def make_passages(documents: Mapping[str, Document], trace: Trace) -> list[PassagePayload]:
    """Give the text that each two articles share."""
    return [
        PassagePayload(
            id=alignment.id,
            kind=alignment.kind,
            n_words=alignment.n_words,
            similarity=round(alignment.similarity, 3),
            left=make_words(documents, alignment.left_id, alignment.left),
            right=make_words(documents, alignment.right_id, alignment.right),
        )
        for alignment in trace.alignments
    ]


def make_drifts(documents: Mapping[str, Document], trace: Trace) -> list[DriftPayload]:
    """Give what changed between texts that were taken from one another or from one third."""
    return [
        DriftPayload(
            id=drift.id,
            kind=drift.kind,
            words=drift.words,
            left=make_words(documents, drift.left_id, drift.left),
            right=make_words(documents, drift.right_id, drift.right),
            is_ordered=drift.is_ordered,
        )
        for drift in trace.drifts
    ]


def _make_document(document: Document) -> TracedDocumentPayload:
    return TracedDocumentPayload(
        id=document.id,
        path=document.path,
        outlet=document.outlet_name,
        headline=read_headline(document),
        published=make_dates(read_published(document)),
    )


def _make_credit(document: Document, credit: Credit) -> CreditPayload:
    return CreditPayload(
        id=credit.id,
        document=document.id,
        spans=map_span(document, credit.span),
        words=credit.span.of(document.text),
        outlet=name_outlet(credit.outlet),
        outlet_spans=map_span(document, credit.outlet_span) if credit.outlet_span else [],
        form=credit.form,
        is_self=credit.is_self,
        is_lead=credit.is_lead,
        is_first=credit.is_first,
        via=credit.via,
        doubt=credit.doubt,
        published=make_dates(credit.when),
    )


def _make_report(documents: Mapping[str, Document], report: Report) -> TracedReportPayload:
    return TracedReportPayload(
        id=report.id,
        outlet=report.outlet_name,
        document=report.document_id,
        published=make_dates(report.published),
        is_original=report.is_original,
        relays=list(report.relays),
        credited_by=make_evidence(documents, report.credited_by),
    )


def _make_derivation(documents: Mapping[str, Document], derivation: Derivation) -> DerivationPayload:
    return DerivationPayload(
        document=derivation.document_id,
        report=derivation.report_id,
        probability=round(derivation.probability, 3),
        is_suggestion=derivation.probability < SURE,
        spans=map_spans(documents[derivation.document_id], derivation.spans),
        evidence=make_evidence(documents, derivation.evidence),
    )
