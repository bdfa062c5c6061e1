"""Arithmetic on calendar days: weeks, months, years and seasons as pairs of first and last day."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]


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
    """Give the early or the late half of an interval, the two quarters in its middle, or the first or last quarter."""
    first, last = days
    quarter = (last.toordinal() - first.toordinal() + 1) / 4
    match part:
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
