"""Lengths of time in words, and the days that lie so far from a given day."""

import re
from datetime import date, timedelta

from whence.read.intervals import Days, month_days, shift_days, shift_months, week_days, year_days
from whence.read.numbers import read_number, vague_counts

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_VAGUE_FACTOR = 5  # "weeks ago" and the like, without an upper bound, reach so many times their least


def read_count(words: str) -> tuple[float, float]:
    """Give the least and the most that a count in words may mean."""
    plain = re.sub(r"\s+", " ", words.lower().replace("-", " ")).removesuffix(" or so").strip()
    if plain in ("a", "an", "the"):
        return 1, 1
    if plain in ("half a", "half an"):
        return 0.5, 0.5
    low, _, high = plain.partition(" to ")
    numbers = [read_number(part) for part in (low, high) if part]
    if numbers and None not in numbers:
        values = [number for number in numbers if number is not None]
        return min(values), max(values)
    if plain in vague_counts():
        least, most = vague_counts()[plain]
        least = least or 0.0
        return least, least * _VAGUE_FACTOR if most is None else most
    return 1, 1


def days_back(anchor: date, unit: str, count: float) -> date:
    """Give the day that lies `count` units before `anchor` (after it, if negative)."""
    if unit in _MONTHS:
        months = count * _MONTHS[unit]
        return shift_days(shift_months(anchor, -int(months)), -30 * (months - int(months)))
    return shift_days(anchor, -count * _DAYS[unit])


def widen(first: date, last: date, unit: str) -> Days:
    """Give the days as wide as the unit leaves open: nobody counts more finely than half of it."""
    match unit:
        case "hour" | "day":
            return first, last
        case "week" | "fortnight" | "weekend":
            return shift_days(first, -3), shift_days(last, 3)
        case "month" | "quarter":
            early, late = shift_days(first, -15), shift_days(last, 15)
            return month_days(early.year, early.month)[0], month_days(late.year, late.month)[1]
        case "year":
            return shift_months(first, -6), shift_months(last, 6)
        case _:
            return shift_months(first, -24), shift_months(last, 24)


def calendar_unit(unit: str, shift: int, anchor: date) -> Days:
    """Give the calendar week, month, year ... that lies `shift` units from that of `anchor`."""
    match unit:
        case "week":
            return week_days(shift_days(anchor, 7 * shift))
        case "weekend":
            monday = week_days(shift_days(anchor, 7 * shift))[0]
            return shift_days(monday, 5), shift_days(monday, 6)
        case "month":
            day = shift_months(anchor.replace(day=1), shift)
            return month_days(day.year, day.month)
        case "quarter":
            day = shift_months(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * shift)
            return day, shift_months(day, 3) - timedelta(days=1)
        case "decade":
            first = max(anchor.year // 10 * 10 + 10 * shift, 1)
            return year_days(first, first + 9)
        case "century" | "centurie":
            first = max(anchor.year // 100 * 100 + 100 * shift, 1)
            return year_days(first, first + 99)
        case "year":
            return year_days(anchor.year + shift)
        case _:
            day = shift_days(anchor, shift * _DAYS[unit])
            return min(day, anchor), max(day, anchor)


def last_weekend(anchor: date) -> Days:
    """Give the weekend that `anchor` lies in, or the last one before it."""
    back = (anchor.weekday() - 5) % 7
    saturday = shift_days(anchor, -back)
    return saturday, shift_days(saturday, 1)
