"""Attributions in the passive: "it is believed that ...", "X was denied by Y", "Y was quoted as saying ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.contents import Right, right_of
from whence.read.cues import Cue
from whence.read.drafts import Draft, Scene
from whence.read.phrases import Range, subject_before
from whence.read.pieces import Told, content_of, right_content
from whence.read.speakers import phrase_after
from whence.read.words import Word, span_of
from whence.records import Span

_EMPTY_SUBJECTS = frozenset({"it", "there"})
_AS_SAYING = 24  # words from "quoted" within which "as saying" goes on


def find_in_passive(scene: Scene, number: int, cue: Cue) -> Iterator[Draft]:
    """Yield what a passive cue attributes, if anything."""
    words = scene.words[number]
    subject = subject_before(words, cue.first)
    saying = as_saying(words, cue.last)
    if saying is not None:
        yield from _quoted(scene, number, cue, (subject, saying))
        return
    following = words[cue.last].lower if cue.last < len(words) else ""
    spans: list[Span] = []
    is_empty = subject and words[subject[0]].lower in _EMPTY_SUBJECTS and "c" in cue.verb.frames
    if subject and not is_empty:
        spans.append(span_of(words, *subject))
    cue_span = (span_of(words, cue.first, cue.last),)
    if following == "by":
        speaker = phrase_after(words, cue.last + 1)
        if speaker and spans:
            yield Draft(number, (span_of(words, *speaker),), cue_span, tuple(spans))
        return
    if "p" not in cue.verb.frames or "r" in cue.verb.frames:
        return
    begin = cue.last if following in {"for", "of"} else right_of(words, cue).begin
    if begin is not None:
        spans += right_content(scene, number, begin)
    if spans and (begin is not None or words[0].lower == "it"):
        yield Draft(number, (), cue_span, tuple(sorted(spans)))


def as_saying(words: Sequence[Word], start: int) -> int | None:
    """Give the word after "as saying" near `start`; None when it does not follow."""
    for at in range(start, min(start + _AS_SAYING, len(words) - 1)):
        if words[at].lower == "as" and words[at + 1].lower in {"saying", "telling"}:
            return at + 2
        if not words[at].is_word and words[at].text not in ",’'-":
            break
    return None


def find_quoted(scene: Scene, number: int, cue: Cue) -> Iterator[Draft]:
    """Yield "the agency quoted him as saying ...": he is the source, the agency the channel."""
    words = scene.words[number]
    saying = as_saying(words, cue.last)
    speaker = phrase_after(words[: saying - 2], cue.last) if saying is not None else None
    if saying is None or speaker is None:
        return
    outlet = subject_before(words, cue.first)
    for draft in _quoted(scene, number, cue, (speaker, saying), outlet):
        yield replace(draft, hearer=span_of(words, *outlet) if outlet else None)


def _quoted(
    scene: Scene, number: int, cue: Cue, found: tuple[Range | None, int], outlet: Range | None = None
) -> Iterator[Draft]:
    words = scene.words[number]
    subject, saying = found
    if subject is None:
        return
    right = right_of(words, replace(cue, last=saying))
    told = Right(
        saying if right.begin is None and _follows(words, saying) else right.begin, None, right.settled
    )
    content = content_of(scene, number, Told(replace(cue, last=saying), outlet or subject, told))
    spans = [span_of(words, cue.first, cue.last), span_of(words, saying - 2, saying)]
    if cue.last == saying - 2:
        spans = [span_of(words, cue.first, saying)]
    if content:
        yield Draft(number, (span_of(words, *subject),), tuple(spans), tuple(content))


def _follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].is_word and words[at].lower not in {"by", "on", "in"}
