"""Statements of distance held against the map, with the working shown: yes, no, depends on where, or unknown.

Distances are along the great circle. A town is a disc as wide as its people need. A country or a state has the shape of
its populated places in GeoNames, and its border lies between its outermost places and the neighbour's next to them:
where nobody lives that is uncertain, and the answer says by how much. Other regions and waters are discs.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from whence.gazetteers import Gazetteer, Place
from whence.records import Document, Reading, make_id
from whence.weigh.distance_ranges import DistanceStatement
from whence.weigh.distance_shapes import reach_of, shape_of
from whence.weigh.distances import find_distances
from whence.weigh.place_candidates import Floats, kilometres, to_points
from whence.weigh.place_names import key_of_place
from whence.weigh.places import PlaceMention
from whence.whereabouts import DistanceCheck, Verdict

_SLACK = 0.15  # share of a distance; papers round, and measure from one end of town or the other
_LEAST_SLACK = 3.0  # km
_BY_ROAD = 1.4  # times the straight line, at most, over ground without a gulf or a range between
_OFF_COURSE = 67.5  # degrees; "north" is said of all that is not plainly east or west
_SMALL = frozenset(("city", "place"))
_BEYOND_KM = 300.0  # searched for places on the other side of a border
_POINTS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}


def check_distances(
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    places: Sequence[PlaceMention],
    gazetteer: Gazetteer,
) -> Iterator[DistanceCheck]:
    """Yield what the map says of each distance that a pile states, document by document, in text order."""
    named: dict[str, list[PlaceMention]] = {}
    for place in places:
        named.setdefault(place.document_id, []).append(place)
    for key, document in documents.items():
        for statement in find_distances(document, readings[key], named.get(key, ())):
            yield check_distance(statement, gazetteer)


def check_distance(statement: DistanceStatement, gazetteer: Gazetteer) -> DistanceCheck:
    """Hold a statement against the map; "unknown" where one of its two places is open."""
    missing = _missing(statement)
    if missing or statement.subject is None:
        return _make_check(statement, "unknown", (None, None), f"{missing}; not checked.")
    near, middle, far, shown = _measure(statement, statement.subject, gazetteer)
    verdict, reason = _rule(statement, near, middle, far)
    working = f"{shown} Stated: {_amount_words(statement)}. {reason[0].upper()}{reason[1:]}."
    return _make_check(statement, verdict, (near, far), working)


def _make_check(
    statement: DistanceStatement, verdict: Verdict, bounds: tuple[float | None, float | None], working: str
) -> DistanceCheck:
    near, far = (None if km is None or math.isinf(km) else round(km, 1) for km in bounds)
    subject, reference = statement.subject, statement.reference
    ends = [end and (end.span.start, end.span.end) for end in (subject, reference)]
    return DistanceCheck(
        id=make_id("distance", statement.document_id, statement.amount.start, statement.amount.end, *ends),
        document_id=statement.document_id, span=statement.span, amount=statement.amount,
        relation=statement.relation, low_km=statement.low_km, high_km=statement.high_km,
        subject=None if subject is None else subject.span,
        subject_id=None if subject is None else key_of_place(subject),
        reference=None if reference is None else reference.span,
        reference_id=None if reference is None else key_of_place(reference),
        is_border=statement.is_border, is_range=statement.is_range, verdict=verdict, nearest_km=near,
        farthest_km=far, working=working,
    )  # fmt: skip


def _rule(statement: DistanceStatement, near: float, middle: float | None, far: float) -> tuple[Verdict, str]:
    """Say what follows from the least distance, that between the middles of two towns or None, and the greatest."""
    if statement.is_range:
        return _judge_range(statement, near, far)
    verdict, reason = _judge(statement, middle, middle) if middle is not None else _judge(statement, near, far)
    if middle is not None and verdict != "yes" and _judge(statement, near, far)[0] != "no":
        verdict, reason = (
            "depends on where",
            "it holds from the edge of town to edge of town, not between the middles",
        )
    subject, reference = statement.subject, statement.reference
    is_pointed = statement.direction and not statement.is_border and verdict != "no"
    if is_pointed and subject is not None and reference is not None:
        turn = _turn(str(statement.direction), subject, reference)
        if turn > _OFF_COURSE and near > _LEAST_SLACK:
            return "no", f"{subject.name} does not lie {statement.direction} of {reference.name}"
    return verdict, reason


def _judge_range(statement: DistanceStatement, near: float, far: float) -> tuple[Verdict, str]:
    """Say whether a range is enough; nothing is rounded in its favour, for it is a limit."""
    low, high = statement.low_km, statement.high_km
    least = low if low is not None else high
    if least is not None and far <= least:
        return "yes", "it goes as far as that"
    if high is None and least is not None and near > least:
        return "unknown", "all of those points lie farther than the least of its range, and more is not stated"
    if high is None:
        return (
            "depends on where",
            "the least of its range is enough for some of those points; more is not stated",
        )
    if near > high:
        return "no", "the places are farther apart than that"
    if far > high:
        return "depends on where", "it goes as far as some of those points and not as far as others"
    return "depends on where", f"only those that go farther than {far:.0f} km do for all of those points"


def _measure(
    statement: DistanceStatement, subject: PlaceMention, gazetteer: Gazetteer
) -> tuple[float, float | None, float, str]:
    """Give the least distance, that between the middles of two towns or None, the greatest, and these in words."""
    points, of_subject = shape_of(subject, gazetteer, statement.parts)
    reference = statement.reference
    if statement.is_border or reference is None:
        near, far, shown = _to_border(subject, points, reference, gazetteer)
        return near, None, far, shown
    others, of_reference = shape_of(reference, gazetteer)
    table = kilometres(points, others)
    row, column = np.unravel_index(int(table.argmin()), table.shape)
    slack = reach_of(subject, len(points)) + reach_of(reference, len(others))
    beyond = _edge(subject, points, int(row), gazetteer) + _edge(reference, others, int(column), gazetteer)
    near = max(0.0, float(table.min()) - slack - beyond)
    far = float(table.min(axis=1).max()) + slack
    middle = float(table[0, 0]) if {subject.kind, reference.kind} <= _SMALL else None
    from_middle = f", {middle:.0f} km from middle to middle" if middle is not None else ""
    words = (
        f"From {of_subject} to {of_reference} it is {_span_words(near, far)} in a straight line{from_middle}."
    )
    if beyond:
        words += f" The land may go {beyond:.0f} km beyond its last populated place."
    return near, middle, far, words


def _edge(mention: PlaceMention, points: Floats, number: int, gazetteer: Gazetteer) -> float:
    """Give how far a land may go beyond the populated place `number` of it: as far as to the next one outside."""
    if len(points) == 1:
        return 0.0
    x, y, z = points[number]
    latitude, longitude = math.degrees(math.asin(z)), math.degrees(math.atan2(y, x))
    outside = [t for t in gazetteer.near(latitude, longitude, _BEYOND_KM) if not _lies_in(t, mention)]
    nearest = kilometres(points[number : number + 1], to_points(outside)).min() if outside else _BEYOND_KM
    return min(float(nearest), _BEYOND_KM)


def _lies_in(place: Place, land: PlaceMention) -> bool:
    return place.country == land.country and (land.kind == "country" or place.division == land.division)


def _missing(statement: DistanceStatement) -> str:
    subject, reference = statement.subject, statement.reference
    if subject is None:
        return "The sentence does not say plainly from which place the distance runs"
    if subject.latitude is None:
        return f"Which place {subject.name} is cannot be told"
    if reference is None and not (statement.is_border and subject.country):
        return "The sentence does not say plainly to which place the distance runs"
    if reference is not None and reference.latitude is None:
        return f"Which place {reference.name} is cannot be told"
    return ""


def _to_border(
    subject: PlaceMention, points: Floats, reference: PlaceMention | None, gazetteer: Gazetteer
) -> tuple[float, float, str]:
    """Give bounds of the distance to the border of the land of `reference`, or else of the subject's own.

    Each place beyond the border bounds it from above; from below, that distance less the way back to the nearest
    place on this side, for the border crosses that way.
    """
    land = subject.country if reference is None or not reference.country else reference.country
    inside = gazetteer.peopled(land)
    around = _around(subject, points, inside, is_home=land == subject.country)
    outside = [t for t in gazetteer.near(*around, _BEYOND_KM) if t.country and t.country != land]
    if not inside or not outside:
        return 0.0, math.inf, f"No places on both sides of the border of {land} are known near {subject.name}."
    across, home = (outside, inside) if land == subject.country else (inside, outside)
    there = to_points(across)
    apart = kilometres(points, there)
    first = across[int(np.unravel_index(int(apart.argmin()), apart.shape)[1])]
    reach = reach_of(subject, len(points))
    far = float(apart.min(axis=1).max()) + reach
    close = np.flatnonzero(apart.min(axis=0) <= far + _BEYOND_KM)
    back = kilometres(there[close], to_points(home)).min(axis=1)
    near = max(0.0, float((apart[:, close].min(axis=0) - back).min()) - reach)
    return near, far, (
        f"The border is taken to run between populated places: the nearest beyond it is {first.name}"
        f" ({first.country}), {apart.min():.0f} km from"
        f" {subject.name}, so that the border is {_span_words(near, far)} away."
    )  # fmt: skip


def _around(
    subject: PlaceMention, points: Floats, inside: Sequence[Place], *, is_home: bool
) -> tuple[float, float]:
    """Give where to look for the far side of a border: at the subject, or at the place of the other land next to it."""
    if is_home or not inside:
        return subject.latitude or 0.0, subject.longitude or 0.0
    nearest = inside[int(kilometres(points, to_points(inside)).min(axis=0).argmin())]
    return nearest.latitude, nearest.longitude


def _judge(statement: DistanceStatement, near: float, far: float) -> tuple[Verdict, str]:
    low, high = statement.low_km, statement.high_km
    least = None if low is None else low - max(_LEAST_SLACK, _SLACK * low)
    most = None if high is None else high + max(_LEAST_SLACK, _SLACK * high)
    if most is not None and near > most:
        return "no", "the places are farther apart than that"
    if least is not None and far < least:
        if statement.relation == "apart" and far * _BY_ROAD >= least:
            return (
                "depends on where",
                f"a straight line is shorter, but a road may be {_BY_ROAD} times as long and fit",
            )
        return "no", "the places are nearer to each other than that"
    is_below = most is None or far <= most
    is_above = least is None or near >= least
    if is_below and is_above:
        return "yes", "that fits, give or take what is rounded"
    return "depends on where", "it holds for some of those points and not for others"


def _turn(direction: str, subject: PlaceMention, reference: PlaceMention) -> float:
    """Give by how many degrees the subject lies off the stated point of the compass, seen from the reference."""
    one, two = math.radians(reference.latitude or 0.0), math.radians(subject.latitude or 0.0)
    across = math.radians((subject.longitude or 0.0) - (reference.longitude or 0.0))
    east = math.sin(across) * math.cos(two)
    north = math.cos(one) * math.sin(two) - math.sin(one) * math.cos(two) * math.cos(across)
    bearing = math.degrees(math.atan2(east, north)) % 360
    off = abs(bearing - _POINTS[direction.lower().replace("-", "")]) % 360
    return min(off, 360 - off)


def _span_words(near: float, far: float) -> str:
    return f"{near:.0f} km" if round(near) == round(far) else f"between {near:.0f} and {far:.0f} km"


def _amount_words(statement: DistanceStatement) -> str:
    low, high = statement.low_km, statement.high_km
    if statement.is_range and low is not None:
        more = "" if high == low else " or more" if high is None else f" to {high:.0f} km"
        return f"a range of {low:.0f} km{more}"
    if low is None:
        return f"at most {high:.0f} km"
    if high is None:
        return f"at least {low:.0f} km"
    return f"{low:.0f} km" if round(low) == round(high) else f"{low:.0f} to {high:.0f} km"
