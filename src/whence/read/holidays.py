"""Days that have a name ("Easter Monday", "Thanksgiving 2023", "the Labor Day weekend") and when a year has them.

Easter is by the computus of Meeus and Butcher, the Orthodox one by Meeus; the Hebrew and the tabular Islamic calendar
follow Reingold and Dershowitz, Calendrical Calculations. The table is `data/holidays.tsv`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from whence.read.date_words import YEAR
from whence.read.found_times import SPACE, Found, find_windows, is_future
from whence.read.intervals import Days, month_days, shift_days
from whence.read.wordlists import read_rows
from whence.records import Span

_HEBREW_EPOCH = -1_373_427  # ordinal of the day before the first of the Hebrew calendar, as Python counts days
_ISLAMIC_EPOCH = 227_014  # ordinal of the first day of the Islamic calendar
_NEAR = re.compile(
    r"\b(?:on|at|in|since|until|till|by|before|after|over|for|around|during|this|last|next|every|previous"
    r"|following|of|the"
    r"|from|and|through|past|ahead of|celebrate|was|is|and|coming|early|late)[ \u00a0\n]$|(?:^|[.!?:\n“\"][ ]?"
    r"|,[ ])$",
    re.IGNORECASE,
)
_SIDE = r"(?:(?P<side>(?i:last|this|next|previous|following|coming|this past))[ \u00a0\n])?"
_NOUN_AFTER = re.compile(
    r"[ \u00a0-](?!(?:and|or|in|on|at|to|when|as|but|after|before|because|with|by|for|is|was|will|were|are"
    r"|morning|night"
    r"|afternoon|evening|from|the|he|she|it|they|we|that|a|this|last|next|falls|fell|of|early|itself|until"
    r"|if)\b)[A-Za-z]"
)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {name: tuple(rule) for names, *rule in read_rows("holidays.tsv") for name in names.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_table(), key=len, reverse=True))
    names = names.replace("'", "['’]").replace(r"\ ", SPACE)
    weekend = rf"(?:{SPACE}(?P<weekend>weekend))?"
    return re.compile(
        rf"{_SIDE}\b(?P<before>(?:the{SPACE})?weekend{SPACE}of{SPACE})?(?P<name>{names})(?![\w’'])"
        rf"{weekend}(?:,?{SPACE}(?:of{SPACE}|in{SPACE})?(?P<year>{YEAR})(?P<weekend2>{SPACE}weekend)?)?"
    )


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(re.split("[ -]", name)[0]) for name in _table()})))


def find_holidays(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the named days between two offsets, in no order; not where the name only tells the sort of a thing."""
    for low, high in find_windows(text, _first_words(), start, end, before=24):
        for match in _pattern().finditer(text, low, high):
            is_weekend = bool(match["before"] or match["weekend"] or match["weekend2"])
            before = text[max(start, match.start() - 14) : match.start()]
            is_plain = match["side"] or match["year"] or is_weekend or _NEAR.search(before)
            if not is_plain or (not match["year"] and not is_weekend and _NOUN_AFTER.match(text, match.end())):
                continue
            days = _days_of(text, match, anchor)
            if days is not None and is_weekend:
                days = _weekend_of(days)
            yield Found(Span(*match.span()), days, "day")


def _days_of(text: str, match: re.Match[str], anchor: date | None) -> Days | None:
    name = re.sub(r"[ \u00a0\n]", " ", match["name"]).replace("’", "'")
    if match["year"]:
        return holiday_days(name, int(match["year"]))
    if anchor is None:
        return None
    side = (match["side"] or "").lower()
    is_coming = side in ("next", "coming", "following") or (
        side != "last" and side != "previous" and is_future(text, match.start())
    )
    near = [days for year in range(-1, 3) if (days := holiday_days(name, anchor.year + year - 1)) is not None]
    if side == "this":
        return next((days for days in near if days[0].year == anchor.year), None)
    if is_coming:
        return next((days for days in near if days[0] > anchor or (not side and days[1] >= anchor)), None)
    return next((days for days in reversed(near) if days[1] < anchor or (not side and days[0] <= anchor)), None)


def holiday_days(name: str, year: int) -> Days | None:
    """Give the first and last day that `name`, as the table writes it, may fall on in `year`; None if on none."""
    kind, *values = _table()[name]
    if kind == "fixed":
        return (date(year, int(values[0][:2]), int(values[0][3:])),) * 2
    if kind == "span":
        return holiday_span(year, *values)
    numbers = [int(value) for value in values]
    if kind in ("easter", "orthodox"):
        sunday = western_easter(year) if kind == "easter" else orthodox_easter(year)
        return (shift_days(sunday, numbers[0]),) * 2
    if kind == "nth":
        return (shift_days(nth_weekday(year, *numbers[:3]), numbers[3]),) * 2
    if kind == "hebrew":
        return (_hebrew_day(year, *numbers),) * 2
    days = _islamic_day(year, *numbers)
    return None if days is None else (shift_days(days, -1), shift_days(days, 30 if name == "Ramadan" else 1))


def holiday_span(year: int, first: str, last: str) -> Days:
    """Give the days between two that are written month-day."""
    return date(year, int(first[:2]), int(first[3:])), date(year, int(last[:2]), int(last[3:]))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Give the first, second ... (-1: the last) such weekday of a month; Monday is 0."""
    first, last = month_days(year, month)
    if which < 0:
        return shift_days(last, -((last.weekday() - weekday) % 7))
    return shift_days(first, (weekday - first.weekday()) % 7 + 7 * (which - 1))


def western_easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar."""
    century, rest = divmod(year, 100)
    golden = year % 19
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + rest // 4 - rest // 4 + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the Julian calendar, as a day of the Gregorian one (1900 to 2099)."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _hebrew_day(year: int, month: int, day: int) -> date:
    """Give the day of the Hebrew month (Nisan is 1) that falls in a year of the common calendar."""
    new_year = year + 3761 if month >= 7 else year + 3760
    first = _hebrew_new_year(new_year)
    if month >= 7:
        length = _hebrew_new_year(new_year + 1) - first
        long_heshvan = length in (355, 385)
        before = (0, 30, 30 + 29 + long_heshvan)[month - 7]
        return date.fromordinal(first + before + day - 1)
    lengths = (30, 29, 30, 29, 30, 29)  # Nisan to Elul, counted back from the next new year
    return date.fromordinal(_hebrew_new_year(new_year + 1) - sum(lengths[month - 1 :]) + day - 1)


def _hebrew_new_year(year: int) -> int:
    """Give the ordinal of the first of Tishri, by the four rules of postponement."""

    def elapsed(each: int) -> int:
        months = (235 * each - 234) // 19
        parts = 12_084 + 13_753 * months
        days = 29 * months + parts // 25_920
        return days + 1 if (3 * (days + 1)) % 7 < 3 else days

    last, this, following = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    late = 2 if following - this == 356 else 1 if this - last == 382 else 0
    return _HEBREW_EPOCH + this + late


def _islamic_day(year: int, month: int, day: int) -> date | None:
    """Give the last such day of the tabular Islamic calendar in a year; None where it has none."""
    found = None
    about = int((year - 622) * 33 / 32)
    for each in range(about - 1, about + 3):
        count = day + 29 * (month - 1) + month // 2 + (each - 1) * 354 + (3 + 11 * each) // 30
        then = date.fromordinal(_ISLAMIC_EPOCH + count - 1)
        found = then if then.year == year else found
    return found


def _weekend_of(days: Days) -> Days:
    """Give the Saturday and Sunday nearest to a day, with what lies between."""
    first = days[0]
    saturday = shift_days(first, (5 - first.weekday()) % 7 if first.weekday() >= 3 else -first.weekday() - 2)
    saturday = shift_days(first, -1) if first.weekday() == 6 else saturday
    return min(first, saturday), max(first, shift_days(saturday, 1))
