"""Days of a month and years in words and figures: "the 5th", "twenty-first", "nineteen ninety-six", "'87"."""

import re

from whence.read.numbers import read_number

_GAP = r"[ \u00a0\n]"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth",
)  # fmt: skip
_ORDINAL_VALUES = {word: min(index, 20) + 10 * (index == 21) for index, word in enumerate(_ORDINALS, 1)}
_TWO = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})"

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
ORDINAL_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b"
DAY_WORD = rf"(?i:(?:(?:twenty|thirty)[ -](?:{'|'.join(_ORDINALS[:9])})|{'|'.join(_ORDINALS)})\b)"
SPOKEN_DAY = rf"(?i:(?:twenty[ -](?:{_ONES})|thirty[ -]one|{_TEENS}|twenty|thirty)\b)"
YEAR = r"(?:1\d|2[01])\d\d\b(?!,\d)"
YEAR_WORD = (
    rf"(?i:(?:(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?:[ -]hundred(?:{_GAP}and)?)?"
    rf"{_GAP}(?:{_TWO}|(?:oh|zero)[ -](?:{_ONES}))|two{_GAP}thousand(?:(?:{_GAP}and)?{_GAP}(?:{_TWO}|{_ONES}))?"
    rf"|one{_GAP}thousand{_GAP}(?:{_ONES}){_GAP}hundred(?:{_GAP}and)?{_GAP}(?:{_TWO}|{_ONES})"
    rf"|twenty[ -](?:ten|{_TEENS}|twenty(?:[ -](?:{_ONES}))?))\b)"
)
SHORT_YEAR = r"['’]\d\d\b(?!s)"


def read_day(words: str) -> int:
    """Give the day of the month that some words name; 0 when they name none."""
    figures = re.match(r"\d+", words)
    if figures:
        return int(figures.group())
    plain = words.lower().replace("-", " ").split()
    if plain[-1] in _ORDINAL_VALUES:
        tens = read_number(plain[0]) if len(plain) > 1 else 0
        return int(tens or 0) + _ORDINAL_VALUES[plain[-1]]
    return int(read_number(words) or 0)


def read_year(words: str) -> int:
    """Give the year that some words name: "1996", "'96" (1930 to 2029), "nineteen ninety-six"."""
    figures = re.search(r"\d+", words)
    if figures:
        year = int(figures.group())
        return year if len(figures.group()) > 2 else year + (1900 if year >= 30 else 2000)
    plain = re.sub(r"[\s-]+", " ", words.lower()).replace(" and ", " ")
    if " thousand" in plain:
        return int(read_number(plain) or 0)
    first, _, rest = plain.partition(" ")
    rest = rest.removeprefix("hundred").strip().replace("oh ", "").replace("zero ", "")
    return 100 * int(read_number(first) or 0) + int(read_number(rest) or 0)
