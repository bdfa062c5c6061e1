"""Names of places to coordinates: by what the article says, by its other places, its outlet's, and the pile's."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whence.gazetteers import Candidate, Gazetteer, Place, PlaceKind
from whence.read.toponyms import Toponym, find_toponyms
from whence.records import Document, Reading, Span
from whence.spellings import fold_place
from whence.weigh.place_beliefs import believe, feature_rows, load_weights
from whence.weigh.place_candidates import Floats, Unit, kilometres, make_units
from whence.weigh.place_features import FEATURES

LEAST = 0.4  # belief; below it 3 in 10 answers on TR-News and LGL are right, above it 19 in 20
_SURE_SHARE = 0.3  # of the pile's mentions of a name beside which the words say that it is a place
_BESIDE_KM = 50.0  # a city and the strip or district around it are no two answers
_TELLING = 0.25  # logarithm of odds by which a reason must speak for the place, and against the next
_REASONS = {
    "population": "more people live there",
    "most populous": "no place of that name has more people",
    "held": "the text says what it lies in",
    "sort": "the text says what sort of place it is",
    "country named": "the article names its country",
    "state named": "the article names its state or province",
    "document country": "other places of the article lie in the same country",
    "document state": "other places of the article lie in the same state or province",
    "document near": "other places of the article lie near",
    "outlet state": "the outlet's other articles write of the same state or province",
    "outlet near": "the outlet's other articles write of places near",
    "outlet name": "the outlet is named after it",
    "site country": "the outlet's web address is of that country",
    "same name in pile": "other articles of the pile mean it by that name",
    "user's": "the gazetteer that was given has it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name of a place and the place it stands for, in degrees of WGS 84.

    `latitude` None: the name is known, but not which place it is. `probability` is that the place lies within
    50 km of there, calibrated on TR-News and LGL. `runner_up` is the next place farther off, in words. `why` says in
    words what decided. `is_demonym`: "Iraqi" for Iraq.
    """

    document_id: str
    span: Span
    name: str  # as the gazetteer has it; as written where the place is open
    place_id: str
    kind: PlaceKind | None
    country: str  # ISO 3166, two letters; "": none
    division: str  # code of the first-order division in GeoNames; "": none, or not known
    latitude: float | None
    longitude: float | None
    radius_km: float
    probability: float
    runner_up: str | None
    why: tuple[str, ...]
    is_demonym: bool = False


def find_places(
    documents: Sequence[Document], readings: Sequence[Reading], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Give the places that a pile names, document by document in the order of ids, each in text order.

    A name that no place of the gazetteer has is left out, and so is one that may as well be a person's. Raises
    `DocumentError` if the user's gazetteer cannot be read.
    """
    read = {reading.document_id: reading for reading in readings}
    toponyms = [t for d in sorted(documents, key=lambda d: d.id) for t in find_toponyms(d, read[d.id])]
    return resolve_toponyms(documents, _without_chance(toponyms), gazetteer)


def resolve_toponyms(
    documents: Sequence[Document], toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Give the places that `toponyms` stand for, as `find_places`; all are taken for names of places."""
    by_id = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
    units = make_units(toponyms, gazetteer) if toponyms else []
    if not units:
        return ()
    weights = load_weights()
    beliefs = believe(units, by_id, weights)
    rows = feature_rows(units, by_id, beliefs)
    found = [
        mention
        for unit, belief, row in zip(units, beliefs, rows, strict=True)
        for mention in _mentions(unit, belief, row * weights)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.document_id, mention.span)))


def say_candidate(place: Place) -> str:
    """Give a place in words: "Springfield (city, US-IL)"."""
    within = "-".join(part for part in (place.country, place.division) if part)
    return f"{place.name} ({', '.join(filter(None, (place.kind, within)))})"


def _without_chance(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give those that are places for sure, and those whose name is one for sure in their document or often enough."""
    sure: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    of_document: dict[str, set[str]] = defaultdict(set)
    for toponym in toponyms:
        name = fold_place(toponym.name)
        seen[name] += 1
        if toponym.is_sure:
            sure[name] += 1
            of_document[toponym.document_id].add(name)
    return [
        toponym
        for toponym in toponyms
        if (name := fold_place(toponym.name)) in of_document[toponym.document_id]
        or sure[name] >= _SURE_SHARE * seen[name]
    ]


def _mentions(unit: Unit, belief: Floats, parts: Floats) -> list[PlaceMention]:
    """Give the mentions of a unit; `parts` is what each feature adds, shaped (n_candidates + 1, n_features)."""
    order = np.argsort(-belief[:-1], kind="stable")
    best = int(order[0])
    place = unit.candidates[best].place
    beside = kilometres(unit.points[best : best + 1], unit.points)[0] <= _BESIDE_KM
    share = float(belief[:-1][beside].sum())
    others = [int(number) for number in order if not beside[number]]
    is_open = share < LEAST
    second = unit.candidates[others[0]].place if others else None
    runner_up = say_candidate(second) if second is not None else None
    against = parts[others[0]] if others else parts[-1]
    if is_open:
        reason = f"it may be {say_candidate(place)} ({share:.2f})"
        why: tuple[str, ...] = (
            reason + (f" or {runner_up}" if runner_up else ", or one that no gazetteer here has"),
        )
    else:
        why = tuple(_reasons(unit.candidates[best], parts[best], against, is_only=not others))
    return [
        PlaceMention(
            document_id=unit.document_id, span=toponym.span, name=toponym.name if is_open else place.name,
            place_id="" if is_open else place.id, kind=None if is_open else place.kind,
            country="" if is_open else place.country, division="" if is_open else place.division,
            latitude=None if is_open else place.latitude, longitude=None if is_open else place.longitude,
            radius_km=0.0 if is_open else place.radius_km,
            probability=round(share, 3), runner_up=runner_up, why=why, is_demonym=toponym.is_demonym,
        )
        for toponym in unit.toponyms
    ]  # fmt: skip


def _reasons(candidate: Candidate, parts: Floats, against: Floats, *, is_only: bool) -> list[str]:
    """Give in words what speaks for a place more than for the next, the weightiest first."""
    said = []
    if candidate.rank == "spelling":
        said.append(f"it is spelt {candidate.place.name} in the gazetteer")
    if is_only:
        return [*said, "no other place of the gazetteer has that name"]
    gains = sorted(
        ((float(a - b), name) for name, a, b in zip(FEATURES, parts, against, strict=True)), reverse=True
    )
    return said + [_REASONS[name] for gain, name in gains if gain >= _TELLING and name in _REASONS]
