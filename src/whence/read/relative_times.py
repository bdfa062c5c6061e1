"""Times told from the day of publication: "on Friday", "some 18 months ago", "over the past two years"."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from whence.read.durations import calendar_unit, days_back, last_weekend, read_count, widen
from whence.read.found_times import SPACE, WEEKDAY, WEEKDAYS, Found, Grain, cut_part, find_windows, is_future
from whence.read.intervals import Days, part_of, shift_days, shift_months, week_days, year_days
from whence.read.numbers import number_pattern, vague_counts
from whence.records import Span

_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade|weekend|century|centurie)"
_PARTS = r"(?:early|late|earlier|later|mid|(?:the )?(?:beginning|start|middle|end|rest) of)"
_GRAINS: dict[str, Grain] = {
    "hour": "hour", "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "season",
    "year": "year", "decade": "decade", "weekend": "day", "century": "decade", "centurie": "decade",
}  # fmt: skip
_VAGUE_SPANS = {
    "hour": 1,
    "day": 7,
    "week": 42,
    "fortnight": 60,
    "weekend": 21,
}  # days that "recent ..." reaches
_VAGUE_MONTHS = {"month": 6, "quarter": 12, "year": 60, "decade": 360, "century": 3600}

_NAMED_DAY = re.compile(
    rf"\b(?:(?P<before>the day before yesterday)|(?P<after>the day after tomorrow)"
    rf"|(?:(?P<part>early|late|earlier|later){SPACE})?(?P<day>today|tonight|yesterday|tomorrow|overnight|last night"
    rf"|this (?:morning|afternoon|evening)))(?:{SPACE}(?:morning|afternoon|evening|night))?\b", re.IGNORECASE,
)  # fmt: skip
_ON_WEEKDAY = re.compile(
    r"(?<!Super )(?<!Black )(?<!Good )(?<!Ash )(?<!Bloody )\b(?:(?P<side>(?i:last|next|this|this past|this coming"
    rf"|(?:the )?previous|(?:the )?following|(?:the )?coming|early|late|earlier|later on)){SPACE})?"
    rf"(?P<weekday>{WEEKDAY})(?!{SPACE}[A-Z][a-z]+{SPACE}(?:Agreement|Times|News|Post))"
    rf"(?:{SPACE}(?i:morning|afternoon|evening|night|lunchtime))?"
    rf"(?:{SPACE}(?P<week>(?i:last week|this week|next week)))?"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]DAY")
_TRIGGER = re.compile(r"(?:hour|day|week|fortnight|month|quarter|year|decade|centur)", re.IGNORECASE)
_BEFORE = 70  # characters before a unit of time in which an expression may begin


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    vague = "|".join(sorted(vague_counts(), key=len, reverse=True))
    number = number_pattern()
    count = rf"(?P<count>{number}(?:{SPACE}or{SPACE}so|{SPACE}to{SPACE}{number})?|{vague}|an?|the|half an?)"
    about = (
        r"(?:(?P<about>about|some|around|roughly|nearly|almost|approximately|more than|over|at least|less than"
        rf"|just over|just under|barely|only|well over|as many as|under|up to){SPACE})?"
    )
    half = rf"(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
    counted = rf"(?:{count}(?:{SPACE}|-))?{_UNIT}s?{half}"
    written = {
        "ago": rf"\b{about}{counted}{SPACE}(?:ago|back)\b",
        "span": (
            rf"\b(?:(?P<lead>over|in|during|for|within|throughout|across|of|from){SPACE})?"
            rf"(?:(?:the|these|his|her|its|their){SPACE})?"
            rf"(?P<side>past|last|previous|next|coming|recent|following){SPACE}{about}{counted}\b"
        ),
        "in_to": rf"\bin{SPACE}the{SPACE}{count}{SPACE}{_UNIT}s{SPACE}(?:to|before|up to|until)\b",
        "hence": (
            rf"\b(?:in{SPACE})?{about}{count}(?:{SPACE}|-){_UNIT}s?(?:{SPACE}from{SPACE}now|['’]{SPACE}time)\b"
        ),
        "in": rf"\bin{SPACE}{about}{count}{SPACE}{_UNIT}s?\b(?!{SPACE}(?:time|ago|to)|['’])",
        "unit": (
            rf"\b(?:(?P<part>{_PARTS})[ \u00a0\n-])?(?P<side>this|last|next|the|the previous|the following"
            rf"|the coming|the current|over the|at the|in the){SPACE}{_UNIT}\b(?:(?:['’]s)?{SPACE}(?P<end>end)\b)?"
        ),
        "edge": (
            r"\b(?:(?P<edge>the end|the start|the beginning|the middle|the turn|late|early|mid)[ \u00a0-](?:of[ ])?"
            r"(?:the|this)[ ](?P<unit>month|year|week)|(?P<mid>mid|year)-(?P<unit2>month|year|week|end))\b"
        ),
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in written.items()}


def find_relative_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the times told from the day of publication between two offsets, in no order."""
    for match in _NAMED_DAY.finditer(text, start, end):
        yield _found(match, anchor, "day", _read_named_day)
    for low, high in find_windows(text, _WEEKDAY, start, end, before=20):
        for match in _ON_WEEKDAY.finditer(text, low, high):
            yield _read_weekday(text, match, anchor)
    for low, high in find_windows(text, _TRIGGER, start, end, before=_BEFORE):
        yield from _find_near_unit(text, low, high, anchor)


def _find_near_unit(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    patterns = _patterns()
    for name, read in _READERS.items():
        for match in patterns[name].finditer(text, start, end):
            yield _found(match, anchor, _grain(match), read)
    for match in patterns["in"].finditer(text, start, end):
        if is_future(text, match.start()) and match["count"].lower() != "the":
            yield _found(match, anchor, _grain(match), _read_hence)
    for match in patterns["unit"].finditer(text, start, end):
        if match["unit"].lower() not in ("day", "hour") and not _is_bare_the(match):
            yield _found(match, anchor, _grain(match), _read_unit)
    for match in patterns["edge"].finditer(text, start, end):
        yield _found(match, anchor, "month", _read_edge)


def _found(
    match: re.Match[str], anchor: date | None, grain: Grain, read: Callable[[re.Match[str], date], Days | None]
) -> Found:
    return Found(Span(*match.span()), None if anchor is None else read(match, anchor), grain)


def _grain(match: re.Match[str]) -> Grain:
    return _GRAINS[match["unit"].lower()]


def _read_named_day(match: re.Match[str], anchor: date) -> Days:
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


def _read_weekday(text: str, match: re.Match[str], anchor: date | None) -> Found:
    weekday = [day.lower() for day in WEEKDAYS].index(match["weekday"].lower())
    side, week = (match["side"] or "").lower().removeprefix("the "), (match["week"] or "").lower()
    if anchor is None:
        return Found(Span(*match.span()), None, "day", weekday)
    back = (anchor.weekday() - weekday) % 7
    if week:
        shift = {"last week": -7, "this week": 0, "next week": 7}[week]
        day = shift_days(week_days(anchor)[0], weekday + shift)
    elif side in ("last", "previous"):
        day = shift_days(anchor, -(back or 7))
    elif side in ("next", "following"):
        day = shift_days(anchor, (7 - back) % 7 or 7)
    elif side in ("this coming", "coming") or is_future(text, match.start()):
        day = shift_days(anchor, (7 - back) % 7)
    else:
        day = shift_days(anchor, -back)
    return Found(Span(*match.span()), (day, day), "day", weekday)


def _counted(match: re.Match[str]) -> tuple[float, float]:
    words = match["count"]
    low, high = (2.0, 10.0) if words is None else read_count(words)
    extra = 0.5 if match.groupdict().get("half") else 0.0
    return low + extra, high + extra


def _read_hence(match: re.Match[str], anchor: date) -> Days:
    day = days_back(anchor, match["unit"].lower(), -_counted(match)[1])
    return day, day


def _read_up_to(match: re.Match[str], anchor: date) -> Days:
    return days_back(anchor, match["unit"].lower(), _counted(match)[1]), anchor


def _read_ago(match: re.Match[str], anchor: date) -> Days | None:
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


def _read_span(match: re.Match[str], anchor: date) -> Days | None:
    unit, side = match["unit"].lower(), match["side"].lower()
    is_plural = match[0].lower().rstrip().endswith("s") or bool(match["count"])
    if side == "recent" or (not match["count"] and is_plural):
        reach = _VAGUE_SPANS.get(unit)
        first = shift_days(anchor, -reach) if reach else shift_months(anchor, -_VAGUE_MONTHS.get(unit, 60))
        if side in ("next", "coming", "following"):
            return anchor, shift_days(anchor, (anchor - first).days)
        return first, anchor
    if not match["count"] and not _is_rolling(match):
        return calendar_unit(unit, 1 if side in ("next", "coming", "following") else -1, anchor)
    high = _counted(match)[1] if match["count"] else 1.0
    if side in ("next", "coming", "following"):
        return anchor, days_back(anchor, unit, -high)
    return days_back(anchor, unit, high), anchor


def _is_rolling(match: re.Match[str]) -> bool:
    side = match["side"].lower()
    if match["unit"].lower() in ("quarter", "decade", "century", "weekend"):
        return side == "past"
    return side == "past" or (
        side in ("last", "coming", "next") and re.search(r"\bthe\s+\w+\s+\w+$", match[0]) is not None
    )


def _is_bare_the(match: re.Match[str]) -> bool:
    side, unit = match["side"].lower(), match["unit"].lower()
    return (side in ("over the", "at the") and unit != "weekend") or (
        side in ("in the", "the") and not match["part"]
    )


def _read_unit(match: re.Match[str], anchor: date) -> Days:
    unit, side, part = match["unit"].lower(), match["side"].lower(), (match["part"] or "").lower()
    if unit == "weekend" and side in ("over the", "at the", "this"):
        is_coming = side == "this" and 2 <= anchor.weekday() <= 4
        return last_weekend(shift_days(anchor, 7) if is_coming else anchor)
    shift = (
        -1 if side in ("last", "the previous") else 1 if side in ("next", "the following", "the coming") else 0
    )
    days = calendar_unit(unit, shift, anchor)
    if part == "earlier" and not shift:
        return days[0], anchor
    if (part == "later" or "rest" in part) and not shift:
        return anchor, days[1]
    return part_of(days, "end") if match["end"] else cut_part(days, part)


def _read_edge(match: re.Match[str], anchor: date) -> Days:
    if not match["mid"]:
        return cut_part(calendar_unit(match["unit"].lower(), 0, anchor), match["edge"])
    unit = match["unit2"].lower()
    return (
        part_of(year_days(anchor.year), "end")
        if unit == "end"
        else part_of(calendar_unit(unit, 0, anchor), "mid")
    )


_READERS: dict[str, Callable[[re.Match[str], date], Days | None]] = {
    "ago": _read_ago, "span": _read_span, "in_to": _read_up_to, "hence": _read_hence,
}  # fmt: skip
