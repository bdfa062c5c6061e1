"""Plain statements of distance: how far a place is said to lie from another, or from a border.

Only what one sentence says outright: the amount, "of", "from" or "north of", the place after it, and the place that
this is said of, close by. The amounts are those that reading found; `distance_checks.py` holds them against the map.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.records import Document, Quantity, Reading, Sentence, Span
from whence.weigh.places import PlaceMention

DistanceRelation = Literal["apart", "within", "beyond"]
_POINT = r"(?:(?:due|directly|further)\s)?(?P<point>(?:north|south|east|west)(?:-?(?:east|west))?)"
_FROM = re.compile(
    r"\s?(?:\([^()]{1,30}\)\s?)?(?:range\s|radius\s|distance\s|drive\s)?"
    rf"(?:(?:to\sthe\s)?{_POINT}\s(?:of|from)|of|from|away\sfrom|outside|off|inside|short\sof|distant\sfrom|around)\s(?:the\s)?",
    re.IGNORECASE,
)
_WORDS = (
    "which|that|is|are|was|were|lies?|lay|sits?|sat|stands?|stood|located|situated|based|some|about|around|roughly|nearly"
    "|almost|just|only|over|under|more|less|fewer|than|at|least|most|up|to|within|approximately|an?|estimated|the|small|main|town"
    "|village|city|base|airport|airbase|district|province|border|market|port|area|region|away|barely|not|no|further|farther"
    "|farming|desert|strategic|key|historic|suburb"
)
_JOINED = re.compile(rf"[\s,(–—-]*(?:(?:{_WORDS})\b[\s,–—-]*)*", re.IGNORECASE)
_TURNED = re.compile(
    r"[\s,]*(?:is|are|lies?|lay|sits?|stands?|in|at|near)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:of\s)?", re.IGNORECASE
)
_BORDER = re.compile(
    r"(?:(?P<of>\w[\w.'’-]*(?:[ -]\w[\w.'’-]*)?)\s)?(?:border|frontier|boundary)(?:\s(?:with|of|between)\s(?:the\s)?)?",
    re.I,
)
_COMPASS = r"(?:(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?\s)?"
_BORDERING = re.compile(
    r"\b(?:border|frontier) (?:with|of|between) (?:the )?$|\bbordering (?:the )?$", re.IGNORECASE
)
_RANGE = re.compile(r"\brange\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:within\s(?:the\s)?(?:\w+\s)?(?:range|reach)\sof|(?:reach|reaching|hit|hitting|strike|striking|target))\s(?:the\s)?"
    rf"{_COMPASS}$",
    re.IGNORECASE,
)
_FIRED = re.compile(
    r"\b(?:from|fired from|launched from|based in|deployed (?:in|to|at)|moved to|in)\s(?:the\s)?"
    + _COMPASS
    + "$",
    re.I,
)
_BEYOND = re.compile(r"\b(?:more than|over|at least|beyond|no closer than|no nearer than)\s$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|to within|less than|under|no more than|up to|at most|inside)\s(?:a\s|an\s)?$", re.IGNORECASE
)
_LONGEST = 70  # characters between a place and the amount said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceStatement:
    """Words that say how far `subject` lies from `reference`, in km; an end that is None is open.

    `subject` None: the sentence does not say of which place. `is_border`: meant is the border of `reference`, or where
    `reference` is None that of the country that `subject` lies in. `direction` is the point of the compass, as written.
    """

    document_id: str
    span: Span  # from the first of its words to the last
    sentence: Span
    relation: DistanceRelation
    low_km: float | None
    high_km: float | None
    amount: Span
    subject: PlaceMention | None
    reference: PlaceMention | None
    is_border: bool = False
    direction: str | None = None
    is_range: bool = False  # of a weapon or a vehicle, which is said to reach so far


def find_distances(
    document: Document, reading: Reading, places: Sequence[PlaceMention]
) -> Iterator[DistanceStatement]:
    """Yield the statements of distance in `document`, in text order; `places` may be those of the whole pile."""
    own = sorted((p for p in places if p.document_id == document.id), key=lambda p: p.span)
    for sentence in reading.sentences:
        amounts = [q for q in reading.quantities if q.unit in ("km", "m") and sentence.span.covers(q.span)]
        named = [p for p in own if sentence.span.covers(p.span)]
        for amount in amounts:
            found = _stated(document, sentence, amount, named) or _ranged(document, sentence, amount, named)
            if found is not None:
                yield found


def _stated(
    document: Document, sentence: Sentence, amount: Quantity, named: Sequence[PlaceMention]
) -> DistanceStatement | None:
    """Give what "40 km north of X" and "within 300 km of the border" say."""
    text = document.text
    joint = _FROM.match(text, amount.span.end, sentence.span.end)
    if joint is None:
        return None
    reference = next((p for p in named if p.span.start == joint.end()), None)
    border = _BORDER.match(text, joint.end(), sentence.span.end)
    end = reference.span.end if reference is not None else joint.end()
    is_border = border is not None
    if border is not None:
        end = border.end()
        inside = [
            p for p in named if Span(border.start(), min(sentence.span.end, border.end() + 1)).overlaps(p.span)
        ]
        after = next((p for p in named if p.span.start == border.end()), None)
        reference = after or next(iter(inside), None)
        end = max(end, after.span.end if after is not None else end)
    elif reference is None:
        return None
    others = [p for p in named if not p.is_demonym and p is not reference]
    subject = _subject_before(text, amount, others) or _subject_after(text, Span(joint.end(), end), others)
    if subject is None and not is_border and reference is not None and reference.is_demonym:
        return None
    relation, low, high = _bounds(text, sentence, amount)
    start = min([amount.span.start, *([subject.span.start] if subject is not None else [])])
    last = max([end, *([subject.span.end] if subject is not None else [])])
    return DistanceStatement(
        document_id=document.id, span=Span(start, last), sentence=sentence.span, relation=relation, low_km=low,
        high_km=high, amount=amount.span, subject=subject, reference=reference, is_border=is_border,
        direction=joint["point"],
    )  # fmt: skip


def _ranged(
    document: Document, sentence: Sentence, amount: Quantity, named: Sequence[PlaceMention]
) -> DistanceStatement | None:
    """Give what "rockets with a range of 70 km fired from X could reach Y" says: Y lies within 70 km of X."""
    text = document.text
    around = text[
        max(sentence.span.start, amount.span.start - 30) : min(sentence.span.end, amount.span.end + 12)
    ]
    if not _RANGE.search(around):
        return None
    before = {p.span: text[max(sentence.span.start, p.span.start - 30) : p.span.start] for p in named}
    reached = [p for p in named if not p.is_demonym and _REACHED.search(before[p.span])]
    fired = [p for p in named if not p.is_demonym and p not in reached and _FIRED.search(before[p.span])]
    high = _in_km(amount, amount.high)
    if len(reached) != 1 or high is None:
        return None
    subject = fired[0] if len(fired) == 1 else None
    spans = [amount.span, reached[0].span, *([subject.span] if subject is not None else [])]
    return DistanceStatement(
        document_id=document.id, span=Span(min(s.start for s in spans), max(s.end for s in spans)),
        sentence=sentence.span, relation="within", low_km=None, high_km=high, amount=amount.span, subject=subject,
        reference=reached[0], is_range=True,
    )  # fmt: skip


def _subject_before(text: str, amount: Quantity, named: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the place that "X, some" or "X lies" says the amount of: the last one, with nothing else between."""
    before = [p for p in named if p.span.end <= amount.span.start]
    if not before:
        return None
    last = before[-1]
    if _BORDERING.search(text[max(0, last.span.start - 30) : last.span.start]):
        return None  # "In X, on the border with Y, 300 km from Z": not said of Y
    between = text[last.span.end : amount.span.start]
    if len(between) <= _LONGEST and _JOINED.fullmatch(between):
        return _outermost_name(text, last, before)
    return None


def _outermost_name(text: str, last: PlaceMention, before: Sequence[PlaceMention]) -> PlaceMention:
    """Give X of "X, Ohio, 40 miles from", where the last name only says what the one before lies in."""
    earlier = next((p for p in before if p.span.end < last.span.start <= p.span.end + 2), None)
    is_held = earlier is not None and text[earlier.span.end : last.span.start].strip() == ","
    return earlier if earlier is not None and is_held and last.kind in ("state", "country") else last


def _subject_after(text: str, reference: Span, named: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the place of "Forty km north of Y lies X" and "40 km north of Y, in X"."""
    joint = _TURNED.match(text, reference.end)
    if joint is None:
        return None
    return next((p for p in named if reference.end < p.span.start <= joint.end() + 1), None)


def _bounds(
    text: str, sentence: Sentence, amount: Quantity
) -> tuple[DistanceRelation, float | None, float | None]:
    before = text[max(sentence.span.start, amount.span.start - 20) : amount.span.start]
    low, high = _in_km(amount, amount.low), _in_km(amount, amount.high)
    if amount.role == "at most" or _WITHIN.search(before) or low is None:
        return "within", None, high
    if amount.role == "at least" or _BEYOND.search(before) or high is None:
        return "beyond", low, None
    return "apart", low, high


def _in_km(amount: Quantity, value: float | None) -> float | None:
    return None if value is None else value / 1000 if amount.unit == "m" else value
