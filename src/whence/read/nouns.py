"""Attributions by nouns: "Iran's denial that ...", "allegations by two firms that ...", "reports emerged that ..."."""

from collections.abc import Collection, Iterator, Sequence

from whence.read.contents import content_end
from whence.read.cues import cue_forms
from whence.read.drafts import Draft, Scene
from whence.read.limits import before_but
from whence.read.phrases import Range, is_verb_like, subject_before
from whence.read.pieces import right_content
from whence.read.speakers import phrase_after
from whence.read.words import Word, span_of

_TIGHT = frozenset("'’-/&")
_INSERTED = frozenset({"made", "first", "put", "later", "repeated", "since", "published", "reported", "denied"})
_REACH = 9  # words from the noun to its "that"
_SUBJECT = 4  # words before a noun that is the subject of its sentence, at most
_OF_NEWS = frozenset(
    ["conference", "conferences", "briefing", "agency", "agencies", "channel", "site", "website", "outlet", "outlets",
     "organisation", "organization", "magazine", "programme", "program", "show", "service", "broadcast", "release"]
)  # fmt: skip
_CALLS = frozenset(
    {"call", "calls", "demand", "demands", "appeal", "appeals", "plea", "pleas", "request", "requests"}
)
_THINGS = frozenset({"report", "statement", "estimate", "assessment"})  # "the report that it wrote"
_EMERGED = frozenset({"emerged", "surfaced", "circulated", "appeared", "spread", "came", "leaked"})


def find_by_nouns(scene: Scene, number: int, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the attributions of one sentence that nouns make; words that are cues in `told` are left alone."""
    words = scene.words[number]
    taken = {span.start for draft in told for span in draft.cue}
    said = {draft.content[0].start for draft in told}
    yield from _calls(words, number, taken)
    for at, word in enumerate(words):
        if not word.is_a("saying_noun") or (word.is_capital and at) or word.is_quoted or word.start in taken:
            continue
        if word.lower == "news" and at + 1 < len(words) and words[at + 1].lower in _OF_NEWS:
            continue
        that = _that_after(words, at)
        is_owned = words[at + 1].lower in {"by", "from"} if at + 1 < len(words) else False
        is_thing = at > 0 and words[at - 1].is_a("determiner") and word.lower in _THINGS and not is_owned
        if that is None or is_thing or (at and words[at - 1].lower == "to"):
            continue
        limit = min(before_but(words, that), _main_verb(words, that) if at <= _SUBJECT else len(words))
        content = right_content(scene, number, that, limit=limit)
        if content and content[0].start not in said:  # not "said in his statement that"
            speaker, cue = _speaker_and_cue(words, at, that)
            source = (span_of(words, *speaker),) if speaker else ()
            yield Draft(number, source, (span_of(words, cue, cue + 1),), tuple(content))


def _calls(words: Sequence[Word], number: int, taken: Collection[int]) -> Iterator[Draft]:
    """Yield "her call for an inquiry": a noun of demanding with its owner."""
    for at in range(1, len(words) - 2):
        word = words[at]
        if word.lower not in _CALLS or word.is_quoted or word.start in taken or words[at + 1].lower != "for":
            continue
        owner, end = _owner(words, at), content_end(words, at + 2, len(words))
        stops = (i for i in range(at + 3, end) if not words[i].is_word and words[i].text not in _TIGHT)
        end = next(stops, end)
        if owner is not None and end > at + 2:
            content = span_of(words, at + 2, end)
            yield Draft(number, (span_of(words, *owner),), (span_of(words, at, at + 2),), (content,))


def _that_after(words: Sequence[Word], noun: int) -> int | None:
    """Give the "that" which opens what the noun says; None for a relative clause or another clause's "that"."""
    for at in range(noun + 1, min(noun + _REACH, len(words) - 2)):
        word = words[at]
        if word.lower == "that":
            after = words[at + 1]
            if after.is_a("time"):
                return None
            is_relative = is_verb_like(words, at + 1) or after.is_a("modal") or after.lower in cue_forms()
            return None if is_relative else at
        if word.text == "," and words[at + 1].lower in _INSERTED:  # "his claim, made on the radio, that"
            close = next((i for i in range(at + 2, min(at + 12, len(words) - 2)) if words[i].text == ","), None)
            return close + 1 if close is not None and words[close + 1].lower == "that" else None
        if (not word.is_word and word.text not in _TIGHT) or (
            is_verb_like(words, at) and word.lower not in _EMERGED
        ):
            return None
    return None


def _main_verb(words: Sequence[Word], that: int) -> int:
    """Give where the sentence goes on after "reports that it closed" as subject: the second finite auxiliary."""
    has_verb = False
    for at in range(that + 1, len(words)):
        word = words[at]
        if not word.is_word or word.is_a("coordinator") or word.is_a("wh") or word.lower == "that":
            has_verb = False
        is_verb = is_verb_like(words, at)
        is_finite = word.is_a("be") or word.is_a("have") or word.is_a("modal")
        is_group = any(words[at - 1].is_a(name) for name in ("have", "modal", "be"))
        if has_verb and is_finite and not is_group:
            return at
        has_verb = has_verb or is_verb
    return len(words)


def _speaker_and_cue(words: Sequence[Word], noun: int, that: int) -> tuple[Range | None, int]:
    emerged = next((i for i in range(noun + 1, that) if words[i].lower in _EMERGED), None)
    if emerged is not None:
        return subject_before(words, emerged) or (noun, noun + 1), emerged
    if words[noun + 1].lower in {"by", "from"} and (speaker := phrase_after(words[:that], noun + 2)):
        return speaker, noun
    return _owner(words, noun), noun


def _owner(words: Sequence[Word], noun: int) -> Range | None:
    """Give whose claim it is: "his", or the phrase before "'s" a few words to the left."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if words[at].is_a("possessive") and words[at].is_word and len(words[at].text) > 2:
            return at, at + 1
        if words[at].lower in {"’s", "'s"} or (
            words[at].text in "’'" and at and words[at - 1].lower.endswith("s")
        ):
            subject = subject_before(words, at)
            inner = [i + 1 for i in range(subject[0], at) if words[i].is_a("preposition")] if subject else []
            return (max([subject[0], *inner]), at) if subject else None
        if not words[at].is_word or words[at].is_a("preposition") or words[at].is_a("determiner"):
            return None
    return None
