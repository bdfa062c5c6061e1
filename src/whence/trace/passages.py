"""Where documents share words: hashed word n-grams, joined across the pile, gathered into exact runs.

All is numpy in memory. A shingle that very many documents hold is joined only with its neighbours in the
order of ids, which bounds the work by the number of words and still links every copy to some other copy.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.records import Document, Span
from whence.trace.unspaced import SIGNED, cut_pieces, cut_word, is_unspaced

ARTICLE_KINDS = frozenset({"headline", "standfirst", "subhead", "paragraph", "blockquote", "caption"})
"""Blocks whose words belong to the article; words of other blocks never align."""

Integers = NDArray[np.int64]

_SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"  # inside a word, and not part of its spelling
_SILENT += "\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # points of Hebrew and Arabic
_WORD = re.compile(
    rf"[{SIGNED}]+"
    rf"|[^\W\d_]{{2}}[^\W_]*(?:['{_SILENT}]+[^\W_]+)*"  # nearly every word; the others are tried after it
    r"|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"  # U.S.
    r"|\d+(?:[.,]\d+)+(?![^\W_])"  # 1,200.5
    rf"|[^\W_]+(?:['{_SILENT}]+[^\W_]+)*"
)
_PIECES = re.compile(f"({_WORD.pattern})")  # parts a text into words and what stands between them
_UNSPELT = re.compile(rf"[{_SILENT}]|\.(?!\d)|,(?=\d\d\d)")  # left out when words are compared
_NEIGHBOURS = 64  # documents joined with one that holds the same shingle; 64 copies of one text still meet
COMPANY = 40  # words between two short runs that support each other
_MAX_REPEATS = 8  # places in one document where one shingle counts; lists of results repeat far more
_REACH = 16  # words looked at on either side of a short run before it is thrown away
MIN_NEAR = 9  # words equal there on one diagonal, the run included, for it to be kept


class _Folding(dict[int, int]):
    """Maps a code point to the one it is compared as; the length of a text stays the same."""

    def __missing__(self, point: int) -> int:
        character = chr(point)
        folded = unicodedata.normalize("NFKD", character).casefold()
        base = [c for c in folded if not unicodedata.combining(c)] or list(folded)
        self[point] = ord(base[0]) if len(base) == 1 else ord(character.lower()[0])
        return self[point]


_QUOTES = {ord(mark): ord("'") for mark in "‘’‚‛ʼ`´′"} | {ord(mark): ord('"') for mark in "“”„‟«»″「」『』"}
_FOLDING = _Folding(_QUOTES)


def fold(text: str) -> str:
    """Give `text` without case, diacritics and the shapes of quotation marks, code point for code point."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def split_words(folded: str) -> list[str]:
    """Give the words of a folded text as they are compared, in text order."""
    found = _WORD.findall(folded)
    if is_unspaced(folded):
        found = [piece for word in found for piece in cut_word(word)]
    return [word if word.isalnum() else _UNSPELT.sub("", word) for word in found]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document's article blocks: folded, with their place in the text.

    `parts` counts the blocks passed over so far that are not the article's: it changes where text is left out.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    blocks: Sequence[int]
    parts: Sequence[int]

    def within(self, span: Span) -> tuple[int, int]:
        """Give the words that lie in the span, as a half-open range."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)


def find_words(document: Document) -> Words:
    """Give the words of the blocks that belong to the article, in text order."""
    folded = fold(document.text)
    words: list[str] = []
    starts, ends, blocks, parts = array("q"), array("q"), array("q"), array("q")  # 20 MB hold 4 million words
    part = 0
    for index, block in enumerate(document.blocks):
        if block.kind not in ARTICLE_KINDS:
            part += 1
            continue
        pieces = _PIECES.split(folded[block.span.start : block.span.end])
        if is_unspaced(folded[block.span.start : block.span.end]):
            pieces = cut_pieces(pieces)
        bounds = list(accumulate(map(len, pieces), initial=block.span.start))
        found = pieces[1::2]
        starts.extend(bounds[1:-1:2])
        ends.extend(bounds[2::2])
        blocks += array("q", [index]) * len(found)
        parts += array("q", [part]) * len(found)
        if not "".join(found).isalnum():
            found = [word if word.isalnum() else _UNSPELT.sub("", word) for word in found]
        words += map(intern, found)  # one string for all places where the pile holds a word
    return Words(tuple(words), starts, ends, blocks, parts)


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand in the left text from `left` and in the right text from `right`."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Index:
    """The words of a pile as numbers, one after the other; document k holds those from `offsets[k]`."""

    numbers: Integers
    offsets: Integers

    def of(self, document: int) -> list[int]:
        """Give the numbers of one document's words."""
        values: list[int] = self.numbers[self.offsets[document] : self.offsets[document + 1]].tolist()
        return values


def number_words(pile: Sequence[Words]) -> Index:
    """Number the words of the pile, equal words alike."""
    vocabulary: dict[str, int] = {}
    numbers = [vocabulary.setdefault(word, len(vocabulary)) for one in pile for word in one.words]
    offsets = np.zeros(len(pile) + 1, dtype=np.int64)
    np.cumsum([len(one.words) for one in pile], out=offsets[1:])
    return Index(np.array(numbers, dtype=np.int64), offsets)


def find_runs(
    index: Index, *, shingle_words: int, min_words: int, among: Iterable[tuple[int, int]] | None = None
) -> Iterator[tuple[int, int, list[Run]]]:
    """Yield each two documents that may share a passage, left before right, with their exact runs of words.

    `among`: the pairs of documents that are looked at; None: all. Runs are in the order of diagonals; those shorter
    than `min_words` come only with company nearby.
    """
    one, two = _join(index, shingle_words) if among is None else _join_among(index, shingle_words, among)
    if not len(one):
        return
    owners = np.searchsorted(index.offsets, one, side="right") - 1
    others = np.searchsorted(index.offsets, two, side="right") - 1
    order = np.lexsort((one, two - one, others, owners))
    one, two, owners, others = one[order], two[order], owners[order], others[order]
    is_new = np.ones(len(one), dtype=bool)
    is_new[1:] = (np.diff(owners) != 0) | (np.diff(others) != 0) | (np.diff(one) != 1) | (np.diff(two) != 1)
    first = np.flatnonzero(is_new)
    length = np.diff(np.append(first, len(one))) + shingle_words - 1
    one, two, owners, others = one[first], two[first], owners[first], others[first]
    kept = length >= min_words
    short = np.flatnonzero(~kept)
    ends = index.offsets[1:]
    bounds = (
        index.offsets[owners[short]], ends[owners[short]], index.offsets[others[short]], ends[others[short]]
    )  # fmt: skip
    kept[short] = count_near(index.numbers, one[short], two[short], bounds)[0] >= MIN_NEAR
    pairs = owners * len(index.offsets) + others
    kept[1:] |= _is_beside(pairs, one, two)
    kept = np.isin(pairs, pairs[kept])
    one = one - index.offsets[owners]
    two = two - index.offsets[others]
    columns = [column[kept].tolist() for column in (owners, others, one, two, length)]
    yield from _by_pair(columns)


def _is_beside(pairs: Integers, one: Integers, two: Integers) -> NDArray[np.bool_]:
    """Tell for each run but the first whether the one before it is of the same two documents and near."""
    is_near: NDArray[np.bool_] = (np.diff(pairs) == 0) & (np.abs(np.diff(one)) <= COMPANY)
    return is_near & (np.abs(np.diff(two - one)) <= COMPANY // 4)


def _by_pair(columns: list[list[int]]) -> Iterator[tuple[int, int, list[Run]]]:
    runs: dict[tuple[int, int], list[Run]] = {}
    for owner, other, left, right, length in zip(*columns, strict=True):
        runs.setdefault((owner, other), []).append(Run(left, right, length))
    for (owner, other), found in runs.items():
        yield owner, other, found


def _join(index: Index, shingle_words: int) -> tuple[Integers, Integers]:
    """Give the places of equal shingles in two different documents, the earlier document first."""
    places, hashes = _hash_shingles(index, shingle_words)
    order = np.argsort(hashes, kind="stable")
    places, hashes, owners = _without_repeats(index, places[order], hashes[order])
    ones: list[Integers] = []
    twos: list[Integers] = []
    alive = np.arange(len(places))
    for distance in range(1, _NEIGHBOURS + 1):
        alive = alive[alive + distance < len(places)]
        alive = alive[hashes[alive] == hashes[alive + distance]]
        if not len(alive):
            break
        crossing = alive[owners[alive] != owners[alive + distance]]
        ones.append(places[crossing])
        twos.append(places[crossing + distance])
    if not ones:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate(ones), np.concatenate(twos)


def _join_among(
    index: Index, shingle_words: int, among: Iterable[tuple[int, int]]
) -> tuple[Integers, Integers]:
    """Give the places of equal shingles in the given pairs of documents, however many others hold them too."""
    places, hashes = _hash_shingles(index, shingle_words)
    order = np.lexsort((places, hashes, np.searchsorted(index.offsets, places, side="right")))
    places, hashes, owners = _without_repeats(index, places[order], hashes[order])
    bounds = np.searchsorted(owners, np.arange(len(index.offsets))).tolist()
    ones: list[Integers] = [np.empty(0, dtype=np.int64)]
    twos: list[Integers] = [np.empty(0, dtype=np.int64)]
    for left, right in among:
        mine, theirs = slice(bounds[left], bounds[left + 1]), slice(bounds[right], bounds[right + 1])
        first = np.searchsorted(hashes[theirs], hashes[mine], side="left")
        n_equal = np.searchsorted(hashes[theirs], hashes[mine], side="right") - first
        met = np.flatnonzero(n_equal)
        first, n_equal = first[met], n_equal[met]
        within = np.arange(n_equal.sum()) - np.repeat(np.cumsum(n_equal) - n_equal, n_equal)
        ones.append(np.repeat(places[mine][met], n_equal))
        twos.append(places[theirs][np.repeat(first, n_equal) + within])
    return np.concatenate(ones), np.concatenate(twos)


def _without_repeats(
    index: Index, places: Integers, hashes: NDArray[np.uint64]
) -> tuple[Integers, NDArray[np.uint64], Integers]:
    """Give places and hashes, sorted so that the same of one document stand together, and whose each is."""
    owners = np.searchsorted(index.offsets, places, side="right") - 1
    repeats = np.zeros(len(places), dtype=bool)
    step = _MAX_REPEATS
    repeats[step:] = (hashes[step:] == hashes[:-step]) & (owners[step:] == owners[:-step])
    return places[~repeats], hashes[~repeats], owners[~repeats]


def _hash_shingles(index: Index, shingle_words: int) -> tuple[Integers, NDArray[np.uint64]]:
    """Give where each shingle starts, and its hash; none reaches over the end of a document."""
    n_shingles = max(0, len(index.numbers) - shingle_words + 1)
    mixed = index.numbers.astype(np.uint64) + np.uint64(1)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):  # splitmix64
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    hashes = np.zeros(n_shingles, dtype=np.uint64)
    for k in range(shingle_words):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + mixed[k : k + n_shingles]
    places = np.arange(n_shingles)
    owners = np.searchsorted(index.offsets, places, side="right")
    kept = places + shingle_words <= index.offsets[owners]
    return places[kept], hashes[kept]


def count_near(
    tokens: NDArray[Any], left: Integers, right: Integers, bounds: tuple[Integers, Integers, Integers, Integers]
) -> tuple[Integers, Integers]:
    """Count the equal words within reach along the diagonal of each two places, and those in a row through it.

    `bounds`: where in `tokens` the text of each left place begins and ends, and the same for the right places.
    """
    near, in_row = np.zeros(len(left), dtype=np.int64), np.zeros(len(left), dtype=np.int64)
    for steps in (range(_REACH + 6), range(-1, -_REACH - 1, -1)):
        unbroken = np.ones(len(left), dtype=bool)
        for step in steps:
            one, two = left + step, right + step
            inside = (one >= bounds[0]) & (one < bounds[1]) & (two >= bounds[2]) & (two < bounds[3])
            same = np.zeros(len(left), dtype=bool)
            same[inside] = tokens[one[inside]] == tokens[two[inside]]
            near += same
            unbroken &= same
            in_row += unbroken
    return near, in_row
