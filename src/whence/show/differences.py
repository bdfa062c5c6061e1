"""Differences and drift side by side: what two articles say on one thing, with the words that differ marked."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from whence.conclusions import Case, Claim, Drift, Relation
from whence.records import Document, Span
from whence.show.exhibits import Exhibit, find_sentence, make_exhibit
from whence.show.marked_text import Mark
from whence.show.views import CaseView

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_SAME = frozenset({"agree", "refines", "not comparable"})  # relations that are no difference
_N_ALIKE = 2  # pairs of one claim that differ by one rule; more say nothing new
_LEAST_ALIKE = 0.5  # share of common words below which marking every other word hides the change
_CONTEXT = 480  # characters of a sentence within which changed words are looked for


@dataclass(frozen=True, slots=True)
class Difference:
    """Two exhibits side by side. `claim` is the number of the claim it belongs to, None for a drift of its own."""

    id: str
    kind: str
    words: str
    left: Exhibit
    right: Exhibit
    is_ordered: bool
    claim: int | None


def show_drift(view: CaseView, drift: Drift, shown: frozenset[str]) -> Difference:
    """Show a change between two texts with the words that differ marked; `shown`: articles on the page."""
    left, right = view.documents[drift.left_id], view.documents[drift.right_id]
    contexts = _find_context(view, left, drift.left), _find_context(view, right, drift.right)
    old, new = ("cut", "added") if drift.is_ordered else ("other", "other")
    only_left, only_right = diff_words(left, contexts[0], right, contexts[1]) or ([drift.left], [drift.right])
    return Difference(
        id=drift.id,
        kind=drift.kind,
        words=drift.words,
        left=make_exhibit(left, _mark(drift.left, only_left, old), shown=shown, context=contexts[0]),
        right=make_exhibit(right, _mark(drift.right, only_right, new), shown=shown, context=contexts[1]),
        is_ordered=drift.is_ordered,
        claim=None,
    )


def _mark(main: Span, spans: Iterable[Span], kind: str) -> list[Mark]:
    return [Mark(main), *(Mark(span, kind) for span in spans)]


def _find_context(view: CaseView, document: Document, span: Span) -> Span:
    within = find_sentence(view, document, span)
    return within if within.end - within.start <= _CONTEXT else span


def diff_words(
    left: Document, left_span: Span, right: Document, right_span: Span
) -> tuple[list[Span], list[Span]] | None:
    """Give the runs of words that only the left has and those that only the right has; None: hardly one is common.

    Case and punctuation are not counted.
    """
    ours, theirs = _find_words(left, left_span), _find_words(right, right_span)
    matcher = SequenceMatcher(
        None,
        [span.of(left.text).casefold() for span in ours],
        [span.of(right.text).casefold() for span in theirs],
        autojunk=False,
    )
    if matcher.ratio() < _LEAST_ALIKE:
        return None
    only_left, only_right = [], []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal" and j > i:
            only_left.append(Span(ours[i].start, ours[j - 1].end))
        if kind != "equal" and m > k:
            only_right.append(Span(theirs[k].start, theirs[m - 1].end))
    return only_left, only_right


def _find_words(document: Document, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(document.text, span.start, span.end)]


def find_differences(case: Case) -> list[tuple[Claim, Relation]]:
    """Give the relations that are a difference, in the order of the claims; of those alike the first two."""
    found = []
    for claim in case.weighing.claims:
        seen: Counter[tuple[str, str]] = Counter()
        for relation in claim.relations:
            key = relation.kind, relation.rule
            seen[key] += 1
            if relation.kind not in _SAME and seen[key] <= _N_ALIKE:
                found.append((claim, relation))
    return found


def show_relation(view: CaseView, claim: Claim, relation: Relation, shown: frozenset[str]) -> Difference:
    """Show two statements side by side; `shown`: articles on the page."""
    owners = {statement.id: view.documents[statement.document_id] for statement in claim.statements}
    return Difference(
        id=f"{relation.left_id}-{relation.right_id}",
        kind=relation.kind,
        words=relation.rule,
        left=_show_statement(view, owners[relation.left_id], relation.left, shown),
        right=_show_statement(view, owners[relation.right_id], relation.right, shown),
        is_ordered=False,
        claim=view.numbers[claim.id],
    )


def _show_statement(view: CaseView, document: Document, span: Span, shown: frozenset[str]) -> Exhibit:
    context = find_sentence(view, document, span)
    return make_exhibit(document, [Mark(span, "said")], shown=shown, context=context)
