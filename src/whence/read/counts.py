"""How many people a phrase speaks of: the stated number, and the bounds it is read as."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.roles import is_plural
from whence.read.words import Word
from whence.wordtables import read_rows

_LONGEST = 4  # words in a number
_BOUND = re.compile(
    r"(at least|no fewer than|more than|over|about|around|some|nearly|almost|up to|at most|as many as) $"
)
_BEFORE = frozenset(
    ("the", "these", "those", "at", "least", "more", "than", "about", "all", "other", "up", "to", "no", "fewer", "over",
     "only", "just", "his", "her", "their", "its", "as", "many", "around", "nearly", "almost")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """A number as the text puts it (None: it states none) and as bounds."""

    words: str | None
    at_least: int | None
    at_most: int | None


def count_of(words: Sequence[Word]) -> Count:
    """Give the number of people a noun phrase speaks of; a bare plural is two or more."""
    lowers = [word.lower for word in words]
    for start in range(min(len(words), 5)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            entry = _bounds(" ".join(lowers[start : start + length]))
            if entry is not None and not (start and lowers[start - 1] in {"of", "for", "from", "in", "at"}):
                return _read(words, start, length, entry)
        if lowers[start] not in _BEFORE:
            break
    return Count(None, 2, None) if _has_plural(words) else Count(None, 1, 1)


def _read(words: Sequence[Word], start: int, length: int, entry: tuple[int, int | None]) -> Count:
    low, high = entry
    written = " ".join(word.text for word in words[start : start + length])
    before = " ".join(word.lower for word in words[:start]) + " " if start else ""
    bound = _BOUND.search(before)
    if bound is None:
        if written.lower() in {"a", "an"} and _has_plural(words[:4]):
            return Count(None, 2, None)
        is_article = written.lower() in {"a", "an", "another", "second", "third"}
        return Count(None if is_article else written, low, high)
    stated = f"{bound[1]} {written}"
    if bound[1] in {"at least", "no fewer than"}:
        return Count(stated, low, None)
    if bound[1] in {"more than", "over"}:
        return Count(stated, low + 1, None)
    if bound[1] in {"up to", "at most", "as many as"}:
        return Count(stated, 1, high)
    return Count(stated, low, high)


def _has_plural(words: Sequence[Word]) -> bool:
    return any(is_plural(word.lower) for word in words)


@cache
def _table() -> dict[str, tuple[int, int | None]]:
    rows = read_rows("counts.tsv")
    return {row[0]: (int(row[1]), None if row[2] == "-" else int(row[2])) for row in rows}


def _bounds(words: str) -> tuple[int, int | None] | None:
    if words.isdigit() and len(words) <= 4:
        return int(words), int(words)
    return _table().get(words)
