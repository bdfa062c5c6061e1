"""Quoted words as every screen has them: what they are, whose, and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from whence.conclusions import Report
from whence.moments import When
from whence.records import Evidence, Span
from whence.show.views import EVIDENCE_WORDS, CaseView, name_document
from whence.show.words import say_when

Item = TypeVar("Item")

_KINDS = {**EVIDENCE_WORDS, "analyst": "the analyst's word"}
_MAX_DIGITS = 9  # no list is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document; `start` and `end` are code points of its working text, null for what is only metadata."""

    document: str
    outlet: str
    words: str
    start: int | None
    end: int | None
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """When something was, in words and as bounds (ISO 8601 days); null: no bound."""

    words: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something that has a screen of its own: its kind, its key there, and what a reader calls it."""

    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer: the key to press, what it says, and the decision it makes."""

    press: str
    label: str
    kind: str
    about: str
    keys: list[str]
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing to decide, with its evidence. `effect` is an estimate of how many claims hang on it.

    `left` and `right` are documents to lay side by side; "": none.
    """

    key: str
    question: str
    why: str
    effect: int
    options: list[Option]
    evidence: list[Words]
    left: str
    right: str


def quote_span(view: CaseView, document_id: str, span: Span, *, kind: str = "", note: str = "") -> Words:
    """Give the words of a span of a document's working text."""
    document = view.documents[document_id]
    return Words(
        document=document_id,
        outlet=name_document(document),
        words=span.of(document.text),
        start=span.start,
        end=span.end,
        kind=kind,
        note=note,
    )


def quote_evidence(view: CaseView, evidence: Iterable[Evidence]) -> list[Words]:
    """Give each piece of evidence; what is metadata has words and no place."""
    return [
        quote_span(view, e.document_id, e.span, kind=e.kind, note=e.note)
        if e.span is not None
        else Words(
            document=e.document_id,
            outlet=name_document(view.documents[e.document_id]),
            words=e.words,
            start=None,
            end=None,
            kind=e.kind,
            note=e.note,
        )
        for e in evidence
    ]


def make_day(when: When | None) -> Day:
    """Give a moment as days."""
    bounds = (None, None) if when is None else (when.earliest, when.latest)
    first, last = (None if each is None else each.date().isoformat() for each in bounds)
    return Day(words=say_when(when), earliest=first, latest=last)


def say_kinds(evidence: Iterable[Evidence]) -> str:
    """Say of what kinds evidence is, each once; of an analyst's decision too."""
    return ", ".join(dict.fromkeys(_KINDS.get(e.kind, e.kind) for e in evidence))


def can_be_held(report: Report) -> bool:
    """Tell whether there are words to hold a decision on a report by: its own, or a credit's."""
    return report.document_id is not None or any(e.span is not None for e in report.credited_by)


def page_of(items: Sequence[Item], asked: Mapping[str, str], *, size: int) -> tuple[Sequence[Item], int]:
    """Give the part of a list that `from` and `n` ask for, at most `size` of it, and where it starts.

    `before` asks for the part that ends where that one starts. What is not a number asks for nothing: the list is given
    from its start.
    """
    n = min(_read_number(asked.get("n", ""), size), size)
    start = min(_read_number(asked.get("from", ""), 0), max(0, len(items) - 1))
    if asked.get("before"):
        start = max(0, min(_read_number(asked["before"], 0), len(items)) - n)
    return items[start : start + n], start


def _read_number(words: str, other: int) -> int:
    return int(words) if words.isdecimal() and len(words) <= _MAX_DIGITS else other
