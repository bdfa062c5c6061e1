"""Statements with their answers masked: what is left is the question, which nearest neighbours are looked for by.

Runs of numbers become "some", runs of days and months "then"; polarity and hedges go (`data/answer_words.tsv`).
"""

import re
from functools import cache

from whence.wordtables import read_classes

_NUMBER = r"(?:[$€£#]\s?)?\d[\d,.]*(?:st|nd|rd|th|k|m|bn)?\b"
_MAY = re.compile(r"(?<=\d )May\b|\bMay(?= \d)")  # the month; by itself it may be a hedge
_BETWEEN = r"(?:[\s,-]+(?:and|to|of|a)?\s*)"


def mask_answer(text: str) -> str:
    """Give `text` without the words that answer its question."""
    dated = _dates().sub(" then ", _MAY.sub("June", text))
    without = _unsure().sub(" ", dated)
    counted = _numbers().sub(" some ", without)
    return " ".join(re.sub(r"\s+([,.;:?!])", r"\1", counted).split())


@cache
def _words(*kinds: str) -> str:
    classes = read_classes("answer_words.tsv")
    words = sorted((w for kind in kinds for w in classes[kind]), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)


@cache
def _unsure() -> re.Pattern[str]:
    words = _words("polarity", "hedge")
    return re.compile(rf"\bcan['’]t\b|(?<=\w)n['’]t\b|(?<![\w’'])(?:{words})(?![\w’'])", re.IGNORECASE)


@cache
def _dates() -> re.Pattern[str]:
    day = rf"\b(?:{_words('date')}|(?:1[5-9]|20)\d\d)\b"
    return re.compile(
        rf"(?:{_NUMBER} (?:of )?)?{day}(?:\.(?= \d))?(?:[\s,]+(?:{day}|{_NUMBER}))*", re.IGNORECASE
    )


@cache
def _numbers() -> re.Pattern[str]:
    number = rf"(?:{_NUMBER}|\b(?:an? )?(?:{_words('number')})\b)"
    return re.compile(rf"{number}(?:{_BETWEEN}{number})*", re.IGNORECASE)
