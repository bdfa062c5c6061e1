"""The runs of equal words of all regions of a pile in one table, so that they are counted all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from whence.trace.passages import Index, Integers
from whence.trace.regions import Region

Pair = tuple[int, int]  # places of two documents in the pile


@dataclass(frozen=True, slots=True)
class Matches:
    """Runs of equal words: `lengths[k]` words from `lefts[k]` and from `rights[k]` among the words of the pile.

    Region r holds those from `firsts[r]` up to `firsts[r + 1]`.
    """

    lefts: Integers
    rights: Integers
    lengths: Integers
    firsts: Integers

    @property
    def regions(self) -> Integers:
        """Give the number of the region of each run."""
        return np.repeat(np.arange(len(self.firsts) - 1), np.diff(self.firsts))

    @property
    def n_words(self) -> Integers:
        """Count the equal words of each region."""
        return np.add.reduceat(self.lengths, self.firsts[:-1])

    @property
    def similarity(self) -> NDArray[np.float64]:
        """Give for each region the share of the words of both sides that are the same."""
        first, last = self.firsts[:-1], self.firsts[1:] - 1
        n_left = self.lefts[last] - self.lefts[first] + self.lengths[last]
        n_right = self.rights[last] - self.rights[first] + self.lengths[last]
        return 2 * self.n_words / (n_left + n_right)


def gather_matches(regions: Sequence[tuple[Pair, Region]], index: Index) -> Matches:
    """Put the runs of one or more regions, each with its two documents, into one table."""
    numbers = chain.from_iterable(chain.from_iterable(region.matches for _, region in regions))
    rows = np.fromiter(numbers, dtype=np.int64).reshape(-1, 3)
    sizes = np.array([len(region.matches) for _, region in regions])
    offsets = np.repeat(index.offsets[np.array([pair for pair, _ in regions])], sizes, axis=0)
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    return Matches(rows[:, 0] + offsets[:, 0], rows[:, 1] + offsets[:, 1], rows[:, 2].copy(), firsts)
