"""Pairs: how likely two statements answer one question.

Words, values and the vectors of statements propose pairs; the pair model reads those that may be one; published weights
add up what each shows (`pair_features.py`). Text that is aligned answers one question; some things veto it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.conclusions import Alignment, Statement
from whence.records import Document, Span
from whence.trace.words import WordWeights
from whence.weigh.gists import AGAINST, Gist, are_opposed, make_gists, text_in
from whence.weigh.judges import Judge
from whence.weigh.pair_features import Means, judged_features, probability, word_features

__all__ = ["AGAINST", "length_of", "score_pairs", "text_of"]

_NEAREST = 16  # other statements that are looked at for each, by words and by vectors
_FEW = 250  # statements; of so many every pair is looked at
_BLOCK = 64  # statements whose nearest by vectors are looked for at once; 1 MB for 4,000 statements
_COMMON = 400  # statements; a stem in more of them proposes no pair
_EMBEDDED = 4_000  # different statements; of more no vectors are made, which take 3 ms each
_JUDGED_EACH, _JUDGED = 4, 2_000  # pairs that the model reads, for each statement and in all; 5 ms each
_POSSIBLE = 0.02  # probability by words and vectors below which a pair is not read
_LEAST = 0.03  # probability below which a pair is left out
_ALIGNED = 0.6  # share of the shorter statement that is the same text

Pair = tuple[int, int]
Floats = NDArray[np.float32]


def score_pairs(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    *,
    alignments: Iterable[Alignment],
    weights: WordWeights,
    judge: Judge | None,
) -> dict[Pair, float]:
    """Give how likely pairs answer one question, in (0, 1], by their places i < j in `statements`; absent: hardly.

    Without a `judge` words alone decide.
    """
    gists = make_gists(statements, documents, weights)
    vectors = make_vectors(gists, judge)
    pairs = sorted(find_candidates(gists, vectors))
    scores = _score(gists, pairs, vectors, judge)
    for pair in align_pairs(statements, alignments):
        if not are_opposed(gists[pair[0]], gists[pair[1]]):
            scores[pair] = 1.0
    return scores


def make_vectors(gists: Sequence[Gist], judge: Judge | None) -> tuple[Floats, Floats] | None:
    """Give the vectors of the statements and of what they are judged by; None: there are none."""
    if judge is None or len({gist.judged for gist in gists}) > _EMBEDDED:
        return None
    found = judge.embed(
        [*(gist.text for gist in gists), *(gist.judged for gist in gists)]
    )  # what is the same, once
    return found[: len(gists)], found[len(gists) :]


def _score(
    gists: Sequence[Gist], pairs: Sequence[Pair], vectors: tuple[Floats, Floats] | None, judge: Judge | None
) -> dict[Pair, float]:
    """Give the probability of each pair that has one above the least."""
    rows = pair_rows(gists, pairs, vectors)
    means: Means = "words" if vectors is None else "vectors"
    found = probability(rows, means)
    scores = {pair: float(p) for pair, p in zip(pairs, found, strict=True)}
    if judge is not None and vectors is not None:
        order = [int(k) for k in np.argsort(-found, kind="stable") if found[k] >= _POSSIBLE]
        read = order[: min(_JUDGED, _JUDGED_EACH * len({gist.judged for gist in gists}))]
        judged = judge.judge([(gists[pairs[k][0]].judged, gists[pairs[k][1]].judged) for k in read])
        both = [[*rows[k], *judged_features(j)] for k, j in zip(read, judged, strict=True)]
        for k, p in zip(read, probability(both, "judged"), strict=True):
            scores[pairs[k]] = float(p)
    return {(i, j): p for (i, j), p in scores.items() if p >= _LEAST and not are_opposed(gists[i], gists[j])}


def pair_rows(
    gists: Sequence[Gist], pairs: Sequence[Pair], vectors: tuple[Floats, Floats] | None
) -> list[list[float]]:
    """Give the features of pairs, by words and, where there are vectors, by those."""
    known: dict[Pair, list[float]] = {}  # of statements that were printed more than once
    kinds = _kinds(gists)
    rows = []
    for i, j in pairs:
        key = kinds[i], kinds[j]
        if key not in known:
            known[key] = word_features(gists[i], gists[j])
        rows.append(list(known[key]))
    if vectors is not None:
        for row, (i, j) in zip(rows, pairs, strict=True):
            row += [float(each[i] @ each[j]) for each in vectors]
    return rows


def _kinds(gists: Sequence[Gist]) -> list[int]:
    """Give for each gist the place of the first that looks the same to `word_features`."""
    first: dict[object, int] = {}
    found = []
    for i, g in enumerate(gists):
        amounts = tuple((v.unit, v.low, v.high) for v in g.measured)
        key = g.text, g.context, amounts, g.nouns, g.times, g.has_time, g.is_against
        found.append(first.setdefault(key, i))
    return found


def find_candidates(gists: Sequence[Gist], vectors: tuple[Floats, Floats] | None) -> set[Pair]:
    """Give the pairs worth looking at: those nearest by words, by vectors, and by what is counted."""
    if len(gists) <= _FEW:
        return set(combinations(range(len(gists)), 2))
    found = set(_near_by_words(gists)) | set(_near_by_amounts(gists))
    if vectors is not None:
        found |= set(_near_by_vectors(gists, vectors[0]))
    return found


def _near_by_vectors(gists: Sequence[Gist], vectors: Floats) -> Iterator[Pair]:
    """Yield the pairs whose vectors are nearest; of equals the first. What is held at once does not grow with the pile.

    Statements in the same words have one vector, which is looked at once.
    """
    places: dict[str, list[int]] = {}
    for i, gist in enumerate(gists):
        places.setdefault(gist.text, []).append(i)
    members = list(places.values())
    each = vectors[[found[0] for found in members]]
    for start in range(0, len(each), _BLOCK):
        likeness = np.round(each[start : start + _BLOCK] @ each.T, 5)  # the last digits depend on the machine
        for row, own in zip(likeness, members[start : start + _BLOCK], strict=True):
            near = [(-row[k], j) for k in _largest(row, _NEAREST + 1) for j in members[k][: _NEAREST + 1]]
            near.sort()
            for i in own:
                for j in [j for _, j in near[: _NEAREST + 1] if j != i][:_NEAREST]:
                    yield (i, j) if i < j else (j, i)


def _largest(values: NDArray[Any], most: int) -> NDArray[np.int64]:
    """Give the places of the `most` largest of `values`, and of those that equal the last, in rising order."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.flatnonzero(values >= np.partition(values, -most)[-most])


def _near_by_words(gists: Sequence[Gist]) -> Iterator[Pair]:
    """Yield the pairs that share most weight of words, found through an index of their stems."""
    index: dict[str, list[int]] = {}
    for i, gist in enumerate(gists):
        for stem in gist.vector:
            index.setdefault(stem, []).append(i)
    places = {stem: np.array(found) for stem, found in index.items() if 1 < len(found) <= _COMMON}
    weights = {stem: np.array([gists[j].vector[stem] for j in places[stem]]) for stem in places}
    for i, gist in enumerate(gists):
        stems = [stem for stem in gist.vector if stem in places]
        if not stems:
            continue
        others = np.concatenate([places[stem] for stem in stems])
        shares = np.concatenate([weights[stem] * gist.vector[stem] for stem in stems])
        found, at = np.unique(others, return_inverse=True)
        shared = np.bincount(at, weights=shares)
        shared[np.searchsorted(found, i)] = 0.0
        best = _largest(shared, _NEAREST)
        for k in best[np.argsort(-shared[best], kind="stable")[:_NEAREST]].tolist():
            if shared[k] > 0:
                j = int(found[k])
                yield (i, j) if i < j else (j, i)


def _near_by_amounts(gists: Sequence[Gist]) -> Iterator[Pair]:
    """Yield the pairs that count or measure one thing in events of one kind."""
    index: dict[tuple[str, str], list[int]] = {}
    for i, gist in enumerate(gists):
        for noun in gist.nouns:
            for event in gist.events or ("",):
                index.setdefault((noun, event), []).append(i)
    for members in index.values():
        for n, i in enumerate(members[: _NEAREST * 4]):
            yield from ((i, j) for j in members[n + 1 : n + 1 + _NEAREST])


def text_of(statement: Statement, documents: Mapping[str, Document]) -> str:
    """Give the words of a statement."""
    return text_in(statement, documents[statement.document_id])


def align_pairs(statements: Sequence[Statement], alignments: Iterable[Alignment]) -> Iterable[tuple[int, int]]:
    """Yield the pairs, i < j, of statements most of whose text is the same passage."""
    by_document: dict[str, list[int]] = {}
    for i, statement in enumerate(statements):
        by_document.setdefault(statement.document_id, []).append(i)
    for alignment in alignments:
        if alignment.kind in ("boilerplate", "stock phrase", "incidental"):
            continue
        lefts = [i for i in by_document.get(alignment.left_id, ()) if _touches(statements[i], alignment.left)]
        rights = [
            i for i in by_document.get(alignment.right_id, ()) if _touches(statements[i], alignment.right)
        ]
        starts = [run.start for run, _ in alignment.matched]
        for i in lefts:
            matches = list(_matches(statements[i], alignment, starts))
            for j in rights:
                shared = sum(m.end - m.start for m in matches if _touches(statements[j], m))
                shorter = min(length_of(statements[i]), length_of(statements[j]))
                if shared >= _ALIGNED * shorter:
                    yield (i, j) if i < j else (j, i)


def _touches(statement: Statement, span: Span) -> bool:
    return any(s.overlaps(span) for s in statement.spans)


def length_of(statement: Statement) -> int:
    """Count the characters of a statement."""
    return sum(s.end - s.start for s in statement.spans)


def _matches(statement: Statement, alignment: Alignment, starts: Sequence[int]) -> Iterable[Span]:
    """Yield where, on the right, the matched text of a statement on the left stands; `starts` are those of the runs."""
    for span in statement.spans:
        for left, right in alignment.matched[max(0, bisect_right(starts, span.start) - 1) :]:
            if left.start >= span.end:
                break
            start, end = max(left.start, span.start), min(left.end, span.end)
            if start < end:
                yield Span(right.start + start - left.start, right.start + end - left.start)
