"""Decisions: what an analyst decides about a case, keyed to the words it rests on and never to ids or positions.

A decision is written once and never changed; another one may undo it. Its quotations are found again in whatever text
the case holds now. Those that no longer find their words are listed as lost: where they would belong is not guessed.
Quotations follow the TextQuoteSelector of the W3C Web Annotation Data Model.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from whence.records import Document, Span

DecisionKind = Literal[
    "accept", "reject", "merge", "split", "rename", "same source", "not a credit", "original", "rate", "note", "undo",
]  # fmt: skip
Subject = Literal[
    "claim", "statement", "source", "credit", "derivation", "report", "finding", "document", "decision"
]
KINDS: tuple[str, ...] = get_args(DecisionKind)
SUBJECTS: tuple[str, ...] = get_args(Subject)
_CONTEXT = 32  # characters kept on either side of a quotation, to tell it from the same words elsewhere


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, with what stands before and after them. `document_id` and `path` say where they were."""

    document_id: str
    path: str
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the log. `value` is what it sets: a name, a letter, a note's text; "" where nothing is set.

    `number` counts from 1 in the order of the log; 0: not yet written. `undoes` is the number of the decision that an
    undo takes back. `why` is the analyst's reason.
    """

    number: int = 0
    decided: str = ""  # ISO 8601, UTC
    analyst: str = ""
    kind: DecisionKind
    about: Subject
    quotes: tuple[Quote, ...] = ()
    value: str = ""
    undoes: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision that is in force, with where its words stand now: document id and span, one for each quotation."""

    decision: Decision
    places: tuple[tuple[str, Span], ...]


def quote(document: Document, span: Span) -> Quote:
    """Give the words of `span` as a quotation that can be found again."""
    text = document.text
    return Quote(
        document_id=document.id,
        path=document.path,
        exact=span.of(text),
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
    )


def find_live(decisions: Sequence[Decision]) -> list[Decision]:
    """Give the decisions in force, in order: those that nothing in force undoes. An undone undo restores."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.number not in undone and decision.undoes is not None:
            undone.add(decision.undoes)
    return [d for d in decisions if d.kind != "undo" and d.number not in undone]


def place_decisions(
    decisions: Sequence[Decision], documents: Iterable[Document]
) -> tuple[list[Ruling], list[Decision]]:
    """Give the decisions in force with the places of their words, and those whose words are no longer there."""
    by_id = {document.id: document for document in documents}
    by_path = {document.path: document for document in by_id.values()}
    rulings, lost = [], []
    for decision in find_live(decisions):
        places = [find_quote(each, by_id, by_path) for each in decision.quotes]
        found = tuple(place for place in places if place is not None)
        if len(found) == len(places):
            rulings.append(Ruling(decision, found))
        else:
            lost.append(decision)
    return rulings, lost


def find_quote(
    sought: Quote, by_id: Mapping[str, Document], by_path: Mapping[str, Document]
) -> tuple[str, Span] | None:
    """Find a quotation in the document it was taken from, or in what stands at that path now.

    Words that stand there more than once count only where what surrounds them is the same; None: not found for sure.
    """
    document = by_id.get(sought.document_id) or by_path.get(sought.path)
    if document is None or not sought.exact:
        return None
    starts = _find_all(document.text, sought.exact)
    if len(starts) > 1:
        starts = _in_context(document.text, sought, starts)
    if len(starts) != 1:
        return None
    return document.id, Span(starts[0], starts[0] + len(sought.exact))


def _find_all(text: str, words: str) -> list[int]:
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def _in_context(text: str, sought: Quote, starts: Sequence[int]) -> list[int]:
    """Give the starts that what stands before and after agrees with; where none has both, those that have one."""
    fits: dict[int, list[int]] = {2: [], 1: [], 0: []}
    for start in starts:
        end = start + len(sought.exact)
        before = text[max(0, start - _CONTEXT) : start] == sought.prefix
        after = text[end : end + _CONTEXT] == sought.suffix
        fits[before + after].append(start)
    return fits[2] or fits[1]
