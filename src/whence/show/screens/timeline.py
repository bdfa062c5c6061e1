"""Timeline: when accounts appeared, and of what times they speak; what is not known exactly has both its ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from whence.moments import When
from whence.show.screens.words import Day, Words, make_day, page_of, quote_span
from whence.show.views import CaseView, name_document, name_report, read_headline, read_published
from whence.show.words import shorten

_PAGE, _MAX_EVENTS, _MAX_WORDS, _MAX_CLAIMS = 200, 400, 6, 40
_WIDEST = 366 * 3  # days; a wider interval tells of an age, not of an event


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """An account: when it appeared, at the earliest and at the latest. `is_here` false: it is only cited."""

    key: str
    name: str
    line: str
    day: Day
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A time that statements speak of, with the claims and some of the words that do."""

    day: Day
    claims: list[int]
    n_claims: int
    words: list[Words]
    n_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Both lanes, in order of their first day; `undated` counts accounts that state no day. Bounds are ISO days.

    `appeared` is a page of the `n_appeared` accounts that have a day, from `start` on.
    """

    appeared: list[Appeared]
    n_appeared: int
    start: int
    happened: list[Happened]
    n_happened: int
    undated: int
    first: str | None
    last: str | None
    as_of: str | None


def make_timeline(view: CaseView, asked: Mapping[str, str]) -> Timeline:
    """Give the times of a case; `first` and `last` bound the days on which accounts appeared."""
    appeared = sorted(
        _list_appeared(view), key=lambda a: (a.day.earliest or a.day.latest or "9999", a.name, a.key)
    )
    dated = [each for each in appeared if each.day.earliest or each.day.latest]
    happened = _list_happened(view)
    days = [day for each in dated for day in (each.day.earliest, each.day.latest) if day]
    part, start = page_of(dated, asked, size=_PAGE)
    return Timeline(
        appeared=list(part),
        n_appeared=len(dated),
        start=start,
        happened=happened[:_MAX_EVENTS],
        n_happened=len(happened),
        undated=len(appeared) - len(dated),
        first=min(days, default=None),
        last=max(days, default=None),
        as_of=view.case.as_of.day.isoformat() if view.case.as_of else None,
    )


def _list_appeared(view: CaseView) -> Iterator[Appeared]:
    for document in view.case.documents:
        when = read_published(document) or (document.updated.when if document.updated else None)
        headline = read_headline(document) or document.path.rpartition("/")[2]
        yield Appeared(
            key=document.id,
            name=name_document(document),
            line=shorten(headline, 100),
            day=make_day(when),
            is_here=True,
        )
    for report in view.case.trace.reports:
        if report.document_id is None and (report.is_original or view.resting[report.id].sure):
            yield Appeared(
                key=report.id,
                name=name_report(view, report),
                line="missing",
                day=make_day(report.published),
                is_here=False,
            )


def _list_happened(view: CaseView) -> list[Happened]:
    """Give each interval that statements give as a time, those most claims speak of first where days are the same."""
    found: dict[tuple[date, date], list[tuple[int, Words]]] = {}
    whens: dict[tuple[date, date], When] = {}
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            for value in statement.values:
                bounds = _bounds(value.when) if value.kind == "time" and value.role != "report" else None
                if bounds is not None and value.when is not None and value.span is not None:
                    words = quote_span(view, statement.document_id, value.span)
                    found.setdefault(bounds, []).append((view.numbers[claim.id], words))
                    whens.setdefault(bounds, value.when)
    events = [
        Happened(
            day=make_day(whens[bounds]),
            claims=sorted({number for number, _ in told})[:_MAX_CLAIMS],
            n_claims=len({number for number, _ in told}),
            words=[words for _, words in told[:_MAX_WORDS]],
            n_words=len(told),
        )
        for bounds, told in found.items()
    ]
    return sorted(events, key=lambda event: (event.day.earliest or "", event.day.latest or "", -event.n_claims))


def _bounds(when: When | None) -> tuple[date, date] | None:
    """Give the days of a time with both ends known and not too far apart to be an event."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.date(), when.latest.date()
    return (first, last) if (last - first).days <= _WIDEST else None
