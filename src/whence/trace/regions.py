"""From exact runs of words to regions: runs chained along diagonals, the words between and around aligned.

A region is the span over which two texts go together: every word that is the same scores, every word changed,
added or cut costs, and a region ends where the score falls too far (the X-drop of Altschul et al. 1990).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from rapidfuzz.distance import Levenshtein

from whence.trace.edges import Match, Text, trim
from whence.trace.passages import COMPANY, Run

_CHANGED = 1.0  # cost of a word put in the place of another; a word that is the same scores 1
_ADDED = 0.5  # cost of a word that only one side has: clauses are added and cut more freely
_DROP = 12.0  # fall of the score at which a region ends: a clause of 24 words cut, 12 words changed in a row
_AT_BLOCK = 3.0  # score by which an end may fall short that is the end of a paragraph in both texts
_WINDOW = 48  # words tried beyond each end of a chain; what lies further would have a run of its own
_SHIFT = 30  # words by which two runs of one chain may differ in distance

_Step = tuple[str, int, int, int, int]  # what is done to which words on the left and on the right
_Block = tuple[int, int, int, int, float]  # a match; before it the columns that differ, and their cost


@dataclass(frozen=True, slots=True)
class Region:
    """Where two documents go together: runs of equal words, in the order of both texts."""

    matches: tuple[Match, ...]

    @property
    def left(self) -> tuple[int, int]:
        """Give the words of the left document as a half-open range."""
        return self.matches[0][0], self.matches[-1][0] + self.matches[-1][2]

    @property
    def right(self) -> tuple[int, int]:
        """Give the words of the right document as a half-open range."""
        return self.matches[0][1], self.matches[-1][1] + self.matches[-1][2]

    @property
    def n_words(self) -> int:
        """Count the words that are the same."""
        return _count(self.matches)

    @property
    def similarity(self) -> float:
        """Give the share of the words of both sides that are the same."""
        (left, left_end), (right, right_end) = self.left, self.right
        return 2 * self.n_words / (left_end - left + right_end - right)


def find_regions(left: Text, right: Text, *, runs: Iterable[Run], min_words: int) -> list[Region]:
    """Give the regions of two documents that hold at least `min_words` equal words, in text order.

    No word is in two regions: the region with more words keeps what two would share.
    """
    found: list[list[Match]] = []
    for chain in _chain(_disentangle([(run.left, run.right, run.length) for run in runs])):
        blocks = _gather(_align(left.numbers, right.numbers, chain))
        for piece in _cut(blocks, (left, right)):
            if _count(piece) >= min_words:
                found.append(trim(piece, (left, right)))
    return [Region(tuple(matches)) for matches in _settle(found, min_words)]


def _count(matches: Sequence[Match]) -> int:
    return sum([length for _, _, length in matches])


def _is_enough(matches: Sequence[Match], min_words: int) -> bool:
    """Tell a shared passage from words that meet by chance: a long exact run, or much of a longer text."""
    n_words = _count(matches)
    if n_words < min_words or max([length for _, _, length in matches]) >= min_words:
        return n_words >= min_words
    return n_words >= min_words + 2 and Region(tuple(matches)).similarity >= 0.6


def _disentangle(runs: list[Match]) -> list[Match]:
    """Cut the runs so that none shares a word with a longer one, on either side; in text order."""
    if len(runs) == 1:
        return runs
    if _is_disjoint([(i, i + n) for i, _, n in runs]) and _is_disjoint([(j, j + n) for _, j, n in runs]):
        return sorted(runs)
    lefts: set[int] = set()
    rights: set[int] = set()
    kept = []
    for left, right, length in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        start, end = 0, length
        while start < end and (left + start in lefts or right + start in rights):
            start += 1
        while end > start and (left + end - 1 in lefts or right + end - 1 in rights):
            end -= 1
        if end - start < min(3, length):
            continue
        kept.append((left + start, right + start, end - start))
        lefts.update(range(left + start, left + end))
        rights.update(range(right + start, right + end))
    return sorted(kept)


def _is_disjoint(spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether no two of the half-open ranges meet."""
    last = 0
    for start, end in sorted(spans):
        if start < last:
            return False
        last = end
    return True


def _chain(runs: Iterable[Match]) -> list[list[Match]]:
    """Join runs that follow one another closely in both texts; a run joins the nearest chain."""
    chains: list[list[Match]] = []
    near: list[list[Match]] = []
    for run in runs:
        nearest, least, n_far = None, 2 * COMPANY + 1, 0
        for chain in near:
            last = chain[-1]
            left, right = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
            if left > COMPANY:
                n_far += 1
            elif left >= 0 <= right <= COMPANY and abs(left - right) <= _SHIFT and left + right < least:
                nearest, least = chain, left + right
        if n_far > 8:
            near = [chain for chain in near if run[0] - chain[-1][0] - chain[-1][2] <= COMPANY]
        if nearest is not None:
            nearest.append(run)
        else:
            chains.append([run])
            near.append(chains[-1])
    return chains


def _align(left: Sequence[int], right: Sequence[int], chain: Sequence[Match]) -> list[_Step]:
    """Align the words of a chain, between its runs and beyond its ends."""
    i, j, _ = chain[0]
    head = _compare(left[max(0, i - _WINDOW) : i][::-1], right[max(0, j - _WINDOW) : j][::-1])
    steps = [(tag, i - b, i - a, j - d, j - c) for tag, a, b, c, d in reversed(head)]
    for one, two, length in chain:
        if i < one or j < two:
            between = _compare(left[i:one], right[j:two])
            steps += [(tag, i + a, i + b, j + c, j + d) for tag, a, b, c, d in between]
        i, j = one + length, two + length
        steps.append(("equal", one, i, two, j))
    tail = _compare(left[i : i + _WINDOW], right[j : j + _WINDOW])
    return steps + [(tag, i + a, i + b, j + c, j + d) for tag, a, b, c, d in tail]


def _compare(left: Sequence[int], right: Sequence[int]) -> list[_Step]:
    """Give the least-edit alignment of two lists of words as steps: what is equal, replaced, added or cut."""
    return cast(list[_Step], Levenshtein.opcodes(left, right).as_list())  # opcodes, which unpack as tuples do


def _gather(steps: Iterable[_Step]) -> list[_Block]:
    """Give the runs of equal words of an alignment, each with the columns before it that differ and their cost.

    A lone equal word between two stretches of change for change is taken for a change: it is "the" or "of" by
    chance.
    """
    blocks: list[_Block] = []
    n_columns, cost = 0, 0.0
    for tag, a, b, c, d in steps:
        if tag == "replace":
            n_columns += b - a
            cost += _CHANGED * (b - a)
        elif tag != "equal":
            n_columns += b - a + d - c
            cost += _ADDED * (b - a + d - c)
        elif n_columns or not blocks:
            if n_columns > 1 and blocks and blocks[-1][2] == 1 and blocks[-1][3] > 1:
                _, _, _, n_before, cost_before = blocks.pop()
                n_columns, cost = n_before + 1 + n_columns, cost_before + _CHANGED + cost
            blocks.append((a, c, b - a, n_columns, cost))
            n_columns, cost = 0, 0.0
        else:
            one, two, length, n_before, cost_before = blocks[-1]
            blocks[-1] = one, two, length + b - a, n_before, cost_before
    if n_columns > 1 and blocks and blocks[-1][2] == 1 and blocks[-1][3] > 1:
        blocks.pop()
    return blocks


def _cut(blocks: Iterable[_Block], texts: tuple[Text, Text]) -> list[list[Match]]:
    """Give the stretches of blocks whose score never falls by more than the drop.

    A stretch that begins or ends where a block of the text does on both sides may score a little less there.
    """
    one, two = texts
    pieces: list[list[Match]] = []
    piece: list[Match] = []
    n_kept, n_last = 0, 0  # how many runs of the piece stand before its end, and how many words of the last
    score = best = 0.0
    for i, j, length, _, cost in blocks:
        score -= cost
        if piece and (score < 0 or best - score > _DROP):
            pieces.append(_end(piece, n_kept, n_last))
            piece = []
        if not piece:
            piece = []
            score = best = _AT_BLOCK if i in one.firsts and j in two.firsts else 0.0
        piece.append((i, j, length))
        score += length
        if score >= best:
            best = score
            n_kept, n_last = len(piece), length
        elif score >= best - _AT_BLOCK:
            for n_over in range(min(length, int(score - best + _AT_BLOCK) + 1)):
                if i + length - 1 - n_over in one.lasts and j + length - 1 - n_over in two.lasts:
                    n_kept, n_last = len(piece), length - n_over
                    break
    if piece:
        pieces.append(_end(piece, n_kept, n_last))
    return pieces


def _end(piece: list[Match], n_kept: int, n_last: int) -> list[Match]:
    i, j, _ = piece[n_kept - 1]
    return [*piece[: n_kept - 1], (i, j, n_last)]


def _settle(found: Iterable[list[Match]], min_words: int) -> list[list[Match]]:
    """Give the regions so that none shares a word with one of more words, in text order."""
    ordered = sorted(found)
    if all(_is_disjoint([_frame(matches, side) for matches in ordered]) for side in (0, 1)):
        return [matches for matches in ordered if _is_enough(matches, min_words)]
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for matches in sorted(ordered, key=_count, reverse=True):
        free = _without(matches, *taken)
        if free and _is_enough(free, min_words):
            kept.append(free)
            for side in (0, 1):
                taken[side].update(range(*_frame(free, side)))
    return sorted(kept)


def _frame(matches: Sequence[Match], side: int) -> tuple[int, int]:
    """Give the words of one document from the first match to the last, as a half-open range."""
    return matches[0][side], matches[-1][side] + matches[-1][2]


def _without(matches: list[Match], lefts: set[int], rights: set[int]) -> list[Match]:
    """Give the matches without the words that others took at their ends; none where more was taken."""
    if lefts.isdisjoint(range(*_frame(matches, 0))) and rights.isdisjoint(range(*_frame(matches, 1))):
        return matches
    pairs = [(i + k, j + k) for i, j, length in matches for k in range(length)]
    while pairs and (pairs[0][0] in lefts or pairs[0][1] in rights):
        del pairs[0]
    while pairs and (pairs[-1][0] in lefts or pairs[-1][1] in rights):
        del pairs[-1]
    free: list[Match] = []
    for i, j in pairs:
        if i in lefts or j in rights:
            return []
        if free and free[-1][0] + free[-1][2] == i and free[-1][1] + free[-1][2] == j:
            free[-1] = (free[-1][0], free[-1][1], free[-1][2] + 1)
        else:
            free.append((i, j, 1))
    return free
