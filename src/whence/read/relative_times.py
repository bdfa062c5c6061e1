"""Times told from the day of publication: "on Friday", "some 18 months ago", "over the past two years"."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial

from whence.read.durations import (
    calendar_unit,
    duration_pattern,
    read_duration,
    shift_by,
)
from whence.read.found_times import (
    MONTH,
    SPACE,
    WEEKDAY,
    WEEKDAYS,
    Found,
    Grain,
    find_windows,
    is_future,
    is_past,
)
from whence.read.intervals import Days, shift_days, week_days
from whence.read.numbers import number_pattern, vague_counts
from whence.read.relative_days import (
    read_after_next,
    read_ago,
    read_business,
    read_edge,
    read_hence,
    read_named_day,
    read_span,
    read_unit,
    read_up_to,
    read_within,
)
from whence.records import Span

_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade|weekend|century|centurie)"
_PARTS = (
    r"(?:early|late|earlier|later|mid|(?:the )?(?:beginning|start|middle|end|rest|remainder|remaining)(?: of)?)"
)
_GRAINS: dict[str, Grain] = {
    "hour": "hour", "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "season",
    "year": "year", "decade": "decade", "weekend": "day", "century": "decade", "centurie": "decade",
}  # fmt: skip
_NAMED_DAY = re.compile(
    rf"\b(?:(?P<before>the day before yesterday)|(?P<after>the day after tomorrow)"
    rf"|(?:(?P<part>early|late|earlier|later){SPACE})?(?P<day>(?<!USA )today|tonight|yesterday|tomorrow|overnight"
    rf"|last night|this (?:morning|afternoon|evening)))(?:{SPACE}(?:morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)  # fmt: skip
_ON_WEEKDAY = re.compile(
    r"(?<!Super )(?<!Black )(?<!Good )(?<!Ash )(?<!Bloody )\b(?:(?P<side>(?i:last|next|this|this past|past"
    r"|this coming"
    rf"|(?:the )?previous|(?:the )?following|(?:the )?(?:up)?coming|early|late|earlier|later on)){SPACE})?"
    rf"(?P<weekday>{WEEKDAY})(?!{SPACE}[A-Z][a-z]+{SPACE}(?:Agreement|Times|News|Post))"
    rf"(?!{SPACE}(?:Times|Telegraph|Mirror|Mail|Herald|Post|Express|Star|Night{SPACE}[A-Z]|School|League|Group)\b)"
    rf"(?:{SPACE}(?i:morning|afternoon|evening|night|lunchtime))?"
    rf"(?:{SPACE}(?P<week>(?i:last week|this week|next week)))?"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]DAY")
_NTH = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|\d(?:st|nd|rd|th))[ \u00a0\n]$", re.IGNORECASE
)
_OF_MONTH = re.compile(
    rf"{SPACE}(?:of|in){SPACE}(?:{MONTH}|(?:the|this|next|last|previous|every|each){SPACE}(?:month|year|quarter))"
)
_NOW = re.compile(
    r"(?<=between )now\b|(?<=from )now(?= (?:until|till|to|through)\b)|(?<=until )now\b"
    r"|(?<=\d and )now\b"
)
_TO_DATE = re.compile(r"\b(?P<unit>year|month|week)[ -]to[ -]date\b", re.IGNORECASE)
_PIECE_OF = re.compile(r"\b(?:quarter|half|third|weeks?|weekend|days?|months?|halves)[ ]of[ ]$", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:(?:the )?(?P<side>next|last|past|previous|coming)|in"
    r"|within) (?P<count>\w+) (?:business|working) days\b",
    re.IGNORECASE,
)
_TRIGGER = re.compile(r"(?:hour|day|week|fortnight|month|quarter|year|decade|centur)", re.IGNORECASE)
_BEFORE = 70  # characters before a unit of time in which an expression may begin
_SIDES = "past|last|previous|next|coming|upcoming|recent|following"
_ABOUT = (
    r"(?:(?P<about>about|some|around|roughly|nearly|almost|approximately|more than|over|at least|less than"
    rf"|just over|just under|barely|only|well over|as many as|under|up to){SPACE})?"
)
_UNCOUNTED = {
    "after_next": (
        rf"\b(?:the{SPACE})?{_UNIT}{SPACE}(?:(?P<next>after)(?:{SPACE}the)?{SPACE}next"
        rf"|before(?:{SPACE}the)?{SPACE}last)\b"
    ),
    "unit": (
        rf"\b(?:(?P<part>{_PARTS})[ \u00a0\n-](?:in{SPACE}|on{SPACE})?)?(?P<side>(?:this|last"
        rf"|next)(?:{SPACE}calendar)?"
        rf"|(?:the{SPACE})?(?:previous|current|coming|upcoming|present)|over the|throughout the|at the"
        rf"|in the|the|on|rest of|end of"
        rf"|remainder of){SPACE}"
        rf"(?:working{SPACE}|work)?{_UNIT}\b(?!{SPACE}(?:ago|later|earlier))(?!{SPACE}of{SPACE}(?:the|[A-Z1-9]))"
        rf"(?:(?:['’]s)?{SPACE}(?P<end>end)\b)?"
    ),
    "edge": (
        r"\b(?:(?P<edge>the end|the start|the beginning|the middle|the turn|late|early|mid)[ \u00a0-](?:of[ ])?"
        r"(?:the|this)[ ](?P<unit>month|year|week)|(?P<mid>mid|year)[- ](?P<unit2>month|year|week|end))\b"
    ),
}  # patterns of times that state no number


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    vague = "|".join(sorted(vague_counts(), key=len, reverse=True))
    number = number_pattern()
    count = rf"(?P<count>{number}(?:{SPACE}or{SPACE}so|{SPACE}to{SPACE}{number})?|{vague}|few|an?|the|half an?)"
    half = rf"(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
    counted = rf"(?:{count}(?:{SPACE}|-))?{_UNIT}s?{half}"
    written = {
        "long_ago": rf"(?<!last )(?<!past )\b(?P<length>{duration_pattern()}){SPACE}ago\b",
        "ago": rf"\b{_ABOUT}{counted}{SPACE}(?:ago|back)\b",
        "span": (
            rf"\b(?:(?P<lead>over|in|during|for|within|throughout|across|of|from){SPACE})?"
            rf"(?:(?:the|these|his|her|its|their){SPACE})?"
            rf"(?P<side>{_SIDES}){SPACE}{_ABOUT}{counted}\b(?!{SPACE}ago)(?!{SPACE}of{SPACE}(?:the|this|next|last"
            rf"|[A-Z1-9]))"
        ),
        "span_after": (
            rf"\b(?:the{SPACE})?(?P<about>)(?P<count>{number}|{vague}"
            rf"|few){SPACE}(?P<side>{_SIDES}){SPACE}{_UNIT}s{half}\b(?!{SPACE}worth)"
        ),
        "in_to": rf"\bin{SPACE}the{SPACE}{count}{SPACE}{_UNIT}s{SPACE}(?:to|before|up to|until)\b",
        "hence": (
            rf"\b(?:in{SPACE})?{_ABOUT}{count}(?:{SPACE}|-){_UNIT}s?(?:{SPACE}from{SPACE}now|['’]s?{SPACE}time"
            rf"|{SPACE}hence)\b"
        ),
        "within": (
            rf"\bwithin{SPACE}(?:the{SPACE})?(?:next{SPACE}|coming{SPACE})?{_ABOUT}{count}{SPACE}{_UNIT}s?\b"
            rf"(?!{SPACE}(?:of|from|after)\b)"
        ),
        "in": rf"\bin{SPACE}{_ABOUT}{count}{SPACE}{_UNIT}s?\b(?!{SPACE}(?:time|ago|to)|['’])",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in (written | _UNCOUNTED).items()}


def find_relative_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the times told from the day of publication between two offsets, in no order."""
    for match in _NAMED_DAY.finditer(text, start, end):
        yield _found(match, anchor, "day", read_named_day)
    for match in _NOW.finditer(text, start, end):
        yield _found(match, anchor, "day", lambda _, day: (day, day))
    for match in _BUSINESS.finditer(text, start, end):
        yield _found(match, anchor, "day", read_business)
    for match in _TO_DATE.finditer(text, start, end):
        yield _found(
            match,
            anchor,
            _grain(match),
            lambda found, day: (calendar_unit(found["unit"].lower(), 0, day)[0], day),
        )
    for low, high in find_windows(text, _WEEKDAY, start, end, before=20):
        for match in _ON_WEEKDAY.finditer(text, low, high):
            before = "last " if match["side"] == "last" else text[max(0, match.start() - 12) : match.start()]
            is_piece = _OF_MONTH.match(text, match.end()) and _NTH.search(before)
            if not is_piece:
                yield _read_weekday(text, match, anchor)
    for low, high in find_windows(text, _TRIGGER, start, end, before=_BEFORE):
        yield from _find_near_unit(text, low, high, anchor)


def _find_near_unit(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    patterns = _patterns()
    for name, read in _READERS.items():
        for match in patterns[name].finditer(text, start, end):
            yield _found(match, anchor, _grain(match), read)
    for match in patterns["long_ago"].finditer(text, start, end):
        lengths = read_duration(match["length"])
        if len(lengths) > 1:
            days = None if anchor is None else shift_by((anchor, anchor), lengths, -1)
            yield Found(Span(*match.span()), days, "day")
    for match in patterns["in"].finditer(text, start, end):
        if is_future(text, match.start()) and match["count"].lower() != "the":
            yield _found(match, anchor, _grain(match), read_hence)
    for match in patterns["within"].finditer(text, start, end):
        if is_future(text, match.start()):
            yield _found(match, anchor, _grain(match), read_within)
    for match in patterns["unit"].finditer(text, start, end):
        is_whole = _PIECE_OF.search(text, max(0, match.start() - 12), match.start()) is not None
        if match["unit"].lower() not in ("day", "hour") and (is_whole or not _is_bare_the(match)):
            is_over = is_past(text, match.start())
            yield _found(match, anchor, _grain(match), partial(read_unit, is_over=is_over))
    for match in patterns["edge"].finditer(text, start, end):
        yield _found(match, anchor, "month", read_edge)


def _found(
    match: re.Match[str], anchor: date | None, grain: Grain, read: Callable[[re.Match[str], date], Days | None]
) -> Found:
    return Found(Span(*match.span()), None if anchor is None else read(match, anchor), grain)


def _grain(match: re.Match[str]) -> Grain:
    return _GRAINS[match["unit"].lower()]


def _read_weekday(text: str, match: re.Match[str], anchor: date | None) -> Found:
    weekday = [day.lower() for day in WEEKDAYS].index(match["weekday"].lower())
    side, week = (match["side"] or "").lower().removeprefix("the "), (match["week"] or "").lower()
    if anchor is None:
        return Found(Span(*match.span()), None, "day", weekday)
    monday, back = week_days(anchor)[0], (anchor.weekday() - weekday) % 7
    if week:
        day = shift_days(monday, weekday + {"last week": -7, "this week": 0, "next week": 7}[week])
    elif side in ("last", "previous"):
        day = shift_days(monday, weekday - 7)
    elif side == "next":
        day = shift_days(monday, weekday + 7)
    elif side == "following" and not is_future(text, match.start()):
        return Found(Span(*match.span()), None, "day", weekday)  # the one after a day told before
    elif side in ("following", "this coming", "coming", "upcoming") or _is_ahead(text, match, side):
        day = shift_days(anchor, (7 - back) % 7 or 7 * (side in ("following", "coming", "upcoming")))
    else:
        day = shift_days(anchor, -back)
    return Found(Span(*match.span()), (day, day), "day", weekday)


def _is_ahead(text: str, match: re.Match[str], side: str) -> bool:
    """Tell whether a weekday lies ahead: "this Friday" does unless the text tells of what is over."""
    if side == "this":
        return not is_past(text, match.start())
    return side != "past" and side != "this past" and is_future(text, match.start())


def _is_bare_the(match: re.Match[str]) -> bool:
    side, unit = " ".join(match["side"].lower().split()), match["unit"].lower()
    if unit == "weekend":
        return side in ("in the", "the") and not match["part"] and side == "in the"
    return side in ("over the", "at the", "throughout the", "on") or (
        side in ("in the", "the") and not match["part"]
    )


_READERS: dict[str, Callable[[re.Match[str], date], Days | None]] = {
    "ago": read_ago, "span": read_span, "span_after": read_span, "in_to": read_up_to, "hence": read_hence,
    "after_next": read_after_next,
}  # fmt: skip
