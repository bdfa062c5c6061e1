"""Text cut into pieces where marks begin and end, for pages that show words in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from whence.records import Span
from whence.show.words import split_controls


@dataclass(frozen=True, slots=True)
class Reference:
    """A small link set after marked words; `target` is an id of the page, `title` says in full what it is."""

    label: str
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked: how (`kind`, empty for an anchor alone), reachable as what, and leading where."""

    span: Span
    kind: str = ""
    anchor: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `runs` are words, each with whether it names a control character."""

    runs: tuple[tuple[str, bool], ...]
    kinds: tuple[str, ...]
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]


def cut_text(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut the words of `within` at the ends of `marks`; a mark that reaches outside is cut with them."""
    inside = sorted((mark for mark in marks if mark.span.overlaps(within)), key=lambda mark: mark.span)
    edges = {within.start, within.end}
    for mark in inside:
        edges |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    ordered = sorted(edges)
    pieces = []
    for start, end in pairwise(ordered):
        here = [mark for mark in inside if mark.span.start < end and start < mark.span.end]
        opening = [mark for mark in here if max(mark.span.start, within.start) == start]
        closing = [mark for mark in here if min(mark.span.end, within.end) == end]
        pieces.append(
            Piece(
                runs=tuple(split_controls(text[start:end])),
                kinds=_unique(mark.kind for mark in here),
                anchors=_unique(mark.anchor for mark in opening),
                references=tuple(dict.fromkeys(mark.reference for mark in closing if mark.reference)),
            )
        )
    return tuple(pieces)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def clip(text: str, within: Span, around: Iterable[Span], *, limit: int) -> tuple[Span, bool, bool]:
    """Cut `within` to at most about `limit` characters that hold `around`; tell which ends were cut off."""
    if within.end - within.start <= limit:
        return within, False, False
    spans = [span for span in around if span.overlaps(within)] or [Span(within.start, within.start)]
    first = max(within.start, min(span.start for span in spans))
    last = min(within.end, max(span.end for span in spans), first + limit)
    spare = max(0, limit - (last - first)) // 2
    start, end = max(within.start, first - spare), min(within.end, last + spare)
    if start > within.start:
        start = text.find(" ", start, first) + 1 or first
    if end < within.end:
        end = max(text.rfind(" ", last, end), last)
    return Span(start, end), start > within.start, end < within.end
