"""Lengths of time in words, and the days that lie so far from a given day."""

import re
from datetime import date, timedelta
from functools import cache

from whence.read.intervals import Days, month_days, shift_days, shift_months, week_days, year_days
from whence.read.numbers import number_pattern, read_number, vague_counts

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_VAGUE_FACTOR = 5  # "weeks ago" and the like, without an upper bound, reach so many times their least


def read_count(words: str) -> tuple[float, float]:
    """Give the least and the most that a count in words may mean."""
    plain = re.sub(r"\s+", " ", words.lower().replace("-", " ")).removesuffix(" or so").strip()
    if plain in ("a", "an", "the"):
        return 1, 1
    plain = "a few" if plain == "few" else plain
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


@cache
def duration_pattern() -> str:
    """Give a pattern, for use without regard to case, that matches a length of time: "2 years, 1 month and 21 days".

    Words are parted by plain spaces.
    """
    return rf"(?:{_one_length()}(?:(?:,|,? and)? {_one_length()})*)"


@cache
def _one_length() -> str:
    vague = "|".join(sorted(vague_counts(), key=len, reverse=True))
    units = "|".join((*_MONTHS, *_DAYS))
    count = rf"{number_pattern()}(?: to {number_pattern()})?|{vague}|an?|the|half an?"
    return rf"(?:{count})[ -](?:{units})s?(?: and a half)?"


def read_duration(words: str) -> list[tuple[float, float, str]]:
    """Give the least and the most of each unit that a length of time in words adds up."""
    plain = re.sub(r"\s+", " ", words.lower())
    found = []
    for match in re.finditer(_one_length(), plain):
        whole = match.group().removesuffix(" and a half")
        count, unit = whole[: whole.rindex(" ")] if " " in whole else "", re.split(r"[ -]", whole)[-1]
        low, high = read_count(count or whole.split("-")[0])
        extra = 0.5 if match.group() != whole else 0.0
        found.append((low + extra, high + extra, unit.removesuffix("s")))
    return found


def shift_by(days: Days, lengths: list[tuple[float, float, str]], sign: int) -> Days:
    """Give the days that lie so many lengths of time after `days` (`sign` 1) or before them (-1)."""
    ends = []
    for least in (True, False):
        first, last = days
        for low, high, unit in lengths:
            count = -sign * (low if least else high)
            first, last = days_back(first, unit, count), days_back(last, unit, count)
        ends += [first, last]
    return min(ends), max(ends)


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
