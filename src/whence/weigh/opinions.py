"""Opinions: what the pair model and the words make of two statements of one slot.

Of a slot with many statements only some are read together: one for each origin first, then for each article.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from whence.conclusions import Statement
from whence.records import Document
from whence.trace.words import WordWeights, likeness
from whence.weigh.clauses import in_context
from whence.weigh.judges import Judge, Judgement
from whence.weigh.pairs import text_of

_MOST = 14  # statements of a slot that are read in pairs; 91 pairs, some 0.4 seconds

Pair = tuple[str, str]


class Opinions:
    """Knows how the statements of one slot are to each other, by their ids."""

    def __init__(
        self,
        statements: Sequence[Statement],
        documents: Mapping[str, Document],
        weights: WordWeights,
        judge: Judge | None,
    ) -> None:
        self._texts = {s.id: text_of(s, documents) for s in statements}
        self._context = {
            s.id: in_context(self._texts[s.id], s.sentence.of(documents[s.document_id].text))
            for s in statements
        }
        self._weights = weights
        self._vectors: dict[str, Mapping[str, float]] = {}
        self.has_judge = judge is not None
        self._judged = self._judge(statements, judge) if judge is not None else {}

    def _judge(self, statements: Sequence[Statement], judge: Judge) -> dict[Pair, Judgement]:
        texts = [self._context[s.id] for s in _representatives(statements)]
        chosen = list(dict.fromkeys(texts))[:_MOST]
        pairs = [_pair(one, two) for one, two in combinations(chosen, 2)]
        return dict(zip(pairs, judge.judge(pairs), strict=True)) if pairs else {}

    def find(self, one: Statement, two: Statement) -> Judgement | None:
        """Give what the pair model thinks of two statements; None: it was not asked."""
        return self._judged.get(_pair(self._context[one.id], self._context[two.id]))

    def agreement(self, one: Statement, two: Statement) -> float | None:
        """Give how likely two statements give one answer, if they answer one question, in [0, 1]; None: not asked."""
        if self.are_same_words(one, two):
            return 1.0
        found = self.find(one, two)
        return None if found is None else found.agree / max(found.same_question, 1e-6)

    def nearness(self, one: Statement, two: Statement) -> float:
        """Give how likely two statements answer one question, in [0, 1]: by the pair model, else by their words."""
        found = self.find(one, two)
        return self.likeness(one, two) if found is None else found.same_question

    def likeness(self, one: Statement, two: Statement) -> float:
        """Give how alike two statements are in the words that tell, in [0, 1]."""
        for statement in (one, two):
            if statement.id not in self._vectors:
                self._vectors[statement.id] = self._weights.vector(self._texts[statement.id])
        return likeness(self._vectors[one.id], self._vectors[two.id])

    def are_same_words(self, one: Statement, two: Statement) -> bool:
        """Tell whether two statements are the same words, but for case and white space."""
        return _plain(self._texts[one.id]) == _plain(self._texts[two.id])


def _representatives(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements, one for each origin and stance first, then one for each article, then the others."""
    by_origin: dict[tuple[str | None, str], Statement] = {}
    by_article: dict[str, Statement] = {}
    for statement in statements:
        if statement.origin is not None:
            by_origin.setdefault((statement.origin, statement.stance), statement)
        by_article.setdefault(statement.document_id, statement)
    ordered = {s.id: s for s in (*by_origin.values(), *by_article.values(), *statements)}
    return list(ordered.values())


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one <= two else (two, one)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
