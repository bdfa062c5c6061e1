"""Statements of distance held against the map, with the working shown: yes, no, depends on where, or unknown.

Distances are along the great circle. A town is a disc as wide as its people need. A country or a state has the shape of
its populated places in GeoNames, and its border lies between its outermost places and the neighbour's next to them:
where nobody lives that is uncertain, and the answer says by how much. Other regions and waters are discs.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from whence.gazetteers import Gazetteer, Place
from whence.weigh.distances import DistanceStatement
from whence.weigh.place_candidates import Floats, kilometres, to_points
from whence.weigh.places import PlaceMention

Verdict = Literal["yes", "no", "depends on where", "unknown"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCheck:
    """What the map says of a statement. `nearest_km` and `farthest_km` bound the distance; None: it is unknown.

    `working` shows in sentences what was measured between which points, and why the verdict follows.
    """

    statement: DistanceStatement
    verdict: Verdict
    nearest_km: float | None
    farthest_km: float | None
    working: str


def check_distance(statement: DistanceStatement, gazetteer: Gazetteer) -> DistanceCheck:
    """Hold a statement against the map; "unknown" where one of its two places is open."""
    subject, reference = statement.subject, statement.reference
    missing = _missing(statement)
    if missing or subject is None:
        return DistanceCheck(
            statement=statement,
            verdict="unknown",
            nearest_km=None,
            farthest_km=None,
            working=f"{missing}; not checked.",
        )
    near, middle, far, shown = _measure(statement, subject, gazetteer)
    verdict, reason = _judge(statement, middle, middle) if middle is not None else _judge(statement, near, far)
    if middle is not None and verdict != "yes" and _judge(statement, near, far)[0] != "no":
        verdict, reason = (
            "depends on where",
            "it holds from the edge of town to edge of town, not between the middles",
        )
    if statement.direction and reference is not None and not statement.is_border and verdict != "no":
        turn = _turn(statement.direction, subject, reference)
        if turn > _OFF_COURSE and near > _LEAST_SLACK:
            verdict, reason = "no", f"{subject.name} does not lie {statement.direction} of {reference.name}"
    return DistanceCheck(
        statement=statement, verdict=verdict, nearest_km=round(near, 1), farthest_km=round(far, 1),
        working=f"{shown} Stated: {_amount_words(statement)}. {reason[0].upper()}{reason[1:]}.",
    )  # fmt: skip


def _measure(
    statement: DistanceStatement, subject: PlaceMention, gazetteer: Gazetteer
) -> tuple[float, float | None, float, str]:
    """Give the least distance, that between the middles of two towns or None, the greatest, and these in words."""
    points, of_subject = _shape(subject, gazetteer)
    reference = statement.reference
    if statement.is_border or reference is None:
        near, far, shown = _to_border(subject, points, reference, gazetteer)
        return near, None, far, shown
    others, of_reference = _shape(reference, gazetteer)
    table = kilometres(points, others)
    row, column = np.unravel_index(int(table.argmin()), table.shape)
    slack = _reach(subject, len(points)) + _reach(reference, len(others))
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
    return place.country == land.country and (land.kind == "country" or place.division == _division(land))


def _division(mention: PlaceMention) -> str:
    """Give the code of a state that is in our tables, from its id "table:state:IQ:01:Anbar"."""
    parts = mention.place_id.split(":")
    return parts[3] if mention.kind == "state" and len(parts) == 5 else ""


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


def _shape(mention: PlaceMention, gazetteer: Gazetteer) -> tuple[Floats, str]:
    """Give points of a place on the sphere, shaped (n_points, 3), and in words what they are."""
    if mention.kind in ("country", "state"):
        division = _division(mention)
        towns = gazetteer.peopled(mention.country, division) if mention.kind == "country" or division else ()
        if towns:
            return to_points(towns), f"{mention.name} ({len(towns)} populated places of it)"
    middle = _point(mention.latitude or 0.0, mention.longitude or 0.0)
    where = f"{mention.latitude:.2f}, {mention.longitude:.2f}"
    wide = f", taken for a disc of {mention.radius_km:.0f} km" if mention.radius_km >= 5 else ""
    return middle, f"{mention.name} ({where}{wide})"


def _reach(mention: PlaceMention, n_points: int) -> float:
    """Give how far a place goes beyond its points, in km."""
    return mention.radius_km if n_points == 1 else 0.0


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
    reach = _reach(subject, len(points))
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


def _point(latitude: float, longitude: float) -> Floats:
    one, two = math.radians(latitude), math.radians(longitude)
    return np.array([[math.cos(one) * math.cos(two), math.cos(one) * math.sin(two), math.sin(one)]])


def _span_words(near: float, far: float) -> str:
    return f"{near:.0f} km" if round(near) == round(far) else f"between {near:.0f} and {far:.0f} km"


def _amount_words(statement: DistanceStatement) -> str:
    low, high = statement.low_km, statement.high_km
    if low is None:
        return f"at most {high:.0f} km"
    if high is None:
        return f"at least {low:.0f} km"
    return f"{low:.0f} km" if round(low) == round(high) else f"{low:.0f} to {high:.0f} km"
