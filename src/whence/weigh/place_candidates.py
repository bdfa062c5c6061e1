"""What a name of a document may stand for: units of one sense, their candidates, and what is known before context."""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whence.gazetteers import RANKS, Candidate, Gazetteer, Place, PlaceKind
from whence.read.toponyms import Toponym
from whence.spellings import fold_place

Floats = npt.NDArray[np.float64]
_MOST = 40  # candidates of one name, the most populous and the best named first
_HOLDING = ("country", "state", "county", "region")
_SEAT_KM = 150.0  # from the middle of a division to the town it is named after
_SAME_KM = 10.0  # between the points that two lists give one town
_CAPITALS = 3  # letters; a name in so few capitals is that of a country or state, as the tables have it


@dataclass(frozen=True, slots=True)
class Unit:
    """The mentions of one name in one document that have one sense, and what they may stand for."""

    document_id: str
    name: str  # folded
    toponyms: tuple[Toponym, ...]
    candidates: tuple[Candidate, ...]
    holders: tuple[Place, ...]  # what the text says the place lies in
    points: Floats  # (n_candidates, 3), on the unit sphere


def make_units(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Unit]:
    """Give the units of all documents together, in the order of their first mention; names unknown have none."""
    wanted = {form for t in toponyms for form in (*t.forms, *t.within)}
    known = gazetteer.find(sorted(wanted))
    grouped: dict[tuple[str, str, str], list[Toponym]] = {}
    stated: dict[tuple[str, str], str] = {}
    holders: dict[str, tuple[Place, ...]] = {}
    for toponym in toponyms:
        name = fold_place(_known_form(toponym, known))
        held, words = _holders(toponym, known)
        holders[words] = held
        if words:
            stated.setdefault((toponym.document_id, name), words)
        grouped.setdefault((toponym.document_id, name, words), []).append(toponym)
    merged: dict[tuple[str, str, str], list[Toponym]] = {}
    for (document_id, name, words), members in grouped.items():
        merged.setdefault((document_id, name, words or stated.get((document_id, name), "")), []).extend(members)
    units = []
    for (document_id, name, words), members in merged.items():
        form = _known_form(members[0], known)
        candidates = _apart(_best(form, known.get(form, ())), {t.sort for t in members})
        if candidates:
            points = to_points([c.place for c in candidates])
            units.append(Unit(document_id, name, tuple(members), candidates, holders[words], points))
    return units


def to_points(places: Sequence[Place]) -> Floats:
    """Give unit vectors, shaped (n_places, 3)."""
    latitude = np.radians([p.latitude for p in places])
    longitude = np.radians([p.longitude for p in places])
    flat = np.cos(latitude)
    return np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)], axis=1)


def kilometres(points: Floats, others: Floats) -> Floats:
    """Give great-circle distances in km, shaped (n_points, n_others)."""
    return 6371.0 * np.arccos(np.clip(points @ others.T, -1.0, 1.0))


def _known_form(toponym: Toponym, known: Mapping[str, tuple[Candidate, ...]]) -> str:
    """Give the first form that the gazetteer has under its own or another name, or else one that sounds alike."""
    for form in toponym.forms:
        if any(c.rank != "spelling" for c in known[form]):
            return form
    return next((form for form in toponym.forms if known[form]), toponym.name)


def _best(form: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    letters = form.replace(".", "")
    if letters.isupper() and len(letters) <= _CAPITALS:
        candidates = tuple(
            c for c in candidates if c.place.id.startswith("table:") and c.place.kind != "county"
        )
    ordered = sorted(candidates, key=lambda c: (-_size(c), c.place.id))
    return tuple(ordered[:_MOST])


def _apart(candidates: tuple[Candidate, ...], sorts: Set[PlaceKind | None]) -> tuple[Candidate, ...]:
    """Give the candidates without those that are the same place in another list, or a division around its town.

    Who writes of a province or a district named after a town in it says so; the bare name is the town's.
    """
    if len(candidates) < 2:
        return candidates
    apart = kilometres(*(to_points([c.place for c in candidates]),) * 2)
    towns = [n for n, c in enumerate(candidates) if c.place.kind == "city"]
    kept: list[int] = []
    for number, candidate in enumerate(candidates):
        kind, rank = candidate.place.kind, RANKS.index(candidate.rank)
        seats = towns if kind in ("state", "county") and kind not in sorts else []
        if any(apart[number, n] <= _SEAT_KM and rank >= RANKS.index(candidates[n].rank) - 1 for n in seats):
            continue
        same = next(
            (n for n in kept if _is_same(candidates[n].place, candidate.place, float(apart[number, n]))), None
        )
        if same is None:
            kept.append(number)
    return tuple(_best_named(candidates, n, apart[n]) for n in kept)


def _is_same(one: Place, other: Place, apart: float) -> bool:
    small = ("city", "place", "county", "region")
    if one.kind in small and other.kind in small:
        return apart <= _SAME_KM
    wide = ("state", "region")
    return one.kind in wide and other.kind in wide and one.country == other.country and apart <= _SEAT_KM


def _best_named(candidates: tuple[Candidate, ...], number: int, apart: Floats) -> Candidate:
    """Give a candidate with the best of the names that other lists have for the same place."""
    own = candidates[number]
    same = [c for n, c in enumerate(candidates) if n == number or _is_same(own.place, c.place, float(apart[n]))]
    best = min(same, key=lambda c: (RANKS.index(c.rank), c.gap))
    is_users = any(c.place.id.startswith("user:") for c in same)
    return Candidate(own.place, best.rank, best.gap, is_users)


def _size(candidate: Candidate) -> float:
    base = {
        "country": 7.0,
        "state": 6.0,
        "continent": 8.0,
        "region": 5.0,
        "water": 5.0,
        "county": 4.5,
        "place": 3.0,
    }
    penalty = {"own": 0.0, "other": 1.0, "spelling": 3.0 + 10 * candidate.gap}[candidate.rank]
    people = candidate.place.population
    return (math.log10(people) if people else base.get(candidate.place.kind, 0.0)) - penalty


def _holders(toponym: Toponym, known: Mapping[str, tuple[Candidate, ...]]) -> tuple[tuple[Place, ...], str]:
    """Give the countries, states or counties that the toponym is said to lie in, and the words that say so."""
    for words in toponym.within:
        held = tuple(c.place for c in known[words] if c.rank == "own" and c.place.kind in _HOLDING)
        if held and words[0].isupper() and fold_place(words) != fold_place(toponym.name):
            return held, fold_place(words)
    return (), ""
