"""From scores to pieces: the likeliest chain of tags, and which cue each piece hangs on.

A piece is a run of words of one role inside a paragraph. The chain is a linear-chain CRF (Lafferty et al. 2001)
decoded by Viterbi; pointers tell which source and content belong to a cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from whence.read.learned_words import Words

Floats = NDArray[np.float32]
Role = Literal["source", "cue", "content"]
CONTENT_TO_CUE, SOURCE_TO_CUE, CUE_TO_SOURCE = range(3)
NEVER = -1e4
_COST = (
    3.0  # in log shares; best exact linked F1 on PolNeAR dev among 0, 1, 2, 3, 5, 8 (without: .550; 3: .571)
)


@dataclass(frozen=True, slots=True)
class Chain:
    """What decoding tags needs: `tags` as in "B-cue", `transitions` (from, to), `openings` at a paragraph's start."""

    tags: tuple[str, ...]
    transitions: Floats
    openings: Floats

    @classmethod
    def unlearned(cls, tags: tuple[str, ...]) -> "Chain":
        """Give the chain that forbids an inside tag after any but its own, and prefers nothing."""
        moves = np.zeros((len(tags), len(tags)), dtype=np.float32)
        for to, tag in enumerate(tags):
            if tag.startswith("I-"):
                moves[[other[2:] != tag[2:] for other in tags], to] = NEVER
        return cls(tags, moves, np.zeros(len(tags), dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Weights:
    """What decoding needs beside the network.

    `distances` (pointers, buckets) and `sentences` (pointers, buckets) are added to pointers by how far, in words
    and in sentences, the other word stands. `dim` is the width of a pointer's side, `hidden` that of a vector.
    """

    chain: Chain
    distances: Floats
    sentences: Floats
    dim: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `start` up to, not including, `end`, in one role."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """What the network gives for words `start` to `end`: `sides` (1 + n_words, pointers, 2, dim), [CLS] first."""

    start: int
    end: int
    sides: Floats


def find_pieces(scores: Floats, words: Words, chain: Chain) -> list[Piece]:
    """Give the pieces of the likeliest tags; `scores` (n_words, tags)."""
    roles: dict[str, Role] = {"source": "source", "cue": "cue", "content": "content"}
    return [Piece(roles[kind], start, end) for kind, start, end in find_runs(scores, words, chain)]


def find_runs(scores: Floats, words: Words, chain: Chain) -> list[tuple[str, int, int]]:
    """Give (kind, first word, last + 1) of each run of the likeliest tags; `scores` (n_words, tags)."""
    found: list[tuple[str, int, int]] = []
    for at, tag in enumerate(best_tags(scores, words.borders == 2, chain)):
        name = chain.tags[tag]
        if name.startswith("B-"):
            found.append((name[2:], at, at + 1))
        elif name.startswith("I-"):
            found[-1] = (*found[-1][:2], at + 1)
    return found


def best_tags(scores: Floats, heads: NDArray[np.bool_], chain: Chain) -> list[int]:
    """Give the index of the tag of every word; `heads` marks first words of paragraphs, where no piece goes on."""
    if not len(scores):
        return []
    inside = np.array([tag.startswith("I-") for tag in chain.tags])
    opening = np.where(inside, NEVER, chain.openings)
    best = scores[0] + opening
    back = np.zeros(scores.shape, dtype=np.int64)
    columns = np.arange(scores.shape[1])
    for at in range(1, len(scores)):
        if heads[at]:
            back[at] = best.argmax()
            best = scores[at] + opening + best.max()
        else:
            moves = best[:, None] + chain.transitions
            back[at] = moves.argmax(axis=0)
            best = moves[back[at], columns] + scores[at]
    tag = int(best.argmax())
    found = [tag]
    for at in range(len(scores) - 1, 0, -1):
        tag = int(back[at, tag])
        found.append(tag)
    return found[::-1]


def link_pieces(
    pieces: Sequence[Piece], windows: Sequence[Window], *, words: Words, weights: Weights
) -> Iterator[tuple[Piece | None, Piece, list[Piece]]]:
    """Yield (source, cue, contents) for every cue that has a content, in text order.

    Each content goes to the cue it points at; each cue takes the source that fits best from both sides, and none
    when it points at none. One source may serve several cues. Pieces left over are given to the next best, where
    that costs little, since nearly every cue has a content and every source a cue.
    """
    cues = [p for p in pieces if p.role == "cue"]
    sources = [p for p in pieces if p.role == "source"]
    contents = [p for p in pieces if p.role == "content"]
    if not cues:
        return
    said = _points(contents, cues, CONTENT_TO_CUE, windows=windows, words=words, weights=weights)
    heads = [Piece(p.role, p.start, p.start + 1) for p in cues]
    takes = _points(heads, sources, CUE_TO_SOURCE, windows=windows, words=words, weights=weights)
    gives = _points(sources, cues, SOURCE_TO_CUE, windows=windows, words=words, weights=weights)
    both = takes.copy()
    both[:, :-1] += gives[:, :-1].T
    both[:, -1] *= 2  # nobody named: one side alone can say so
    of_content = _share(said[:, :-1], len(cues))
    of_cue = _share(both, len(sources))
    for number, cue in enumerate(cues):
        told = [piece for piece, chosen in zip(contents, of_content, strict=True) if chosen == number]
        if told:
            yield (sources[of_cue[number]] if of_cue[number] < len(sources) else None), cue, told


def _share(scores: Floats, n_wanted: int) -> list[int]:
    """Give the best column of every row, so that the first `n_wanted` columns are all chosen where that costs little.

    A row goes to a column that nobody chose only if its own choice keeps another row or is not wanted.
    """
    chosen = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    left = [column for column in range(n_wanted) if column not in set(chosen.tolist())]
    while left and len(scores):
        counts = np.bincount(chosen, minlength=scores.shape[1])
        free = (counts[chosen] > 1) | (chosen >= n_wanted)
        costs = np.where(free[:, None], scores[rows, chosen][:, None] - scores[:, left], np.inf)
        row, at = np.unravel_index(int(costs.argmin()), costs.shape)
        if costs[row, at] > _COST:
            break
        chosen[row] = left.pop(int(at))
    return [int(column) for column in chosen]


def _points(
    pieces: Sequence[Piece], others: Sequence[Piece], pointer: int, *,
    windows: Sequence[Window], words: Words, weights: Weights,
) -> Floats:  # fmt: skip
    """Give (pieces, others + 1): mean log share of a piece's words that point at an other's first word, or at none.

    A pair that shares no window has NEVER.
    """
    total = np.zeros((len(pieces), len(others) + 1), dtype=np.float32)
    count = np.zeros_like(total)
    first = np.array([p.start for p in others], dtype=np.int64)
    for window in windows:
        here = np.flatnonzero((first >= window.start) & (first < window.end))
        columns = np.append(here, len(others))
        for row, piece in enumerate(pieces):
            low, high = max(piece.start, window.start), min(piece.end, window.end)
            if low >= high:
                continue
            scores = _scores(window, np.arange(low, high), first[here], pointer, words=words, weights=weights)
            top = scores.max(axis=1, keepdims=True)
            scores = scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
            total[row, columns] += scores.sum(axis=0)
            count[row, columns] += high - low
    return np.where(count > 0, total / np.maximum(count, 1), NEVER).astype(np.float32)


def _scores(
    window: Window,
    at: NDArray[np.int64],
    to: NDArray[np.int64],
    pointer: int,
    *,
    words: Words,
    weights: Weights,
) -> Floats:
    """Give (words, others + 1): pointer scores of words `at` towards words `to` and, last, [CLS]."""
    q = window.sides[at - window.start + 1, pointer, 0]
    k = window.sides[np.append(to - window.start + 1, 0), pointer, 1]
    gap = np.append(to, window.start - 1)[None, :] - at[:, None]
    half = weights.distances.shape[1] // 2
    size = np.floor(np.log2(np.maximum(np.abs(gap), 1))).astype(np.int64) + 1
    bucket = np.where(gap == 0, 0, np.minimum(size, half) * np.sign(gap)) + half
    reach = weights.sentences.shape[1] // 2
    apart = words.sentences[to][None, :] - words.sentences[at][:, None]
    apart = np.hstack([apart, np.full((len(at), 1), -reach)])
    apart = np.clip(apart, -reach, reach) + reach
    scores = q @ k.T / np.sqrt(np.float32(weights.dim)) + weights.distances[pointer][bucket]
    return np.asarray(scores + weights.sentences[pointer][apart], dtype=np.float32)
