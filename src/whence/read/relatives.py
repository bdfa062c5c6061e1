"""Attributions in relative clauses: "a claim the army rejects", "a figure that he called an insult"."""

from collections.abc import Sequence

from whence.read.contents import right_of
from whence.read.cues import Cue, cue_span
from whence.read.drafts import Draft, Scene
from whence.read.openings import OPEN_MARKS
from whence.read.phrases import Range, is_verb_like, subject_before, trimmed
from whence.read.pieces import right_content
from whence.read.wordlists import plain_verbs
from whence.read.words import Word, span_of

_REACH = 9  # words from the noun to its verb
_NOUN_REACH = 3  # words from "a" to the noun
_NOUNS = ("utterance", "saying_noun", "said_noun")


def find_relative(scene: Scene, number: int, cue: Cue) -> Draft | None:
    """Give what a verb says about the noun it is a clause of; None when it has none, or an object of its own."""
    words = scene.words[number]
    if "n" not in cue.verb.frames and "u" not in cue.verb.frames:
        return None
    noun = next(
        (i for i in range(cue.first - 2, max(0, cue.first - _REACH), -1) if _is_noun(scene, number, i)), None
    )
    if noun is None:
        return None
    is_loose = words[noun + 1].text == "," and words[noun + 2].lower == "which"
    if any(not w.is_word and w.text not in "’'-&" for w in words[noun + 1 + is_loose : cue.first]):
        return None
    start = next(
        (i for i in range(noun - 1, max(-1, noun - 1 - _NOUN_REACH), -1) if words[i].is_a("determiner")), None
    )
    if start is None or (start and words[start - 1].is_word):
        return None
    has_that = is_loose or words[noun + 1].lower in {"that", "which"}
    first = noun + 1 + has_that + is_loose
    opener = words[first]
    opens = (
        opener.is_a("determiner") or opener.is_a("pronoun") or opener.is_a("possessive") or opener.is_capital
    )
    if first >= cue.first or not (opens or has_that) or opener.lower in {"that", "which", "who"}:
        return None
    subject = trimmed(words, first, cue.first)
    if subject is None:
        return None
    content = [span_of(words, start, noun + 1)]
    right = right_of(words, cue)
    if right.begin is not None and words[right.begin].text in OPEN_MARKS | {"a", "an"}:
        content += right_content(scene, number, right.begin)
    return Draft(number, (span_of(words, *subject),), (cue_span(words, cue),), tuple(content))


def _is_noun(scene: Scene, number: int, at: int) -> bool:
    word = scene.words[number][at]
    is_short = word.is_a("determiner") or word.is_a("pronoun")
    return any(word.is_a(name) for name in _NOUNS) and not is_short and not word.is_quoted


def noun_of_relative(words: Sequence[Word], subject: Range) -> Range:
    """Give the noun for "that" and the person before "who": it is they that speak, not the pronoun."""
    return _of_that(words, _of_who(words, subject))


def _of_who(words: Sequence[Word], subject: Range) -> Range:
    """Give the person of "a complaint from a losing bidder who": it is not the complaint that alleges."""
    first, last = subject
    if last - first < 4 or words[last - 1].lower != "who":
        return subject
    source = next((i for i in range(last - 3, first, -1) if words[i].lower in {"from", "by"}), None)
    if source is None or not (words[source - 1].is_a("utterance") or words[source - 1].is_a("medium")):
        return subject
    return source + 1, last - 1


def _of_that(words: Sequence[Word], subject: Range) -> Range:
    """Give the noun that "that" stands for: "a memo that cast doubt on", "a statement, issued last week, that"."""
    at = subject[0]
    if words[at].lower != "that" or subject[1] - at != 1 or at < 2:
        return subject
    noun = subject_before(words, at)
    if (
        noun is None
        or words[noun[0]].is_a("preposition")
        or any(w.lower in plain_verbs() for w in words[slice(*noun)])
    ):
        return subject
    has_clause = any(is_verb_like(words, i) and words[i - 1].text != "," for i in range(noun[0] + 1, noun[1]))
    return subject if has_clause else noun
