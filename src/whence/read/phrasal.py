"""Attributions without a verb of saying: "according to X", "based on X", "citing X", "is sourced to X"."""

from collections.abc import Iterator, Sequence

from whence.read.contents import content_end
from whence.read.cues import entry_at
from whence.read.drafts import Draft, Scene
from whence.read.endings import sums_up
from whence.read.phrases import subject_before
from whence.read.pieces import right_content
from whence.read.speakers import phrase_after
from whence.read.words import STOPS, Word, span_of
from whence.records import Span

_BASED = (
    ("based", "on"), ("based", "upon"), ("on", "the", "strength", "of"), ("on", "the", "basis", "of"),
    ("drawing", "on"), ("relying", "on"), ("referring", "to"),
)  # fmt: skip
_TRACING = frozenset(
    ["attribute", "attributes", "attributed", "attributing", "credits", "credited", "crediting"]
)
_TRACED = frozenset(
    {"information", "detail", "details", "this", "that", "it", "them", "tip"}
)  # what a source gave
_TRACED_REACH = 6  # words from "attributing" to its "to"
_RELAY_REACH = 20  # words from "quoting" to its "as saying"
_RELATIVE = frozenset({"who", "which", "whose"})
_CITING = frozenset({"citing", "quoting"})


def find_by_phrases(scene: Scene, number: int, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the attributions of one sentence that prepositions make; `told` are those its verbs make."""
    words = scene.words[number]
    for at in range(len(words) - 2):
        word, after = words[at], words[at + 1].lower
        if word.is_quoted:
            continue
        if word.lower == "according" and after == "to":
            yield from _according(scene, number, at)
        elif (last := _citing_end(words, at)) is not None:
            yield from _citing(scene, number, at, last, told)
        elif word.lower in {"sourced", "attributed", "credited"} and after == "to":
            yield from _sourced(scene, number, at)
        elif word.lower in _TRACING:
            yield from _traced(words, number, at, told)


def _according(scene: Scene, number: int, at: int) -> Iterator[Draft]:
    words = scene.words[number]
    speaker = phrase_after(words, at + 2)
    if speaker is None:
        return
    if at < 3 and speaker[1] >= len(words) - 1:
        commas = [i for i in range(at + 3, len(words)) if words[i].text == ","]
        if not commas:
            return
        speaker = speaker[0], commas[-1]
    spans: list[Span] = []
    left = at - 1 if at and words[at - 1].text == "," else at
    if left > 1:
        spans.append(span_of(words, 0, left))
    rest = _after_relative(words, speaker[1])
    if rest < len(words) and words[rest].text == ",":
        end = content_end(words, rest + 1, len(words))
        if end > rest + 1 and (at < 3 or (left < at and not _is_writers(words, rest + 1))):
            spans.append(span_of(words, rest + 1, end))
            spans = spans if at >= 3 else spans[-1:]
    if spans:
        cue = (span_of(words, at, at + 2),)
        inside = range(speaker[0] + 1, speaker[1])
        has_clause = any(words[i].lower in _RELATIVE and words[i - 1].text == "," for i in inside)
        is_closed = has_clause and speaker[1] < len(words) - 1 and words[speaker[1]].text == ","
        yield Draft(number, (span_of(words, speaker[0], speaker[1] + is_closed),), cue, tuple(spans))


def _is_writers(words: Sequence[Word], at: int) -> bool:
    """Tell whether the writer goes on after "according to X,": ", but ...", ", a step that ..."."""
    return words[at].lower in {"but", "though", "although", "whereas"} or sums_up(words, at)


def _after_relative(words: Sequence[Word], at: int) -> int:
    """Skip ", which cites it" after the source; the comma that closes it opens the content."""
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].lower in {"who", "which"}:
        return next((i for i in range(at + 2, len(words)) if words[i].text == ","), at)
    return at


def _citing_end(words: Sequence[Word], at: int) -> int | None:
    """Give the end of "citing", "based on" or "on the strength of" at `at`; None when none stands there."""
    if words[at].lower in _CITING or words[at].lower == "from":
        return at + 1
    for parts in _BASED:
        if words[at].lower == parts[0] and tuple(w.lower for w in words[at : at + len(parts)]) == parts:
            return at + len(parts)
    return None


def _citing(scene: Scene, number: int, at: int, last: int, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the source behind a report: "Reuters reported, citing two officials, that ..."."""
    words = scene.words[number]
    if at and words[at - 1].text not in {",", "—", "–"}:
        return
    if (relayed := _relayed(scene, number, at, last)) is not None:
        yield relayed
        return
    speaker = _inserted(words, last)
    if speaker is None or (words[at].lower == "from" and not (at and _names_sources(words, *speaker))):
        return
    is_inserted = [draft for draft in told if draft.source and _stands_before(words, at, draft)]
    before = [draft for draft in told if draft.cue[0].end <= words[at].start]
    of = is_inserted[:1] or before[-1:] or ([] if at else list(told[:1]))
    if of:
        yield Draft(number, (span_of(words, *speaker),), (span_of(words, at, last),), of[0].content)


def _relayed(scene: Scene, number: int, at: int, last: int) -> Draft | None:
    """Give ", quoting an aide as arguing that ...", one attribution with its cue in two pieces."""
    words = scene.words[number]
    if words[at].lower not in _CITING:
        return None
    reach = range(last + 1, min(last + _RELAY_REACH, len(words) - 2))
    saying = next((i for i in reach if words[i].lower == "as" and words[i + 1].lower.endswith("ing")), None)
    entry, end = entry_at(words, saying + 1) if saying is not None else (None, 0)
    speaker = phrase_after(words[:saying], last) if entry is not None else None
    content = right_content(scene, number, end) if speaker is not None else []
    if saying is None or speaker is None or not content:
        return None
    cue = span_of(words, at, last), span_of(words, saying, end)
    return Draft(number, (span_of(words, *speaker),), cue, tuple(content))


def _stands_before(words: Sequence[Word], at: int, draft: Draft) -> bool:
    """Tell whether the source of `draft` ends right before "citing" and its cue follows: "the Post, citing X, said"."""
    return (
        at > 1
        and draft.source[-1].end in {words[at - 2].end, words[at - 1].end}
        and draft.cue[0].start > words[at].start
    )


def _inserted(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """Give the phrase between "citing" and the comma or dash before "that", else up to where it ends."""
    for at in range(start + 1, min(start + 40, len(words))):
        if words[at].lower == "that" and not words[at - 1].is_word:
            return start, at - 1
        if words[at].text in STOPS:
            break
    return phrase_after(words, start)


def _names_sources(words: Sequence[Word], first: int, last: int) -> bool:
    return any(w.lower in {"sources", "source", "officials", "official", "people"} for w in words[first:last])


def _traced(words: Sequence[Word], number: int, at: int, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the source behind "attributing the information to a landlord"; what was said before is the content."""
    to = next(
        (i for i in range(at + 2, min(at + _TRACED_REACH, len(words) - 1)) if words[i].lower == "to"), None
    )
    if to is None or not all(w.is_word for w in words[at:to]):
        return
    noun = words[to - 1]
    if not (noun.lower in _TRACED or noun.is_a("utterance")):
        return
    end = content_end(words, to + 1, len(words))
    speaker = (to + 1, end) if words[to + 1].is_quoted else phrase_after(words, to + 1)
    if speaker is None:
        return
    first, last = speaker
    if words[first].is_quoted and not words[first].is_word:
        first = first + 1
        last = next(
            (i for i in range(first, last) if not words[i].is_word and words[i].text not in "-’'"), last
        )
    before = [draft for draft in told if draft.cue[0].end <= words[at].start]
    content = (
        before[-1].content if before and words[at].lower.endswith("ing") else (span_of(words, at + 1, to),)
    )
    if last > first:
        cue = span_of(words, at, at + 1), span_of(words, to, to + 1)
        yield Draft(number, (span_of(words, first, last),), cue, content)


def _sourced(scene: Scene, number: int, at: int) -> Iterator[Draft]:
    words = scene.words[number]
    first = at
    while first and (
        words[first - 1].is_a("be") or words[first - 1].is_a("have") or words[first - 1].is_a("adverb")
    ):
        first -= 1
    subject = subject_before(words, first)
    end = content_end(words, at + 2, len(words))
    if subject is None or first == at or end <= at + 2:
        return
    begin = at + 2
    if words[begin].is_quoted:
        begin, end = begin + 1, end - 1 if words[end - 1].is_quoted and not words[end - 1].is_word else end
        while end > begin and words[end - 1].text in STOPS:
            end -= 1
    cue = (span_of(words, first, at + 2),)
    yield Draft(number, (span_of(words, begin, end),), cue, (span_of(words, *subject),))
