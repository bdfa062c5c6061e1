"""Times so long before or after others: "two weeks before Christmas", "for three days from Monday"."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from whence.read.durations import calendar_unit, duration_pattern, read_duration, shift_by, widen
from whence.read.found_times import Found, Grain
from whence.read.intervals import Days, in_year, shift_days
from whence.read.numbers import read_number
from whence.records import Span

_REACH = 60  # characters before a time in which what it is a part of may be told
_SHIFT_SIGN = re.compile(r"\b(?:after|before|from|since|following|ahead of|prior to)(?: the)? $", re.IGNORECASE)
_FROM_SIGN = re.compile(r"\b(?:from|starting(?: from| on)?|beginning(?: on)?)(?: the)? $", re.IGNORECASE)
_PERIOD_SIGN = re.compile(
    r"\b(?P<length>(?:the |its |their |a )?(?:(?:first|second|third|fourth|fiscal|financial"
    r"|full) )*(?:(?P<count>\w+) )?"
    r"(?P<unit>year|quarter|half|month|week)s?) (?:ended|ending|to|through|up to)(?: on)?(?: the)? $",
    re.IGNORECASE,
)
_OTHER_WAY = ("before", "ahead of", "prior to")


class Place(NamedTuple):
    """Where a time stands: the text with plain spaces, and how far back it may be searched."""

    text: str
    low: int

    def before(self, found: Found) -> str:
        """Give what stands before a time."""
        return self.text[max(self.low, found.span.start - _REACH) : found.span.start]


def with_start(found: Found, start: int, days: Days | None, grain: Grain) -> Found:
    """Give a time that begins at `start`, where the words before it do, with the days they make of it."""
    return Found(Span(start, found.span.end), days, grain)


def read_shift(place: Place, found: Found) -> Found | None:
    """Read "two weeks before", "the day after", "3 days from"."""
    before = place.before(found)
    if _SHIFT_SIGN.search(before) is None or found.grain == "hour":
        return None
    match = _shift_pattern().search(before)
    if match is None:
        return None
    way, words = match["way"].lower(), match["length"].lower()
    lengths = read_duration(words)
    if not lengths or (way in ("from", "since") and words.startswith("the ")):
        return None
    days = found.days
    sign = -1 if way in _OTHER_WAY else 1
    unit = lengths[-1][2]
    if days is not None:
        start_days = days
        if words.startswith("the ") and unit not in ("day", "hour"):
            days = _unit_beside(days, unit, sign, is_wide=found.grain == "year")
        else:
            days = shift_by(days, lengths, sign)
        days = _loosen(start_days, days, (match["about"] or "").lower(), unit)
    grain: Grain = "year" if unit == "year" and found.grain == "year" else "week" if match["about"] else "day"
    return with_start(found, found.span.start - len(before) + match.start(), days, grain)


@cache
def _shift_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<about>about|around|some|roughly|nearly|almost|approximately|more than|over|at least"
        rf"|well over|less than|within|under"
        rf"|up to|fewer than) )?(?P<length>{duration_pattern()})"
        r"(?:,)? (?P<way>after|before|from|since|following|ahead of|prior to)(?: the)? $",
        re.IGNORECASE,
    )


def _loosen(start: Days, days: Days, about: str, unit: str) -> Days:
    """Give the days that "about", "more than" or "less than" so long after or before `start` leave open."""
    is_after = days[0] >= start[0]
    if about in ("more than", "over", "at least", "well over"):
        return (days[0], date.max) if is_after else (date.min, days[1])
    if about in ("less than", "within", "under", "up to", "fewer than"):
        return (start[0], days[1]) if is_after else (days[0], start[1])
    return widen(*days, unit) if about else days


def _unit_beside(days: Days, unit: str, sign: int, *, is_wide: bool) -> Days:
    """Give the week, month or year before or after: a calendar year beside a year, else so many days."""
    if is_wide and unit == "year":
        return in_year(days, days[0].year + sign)
    if unit in ("month", "year"):
        return calendar_unit(unit, sign, days[0])
    edge = days[1] if sign > 0 else days[0]
    first, last = shift_by((edge, edge), [(1, 1, unit)], sign)
    return (shift_days(edge, 1), last) if sign > 0 else (first, shift_days(edge, -1))


def read_length_from(place: Place, found: Found) -> Found | None:
    """Read "for three days from", "a week starting": from that day on."""
    before = place.before(found)
    if found.grain != "day" or _FROM_SIGN.search(before) is None:
        return None
    match = _length_pattern().search(before)
    if match is None or not (match["lead"] or "from" not in match["sign"]):
        return None
    days = found.days
    if days is not None:
        _, last = shift_by(days, read_duration(match["length"]), 1)
        days = days[0], max(shift_days(last, -1), days[0])
    return with_start(found, found.span.start - len(before) + match.start(), days, "day")


@cache
def _length_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<lead>for )?(?P<length>{duration_pattern()}),? (?P<sign>from|(?:starting|beginning)(?: from"
        rf"| on)?)(?: the)? $",
        re.IGNORECASE,
    )


def read_period(place: Place, found: Found) -> Found | None:
    """Read "the quarter ended June 30", "the six months to March": so long, up to that day."""
    before = place.before(found)
    match = _PERIOD_SIGN.search(before)
    if match is None or found.grain not in ("day", "month") or found.weekday is not None:
        return None
    counted = read_number(match["count"]) if match["count"] else 1
    if counted is None or (match["count"] is None and match["length"].lower().endswith("s")):
        return None
    days = found.days
    if days is not None:
        unit, count = match["unit"].lower(), counted * (2 if match["unit"].lower() == "half" else 1)
        after = shift_days(days[1], 1)
        first, _ = shift_by((after, after), [(count, count, "quarter" if unit == "half" else unit)], -1)
        days = first, days[1]
    grain: Grain = "year" if match["unit"].lower() == "year" else "season"
    return with_start(found, found.span.start - len(before) + match.start(), days, grain)
