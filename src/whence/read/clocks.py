"""Times of day: figures, "noon", "midnight", and the zones in which they are told."""

import re
from datetime import date, datetime, time, timedelta

from whence.moments import When
from whence.read.holidays import nth_weekday
from whence.records import Span, TimeMention

_ZONES = {
    "gmt": 0.0,
    "utc": 0.0,
    "z": 0.0,
    "bst": 1.0,
    "wat": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "cat": 2.0,
    "sast": 2.0,
    "eet": 2.0,
    "eest": 3.0,
    "msk": 3.0,
    "eat": 3.0,
    "trt": 3.0,
    "pkt": 5.0,
    "sgt": 8.0,
    "hkt": 8.0,
    "awst": 8.0,
    "jst": 9.0,
    "kst": 9.0,
    "aest": 10.0,
    "aedt": 11.0,
    "nzst": 12.0,
    "nzdt": 13.0,
    "brt": -3.0,
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
    "moscow time": 3.0,
    "baghdad time": 3.0,
    "tehran time": 3.5,
    "beijing time": 8.0,
    "tokyo time": 9.0,
    "kabul time": 4.5,
}  # hours ahead of UTC; IST, AST and the like, which several countries write, are left out
_US_ZONES = {"et": -5.0, "ct": -6.0, "mt": -7.0, "pt": -8.0}  # in winter; "eastern time" and the like too
_US_WORDS = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
_ZONE = "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True))
_HALF = r"[ap]\.?m\b\.?"
_CLOCK = re.compile(
    rf"(?<![\d:.,$€£])\b(?:(?P<hour>[01]?\d"
    rf"|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d%:])(?:[ \u00a0]?(?P<half>{_HALF}))?"
    rf"|(?P<hour2>1[0-2]|0?[1-9])[ \u00a0]?(?P<half2>{_HALF})"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=[ \u00a0]?(?:GMT|UTC|Z\b|BST|CES?T|MSK|hours|local))"
    r"|(?P<oclock>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ]o[’']clock"
    r"(?:[ \u00a0]in[ ]the[ ](?P<day_part>morning|afternoon|evening))?|(?P<word>midnight|noon|midday))"
    rf"(?:[ \u00a0]?\(?(?P<zone>{_ZONE}|[ECMP]T|(?:eastern|central|mountain|pacific)(?:[ ](?:standard"
    rf"|daylight))?[ ]time|local time"
    r"|hours)\b\)?)?(?:[ \u00a0]?\((?P<other>\d\d?[:.]?\d\d)[ \u00a0]?(?P<other_zone>GMT|UTC)\))?",
    re.IGNORECASE,
)
_JOINS_CLOCK = re.compile(
    r",?[ \u00a0\n](?:on[ ]|at[ ]|around[ ]|about[ ]|by[ ]|just[ ]|before[ ]|after[ ]|shortly[ ]|of[ ]|the[ ]"
    r"|early[ ]"
    r"|morning[ ]|night[ ]|afternoon[ ]|evening[ ]|in[ ])*"
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def add_clocks(text: str, mentions: list[TimeMention], start: int, end: int) -> list[TimeMention]:
    """Give `mentions` with the times of day between two offsets joined to the days they stand beside.

    Alone, a time of day has no meaning: its `when` is None.
    """
    for clock in _CLOCK.finditer(text, start, end):
        mentions = _add_clock(text, mentions, clock)
    return mentions


def _add_clock(text: str, mentions: list[TimeMention], clock: re.Match[str]) -> list[TimeMention]:
    if (clock["hour"] and not clock["half"] and not clock["zone"] and ":" not in clock[0]) or any(
        mention.span.overlaps(Span(*clock.span())) for mention in mentions
    ):
        return mentions
    for mention in mentions:
        gap = text[min(clock.end(), mention.span.end) : max(clock.start(), mention.span.start)]
        if mention.grain == "day" and len(gap) < 30 and _JOINS_CLOCK.fullmatch(gap):
            span = Span(min(clock.start(), mention.span.start), max(clock.end(), mention.span.end))
            when = _at_clock(mention.when, clock)
            rest = [each for each in mentions if each is not mention]
            return [*rest, TimeMention(span, when, "hour", mention.weekday)]
    return [*mentions, TimeMention(Span(*clock.span()), None, "hour")]


def _at_clock(when: When | None, clock: re.Match[str]) -> When | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    if when.earliest.date() != when.latest.date():
        return None
    day = when.earliest.date()
    hour, minute = _read_clock(clock)
    moment = datetime.combine(day, time(hour, minute))
    if clock["word"] and clock["word"].lower() == "midnight":
        return When(moment, moment + timedelta(days=1))  # at which end of the day, nobody can tell
    if clock["other"]:
        return _told_twice(moment, clock["other"])
    zone = _zone_of((clock["zone"] or "").lower(), day)
    if zone is None:
        return When(moment, moment)
    moment -= timedelta(hours=zone)
    return When(moment, moment, is_zoned=True)


def _told_twice(moment: datetime, other: str) -> When:
    """Read "10:30 local time (0730 GMT)": the day is the local one, so the nearest such hour in UTC is meant."""
    figures = other.replace(":", "").replace(".", "").zfill(4)
    hour, minute = int(figures[:2]) % 24, int(figures[2:]) % 60
    there = datetime.combine(moment.date(), time(hour, minute))
    nearest = min((there + timedelta(days=shift) for shift in (-1, 0, 1)), key=lambda each: abs(each - moment))
    return When(nearest, nearest, is_zoned=True)


def _zone_of(name: str, day: date) -> float | None:
    if name in _ZONES:
        return _ZONES[name]
    word = name.split(" ", maxsplit=1)[0]
    zone = _US_ZONES.get(_US_WORDS.get(word, name))
    if zone is None:
        return None
    is_summer = nth_weekday(day.year, 3, 6, 2) <= day < nth_weekday(day.year, 11, 6, 1)
    is_summer = "daylight" in name or (is_summer and "standard" not in name)
    return zone + is_summer


def _read_clock(clock: re.Match[str]) -> tuple[int, int]:
    if clock["word"]:
        return (0 if clock["word"].lower() == "midnight" else 12), 0
    if clock["four"]:
        return int(clock["four"][:2]), int(clock["four"][2:])
    if clock["oclock"]:
        words = clock["oclock"].lower()
        hour = int(words) if words.isdigit() else _NUMBERS.index(words) + 1
        return hour % 12 + 12 * ((clock["day_part"] or "morning").lower() != "morning"), 0
    hour, minute = int(clock["hour"] or clock["hour2"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, minute
