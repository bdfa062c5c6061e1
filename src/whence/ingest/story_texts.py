"""A text as sets of words and names, for asking how far what stands below a line has been said above it.

Words are compared by their first letters, so that no stemmer is needed. What a place between two lines of running text
is asked more than once is kept: titles stand close together.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from whence.ingest.boilerplates import fold
from whence.ingest.labels import Page
from whence.wordtables import read_classes

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
# What must stand before the capital is asked behind it, so that the search leaps from capital to capital.
_NAME = re.compile(r"[A-Z](?<=[\w,;] [A-Z])[^\W\d_]{2,}")
_STEM = 6  # letters
LONGEST = 28  # words of a title


@dataclass(frozen=True, slots=True)
class WordSets:
    """Words or names of each line, and where they stood before in running text.

    `before` gives for each place among the lines of running text where its words stood last, in order; -1: nowhere.
    """

    lines: list[frozenset[str]]
    before: list[list[int]]
    first: dict[str, int]  # the line in which each stands first in running text


@dataclass(slots=True)
class StoryText:
    """A page's lines as sets of words and names, and which are running text."""

    page: Page
    start: int
    candidates: list[int]
    prose: list[int]  # lines of running text
    running: frozenset[int]  # the same
    words: WordSets
    names: WordSets
    named: dict[str, int]  # the line of any kind in which each name stands first
    counts: Counter[str]  # of short lines, folded
    gaps: float  # blank lines before a line of running text, on average
    sums: list[int]  # words of running text above each place among its lines
    known: dict[tuple[str, int], list[float]] = field(default_factory=dict)  # so far, by sort and place
    below: dict[int, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)  # the same of sets


def read_story(page: Page, prose: list[int], candidates: list[int], start: int) -> StoryText:
    """Give the sets of a page with running text in the lines `prose`, for titles in the lines `candidates`.

    `start` is where the body begins.
    """
    nothing: frozenset[str] = frozenset()
    words = [nothing] * len(page.lines)
    for index in {*prose, *candidates}:
        words[index] = frozenset(map(_stem, find_words(page.lines[index].text))) - {""}
    names = [frozenset(_NAME.findall(line.text)) if line.n_words > 1 else nothing for line in page.lines]
    named: dict[str, int] = {}
    for index in range(len(names) - 1, -1, -1):
        named.update(dict.fromkeys(names[index], index))
    return StoryText(
        page, start, candidates, prose, frozenset(prose), _gather(words, prose), _gather(names, prose), named,
        counts=Counter(fold(line.text) for line in page.lines if line.n_words <= LONGEST),
        gaps=sum(page.lines[i].gap for i in prose) / max(1, len(prose)),
        sums=list(accumulate((page.lines[i].n_words for i in prose), initial=0)),
    )  # fmt: skip


def _gather(lines: list[frozenset[str]], prose: list[int]) -> WordSets:
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    before = []
    for place, index in enumerate(prose):
        own = lines[index]
        before.append(sorted([last.get(one, -1) for one in own]))
        for one in own:
            if one not in last:
                first[one] = index
        last.update(dict.fromkeys(own, place))
    return WordSets(lines, before, first)


def find_words(text: str) -> list[str]:
    """Give the words of a text; most texts are ASCII, whose letters are found faster."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    """Give the beginning of a word in small letters; "" for one that tells nothing of what a text is about."""
    folded = word.casefold()
    is_idle = len(word) <= 3 or folded in read_classes("line_words.tsv", between=None)["function"]
    return "" if is_idle else folded[:_STEM]


def share_above(sets: WordSets, start: int, stop: int, end: int) -> float:
    """Give the share of what some running text has that stands above it too; it goes on to `end` at most."""
    lines = sets.before[start : min(stop, end)]
    below = sum([bisect_left(places, start) for places in lines])  # each counts where it stands first
    new = sum([bisect_left(places, 0) for places in lines])
    return (below - new) / below if below else -1.0
