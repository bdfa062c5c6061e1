"""The spans of shared words in both texts, with the punctuation around them that is the same there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whence.records import Document, Span
from whence.trace.matches import Matches
from whence.trace.passages import Index, Integers, Words, fold

_BLANK = ord(" ")
Library = tuple[Sequence[Document], Sequence[Words], Index]  # the pile, its words, and where those stand
Margin = Callable[[Document, Words, int], str]
Flags = NDArray[np.bool_]


def spread_matches(library: Library, matches: Matches) -> Iterator[tuple[tuple[Span, Span], ...]]:
    """Yield for each region the spans of its runs on both sides, in text order."""
    _, words, _ = library
    matches = _break(matches, _join(one.parts for one in words))
    is_spaced = _mark_spaced(library)
    lefts, rights, last = matches.lefts, matches.rights, matches.lengths - 1
    plain_before = is_spaced[lefts - 1] | is_spaced[rights - 1]  # the last word of a document is not spaced
    before = _count_marks(library, lefts, rights, ~plain_before, _before)
    plain_after = is_spaced[lefts + last] | is_spaced[rights + last]
    after = _count_marks(library, lefts + last, rights + last, ~plain_after, _after)
    starts, ends = _join(one.starts for one in words), _join(one.ends for one in words)
    left = np.stack([starts[lefts] - before, ends[lefts + last] + after])
    right = np.stack([starts[rights] - before, ends[rights + last] + after])
    taken = np.zeros(len(lefts), dtype=np.int64)  # marks at the start that the run before holds already
    taken[1:] = np.maximum(0, np.maximum(left[1, :-1] - left[0, 1:], right[1, :-1] - right[0, 1:]))
    taken[matches.firsts[:-1]] = 0
    spans = [list(map(Span, (side[0] + taken).tolist(), side[1].tolist())) for side in (left, right)]
    pairs = list(zip(*spans, strict=True))
    bounds = matches.firsts.tolist()
    for first, end in pairwise(bounds):
        yield tuple(pairs[first:end])


def _join(columns: Iterable[Sequence[int]]) -> Integers:
    return np.concatenate([np.asarray(column, dtype=np.int64) for column in columns])


def _mark_spaced(library: Library) -> Flags:
    """Tell of each word of the pile whether one blank, and nothing else, stands between it and the next."""
    pile, words, index = library
    is_spaced = np.zeros(len(index.numbers), dtype=bool)
    for k, (document, one) in enumerate(zip(pile, words, strict=True)):
        if len(one.words) > 1:
            points = np.frombuffer(document.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
            starts, ends = np.asarray(one.starts), np.asarray(one.ends)
            last = index.offsets[k + 1] - 1
            is_spaced[index.offsets[k] : last] = (starts[1:] == ends[:-1] + 1) & (points[ends[:-1]] == _BLANK)
    return is_spaced


def _break(matches: Matches, parts: Integers) -> Matches:
    """Cut the runs where one of the documents holds a block between two words that is not the article's."""
    last = matches.lengths - 1
    is_whole = parts[matches.lefts] == parts[matches.lefts + last]
    is_whole &= parts[matches.rights] == parts[matches.rights + last]
    if is_whole.all():
        return matches
    rows: list[tuple[int, int, int]] = []
    firsts: list[int] = []
    columns = (matches.lefts, matches.rights, matches.lengths, is_whole, matches.regions)
    for left, right, length, whole, region in zip(*(column.tolist() for column in columns), strict=True):
        if region == len(firsts):
            firsts.append(len(rows))
        cuts = [0, length]
        if not whole:
            changes = np.diff(parts[left : left + length]) + np.diff(parts[right : right + length])
            cuts[1:1] = (np.flatnonzero(changes) + 1).tolist()
        rows += [(left + a, right + a, b - a) for a, b in pairwise(cuts)]
    lefts, rights, lengths = np.array(rows, dtype=np.int64).T
    return Matches(lefts, rights, lengths, np.array([*firsts, len(rows)]))


def _count_marks(
    library: Library, lefts: Integers, rights: Integers, is_asked: Flags, margin: Margin
) -> Integers:
    """Count the characters next to two words of the pile that are the same, up to the last that is not blank."""
    pile, words, index = library
    asked = np.flatnonzero(is_asked)
    counts = np.zeros(len(lefts), dtype=np.int64)
    sides = []
    for places in (lefts[asked], rights[asked]):
        owners = np.searchsorted(index.offsets, places, side="right") - 1
        own = places - index.offsets[owners]
        sides.append([margin(pile[k], words[k], w) for k, w in zip(owners.tolist(), own.tolist(), strict=True)])
    counts[asked] = [_count_shared(one, two) for one, two in zip(*sides, strict=True)]
    return counts


def _before(document: Document, words: Words, word: int) -> str:
    """Give the folded text between a word and the one before it, inside the same block, from its end."""
    start = document.blocks[words.blocks[word]].span.start
    if word:
        start = max(start, words.ends[word - 1])
    return fold(document.text[start : words.starts[word]])[::-1]


def _after(document: Document, words: Words, word: int) -> str:
    """Give the folded text between a word and the next, inside the same block."""
    end = document.blocks[words.blocks[word]].span.end
    if word + 1 < len(words.starts):
        end = min(end, words.starts[word + 1])
    return fold(document.text[words.ends[word] : end])


def _count_shared(one: str, two: str) -> int:
    """Count the characters at the start of both that are the same, up to the last that is not a blank."""
    n_same = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        n_same += 1
    return len(one[:n_same].rstrip())
