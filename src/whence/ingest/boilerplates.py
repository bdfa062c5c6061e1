"""What sites print around articles: stock lines known by their words, and lines that a pile repeats."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from whence.ingest.lines import Line
from whence.wordtables import read_rows

Then = Literal["-", "tail", "tail?", "box", "cut"]

_MAX_WORDS = 40  # words; a longer line is prose whatever it begins with
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-", "–": "-", "—": "-"})
_TRIM = " \t.:;,![]()*•·|>»›→►▶_=~\u200b\u200e\u200f-"
_MAX_REPEATED = 8  # words; reprints share longer titles and decks
_MIN_DOCUMENTS = 3  # a line in so many documents of the pile is not of any one story


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock line: its sort, and what it tells of the lines after it."""

    detail: str
    then: Then


def fold(text: str) -> str:
    """Give `text` in lower case with plain quotes and dashes, for comparing lines."""
    return " ".join(text.translate(_PLAIN).casefold().split())


def find_stock(line: Line) -> Stock | None:
    """Tell whether the words of `line` are those of a stock line; None for what may belong to an article."""
    if line.n_words > _MAX_WORDS or len(line.text) > 400:
        return None
    return _find_stock(fold(line.text))


@lru_cache(maxsize=4096)
def _find_stock(folded: str) -> Stock | None:
    bare = folded.strip(_TRIM)
    if not any(character.isalnum() for character in bare):
        return Stock("cut", "cut") if "…" in folded or "..." in folded else Stock("rule", "-")
    for pattern in _patterns():
        if pattern.is_match(folded, bare):
            return Stock(pattern.detail, pattern.then)
    return None


def count_repeats(pile: Iterable[Sequence[Line]]) -> frozenset[str]:
    """Give the folded lines that stand in several documents of the pile and are not prose.

    Prose that documents share is evidence of copying and is never counted.
    """
    counts: Counter[str] = Counter()
    for lines in pile:
        counts.update(
            {fold(line.text) for line in lines if line.n_words <= _MAX_REPEATED and not is_prose(line)}
        )
    return frozenset(words for words, n in counts.items() if n >= _MIN_DOCUMENTS)


def is_prose(line: Line) -> bool:
    """Tell whether the line has the shape of running text: several words, ended like a sentence."""
    if line.n_words >= 30 or (line.n_words >= 3 and _SENTENCE_END.search(line.text)):
        return True
    return line.n_words >= 5 and _PROSE_END.search(line.text) is not None


_SENTENCE_END = re.compile(r"[^.\s]{3}[.!?]['\"”’]?$|[^.]{3}[。！？؟۔]$")
_PROSE_END = re.compile(r"[.!?:;…,。！？؟۔\"'”’][)\]\"'”’*»]{0,3}$")


@dataclass(frozen=True, slots=True)
class _Pattern:
    detail: str
    where: str
    then: Then
    regex: re.Pattern[str]

    def is_match(self, folded: str, bare: str) -> bool:
        if self.detail == "widget" and folded.endswith((".", "?", "!")) and " " in folded:
            return False  # a sentence, where the headings of boxes are none
        if self.where == "line":
            return bool(self.regex.fullmatch(bare) or self.regex.fullmatch(folded))
        if self.where == "start":
            return bool(self.regex.match(bare) or self.regex.match(folded))
        return self.regex.search(folded) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(detail, where, cast(Then, then), re.compile(f"(?:{pattern})"))
        for detail, where, then, pattern in read_rows("boilerplate.tsv")
    )
