"""The noun phrase after a cue: "said the minister, who ...", "according to three officials and two aides"."""

from collections.abc import Sequence

from whence.read.cues import cue_forms
from whence.read.phrases import Range, has_verb, is_verb_like, trimmed
from whence.read.wordlists import word_class
from whence.read.words import STOPS, Word, is_dash

_SETTING = frozenset({"on", "in", "during", "at", "late", "last", "this", "earlier"})
_ASKS = frozenset({"asked", "asks", "requested", "begged", "insisted", "demanded", "declined", "refused"})
_NOT_NAMED = frozenset({"not", "for", "that", "to", "us", "me", "on", "anonymity"})  # after "who asked"
_SPEAKING = frozenset({"speaking", "asking", "talking", "requesting", "insisting", "declining"})
_SETTING_OPENERS = frozenset({"a", "an", "his", "her", "their", "its", "late", "early"})


def phrase_after(words: Sequence[Word], start: int) -> Range | None:
    """Give the noun phrase that begins at `start`, with its appositions and relative clauses."""
    at, depth = start, 0
    has_relative = False
    while at < len(words):
        word = words[at]
        depth += (word.text == "(") - (word.text == ")")
        if depth < 0 or (word.text in STOPS and not _is_inside_name(words, at)) or word.text in ";:":
            break
        if (word.text in '“"' and at > start) or is_dash(words, at):
            break
        if word.text == ",":
            if not _goes_on_after_comma(words, at):
                break
        elif depth == 0 and at > start and _closes_phrase(words, at, has_relative):
            break
        is_speaking = word.lower in _SPEAKING and words[at - 1].text == "," and at > start
        has_relative = has_relative or is_speaking or word.lower in {"who", "whose", "which"}
        at += 1
    return trimmed(words, start, at)


def _is_inside_name(words: Sequence[Word], at: int) -> bool:
    return at > 0 and at + 1 < len(words) and len(words[at - 1].text) == 1 and words[at + 1].is_capital


def _closes_phrase(words: Sequence[Word], at: int, has_relative: bool) -> bool:
    word, lower = words[at], words[at].lower
    following = words[at + 1] if at + 1 < len(words) else None
    if lower in {
        "as",
        "while",
        "when",
        "because",
        "after",
        "before",
        "that",
        "but",
        "if",
        "although",
        "though",
    }:
        return not (lower == "that" and words[at - 1].is_word and has_relative)
    if has_relative:
        return False
    is_dated = following is not None and (following.is_a("time") or following.lower in _SETTING_OPENERS)
    if word.is_a("time") or (lower in _SETTING and is_dated):
        return True
    return is_verb_like(words, at) and lower not in word_class("reduced_relative")


def _goes_on_after_comma(words: Sequence[Word], at: int) -> bool:
    """Tell whether what follows the comma still belongs: an apposition, a relative clause or a further group."""
    marks = (i for i in range(at + 1, len(words)) if words[i].text in ",;:" or is_dash(words, i))
    end = next(marks, len(words))
    if end == at + 1 or words[at + 1].is_quoted:
        return False
    while end > at + 1 and words[end - 1].text in STOPS:
        end -= 1
    first = words[at + 1]
    if first.lower in _SPEAKING and at + 2 < len(words):
        return True
    if first.lower in {"who", "whose", "which"}:
        if at + 3 >= len(words) or words[at + 2].lower not in cue_forms():
            return True
        return words[at + 2].lower in _ASKS and words[at + 3].lower in _NOT_NAMED
    if first.is_a("pronoun") and first.lower not in {"one", "another", "some", "several"}:
        return False
    if first.lower in {"adding", "saying", "citing"} or first.is_a("preposition") or first.is_a("wh"):
        return False
    if first.lower == "and":
        return at + 2 < len(words) and words[at + 2].is_a("determiner") and not has_verb(words, at + 1, end)
    relative = next((i for i in range(at + 1, end) if words[i].lower in {"who", "which", "whose"}), end)
    return not has_verb(words, at + 1, relative) and end - at <= 30
