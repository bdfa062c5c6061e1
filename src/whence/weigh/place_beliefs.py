"""Which place each name stands for, all documents together: beliefs that the names of a pile give each other."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

import numpy as np

from whence.gazetteers import Place
from whence.records import Document
from whence.weigh.place_candidates import Floats, Unit
from whence.weigh.place_features import FEATURES, Point, Scene, add_context, own_features, site_country
from whence.wordtables import read_rows

_ROUNDS = 3  # more change next to no answer on TR-News and LGL
_KEPT = 3  # places of a name that speak for others, the most believed
_LEAST = 0.05  # belief; a place less believed speaks for none
_MOST_OF_OUTLET = 200  # places that an outlet writes of, the most frequent

Key = tuple[str, str]  # folded name and id of a place


class _Group:
    """What the documents of one outlet, or all of them, believe: sums from which each document's own can be taken."""

    def __init__(self) -> None:
        self.beliefs: Counter[Key] = Counter()
        self.documents: Counter[str] = Counter()  # that hold a name
        self.places: Counter[str] = Counter()

    def add(self, read: "_Read", sign: int = 1) -> None:
        """Add what one document believes; `sign` -1 takes it away again."""
        for key, share in read.named.items():
            self.beliefs[key] += sign * share  # type: ignore[assignment]
        for name in read.names:
            self.documents[name] += sign
        for point in read.firsts:
            self.places[point.place.id] += sign * point.weight  # type: ignore[assignment]

    def agreed(self, names: set[str], read: "_Read") -> dict[Key, float]:
        """Give, for the places that the other documents take `names` for, the mean belief in them."""
        found = {}
        for key in self._keys(names):
            others = self.documents[key[0]] - (key[0] in read.names)
            share = self.beliefs[key] - read.named.get(key, 0.0)
            if others > 0 and share > 0:
                found[key] = share / others
        return found

    def index(self) -> None:
        """Make ready for `agreed`, once all are added."""
        self.by_name: dict[str, list[Key]] = defaultdict(list)
        for key in sorted(self.beliefs):
            self.by_name[key[0]].append(key)

    def _keys(self, names: set[str]) -> list[Key]:
        return [key for name in sorted(names) for key in self.by_name.get(name, ())]


class _Read:
    """What one document believes of its names."""

    def __init__(self) -> None:
        self.own: list[Point] = []
        self.firsts: list[Point] = []
        self.named: dict[Key, float] = {}
        self.names: set[str] = set()

    def add(self, unit: Unit, belief: Floats) -> None:
        """Add the most believed places of a unit."""
        self.names.add(unit.name)
        order = np.argsort(-belief[:-1], kind="stable")[:_KEPT]
        for rank, number in enumerate(order):
            place, share = unit.candidates[number].place, float(belief[number])
            point = Point(unit.name, place, share)
            if rank == 0:
                self.firsts.append(point)
            if share >= _LEAST:
                self.own.append(point)
                self.named[unit.name, place.id] = max(share, self.named.get((unit.name, place.id), 0.0))


@cache
def load_weights() -> Floats:
    """Give the weight of each feature, shaped (n_features,); training/places.py made them."""
    known = {name: float(weight) for name, weight in read_rows("place_weights.tsv")}
    return np.array([known[name] for name in FEATURES])


def believe(units: Sequence[Unit], documents: Mapping[str, Document], weights: Floats) -> list[Floats]:
    """Give for each unit the belief in each of its candidates, and last in none of them; they add up to 1.

    Shaped (n_candidates + 1,) each. The order of the documents makes no difference.
    """
    beliefs = [soften(own_features(unit) @ weights) for unit in units]
    for _ in range(_ROUNDS):
        beliefs = [soften(rows @ weights) for rows in feature_rows(units, documents, beliefs)]
    return beliefs


def feature_rows(
    units: Sequence[Unit], documents: Mapping[str, Document], beliefs: Sequence[Floats]
) -> list[Floats]:
    """Give the features of each unit's candidates, given what the others are believed to be."""
    reads: dict[str, _Read] = defaultdict(_Read)
    places: dict[str, Place] = {}
    for unit, belief in zip(units, beliefs, strict=True):
        reads[unit.document_id].add(unit, belief)
        places.update((c.place.id, c.place) for c in unit.candidates)
    groups: dict[str, _Group] = defaultdict(_Group)
    for key in sorted(reads):
        for group in {"", _outlet_of(documents[key])}:
            groups[group].add(reads[key])
    for each in groups.values():
        each.index()
    scenes = {key: _scene(documents[key], read, groups, places) for key, read in reads.items()}
    rows = []
    for unit in units:
        filled = own_features(unit)
        add_context(filled, unit, scenes[unit.document_id])
        rows.append(filled)
    return rows


def soften(scores: Floats) -> Floats:
    """Give shares that add up to 1 for scores that are logarithms of odds."""
    odds = np.exp(scores - scores.max())
    shares: Floats = odds / odds.sum()
    return shares


def _scene(document: Document, read: _Read, groups: Mapping[str, _Group], places: Mapping[str, Place]) -> Scene:
    outlet = _outlet_of(document)
    house = groups[outlet] if outlet else _Group()
    if not outlet:
        house.index()
    weights: dict[str, float] = dict(house.places)
    for point in read.firsts if outlet else ():
        weights[point.place.id] -= point.weight
    common = sorted(
        ((w, key) for key, w in weights.items() if w > _LEAST), key=lambda pair: (-pair[0], pair[1])
    )
    host = _host(document)
    return Scene(
        own=read.own,
        outlet=[Point("", places[key], weight) for weight, key in common[:_MOST_OF_OUTLET]],
        named_by_outlet=house.agreed(read.names, read),
        named_in_pile=groups[""].agreed(read.names, read),
        outlet_words=f"{host} {document.outlet_name or ''}".lower().replace(" ", ""),
        site_country=site_country(host),
    )


def _outlet_of(document: Document) -> str:
    return document.outlet or _host(document)


def _host(document: Document) -> str:
    return (urlsplit(document.url).hostname or "").removeprefix("www.") if document.url else ""
