"""Drafts from the learned reader: its spans in the form that rules give, so that all that follows is the same."""

from bisect import bisect_right
from collections.abc import Sequence

from whence.read.contents import right_of
from whence.read.cues import find_cues
from whence.read.drafts import Draft, Scene
from whence.read.learned import LearnedReader
from whence.read.words import Word, span_of
from whence.records import Span


def find_learned(scene: Scene, reader: LearnedReader) -> list[Draft]:
    """Give the spans of every attribution, in text order; equal starts: the longer first."""
    starts = [sentence.span.start for sentence in scene.sentences]
    found = []
    for source, cue, content in reader.find(scene.document, scene.sentences):
        number = bisect_right(starts, cue[0].start) - 1
        found.append(Draft(number, source, cue, content, _hearer(scene.words[number], cue[0])))
    return sorted(found, key=_order)


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
