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
WINDOW = 60  # characters after the word that gives a time away
SPACE = r"[ \u00a0\n]"
PART = rf"(?:(?i:early|mid|late|(?:the )?(?:beginning|start|middle|end) of){SPACE}?-?{SPACE}?)"

_COMING = (
    r"(?:will|would|could|can|(?-i:may)|might|should|shall|must)(?!(?: not)? have (?:been|\w+e[dn])\b)|[’']ll"
    r"|won[’']t|due|scheduled|slated|expected"
    r"|set (?:to|for)|planned for|(?:is|are|has|have|going|plans?|hopes?|aims?|intends?|wants?|vows?|poised"
    r"|ready|about"
    r"|expects?|prepar(?:es?|ing)) to|to be held|upcoming|ahead of|coming up|looming"
    r"|(?:begins|opens|starts|launches|debuts|airs|returns|closes|concludes|kicks off|runs|resumes|ends|expires"
    r"|meets|votes|arrives|takes place|goes (?:on|to|into))"
)
_TOLD = r"(?:said|told|announced|reported|wrote|says|was|were|had|did)"
_FUTURE = re.compile(rf"\b(?:{_COMING})\b(?!.*\b{_TOLD}\b)[^.]*$", re.IGNORECASE | re.DOTALL)
_FUTURE_AFTER = re.compile(
    rf"(?!.*\b{_TOLD}\b.*\b(?:{_COMING})\b).*?\b(?:{_COMING})\b", re.IGNORECASE | re.DOTALL
)
_UNTIL = re.compile(r"\b(?:until|till|by)[ ](?:the[ ])?$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|told|said|came|went|took|began|saw|made|gave|found|left|fell|rose|won|lost|met|ran"
    r"|got|held"
    r"|became|brought|broke|struck|hit|killed|shot|fled|spoke|wrote|drew|led|sent|set off|kicked|took|taken|been"
    r"|(?!need|feed|speed|hundred|indeed|exceed|proceed|succeed|embed|shed\b|bed\b|red\b)[a-z]{2,}ed)\b"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_FEW_WORDS = 3  # words before a time that opens its sentence: the verb is then looked for behind it


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
    """Tell whether the words around `position`, where a time begins, speak of what is to come."""
    before, after = _around(text, position)
    if _UNTIL.search(before):
        return _PAST.search(before + after) is None or _FUTURE.search(before) is not None
    if _FUTURE.search(before) is not None:
        return True
    is_opening = len(before.split()) <= _FEW_WORDS and _PAST.search(before) is None
    return is_opening and _FUTURE_AFTER.match(after) is not None


def is_past(text: str, position: int) -> bool:
    """Tell whether the words around `position`, where a time begins, tell of what is over."""
    before, after = _around(text, position)
    return not is_future(text, position) and _PAST.search(before + after) is not None


def _around(text: str, position: int) -> tuple[str, str]:
    """Give what the sentence holds on either side of `position`, at most 80 and 120 characters of it."""
    before = _SENTENCE_END.split(text[max(0, position - 80) : position])[-1]
    return before, _SENTENCE_END.split(text[position : position + 120])[0]


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
