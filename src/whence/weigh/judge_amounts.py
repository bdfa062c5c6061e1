"""Amounts of one statement as the pair model and the interval rules see them: quantities, days and years.

"More than 50" leaves 50 out, "at least 50" does not; "before 20 March" leaves the day out, "by 20 March" does not.
A day is counted within its year and the year is an amount of its own, so that "20 March" meets "20 March 2020".
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.read.quantities import find_quantities
from whence.read.times import find_times
from whence.records import Block, Document, Quantity, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ENDS = tuple(sum(_LENGTHS[: i + 1]) for i in range(12))  # day of the year on which each month ends
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_ORDINAL = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"\b(?:(?P<before>{_ORDINAL}) (?:of )?)?(?P<month>{_MONTH})(?![\w-])(?: (?P<after>{_ORDINAL})(?![\w%]|[.:,]\d))?"
)
_YEAR = re.compile(r"(?<![\w$€£.,:/#-])(?:1[5-9]|20)\d\d(?![\w%]|[.,:/]\d)")
_LATEST = re.compile(
    r"\b(?:(?P<strict>before|prior to|earlier than)|by|until|till|up to|through) (?:the )?$", re.I
)
_EARLIEST = re.compile(r"\b(?:(?P<strict>after|later than)|since|from) (?:the )?$", re.I)
# What tells that two amounts answer one question, in shared words around them; set by what exclusion then says of
# 2,500 pairs of VitaminC real-train (.897 right; .870 without _EQUAL and with an _APART of .5).
_NOUN, _APART, _EQUAL = 2.0, 4.0, 4.0
_STRICT = re.compile(
    r"(?:well )?(?:more|fewer|less|greater|higher|lower) than|(?:well )?(?:over|under|above|below)\b|exceeding"
    r"|in excess of|surpassing|beyond",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval, open where it ends in infinity; `unit` is "day" or "year" for times; `noun` what is counted."""

    span: Span
    low: float
    high: float
    unit: str
    noun: str = ""

    @property
    def is_time(self) -> bool:
        """Tell a day or a year from a quantity."""
        return self.unit in ("day", "year")

    def meets(self, other: "Amount") -> bool:
        """Tell whether some value lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def equals(self, other: "Amount") -> bool:
        """Tell whether both are the same interval."""
        return (self.low, self.high) == (other.low, other.high)


def find_amounts(text: str) -> list[Amount]:
    """Give the amounts of a statement in text order; they do not overlap."""
    document = Document(
        id="statement", path="", media="text", text=text, blocks=(Block("paragraph", Span(0, len(text)), ""),)
    )
    times = list(find_times(document))
    counted = [_of_quantity(q, text) for q in find_quantities(document, times=times)]
    days = [a for a in _find_days(text) if not any(a.span.overlaps(c.span) for c in counted)]
    taken = [*counted, *days]
    years = [a for a in _find_years(text) if not any(a.span.overlaps(t.span) for t in taken)]
    return sorted([*taken, *years], key=lambda a: a.span)


def _of_quantity(quantity: Quantity, text: str) -> Amount:
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    if _STRICT.match(quantity.span.of(text)):
        low = low if math.isinf(low) else math.nextafter(low, math.inf)
        high = high if math.isinf(high) else math.nextafter(high, -math.inf)
    unit = f"change in {quantity.unit}" if quantity.role == "change" else quantity.unit
    return Amount(quantity.span, low, high, unit, quantity.noun.casefold())


def _find_days(text: str) -> Iterator[Amount]:
    for match in _DAY.finditer(text):
        month = _MONTHS.index(match["month"][:3].lower())
        number = match["before"] or match["after"]
        if number is None:
            low, high = _ENDS[month] - _LENGTHS[month] + 1, _ENDS[month]
        else:
            day = min(int(re.sub(r"\D", "", number)), _LENGTHS[month])
            low = high = _ENDS[month] - _LENGTHS[month] + day
        yield _bounded(Span(*match.span()), low, high, "day", text)


def _find_years(text: str) -> Iterator[Amount]:
    for match in _YEAR.finditer(text):
        year = int(match[0])
        yield _bounded(Span(*match.span()), year, year, "year", text)


def _bounded(span: Span, low: float, high: float, unit: str, text: str) -> Amount:
    """Give a time with the bound that the word before it sets."""
    before = text[max(0, span.start - 24) : span.start]
    latest, earliest = _LATEST.search(before), _EARLIEST.search(before)
    if latest:
        return Amount(span, -math.inf, low - 1 if latest["strict"] else high, unit)
    if earliest:
        return Amount(span, high + 1 if earliest["strict"] else low, math.inf, unit)
    return Amount(span, low, high, unit)


def are_comparable(one: Amount, two: Amount) -> bool:
    """Tell whether two amounts may answer one question: the same unit, or a bare count and a count of people."""
    return one.unit == two.unit or {one.unit, two.unit} == {"", "people"}


def distance(one: Amount, two: Amount) -> float:
    """Give how far apart the figures of two amounts are: in orders of magnitude, times in tens of their unit.

    A bound counts as its figure: "more than 121" is nearer to 119 than to 29,056, though it allows but the latter.
    """
    pairs = [(abs(a - b), a, b) for a in _figures(one) for b in _figures(two)]
    gap, a, b = min(pairs, default=(math.inf, 0.0, 0.0))
    if one.is_time or gap in (0.0, math.inf):
        return gap / 10
    return abs(math.log10(max(abs(a), 1e-3)) - math.log10(max(abs(b), 1e-3)))


def _figures(amount: Amount) -> list[float]:
    return [end for end in (amount.low, amount.high) if not math.isinf(end)]


def nearest(amount: Amount, others: Sequence[Amount], likeness: Sequence[float]) -> int | None:
    """Give the index of the amount that most probably answers the same question; None: none has the unit.

    `likeness` says how many words around each are the same.
    """
    best: tuple[float, int] | None = None
    for i, other in enumerate(others):
        if are_comparable(amount, other):
            score = likeness[i] + _NOUN * (amount.noun == other.noun) - _APART * min(distance(amount, other), 2)
            score += _EQUAL * amount.equals(other)
            if best is None or score > best[0]:
                best = score, i
    return None if best is None else best[1]
