"""Times that name a date, a month, a season, a year or a decade."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from whence.read.intervals import Days, month_days, part_of, season_days, shift_months, year_days
from whence.records import Span

Grain = Literal["hour", "day", "week", "month", "season", "year", "decade"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = r"Jan\b\.?|Feb\b\.?|Mar\b\.?|Apr\b\.?|Jun\b\.?|Jul\b\.?|Aug\b\.?|Sept?\b\.?|Oct\b\.?|Nov\b\.?|Dec\b\.?"
_LONG = "|".join((*MONTHS, *(month.upper() for month in MONTHS)))
MONTH = rf"(?:(?:{_LONG})\b|{_SHORT})"
WEEKDAY = rf"(?:{'|'.join((*WEEKDAYS, *(day.upper() for day in WEEKDAYS)))})\b"
_WEEKDAY_SHORT = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]|20)\d\d\b(?!,\d)"
_S = r"[ \u00a0\n]"
_PART = rf"(?:(?i:early|mid|late|the (?:beginning|start|middle|end) of){_S}?-?{_S}?)"

_MONTH_DAY = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{_S})?\b(?P<month>{MONTH}){_S}(?:the{_S})?(?P<day>{_DAY})(?![:.]\d)"
    rf"(?:(?:-|–|{_S}(?:to|and){_S})(?P<last>{_DAY}))?(?:,?{_S}(?:of{_S})?(?P<year>{_YEAR}))?"
)
_DAY_MONTH = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{_S})?\b(?:the{_S})?(?P<day>{_DAY})(?:(?:-|–|{_S}(?:to|and){_S})(?P<last>{_DAY}))?"
    rf"[ \u00a0-](?:of{_S})?(?P<month>{MONTH})(?:,?[ \u00a0-](?:of{_S})?(?P<year>{_YEAR}))?"
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=\b|T)")
_SLASHED = re.compile(r"(?<![\d/.])(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])")
_MONTH_YEAR = re.compile(rf"(?P<part>{_PART})?\b(?P<month>{MONTH})(?:,?{_S}(?:of{_S})?)(?P<year>{_YEAR})")
_MONTH_ALONE = re.compile(
    rf"(?:(?P<side>(?i:last|next|this|this past|this coming)){_S})?(?P<part>{_PART})?\b(?P<month>{MONTH})"
)
_SEASON = re.compile(
    rf"\b(?P<part>{_PART})?(?:(?P<side>(?i:last|next|this|this past|the past|the|in|during|late|early)){_S})?"
    rf"(?P<season>(?i:spring|summer|autumn|fall|winter))\b(?:{_S}(?:of{_S})?(?P<year>{_YEAR}))?"
)
_YEAR_ALONE = re.compile(
    rf"(?:(?P<part>{_PART})|(?<![\d$€£#,./-]))\b(?P<year>(?:19|20)\d\d)\b(?![,.]?\d|[/%°])"
)
_DECADE = re.compile(
    rf"\b(?:the{_S})?(?P<part>{_PART})?(?:(?P<year>(?:1[5-9]|20)\d0)|['’](?P<short>[2-9]0))['’]?s\b"
)
_QUARTER = re.compile(
    rf"\b(?:(?:the{_S})?(?P<nth>(?i:first|second|third|fourth|last)){_S}(?P<what>quarter|half)|(?P<q>[QH][1-4]))"
    rf"(?:,?{_S}(?:of{_S})?(?P<year>{_YEAR}))"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|through|before|after|between|to|and|for|last|next|this|early|late|mid"
    r"|each|every|month|or|around|about)[ \u00a0\n-]$", re.IGNORECASE,
)  # fmt: skip
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|through|before|after|between|to|and|for|early|late|mid|the|a|an|year"
    r"|its|his|her|their|or|around|about|circa|back|season|year's|spring|summer|autumn|fall|winter|as)[ \u00a0\n-]$|\($|[–-]$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"[ \u00a0-](?:people|men|women|children|troops|soldiers|km|miles|feet|metres|meters|tons|tonnes|times"
    r"|dollars|euros|pounds|votes|square|homes|houses|jobs|workers|cases|years)\b"
)
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z][a-z]+")
_FUTURE = re.compile(
    r"\b(?:(?:will|would|due|scheduled|expected|set to|planned for|is to|are to|going to|to be held|upcoming|shall)\b"
    r"(?!.*\b(?:said|told|announced|reported|wrote|says)\b)[^.]*|(?:until|by)[ ](?:the[ ])?)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression and the days it means; `days` None: it cannot be anchored."""

    span: Span
    days: Days | None
    grain: Grain
    weekday: int | None = None


def month_number(words: str) -> int:
    """Give the number of a month from its name or its abbreviation."""
    return [month[:3].lower() for month in MONTHS].index(words[:3].lower()) + 1


def is_future(text: str, position: int) -> bool:
    """Tell whether the words before `position` speak of what is to come."""
    window = text[max(0, position - 80) : position]
    return _FUTURE.search(re.split(r"[.!?\n]", window)[-1]) is not None


def find_calendar_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the dates, months, seasons, years and decades between two offsets, in no order."""
    for pattern in (_MONTH_DAY, _DAY_MONTH, _ISO):
        for match in pattern.finditer(text, start, end):
            found = _read_date(text, match, anchor)
            if found is not None:
                yield found
    for match in _SLASHED.finditer(text, start, end):
        yield _read_slashed(match)
    for match in _MONTH_YEAR.finditer(text, start, end):
        days = month_days(int(match["year"]), month_number(match["month"]))
        yield _found(match, _cut(days, match["part"]), "month")
    yield from _find_months(text, start, end, anchor)
    yield from _find_years(text, start, end)
    yield from _find_seasons(text, start, end, anchor)


def _found(match: re.Match[str], days: Days | None, grain: Grain) -> Found:
    return Found(Span(*match.span()), days, grain)


def _cut(days: Days, part: str | None) -> Days:
    if not part:
        return days
    word = part.lower().strip(" -\u00a0\n")
    if "middle" in word:
        return part_of(days, "mid")
    return part_of(
        days, "early" if "beginning" in word or "start" in word else "late" if "end" in word else word
    )


def _read_date(text: str, match: re.Match[str], anchor: date | None) -> Found | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups["month"].isdigit() else month_number(groups["month"])
    first = int(re.sub(r"\D", "", groups["day"]))
    last = int(re.sub(r"\D", "", groups.get("last") or "") or first)
    if groups["year"]:
        years = [int(groups["year"])]
    elif anchor is None:
        return _found(match, None, "day")
    else:
        years = _years_near(text, match.start(), anchor)
    for year in years:
        try:
            days = date(year, month, first), date(year, month, max(first, last))
        except ValueError:
            continue
        if len(years) == 1 or _is_wanted(days, anchor, is_future(text, match.start())):
            return _found(match, days, "day")
    return None


def _years_near(text: str, position: int, anchor: date) -> list[int]:
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    return years if is_future(text, position) else [anchor.year + 1, anchor.year, anchor.year - 1]


def _is_wanted(days: Days, anchor: date | None, is_coming: bool) -> bool:
    if anchor is None:
        return False
    return days[1] >= anchor if is_coming else days[0] <= anchor


def _read_slashed(match: re.Match[str]) -> Found:
    """Read 25/12/2019 or 12/25/2019; where both orders are possible, the time stays open."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    orders = {
        (m, d) for m, d in ((one, two), (two, one)) if 1 <= m <= 12 and 1 <= d <= month_days(year, m)[1].day
    }
    if len(orders) != 1:
        return _found(match, None, "day")
    month, day = orders.pop()
    return _found(match, (date(year, month, day),) * 2, "day")


def _find_months(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    for match in _MONTH_ALONE.finditer(text, start, end):
        name = match["month"]
        is_marked = bool(match["side"] or match["part"]) or _BEFORE_MONTH.search(
            text, max(start, match.start() - 9), match.start()
        )
        if not is_marked and name in (
            "May",
            "March",
            "April",
            "June",
            "August",
            "MAY",
            "MARCH",
            "Mar",
            "Jan",
            "Jun",
            "Mar.",
        ):
            continue
        if (
            not match["side"]
            and _NAME_AFTER.match(text, match.end())
            and name in ("April", "June", "August", "May", "Jan")
        ):
            continue
        if anchor is None:
            yield _found(match, None, "month")
            continue
        yield _found(match, _cut(_month_near(text, match, anchor), match["part"]), "month")


def _month_near(text: str, match: re.Match[str], anchor: date) -> Days:
    number, side = month_number(match["month"]), (match["side"] or "").lower()
    is_coming = side in ("next", "this coming") or (not side and is_future(text, match.start("month")))
    year = anchor.year
    if is_coming and (number < anchor.month or (side == "next" and number == anchor.month)):
        year += 1
    elif (
        not is_coming
        and (number > anchor.month or (side == "last" and number == anchor.month))
        and side != "this"
    ):
        year -= 1
    return month_days(year, number)


def _find_years(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _DECADE.finditer(text, start, end):
        first = int(match["year"]) if match["year"] else 1900 + int(match["short"])
        yield _found(match, _cut(year_days(first, first + 9), match["part"]), "decade")
    for match in _YEAR_ALONE.finditer(text, start, end):
        begin = match.start("year")
        if match["part"] or (
            _BEFORE_YEAR.search(text, max(start, begin - 10), begin)
            and not _MEASURE.match(text, match.end(), end)
        ):
            yield _found(match, _cut(year_days(int(match["year"])), match["part"]), "year")
    for match in _QUARTER.finditer(text, start, end):
        yield _found(match, _quarter_days(match), "season")


def _quarter_days(match: re.Match[str]) -> Days:
    year, name = int(match["year"]), (match["nth"] or match["q"]).lower()
    is_half = match["what"] == "half" or name[0] == "h"
    size = 6 if is_half else 3
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // size}
    number = min(order.get(name) or int(name[1:]), 12 // size)
    first = date(year, size * (number - 1) + 1, 1)
    return first, month_days(year, size * number)[1]


def _find_seasons(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    for match in _SEASON.finditer(text, start, end):
        season, side = match["season"].lower(), (match["side"] or "").lower()
        if match["year"]:
            days = season_days(season, int(match["year"]))
        elif not side or (
            side in ("the", "in", "during", "late", "early")
            and season in ("fall", "spring")
            and not re.search(
                r"\b(?:in|over|during|through|since|by|of) the[ ]$|\b(?:in|during) $",
                text[max(0, match.start("season") - 12) : match.start("season")],
            )
        ):
            continue
        elif anchor is None:
            yield _found(match, None, "season")
            continue
        else:
            days = _season_near(season, side, anchor, is_future(text, match.start()))
        yield _found(match, _cut(days, match["part"]), "season")


def _season_near(season: str, side: str, anchor: date, is_coming: bool) -> Days:
    candidates = [season_days(season, anchor.year + shift) for shift in (-2, -1, 0, 1)]
    if side == "next" or (side not in ("last", "this past", "the past", "this") and is_coming):
        return next(days for days in candidates if days[0] > anchor)
    if side == "this":
        return min(candidates, key=lambda days: abs((shift_months(days[0], 1) - anchor).days))
    if side == "last":
        return next(days for days in reversed(candidates) if days[1] < anchor)
    return next(days for days in reversed(candidates) if days[0] <= anchor)
