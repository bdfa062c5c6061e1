"""Times told from the day of publication: "on Friday", "some 18 months ago", "over the past two years"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from whence.read.calendar_times import WEEKDAY, WEEKDAYS, Found, Grain, is_future
from whence.read.intervals import Days, month_days, part_of, shift_days, shift_months, week_days, year_days
from whence.read.numbers import number_pattern, read_number
from whence.read.wordlists import read_rows
from whence.records import Span

_S = r"[ \u00a0\n]"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade|weekend|century|centurie)"
_PARTS = r"(?:early|late|earlier|later|mid|the (?:beginning|start|middle|end) of)"
_GRAINS: dict[str, Grain] = {
    "hour": "hour", "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "season",
    "year": "year", "decade": "decade", "weekend": "day", "century": "decade", "centurie": "decade",
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}
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
    rf"|(?:(?P<part>early|late|earlier|later){_S})?(?P<day>today|tonight|yesterday|tomorrow|overnight|last night"
    rf"|this (?:morning|afternoon|evening)))(?:{_S}(?:morning|afternoon|evening|night))?\b", re.IGNORECASE,
)  # fmt: skip
_ON_WEEKDAY = re.compile(
    rf"(?<!Super )(?<!Black )(?<!Good )(?<!Ash )(?<!Bloody )\b(?:(?P<side>(?i:last|next|this|this past|this coming|the previous|the following|early|late|earlier|later on))"
    rf"{_S})?(?P<weekday>{WEEKDAY})(?!{_S}[A-Z][a-z]+{_S}(?:Agreement|Times|News|Post))"
    rf"(?:{_S}(?i:morning|afternoon|evening|night|lunchtime))?(?:{_S}(?P<week>(?i:last week|this week|next week)))?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    vague = "|".join(sorted((row[0] for row in read_rows("vague.tsv")), key=len, reverse=True))
    count = (
        rf"(?P<count>{number_pattern()}(?:{_S}or{_S}so|{_S}to{_S}{number_pattern()})?|{vague}|an?|the|half an?)"
    )
    about = (
        rf"(?:(?P<about>about|some|around|roughly|nearly|almost|approximately|more than|over|at least|less than"
        rf"|just over|just under|barely|only|well over|as many as|under|up to){_S})?"
    )
    half = rf"(?P<half>{_S}and{_S}a{_S}half)?"
    return {
        "ago": re.compile(rf"\b{about}(?:{count}(?:{_S}|-))?{_UNIT}s?{half}{_S}(?:ago|back)\b", re.IGNORECASE),
        "span": re.compile(
            rf"\b(?:(?P<lead>over|in|during|for|within|throughout|across|of|from){_S})?(?:(?:the|these|his|her|its|their){_S})?"
            rf"(?P<side>past|last|previous|next|coming|recent|following){_S}{about}(?:{count}(?:{_S}|-))?{_UNIT}s?{half}\b",
            re.IGNORECASE,
        ),
        "in_to": re.compile(rf"\bin{_S}the{_S}{count}{_S}{_UNIT}s{_S}(?:to|before|up to|until)\b", re.IGNORECASE),
        "hence": re.compile(
            rf"\b(?:in{_S})?{about}{count}(?:{_S}|-){_UNIT}s?(?:{_S}from{_S}now|['’]{_S}time)\b", re.IGNORECASE
        ),
        "unit": re.compile(
            rf"\b(?:(?P<part>{_PARTS})[ \u00a0\n-])?(?P<side>this|last|next|the previous|the following|the coming|the current"
            rf"|over the|at the){_S}{_UNIT}\b(?:(?:['’]s)?{_S}(?P<end>end)\b)?", re.IGNORECASE,
        ),
        "edge": re.compile(
            r"\b(?:(?P<edge>the end|the start|the beginning|the middle|the turn|late|early|mid)[ \u00a0-](?:of[ ])?"
            r"(?:the|this)[ ](?P<unit>month|year|week)|(?P<mid>mid|year)-(?P<unit2>month|year|week|end))\b", re.IGNORECASE,
        ),
    }  # fmt: skip


def find_relative_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the times told from the day of publication between two offsets, in no order."""
    for match in _NAMED_DAY.finditer(text, start, end):
        yield _found(match, anchor, "day", lambda day, m=match: _read_named_day(m, day))
    for match in _ON_WEEKDAY.finditer(text, start, end):
        yield _read_weekday(text, match, anchor)
    patterns = _patterns()
    for match in patterns["ago"].finditer(text, start, end):
        yield _found(match, anchor, _grain(match), lambda day, m=match: _read_ago(m, day))
    for match in patterns["span"].finditer(text, start, end):
        yield _found(match, anchor, _grain(match), lambda day, m=match: _read_span(m, day))
    for match in patterns["in_to"].finditer(text, start, end):
        yield _found(match, anchor, _grain(match), lambda day, m=match: (_shift(day, m, -1), day))
    for match in patterns["hence"].finditer(text, start, end):
        yield _found(match, anchor, _grain(match), lambda day, m=match: (_shift(day, m, 1),) * 2)
    for match in patterns["unit"].finditer(text, start, end):
        if match["unit"].lower() not in ("day", "hour") and not _is_bare_the(match):
            yield _found(match, anchor, _grain(match), lambda day, m=match: _read_unit(m, day))
    for match in patterns["edge"].finditer(text, start, end):
        yield _found(match, anchor, "month", lambda day, m=match: _read_edge(m, day))


def _found(
    match: re.Match[str], anchor: date | None, grain: Grain, read: Callable[[date], Days | None]
) -> Found:
    return Found(Span(*match.span()), None if anchor is None else read(anchor), grain)


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
    side, week = (match["side"] or "").lower(), (match["week"] or "").lower()
    if anchor is None:
        return Found(Span(*match.span()), None, "day", weekday)
    back = (anchor.weekday() - weekday) % 7
    if week:
        shift = {"last week": -7, "this week": 0, "next week": 7}[week]
        day = shift_days(week_days(anchor)[0], weekday + shift)
    elif side == "last" or side == "the previous":
        day = shift_days(anchor, -(back or 7))
    elif side in ("next", "the following"):
        day = shift_days(anchor, (7 - back) % 7 or 7)
    elif side == "this coming" or is_future(text, match.start()):
        day = shift_days(anchor, (7 - back) % 7)
    else:
        day = shift_days(anchor, -back)
    return Found(Span(*match.span()), (day, day), "day", weekday)


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
    for row in read_rows("vague.tsv"):
        if row[0] == plain:
            least = float(row[1] or 0)
            return least, float(row[2]) if len(row) > 2 and row[2] else least * 5
    return 1, 1


def _counted(match: re.Match[str]) -> tuple[float, float]:
    words = match["count"]
    low, high = (2.0, 10.0) if words is None else read_count(words)
    extra = 0.5 if match.groupdict().get("half") else 0.0
    return low + extra, high + extra


def _back(anchor: date, unit: str, count: float) -> date:
    if unit in _MONTHS:
        months = count * _MONTHS[unit]
        return shift_days(shift_months(anchor, -int(months)), -30 * (months - int(months)))
    return shift_days(anchor, -count * _DAYS[unit])


def _shift(anchor: date, match: re.Match[str], sign: int) -> date:
    return _back(anchor, match["unit"].lower(), -sign * _counted(match)[1])


def _read_ago(match: re.Match[str], anchor: date) -> Days | None:
    """Give the days meant: as wide as half the unit on either side, for nobody counts more finely than that."""
    unit, about = match["unit"].lower(), (match["about"] or "").lower()
    if match["count"] is None and not match[0].lower().startswith(unit):
        return None
    low, high = _counted(match)
    first, last = _widen(_back(anchor, unit, high), _back(anchor, unit, low), unit)
    if about in ("more than", "over", "at least", "well over", "just over"):
        return (first if about == "just over" else _back(anchor, unit, high * 2)), _back(anchor, unit, low)
    if about in ("less than", "under", "up to", "barely"):
        return _back(anchor, unit, high), anchor
    return first, min(last, anchor)


def _widen(first: date, last: date, unit: str) -> Days:
    match unit:
        case "hour":
            return first, last
        case "day":
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


def _read_span(match: re.Match[str], anchor: date) -> Days | None:
    unit, side = match["unit"].lower(), match["side"].lower()
    is_plural = match[0].lower().rstrip().endswith("s") or bool(match["count"])
    if side == "recent" or not match["count"] and is_plural:
        reach = _VAGUE_SPANS.get(unit)
        first = shift_days(anchor, -reach) if reach else shift_months(anchor, -_VAGUE_MONTHS.get(unit, 60))
        if side in ("next", "coming", "following"):
            return anchor, shift_days(anchor, (anchor - first).days)
        return first, anchor
    if not match["count"] and not _is_rolling(match):
        return _calendar_unit(unit, 1 if side in ("next", "coming", "following") else -1, anchor)
    low, high = (1.0, 1.0) if not match["count"] else _counted(match)
    if side in ("next", "coming", "following"):
        return anchor, _back(anchor, unit, -high)
    return _back(anchor, unit, high), anchor


def _is_rolling(match: re.Match[str]) -> bool:
    side = match["side"].lower()
    return side == "past" or (
        side in ("last", "coming", "next") and re.search(r"\bthe\s+\w+\s+\w+$", match[0]) is not None
    )


def _is_bare_the(match: re.Match[str]) -> bool:
    return match["side"].lower() in ("over the", "at the") and match["unit"].lower() != "weekend"


def _calendar_unit(unit: str, shift: int, anchor: date) -> Days:
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


def _read_unit(match: re.Match[str], anchor: date) -> Days:
    unit, side, part = match["unit"].lower(), match["side"].lower(), (match["part"] or "").lower()
    if unit == "weekend" and side in ("over the", "at the", "this"):
        return _last_weekend(anchor)
    shift = (
        -1 if side in ("last", "the previous") else 1 if side in ("next", "the following", "the coming") else 0
    )
    days = _calendar_unit(unit, shift, anchor)
    if part == "earlier" and not shift:
        return days[0], anchor
    if part == "later" and not shift:
        return anchor, days[1]
    if match["end"]:
        return part_of(days, "late")
    if not part:
        return days
    word = "early" if "start" in part or "beginning" in part else "mid" if "mid" in part else part
    return part_of(days, {"earlier": "early", "later": "late"}.get(word, word))


def _last_weekend(anchor: date) -> Days:
    """Give the weekend that `anchor` lies in, or the last one before it."""
    back = (anchor.weekday() - 5) % 7
    saturday = shift_days(anchor, -back)
    return saturday, shift_days(saturday, 1)


def _read_edge(match: re.Match[str], anchor: date) -> Days:
    if match["mid"]:
        unit = match["unit2"].lower()
        if unit == "end":
            return part_of(year_days(anchor.year), "late")
        return part_of(_calendar_unit(unit, 0, anchor), "mid")
    edge = match["edge"].lower()
    part = "late" if "end" in edge or edge == "late" else "mid" if "mid" in edge else "early"
    return part_of(_calendar_unit(match["unit"].lower(), 0, anchor), part)
