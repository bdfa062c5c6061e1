"""The days that a time told from the day of publication means, from what its pattern found."""

import re
from datetime import date

from whence.read.durations import calendar_unit, days_back, last_weekend, read_count, widen
from whence.read.found_times import cut_part
from whence.read.intervals import Days, part_of, shift_days, shift_months, year_days

_THURSDAY, _SATURDAY = 3, 5
_VAGUE_SPANS = {
    "hour": 1,
    "day": 7,
    "week": 42,
    "fortnight": 60,
    "weekend": 21,
}  # days that "recent ..." reaches
_VAGUE_MONTHS = {"month": 6, "quarter": 12, "year": 60, "decade": 360, "century": 3600}


def read_named_day(match: re.Match[str], anchor: date) -> Days:
    """Give the day of "yesterday", "the day after tomorrow" and the like."""
    if match["before"]:
        return (shift_days(anchor, -2),) * 2
    if match["after"]:
        return (shift_days(anchor, 2),) * 2
    match match["day"].lower():
        case "yesterday" | "last night":
            return (shift_days(anchor, -1),) * 2
        case "overnight":
            return shift_days(anchor, -1), anchor
        case "tomorrow":
            return (shift_days(anchor, 1),) * 2
        case _:
            return anchor, anchor


def _counted(match: re.Match[str]) -> tuple[float, float]:
    words = match["count"]
    low, high = (2.0, 10.0) if words is None else read_count(words)
    extra = 0.5 if match.groupdict().get("half") else 0.0
    return low + extra, high + extra


def read_hence(match: re.Match[str], anchor: date) -> Days:
    """Give the day that lies so long after `anchor`."""
    day = days_back(anchor, match["unit"].lower(), -_counted(match)[1])
    return day, day


def read_up_to(match: re.Match[str], anchor: date) -> Days:
    """Give the days that end with `anchor`."""
    return days_back(anchor, match["unit"].lower(), _counted(match)[1]), anchor


def read_ago(match: re.Match[str], anchor: date) -> Days | None:
    """Give the days meant: as wide as half the unit on either side, for nobody counts more finely than that."""
    unit, about = match["unit"].lower(), (match["about"] or "").lower()
    if match["count"] is None and not match[0].lower().startswith(unit):
        return None
    low, high = _counted(match)
    first, last = widen(days_back(anchor, unit, high), days_back(anchor, unit, low), unit)
    if about in ("more than", "over", "at least", "well over", "just over"):
        return (first if about == "just over" else days_back(anchor, unit, high * 2)), days_back(
            anchor, unit, low
        )
    if about in ("less than", "under", "up to", "barely"):
        return days_back(anchor, unit, high), anchor
    return first, min(last, anchor)


def read_span(match: re.Match[str], anchor: date) -> Days | None:
    """Give the days of "the last three weeks", "next month" and the like; None when they cannot be told."""
    unit, side = match["unit"].lower(), match["side"].lower()
    is_plural = match[0].lower().rstrip().endswith("s") or bool(match["count"])
    is_ahead = side in ("next", "coming", "following", "upcoming")
    if side == "recent" or (not match["count"] and is_plural):
        reach = _VAGUE_SPANS.get(unit)
        first = shift_days(anchor, -reach) if reach else shift_months(anchor, -_VAGUE_MONTHS.get(unit, 60))
        return (anchor, shift_days(anchor, (anchor - first).days)) if is_ahead else (first, anchor)
    if not match["count"] and not _is_rolling(match):
        return None if side == "following" else calendar_unit(unit, 1 if is_ahead else -1, anchor)
    high = _counted(match)[1] if match["count"] else 1.0
    if unit == "quarter":
        one = calendar_unit(unit, 1 if is_ahead else -1, anchor)
        other = calendar_unit(unit, round(high) if is_ahead else -round(high), anchor)
        return min(one[0], other[0]), max(one[1], other[1])
    return (anchor, days_back(anchor, unit, -high)) if is_ahead else (days_back(anchor, unit, high), anchor)


def _is_rolling(match: re.Match[str]) -> bool:
    side = match["side"].lower()
    if match["unit"].lower() in ("quarter", "century", "weekend"):
        return False
    if match["unit"].lower() == "decade":
        return side == "past" or bool(match["lead"])  # "over the next decade" begins now
    return side == "past" or (
        side in ("last", "coming", "next") and re.search(r"\bthe\s+\w+\s+\w+$", match[0]) is not None
    )


def read_within(match: re.Match[str], anchor: date) -> Days:
    """Give the days from `anchor` on that a length of time holds."""
    return anchor, days_back(anchor, match["unit"].lower(), -_counted(match)[1])


def read_after_next(match: re.Match[str], anchor: date) -> Days:
    """Give the unit after the next one, or before the last."""
    return calendar_unit(match["unit"].lower(), 2 if match["next"] else -2, anchor)


def read_business(match: re.Match[str], anchor: date) -> Days:
    """Give the days from Monday to Friday counted from `anchor`; of "in four working days" the last one."""
    step = -1 if (match["side"] or "").lower() in ("last", "past", "previous") else 1
    days = [shift_days(anchor, step * shift) for shift in range(1, 400)]
    open_days = [day for day in days if day.weekday() < _SATURDAY]
    reached = open_days[: max(round(read_count(match["count"])[1]), 1)]
    if match[0].lower().startswith("in "):
        return reached[-1], reached[-1]
    return min(reached), max(reached)


def read_unit(match: re.Match[str], anchor: date, *, is_over: bool) -> Days:
    """Give the calendar unit meant; `is_over`: the text tells of what is past."""
    unit, part = match["unit"].lower(), (match["part"] or "").lower()
    side = " ".join(match["side"].lower().split()).removeprefix("the ").removesuffix(" calendar")
    if unit == "weekend" and side not in ("last", "next", "previous", "coming", "upcoming"):
        is_coming = not is_over and (side in ("this", "on") or (side == "the" and anchor.weekday() < _THURSDAY))
        return calendar_unit("weekend", 0, anchor) if is_coming else last_weekend(anchor)
    shift = -1 if side in ("last", "previous") else 1 if side in ("next", "coming", "upcoming") else 0
    days = calendar_unit(unit, shift, anchor)
    if unit == "week" and "work" in match[0].lower():
        days = days[0], shift_days(days[0], 4)
    if side in ("rest of", "remainder of") or (
        (part == "later" or part.startswith(("rest", "the r", "rem"))) and not shift
    ):
        return anchor, days[1]
    if part == "earlier" and not shift:
        return days[0], anchor
    if side == "end of":
        return part_of(days, "end")
    return part_of(days, "end") if match["end"] else cut_part(days, part)


def read_edge(match: re.Match[str], anchor: date) -> Days:
    """Give the part of the current unit."""
    if not match["mid"]:
        return cut_part(calendar_unit(match["unit"].lower(), 0, anchor), match["edge"])
    unit = match["unit2"].lower()
    return (
        part_of(year_days(anchor.year), "end")
        if unit == "end"
        else part_of(calendar_unit(unit, 0, anchor), "mid")
    )
