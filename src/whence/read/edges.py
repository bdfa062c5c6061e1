"""The edges of a source: openers and times cut off, and whether what is left can speak."""

from collections.abc import Sequence

from whence.read.wordlists import word_class
from whence.read.words import Word

Range = tuple[int, int]  # words [first, last)

_QUESTIONS = frozenset(
    [
        "clear",
        "unclear",
        "know",
        "knows",
        "knew",
        "known",
        "ask",
        "asks",
        "asked",
        "sure",
        "say",
        "says",
        "said",
        "of",
        "about",
        "on",
        "see",
    ]
)
_LIMITS = frozenset({"even", "only"})  # "only one voter in five" is a source as a whole
_NEAR_TIMES = frozenset({"last", "this", "next", "late"})


def trimmed(words: Sequence[Word], start: int, end: int) -> Range | None:
    """Cut openers and times off both edges; None when nothing that can speak is left."""
    opener, times = word_class("opener"), word_class("time")
    while end - start > 1:
        word = words[start]
        is_time = word.lower in times or (word.lower in _NEAR_TIMES and words[start + 1].lower in times)
        is_year = word.text.isdigit() and start > 0 and words[start - 1].lower in times
        is_that = (
            word.lower == "that" and start > 0 and words[start - 1].is_word and words[start - 1].lower != "and"
        )
        is_that = is_that or (word.lower == "that" and words[start + 1].is_a("determiner"))
        is_manner = word.lower.endswith("ly") and not word.is_capital and words[start + 1].is_capital
        is_opener = (
            word.lower in opener or word.text in ",.-’'" or (word.is_a("adverb") and word.lower not in _LIMITS)
        )
        if not (is_that or is_time or is_year or is_manner or is_opener):
            break
        start += 1
    while (
        end - start > 1
        and not is_dated(words, start, end)
        and (_is_date(words[end - 1]) or words[end - 1].is_a("preposition"))
    ):
        end -= 1
    while end - start > 1 and words[end - 1].is_a("adverb") and words[end - 1].lower != "both":
        end -= 1
    return (start, end) if start < end and can_speak(words, start, end) else None


def is_dated(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a phrase ends in the date of a participle: "a report published on Wednesday"."""
    at = end
    while at > start and (words[at - 1].is_a("time") or words[at - 1].text.isdigit()):
        at -= 1
    if at == end:
        return False
    near = range(at - 1, max(start, at - 4), -1)
    return any(
        words[i].is_a("reduced_relative")
        and all(w.is_a("preposition") or w.is_a("hour") for w in words[i + 1 : at])
        for i in near
    )


def _is_date(word: Word) -> bool:
    return word.is_a("time") and (
        word.is_capital or word.lower in {"today", "yesterday", "tonight", "tomorrow"}
    )


def can_speak(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a phrase holds a word that can be a speaker: no marks, adverbs and the like alone."""
    if end - start == 1:
        word = words[start]
        if word.lower == "there":
            return False
        if word.is_a("pronoun") or word.is_a("object_pronoun"):
            return not word.is_a("object_pronoun") or word.lower == "it"
        return word.is_word and not any(
            word.is_a(name)
            for name in ("preposition", "adverb", "coordinator", "time", "be", "subordinator", "opener")
        )
    if words[end - 1].lower == "other":
        return True
    if words[end - 1].lower in {"who", "which"} and words[end - 2].lower in _QUESTIONS:
        return False
    return any(w.is_word and not w.is_a("preposition") and not w.is_a("determiner") for w in words[start:end])
