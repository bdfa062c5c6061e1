"""The dossier: a case as one HTML page that opens from disk, without a network, under a strict content policy."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import jinja2
from markupsafe import Markup

from whence.conclusions import Case, Claim, Finding, LoadBearing, Report
from whence.records import Document, Evidence, Failure
from whence.show.claim_cards import ClaimCard, make_claim_card
from whence.show.differences import Difference, is_difference, list_drifts, list_relations
from whence.show.document_pages import DocumentPage, collect_marks, make_document_page
from whence.show.exhibits import Exhibit, exhibit_evidence
from whence.show.lineage import Drawing, draw_lineage
from whence.show.source_cards import SourceCard, list_source_cards
from whence.show.sources import say_sources
from whence.show.summary import rank_findings, say_articles, say_claims, say_counts, say_resting
from whence.show.views import CaseView, find_claim_documents, name_document, name_report, view_case
from whence.show.words import say_when

# What keeps the page of 1,000 articles readable and near 5 MB; what is left out is counted on the page.
_MAX_ARTICLES = 60
_MAX_ARTICLE_CHARS = 400_000  # for all articles together
_MAX_SHARED_CLAIMS, _MAX_SINGLE_CLAIMS = 80, 160
_MAX_DIFFERENCES, _MAX_FINDINGS, _MAX_EVIDENCE, _MAX_FAILURES = 40, 40, 8, 50


@dataclass(frozen=True, slots=True)
class ReportCard:
    """An original report: when, on whose word, who rests on it, who credits it and how it was dated."""

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
class Folded:
    """What is shown of a list, and how many of it are left out."""

    shown: tuple[ClaimCard, ...]
    n_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the templates show."""

    title: str
    counts: str
    notes: tuple[str, ...]
    claims_line: str
    reports: tuple[ReportCard, ...]
    findings: tuple[FindingCard, ...]
    n_findings: int
    drawing: Drawing
    shared: Folded
    single: Folded
    sources: tuple[SourceCard, ...]
    relations: tuple[Difference, ...]
    n_relations: int
    drifts: tuple[Difference, ...]
    n_drifts: int
    falls: tuple[LoadBearing, ...]
    documents: tuple[DocumentPage, ...]
    unshown: tuple[Document, ...]
    failures: tuple[Failure, ...]
    n_failures: int
    made_by: tuple[tuple[str, str], ...]


def render_dossier(case: Case) -> str:
    """Give `case` as one HTML page; the same case gives the same page, byte for byte."""
    view = view_case(case)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("whence.show", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _read_static("dossier.css"), _read_static("dossier.js")
    return environment.get_template("dossier.html.j2").render(
        page=_make_page(view),
        view=view,
        name_document=name_document,
        style=Markup(style),  # ours, not an article's
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _read_static(name: str) -> str:
    return files("whence.show").joinpath("static", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Give the source expression that lets a browser run or apply exactly `content`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _make_page(view: CaseView) -> Page:
    case = view.case
    documents, unshown = _choose_documents(view)
    shown = frozenset(document.id for document in documents)
    findings = rank_findings(case.weighing.findings)
    marks = collect_marks(view, _gather_evidence(view, findings))
    several = [c for c in case.weighing.claims if len(find_claim_documents(c)) > 1 or c.relations]
    single = [c for c in case.weighing.claims if c not in several]
    return Page(
        title=say_counts(view),
        counts=say_counts(view),
        notes=tuple(say_articles(view)),
        claims_line=say_claims(case.weighing.claims),
        reports=tuple(_make_report(view, report, shown) for report in view.originals),
        findings=tuple(_make_finding(view, finding, shown) for finding in findings[:_MAX_FINDINGS]),
        n_findings=len(findings),
        drawing=draw_lineage(view),
        shared=_fold(view, several, _MAX_SHARED_CLAIMS, shown),
        single=_fold(view, single, _MAX_SINGLE_CLAIMS, shown),
        sources=list_source_cards(view, shown=shown),
        relations=list_relations(view, shown=shown, limit=_MAX_DIFFERENCES),
        n_relations=sum(1 for c in case.weighing.claims for r in c.relations if is_difference(r.kind)),
        drifts=list_drifts(view, shown=shown, limit=_MAX_DIFFERENCES),
        n_drifts=len(case.trace.drifts),
        falls=case.weighing.load_bearing,
        documents=tuple(make_document_page(view, d, marks[d.id]) for d in documents),
        unshown=tuple(unshown),
        failures=case.failures[:_MAX_FAILURES],
        n_failures=len(case.failures),
        made_by=case.made_by,
    )


def _choose_documents(view: CaseView) -> tuple[list[Document], list[Document]]:
    """Take the articles that the page holds in full, those with most claims first; both in the case's order."""
    weight: dict[str, int] = {}
    for claim in view.case.weighing.claims:
        several = len(find_claim_documents(claim)) > 1
        for key in find_claim_documents(claim):
            weight[key] = weight.get(key, 0) + (3 if several else 1)
    room, kept = _MAX_ARTICLE_CHARS, set[str]()
    for document in sorted(view.case.documents, key=lambda d: (-weight.get(d.id, 0), d.path)):
        if len(kept) < _MAX_ARTICLES and len(document.text) <= room:
            kept.add(document.id)
            room -= len(document.text)
    documents = view.case.documents
    return [d for d in documents if d.id in kept], [d for d in documents if d.id not in kept]


def _gather_evidence(view: CaseView, findings: Iterable[Finding]) -> list[Evidence]:
    evidence = [item for finding in findings for item in finding.evidence]
    for report in view.case.trace.reports:
        evidence += [*report.how_dated, *report.credited_by]
        evidence += [item for group in report.sources for item in group.evidence]
    return evidence


def _fold(view: CaseView, claims: list[Claim], limit: int, shown: frozenset[str]) -> Folded:
    cards = tuple(make_claim_card(view, claim, shown=shown) for claim in claims[:limit])
    return Folded(cards, max(0, len(claims) - limit))


def _make_finding(view: CaseView, finding: Finding, shown: frozenset[str]) -> FindingCard:
    exhibits = exhibit_evidence(view, finding.evidence[:_MAX_EVIDENCE], shown=shown)
    return FindingCard(finding.kind, finding.words, exhibits)


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
