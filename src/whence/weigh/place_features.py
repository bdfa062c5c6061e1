"""What speaks for each place that a name may stand for: the place itself, the document, its outlet, the pile.

After the features of local and global toponym resolution (Leidner 2007; Lieberman and Samet 2012, whose local lexicon
is here the outlet's other articles; Speriosu and Baldridge 2013).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whence.gazetteers import Candidate, Place
from whence.spellings import fold_place
from whence.weigh.place_candidates import Floats, Unit, kilometres, to_points

FEATURES = (
    "population", "most populous", "country", "state", "county", "city", "region", "from table",
    "other name", "spelling", "gap", "held", "not held", "sort", "other sort", "country named",
    "state named", "document country", "document state", "document near", "document same town",
    "outlet country", "outlet state", "outlet near", "outlet home", "outlet name", "site country",
    "same name by outlet", "same name in pile", "user's", "none", "covered",
)  # fmt: skip
_COLUMN = {name: number for number, name in enumerate(FEATURES)}
_NEAR_KM = 60.0  # of a place whose news a local paper carries
_TOWN_KM = 15.0
_PEOPLE = {
    "continent": 8.5,
    "country": 6.0,
    "state": 6.0,
    "region": 5.0,
    "water": 5.0,
    "county": 4.6,
    "place": 3.5,
    "city": 2.5,
}
_SITE_COUNTRIES = {"uk": "GB"}  # where the label is not the code
_NO_COUNTRIES = frozenset(("tv", "fm", "io", "me", "co", "ly", "ai", "cc"))  # labels that anybody takes


@dataclass(frozen=True, slots=True)
class Point:
    """A place that a name of a document may stand for, with the share of belief in it."""

    name: str
    place: Place
    weight: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds the names of one document: its own places, those of its outlet's other articles, the pile's."""

    own: Sequence[Point]
    outlet: Sequence[Point]
    named_by_outlet: Mapping[tuple[str, str], float]  # by folded name and place
    named_in_pile: Mapping[tuple[str, str], float]
    outlet_words: str  # the outlet's name and host, in small letters without spaces
    site_country: str  # of the host's last label; "": it tells none


def site_country(host: str) -> str:
    """Give the country that a host's last label stands for; "" for .com and the like."""
    last = host.lower().rpartition(".")[2]
    is_country = re.fullmatch(r"[a-z]{2}", last) is not None and last not in _NO_COUNTRIES
    return _SITE_COUNTRIES.get(last, last.upper()) if is_country else ""


def own_features(unit: Unit) -> Floats:
    """Give what is known of a unit's candidates without other names, shaped (n_candidates + 1, n_features).

    The last row stands for any place that the gazetteer does not have.
    """
    rows = np.zeros((len(unit.candidates) + 1, len(FEATURES)))
    _set(rows[-1], "none", 1.0)
    sorts = {t.sort for t in unit.toponyms if t.sort is not None}
    sizes = [_people(c.place) for c in unit.candidates]
    for row, candidate, size in zip(rows[:-1], unit.candidates, sizes, strict=True):
        place = candidate.place
        _set(row, "population", size)
        _set(row, "most populous", float(size == max(sizes)))
        _set(row, place.kind if place.kind in ("country", "state", "county", "city") else "region", 1.0)
        _set(row, "from table", float(place.id.startswith("table:")))
        _set(row, "user's", float(candidate.is_users))
        _set_name(row, candidate)
        if unit.holders:
            _set(row, "held" if any(_holds(h, place) for h in unit.holders) else "not held", 1.0)
        if sorts:
            _set(row, "sort" if place.kind in sorts else "other sort", 1.0)
    return rows


def add_context(rows: Floats, unit: Unit, scene: Scene) -> None:
    """Add to `rows`, as `own_features` gives them, what the document, the outlet and the pile speak for."""
    others = [point for point in scene.own if point.name != unit.name]
    countries, states = _shares(others), _shares(others, by_state=True)
    named = {p.place.country for p in others if p.place.kind == "country" and p.weight > 0.5}
    named_states = {
        (p.place.country, p.place.division) for p in others if p.place.kind == "state" and p.weight > 0.5
    }
    outlet_countries, outlet_states = _shares(scene.outlet), _shares(scene.outlet, by_state=True)
    near = _nearness(unit, others, _NEAR_KM)
    town = _nearness(unit, others, _TOWN_KM)
    outlet_near = _nearness(unit, scene.outlet, _NEAR_KM)
    total = sum(p.weight for p in scene.outlet) or 1.0
    is_covered = any(c.is_users and c.place.country in named for c in unit.candidates)
    _set(rows[-1], "covered", float(is_covered))
    for number, (row, candidate) in enumerate(zip(rows[:-1], unit.candidates, strict=True)):
        place = candidate.place
        state = place.country, place.division
        is_part = place.kind != "country"
        _set(row, "country named", float(is_part and place.country in named))
        _set(
            row, "state named", float(place.kind != "state" and bool(place.division) and state in named_states)
        )
        _set(row, "document country", countries[place.country, ""])
        _set(row, "document state", states[state] if place.division else 0.0)
        _set(row, "document near", math.log1p(near[number]))
        _set(row, "document same town", math.log1p(town[number]))
        _set(row, "outlet country", outlet_countries[place.country, ""])
        _set(row, "outlet state", outlet_states[state] if place.division else 0.0)
        _set(row, "outlet near", math.log1p(outlet_near[number]))
        _set(row, "outlet home", outlet_near[number] / total)
        _set(row, "outlet name", float(_is_in_name(place, scene.outlet_words)))
        _set(row, "site country", float(bool(scene.site_country) and place.country == scene.site_country))
        _set(row, "same name by outlet", scene.named_by_outlet.get((unit.name, place.id), 0.0))
        _set(row, "same name in pile", scene.named_in_pile.get((unit.name, place.id), 0.0))


def _set(row: Floats, name: str, value: float) -> None:
    row[_COLUMN[name]] = value


def _set_name(row: Floats, candidate: Candidate) -> None:
    _set(row, "other name", float(candidate.rank == "other"))
    _set(row, "spelling", float(candidate.rank == "spelling"))
    _set(row, "gap", candidate.gap)


def _people(place: Place) -> float:
    """Give the common logarithm of the people of a place, or of those that places of its kind have."""
    return math.log10(place.population) if place.population > 0 else _PEOPLE[place.kind]


def _holds(holder: Place, place: Place) -> bool:
    if holder.id == place.id:
        return False
    if holder.kind == "country":
        return holder.country == place.country
    if holder.kind == "state" and place.division:
        return (holder.country, holder.division) == (place.country, place.division) and place.kind != "state"
    near = float(kilometres(to_points([holder]), to_points([place]))[0, 0])
    return near <= holder.radius_km + place.radius_km + 5 and place.kind != "country"


def _shares(points: Sequence[Point], *, by_state: bool = False) -> Counter[tuple[str, str]]:
    """Give the share of belief that lies in each country, or each state."""
    found: Counter[tuple[str, str]] = Counter()
    for point in points:
        place = point.place
        if place.country and (place.division or not by_state):
            found[place.country, place.division if by_state else ""] += point.weight  # type: ignore[assignment]
    total = sum(found.values())
    return Counter({key: value / total for key, value in found.items()}) if total else found


def _nearness(unit: Unit, points: Sequence[Point], reach: float) -> Floats:
    """Give the belief in places near each candidate; those that are wide count for nothing."""
    small = [p for p in points if p.place.kind in ("city", "county", "place")]
    if not small:
        return np.zeros(len(unit.candidates))
    apart = kilometres(unit.points, to_points([p.place for p in small]))
    near: Floats = np.exp(-apart / reach) @ np.array([p.weight for p in small])
    return near


def _is_in_name(place: Place, words: str) -> bool:
    name = fold_place(place.name).replace(" ", "").removesuffix("county")
    return len(name) > 4 and name in words
