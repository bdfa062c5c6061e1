"""Attributions: who is said to say what, by rules over words.

Terms and span borders are those of PARC 3 (Pareti 2016) and PolNeAR: quotation marks and "that" belong to the
content, auxiliaries and adverbs to the cue, appositions to the source. Rules find spans; what a source is,
what stance a cue takes and to whom was spoken is read off the spans by functions that do not care who found
them, so that a model can take the place of `find_drafts`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from whence.outlets import OutletTable
from whence.read.anonymity import anonymity_in
from whence.read.antecedents import Person, Speaker, resolve_speakers
from whence.read.channels import channel_of
from whence.read.drafts import Draft, Scene, set_scene
from whence.read.nouns import find_by_nouns
from whence.read.phrasal import find_by_phrases
from whence.read.phrases import subject_before
from whence.read.quotations import find_quotations
from whence.read.sources import profile_of
from whence.read.stances import stance_of
from whence.read.verbs import find_by_verbs
from whence.read.words import span_of
from whence.records import Attribution, Document, Mention, Profile, Sentence, Span, make_id

if TYPE_CHECKING:
    from whence.read.learned import LearnedReader

_LONGEST_SENTENCE = 400  # words; what is longer is a table or has lost its punctuation
_NESTING = 60  # attributions back that may hold another in their content


def find_attributions(
    document: Document,
    *,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    outlets: OutletTable,
    learned: "LearnedReader | None" = None,
) -> Iterator[Attribution]:
    """Yield the attributions of a document, an outer one before those inside its content.

    Spans are those of `learned`, if one is given, with those of the rules for what it missed.
    """
    quotations = find_quotations(document)
    scene = set_scene(document, sentences, quotations)
    drafts = find_drafts(scene)
    if learned is not None:
        from whence.read.learned_drafts import find_learned, join_drafts

        drafts = _in_order(join_drafts(find_learned(scene, learned), drafts))
    profiles = _profiles(scene, drafts, mentions, outlets)
    found: list[Attribution] = []
    for draft, profile in zip(drafts, profiles, strict=True):
        attribution = _finish(scene, draft, profile, outlets)
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
    unique = {(d.cue, d.content): d for d in drafts}
    return _in_order(unique.values())


def _in_order(drafts: Iterable[Draft]) -> list[Draft]:
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


def _order(draft: Draft) -> tuple[int, bool, int, Span]:
    """Sort by where a draft begins; of two contents that begin together, the longer may hold the other."""
    start = min(s.start for s in (*draft.source, *draft.cue, *draft.content))
    is_later = draft.content[0].start > start
    return start, is_later, 0 if is_later else -draft.content[-1].end, draft.cue[0]


def _profiles(
    scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention], outlets: OutletTable
) -> list[Profile]:
    text = scene.document.text
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].source or drafts[i].cue)
    speakers = []
    starts = [mention.span.start for mention in mentions]
    for i in order:
        source = _antecedent(scene, drafts[i]) or drafts[i].source
        inside = _within(mentions, starts, source)
        profile = profile_of(text, source, outlets=outlets, mentions=inside)
        if not profile.is_named and profile.kind in ("person", "people") and profile.anonymity is None:
            profile = replace(profile, anonymity=_anonymity_beside(scene, drafts[i]))
        words = text[source[0].start : source[-1].end] if source else ""
        start = source[0].start if source else drafts[i].cue[0].start
        speakers.append(Speaker(drafts[i].sentence, start, words, profile, drafts[i].content))
    resolved = resolve_speakers(speakers, people=_people(scene, mentions))
    by_index = dict(zip(order, resolved, strict=True))
    return [by_index[i] for i in range(len(drafts))]


def _within(mentions: Sequence[Mention], starts: Sequence[int], source: Sequence[Span]) -> Sequence[Mention]:
    """Give the mentions that begin inside a source; `starts` are where all of them begin, in order."""
    if not source:
        return ()
    return mentions[bisect_left(starts, source[0].start) : bisect_left(starts, source[-1].end)]


def _people(scene: Scene, mentions: Sequence[Mention]) -> list[Person]:
    """Give the persons named outside quotations, each with the sentence it stands in."""
    names = {m.span.start: m.span.of(scene.document.text) for m in mentions if m.kind == "person"}
    return [
        Person(number, word.start, names[word.start], is_subject=at == 0)
        for number, words in enumerate(scene.words)
        for at, word in enumerate(words)
        if word.start in names and not word.is_quoted
    ]


def _antecedent(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Give the noun phrase that a relative pronoun as source stands for ("officials who said")."""
    words = scene.words[draft.sentence]
    at = next((i for i, w in enumerate(words) if draft.source and w.start == draft.source[0].start), None)
    if at is None or at == 0 or words[at].lower not in {"who", "which", "that"}:
        return ()
    end = at - 1 if words[at - 1].text == "," else at
    phrase = subject_before(words, end)
    return (span_of(words, *phrase),) if phrase else ()


def _anonymity_beside(scene: Scene, draft: Draft) -> str | None:
    """Give the anonymity stated in the sentence of the cue, or in one that opens with it right after."""
    text, sentence = scene.document.text, scene.sentences[draft.sentence]
    start = draft.source[0].start if draft.source else draft.cue[0].start
    found = anonymity_in(text, Span(min(start, draft.cue[0].start), sentence.span.end))
    if found is not None or draft.sentence + 1 >= len(scene.sentences):
        return found
    words = scene.words[draft.sentence + 1]
    if words and words[0].lower in {"the", "he", "she", "they", "both", "all"} and not words[0].is_quoted:
        return anonymity_in(text, scene.sentences[draft.sentence + 1].span)
    return None


def _finish(scene: Scene, draft: Draft, profile: Profile, outlets: OutletTable) -> Attribution:
    document, text = scene.document, scene.document.text
    stance, is_negated = stance_of(text, draft.cue, draft.content, draft.source)
    said = [
        *([] if draft.hearer is None else [draft.hearer]),
        *(draft.source if profile.kind == "document" else ()),
    ]
    channel = channel_of(text, said, within=_zone(scene, draft), outlets=outlets, own=document.outlet)
    if channel is not None and profile.kind == "outlet" and any(s.overlaps(channel.span) for s in draft.source):
        channel = None
    return Attribution(
        id=make_id(document.id, draft.source, draft.cue, draft.content),
        document_id=document.id, source=draft.source, cue=draft.cue, content=draft.content,
        kind=_kind(scene, draft.content), stance=stance, is_negated=is_negated,
        channel=channel, speaker=profile,
    )  # fmt: skip


def _zone(scene: Scene, draft: Draft) -> Span:
    """Give where a channel may be named: from the source or cue on, up to a content that follows, else to the end."""
    sentence = scene.sentences[draft.sentence].span
    parts = (*draft.source, *draft.cue)
    start = max(sentence.start, min(s.start for s in parts))
    last = max(s.end for s in parts)
    after = [s.start for s in draft.content if s.start >= last]
    return Span(start, min([*after, sentence.end]))


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
