"""What role an amount plays: a bound, a round figure, a running total, or a change."""

import re
from dataclasses import replace
from typing import Literal

from whence.read.amounts import MODIFIERS, Measure
from whence.records import Quantity, Span

Role = Literal["exact", "about", "at most", "at least", "range", "cumulative", "change"]

_ROUND = 0.1  # share by which a round figure may be off; a reading, like those of vague words
_FROM_BELOW = ("nearly", "almost", "close to", "just under", "just shy of", "shy of", "approaching", "nearing")
_NOUNS_UP = "increase|rise|jump|gain|growth|hike|surge"
_NOUNS_DOWN = "decrease|drop|fall|decline|cut|reduction"
_FILLED = r"[ ](?:\w+ly[ ])?(?:by[ ])?(?:another[ ]|an?[ ]|further[ ]|as much as[ ]|up to[ ])*$"
_UP = (
    r"\b(?:rose|risen|rising|rises?|grew|grown|grows|increased?|increases|increasing|jumped|jumps|climbed|climbs"
    r"|gained"
    r"|gains|soared|surged|soaring|surging|jumping|climbing|rallied|advanced|expanded|higher"
    r"|(?<!gave )(?<!give )(?<!given )(?<!giving )(?<!made )(?<!make )(?<!makes )(?<!making )(?<!picked )(?<!pick )"
    r"(?<!put )(?<!set )(?<!took )(?<!take )(?<!taking )(?<!racked )(?<!ended )(?<!wound )(?<!added )(?<!adds )"
    r"(?<!adding )(?<!used )up)"
)
_DOWN = (
    r"\b(?:fell|fallen|falling|falls?|dropped|drops?|decreased?|declined?|declines|declining|shrank|shrunk|slid"
    r"|slumped"
    r"|plunged|tumbled|plummeted|plunging|plummeting|tumbling|dropping|sliding|slipped|down|cut|reduced"
    r"|lowered|lower|contracted|slashed)"
)
_CHANGES = (
    (1, re.compile(_UP + _FILLED, re.IGNORECASE)),
    (1, re.compile(rf"\b(?:{_NOUNS_UP})[ ]of[ ]$", re.IGNORECASE)),
    (-1, re.compile(_DOWN + _FILLED, re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:{_NOUNS_DOWN})[ ]of[ ]$", re.IGNORECASE)),
)
_LOST = re.compile(
    r"\b(?:lost|loses|losing|shed|sheds|shedding)[ ](?:about[ ]|another[ ]"
    r"|nearly[ ])*$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[ ](?:points?|pts)\b")
_BY = re.compile(r"\bby[ ](?:between[ ])?$", re.IGNORECASE)
_SAID_AGAIN = re.compile(r"^(?:[ ][\w%]+){1,3},?[ ]or[ ]$")  # "lost 190 points, or 0.6%"
_CHANGES_AFTER = (
    (
        1,
        re.compile(
            rf"[ -](?:\w+[ ])?(?:{_NOUNS_UP}|raise)\b|[ ](?:more(?=[ ]than\b|[.,;)]|$)|higher\b)", re.IGNORECASE
        ),
    ),
    (-1, re.compile(rf"[ -](?:\w+[ ])?(?:{_NOUNS_DOWN}|discount)\b|[ ](?:less|fewer|lower)\b", re.IGNORECASE)),
)
_AFTERWARDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("at least", re.compile(r"[ ](?:or more|or above|or over|or higher|and above|and counting|-plus)\b|\+")),
    ("at most", re.compile(r"[ ]or (?:less|fewer|under|below)\b")),
    ("about", re.compile(r"[ ]or so\b|-odd\b|-ish\b|[ ](?:approximately|or thereabouts)\b")),
)
_IN_BRACKETS = re.compile(r"(?:[ ][\w-]+){0,3}[ ]?\((?:US[ ]?|A|C)?")
_TOTAL = re.compile(
    r"\b(?:total of|in total|altogether|combined|(?:total|number|tally|count|figure|toll)[^.,;]{0,60}? (?:of|to|at"
    r"|reached|reaching))[ ]$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"[^.;]{0,40}?\b(?:in total|in all|altogether|so far|to date)\b")


def plain_role(measure: Measure) -> Role:
    """Give the role of an amount that nothing modifies."""
    return "range" if measure.is_range else "about" if measure.is_vague else "exact"


def put_role(
    text: str, measure: Measure, modifier: str, span: Span
) -> tuple[Role, float | None, float | None, int]:
    """Give the role, the interval it leaves, and where the words that give it end. A fall is below zero."""
    low, high, end = measure.low, measure.high, span.end
    before = text[max(0, span.start - 90) : span.start]
    role = plain_role(measure)
    stated: str | None = None
    for name, pattern in _AFTERWARDS:
        after = pattern.match(text, end)
        if after is not None and stated is None:
            stated, end = name, after.end()
    is_plain_range = measure.is_range and _BY.search(before) is None
    sign = 0 if stated or is_plain_range else sign_of_change(text, before, end)
    is_measured = measure.unit not in ("", "people") or (
        not measure.unit and _POINTS.match(text, end) is not None
    )
    if not sign and not (stated or modifier or measure.is_range) and is_measured:
        sign = -1 if _LOST.search(before) else 0  # "lost 12 soldiers" is no fall of a value
    if sign:
        return ("change", low, high, end) if sign > 0 else ("change", _negative(high), _negative(low), end)
    words = modifier.lower()
    stated = stated or next((name for name, forms in MODIFIERS if words and re.fullmatch(forms, words)), None)
    if stated is None and role == "exact" and (_TOTAL.search(before) or _TOTAL_AFTER.match(text, end)):
        return "cumulative", low, high, end
    if measure.is_range or stated is None:
        return role, low, high, end
    return _bounded(stated, words, low, high, end)


def sign_of_change(text: str, before: str, end: int) -> int:
    """Give 1 for a rise, -1 for a fall, 0 where nothing tells of a change."""
    for sign, pattern in _CHANGES:
        if pattern.search(before):
            return sign
    return next((sign for sign, pattern in _CHANGES_AFTER if pattern.match(text, end)), 0)


def repeat_role(text: str, one: Quantity, two: Quantity) -> Quantity:
    """Give `two` with the role of `one` where it says the same in another unit: "more than 100 km (60 miles)"."""
    gap = text[one.span.end : two.span.start]
    is_again = _IN_BRACKETS.fullmatch(gap) is not None or (
        one.role == "change" and _SAID_AGAIN.match(gap) is not None
    )
    if (
        not is_again
        or two.role != "exact"
        or two.unit in ("", "people")
        or two.low is None
        or two.low != two.high
    ):
        return two
    match one.role:
        case "at least":
            return replace(two, high=None, role="at least")
        case "at most":
            return replace(two, low=None, role="at most")
        case "change" if one.high is not None and one.high < 0:
            return replace(two, low=-two.low, high=-two.low, role="change")
        case "change":
            return replace(two, role="change")
        case _:
            return two


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _bounded(
    stated: str, modifier: str, low: float | None, high: float | None, end: int
) -> tuple[Role, float | None, float | None, int]:
    if stated == "at least":
        return "at least", low, None, end
    if stated == "at most":
        return "at most", None, high, end
    if low is None or high is None or low != high:
        return "about", low, high, end
    margin = abs(low) * _ROUND
    floor = low if modifier == "just over" else round(low - margin, 6)
    ceiling = high if modifier in _FROM_BELOW else round(high + margin, 6)
    return "about", floor, ceiling, end
