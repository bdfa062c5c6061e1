"""A case as `whence show CASE --json` prints it."""

from whence.conclusions import AsOf, Case, Credit, Finding, Report
from whence.histories import count_articles
from whence.read.languages import say_limit
from whence.records import Attribution, Document, Span
from whence.show.claim_payload import make_claim
from whence.show.evidence import make_dates, make_evidence, make_failures
from whence.show.history_payload import make_histories
from whence.show.payloads import (
    AsOfPayload,
    CasePayload,
    DocumentPayload,
    FindingPayload,
    GapPayload,
    LoadBearingPayload,
    MadeByPayload,
    OwnReportingPayload,
    ReportPayload,
    SourceGroupPayload,
    SourcesPayload,
    SummaryPayload,
)
from whence.show.place_payloads import make_distance_checks, make_places
from whence.show.places import join_spans, map_spans
from whence.show.sources import read_stated
from whence.show.summary import write_overview
from whence.show.trace_payload import make_drifts, make_passages
from whence.show.views import CaseView, find_resting, read_headline, read_published, view_case
from whence.show.words import trim


def make_payload(case: Case) -> CasePayload:
    """Give the whole case in the form that is printed; its order is that of the case."""
    view = view_case(case)
    originals, resting = view.originals, _list_resting(view)
    return CasePayload(
        as_of=_make_as_of(case.as_of),
        summary=SummaryPayload(
            articles=count_articles((document.id for document in case.documents), view.articles),
            original_reports=len(originals),
            originals_in_case=sum(report.document_id is not None for report in originals),
            text=write_overview(view),
        ),
        documents=[_make_document(view, document, *resting[document.id]) for document in case.documents],
        reports=[_make_report(view, report) for report in case.trace.reports],
        claims=[make_claim(view, claim) for claim in case.weighing.claims],
        passages=make_passages(view.documents, case.trace),
        drifts=make_drifts(view.documents, case.trace),
        histories=make_histories(view.documents, case.trace),
        findings=[_make_finding(view, finding) for finding in case.weighing.findings],
        load_bearing=[
            LoadBearingPayload(key=load.key, words=load.words, claims=list(load.claim_ids))
            for load in case.weighing.load_bearing
        ],
        gaps=[
            GapPayload(
                kind=gap.kind,
                words=gap.words,
                search=gap.search,
                claims=list(gap.claim_ids),
                evidence=make_evidence(view.documents, gap.evidence),
            )
            for gap in case.weighing.gaps
        ],
        places=make_places(view),
        distance_checks=make_distance_checks(view),
        failures=make_failures(case.failures),
        made_by=[MadeByPayload(name=name, version=version) for name, version in case.made_by],
    )


def _make_as_of(as_of: AsOf | None) -> AsOfPayload | None:
    if as_of is None:
        return None
    return AsOfPayload(day=as_of.day.isoformat(), later=list(as_of.later), undated=list(as_of.undated))


def _list_resting(view: CaseView) -> dict[str, tuple[list[str], list[str]]]:
    """Give, for each document, the reports it rests on, and those it perhaps rests on, in the order of the case."""
    reports: dict[str, tuple[list[str], list[str]]] = {
        document.id: ([], []) for document in view.case.documents
    }
    for key, resting in find_resting(view.case.documents, view.case.trace).items():
        for document_id in resting.sure:
            reports[document_id][0].append(key)
        for document_id in resting.perhaps:
            reports[document_id][1].append(key)
    return reports


def _make_document(
    view: CaseView, document: Document, rests_on: list[str], perhaps: list[str]
) -> DocumentPayload:
    return DocumentPayload(
        id=document.id,
        path=document.path,
        outlet=document.outlet_name,
        headline=read_headline(document),
        published=make_dates(read_published(document)),
        updated=make_dates(document.updated.when if document.updated else None),
        language=document.language,
        notes=[words for words in (say_limit(document),) if words],
        article=view.articles.get(document.id, document.id),
        rests_on=rests_on,
        perhaps_rests_on=perhaps,
        own_reporting=[_make_own(view, document, own) for own in view.own[document.id]],
    )


def _make_own(view: CaseView, document: Document, own: Credit | Attribution) -> OwnReportingPayload:
    if isinstance(own, Credit):
        spans: tuple[Span, ...] = (own.span,)
        attribution = view.attributions.get(own.attribution_id or "")
    else:
        parts = sorted({*own.source, *own.cue, *([own.channel.span] if own.channel else [])})
        spans, attribution = (Span(parts[0].start, max(part.end for part in parts)),), own
    speaker = attribution.speaker if attribution is not None else None
    return OwnReportingPayload(
        words=join_spans(document, spans),
        spans=map_spans(document, spans),
        named=speaker is not None and speaker.is_named,
    )


def _make_report(view: CaseView, report: Report) -> ReportPayload:
    return ReportPayload(
        id=report.id,
        outlet=report.outlet_name,
        document=report.document_id,
        published=make_dates(report.published),
        in_case=report.document_id is not None,
        is_original=report.is_original,
        how_dated=make_evidence(view.documents, report.how_dated),
        credited_by=make_evidence(view.documents, report.credited_by),
        sources=_make_sources(view, report),
        implied_by=list(report.implied_by),
    )


def _make_sources(view: CaseView, report: Report) -> SourcesPayload:
    stated = read_stated(report)
    return SourcesPayload(
        stated=stated.words,
        at_least=stated.at_least,
        at_most=stated.at_most,
        named=[trim(group.words) for group in report.sources if group.is_named],
        groups=[
            SourceGroupPayload(
                words=group.words,
                named=group.is_named,
                at_least=group.at_least,
                at_most=group.at_most,
                nationality=group.nationality,
                role=group.role,
                evidence=make_evidence(view.documents, group.evidence),
            )
            for group in report.sources
        ],
    )


def _make_finding(view: CaseView, finding: Finding) -> FindingPayload:
    evidence = make_evidence(view.documents, finding.evidence)
    placed = [(item.document, span) for item in evidence for span in item.spans]
    return FindingPayload(
        kind=finding.kind,
        words=finding.words,
        spans=[span for _, span in placed],
        documents=[document for document, _ in placed],
        evidence=evidence,
    )
