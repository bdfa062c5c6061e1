"""Times that name a date, a week or a month."""

import re
from collections.abc import Iterator
from datetime import date

from whence.read.date_words import (
    DAY,
    DAY_WORD,
    ORDINAL_DAY,
    SHORT_YEAR,
    SPOKEN_DAY,
    YEAR,
    YEAR_WORD,
    read_day,
    read_year,
)
from whence.read.found_times import (
    MONTH,
    PART,
    SPACE,
    WEEKDAY,
    WEEKDAYS,
    Found,
    cut_part,
    find_windows,
    found_at,
    is_future,
    month_number,
)
from whence.read.intervals import Days, month_days, shift_days, shift_months
from whence.records import Span

_WEEKDAY_SHORT = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_TO = rf"(?:[-–]|{SPACE}(?:to|and|until|till|through){SPACE}(?:the{SPACE})?)"
_OF_YEAR = (
    rf"(?:{SPACE}?,?(?:{SPACE}|-)(?:of{SPACE}|in{SPACE})?(?P<year>{YEAR}|{YEAR_WORD}|{SHORT_YEAR}"
    rf"|(?<=of[ ])\d\d\b(?![:.%]\d)))?"
)
_MONTH_DAY = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{SPACE})?\b(?P<month>{MONTH})\.?(?:{SPACE}|-)?(?:the{SPACE}|,{SPACE}(?={ORDINAL_DAY}))?"
    rf"(?P<day>{DAY}|{DAY_WORD}|{SPOKEN_DAY}(?=[^\w ]|$|{SPACE}{YEAR_WORD}))(?![:.]\d)"
    rf"(?:{_TO}(?P<last>{DAY}|{DAY_WORD})(?!{SPACE}(?:{MONTH})))?{_OF_YEAR}"
)
_DAY_MONTH = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{SPACE})?\b(?:the{SPACE})?(?<!\d[.:])(?P<day>{DAY}\.?"
    rf"|{DAY_WORD}(?={SPACE}(?:day{SPACE})?of)"
    rf"|{SPOKEN_DAY}(?={SPACE}{MONTH}{SPACE}{YEAR_WORD}))(?:{_TO}(?P<last>{DAY}|{DAY_WORD}))?"
    rf"(?:[ \u00a0\n/-])(?:day{SPACE})?(?:of{SPACE}(?:the{SPACE})?)?(?P<month>{MONTH})(?:/(?P<year2>{YEAR})"
    rf"|{_OF_YEAR})"
)
_BARE_DAY = re.compile(
    rf"\b(?:on|until|till|by|since|from|before|after|between|of|for|around|about){SPACE}(?P<bare>the{SPACE}"
    rf"(?P<day>{ORDINAL_DAY}|(?i:twenty|thirty)[ -]{DAY_WORD}))(?=[.,;!?)]|$|{SPACE}(?:and|at|when|while){SPACE})"
)
_MONTH_RANGE = re.compile(rf"(?:{SPACE}(?:to|through){SPACE}|[-–])(?:{MONTH})")
_YEAR_AFTER = re.compile(rf"{SPACE}(?:of{SPACE})?(?:last|this|next){SPACE}year\b")
_YEAR_MONTH_DAY = re.compile(rf"\b(?P<year>{YEAR})[-/](?P<month>{MONTH})[-/](?P<day>{DAY})")
_WEEKDAY_DAY = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY_SHORT}),?{SPACE}(?:(?:the{SPACE})?(?P<day>{ORDINAL_DAY}|{DAY_WORD}|{SPOKEN_DAY})"
    rf"|(?P<day2>{DAY}(?=[.,;!?)](?!\d)|$|{SPACE}(?:at|in)\b)))(?!{SPACE}{MONTH})"
)
_MONTH_NAME = re.compile(
    r"\b(?:[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)|[JFMASOND](?:AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC))"
)
_NUMERIC = re.compile(r"\d[-/.]\d{1,2}[-/.]\d|\d/(?:19|20)\d\d")
_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?=\b|T)(?![/.-]\d)"
)
_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/])"
    r"|(?<![\d/.-])(?P<one2>\d{1,2})/(?P<two2>\d{1,2})/(?P<year2>\d\d)(?![\d/]|\.\d)"
)
_MONTH_SLASH_YEAR = re.compile(r"(?<![\d/.-])(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)\d\d)(?![\d/])")
_MONTH_YEAR = re.compile(
    rf"(?P<part>{PART})?\b(?P<month>{MONTH})(?:,?(?:{SPACE}|-)(?:of{SPACE}|in{SPACE})?)"
    rf"(?P<year>{YEAR}|{YEAR_WORD}|{SHORT_YEAR}|(?<=of[ ])\d\d\b(?![:.%]\d)|[4-9]\d(?=[.,;)]|$))"
)
_MONTH_ALONE = re.compile(
    rf"(?:(?P<side>(?i:last|next|this|this past|this coming"
    rf"|the coming)){SPACE})?(?P<part>{PART})?\b(?P<month>{MONTH})"
)
_ALSO_NAMES = frozenset(
    ("May", "March", "April", "June", "August", "MAY", "MARCH", "Mar", "Jan", "Jun", "Mar.")
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|through|before|after|between|to|and|for|last|next|this|early"
    r"|late|mid"
    r"|each|every|month|or|around|about)[ \u00a0\n-]$", re.IGNORECASE,
)  # fmt: skip
_FOUR_YEARS = 4 * 366  # days within which any weekday meets any day of a month but the 29th of February
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z][a-z]+")


def find_calendar_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the dates, weeks and months between two offsets, in no order."""
    for low, high in find_windows(text, _MONTH_NAME, start, end, before=40):
        yield from _find_named(text, low, high, anchor)
    for low, high in find_windows(text, _NUMERIC, start, end, before=6):
        yield from _find_numeric(text, low, high)


def _find_numeric(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _ISO.finditer(text, start, end):
        found = _read_date(text, match, None)
        if found is not None:
            yield found
    for match in _SLASHED.finditer(text, start, end):
        yield _read_slashed(text, match)
    for match in _MONTH_SLASH_YEAR.finditer(text, start, end):
        yield found_at(match, month_days(int(match["year"]), int(match["month"])), "month")


def _find_named(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    for pattern in (_MONTH_DAY, _DAY_MONTH, _YEAR_MONTH_DAY):
        for match in pattern.finditer(text, start, end):
            found = _read_date(text, match, anchor)
            if found is not None:
                yield found
    for match in _MONTH_YEAR.finditer(text, start, end):
        days = month_days(read_year(match["year"]), month_number(match["month"]))
        yield found_at(match, cut_part(days, match["part"]), "month")
    yield from _find_months(text, start, end, anchor)


def _read_date(text: str, match: re.Match[str], anchor: date | None) -> Found | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups["month"].isdigit() else month_number(groups["month"])
    first = read_day(groups["day"])
    last = read_day(groups["last"]) if groups.get("last") else first
    year = groups["year"] or groups.get("year2")
    if year:
        years = [read_year(year)]
    elif anchor is None:
        return found_at(match, None, "day")
    else:
        years = _years_near(text, match.start(), anchor)
    for each in years:
        try:
            days = date(each, month, first), date(each, month, max(first, last))
        except ValueError:
            continue
        if len(years) == 1 or _is_wanted(days, anchor, is_future(text, match.start())):
            return found_at(match, days, "day")
    return None


def find_bare_days(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the times like "on the 18th": of the month nearest in the past, or to come if the text looks ahead."""
    for match in _BARE_DAY.finditer(text, start, end):
        days = None
        if anchor is not None:
            is_coming, number = is_future(text, match.start("bare")), read_day(match["day"])
            months = [shift_months(anchor.replace(day=1), shift) for shift in (0, 1, 2, -1, -2)]
            last_days = [(month, month_days(month.year, month.month)[1].day) for month in months]
            near = [month.replace(day=number) for month, last in last_days if number <= last]
            sided = [day for day in near if (day >= anchor if is_coming else day <= anchor)]
            days = (sided[0], sided[0]) if sided else None
        yield Found(Span(*match.span("bare")), days, "day")


def find_weekday_dates(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the times like "Friday the 15th": the nearest such day, in the past unless the text looks ahead."""
    for match in _WEEKDAY_DAY.finditer(text, start, end):
        weekday = [day[:3] for day in WEEKDAYS].index(match["weekday"][:3].capitalize())
        number = read_day(match["day"] or match["day2"])
        found = None
        if anchor is not None:
            step = 1 if is_future(text, match.start()) else -1
            near = (shift_days(anchor, step * shift) for shift in range(_FOUR_YEARS))
            day = next((each for each in near if each.day == number and each.weekday() == weekday), None)
            found = None if day is None else (day, day)
        yield Found(Span(*match.span()), found, "day", weekday)


def _years_near(text: str, position: int, anchor: date) -> list[int]:
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    return years if is_future(text, position) else years[::-1]


def _is_wanted(days: Days, anchor: date | None, is_coming: bool) -> bool:
    if anchor is None:
        return False
    return days[1] >= anchor if is_coming else days[0] <= anchor


def _read_slashed(text: str, match: re.Match[str]) -> Found:
    """Read 25/12/2019 or 12/25/2019; where both orders are possible, the one that other dates of the text have.

    Where none tells, the time lies between the two days meant.
    """
    one, two = int(match["one"] or match["one2"]), int(match["two"] or match["two2"])
    year = read_year(match["year"] or match["year2"])
    orders = [
        date(year, m, d)
        for m, d in dict.fromkeys(((one, two), (two, one)))
        if 1 <= m <= 12 and 1 <= d <= month_days(year, m)[1].day
    ]
    if not orders:
        return found_at(match, None, "day")
    if len(orders) == 2 and (is_day_first := _day_comes_first(text)) is not None:
        orders = [orders[1]] if is_day_first else [orders[0]]
    return found_at(match, (min(orders), max(orders)), "day")


def _day_comes_first(text: str) -> bool | None:
    """Tell in which order a text writes its dates in figures; None when it does not show, or has both."""
    orders = {
        int(match["one"] or match["one2"]) > 12
        for match in _SLASHED.finditer(text)
        if (int(match["one"] or match["one2"]) > 12) != (int(match["two"] or match["two2"]) > 12)
    }
    return orders.pop() if len(orders) == 1 else None


def _find_months(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    for match in _MONTH_ALONE.finditer(text, start, end):
        name = match["month"]
        is_marked = (
            bool(match["side"] or match["part"])
            or _BEFORE_MONTH.search(text, max(start, match.start() - 9), match.start())
            or _MONTH_RANGE.match(text, match.end())
            or _YEAR_AFTER.match(text, match.end())
        )
        if not is_marked and name in _ALSO_NAMES:
            continue
        if (
            not match["side"]
            and _NAME_AFTER.match(text, match.end())
            and name in ("April", "June", "August", "May", "Jan")
        ):
            continue
        if anchor is None:
            yield found_at(match, None, "month")
            continue
        yield found_at(match, cut_part(_month_near(text, match, anchor), match["part"]), "month")


def _month_near(text: str, match: re.Match[str], anchor: date) -> Days:
    number, side = month_number(match["month"]), (match.groupdict().get("side") or "").lower()
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
