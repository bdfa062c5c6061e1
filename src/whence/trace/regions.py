"""From exact runs of words to regions: runs chained along diagonals, the words between and around aligned.

A region is the span over which two texts go together: every word that is the same scores, every word changed,
added or cut costs, and a region ends where the score falls too far (the X-drop of Altschul et al. 1990).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from whence.trace.edges import Match, Text, trim
from whence.trace.passages import COMPANY, Run

_CHANGED = -1.0  # score of a word put in the place of another; a word that is the same scores 1
_ADDED = -0.5  # score of a word that only one side has: clauses are added and cut more freely
_DROP = 12.0  # fall of the score at which a region ends: a clause of 24 words cut, 12 words changed in a row
_AT_BLOCK = 3.0  # score by which an end may fall short that is the end of a paragraph in both texts
_WINDOW = 48  # words tried beyond each end of a chain; what lies further would have a run of its own
_SHIFT = 30  # words by which two runs of one chain may differ in distance

Column = tuple[int, int, int]  # words on the left, words on the right, 1 where they are the same


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
        return sum(length for _, _, length in self.matches)

    @property
    def similarity(self) -> float:
        """Give the share of the words of both sides that are the same."""
        (left, left_end), (right, right_end) = self.left, self.right
        return 2 * self.n_words / (left_end - left + right_end - right)


def find_regions(left: Text, right: Text, *, runs: Iterable[Run], min_words: int) -> list[Region]:
    """Give the regions of two documents that hold at least `min_words` equal words, in text order.

    No word is in two regions: the region with more words keeps what two would share.
    """
    found: list[Region] = []
    for chain in _chain(_disentangle(runs)):
        found += [Region(trim(region.matches, (left, right))) for region in _align(left, right, chain)]
    found.sort(key=lambda region: (-region.n_words, region.matches))
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for region in found:
        free = _without(region, *taken)
        if free is not None and _is_enough(free, min_words):
            kept.append(free)
            taken[0].update(range(*free.left))
            taken[1].update(range(*free.right))
    return sorted(kept, key=lambda region: region.matches)


def _is_enough(region: Region, min_words: int) -> bool:
    """Tell a shared passage from words that meet by chance: a long exact run, or much of a longer text."""
    if region.n_words < min_words:
        return False
    longest = max(length for _, _, length in region.matches)
    return longest >= min_words or (region.similarity >= 0.6 and region.n_words >= min_words + 2)


@dataclass(slots=True)
class _Chain:
    runs: list[Run] = field(default_factory=list)

    def gap_to(self, run: Run) -> int | None:
        """Count the words between the chain's end and `run`; None where it cannot be joined."""
        last = self.runs[-1]
        left = run.left - last.left - last.length
        right = run.right - last.right - last.length
        if min(left, right) < 0 or max(left, right) > COMPANY or abs(left - right) > _SHIFT:
            return None
        return left + right


def _disentangle(runs: Iterable[Run]) -> list[Run]:
    """Cut the runs so that none shares a word with a longer one, on either side; in text order."""
    lefts: set[int] = set()
    rights: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        start, end = 0, run.length
        while start < end and (run.left + start in lefts or run.right + start in rights):
            start += 1
        while end > start and (run.left + end - 1 in lefts or run.right + end - 1 in rights):
            end -= 1
        if end - start < min(3, run.length):
            continue
        kept.append(Run(run.left + start, run.right + start, end - start))
        lefts.update(range(run.left + start, run.left + end))
        rights.update(range(run.right + start, run.right + end))
    return sorted(kept, key=lambda run: (run.left, run.right))


def _chain(runs: Iterable[Run]) -> list[list[Run]]:
    """Join runs that follow one another closely in both texts; a run joins the nearest chain."""
    chains: list[_Chain] = []
    open_chains: list[_Chain] = []
    for run in runs:
        reach = run.left - COMPANY
        open_chains = [c for c in open_chains if c.runs[-1].left + c.runs[-1].length >= reach]
        gaps = [(gap, k) for k, chain in enumerate(open_chains) if (gap := chain.gap_to(run)) is not None]
        if gaps:
            open_chains[min(gaps)[1]].runs.append(run)
            continue
        chain = _Chain([run])
        chains.append(chain)
        open_chains.append(chain)
    return [chain.runs for chain in chains]


def _align(one: Text, two: Text, chain: Sequence[Run]) -> list[Region]:
    """Align the words of a chain, between its runs and beyond its ends, and cut where the texts part."""
    left, right = one.numbers, two.numbers
    i, j = chain[0].left, chain[0].right
    head_left, head_right = left[max(0, i - _WINDOW) : i], right[max(0, j - _WINDOW) : j]
    head = _columns(head_left[::-1], head_right[::-1])[::-1]
    start = i - len(head_left), j - len(head_right)
    columns = head
    for run in chain:
        columns += _columns(left[i : run.left], right[j : run.right])
        columns += [(1, 1, 1)] * run.length
        i, j = run.left + run.length, run.right + run.length
    columns += _columns(left[i : i + _WINDOW], right[j : j + _WINDOW])
    return [Region(matches) for matches in _cut(_without_chance(columns), start, texts=(one, two))]


def _columns(left: Sequence[int], right: Sequence[int]) -> list[Column]:
    """Give the least-edit alignment of two lists of words, one column for a word or a pair of words."""
    shorter = min(len(left), len(right))
    if not shorter:
        return [(1, 0, 0)] * len(left) + [(0, 1, 0)] * len(right)
    columns: list[Column] = []
    for step in Levenshtein.opcodes(left, right):
        n_left, n_right = step.src_end - step.src_start, step.dest_end - step.dest_start
        both = min(n_left, n_right)
        columns += [(1, 1, 1 if step.tag == "equal" else 0)] * both
        columns += [(1, 0, 0)] * (n_left - both) + [(0, 1, 0)] * (n_right - both)
    return columns


def _without_chance(columns: list[Column]) -> list[Column]:
    """Take a lone equal word between two stretches of change for change: it is "the" or "of" by chance."""
    flags = [same for _, _, same in columns]
    return [
        (a, b, 0)
        if same and 2 <= k < len(columns) - 2 and not any(flags[k - 2 : k] + flags[k + 1 : k + 3])
        else (a, b, same)
        for k, (a, b, same) in enumerate(columns)
    ]


def _cut(
    columns: Sequence[Column], start: tuple[int, int], *, texts: tuple[Text, Text]
) -> list[tuple[Match, ...]]:
    """Give the stretches of columns whose score never falls by more than the drop, as matches.

    A stretch that begins or ends where a block does in both texts may score a little less there.
    """
    pieces: list[tuple[int, int]] = []
    score = best = 0.0
    first: int | None = None
    last = 0
    i, j = start
    for k, (a, b, same) in enumerate(columns):
        if same:
            if first is None:
                score = best = _AT_BLOCK if texts[0].is_first(i) and texts[1].is_first(j) else 0.0
                first = k
            score += 1
            if score >= best - (_AT_BLOCK if texts[0].is_last(i) and texts[1].is_last(j) else 0):
                best, last = max(best, score), k
        else:
            score += _CHANGED if a and b else _ADDED
            if first is not None and (score < 0 or best - score > _DROP):
                pieces.append((first, last + 1))
                first = None
        i, j = i + a, j + b
    if first is not None:
        pieces.append((first, last + 1))
    return [_matches(columns, piece, start) for piece in pieces]


def _matches(columns: Sequence[Column], piece: tuple[int, int], start: tuple[int, int]) -> tuple[Match, ...]:
    i = start[0] + sum(a for a, _, _ in columns[: piece[0]])
    j = start[1] + sum(b for _, b, _ in columns[: piece[0]])
    matches: list[Match] = []
    is_open = False
    for a, b, same in columns[piece[0] : piece[1]]:
        if same and is_open:
            left, right, length = matches[-1]
            matches[-1] = (left, right, length + 1)
        elif same:
            matches.append((i, j, 1))
        is_open = bool(same)
        i, j = i + a, j + b
    return tuple(matches)


def _without(region: Region, lefts: set[int], rights: set[int]) -> Region | None:
    """Give the region without the words that others took at its ends; None where nothing is left."""
    if not any(i in lefts for i in range(*region.left)) and not any(j in rights for j in range(*region.right)):
        return region
    pairs = [(i + k, j + k) for i, j, length in region.matches for k in range(length)]
    while pairs and (pairs[0][0] in lefts or pairs[0][1] in rights):
        del pairs[0]
    while pairs and (pairs[-1][0] in lefts or pairs[-1][1] in rights):
        del pairs[-1]
    free: list[Match] = []
    for i, j in pairs:
        if i in lefts or j in rights:
            return None
        if free and free[-1][0] + free[-1][2] == i and free[-1][1] + free[-1][2] == j:
            free[-1] = (free[-1][0], free[-1][1], free[-1][2] + 1)
        else:
            free.append((i, j, 1))
    return Region(tuple(free)) if free else None
