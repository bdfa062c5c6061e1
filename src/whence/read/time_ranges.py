"""Times with two ends ("from March to June 2018") and with one ("since 2014", "before Friday")."""

import re
from datetime import date, timedelta

from whence.moments import When
from whence.read.calendar_times import find_calendar_times
from whence.read.found_times import Found
from whence.read.intervals import Days, in_year, shift_days
from whence.records import Span, TimeMention

_BETWEEN = re.compile(r",?\s*(?:up )?(?:to|and|until|till|through|–|-|—)\s*(?:the\s)?")
_DASHES = ("–", "-", "—")
_AROUND = re.compile(
    r"\b(?P<sign>from|between|since|until|till|by|before|after|as of|no later than|not later than|up to|prior to"
    r"|starting"
    r"|beginning|through)[ \u00a0\n](?:on[ ])?(?:the[ ])?(?:about |around |at least )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|shortly|soon|just|immediately|right|long|ever|well|not|night"
    r"|moments|morning|even)[ ](?:before|after|prior to)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
_OPEN_AFTER = re.compile(
    r"[ \u00a0](?:onwards?|(?:or|and) (?:later|thereafter|beyond|(?:after|since)(?=[.,;)]|$)))", re.IGNORECASE
)
_NOUN_AFTER = re.compile(
    r"[’']s?\b|[ \u00a0](?!(?:and|or|but|when|as|because|if|with|by|to|in|on|at|for|from|is|was|will|would|were"
    r"|are|has|had"
    r"|he|she|it|they|we|that|while|after|before|since|until|who|which|there|this|[a-z]+ed|[a-z]+ing)\b)[a-z]"
)
_END = re.compile(r"\bend\b", re.IGNORECASE)
_START = re.compile(r"\b(?:start|beginning)\b", re.IGNORECASE)


def merge_ranges(text: str, found: list[Found]) -> list[Found]:
    """Join "from March to June 2018" and "between 2014 and 2016" into one; `found` is in text order."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(text, last, each):
            span = Span(last.span.start, each.span.end)
            days = None if _is_every_week(text, last, each) else _ends(text, last, each)
            joined[-1] = Found(span, days, each.grain)
        else:
            joined.append(each)
    return joined


def _is_every_week(text: str, one: Found, two: Found) -> bool:
    """Tell whether two weekdays are those of every week: "open Monday to Friday"."""
    if one.weekday is None or two.weekday is None:
        return False
    return (
        _AROUND.search(text, max(0, one.span.start - 24), one.span.start) is None
        and one.span.of(text).isalpha()
    )


def _is_range(text: str, one: Found, two: Found) -> bool:
    gap = text[one.span.end : two.span.start]
    if not _BETWEEN.fullmatch(gap) or "hour" in (one.grain, two.grain):
        return False
    sign = _AROUND.search(text, max(0, one.span.start - 24), one.span.start)
    word = sign["sign"].lower() if sign else ""
    if gap.strip() in _DASHES:
        return one.grain == two.grain
    if gap.strip().startswith("and"):
        return word == "between" or (word == "from" and one.grain == two.grain)
    if gap.strip() in ("through", "until", "till") and _states_year(text, one) and _states_year(text, two):
        return True
    return word in ("from", "between", "starting", "beginning") or (
        one.grain == two.grain
        and one.grain != "week"
        and word != "until"
        and (one.weekday is None) == (two.weekday is None)
    )


def _ends(text: str, one: Found, two: Found) -> Days | None:
    """Give the first day of `one` and the last of `two`; a year that one of them lacks is that of the other."""
    if two.days is None or (one.days is None and _states_year(text, one)):
        return None
    first, last = one.days, two.days
    if first is None or (first[0] > last[1] and not _states_year(text, one) and _states_year(text, two)):
        again = find_calendar_times(text, max(0, one.span.start - 10), one.span.end, last[0])
        first = next((found.days for found in again if found.span == one.span), first)
    if first is None:
        return None
    if not _states_year(text, one) and _states_year(text, two) and two.weekday is None and one.weekday is None:
        year = last[0].year - (in_year(first, last[0].year)[0] > last[1])
        first = in_year(first, year)
    if first[0] > last[1] and two.weekday is not None:
        last = (shift_days(first[0], (two.weekday - first[0].weekday()) % 7),) * 2
    elif first[0] > last[1] and not _states_year(text, two):
        is_last_ahead = _states_year(text, one) or one.span.of(text).lower() in ("now", "today", "tomorrow")
        if is_last_ahead:
            last = in_year(last, first[0].year + (in_year(last, first[0].year)[1] < first[0]))
        else:
            first = in_year(first, first[0].year - 1)
    elif not _states_year(text, one) and not _states_year(text, two) and two.weekday is None:
        earlier = in_year(last, last[0].year - 1)  # "from July 3 until August 2" is no year and a month
        last = earlier if earlier[0] >= first[0] else last
    return (first[0], last[1]) if first[0] <= last[1] else None


def _states_year(text: str, found: Found) -> bool:
    words = found.span.of(text)
    return re.search(r"\d{4}|[’']\d\d\b|\byear|\b(?:nineteen|two thousand)\b", words) is not None


def sign_time(text: str, found: Found, anchor: date | None) -> TimeMention:
    """Give the mention of a time with the bound that a word before or after it sets ("since", "by", "onwards")."""
    sign = _AROUND.search(text, max(0, found.span.start - 24), found.span.start)
    word = sign["sign"].lower() if sign else ""
    span, days = found.span, found.days
    onwards = _OPEN_AFTER.match(text, span.end)
    if text[span.end : span.end + 2] in ("'s", "’s") and word != "since":
        word = ""
    if word in ("before", "after", "prior to") and (
        _BESIDE.search(text[max(0, found.span.start - 30) : found.span.start])
        or _NOUN_AFTER.match(text, span.end)
    ):
        word = ""
    if onwards is not None:
        word, span = "from", Span(span.start, onwards.end())
    start = sign.start() if sign is not None and word in _BOUNDS else span.start
    if word in _BOUNDS or onwards is not None:
        when = None if days is None else _bounded(word, days, anchor, words=found.span.of(text))
        return TimeMention(Span(start, span.end), when, found.grain, found.weekday)
    return TimeMention(span, None if days is None else _when(days), found.grain, found.weekday)


def _when(days: Days) -> When:
    """Give the interval; the first and the last day that there is stand for no bound."""
    return When.days(None if days[0] == date.min else days[0], None if days[1] == date.max else days[1])


_BOUNDS = frozenset(
    ("since", "until", "till", "by", "before", "after", "prior to", "no later than", "not later than", "up to")
)


def _bounded(word: str, days: Days, anchor: date | None, *, words: str) -> When:
    if word in ("before", "prior to") and _END.search(words):
        word = "by"  # before the end of it: at any time in it too
    if word == "after" and _START.search(words):
        word = "from"
    match word:
        case "since":
            return When.days(days[0], anchor if anchor is not None and anchor >= days[0] else None)
        case "from":
            return When.days(days[0], None)
        case "after":
            return When.days(days[1] + timedelta(days=1) if days[1] < date.max else days[1], None)
        case "before" | "prior to":
            return When.days(None, shift_days(days[0], -1))
        case _:
            return When.days(None, days[1])
