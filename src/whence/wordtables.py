"""The word lists and small tables in `data/`, and the folding by which words are looked up in them."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "ð": "d", "ı": "i", "đ": "d", "’": "'", "‘": "'"})


def read_rows(name: str) -> list[list[str]]:
    """Give the rows of `data/name`, cut at tabs; lines that begin with `#` and empty ones are left out."""
    text = files("whence").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def read_classes(name: str, *, between: str | None = "|") -> Mapping[str, frozenset[str]]:
    """Give the words of each class of `data/name`: rows of class and words, which `between` parts; None: white space.

    A class may have several rows; of a row of more cells the last holds the words.
    """
    found: dict[str, set[str]] = {}
    for row in read_rows(name):
        found.setdefault(row[0], set()).update(row[-1].split(between))
    return {key: frozenset(words) for key, words in found.items()}


def fold(words: str) -> str:
    """Give `words` in small letters, without diacritics, with straight apostrophes and single spaces."""
    if words.isascii():
        return " ".join(words.lower().split())
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
