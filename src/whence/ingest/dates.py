"""The dates by which an article states when it was published or updated.

A stamp is as precise as its words: a day without a time, a month without a day. What cannot be told (05/06/2018,
"5 hours ago") is not guessed. Zones are read only where their letters mean one offset.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

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
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "hkt": 480, "pkt": 300,
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
    r"(?<![\d:])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?)?"
    r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s{0,2}(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}:?(?:\d\d)?(?!\d)|Z\b|(?-i:[A-Z]{1,4}T)\b|GMT|UTC|MSK))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?$")
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
    best: Found | None = None
    for pattern in _DATES:
        match = pattern.search(text, start, end)
        if match is None or (best is not None and match.start() >= best.span.start):
            continue
        found = _read_day(match)
        best = found if found is not None else best
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
    if clock is None or any(c.isalpha() and c not in "atAT" for c in _between(text, found.span, clock)):
        return found
    span = Span(min(found.span.start, clock.start()), max(found.span.end, clock.end()))
    return Found(span, found.first, found.last, "minute", _minutes(clock), _offset(clock["zone"]))


def _between(text: str, span: Span, clock: re.Match[str]) -> str:
    return text[span.end : clock.start()] if clock.start() >= span.end else text[clock.end() : span.start]


def _is_time(match: re.Match[str]) -> bool:
    hour = int(match["hour"])
    if match["minute"] is None and match["half"] is None:
        return False
    return hour <= 12 and hour > 0 if match["half"] else hour < 24


def _minutes(match: re.Match[str]) -> int:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
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
