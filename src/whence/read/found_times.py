"""What the readers of times share: the record of a find, names of months and weekdays, signs of the future."""

import re
from dataclasses import dataclass
from typing import Literal

from whence.read.intervals import Days, part_of
from whence.records import Span

Grain = Literal["hour", "day", "week", "month", "season", "year", "decade"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = r"Jan\b\.?|Feb\b\.?|Mar\b\.?|Apr\b\.?|Jun\b\.?|Jul\b\.?|Aug\b\.?|Sept?\b\.?|Oct\b\.?|Nov\b\.?|Dec\b\.?"
_LONG = "|".join((*MONTHS, *(month.upper() for month in MONTHS)))
MONTH = rf"(?:(?:{_LONG})\b|{_SHORT})"
WEEKDAY = rf"(?:{'|'.join((*WEEKDAYS, *(day.upper() for day in WEEKDAYS)))})\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]|20)\d\d\b(?!,\d)"
WINDOW = 40  # characters after the word that gives a time away
SPACE = r"[ \u00a0\n]"
PART = rf"(?:(?i:early|mid|late|(?:the )?(?:beginning|start|middle|end) of){SPACE}?-?{SPACE}?)"

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


def found_at(match: re.Match[str], days: Days | None, grain: Grain) -> Found:
    """Give the find that a whole match is."""
    return Found(Span(*match.span()), days, grain)


def month_number(words: str) -> int:
    """Give the number of a month from its name or its abbreviation."""
    return [month[:3].lower() for month in MONTHS].index(words[:3].lower()) + 1


def is_future(text: str, position: int) -> bool:
    """Tell whether the words before `position` speak of what is to come."""
    window = text[max(0, position - 80) : position]
    return _FUTURE.search(re.split(r"[.!?\n]", window)[-1]) is not None


def cut_part(days: Days, part: str | None) -> Days:
    """Give the early, middle or late part of an interval, as `part` says in words; None or "" for the whole."""
    if not part:
        return days
    return part_of(days, read_part(part))


def read_part(words: str) -> str:
    """Give what `part_of` calls the part that some words name: "the beginning of" is "start"."""
    word = words.lower().strip(" -\u00a0\n")
    signs = (
        ("begin", "start"),
        ("start", "start"),
        ("turn", "start"),
        ("mid", "mid"),
        ("end", "end"),
        ("early", "early"),
        ("earlier", "early"),
    )
    for sign, part in signs:
        if sign in word:
            return part
    return "late"


def find_windows(
    text: str, trigger: re.Pattern[str], start: int, end: int, *, before: int
) -> list[tuple[int, int]]:
    """Give the stretches around the matches of `trigger`, so that long patterns are not tried everywhere.

    A stretch begins `before` characters before a match and ends `WINDOW` characters after it; those that meet are one.
    """
    windows: list[tuple[int, int]] = []
    for match in trigger.finditer(text, start, end):
        low, high = max(start, match.start() - before), min(end, match.end() + WINDOW)
        if windows and low <= windows[-1][1]:
            windows[-1] = windows[-1][0], high
        else:
            windows.append((low, high))
    return windows
