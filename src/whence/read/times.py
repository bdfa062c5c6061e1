"""Time expressions and the intervals they mean, told from the day the document was published.

A document without a day of its own gives no meaning to "on Friday" but its weekday; nothing is ever taken to be
told from the day the program runs.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from whence.read.calendar_times import find_bare_days, find_calendar_times, find_weekday_dates
from whence.read.chained_times import chain_times, find_chained_times
from whence.read.clocks import add_clocks
from whence.read.composed_times import compose_times
from whence.read.found_times import Found
from whence.read.holidays import find_holidays
from whence.read.letters import plain_letters
from whence.read.relative_times import find_relative_times
from whence.read.sentences import SENTENCE_BLOCKS
from whence.read.time_ranges import merge_ranges, sign_time
from whence.read.year_times import find_year_times
from whence.records import Document, Span, TimeMention

_YEARS = range(1000, 3000)  # of publication that are believed; others leave no room to count from them
_FINDERS: tuple[Callable[[str, int, int, date | None], Iterator[Found]], ...] = (
    find_chained_times, find_calendar_times, find_weekday_dates, find_bare_days, find_year_times,
    find_relative_times, find_holidays,
)  # fmt: skip


def find_times(document: Document) -> Iterator[TimeMention]:
    """Yield the time expressions of the article's own text, in text order; they do not overlap."""
    anchor = _anchor_of(document)
    text = plain_letters(document.text)
    for block in document.blocks:
        if block.kind in SENTENCE_BLOCKS:
            yield from _find_in(text, block.span, anchor)


def _anchor_of(document: Document) -> date | None:
    """Give the day of publication as the document writes it, not as it was in Greenwich."""
    for stamp in (document.published, document.updated):
        if stamp is not None and stamp.precision in ("day", "minute"):
            day = date.fromisoformat(stamp.value[:10])
            return day if day.year in _YEARS else None
    return None


def _find_in(text: str, span: Span, anchor: date | None) -> Iterator[TimeMention]:
    places = text, span.start, span.end, anchor
    found = _choose(each for find in _FINDERS for each in find(*places))
    ranges = chain_times(text, merge_ranges(text, compose_times(text, found, span.start)))
    mentions = add_clocks(text, [sign_time(text, each, anchor) for each in ranges], span.start, span.end)
    yield from sorted(mentions, key=lambda mention: mention.span)


def _choose(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of those that overlap."""
    kept: list[Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: (each.span.start - each.span.end, each.span.start)):
        cells = range(each.span.start, each.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(each)
    return sorted(kept, key=lambda each: each.span)
