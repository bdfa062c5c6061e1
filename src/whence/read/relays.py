"""Attributions that are passed on: "X quoted Y as saying ...", "Y was quoted by X as calling for ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.contents import Right, right_of
from whence.read.cues import Cue, Verb, entry_at
from whence.read.drafts import Draft, Scene
from whence.read.limits import relative_end
from whence.read.phrases import Range
from whence.read.pieces import Told, content_of, right_content
from whence.read.speakers import phrase_after
from whence.read.words import Word, span_of

_REACH = 24  # words from "quoted" within which "as saying" goes on
_RELAYS = frozenset({"quote", "cite", "describe", "report", "record", "paraphrase", "portray", "relay"})


def as_saying(words: Sequence[Word], cue: Cue) -> tuple[int, int, Verb] | None:
    """Give where "as saying" stands after a cue that relays, its end, and its verb; None when it does not follow."""
    if cue.verb.lemma not in _RELAYS:
        return None
    for at in range(cue.last, min(cue.last + _REACH, len(words) - 1)):
        if words[at].lower == "as" and words[at + 1].lower.endswith("ing"):
            entry, last = entry_at(words, at + 1)
            return (at, last, entry[0]) if entry is not None else None
        if words[at].text == "," and words[at + 1].lower in {"who", "which", "quoting", "citing"}:
            break
        if not words[at].is_word and words[at].text not in ",’'-" and not words[at].is_quoted:
            break
    return None


def was_quoted(
    scene: Scene, number: int, cue: Cue, found: tuple[Range | None, tuple[int, int, Verb]]
) -> Iterator[Draft]:
    """Yield "she was quoted by the agency as saying ...": one attribution, its cue in two pieces."""
    words = scene.words[number]
    subject, (at, last, verb) = found
    if subject is None:
        return
    said = Cue(cue.first, at + 1, last, verb, "ing", False)
    right = right_of(words, said)
    begin = right.settled if right.begin is None and _follows(words, right.settled) else right.begin
    content = content_of(scene, number, Told(said, subject, Right(begin, None, right.settled)))
    if content:
        spans = span_of(words, cue.first, cue.last), span_of(words, at, last)
        yield Draft(number, (span_of(words, *subject),), spans, tuple(content))


def find_quoted(scene: Scene, number: int, cue: Cue, outlet: Range | None) -> Iterator[Draft]:
    """Yield "the agency quoted him as saying ...": what the agency quotes, and in it what he says."""
    words = scene.words[number]
    found = as_saying(words, cue)
    if found is None or outlet is None:
        return
    at, last, verb = found
    speaker = phrase_after(words[:at], cue.last) or _him(words, cue.last, at)
    if speaker is not None and words[at - 1].text == ",":
        speaker = speaker[0], at  # "a guard, whom it does not name, as saying"
    if speaker is None:
        return
    said = Cue(at, at + 1, last, verb, "ing", False)
    right = right_of(words, said)
    begin = right.settled if right.begin is None and _follows(words, right.settled) else right.begin
    is_relative = cue.first > 0 and words[cue.first - 1].lower in {"who", "which", "that"}
    limit = relative_end(words, begin) if is_relative and begin is not None else None
    content = right_content(scene, number, begin, limit=limit) if begin is not None else []
    if not content:
        return
    whole = replace(content[0], start=words[speaker[0]].start)
    yield Draft(
        number, (span_of(words, *outlet),), (span_of(words, cue.first, cue.last),), (whole, *content[1:])
    )
    hearer = span_of(words, *right.hearer) if right.hearer else None
    cue_span = (span_of(words, at, last),)
    yield Draft(number, (span_of(words, *speaker),), cue_span, tuple(content), hearer)


def _him(words: Sequence[Word], start: int, end: int) -> Range | None:
    return (start, end) if end - start == 1 and words[start].is_a("object_pronoun") else None


def _follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].is_word and words[at].lower not in {"by", "on", "in"}
