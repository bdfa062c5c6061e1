"""Units of measure and money: how they are written, and the factor into the unit that is kept."""

import re
from functools import cache

from whence.read.wordlists import read_rows


@cache
def units_after() -> dict[str, tuple[str, float]]:
    """Give the unit and the factor for each way to write a unit after a number, in small letters."""
    return {
        word: (unit, float(factor))
        for place, unit, factor, words in read_rows("units.tsv")
        if place == "after"
        for word in words.split("|")
    }


@cache
def units_before() -> dict[str, tuple[str, float]]:
    """Give the unit and the factor for each sign of money that stands before a number."""
    return {
        word: (unit, float(factor))
        for place, unit, factor, words in read_rows("units.tsv")
        if place == "before"
        for word in words.split("|")
    }


def after_pattern() -> str:
    """Give a pattern, for use without regard to case, that matches a unit after a number."""
    words = sorted(units_after(), key=lambda word: (-len(word), word))
    return "|".join(_spaced(word) + (r"(?![\w²³])" if word[-1].isalnum() else "") for word in words)


def before_pattern() -> str:
    """Give a pattern that matches a sign of money before a number; letter case counts."""
    words = sorted(units_before(), key=lambda word: (-len(word), word))
    return "|".join((r"(?<![\w])" if word[0].isalpha() else "") + re.escape(word) for word in words)


def _spaced(word: str) -> str:
    return r"[ \u00a0\n-]".join(map(re.escape, re.split("[ -]", word)))


def convert(value: float, unit: str, factor: float) -> tuple[float, str]:
    """Give the value in the unit that is kept."""
    if unit == "°F":
        return round((value - 32) / 1.8, 4), "°C"
    return round(value * factor, 6), unit
