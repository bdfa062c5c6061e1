"""What sites print around articles: stock lines known by their words, and lines that a pile repeats."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whence.ingest.lines import Line
from whence.ingest.stock_patterns import TRIM, Then, list_patterns, may_match

_MAX_WORDS = 40  # words; a longer line is prose whatever it begins with
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u2011", "-"), ("–", "-"), ("—", "-"))
_MAX_REPEATED = 8  # words; reprints share longer titles and decks
_END = 12  # characters that tell how a line ends
_MAX_KEPT = 600  # characters; what is known of longer lines is not kept
_MIN_DOCUMENTS = 3  # a line in so many documents of the pile is not of any one story


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock line: its sort, and what it tells of the lines after it."""

    detail: str
    then: Then


def fold(text: str) -> str:
    """Give `text` in lower case with plain quotes and dashes, for comparing lines."""
    return _fold_short(text) if len(text) <= _MAX_KEPT else _fold(text)


@lru_cache(maxsize=8192)
def _fold_short(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        for sign, plain in _PLAIN:
            text = text.replace(sign, plain)
    return " ".join(text.casefold().split())


def find_stock(line: Line) -> Stock | None:
    """Tell whether the words of `line` are those of a stock line; None for what may belong to an article."""
    if line.n_words > _MAX_WORDS or len(line.text) > 400:
        return None
    return _find_stock(fold(line.text))


@lru_cache(maxsize=16384)
def _find_stock(folded: str) -> Stock | None:
    bare = folded.strip(TRIM)
    if not any(character.isalnum() for character in bare):
        return Stock("cut", "cut") if "…" in folded or "..." in folded else Stock("rule", "-")
    if not may_match(folded):
        return None
    for pattern in list_patterns():
        if pattern.is_match(folded, bare):
            return Stock(pattern.detail, pattern.then)
    return None


def fold_short(lines: Sequence[Line]) -> frozenset[str]:
    """Give the short lines of a document that are not prose, folded: those that a site may repeat."""
    return frozenset(fold(line.text) for line in lines if line.n_words <= _MAX_REPEATED and not is_prose(line))


def count_repeats(pile: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the folded lines that stand in several documents of the pile, of each its short ones.

    Prose that documents share is evidence of copying and is never counted.
    """
    counts: Counter[str] = Counter()
    for lines in pile:
        counts.update(lines)
    return frozenset(words for words, n in counts.items() if n >= _MIN_DOCUMENTS)


def is_prose(line: Line) -> bool:
    """Tell whether the line has the shape of running text: several words, ended like a sentence."""
    return line.n_words >= 30 or (line.n_words >= 3 and _ends_like_prose(line.text[-_END:], line.n_words))


@lru_cache(maxsize=8192)
def _ends_like_prose(end: str, n_words: int) -> bool:
    if _SENTENCE_END.search(end):
        return True
    return n_words >= 5 and _PROSE_END.search(end) is not None


_SENTENCE_END = re.compile(r"[^.\s]{3}[.!?]['\"”’]?$|[^.]{3}[。！？؟۔]$")
_PROSE_END = re.compile(r"[.!?:;…,。！？؟۔\"'”’][)\]\"'”’*»]{0,3}$")
