"""A gazetteer of the user's own: a GeoNames dump, or files of Who's On First."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from whence.errors import DocumentError
from whence.gazetteer_tables import Entry, read_country_codes, town_radius
from whence.gazetteers import Place, PlaceKind

_FEATURES: dict[str, PlaceKind] = {
    "P": "city", "H": "water", "L": "region", "T": "region", "S": "place", "R": "place", "V": "region", "U": "water",
}  # fmt: skip
_DIVISIONS: dict[str, PlaceKind] = {"PCL": "country", "ADM1": "state", "CONT": "continent"}
_SORTS: dict[str, PlaceKind] = {
    "continent": "continent", "country": "country", "region": "state", "county": "county", "locality": "city",
    "neighbourhood": "place", "borough": "place", "localadmin": "county", "campus": "place", "ocean": "water",
    "marinearea": "water", "macroregion": "region", "macrocounty": "county", "dependency": "country",
}  # fmt: skip
_RADII: dict[PlaceKind, float] = {
    "continent": 3000, "country": 300, "state": 100, "county": 30, "region": 60, "water": 30, "place": 2,
}  # fmt: skip
_CELLS = 15  # columns of a GeoNames dump up to the population, see its readme
_SUFFIXES = (".txt", ".tsv", ".json", ".geojson", ".csv")


def read_user_file(path: Path) -> Iterator[Entry]:
    """Yield the places of a GeoNames dump (.txt, .tsv) or of Who's On First (.json, .geojson, .csv).

    A folder stands for all such files in it. JSON is a feature collection, or rows of id, name, sort, latitude,
    longitude, population, GeoNames id and names. Raises `DocumentError` with the path where one cannot be read.
    """
    if path.is_dir():
        for each in sorted(p for p in path.iterdir() if p.suffix in _SUFFIXES):
            yield from read_user_file(each)
        return
    read = {".json": _read_json, ".geojson": _read_json, ".csv": _read_meta}.get(path.suffix, _read_dump)
    try:
        yield from read(path)
    except OSError as error:
        raise DocumentError(
            f"{path}: the gazetteer cannot be read ({error.strerror}); give the path of a file that is there"
        ) from error
    except (ValueError, KeyError, IndexError, TypeError, msgspec.MsgspecError) as error:
        raise DocumentError(
            f"{path}: {error} is not what a gazetteer holds; give a GeoNames dump or files of Who's On First"
        ) from error


def _read_dump(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < _CELLS:
                raise ValueError(f"line {number} has {len(cells)} columns of {_CELLS}, and")
            code = cells[7]
            kind = _DIVISIONS.get(code, _DIVISIONS.get(code[:3], _FEATURES.get(cells[6], "county")))
            place = _place(
                cells[0], cells[1], kind, where=(cells[4], cells[5]), within=(cells[8], cells[10]),
                population=int(cells[14] or 0),
            )  # fmt: skip
            yield Entry(place, (cells[1], cells[2]), tuple(filter(None, cells[3].split(","))), True)


def _read_json(path: Path) -> Iterator[Entry]:
    content: Any = msgspec.json.decode(path.read_bytes())
    if isinstance(content, dict):
        for feature in content.get("features") or [content]:
            facts = feature["properties"]
            names = [name for key, each in facts.items() if key.startswith("name:") for name in each]
            where = facts["geom:latitude"], facts["geom:longitude"]
            yield _of_sort(
                facts["wof:id"], facts["wof:name"], facts["wof:placetype"], where=where,
                within=facts.get("wof:country", ""), population=facts.get("wof:population") or 0, names=names,
            )  # fmt: skip
        return
    codes = read_country_codes()
    within = next((codes.get(row[1], "") for row in content if row[2] == "country"), "")
    for number, name, sort, latitude, longitude, population, _, names in content:
        yield _of_sort(
            number,
            name,
            sort,
            where=(latitude, longitude),
            within=within,
            population=population or 0,
            names=names,
        )


def _read_meta(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            where = row["geom_latitude"], row["geom_longitude"]
            yield _of_sort(
                row["id"],
                row["name"],
                row["placetype"],
                where=where,
                within=row["country"],
                population=0,
                names=(),
            )


def _of_sort(
    number: object,
    name: str,
    sort: str,
    *,
    where: tuple[object, object],
    within: str,
    population: int,
    names: Any,
) -> Entry:
    kind = _SORTS.get(sort, "place")
    place = _place(str(number), name, kind, where=where, within=(within, ""), population=population)
    return Entry(place, (name,), tuple(names), True)


def _place(
    number: str,
    name: str,
    kind: PlaceKind,
    *,
    where: tuple[object, object],
    within: tuple[str, str],
    population: int,
) -> Place:
    return Place(
        id=f"user:{number}", name=name, kind=kind, country=within[0], division=within[1], latitude=float(str(where[0])),
        longitude=float(str(where[1])), population=population,
        radius_km=_RADII.get(kind) or town_radius(population),
    )  # fmt: skip
