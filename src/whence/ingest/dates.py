"""The dates by which an article states when it was published or updated.

A stamp is as precise as its words: a day without a time, a month without a day. What cannot be told (05/06/2018,
"5 hours ago") is not guessed. Zones are read only where their letters mean one offset. English stands here, the words
of other languages in `date_words.py`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from whence.ingest.date_words import find_worded, fold_digits, is_joining, say_half
from whence.moments import When
from whence.records import Span, Stamp

_MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_WEEKDAYS = {
    name.casefold(): number
    for number in range(7)
    for name in (calendar.day_name[number], calendar.day_abbr[number])
} | {"tues": 1, "thur": 3, "thurs": 3}
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "hkt": 480, "pkt": 300, "мск": 180,
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:(?P<weekday>" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")\b\.?,?\s{1,3})?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)" + _YEAR + r"-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        r"(?<!\d)" + _YEAR + r"/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)(?!\d)",
        _WEEKDAY + r"(?<!\d)" + _DAY + r"(?:\s{1,3}of)?[\s-]{1,3}" + _MONTH + r",?[\s-]{0,3}" + _YEAR,
        _WEEKDAY + r"\b" + _MONTH + r"\s{0,3}" + _DAY + r",?\s{1,3}" + _YEAR,
        _WEEKDAY + r"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\." + _YEAR,
        _WEEKDAY + r"(?<!\d)(?P<one>[0-3]?\d)[/-](?P<two>[0-3]?\d)[/-]" + _YEAR,
        r"(?<!\d\s)\b" + _MONTH + r",?\s{1,3}" + _YEAR,
    )
)
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>[0-2]?\d)(?:(?:[:.h時时点點]|\s[hч]\s)(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?)?"
    r"分?\s{0,2}(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s{0,2}(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}:?(?:\d\d)?(?!\d)|Z\b|(?-i:[A-Z]{1,4}T)\b|GMT|UTC|MSK|МСК))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)|[年년]")  # a date without one is not complete
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?$")
_HALF_BEFORE = re.compile(r"([^\W\d_]{2})\s?$")  # 下午3:20
_HALF_AFTER = re.compile(r"\s{0,2}([^\W\d_]\.[^\W\d_]\b|[^\W\d_]{1,8}\b)")  # 5:30 مساء
_NEAR = 24  # characters between a date and its time ("1 September, 2018 - 06:15", "3:15 PM EST, Mon January 5")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, with its time when that stands beside it; `first` and `last` bound the day."""

    span: Span
    first: date
    last: date
    precision: Literal["year", "month", "day", "minute"]
    minutes: int = 0  # since midnight, when precision is "minute"
    offset: int | None = None  # minutes east of UTC; None: not stated


def find_date(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """Give the first date in `text` that is complete up to its year; None when there is none or it is no day."""
    end = len(text) if end is None else end
    if _OTHER_DIGIT.search(text, start, end) is not None:  # only the part asked for: texts are long, lines many
        text = text[:start] + fold_digits(text[start:end]) + text[end:]
    if _YEARS.search(text, start, end) is None:
        return None
    best: Found | None = None
    for pattern in _DATES:
        match = pattern.search(text, start, end)
        if match is None or (best is not None and match.start() >= best.span.start):
            continue
        found = _read_day(match)
        best = found if found is not None else best
    worded = find_worded(text, start, end)
    if worded is not None and (best is None or worded.span.start < best.span.start):
        last = worded.first.replace(day=calendar.monthrange(worded.first.year, worded.first.month)[1])
        best = (
            Found(worded.span, worded.first, worded.first, "day")
            if worded.has_day
            else Found(worded.span, worded.first, last, "month")
        )
    return None if best is None else _with_time(text, best, start, end)


def make_stamp(text: str, found: Found, span: Span | None) -> Stamp:
    """Give the stamp for `found`; `span` is where the whole statement stands, None for metadata."""
    raw = text if span is None else span.of(text)
    if found.precision == "minute":
        moment = datetime.combine(found.first, datetime.min.time()) + timedelta(minutes=found.minutes)
        zone, when = _zoned(moment, found.offset)
        value = moment.strftime("%Y-%m-%dT%H:%M")
        return Stamp(span=span, raw=raw, value=value, precision="minute", zone=zone, when=when)
    value = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[found.precision]
    when = When.days(found.first, found.last)
    return Stamp(
        span=span, raw=raw, value=found.first.strftime(value), precision=found.precision, zone=None, when=when
    )


def _zoned(moment: datetime, offset: int | None) -> tuple[str | None, When]:
    if offset is None:
        return None, When(moment, moment + timedelta(seconds=59))
    sign, size = ("-", -offset) if offset < 0 else ("+", offset)
    zone = f"{sign}{size // 60:02}:{size % 60:02}" if offset else "Z"
    utc = moment - timedelta(minutes=offset)
    return zone, When(utc, utc + timedelta(seconds=59), is_zoned=True)


def _read_day(match: re.Match[str]) -> Found | None:
    words = match.groupdict()
    year = int(words["year"])
    days = sorted(_days(words, year))
    if not days:
        return None
    weekday = words.get("weekday")
    if weekday is not None and len(days) > 1:
        days = [day for day in days if day.weekday() == _WEEKDAYS[weekday.casefold()]] or days
    span = Span(*match.span())
    if "day" not in words and "one" not in words:
        last = days[0].replace(day=calendar.monthrange(year, days[0].month)[1])
        return Found(span, days[0], last, "month")
    return Found(span, days[0], days[-1], "day" if days[0] == days[-1] else "year")


def _days(words: dict[str, str | None], year: int) -> set[date]:
    """Give the days that the words can mean: two for 05/06/2018, which is read both ways."""
    month, day = words.get("month"), words.get("day")
    pairs: list[tuple[int, int]] = []
    if month is not None:
        number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
        pairs.append((number, int(day) if day is not None else 1))
    else:
        one, two = int(words["one"] or 0), int(words["two"] or 0)
        pairs += [(one, two), (two, one)]
    return {date(year, m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]}


def _with_time(text: str, found: Found, start: int, end: int) -> Found:
    if found.precision != "day":
        return found
    after = _TIME.search(text, found.span.end, min(end, found.span.end + _NEAR))
    while after is not None and not _is_time(after):
        after = _TIME.search(text, after.end(), min(end, found.span.end + _NEAR))
    before = None
    for match in _TIME.finditer(text, max(start, found.span.start - _NEAR), found.span.start):
        before = match if _is_time(match) else before
    clock = after if after is not None else before
    if clock is None or not _is_joined(_between(text, found.span, clock)):
        return found
    half, place = _find_half(text, clock, end)
    span = Span(min(found.span.start, place.start), max(found.span.end, place.end))
    return Found(span, found.first, found.last, "minute", _minutes(clock, half), _offset(clock["zone"]))


def _is_joined(between: str) -> bool:
    """Tell whether words between a day and a clock only join the two."""
    letters = [c for c in between if c.isalpha()]
    return all(c in "atAT" for c in letters) or is_joining(between) or say_half(between.strip()) is not None


def _find_half(text: str, clock: re.Match[str], end: int) -> tuple[str, Span]:
    """Give the half of the day that stands with a clock, "" for none, and where both stand."""
    place = Span(*clock.span())
    if clock["half"] or int(clock["hour"]) > 12 or text.isascii():
        return clock["half"] or "", place
    after = _HALF_AFTER.match(text, clock.end(), end)
    if after is not None and (half := say_half(after[1])) is not None:
        return half, Span(place.start, after.end())
    before = _HALF_BEFORE.search(text[: clock.start()][-4:])
    if before is not None and (half := say_half(before[1])) is not None:
        return half, Span(place.start - len(before[0]), place.end)
    return "", place


def _between(text: str, span: Span, clock: re.Match[str]) -> str:
    return text[span.end : clock.start()] if clock.start() >= span.end else text[clock.end() : span.start]


def _is_time(match: re.Match[str]) -> bool:
    hour = int(match["hour"])
    if match["minute"] is None and match["half"] is None:
        return False
    return hour <= 12 and hour > 0 if match["half"] else hour < 24


def _minutes(match: re.Match[str], half: str) -> int:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour * 60 + minute


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    found = _OFFSET.search(zone)
    if found is None:
        return _ZONES.get(zone.strip().casefold())
    size = int(found[2]) * 60 + int(found[3] or 0)
    if size > 14 * 60:
        return None
    return -size if found[1] == "-" else size
