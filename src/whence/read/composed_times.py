"""Times made of other times: "two weeks before Christmas", "the first half of 2016", "Sunday of next week"."""

import re
from collections.abc import Callable
from datetime import date

from whence.read.date_words import DAY, ORDINAL_DAY, read_day
from whence.read.found_times import Found, read_part
from whence.read.intervals import in_year, month_days, part_of, shift_days, shift_months, week_days
from whence.read.nth_times import cut_nth, nth_pattern
from whence.read.shifted_times import Place, read_length_from, read_period, read_shift, with_start
from whence.records import Span

_ROUNDS = 3  # how often times are joined anew: "the last week of the first half of next year"
_PART_SIGN = re.compile(
    r"\b(?:(?:the )?(?P<part>beginning|start|middle|end|turn)(?: of)(?: the)?|(?:the )?(?P<early>early|late"
    r"|mid)(?: part)?"
    r"(?:-| of| in| on)?(?: the)?|(?P<later>earlier|later)(?: in| on)?(?: the)?)[ -]?(?<=[ -])$",
    re.IGNORECASE,
)
_WEEK_SIGN = re.compile(
    r"\b(?:the )?(?:(?P<of>week|fortnight) (?:of|beginning|starting|commencing|from)(?: on)?"
    r"|w/c) (?:the )?$",
    re.IGNORECASE,
)
_WITH_DAYS = re.compile(
    rf"\b(?:(?:the )?(?P<one>{DAY})(?P<to>-|–| to | until | till | through | and )(?:the )?(?P<two>{DAY})"
    rf"|(?:the )?(?P<only>{ORDINAL_DAY}))(?: day)?(?: of| in|,)? $"
)
_FIRST_DAY = re.compile(rf"\b(?:from|between) (?:the )?(?P<one>{DAY}) (?:to|until|till|through|and) (?:the )?$")
_WEEKDAY_GAP = re.compile(r",? (?:of |in |on )?(?:the )?|[ ]?[-–][ ]?")
_YEAR_GAP = re.compile(r" ?,? (?:of |in )?| [-–] ")


def compose_times(text: str, found: list[Found], start: int) -> list[Found]:
    """Give `found`, in text order and without overlaps, with times that others are told from made one with them.

    The text is searched from `start`.
    """
    plain = text.replace("\u00a0", " ").replace("\n", " ")
    for _ in range(_ROUNDS):
        joined: list[Found] = []
        for each in found:
            last = joined[-1] if joined else None
            pair = None if last is None else _join(plain, last, each)
            if pair is not None:
                joined[-1] = pair
                continue
            place = Place(plain, start if last is None else last.span.end)
            joined.append(next((made for read in _LEADS if (made := read(place, each)) is not None), each))
        if joined == found:
            break
        found = joined
    return found


def _read_nth(place: Place, found: Found) -> Found | None:
    """Read "the third week of", "the first Friday of", "the last three months of"."""
    if found.days is None or found.grain in ("hour", "day"):
        return None
    before = place.before(found)
    match = nth_pattern().search(before)
    if match is None:
        return None
    made = cut_nth(match, found.days)
    if made is None:
        return None
    days, grain, weekday = made
    start = found.span.start - len(before) + match.start()
    return Found(Span(start, found.span.end), days, grain, weekday)


def _read_part(place: Place, found: Found) -> Found | None:
    before = place.before(found)
    match = _PART_SIGN.search(before)
    if match is None or found.grain in ("hour", "day") or (found.days and date.max in found.days):
        return None
    days = (
        None
        if found.days is None
        else part_of(found.days, read_part(match["part"] or match["early"] or match["later"]))
    )
    return with_start(found, found.span.start - len(before) + match.start(), days, found.grain)


def _read_week(place: Place, found: Found) -> Found | None:
    before = place.before(found)
    match = _WEEK_SIGN.search(before)
    if match is None or found.grain != "day":
        return None
    days = None if found.days is None else week_days(found.days[0])
    return with_start(found, found.span.start - len(before) + match.start(), days, "week")


def _read_days_of_month(place: Place, found: Found) -> Found | None:
    """Read "the 20th of" before "next month", and "4 to 22" before it."""
    if (
        found.days is None
        or found.grain != "month"
        or found.days != month_days(found.days[0].year, found.days[0].month)
    ):
        return None
    before = place.before(found)
    match = _WITH_DAYS.search(before)
    if match is None:
        return None
    start = found.span.start - len(before) + match.start()
    try:
        first, last = (
            found.days[0].replace(day=read_day(match[name] or match["only"])) for name in ("one", "two")
        )
    except ValueError:
        return None
    return with_start(found, start, (first, last), "day") if first <= last else None


def _read_first_day(place: Place, found: Found) -> Found | None:
    """Read the "4" of "from 4 to January 22, 1995"."""
    words = found.span.of(place.text)
    if found.grain != "day" or found.days is None or not re.search(r"[A-Z][a-z]{2}", words):
        return None
    before = place.before(found)
    match = _FIRST_DAY.search(before)
    if match is None or read_day(match["one"]) >= found.days[0].day:
        return None
    first = found.days[0].replace(day=read_day(match["one"]))
    return with_start(found, found.span.start - len(before) + match.start("one"), (first, found.days[1]), "day")


_LEADS: tuple[Callable[[Place, Found], Found | None], ...] = (
    read_length_from, read_shift, read_period,
    _read_nth, _read_part, _read_week, _read_days_of_month, _read_first_day,
)  # fmt: skip


def _join(text: str, one: Found, two: Found) -> Found | None:
    """Give what two times side by side mean together; None when they are two times."""
    gap = text[one.span.end : two.span.start]
    if len(gap) > 8:
        return None
    span = Span(one.span.start, two.span.end)
    for weekday, week in ((one, two), (two, one)):
        if weekday.weekday is not None and week.grain == "week" and _WEEKDAY_GAP.fullmatch(gap):
            return _weekday_in(span, weekday.weekday, week)
    if one.weekday is not None and two.grain == "day" and two.weekday is None and gap in (" (", ", ", " "):
        return _same_day(span, one, two)
    if two.grain == "year" and _is_yearless(text, one) and _YEAR_GAP.fullmatch(gap):
        return _in_year_of(text, span, one, two)
    return None


def _weekday_in(span: Span, weekday: int, week: Found) -> Found | None:
    if week.days is None:
        return Found(span, None, "day", weekday)
    day = shift_days(week_days(week.days[0])[0], weekday)
    return Found(span, (day, day), "day", weekday)


def _same_day(span: Span, one: Found, two: Found) -> Found | None:
    """Read "Sunday night (March 4)"."""
    days = two.days
    if days is None or days[0] != days[1] or days[0].weekday() != one.weekday:
        return None
    return Found(span, days, "day", one.weekday)


def _is_yearless(text: str, found: Found) -> bool:
    words = found.span.of(text)
    return (
        found.grain in ("day", "month", "season")
        and found.weekday is None
        and re.search(r"\d{4}|[’']\d\d\b|year|today|ago|next|last", words) is None
        and re.search(r"[A-Z]|spring|summer|autumn|winter|quarter|half", words) is not None
    )


def _in_year_of(text: str, span: Span, one: Found, two: Found) -> Found | None:
    if two.days is None or one.days is None:
        return Found(span, None, one.grain)
    if two.days != (date(two.days[0].year, 1, 1), date(two.days[0].year, 12, 31)):
        return None
    if one.days[0].weekday() == 0 and "week" in one.span.of(text):
        return None
    days = in_year(one.days, two.days[0].year)
    if one.grain == "month" and days[0].day == 1:
        days = days[0], month_days(shift_months(days[1], 0).year, days[1].month)[1]
    return Found(span, days, one.grain)
