"""The words by which drift is told: classes from `data/drift_words.tsv`, numbers, units, writings of one word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.numbers import number_words
from whence.wordtables import read_classes, read_rows

_BEFORE_YEAR = frozenset(
    {
        "in",
        "since",
        "by",
        "of",
        "until",
        "from",
        "to",
        "and",
        "or",
        "before",
        "after",
        "during",
        "late",
        "early",
        "the",
    }
    | {
        "year",
        "fiscal",
        "through",
        "between",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "for",
        "mid",
        "till",
    }
)
_BOUNDS = ("lower", "upper", "about")
_ARTICLES = frozenset({"the", "a", "an", "that"})
_STEM = 4  # letters of a word that a prefix turns into its contrary; "lawful", "able" is the shortest
_CONTRARY = ("un", "in", "im", "il", "ir", "dis", "non", "anti")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(bn|tn|mn|mln|bln|k)?(?:st|nd|rd|th|s)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number among words, what it counts or measures, and whether it is part of a date."""

    value: float
    noun: str
    is_date: bool
    start: int  # its place among the words
    end: int


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
    """Give how a number that follows the words is bounded: "lower", "upper", "about"; the longest phrase counts."""
    text = " " + " ".join(words)
    found = {phrase: name for name in _BOUNDS for phrase in word_set(name) if text.endswith(f" {phrase}")}
    return {found[max(found, key=len)]} if found else set()


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
def _contraries() -> dict[str, frozenset[tuple[int, int]]]:
    """Give, for each word, the pairs of groups that it is in, and on which side of them."""
    found: dict[str, set[tuple[int, int]]] = {}
    rows = [row[1:] for row in read_rows("drift_words.tsv") if row[0] == "opposite"]
    for pair, groups in enumerate(rows):
        for side, group in enumerate(groups):
            for word in group.split("|"):
                found.setdefault(word, set()).add((pair, side))
    return {word: frozenset(places) for word, places in found.items()}


def is_contrary(one: str, two: str) -> bool:
    """Tell whether two folded words are opposites: "rose" and "fell", "armed" and "unarmed"."""
    first, second = _contraries().get(one, frozenset()), _contraries().get(two, frozenset())
    if not first & second and any((pair, 1 - side) in second for pair, side in first):
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= _STEM and any(long == prefix + short for prefix in _CONTRARY)


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
        beside = {*words[max(0, k - 1) : k], *words[end : end + 1]}
        is_beside_month = any(_same().get(word, word) in word_set("month") for word in beside)
        is_led = k == 0 or words[k - 1] in _BEFORE_YEAR or words[k - 1] in word_set("month")
        is_year = is_led and end == k + 1 and words[k].isdigit() and len(words[k]) == 4 and 1900 <= value < 2100
        found.append(Number(value, noun, is_year or is_beside_month, k, end))
        k = end
    return found


def _read(words: Sequence[str], start: int) -> tuple[float | None, int]:
    """Give the value of the number that begins at `start` and where it ends; None when there is none."""
    value = _value(words[start])
    end = start + 1
    if words[start] in ("a", "an") and _is_scale(words[end : end + 1]):
        value = 1.0
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


def _is_scale(words: Sequence[str]) -> bool:
    return bool(words) and number_words().get(words[0], (0.0, ""))[1] == "scale"


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
