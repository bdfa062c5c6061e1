"""Times that name a date, a week or a month."""

import re
from collections.abc import Iterator
from datetime import date

from whence.read.found_times import (
    DAY,
    MONTH,
    PART,
    SPACE,
    WEEKDAY,
    YEAR,
    Found,
    cut_part,
    find_windows,
    found_at,
    is_future,
    month_number,
)
from whence.read.intervals import Days, month_days, week_days

_WEEKDAY_SHORT = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_MONTH_DAY = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{SPACE})?\b(?P<month>{MONTH}){SPACE}(?:the{SPACE})?(?P<day>{DAY})(?![:.]\d)"
    rf"(?:(?:-|–|{SPACE}(?:to|and){SPACE})(?P<last>{DAY}))?(?:{SPACE}?,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?"
)
_DAY_MONTH = re.compile(
    rf"(?:{_WEEKDAY_SHORT},?{SPACE})?\b(?:the{SPACE})?(?P<day>{DAY})(?:(?:-|–|{SPACE}(?:to|and){SPACE})(?P<last>{DAY}))?"
    rf"[ \u00a0-](?:of{SPACE})?(?P<month>{MONTH})(?:,?[ \u00a0-](?:of{SPACE})?(?P<year>{YEAR}))?"
)
_MONTH_NAME = re.compile(
    r"\b(?:[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)|[JFMASOND](?:AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC))"
)
_NUMERIC = re.compile(r"\d[-/.]\d{1,2}[-/.]\d")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=\b|T)")
_SLASHED = re.compile(r"(?<![\d/.])(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])")
_MONTH_YEAR = re.compile(rf"(?P<part>{PART})?\b(?P<month>{MONTH})(?:,?{SPACE}(?:of{SPACE})?)(?P<year>{YEAR})")
_MONTH_ALONE = re.compile(
    rf"(?:(?P<side>(?i:last|next|this|this past|this coming)){SPACE})?(?P<part>{PART})?\b(?P<month>{MONTH})"
)
_NTH_WEEK = re.compile(
    rf"\b(?:the{SPACE})?(?P<nth>(?i:first|second|third|fourth|last|final)){SPACE}(?P<what>(?i:week|weekend|days|half)){SPACE}of"
    rf"{SPACE}(?P<month>{MONTH})(?:,?{SPACE}(?P<year>{YEAR}))?"
)
_WEEK_OF = re.compile(
    rf"\bthe{SPACE}week{SPACE}of{SPACE}(?:(?P<month>{MONTH}){SPACE}(?P<day>{DAY})|(?P<day2>{DAY}){SPACE}(?P<month2>{MONTH}))(?:,?{SPACE}(?P<year>{YEAR}))?"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|through|before|after|between|to|and|for|last|next|this|early|late|mid"
    r"|each|every|month|or|around|about)[ \u00a0\n-]$", re.IGNORECASE,
)  # fmt: skip
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z][a-z]+")


def find_calendar_times(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    """Yield the dates, weeks and months between two offsets, in no order."""
    for low, high in find_windows(text, _MONTH_NAME, start, end, before=40):
        yield from _find_named(text, low, high, anchor)
    for low, high in find_windows(text, _NUMERIC, start, end, before=6):
        for match in _ISO.finditer(text, low, high):
            found = _read_date(text, match, anchor)
            if found is not None:
                yield found
        for match in _SLASHED.finditer(text, low, high):
            yield _read_slashed(match)


def _find_named(text: str, start: int, end: int, anchor: date | None) -> Iterator[Found]:
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in pattern.finditer(text, start, end):
            found = _read_date(text, match, anchor)
            if found is not None:
                yield found
    for match in _MONTH_YEAR.finditer(text, start, end):
        days = month_days(int(match["year"]), month_number(match["month"]))
        yield found_at(match, cut_part(days, match["part"]), "month")
    for match in _NTH_WEEK.finditer(text, start, end):
        yield found_at(match, _nth_week(text, match, anchor), "week")
    for match in _WEEK_OF.finditer(text, start, end):
        yield found_at(match, _week_of(text, match, anchor), "week")
    yield from _find_months(text, start, end, anchor)


def _read_date(text: str, match: re.Match[str], anchor: date | None) -> Found | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups["month"].isdigit() else month_number(groups["month"])
    first = int(re.sub(r"\D", "", groups["day"]))
    last = int(re.sub(r"\D", "", groups.get("last") or "") or first)
    if groups["year"]:
        years = [int(groups["year"])]
    elif anchor is None:
        return found_at(match, None, "day")
    else:
        years = _years_near(text, match.start(), anchor)
    for year in years:
        try:
            days = date(year, month, first), date(year, month, max(first, last))
        except ValueError:
            continue
        if len(years) == 1 or _is_wanted(days, anchor, is_future(text, match.start())):
            return found_at(match, days, "day")
    return None


def _years_near(text: str, position: int, anchor: date) -> list[int]:
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    return years if is_future(text, position) else years[::-1]


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
        return found_at(match, None, "day")
    month, day = orders.pop()
    return found_at(match, (date(year, month, day),) * 2, "day")


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
            yield found_at(match, None, "month")
            continue
        yield found_at(match, cut_part(_month_near(text, match, anchor), match["part"]), "month")


def _nth_week(text: str, match: re.Match[str], anchor: date | None) -> Days | None:
    if match["year"]:
        days = month_days(int(match["year"]), month_number(match["month"]))
    elif anchor is not None:
        days = _month_near(text, match, anchor)
    else:
        return None
    nth, what = match["nth"].lower(), match["what"].lower()
    if what == "half":
        middle = days[0].replace(day=15)
        return (days[0], middle) if nth == "first" else (middle.replace(day=16), days[1])
    if nth in ("last", "final"):
        return days[1].replace(day=days[1].day - 6), days[1]
    first = 7 * ("first", "second", "third", "fourth").index(nth)
    return days[0].replace(day=first + 1), days[0].replace(day=first + 7)


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


def _week_of(text: str, match: re.Match[str], anchor: date | None) -> Days | None:
    month = month_number(match["month"] or match["month2"])
    day = int(re.sub(r"\D", "", match["day"] or match["day2"]))
    years = (
        [int(match["year"])]
        if match["year"]
        else []
        if anchor is None
        else _years_near(text, match.start(), anchor)
    )
    for year in years:
        if day <= month_days(year, month)[1].day:
            return week_days(date(year, month, day))
    return None
