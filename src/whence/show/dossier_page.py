"""What the dossier shows of a case, and what it leaves out and counts, so that the page of any pile can be read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from whence.conclusions import Claim, Finding, Gap, LoadBearing, Report
from whence.records import Document, Evidence, Failure
from whence.show.claim_cards import ClaimCard, make_claim_card
from whence.show.differences import Difference, find_differences, show_drift, show_relation
from whence.show.document_pages import DocumentPage, collect_marks, make_document_page
from whence.show.exhibits import Exhibit, exhibit_evidence
from whence.show.histories import HistoryCard, history_evidence, make_history_card
from whence.show.judgements import say_as_of
from whence.show.lineage import Drawing, draw_lineage
from whence.show.place_cards import (
    DistanceCard,
    PlaceCard,
    group_checks,
    make_distance_card,
    make_place_card,
    say_place_counts,
)
from whence.show.source_cards import SourceCard, list_source_cards
from whence.show.sources import say_sources
from whence.show.summary import rank_findings, say_articles, say_claims, say_counts, say_resting
from whence.show.views import CaseView, find_claim_documents, name_report
from whence.show.words import say_when

# What keeps the page of 1,000 articles readable and below 5 MB.
_MAX_ARTICLES, _MAX_ARTICLE_CHARS, _MAX_LISTED = 60, 400_000, 400  # characters: of all articles together
_MAX_HISTORIES = 40
_MAX_SHARED_CLAIMS, _MAX_SINGLE_CLAIMS = 80, 160
_MAX_PLACES, _MAX_DISTANCES = 80, 24
_MAX_REPORTS, _MAX_DIFFERENCES, _MAX_FINDINGS, _MAX_EVIDENCE, _MAX_FAILURES, _MAX_GAPS = 40, 40, 40, 8, 50, 24

_Item = TypeVar("_Item")
_Card = TypeVar("_Card")


@dataclass(frozen=True, slots=True)
class Part(Generic[_Card]):
    """What is shown of a list, and how many of it are left out."""

    shown: tuple[_Card, ...]
    n_left_out: int


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report: when, on whose word, who rests on it, who credits it and how it was dated."""

    id: str
    name: str
    date: str
    is_here: bool
    href: str | None
    resting: str
    sources: str
    sure: tuple[Document, ...]
    perhaps: tuple[Document, ...]
    credited: tuple[Exhibit, ...]
    dated: tuple[Evidence, ...]
    falls: LoadBearing | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """Something to check first, with the words that show it."""

    kind: str
    words: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class GapCard:
    """Something that would settle claims: what to do, what to search for, and the numbers of the claims."""

    kind: str
    words: str
    search: str
    claims: tuple[int, ...]
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """Where a case plays: how many places in words, the places, and the distances that are stated."""

    counts: str
    places: Part[PlaceCard]
    distances: Part[DistanceCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the templates show. `linked` holds the ids of reports, claims and articles that are there."""

    counts: str
    as_of: str
    notes: tuple[str, ...]
    claims_line: str
    linked: frozenset[str]
    reports: Part[ReportCard]
    others: Part[ReportCard]
    findings: Part[FindingCard]
    gaps: Part[GapCard]
    drawing: Drawing
    shared: Part[ClaimCard]
    single: Part[ClaimCard]
    sources: tuple[SourceCard, ...]
    relations: Part[Difference]
    drifts: Part[Difference]
    falls: tuple[LoadBearing, ...]
    geography: Geography
    histories: Part[HistoryCard]
    documents: tuple[DocumentPage, ...]
    unshown: Part[Document]
    failures: Part[Failure]
    made_by: tuple[tuple[str, str], ...]


def make_page(view: CaseView) -> Page:
    """Choose what the page holds, and make each piece in the form that is shown."""
    case = view.case
    held, rest = _choose_documents(view)
    shown = frozenset(document.id for document in held)
    findings = rank_findings(case.weighing.findings)
    others = [r for r in case.trace.reports if r.document_id is None and not r.is_original]
    unshown = _take(rest, _MAX_LISTED, lambda document: document)
    reports, cited = (
        _take(some, _MAX_REPORTS, lambda r: _make_report(view, r, shown)) for some in (view.originals, others)
    )
    shared, alone = _take_claims(view, shown)
    return Page(
        counts=say_counts(view),
        as_of=say_as_of(case.as_of),
        notes=tuple(say_articles(view)),
        claims_line=say_claims(case.weighing.claims),
        linked=_name_ids(
            (*held, *unshown.shown), (*reports.shown, *cited.shown), (*shared.shown, *alone.shown)
        ),
        reports=reports,
        others=cited,
        findings=_take(findings, _MAX_FINDINGS, lambda finding: _make_finding(view, finding, shown)),
        gaps=_take(case.weighing.gaps, _MAX_GAPS, lambda gap: _make_gap(view, gap, shown)),
        drawing=draw_lineage(view),
        shared=shared,
        single=alone,
        sources=list_source_cards(view, shown=shown),
        relations=_take_relations(view, shown),
        drifts=_take(case.trace.drifts, _MAX_DIFFERENCES, lambda drift: show_drift(view, drift, shown)),
        falls=case.weighing.load_bearing,
        geography=_show_geography(view, shown),
        histories=_take(
            case.trace.histories, _MAX_HISTORIES, lambda one: make_history_card(view, one, shown=shown)
        ),
        documents=_make_documents(view, held, findings),
        unshown=unshown,
        failures=_take(case.failures, _MAX_FAILURES, lambda failure: failure),
        made_by=case.made_by,
    )


def _take_relations(view: CaseView, shown: frozenset[str]) -> Part[Difference]:
    found = find_differences(view.case)
    return _take(found, _MAX_DIFFERENCES, lambda pair: show_relation(view, *pair, shown))


def _show_geography(view: CaseView, shown: frozenset[str]) -> Geography:
    weighing = view.case.weighing
    groups = group_checks(weighing.distance_checks)
    return Geography(
        say_place_counts(view.case),
        _take(weighing.places, _MAX_PLACES, lambda place: make_place_card(view, place)),
        _take(groups, _MAX_DISTANCES, lambda group: make_distance_card(view, group, shown)),
    )


def _take_claims(view: CaseView, shown: frozenset[str]) -> tuple[Part[ClaimCard], Part[ClaimCard]]:
    """Take the claims of several articles, or disputed, and those of one alone."""
    claims = view.case.weighing.claims
    several, single = ([c for c in claims if _is_shared(c) is wanted] for wanted in (True, False))
    return (
        _take(several, _MAX_SHARED_CLAIMS, lambda claim: make_claim_card(view, claim, shown=shown)),
        _take(single, _MAX_SINGLE_CLAIMS, lambda claim: make_claim_card(view, claim, shown=shown)),
    )


def _make_documents(
    view: CaseView, held: Sequence[Document], findings: Sequence[Finding]
) -> tuple[DocumentPage, ...]:
    marks = collect_marks(view, _gather_evidence(view, findings))
    return tuple(make_document_page(view, document, marks[document.id]) for document in held)


def _take(items: Sequence[_Item], limit: int, show: Callable[[_Item], _Card]) -> Part[_Card]:
    return Part(tuple(show(item) for item in items[:limit]), max(0, len(items) - limit))


def _is_shared(claim: Claim) -> bool:
    return len(find_claim_documents(claim)) > 1 or bool(claim.relations)


def _name_ids(
    documents: Iterable[Document], reports: Iterable[ReportCard], claims: Iterable[ClaimCard]
) -> frozenset[str]:
    return frozenset(
        [f"document-{document.id}" for document in documents]
        + [f"report-{report.id}" for report in reports]
        + [f"claim-{claim.number}" for claim in claims]
    )


def _choose_documents(view: CaseView) -> tuple[list[Document], list[Document]]:
    """Take the articles that the page holds in full, those with most claims first; both in the case's order."""
    weight: dict[str, int] = {}
    for claim in view.case.weighing.claims:
        keys = find_claim_documents(claim)
        for key in keys:
            weight[key] = weight.get(key, 0) + (3 if len(keys) > 1 else 1)
    room, kept = _MAX_ARTICLE_CHARS, set[str]()
    for document in sorted(view.case.documents, key=lambda d: (-weight.get(d.id, 0), d.path)):
        if len(kept) < _MAX_ARTICLES and len(document.text) <= room:
            kept.add(document.id)
            room -= len(document.text)
    documents = view.case.documents
    return [d for d in documents if d.id in kept], [d for d in documents if d.id not in kept]


def _gather_evidence(view: CaseView, findings: Iterable[Finding]) -> list[Evidence]:
    evidence = [item for finding in findings for item in finding.evidence]
    evidence += [item for history in view.case.trace.histories for item in history_evidence(view, history)]
    for report in view.case.trace.reports:
        evidence += [*report.how_dated, *report.credited_by]
        evidence += [item for group in report.sources for item in group.evidence]
    return evidence


def _make_finding(view: CaseView, finding: Finding, shown: frozenset[str]) -> FindingCard:
    exhibits = exhibit_evidence(view, finding.evidence[:_MAX_EVIDENCE], shown=shown)
    return FindingCard(finding.kind, finding.words, exhibits)


def _make_gap(view: CaseView, gap: Gap, shown: frozenset[str]) -> GapCard:
    numbers = tuple(sorted(view.numbers[key] for key in gap.claim_ids if key in view.numbers))
    exhibits = exhibit_evidence(view, gap.evidence[:_MAX_EVIDENCE], shown=shown)
    return GapCard(gap.kind, gap.words, gap.search, numbers, exhibits)


def _make_report(view: CaseView, report: Report, shown: frozenset[str]) -> ReportCard:
    resting = view.resting[report.id]
    falls = [load for load in view.case.weighing.load_bearing if load.key == report.id]
    return ReportCard(
        id=report.id,
        name=name_report(view, report),
        date=say_when(report.published),
        is_here=report.document_id is not None,
        href=f"#document-{report.document_id}" if report.document_id in shown else None,
        resting=say_resting(view, report),
        sources=say_sources(report),
        sure=tuple(view.documents[key] for key in resting.sure),
        perhaps=tuple(view.documents[key] for key in resting.perhaps),
        credited=exhibit_evidence(view, report.credited_by[:_MAX_EVIDENCE], shown=shown),
        dated=report.how_dated,
        falls=falls[0] if falls else None,
    )
