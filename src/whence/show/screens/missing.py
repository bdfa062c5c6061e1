"""Missing originals: the reports that articles rest on and nobody holds, and all else that would settle claims."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import Report
from whence.show.screens.overview import GapRow, make_gap
from whence.show.screens.words import Day, Words, can_be_held, make_day, page_of, quote_evidence
from whence.show.sources import say_sources
from whence.show.summary import say_resting
from whence.show.views import CaseView, name_document, name_report, read_headline, say_date
from whence.show.words import shorten

_PAGE, _MAX_CITED = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRow:
    """A report that is only cited. `is_original`: articles rest on it, and it on nothing that is known.

    `cited` are the words that credit it, `dated` what bounds its day, `search` what to look for.
    """

    key: str
    name: str
    day: Day
    is_original: bool
    resting: str
    n_resting: int
    sources: str
    search: str
    cited: list[Words]
    n_cited: int
    dated: list[Words]
    can_be_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An article of the case that may turn out to be a missing report."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The work list: a page of the `n` missing reports, those most articles rest on first; then the other gaps."""

    reports: list[MissingRow]
    n: int
    start: int
    gaps: list[GapRow]
    documents: list[Choice]


def make_missing(view: CaseView, asked: Mapping[str, str]) -> Missing:
    """Give what to look for."""
    missing = [report for report in view.case.trace.reports if report.document_id is None]
    missing.sort(key=lambda r: (not r.is_original, -len(view.resting[r.id].sure), r.id))
    part, start = page_of(missing, asked, size=_PAGE)
    searches = {g.evidence: g.search for g in view.case.weighing.gaps if g.kind == "find original"}
    return Missing(
        reports=[_make_row(view, report, searches.get(report.credited_by, "")) for report in part],
        n=len(missing),
        start=start,
        gaps=[make_gap(view, gap) for gap in view.case.weighing.gaps if gap.kind != "find original"],
        documents=_list_choices(view),
    )


def _list_choices(view: CaseView) -> list[Choice]:
    """Give the articles by names that tell them apart: with the file, where two are called the same."""
    names = {
        d.id: f"{name_document(d)}: {shorten(read_headline(d) or d.path, 90)} ({say_date(d)})"
        for d in view.case.documents
    }
    counts = Counter(names.values())
    return [
        Choice(id=d.id, name=names[d.id] if counts[names[d.id]] == 1 else f"{names[d.id]} {d.path}")
        for d in view.case.documents
    ]


def _make_row(view: CaseView, report: Report, search: str) -> MissingRow:
    return MissingRow(
        key=report.id,
        name=name_report(view, report),
        day=make_day(report.published),
        is_original=report.is_original,
        resting=say_resting(view, report),
        n_resting=len(view.resting[report.id].sure),
        sources=say_sources(report),
        search=search,
        cited=quote_evidence(view, report.credited_by[:_MAX_CITED]),
        n_cited=len(report.credited_by),
        dated=quote_evidence(view, report.how_dated),
        can_be_held=can_be_held(report),
    )
