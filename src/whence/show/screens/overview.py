"""Overview: the sentence a reader can repeat, the originals, what to check first, and what is missing."""

from dataclasses import dataclass
from pathlib import PurePath

from whence.conclusions import Finding, Gap, Report
from whence.keys import key_finding
from whence.show.judgements import say_as_of
from whence.show.screens.decided import sort_decisions
from whence.show.screens.words import Day, Words, make_day, quote_evidence
from whence.show.sources import say_sources
from whence.show.summary import rank_findings, say_articles, say_claims, say_counts, say_resting
from whence.show.views import CaseView, name_report

_MAX_ORIGINALS, _MAX_FINDINGS, _MAX_GAPS, _MAX_FAILURES, _MAX_EVIDENCE = 24, 12, 8, 50, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalRow:
    """An original report: whether the case holds it, on whose word it stands, who rests on it."""

    key: str
    name: str
    day: Day
    document: str | None
    resting: str
    n_resting: int
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something to check first. `key` is what a decision about it names."""

    key: str
    kind: str
    words: str
    evidence: list[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """Something that would settle claims; `claims` are their numbers."""

    kind: str
    words: str
    search: str
    claims: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """An input that is not in the case, or is there with a word of warning."""

    file: str
    message: str
    is_note: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The case at a glance. `n_decided` and `n_lost` count decisions in force and those that lost their words."""

    counts: str
    as_of: str
    notes: list[str]
    claims: str
    n_articles: int
    n_claims: int
    originals: list[OriginalRow]
    n_originals: int
    findings: list[FindingRow]
    n_findings: int
    gaps: list[GapRow]
    n_gaps: int
    failures: list[FailureRow]
    n_failures: int
    n_decided: int
    n_lost: int


def make_overview(view: CaseView) -> Overview:
    """Give what the first screen shows."""
    case = view.case
    findings = rank_findings(case.weighing.findings)
    standing = sort_decisions(view)
    gaps = case.weighing.gaps
    return Overview(
        counts=say_counts(view),
        as_of=say_as_of(case.as_of),
        notes=list(say_articles(view)),
        claims=say_claims(case.weighing.claims),
        n_articles=len(case.documents),
        n_claims=len(case.weighing.claims),
        originals=[_make_original(view, report) for report in view.originals[:_MAX_ORIGINALS]],
        n_originals=len(view.originals),
        findings=[make_finding(view, finding) for finding in findings[:_MAX_FINDINGS]],
        n_findings=len(findings),
        gaps=[make_gap(view, gap) for gap in gaps[:_MAX_GAPS]],
        n_gaps=len(gaps),
        failures=[
            FailureRow(file=PurePath(f.path).name, message=f.message, is_note=f.is_note)
            for f in case.failures[:_MAX_FAILURES]
        ],
        n_failures=len(case.failures),
        n_decided=len(standing.rulings),
        n_lost=len(standing.lost),
    )


def _make_original(view: CaseView, report: Report) -> OriginalRow:
    return OriginalRow(
        key=report.id,
        name=name_report(view, report),
        day=make_day(report.published),
        document=report.document_id,
        resting=say_resting(view, report),
        n_resting=len(view.resting[report.id].sure),
        sources=say_sources(report),
    )


def make_finding(view: CaseView, finding: Finding) -> FindingRow:
    """Give a finding with the words that show it."""
    return FindingRow(
        key=key_finding(finding),
        kind=finding.kind,
        words=finding.words,
        evidence=quote_evidence(view, finding.evidence[:_MAX_EVIDENCE]),
    )


def make_gap(view: CaseView, gap: Gap) -> GapRow:
    """Give what is missing, with the numbers of the claims it would settle."""
    numbers = sorted(view.numbers[key] for key in gap.claim_ids if key in view.numbers)
    return GapRow(kind=gap.kind, words=gap.words, search=gap.search, claims=numbers)
