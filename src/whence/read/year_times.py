"""Times that name a season, a quarter, a year, a decade or a century."""

import re
from collections.abc import Iterator
from datetime import date

from whence.read.date_words import YEAR, YEAR_WORD, read_year
from whence.read.found_times import PART, SPACE, Found, cut_part, find_windows, found_at, is_future
from whence.read.intervals import Days, month_days, season_days, shift_months, year_days

_YEAR_SIGN = re.compile(
    r"\d\d\d\d|[’'][2-9]0|\b[2-9]0['’]?s\b|ies\b|[Cc]entury|\bnineteen|\btwenty[ -]t|\bthousand|\b(?:eigh|seven"
    r"|six)teen |\b[QH][1-4]\b"
)
_SEASON_NAME = re.compile(r"spring|summer|autumn|fall|winter", re.IGNORECASE)
_SEASON = re.compile(
    rf"\b(?P<part>{PART})?(?:(?P<side>(?i:last|next|this|this past|the past|the|in|during|late|early)){SPACE})?"
    rf"(?P<season>(?i:spring|summer|autumn|fall|winter))\b(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?"
)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_LATER_DECADES = {"noughties": 2000, "two thousands": 2000, "twenty-tens": 2010, "twenty tens": 2010,
                  "two thousand and tens": 2010, "twenty-twenties": 2020}  # fmt: skip
_DECADE = re.compile(
    rf"\b(?:the{SPACE})?(?P<part>{PART})?(?:(?P<year>(?:1\d|20)\d0)|['’](?P<short>[2-9]0))['’]?s\b"
    rf"|\bthe{SPACE}(?P<part2>{PART})?(?:(?:nineteen{SPACE})?(?P<word>{'|'.join(_DECADES)})"
    rf"|(?P<later>{'|'.join(_LATER_DECADES)})"
    rf"|(?P<bare>[2-9]0)['’]?s(?!{SPACE}(?:[Ff]ahrenheit|[Cc]elsius|degrees|and{SPACE}\d0s)))\b"
)
_TEMPERATURE = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees|mercury|aged?|winds?)\b", re.IGNORECASE)
_YEAR_SPELT = re.compile(
    rf"\b(?P<year>{YEAR_WORD})(?=[.,;:)!?]|$|{SPACE}(?:and|when|as|after|before|or|to|until)\b)"
)
_YEAR_NAMED = re.compile(
    rf"\b(?:the{SPACE}|calendar{SPACE})?(?P<name>(?i:(?:fiscal"
    rf"|financial){SPACE})?)(?i:year){SPACE}(?P<year>{YEAR}|{YEAR_WORD})"
    rf"|\b(?P<fiscal>(?i:fiscal){SPACE})(?P<year2>{YEAR})"
)
_QUARTER = re.compile(
    rf"\b(?:(?:the{SPACE})?(?P<nth>(?i:first|second|third|fourth|last)){SPACE}(?P<what>quarter|half)"
    rf"|(?P<q>[QH][1-4]))"
    rf"(?:,?{SPACE}(?:of{SPACE}(?:the{SPACE}year{SPACE})?)?(?P<year>{YEAR}|{YEAR_WORD})"
    rf"|(?<=[QH][1-4])-(?P<year2>{YEAR}))"
    rf"|\b(?P<year3>{YEAR})[ -](?P<q2>[QH][1-4])\b"
)
_YEARS = re.compile(
    r"(?<![\d$€£#,./–-])\b((?:19|20)\d\d)(?:[-–]|[ ](?:to|through|[-–])[ ](?=\d{4}))((?:19"
    r"|20)?\d\d)\b(?![-–,.]?\d|[/%°])"
    r"(?![ \u00a0](?:people|men|women|troops|homes|jobs|votes|dollars|euros|tons|tonnes|cases))"
)
_CENTURY = re.compile(
    rf"\b(?:the{SPACE})?(?P<part>{PART})?(?P<number>\d\d?)(?:st|nd|rd|th)[ \u00a0-]+century\b", re.IGNORECASE
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|through|before|after|between|to|and|for|early|late|mid|the|a|an|year"
    r"|its|his|her|their|or|around|about|circa|back|season|year's|spring"
    r"|summer|autumn|fall|winter|as)[ \u00a0\n-]$|\($|[–-]$"
    r"|(?-i:Cup|Games|Olympics|Championships?|Festival|Summit|Awards|Expo|Euro|Election|Conference|Forum"
    r"|Congress|Census|Budget)[ ]$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"[ \u00a0-](?:people|men|women|children|troops|soldiers|km|miles|feet|metres|meters|tons|tonnes|times"
    r"|dollars|euros|pounds|votes|square|homes|houses|jobs|workers|cases|years)\b"
)
_CLOSED = re.compile(r"[ ]?[.;)](?:\s|$)|\s*$")
_YEAR_ALONE = re.compile(rf"(?:(?P<part>{PART})|(?<![\d$€£#,./-]))\b(?P<year>(?:19|20)\d\d)\b(?![,.]?\d|[/%°])")


def find_year_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the seasons, quarters, years, decades and centuries between two offsets, in no order."""
    for low, high in find_windows(text, _YEAR_SIGN, start, end, before=40):
        yield from _find_years(text, low, high)
    for low, high in find_windows(text, _SEASON_NAME, start, end, before=30):
        yield from _find_seasons(text, low, high, anchor)


def _find_years(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _DECADE.finditer(text, start, end):
        before = text[max(0, match.start() - 40) : match.start()]
        if match["bare"] is None or _TEMPERATURE.search(before) is None:
            yield found_at(match, _decade_days(match), "decade")
    for match in _YEAR_SPELT.finditer(text, start, end):
        if _BEFORE_YEAR.search(text, max(start, match.start() - 10), match.start()):
            yield found_at(match, year_days(read_year(match["year"])), "year")
    for match in _YEAR_NAMED.finditer(text, start, end):
        yield found_at(match, _named_year_days(match), "year")
    for match in _YEARS.finditer(text, start, end):
        first, last = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
        if first < last:
            yield found_at(match, year_days(first, last), "year")
    for match in _YEAR_ALONE.finditer(text, start, end):
        begin = match.start("year")
        is_last = text[max(start, begin - 2) : begin] == ", " and _CLOSED.match(text, match.end(), end)
        if (
            match["part"]
            or is_last
            or (
                _BEFORE_YEAR.search(text, max(start, begin - 10), begin)
                and not _MEASURE.match(text, match.end(), end)
            )
        ):
            yield found_at(match, cut_part(year_days(int(match["year"])), match["part"]), "year")
    for match in _QUARTER.finditer(text, start, end):
        yield found_at(match, _quarter_days(match), "season")
    for match in _CENTURY.finditer(text, start, end):
        first = max(100 * int(match["number"]) - 100, 1)
        yield found_at(match, cut_part(year_days(first, first + 99), match["part"]), "decade")


def _decade_days(match: re.Match[str]) -> Days:
    word, later = match["word"], match["later"]
    short = 20 + 10 * _DECADES.index(word) if word else int(match["short"] or match["bare"] or 0)
    first = int(match["year"]) if match["year"] else _LATER_DECADES[later] if later else 1900 + short
    return cut_part(year_days(first, first + 9), match["part"] or match["part2"])


def _named_year_days(match: re.Match[str]) -> Days:
    """Give a year; a fiscal one, as customs differ, lies between April of the year before and the March after."""
    year = read_year(match["year"] or match["year2"])
    if match["name"] or match["fiscal"]:
        return date(year - 1, 4, 1), date(year + 1, 3, 31)
    return year_days(year)


def _quarter_days(match: re.Match[str]) -> Days:
    year, name = (
        read_year(match["year"] or match["year2"] or match["year3"]),
        (match["nth"] or match["q"] or match["q2"]).lower(),
    )
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
            yield found_at(match, None, "season")
            continue
        else:
            days = _season_near(season, side, anchor, is_future(text, match.start()))
        yield found_at(match, cut_part(days, match["part"]), "season")


def _season_near(season: str, side: str, anchor: date, is_coming: bool) -> Days:
    candidates = [season_days(season, anchor.year + shift) for shift in (-2, -1, 0, 1)]
    if side == "next" or (side not in ("last", "this past", "the past", "this") and is_coming):
        return next(days for days in candidates if days[0] > anchor or (side != "next" and days[1] >= anchor))
    if side == "this":
        return min(candidates, key=lambda days: abs((shift_months(days[0], 1) - anchor).days))
    if side == "last":
        return next(days for days in reversed(candidates) if days[1] < anchor)
    return next(days for days in reversed(candidates) if days[0] <= anchor)
