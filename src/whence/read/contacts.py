"""Cues that follow a verb of getting in touch: "rang back to say", "took to Chirp to complain", "wrote to confirm"."""

from collections.abc import Sequence

from whence.read.clauses import is_verb_like
from whence.read.verb_forms import Verb
from whence.read.wordlists import word_class
from whence.read.words import Word

_REACH = 7  # words from "rang" to the "to" of "rang the breakfast programme back to say"
_HEARD = 5  # words from "heard" to the verb of "heard a former dean joke"
_HEARING = frozenset({"hear", "heard", "hears", "hearing", "overheard", "watched"})
_NO_SAYING = frozenset(
    {"hear", "see", "read", "find", "learn", "know", "show", "think", "believe", "understand", "worry"}
)


def heard_before(words: Sequence[Word], at: int) -> int | None:
    """Give where the speaker begins in "heard a dean joke that"; None when no verb of hearing stands there."""
    for i in range(at - 2, max(-1, at - 2 - _HEARD), -1):
        word = words[i]
        if word.lower in _HEARING:
            first = words[i + 1]
            opens = (
                any(first.is_a(n) for n in ("determiner", "object_pronoun", "possessive")) or first.is_capital
            )
            return i + 1 if opens and first.lower != "that" else None
        if not word.is_word or word.is_quoted or is_verb_like(words, i):
            return None
    return None


def contact_before(words: Sequence[Word], at: int, verb: Verb) -> int | None:
    """Give where the verb stands after which "to say" at `at` tells what was said; None when none does."""
    if at < 2 or words[at - 1].lower != "to" or verb.lemma in _NO_SAYING or not verb.frames & {"c", "w"}:
        return None
    for i in range(at - 2, max(-1, at - 2 - _REACH), -1):
        word = words[i]
        if not word.is_word or word.is_quoted:
            return None
        if word.lower in word_class("contact_verb"):
            return i if i == 0 or not (words[i - 1].is_a("determiner") or words[i - 1].is_a("modal")) else None
        if is_verb_like(words, i):
            return None
    return None
