"""Time expressions and the intervals they mean, told from the day the document was published.

A document without a day of its own gives no meaning to "on Friday" but its weekday; nothing is ever taken to be
told from the day the program runs.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from whence.moments import When
from whence.read.calendar_times import find_calendar_times
from whence.read.found_times import Found
from whence.read.intervals import Days
from whence.read.letters import plain_letters
from whence.read.relative_times import find_relative_times
from whence.read.sentences import SENTENCE_BLOCKS
from whence.read.year_times import find_year_times
from whence.records import Document, Span, TimeMention

_ZONES = {
    "gmt": 0.0, "utc": 0.0, "bst": 1.0, "cet": 1.0, "cest": 2.0, "msk": 3.0, "est": -5.0, "edt": -4.0, "cst": -6.0,
    "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0,
}  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d:.,$€£])\b(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d%:])"
    r"(?:[ \u00a0]?(?P<half>[ap]\.?m\b\.?))?|(?P<hour2>1[0-2]|0?[1-9])[ \u00a0]?(?P<half2>[ap]\.?m\b\.?)"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=[ \u00a0](?:GMT|UTC|hours))|(?P<word>midnight|noon|midday))"
    r"(?:[ \u00a0]\(?(?P<zone>GMT|UTC|BST|CES?T|MSK|[ECMP][SD]?T|local time|hours)\b\)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:to|and|until|till|through|–|-|—)\s*")
_AROUND = re.compile(
    r"\b(?P<sign>from|between|since|until|till|by|as of)[ \u00a0\n](?:the[ ])?(?:about |around |at least )?$",
    re.IGNORECASE,
)
_JOINS_CLOCK = re.compile(r",?[ \u00a0\n](?:on[ ]|at[ ]|around[ ]|about[ ])*")


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
            return date.fromisoformat(stamp.value[:10])
    return None


def _find_in(text: str, span: Span, anchor: date | None) -> Iterator[TimeMention]:
    places = text, span.start, span.end, anchor
    found = [*find_calendar_times(*places), *find_year_times(*places), *find_relative_times(*places)]
    days = _merge_ranges(text, _choose(found))
    clocks = list(_CLOCK.finditer(text, span.start, span.end))
    mentions = [_to_mention(text, each, anchor) for each in days]
    for clock in clocks:
        mentions = _add_clock(text, mentions, clock)
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


def _merge_ranges(text: str, found: list[Found]) -> list[Found]:
    """Join "from March to June 2018" and "between 2014 and 2016" into one."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(text, last, each):
            first = _with_year(text, last, each)
            days = (
                None
                if first is None or each.days is None or first[0] > each.days[1]
                else (first[0], each.days[1])
            )
            joined[-1] = Found(Span(last.span.start, each.span.end), days, each.grain)
        else:
            joined.append(each)
    return joined


def _is_range(text: str, one: Found, two: Found) -> bool:
    gap = text[one.span.end : two.span.start]
    if not _BETWEEN.fullmatch(gap):
        return False
    sign = _AROUND.search(text, max(0, one.span.start - 10), one.span.start)
    return gap.strip() in ("–", "-", "—") or (sign is not None and sign["sign"].lower() in ("from", "between"))


def _with_year(text: str, one: Found, two: Found) -> Days | None:
    """Give the days of `one` in the year that `two` states, if `one` states none."""
    if two.days is None:
        return None
    stated = one
    if one.days is None or one.days[0] > two.days[0]:
        again = find_calendar_times(text, max(0, one.span.start - 10), one.span.end, two.days[0])
        stated = next((found for found in again if found.span == one.span), one)
    return stated.days if stated.days is not None and stated.days[0] <= two.days[0] else None


def _to_mention(text: str, found: Found, anchor: date | None) -> TimeMention:
    sign = _AROUND.search(text, max(0, found.span.start - 16), found.span.start)
    word = sign["sign"].lower() if sign else ""
    span, days = found.span, found.days
    if text[span.end : span.end + 2] in ("'s", "’s") and word != "since":
        word = ""
    if sign is None or word not in ("since", "until", "till", "by"):
        return TimeMention(span, None if days is None else When.days(*days), found.grain, found.weekday)
    span = Span(sign.start(), span.end)
    if days is None:
        return TimeMention(span, None, found.grain, found.weekday)
    if word == "since":
        last = anchor if anchor is not None and anchor >= days[0] else None
        return TimeMention(span, When.days(days[0], last), found.grain, found.weekday)
    return TimeMention(span, When.days(None, days[1]), found.grain, found.weekday)


def _add_clock(text: str, mentions: list[TimeMention], clock: re.Match[str]) -> list[TimeMention]:
    """Join a time of day to the day it stands beside; alone it has no meaning."""
    if (clock["hour"] and not clock["half"] and not clock["zone"] and ":" not in clock[0]) or any(
        mention.span.overlaps(Span(*clock.span())) for mention in mentions
    ):
        return mentions
    for mention in mentions:
        gap = text[min(clock.end(), mention.span.end) : max(clock.start(), mention.span.start)]
        if mention.grain == "day" and _JOINS_CLOCK.fullmatch(gap):
            span = Span(min(clock.start(), mention.span.start), max(clock.end(), mention.span.end))
            when = _at_clock(mention.when, clock)
            rest = [each for each in mentions if each is not mention]
            return [*rest, TimeMention(span, when, "hour", mention.weekday)]
    return [*mentions, TimeMention(Span(*clock.span()), None, "hour")]


def _at_clock(when: When | None, clock: re.Match[str]) -> When | None:
    if (
        when is None
        or when.earliest is None
        or when.latest is None
        or when.earliest.date() != when.latest.date()
    ):
        return None
    hour, minute = _read_clock(clock)
    moment = datetime.combine(when.earliest.date(), time(hour, minute))
    zone = _ZONES.get((clock["zone"] or "").lower())
    if zone is None:
        return When(moment, moment)
    moment -= timedelta(hours=zone)
    return When(moment, moment, is_zoned=True)


def _read_clock(clock: re.Match[str]) -> tuple[int, int]:
    if clock["word"]:
        return (0 if clock["word"].lower() == "midnight" else 12), 0
    if clock["four"]:
        return int(clock["four"][:2]), int(clock["four"][2:])
    hour, minute = int(clock["hour"] or clock["hour2"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, minute
