"""Drafts from the learned reader: its spans in the form that rules give, so that all that follows is the same."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.read.anonymity import anonymity_spans
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
        hidden = anonymity_spans(text, scene.sentences[number].span)
        if any(span.overlaps(cue[-1]) for span in hidden) or _asks_anonymity(text, cue, content):
            continue
        found.append(Draft(number, source, cue, content, _hearer(scene.words[number], cue[0])))
    return sorted(found, key=_order)


def _says_something(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether a cue has a verb or a word of saying: "is said", not "seems", nor "question"."""
    words = words_in(text, cue)
    return bool(verbs_in(words)) or any(word.lower == "according" for word in words)


def _asks_anonymity(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Tell "requested anonymity because ..." and "Asked to translate, she said": neither says anything."""
    opening = content[0].of(text)[:10].lower()
    return opening.startswith("anonymity") or cue[0].of(text) in {"Asked", "Pressed", "Questioned"}


def join_drafts(text: str, learned: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """Give the drafts of the network, and those of the rules for what it could not see or did not.

    The network marks one level. An attribution of the rules inside a content is kept if it stands there whole;
    elsewhere if nothing of the network's meets its cue, and it has a source and a verb: nouns that say something it
    knows better. Where both find one, its source is that of the rules if it is wider.
    """
    learned = [_agreed(draft, ruled_at) for draft, ruled_at in _pairs(learned, ruled)]
    parts = sorted(span for draft in learned for span in (*draft.source, *draft.cue))
    contents = sorted(span for draft in learned for span in draft.content)
    whole = {span: draft.content for draft in learned for span in draft.content}
    kept = []
    for draft in ruled:
        if any(_meeting(cue, parts) for cue in draft.cue):
            continue
        around = _meeting(draft.cue[0], contents)
        spans = (*draft.source, *draft.cue, *draft.content)
        if not around and not (draft.source and not _is_noun(text, draft.cue)):
            continue
        if not around or any(_holds(whole[outer], spans) for outer in around):
            kept.append(draft)
    return [*learned, *kept]


def _pairs(learned: Sequence[Draft], ruled: Sequence[Draft]) -> Iterator[tuple[Draft, Draft | None]]:
    """Yield each draft of the network with the one of the rules that shares its cue and some of what is said."""
    at = {cue: draft for draft in ruled for cue in draft.cue}
    cues = sorted(at)
    for draft in learned:
        near = [at[cue] for one in draft.cue for cue in _meeting(one, cues)]
        yield draft, next((other for other in near if _meet(other.content, draft.content)), None)


def _meet(one: Sequence[Span], two: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in two)


def _agreed(draft: Draft, ruled: Draft | None) -> Draft:
    """Give a draft of the network with what the rules know better: a source with the clause that belongs to it.

    The borders of its cue stay those of the network: annotators of news put them so (`bench/attribution.py`).
    """
    if ruled is None or _meet(ruled.cue, (*draft.source, *draft.content)):
        return draft
    source = ruled.source if _widens(ruled.source, draft.source) else draft.source
    return replace(draft, source=source)


def _widens(ruled: Sequence[Span], learned: Sequence[Span]) -> bool:
    """Tell whether a source of the rules holds all that the network has of it, and more, as a clause."""
    return bool(ruled) and all(any(wide.covers(span) for wide in ruled) for span in learned)


def _is_noun(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether a cue is a noun alone: "his claim that"."""
    words = words_in(text, cue)
    return not verbs_in(words) and all(word.is_a("saying_noun") for word in words[:1])


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
