"""Times told from a time before them in the text: "the following day", "two weeks later", "that month"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from whence.read.durations import calendar_unit, duration_pattern, read_duration, shift_by, widen
from whence.read.found_times import Found, Grain, find_windows
from whence.read.intervals import Days, shift_days
from whence.records import Span

_GRAINS: dict[str, Grain] = {"week": "week", "weekend": "day", "month": "month", "year": "year"}
_SIGN = re.compile(r"\b(?:day|morning|afternoon|evening|night|week|weekend|month|year)s?\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:the )?(?P<after>next|following)|(?:the )?(?P<before>previous|preceding)|(?P<same>that"
        r"|that same|the same)) "
        r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)\b(?! of\b)"
        rf"|\b(?P<length>{duration_pattern()}) (?P<side>later|earlier)\b"
        r"|\bthe (?P<only>day) (?P<beside>before|after)(?=[.,;)]|$)",
        re.IGNORECASE,
    )


def find_chained_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield these times between two offsets, in no order, without days: `chain_times` gives them.

    "The next week" and the like, which may be told from the day of printing, are left to others where it is known.
    """
    plain = text.replace("\u00a0", " ").replace("\n", " ")
    for low, high in find_windows(plain, _SIGN, start, end, before=40):
        for match in _pattern().finditer(plain, low, high):
            unit = (match["unit"] or "day").lower()
            if match["after"] and unit in _GRAINS and match["after"].lower() == "next":
                continue
            if match["before"] and unit in _GRAINS and anchor is not None:
                continue
            yield Found(Span(*match.span()), None, _GRAINS.get(unit, "day"))


def chain_times(text: str, found: list[Found]) -> list[Found]:
    """Give `found`, in text order, with the days of those that are told from the one before them.

    One that follows no time of at least its fineness in `found` stays without days; a mere length ("two weeks later")
    is then left out.
    """
    plain = text.replace("\u00a0", " ").replace("\n", " ")
    chained: list[Found] = []
    last: Found | None = None
    for each in found:
        match = _pattern().fullmatch(each.span.of(plain)) if each.days is None else None
        if match is not None and last is not None and last.days is not None:
            days = _days_from(match, last.days, last.grain)
            each = Found(each.span, days, each.grain, each.weekday)
        if match is not None and match["length"] and each.days is None:
            continue  # a length of time, and no time
        chained.append(each)
        if each.days is not None:
            last = each
    return chained


def _days_from(match: re.Match[str], days: Days, grain: Grain) -> Days | None:
    is_day = days[0] == days[1]
    if match["length"]:
        lengths = read_duration(match["length"])
        if not lengths or not (is_day or lengths[-1][2] == grain):
            return None
        moved = shift_by(days, lengths, 1 if match["side"].lower() == "later" else -1)
        return moved if lengths[-1][2] in ("day", "hour") else widen(*moved, lengths[-1][2])
    unit = (match["unit"] or "day").lower()
    shift = 1 if match["after"] or (match["beside"] or "").lower() == "after" else 0 if match["same"] else -1
    if unit not in _GRAINS:
        return (shift_days(days[0], shift),) * 2 if is_day else None
    return calendar_unit(unit, shift, days[0]) if is_day or grain == _GRAINS[unit] else None
