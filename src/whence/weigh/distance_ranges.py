"""Ranges: which places a weapon or a vehicle is said to reach, from where, and how far it goes.

"With a range of 70 km, fired from X, could reach Y", "puts Y and Z within range of X". How far it goes may stand in one
of the two sentences before. The other plain statements of distance are in `distances.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.records import Document, Quantity, Reading, Span
from whence.weigh.places import PlaceMention
from whence.whereabouts import DistanceRelation

_POINTS = "north|south|east|west|central"
_PART = rf"(?:{_POINTS})(?:-?(?:east|west))?(?:ern)?"
_COMPASS = rf"(?:(?P<parts>{_PART}(?:(?:,\s|\s(?:and|or)\s|,\s(?:and|or)\s){_PART}){{0,3}})\s)?"
_CLOSE = r"within\s(?:the\s)?(?:(?:\w+\s)?(?:range|reach)|(?:striking|firing|shooting)\s(?:distance|range))"
_LINKS = (
    "of|is|are|was|were|be|being|put|given|said|stated|reported|estimated|believed|at|to|as|far|from|about|some|up|least|most|more"
    "|less|than|over|under|between|anywhere|around|roughly|nearly|almost|only|just|an?|the|maximum|approximately|exceeding|beyond"
)
_GIVES = re.compile(rf"\branges?\b(?:\s(?:{_LINKS})\b){{1,8}}\s$", re.IGNORECASE)
_GIVEN = re.compile(r"[\s-](?:maximum\s|flight\s)?range\b(?!\sof\s[a-z])", re.IGNORECASE)
_REACHED = re.compile(
    rf"\b(?:{_CLOSE}\sof|(?:reach|reaching|hit|hitting|strike|striking|target|targeting))\s(?:the\s)?(?:[a-z]+\sof\s)?{_COMPASS}$",
    re.IGNORECASE,
)
_PUT = re.compile(r"\b(?:put|puts|putting|bring|brings|bringing|place|places|placing)\s", re.IGNORECASE)
_IS_CLOSE = re.compile(_CLOSE, re.IGNORECASE)
_FIRED = re.compile(
    r"\b(?:from|(?:fired|launched|operated) (?:from|in)|(?:based|stationed|placed|installed|deployed|positioned)"
    r" (?:in|to|at|near|around)"
    rf"|(?:moved|sent|shipped|brought) (?:to|into)|{_CLOSE} of(?: (?:\w+ ){{0,2}}(?:in|near|around|at))?|in)"
    rf"\s(?:the\s)?(?:(?:city|town|village|province|region|state|areas?) (?:of|in|near|around) )?{_COMPASS}$",
    re.IGNORECASE,
)
_OWNER = re.compile(rf"['’]s?\s(?:[a-z-]+\s){{0,3}}{_COMPASS}$")
_BETWEEN = re.compile(r"[^A-Z]*")
_BEFORE = 70  # characters before a place in which the words are looked for that say how it is meant
_LONGEST_LIST = 120  # characters of "Y, Z and the city of W" between "puts" and "within range"
_BACK = 2  # sentences before in which the range may be given


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceStatement:
    """Words that say how far `subject` lies from `reference`, in km; an end that is None is open.

    `subject` None: the sentence does not say of which place. `is_border`: meant is the border of `reference`, or where
    `reference` is None that of the country that `subject` lies in. `direction` is the point of the compass, as written.
    Of a range, `low_km` is the shortest that is given and `high_km` the longest. `parts`: "southern", "western" where
    the subject is only those parts of a land.
    """

    document_id: str
    span: Span  # from the first of its words to the last
    relation: DistanceRelation
    low_km: float | None
    high_km: float | None
    amount: Span
    subject: PlaceMention | None
    reference: PlaceMention | None
    is_border: bool = False
    direction: str | None = None
    is_range: bool = False  # of a weapon or a vehicle, which is said to reach so far
    parts: tuple[str, ...] = ()


def find_ranges(
    document: Document, reading: Reading, number: int, named: Sequence[PlaceMention]
) -> Iterator[DistanceStatement]:
    """Yield what sentence `number` says is within reach of what, one statement for each place that is reached.

    `named` are the places that the sentence names, in text order.
    """
    text, sentence = document.text, reading.sentences[number].span
    places = [p for p in named if not p.is_demonym]
    if not places:
        return
    reached = _put_within(text, sentence, places)
    if not reached:
        reached = [p for p in places if _REACHED.search(_words_before(text, sentence, p))]
        reached = reached if len(reached) == 1 else []
    amount = _range_of(text, reading, number) if reached else None
    if amount is None:
        return
    subject, parts = _fired_from(text, sentence, [p for p in places if p not in reached])
    for place in reached:
        spans = [amount.span, place.span, *([subject.span] if subject is not None else [])]
        yield DistanceStatement(
            document_id=document.id, span=Span(min(s.start for s in spans), max(s.end for s in spans)),
            relation="within", low_km=in_km(amount, amount.low), high_km=in_km(amount, amount.high),
            amount=amount.span, subject=subject, reference=place, is_range=True, parts=parts,
        )  # fmt: skip


def in_km(amount: Quantity, value: float | None) -> float | None:
    """Give an end of an amount of length in km; None: it is open."""
    return None if value is None else value / 1000 if amount.unit == "m" else value


def _put_within(text: str, sentence: Span, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Give the places of "puts X and Y within range"; nothing where the words are others."""
    for put in _PUT.finditer(text, sentence.start, sentence.end):
        close = _IS_CLOSE.search(text, put.end(), min(sentence.end, put.end() + _LONGEST_LIST))
        listed = [p for p in places if close and put.end() <= p.span.start and p.span.end <= close.start()]
        if close is None or not listed:
            continue
        rest, start = "", put.end()
        for place in listed:
            rest, start = rest + text[start : place.span.start], place.span.end
        if _BETWEEN.fullmatch(_without_peoples(rest + text[start : close.start()])):
            return [p for p in listed if not _is_owner(text, p, listed)]
    return []


def _without_peoples(words: str) -> str:
    """Give words without adjectives of origin: "the Israeli city of"."""
    return re.sub(r"\b[A-Z][a-z]+(?:i|an|ish|ese|ic|ch)\b", "", words)


def _is_owner(text: str, place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Tell whether a place only says what the next one lies in: Iraq in "Iraq's western Anbar"."""
    after = [p for p in others if p.span.start > place.span.end]
    return bool(after) and _OWNER.match(text[place.span.end : after[0].span.start]) is not None


def _fired_from(
    text: str, sentence: Span, places: Sequence[PlaceMention]
) -> tuple[PlaceMention | None, tuple[str, ...]]:
    """Give the one place from which the sentence says it is fired, with the parts of it that are meant."""
    found: list[tuple[PlaceMention, tuple[str, ...]]] = []
    for number, place in enumerate(places):
        match = _FIRED.search(_words_before(text, sentence, place))
        if match is None:
            continue
        inner = places[number + 1] if _is_owner(text, place, places[number + 1 : number + 2]) else None
        between = text[place.span.end : inner.span.start] if inner is not None else ""
        owned = _OWNER.match(between)
        words = (owned if owned is not None else match)["parts"] or ""
        found.append((inner or place, tuple(re.findall(_PART, words.lower()))))
    return found[0] if len(found) == 1 else (None, ())


def _range_of(text: str, reading: Reading, number: int) -> Quantity | None:
    """Give the range that a sentence gives, or else the nearest of the two before it."""
    for at in range(number, max(-1, number - 1 - _BACK), -1):
        sentence = reading.sentences[at].span
        for amount in reading.quantities:
            if amount.unit not in ("km", "m") or not sentence.covers(amount.span):
                continue
            before = text[max(sentence.start, amount.span.start - _BEFORE) : amount.span.start]
            if _GIVES.search(before) or _GIVEN.match(text, amount.span.end, sentence.end):
                return amount
    return None


def _words_before(text: str, sentence: Span, place: PlaceMention) -> str:
    return text[max(sentence.start, place.span.start - _BEFORE) : place.span.start]
