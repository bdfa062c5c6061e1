"""Attributions: who is said to say what, by rules over words.

Terms and span borders are those of PARC 3 (Pareti 2016) and PolNeAR: quotation marks and "that" belong to the
content, auxiliaries and adverbs to the cue, appositions to the source. Rules find spans; what a source is,
what stance a cue takes and to whom was spoken is read off the spans by functions that do not care who found
them, so that a model can take the place of `find_drafts`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from whence.outlets import OutletTable
from whence.read.acts import is_told
from whence.read.antecedents import resolve_speakers
from whence.read.appositions import with_name_beside
from whence.read.asides import with_asides
from whence.read.bearings import Speaker, find_bystanders, find_outer, relative_antecedent
from whence.read.certainties import certainty_of, is_denied
from whence.read.channel_names import Press
from whence.read.channels import channel_of
from whence.read.drafts import Draft, Scene
from whence.read.headlines import find_in_headline
from whence.read.hedges import find_hedged
from whence.read.inner import find_inside
from whence.read.main_statements import main_statement
from whence.read.nouns import find_by_nouns
from whence.read.phrasal import find_by_phrases
from whence.read.sources import profile_of
from whence.read.stances import stance_of
from whence.read.states import find_by_states
from whence.read.verbs import find_by_verbs
from whence.read.voices import voice_of, writer_of
from whence.records import Attribution, Mention, Span, make_id

_LONGEST_SENTENCE = 400  # words; what is longer is a table or has lost its punctuation
_NEAR = 6  # attributions on each side whose sources may claim what stands beside one
_NESTING = 60  # attributions back that may hold another in their content


def find_attributions(
    scene: Scene, drafts: Sequence[Draft], *, mentions: Sequence[Mention], outlets: OutletTable
) -> Iterator[Attribution]:
    """Yield the attributions that drafts become; the drafts are in order, an outer one before those inside it."""
    speakers = _speakers(scene, drafts, mentions, outlets)
    press = Press(outlets, scene.document.outlet, [m for m in mentions if m.kind == "outlet"])
    found: list[Attribution] = []
    for draft, speaker in zip(drafts, speakers, strict=True):
        attribution = _finish(scene, draft, speaker, press)
        found.append(replace(attribution, parent_id=_parent(attribution, found)))
    yield from found


def find_drafts(scene: Scene) -> list[Draft]:
    """Give the spans of every attribution, in text order; equal starts: the longer first."""
    drafts: list[Draft] = []
    for number in range(len(scene.sentences)):
        if len(scene.words[number]) > _LONGEST_SENTENCE:
            continue
        told = list(find_by_verbs(scene, number))
        drafts += told
        drafts += find_by_phrases(scene, number, told)
        drafts += find_by_nouns(scene, number, told)
        drafts += find_by_states(scene, number)
        drafts += find_inside(scene, number)
        drafts += find_hedged(scene.words[number], number)
        drafts += find_in_headline(scene, number)
    unique = {(d.cue, d.content): d for d in drafts}
    return in_order(unique.values())


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Give drafts in text order, an outer one before those inside its content, which are cut where it ends."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=_order):
        found.append(_inside_outer(draft, found))
    return found


def _inside_outer(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """Cut what a nested attribution says at the end of the content it stands in."""
    for outer in reversed(earlier[-_NESTING:]):
        for piece in outer.content:
            if piece.covers(draft.cue[0]) and outer.cue != draft.cue:
                kept = [Span(s.start, min(s.end, piece.end)) for s in draft.content if s.start < piece.end]
                return replace(draft, content=tuple(kept)) if kept else draft
    return draft


def _order(draft: Draft) -> tuple[int, bool, int, int, Span]:
    """Sort by where a draft begins; of two contents that begin together, the longer may hold the other."""
    start = min(s.start for s in (*draft.source, *draft.cue, *draft.content))
    is_later = draft.content[0].start > start
    size = sum(s.end - s.start for s in draft.content)
    return start, is_later, 0 if is_later else -draft.content[-1].end, 0 if is_later else -size, draft.cue[0]


def _speakers(
    scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention], outlets: OutletTable
) -> list[Speaker]:
    text = scene.document.text
    speakers = []
    starts = [mention.span.start for mention in mentions]
    for i, draft in enumerate(drafts):
        phrase = relative_antecedent(scene, draft)
        source = phrase or draft.source
        inside = _within(mentions, starts, source)
        profile = profile_of(text, source, outlets=outlets, mentions=inside)
        near = drafts[max(0, i - _NEAR) : i + _NEAR + 1]
        words = text[source[0].start : source[-1].end] if source else ""
        profile = with_name_beside(with_asides(scene, draft, profile, near), words)
        start = source[0].start if source else draft.cue[0].start
        outer = find_outer(drafts, i) if source else None
        speakers.append(
            Speaker(
                draft.sentence, start, words, profile, draft.content, antecedent=phrase[0] if phrase else None,
                outer=outer, is_quoted=scene.quotation_at(start) is not None, rank=3 if outer is None else 2,
                block=scene.sentences[draft.sentence].block,
            )
        )  # fmt: skip
    taken = sorted(speaker.span for speaker in speakers if speaker.words)
    ordered = sorted(drafts, key=lambda draft: draft.sentence)
    bystanders = find_bystanders(scene, mentions, taken, outlets=outlets, drafts=ordered)
    return resolve_speakers(speakers, text=text, bystanders=bystanders)


def _within(mentions: Sequence[Mention], starts: Sequence[int], source: Sequence[Span]) -> Sequence[Mention]:
    """Give the mentions that begin inside a source; `starts` are where all of them begin, in order."""
    if not source:
        return ()
    return mentions[bisect_left(starts, source[0].start) : bisect_left(starts, source[-1].end)]


def _finish(scene: Scene, draft: Draft, speaker: Speaker, press: Press) -> Attribution:
    document, text = scene.document, scene.document.text
    stance, is_negated = stance_of(text, draft.cue, _without_hearer(draft), draft.source)
    statement = main_statement(text, draft.content)
    return Attribution(
        id=make_id(document.id, draft.source, draft.cue, draft.content),
        document_id=document.id, source=draft.source, cue=draft.cue, content=draft.content,
        kind=_kind(scene, draft.content), stance=stance, is_negated=is_negated,
        channel=channel_of(scene, draft, press), speaker=speaker.profile, antecedent=_words_of(speaker.antecedent),
        certainty=certainty_of(text, draft.cue, statement), denies_content=is_denied(text, statement),
        writer=writer_of(text, draft.cue), voice=voice_of(text, draft.cue, statement, stance, draft.content),
        is_told=is_told(text, draft.cue),
    )  # fmt: skip


def _words_of(antecedent: Span | None) -> Span | None:
    """Give an antecedent; None for the place of a speaker whom the text leaves out."""
    return antecedent if antecedent is not None and antecedent.start < antecedent.end else None


def _without_hearer(draft: Draft) -> tuple[Span, ...]:
    """Give the content without those an order goes to, so that it opens with "to"."""
    first, hearer = draft.content[0], draft.hearer
    if hearer is None or hearer.start != first.start or hearer.end >= first.end:
        return draft.content
    return Span(hearer.end + 1, first.end), *draft.content[1:]


def _kind(scene: Scene, content: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    spans = [(q.span, piece) for piece in content for q in scene.quotations_in(piece)]
    if sum(quotation.covers(piece) for quotation, piece in spans) == len(content):
        return "direct"
    return "mixed" if spans else "indirect"


def _parent(attribution: Attribution, earlier: Sequence[Attribution]) -> str | None:
    """Give the innermost attribution in whose content this one's cue stands."""
    cue = attribution.cue[0]
    holders = [a for a in earlier[-_NESTING:] if any(piece.covers(cue) for piece in a.content)]
    if not holders:
        return None
    return min(holders, key=lambda a: a.content[-1].end - a.content[0].start).id
