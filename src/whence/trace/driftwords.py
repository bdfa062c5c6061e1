"""The words by which drift is told: classes from `data/drift_words.tsv`, numbers, units, writings of one word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.numbers import number_words
from whence.wordtables import read_classes, read_rows

_ARTICLES = frozenset({"the", "a", "an", "that"})
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(bn|tn|mn|mln|bln|k)?(?:st|nd|rd|th|s)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number among words, what it counts or measures, and whether it is part of a date."""

    value: float
    noun: str
    is_date: bool


def word_set(name: str) -> frozenset[str]:
    """Give the words of a class; phrases too."""
    return read_classes("drift_words.tsv")[name]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _compile(word_set(name))


def _compile(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, longest_first))})(?= )")


def find_class(name: str, words: Sequence[str], *, n_words: int) -> set[str]:
    """Give the phrases of a class that begin within the first `n_words` words."""
    text = " " + " ".join(words) + " "
    return {match[0] for match in _pattern(name).finditer(text) if text.count(" ", 0, match.start()) <= n_words}


def find_bounds(words: Sequence[str]) -> set[str]:
    """Give how a number that follows the words is bounded: "lower", "upper", "about"."""
    text = " " + " ".join(words)
    return {
        name
        for name in ("lower", "upper", "about")
        if any(text.endswith(f" {phrase}") for phrase in word_set(name))
    }


def normalise(words: Sequence[str]) -> list[str]:
    """Give the words without articles and possessives, each in one writing, numbers as their value."""
    text = " " + " ".join(word.removesuffix("'s") for word in words if word not in _ARTICLES) + " "
    text = _same_pattern().sub(lambda match: _same()[match[0]], text)
    return [_number_key(word) for word in text.split()]


def _number_key(word: str) -> str:
    value = _value(word)
    return word if value is None else f"{value:g}"


@cache
def _same() -> dict[str, str]:
    return {
        word: row[1].split("|")[0]
        for row in read_rows("drift_words.tsv")
        if row[0] == "same"
        for word in row[1].split("|")
    }


@cache
def _same_pattern() -> re.Pattern[str]:
    return _compile(_same())


def unit_of(noun: str) -> tuple[str, float] | None:
    """Give the dimension and the factor of a unit; None when the word is none."""
    return _units().get(noun)


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {
        word: (row[1], float(row[2]))
        for row in read_rows("drift_words.tsv")
        if row[0] == "unit"
        for word in row[3].split("|")
    }


def read_numbers(words: Sequence[str], *, n_words: int) -> list[Number]:
    """Give the numbers that begin within the first `n_words` words; what follows them is their noun."""
    found: list[Number] = []
    k = 0
    while k < min(n_words, len(words)):
        value, end = _read(words, k)
        if value is None:
            k += 1
            continue
        noun = _noun(words, end)
        months = word_set("month")
        beside = {*words[max(0, k - 1) : k], *words[end : end + 1]}
        is_year = end == k + 1 and words[k].isdigit() and len(words[k]) == 4 and 1900 <= value < 2100
        found.append(Number(value, noun, is_year or bool(beside & months)))
        k = end
    return found


def _read(words: Sequence[str], start: int) -> tuple[float | None, int]:
    """Give the value of the number that begins at `start` and where it ends; None when there is none."""
    value = _value(words[start])
    end = start + 1
    if value is None:
        return None, end
    while end < len(words):
        scale = number_words().get(words[end].removesuffix("s"), (0.0, ""))
        if scale[1] == "scale":
            value = value * scale[0]
        elif scale[1] == "unit" and number_words().get(words[end - 1], (0.0, ""))[1] == "ten":
            value += scale[0]
        else:
            break
        end += 1
    return value, end


def _value(word: str) -> float | None:
    match = _FIGURE.fullmatch(word)
    if match is not None:
        return float(match[1]) * number_words().get(match[2] or "", (1.0, ""))[0]
    value, kind = number_words().get(word, (0.0, ""))
    return value if kind in ("unit", "ten") else None


def _noun(words: Sequence[str], start: int) -> str:
    """Give the word that is counted: the last of up to three before glue, or the unit right after the number."""
    following = list(words[start : start + 3])
    if following and unit_of(following[0]) is not None:
        return following[0]
    for word in following:
        if word in word_set("source") or word.endswith("s"):
            return word
    return following[0] if following else ""
