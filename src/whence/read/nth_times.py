"""The first, second ... last piece of a longer time: weeks, months, quarters, halves, weekdays of it."""

import re
from datetime import date
from functools import cache

from whence.read.date_words import DAY_WORD, read_day
from whence.read.found_times import WEEKDAY, WEEKDAYS, Grain
from whence.read.intervals import Days, month_days, shift_days, shift_months, week_days
from whence.read.numbers import number_pattern, read_number

_LAST = ("last", "final", "closing")
_WHATS = "day|week|weekend|month|quarter|half|third|decade"
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "day", "month": "month", "quarter": "season", "half": "season",
    "third": "season", "decade": "decade",
}  # fmt: skip
_PIECES = {"quarter": 3, "half": 6, "third": 4, "month": 1}  # months, of a year

Nth = tuple[Days, Grain, int | None]


@cache
def nth_pattern() -> re.Pattern[str]:
    """Give the pattern of what stands before the longer time; words are parted by plain spaces."""
    return re.compile(
        rf"\b(?:the )?(?P<nth>(?i:last|final|closing|opening)|\d\d?(?:st|nd|rd|th)\b|{DAY_WORD})"
        rf"(?: (?P<count>{number_pattern()}))? (?:(?P<what>(?i:{_WHATS}))s?|halves|(?P<weekday>{WEEKDAY}))"
        r"(?: of| in|,)? (?:the )?(?:year )?$"
    )


def cut_nth(match: re.Match[str], days: Days) -> Nth | None:
    """Give the days of the piece, its grain, and the weekday where it is one; None where there is no such piece."""
    nth = match["nth"].lower()
    order = -1 if nth in _LAST else 1 if nth == "opening" else read_day(nth)
    count = int(read_number(match["count"]) or 1) if match["count"] else 1
    if match["weekday"]:
        weekday = [day.lower() for day in WEEKDAYS].index(match["weekday"].lower())
        found = _nth_weekday(days, weekday, order)
        return None if found is None else ((found, found), "day", weekday)
    what = (match["what"] or "half").lower()
    piece = _piece(days, what, order, count)
    if (
        piece is None
        or piece[1] < piece[0]
        or piece[0] < shift_days(days[0], -6)
        or piece[1] > shift_days(days[1], 6)
    ):
        return None
    return piece, _GRAINS[what], None


def _nth_weekday(days: Days, weekday: int, order: int) -> date | None:
    if order < 0:
        return shift_days(days[1], -((days[1].weekday() - weekday) % 7))
    day = shift_days(days[0], (weekday - days[0].weekday()) % 7 + 7 * (order - 1))
    return day if day <= days[1] else None


def _piece(days: Days, what: str, order: int, count: int) -> Days | None:
    match what:
        case "day":
            return _days(days, order, count)
        case "week":
            return _weeks(days, order, count)
        case "weekend":
            saturday = _nth_weekday(days, 5, order)
            return None if saturday is None else (saturday, shift_days(saturday, 1))
        case "decade":
            return _years(days, order, 10 * count)
        case _:
            return _months(days, what, order, count)


def _days(days: Days, order: int, count: int) -> Days:
    if order < 0:
        return shift_days(days[1], 1 - count), days[1]
    first = shift_days(days[0], count * (order - 1))
    return first, shift_days(first, count - 1)


def _weeks(days: Days, order: int, count: int) -> Days:
    """Give weeks from Monday to Sunday, each counted where its Thursday lies (ISO 8601)."""
    thursday = _nth_weekday(days, 3, order)
    if order < 0:
        last = week_days(thursday or days[1])
        return shift_days(last[0], -7 * (count - 1)), last[1]
    first = shift_days(week_days(shift_days(days[0], (3 - days[0].weekday()) % 7))[0], 7 * count * (order - 1))
    return first, shift_days(first, 7 * count - 1)


def _months(days: Days, what: str, order: int, count: int) -> Days | None:
    n_months = 12 * (days[1].year - days[0].year) + days[1].month - days[0].month + 1
    if n_months == 1:
        middle = days[0].replace(day=15)
        if what != "half" or days != month_days(days[0].year, days[0].month):
            return None
        return (days[0], middle) if order == 1 else (shift_days(middle, 1), days[1])
    size = count * (1 if what == "month" else max(n_months * _PIECES[what] // 12, 1))
    first = shift_months(days[0].replace(day=1), n_months - size if order < 0 else size * (order - 1))
    last = shift_months(first, size - 1)
    return first, month_days(last.year, last.month)[1]


def _years(days: Days, order: int, n_years: int) -> Days:
    if order < 0:
        return date(days[1].year - n_years + 1, 1, 1), days[1]
    first = days[0].year + n_years * (order - 1)
    return date(first, 1, 1), date(first + n_years - 1, 12, 31)
