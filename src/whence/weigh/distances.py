"""Plain statements of distance: how far a place is said to lie from another, or from a border.

Only what one sentence says outright: the amount, "of", "from" or "north of", the place after it, and the place that
this is said of, close by. The amounts are those that reading found. How far a weapon reaches is read in
`distance_ranges.py`; `distance_checks.py` holds all of it against the map.
"""

import re
from collections.abc import Iterator, Sequence

from whence.records import Document, Quantity, Reading, Sentence, Span
from whence.weigh.distance_ranges import DistanceStatement, find_ranges, in_km
from whence.weigh.places import PlaceMention
from whence.whereabouts import DistanceRelation

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
_BORDERING = re.compile(
    r"\b(?:border|frontier) (?:with|of|between) (?:the )?$|\bbordering (?:the )?$", re.IGNORECASE
)
_BEYOND = re.compile(r"\b(?:more than|over|at least|beyond|no closer than|no nearer than)\s$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|to within|less than|under|no more than|up to|at most|inside)\s(?:a\s|an\s)?$", re.IGNORECASE
)
_LONGEST = 70  # characters between a place and the amount said of it


def find_distances(
    document: Document, reading: Reading, places: Sequence[PlaceMention]
) -> Iterator[DistanceStatement]:
    """Yield the statements of distance in `document`, in text order; `places` may be those of the whole pile."""
    own = sorted((p for p in places if p.document_id == document.id), key=lambda p: p.span)
    for number, sentence in enumerate(reading.sentences):
        amounts = [q for q in reading.quantities if q.unit in ("km", "m") and sentence.span.covers(q.span)]
        named = [p for p in own if sentence.span.covers(p.span)]
        for amount in amounts:
            found = _stated(document, sentence, amount, named)
            if found is not None:
                yield found
        yield from find_ranges(document, reading, number, named)


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
    if not is_border and reference is not None:
        if reference.is_demonym:
            return None  # "40 km south of the Iraqi capital": not of Iraq
        subject = None if subject is not None and _holds(subject, reference) else subject
    relation, low, high = _bounds(text, sentence, amount)
    start = min([amount.span.start, *([subject.span.start] if subject is not None else [])])
    last = max([end, *([subject.span.end] if subject is not None else [])])
    return DistanceStatement(
        document_id=document.id, span=Span(start, last), relation=relation, low_km=low, high_km=high,
        amount=amount.span, subject=subject, reference=reference, is_border=is_border, direction=joint["point"],
    )  # fmt: skip


def _holds(land: PlaceMention, place: PlaceMention) -> bool:
    """Tell whether a place lies in a land, which then is none that lies so far from it."""
    is_part = land.kind == "country" or (land.kind == "state" and land.division == place.division)
    return is_part and land.country == place.country


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
    low, high = in_km(amount, amount.low), in_km(amount, amount.high)
    if amount.role == "at most" or _WITHIN.search(before) or low is None:
        return "within", None, high
    if amount.role == "at least" or _BEYOND.search(before) or high is None:
        return "beyond", low, None
    return "apart", low, high
