"""Arithmetic on calendar days: weeks, months, years and seasons as pairs of first and last day."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
_WEEK = 7  # days
_MONTH_CUTS = {"start": (0, 15), "mid": (9, 20), "end": (15, 31)}
_CUTS = {
    _WEEK: {"start": (0, 3), "mid": (1, 4), "end": (3, 7), "late": (3, 7)},
    **dict.fromkeys((28, 29, 30, 31), _MONTH_CUTS),
    365: {"start": (0, 120), "mid": (120, 243), "end": (243, 365), "early": (0, 181), "late": (181, 365)},
    366: {"start": (0, 121), "mid": (121, 244), "end": (244, 366), "early": (0, 182), "late": (182, 366)},
}  # by length in days: the first day of each part and the day after its last, counted from 0


def month_days(year: int, month: int) -> Days:
    """Give the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    """Give the first and last day of a year, or of several."""
    return date(first, 1, 1), date(last or first, 12, 31)


def week_days(day: date) -> Days:
    """Give the Monday and the Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift_months(day: date, months: int) -> date:
    """Give the same day `months` later (earlier if negative), or the last of that month if there is none."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift_days(day: date, days: float) -> date:
    """Give the day `days` later, within what the calendar holds."""
    return date.fromordinal(min(max(day.toordinal() + round(days), 1), date.max.toordinal()))


def season_days(name: str, year: int) -> Days:
    """Give the days of a season, as the northern half of the world has it; a winter begins in `year`."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    end = shift_months(date(year, first, 1), 3) - timedelta(days=1)
    return date(year, first, 1), end


def part_of(days: Days, part: str) -> Days:
    """Give a part of an interval: its "early" or "late" half, its "start", "mid" or "end".

    The last three are thirds of a year, and of a month the first 15 days, the 10th to the 20th, and from the 16th,
    as Microsoft Recognizers-Text has them; of longer times the first quarter, the half in the middle, the last quarter.
    """
    first, last = days
    n_days = last.toordinal() - first.toordinal() + 1
    quarter = n_days / 4
    match part:
        case _ if part in _CUTS.get(n_days, {}):
            start, end = _CUTS[n_days][part]
            return shift_days(first, start), min(shift_days(first, end - 1), last)
        case "early":
            return first, shift_days(first, 2 * quarter - 1)
        case "mid":
            return shift_days(first, quarter), shift_days(first, 3 * quarter - 1)
        case "start":
            return first, shift_days(first, quarter - 1)
        case "end":
            return shift_days(first, 3 * quarter), last
        case _:
            return shift_days(first, 2 * quarter), last


def in_year(days: Days, year: int) -> Days:
    """Give the same days of another year; the 29th of February becomes the 28th where there is none."""
    months = 12 * (year - days[0].year)
    return shift_months(days[0], months), shift_months(days[1], months)
