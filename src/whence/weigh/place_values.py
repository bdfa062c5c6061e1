"""Places as values: where a statement says that something is, and how two such places lie to each other.

A town inside its province refines it. Two places lie apart only where both are known for sure and neither can hold the
other; all else is left open.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal

from whence.conclusions import Statement, Value, Where
from whence.records import Document, Span
from whence.weigh.place_names import is_in_dateline, key_of_place, where_of
from whence.weigh.places import PlaceMention

Lie = Literal["same", "inside", "around", "near", "apart", "unknown"]

_EARTH_KM = 6371.0
_SURE = 0.6  # probability of a place below which it is not compared
_BESIDE_KM = 30.0  # from edge to edge; a town and the village next to it may be one place of an event
_PART = r"(?:(?:north|south|east|west|central|upper|lower)(?:-?(?:east|west))?(?:ern)?\s)?"
_SORT = r"(?:(?:city|town|village|port|province|region|district|county|state|capital)(?:\sof)?\s)?"
_ROLE = re.compile(
    r"\b(?:(?P<to>to|into|towards?|for)|(?P<start>from|out of)|(?P<at>in|at|near|outside|inside|off|within|around))"
    rf"\s(?:the\s)?(?:\w+\s)?{_PART}{_SORT}$",
    re.IGNORECASE,
)
_ROLES = {"at": "at", "to": "to", "start": "from"}
_REACH = 60  # characters before a name in which its preposition stands
_WIDE = ("continent", "region", "water")
_HOLDERS = ("country", "state", "county")


def find_place_values(
    document: Document, spans: Sequence[Span], places: Sequence[PlaceMention]
) -> Iterator[Value]:
    """Yield the places that a statement puts something at, moves it to or from, in text order.

    `role` is "at", "to" or "from". The dateline is left out, and so is what only says in which land the place lies
    ("Basra, Iraq"). `places` are those of the document, in text order.
    """
    text = document.text
    before: PlaceMention | None = None
    for place in places:
        if place.is_demonym or is_in_dateline(place, document) or not any(s.covers(place.span) for s in spans):
            continue
        is_holder = (
            before is not None
            and place.kind in _HOLDERS
            and text[before.span.end : place.span.start].strip() in (",", "in", ", in")
        )
        before = place
        lead = text[max(0, place.span.start - _REACH) : place.span.start].rpartition("\n")[2]
        match = _ROLE.search(lead)
        if match is None or match.lastgroup is None or is_holder:
            continue
        is_sure = place.probability >= _SURE
        yield Value(
            "place",
            place.span.of(text),
            place.span,
            role=_ROLES[match.lastgroup],
            key=key_of_place(place),
            where=where_of(place) if is_sure else None,
        )


def compare_places(one: Value, two: Value) -> Lie:
    """Tell how the place of one value lies to that of another; "unknown" where one of them is not sure.

    "inside": the first lies in the second. Seas, regions and continents are discs, and only what is far outside lies
    apart.
    """
    if one.key == two.key:
        return "same"
    ours, theirs = one.where, two.where
    if ours is None or theirs is None:
        return "unknown"
    if _holds(theirs, ours):
        return "inside"
    if _holds(ours, theirs):
        return "around"
    if "country" in (ours.kind, theirs.kind) and not {ours.kind, theirs.kind} & set(_WIDE):
        return "apart" if ours.country and theirs.country and ours.country != theirs.country else "unknown"
    gap = _apart_km(ours, theirs) - ours.radius_km - theirs.radius_km
    if {ours.kind, theirs.kind} & set(_WIDE):
        return "apart" if gap > ours.radius_km + theirs.radius_km + _BESIDE_KM else "unknown"
    if {ours.kind, theirs.kind} & {"state", "county"}:
        is_other = (ours.country, ours.division) != (theirs.country, theirs.division)
        return "apart" if is_other and ours.division and theirs.division and gap > 0 else "unknown"
    return "apart" if gap > _BESIDE_KM else "near"


def say_where_apart(one: Statement, two: Statement) -> str | None:
    """Say that all places at which two statements put something lie apart; None: some need not, or one names none."""
    pairs = _places_at(one, two)
    if not pairs or any(compare_places(a, b) != "apart" for a, b in pairs):
        return None
    first, second = pairs[0]
    return f"{first.words} and {second.words}"


def say_where_inside(one: Statement, two: Statement) -> str | None:
    """Say that a place of one of two statements lies in one of the other: "Basra lies in Iraq"; None: none does."""
    for a, b in _places_at(one, two):
        lie = compare_places(a, b)
        if lie in ("inside", "around"):
            inner, outer = (a, b) if lie == "inside" else (b, a)
            return f"{inner.words} lies in {outer.words}"
    return None


def _places_at(one: Statement, two: Statement) -> list[tuple[Value, Value]]:
    ours, theirs = ([v for v in s.values if v.kind == "place" and v.role == "at"] for s in (one, two))
    return list(product(ours, theirs))


def _holds(outer: Where, inner: Where) -> bool:
    """Tell whether one place is known to lie in another, wholly."""
    if outer.kind == "country":
        return inner.kind not in ("country", *_WIDE) and inner.country == outer.country
    if outer.kind == "state" and outer.division:
        is_smaller = inner.kind in ("city", "place", "county")
        return is_smaller and (inner.country, inner.division) == (outer.country, outer.division)
    if outer.kind == "city" and inner.kind == "place":
        return _apart_km(outer, inner) <= outer.radius_km
    return False


def _apart_km(one: Where, two: Where) -> float:
    ours, theirs = math.radians(one.latitude), math.radians(two.latitude)
    across = math.radians(one.longitude - two.longitude)
    square = math.sin((ours - theirs) / 2) ** 2 + math.cos(ours) * math.cos(theirs) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, square)))
