"""Drafts from the learned reader: its spans in the form that rules give, so that all that follows is the same."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from whence.read.contents import right_of
from whence.read.cues import find_cues, verbs_in
from whence.read.drafts import Draft, Scene
from whence.read.words import Word, span_of, words_in
from whence.records import Span

if TYPE_CHECKING:
    from whence.read.learned import Triple


def to_drafts(scene: Scene, triples: "Iterable[Triple]") -> list[Draft]:
    """Give the attributions of the network as drafts, in text order; equal starts: the longer first.

    One without a source needs a verb that says something: "is said", not "seems".
    """
    text = scene.document.text
    starts = [sentence.span.start for sentence in scene.sentences]
    found = []
    for source, cue, content in triples:
        if not source and not _says_something(text, cue):
            continue
        number = bisect_right(starts, cue[0].start) - 1
        found.append(Draft(number, source, cue, content, _hearer(scene.words[number], cue[0])))
    return sorted(found, key=_order)


def _says_something(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether a cue has a verb or a word of saying: "is said", not "seems", nor "question"."""
    words = words_in(text, cue)
    return bool(verbs_in(words)) or any(word.lower == "according" for word in words)


def join_drafts(text: str, learned: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """Give the drafts of the network, and those of the rules for what it could not see or did not.

    The network marks one level. An attribution of the rules inside a content is kept if it stands there whole;
    elsewhere if nothing of the network's meets its cue, and it has a source and a verb: nouns that say something it
    knows better.
    """
    parts = sorted(span for draft in learned for span in (*draft.source, *draft.cue))
    contents = sorted(span for draft in learned for span in draft.content)
    whole = {span: draft.content for draft in learned for span in draft.content}
    kept = []
    for draft in ruled:
        if any(_meeting(cue, parts) for cue in draft.cue):
            continue
        around = _meeting(draft.cue[0], contents)
        spans = (*draft.source, *draft.cue, *draft.content)
        if not around and not (draft.source and _says_something(text, draft.cue)):
            continue
        if not around or any(_holds(whole[outer], spans) for outer in around):
            kept.append(draft)
    return [*learned, *kept]


def _holds(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Tell whether all spans stand in the pieces of one content: "The brother, she said, would swear that ..."."""
    return all(any(piece.covers(span) for piece in content) for span in spans)


def _meeting(span: Span, ordered: Sequence[Span]) -> list[Span]:
    """Give those of some spans in text order, none inside another, that share a character with `span`."""
    at = bisect_right(ordered, span.start, key=lambda one: one.end)
    found = []
    while at < len(ordered) and ordered[at].start < span.end:
        found.append(ordered[at])
        at += 1
    return found


def _hearer(words: Sequence[Word], cue: Span) -> Span | None:
    """Give to whom the cue says it was said ("told the panel"), as the rules read it off the words after it."""
    for known in find_cues(words):
        if span_of(words, known.first, known.last).overlaps(cue) and not known.is_passive:
            hearer = right_of(words, known).hearer
            return span_of(words, *hearer) if hearer else None
    return None


def _order(draft: Draft) -> tuple[int, int, Span]:
    parts = (*draft.source, *draft.cue, *draft.content)
    start = min(part.start for part in parts)
    return start, -max(part.end for part in parts), draft.cue[0]
