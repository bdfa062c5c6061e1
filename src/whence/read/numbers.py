"""Numbers in digits and words: the pattern that finds one and the value it has."""

import re
from functools import cache

from whence.wordtables import read_rows

_LETTERS = {"m": 1e6, "b": 1e9, "k": 1e3}  # only right after digits
_MEASURED = (
    "wide|tall|long|high|deep|thick|below|above|under|from|away|apart|of|in|at|on|and|or|to|the|off|across|by"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Give the value and the kind ("unit", "ten", "scale", "short", "part") of each number word."""
    return {word: (float(value), kind) for word, value, kind in read_rows("numbers.tsv")}


@cache
def vague_counts() -> dict[str, tuple[float | None, float | None]]:
    """Give the least and the most (None: no bound) that each vague count is taken to mean."""
    return {words: (_end(low), _end(*high)) for words, low, *high in read_rows("vague.tsv")}


def _end(written: str = "") -> float | None:
    return float(written) if written else None


def _of_kind(*kinds: str) -> str:
    words = [word for word, (_, kind) in number_words().items() if kind in kinds]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def number_pattern(*, is_money: bool = False) -> str:
    """Give a pattern, for use without regard to case, that matches one number without its unit.

    "5m" is five million after a sign of money or before a noun, and five metres elsewhere.
    """
    small, scale = _of_kind("unit", "ten"), _of_kind("scale")
    words = (
        rf"(?:(?:an?|half[ ]an?|quarter[ ]of[ ]an?)[ ](?:{scale})|(?:{small}))"
        rf"(?:(?:[ -]|[ ]and[ ])(?:{small}|{scale}))*"
        rf"(?:[ ]and[ ]a[ ](?:half|quarter)(?:[ ](?:{scale}))?)?"
    )
    letters = r"[mbk]" if is_money else rf"(?:k|m(?=[ ](?!(?:{_MEASURED})\b)[a-z]))"
    short = rf"(?:[ ]?(?:{_of_kind('short')})|{letters})\b"
    digits = rf"(?:{DIGITS})(?:[ -]?(?:{scale})s?\b|{short})?(?:[ ]and[ ]a[ ]half\b)?"
    return rf"(?:{digits}|(?:{words})\b)"


def read_number(words: str) -> float | None:
    """Give the value of a number in digits, words or both; None when it is no number."""
    total, current, last_scale = 0.0, None, 1.0
    for token in re.findall(rf"{DIGITS}|[a-z]+", words.lower()):
        if token in ("a", "an", "and", "of"):
            continue
        value, kind = _read_token(token)
        if not kind:
            return None
        if kind in ("scale", "short"):
            current, last_scale = (1.0 if current is None else current) * value, value
            if value >= 1000:
                total, current = total + current, None
        elif kind == "part" and current is None and last_scale > 1:
            total += value * last_scale  # "a million and a half"
        else:
            current = (current or 0.0) + value
    if current is None and not total and last_scale == 1:
        return None
    return round(total + (current or 0.0), 6)


def _read_token(token: str) -> tuple[float, str]:
    if token[0].isdigit():
        return float(token.replace(",", "")), "digits"
    known = number_words()
    if token in _LETTERS:
        return _LETTERS[token], "short"
    return known.get(token) or known.get(token.removesuffix("s")) or (0.0, "")
