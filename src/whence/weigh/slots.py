"""Slots: statements that answer the same question, joined across documents.

How alike two statements are is in `pairs.py`. Clusters join by average likeness, so that a chain of near matches
cannot join what is not alike as a whole.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.conclusions import Alignment, Statement
from whence.recall import recalled
from whence.records import Document
from whence.trace.words import WordWeights
from whence.weigh.clusters import agglomerate
from whence.weigh.judges import Judge
from whence.weigh.pairs import AGAINST, length_of, score_pairs, text_of

# Average probability from which two clusters join: by words alone more is asked, for what is joined wrongly counts as
# another origin, and words alone are wrong more often.
_JOINED, _JOINED_BY_WORDS = 0.3, 0.4
_WHOLE = re.compile(r"\s*(?:that\s)?[“\"‘']?(?:that\s)?[A-Z0-9]|\s*that\s")


@dataclass(frozen=True, slots=True)
class Slot:
    """Statements that answer one question, in order of document and place; `name` is the question in their words.

    `alike` holds the likeness, in [0, 1], of pairs of statements, by their ids in sorted order; absent: not alike.
    """

    name: str
    statements: tuple[Statement, ...]
    alike: Mapping[tuple[str, str], float]


def group_statements(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    *,
    alignments: Iterable[Alignment],
    weights: WordWeights,
    judge: Judge | None = None,
) -> list[Slot]:
    """Give the slots of all statements, each statement in just one; in an order that input order does not change.

    Headlines join the slot of the text they are most like and never hold two slots together.
    """
    ordered = sorted(statements, key=lambda s: (s.document_id, s.spans, s.id))
    told = tuple(
        replace(s, origin=None, chain=()) for s in ordered
    )  # on whose word tells nothing of the question
    scores = _score(told, tuple(documents.values()), tuple(alignments), weights, judge)
    heads = {i for i, s in enumerate(ordered) if documents[s.document_id].headline == s.sentence}
    first = _first_prints(ordered, documents, heads)
    shared = _share(scores, first)
    least = _JOINED if judge is not None else _JOINED_BY_WORDS
    clusters = agglomerate(sorted(set(first.values()) - heads), shared, least=least)
    _join_headlines(heads, clusters, shared, least)
    home = {i: members for members in clusters for i in members}
    for i, original in first.items():
        if i != original:
            home[original].append(i)
    near = _neighbours(scores)
    slots = []
    for members in clusters:
        best = _central(_nameable(members, heads, ordered, documents), near, ordered)
        alike = _alike(sorted(members), near, ordered)
        slots.append(Slot(_name(ordered[best], documents), tuple(ordered[i] for i in sorted(members)), alike))
    return slots


@recalled(2)
def _score(
    statements: tuple[Statement, ...],
    documents: tuple[Document, ...],
    alignments: tuple[Alignment, ...],
    weights: WordWeights,
    judge: Judge | None,
) -> Mapping[tuple[int, int], float]:
    by_id = {document.id: document for document in documents}
    return score_pairs(statements, by_id, alignments=alignments, weights=weights, judge=judge)


def _first_prints(
    statements: Sequence[Statement], documents: Mapping[str, Document], heads: Container[int]
) -> dict[int, int]:
    """Give for each statement the first in the same words, stance and sentence: a reprint weighs no more than one text.

    A headline stands for itself.
    """
    seen: dict[tuple[str, str, str], int] = {}
    found = {}
    for i, statement in enumerate(statements):
        sentence = " ".join(statement.sentence.of(documents[statement.document_id].text).split())
        key = " ".join(text_of(statement, documents).split()), sentence, statement.stance
        found[i] = i if i in heads else seen.setdefault(key, i)
    return found


def _share(scores: Mapping[tuple[int, int], float], first: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Give the likeness of first prints: the most that any two prints have."""
    found: dict[tuple[int, int], float] = {}
    for (i, j), score in scores.items():
        pair = min(first[i], first[j]), max(first[i], first[j])
        if pair[0] != pair[1]:
            found[pair] = max(score, found.get(pair, 0.0))
    return found


def _nameable(
    members: Sequence[int],
    heads: Container[int],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
) -> list[int]:
    """Give the members a slot may be named after: whole sentences that assert, if any; no headline, if that can be."""
    weak = (*AGAINST, "repeats", "declines to comment")
    best = [i for i in members if i not in heads] or list(members)
    best = [i for i in best if statements[i].stance not in weak] or best
    return [i for i in best if _WHOLE.match(text_of(statements[i], documents))] or best


def _neighbours(scores: Mapping[tuple[int, int], float]) -> dict[int, dict[int, float]]:
    """Give what each statement is like, and how much, in the order of the statements."""
    found: dict[int, dict[int, float]] = {}
    for (i, j), score in sorted(scores.items()):
        found.setdefault(j, {})[i] = score
    for (i, j), score in sorted(scores.items()):
        found.setdefault(i, {})[j] = score
    return found


def _alike(
    members: Sequence[int], near: Mapping[int, Mapping[int, float]], statements: Sequence[Statement]
) -> dict[tuple[str, str], float]:
    inside = set(members)
    found = {}
    for i in members:
        for j, score in near.get(i, {}).items():
            if j > i and j in inside:
                one, two = sorted((statements[i].id, statements[j].id))
                found[one, two] = score
    return found


def _join_headlines(
    heads: Iterable[int], clusters: list[list[int]], scores: Mapping[tuple[int, int], float], least: float
) -> None:
    """Put each headline with the statements it is most like; one that is like none stands alone."""
    near = _neighbours(scores)
    home = {i: n for n, members in enumerate(clusters) for i in members}
    sizes = [len(members) for members in clusters]
    for head in sorted(heads):
        totals: dict[int, float] = {}
        for i, score in near.get(head, {}).items():
            if i in home:
                totals[home[i]] = totals.get(home[i], 0.0) + score
        best, at = max(((total / sizes[n], -n) for n, total in totals.items()), default=(0.0, 0))
        if best >= least:
            clusters[-at].append(head)
        else:
            clusters.append([head])


def _central(
    members: Sequence[int], near: Mapping[int, Mapping[int, float]], statements: Sequence[Statement]
) -> int:
    """Give the member most like the others; among equals the shortest."""
    inside = set(members)

    def closeness(i: int) -> tuple[float, int, int]:
        total = sum(score for j, score in near.get(i, {}).items() if j in inside)
        return (-round(total, 6), length_of(statements[i]), i)

    return min(members, key=closeness)


def _name(statement: Statement, documents: Mapping[str, Document]) -> str:
    """Give the question in words of the text: the content of its most central statement."""
    words = (
        " ".join(text_of(statement, documents).split()).strip(" ,;:“”\"'").removeprefix("that ").lstrip(' “"')
    )
    return words[:1].upper() + words[1:].removesuffix(".")
