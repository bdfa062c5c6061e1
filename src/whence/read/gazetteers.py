"""The tables of names: nationalities, places, given names, and the words that tell what a name is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whence.read.wordlists import read_lines, read_rows
from whence.wordtables import fold, read_classes

_ALIKE = (
    ("kh", "h"), ("gh", "g"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("y", "i"), ("dh", "d"),
    ("w", "u"), ("e", "a"), ("o", "u"),
)  # fmt: skip
_DOUBLE = re.compile(r"([a-z])\1+")


@dataclass(frozen=True, slots=True)
class NamedThing:
    """What a name of a table stands for: `key` is a country's for a nationality, else the thing's own."""

    kind: str
    key: str
    needs_capitals: bool = False  # "US" is a country, "Us" is not


def name_words(use: str) -> frozenset[str]:
    """Give the words of one use of `data/name_words.tsv`."""
    return read_classes("name_words.tsv", between=None)[use]


@cache
def given_names() -> frozenset[str]:
    """Give the given names, folded."""
    return frozenset(fold(name) for line in read_lines("given_names.txt") for name in line.split())


@cache
def known_names() -> dict[str, NamedThing]:
    """Give what each name of the tables stands for; names are folded by `fold_name`."""
    names: dict[str, NamedThing] = {}
    for name, thing in _entries():
        names.setdefault(fold_name(name), thing)
    return names


def _entries() -> Iterator[tuple[str, NamedThing]]:
    countries = read_rows("nationalities.tsv")
    for key, name, others, _ in countries:
        for each in (name, *filter(None, others.split("|"))):
            yield each, NamedThing("place", key, each.isupper() and len(each) < 5)
    for key, _, _, demonyms in countries:
        for each in filter(None, demonyms.split("|")):
            yield each, NamedThing("nationality", key)
    for key, written in read_rows("organisations.tsv"):
        for each in written.split("|"):
            yield each, NamedThing("organisation", key, each.isupper() and len(each) < 6)
    for row in read_rows("places.tsv"):
        for each in (row[0], *filter(None, row[2].split("|"))):
            yield each, NamedThing("place", fold_name(row[0]))


def fold_name(name: str) -> str:
    """Give the form under which a name is looked up and keyed: "al-Sulaimani" is "al sulaimani"."""
    if name.isascii() and name.isalpha():
        return name.lower()
    plain = re.sub(r"[.'\u2019]", "", fold(name)).replace("-", " ").replace("\u2011", " ")
    return " ".join(plain.split())


@cache
def spelt_alike() -> dict[str, str]:
    """Give the folded name for each rough spelling of a place that only one place has."""
    rough: dict[str, set[str]] = {}
    for name, thing in known_names().items():
        if thing.kind == "place" and len(name) > 5:
            rough.setdefault(spell_roughly(name), set()).add(thing.key)
    return {form: keys.pop() for form, keys in rough.items() if len(keys) == 1}


def spell_roughly(name: str) -> str:
    """Give a form in which the usual ways to write one foreign name are the same."""
    plain = re.sub(r"^(?:al|el|as|ash|an|ad|ar|at|az) ", "", name).replace(" ", "")
    for written, kept in _ALIKE:
        plain = plain.replace(written, kept)
    return _DOUBLE.sub(r"\1", plain).rstrip("h")
