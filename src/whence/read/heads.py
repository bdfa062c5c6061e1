"""The head of a noun phrase: the noun that tells what speaks, before all that hangs on it."""

from collections.abc import Sequence

from whence.read.roles import (
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    source_words,
)
from whence.read.words import OWNING, Word

_MARKS = frozenset({",", "(", "–", "—", ":", ";", "@"})
_AS_MANY = (["as", "many", "as"], ["as", "few", "as"], ["no", "fewer", "than"])


def core_of(words: Sequence[Word]) -> Sequence[Word]:
    """Give the phrase up to its head noun; for "five of the officials", what it is five of."""
    start = 3 if [word.lower for word in words[:3]] in _AS_MANY else 0
    for at, word in enumerate(words):
        if at < start:
            continue
        if word.lower == "of" and 0 < at < 5 and all(counts(w) for w in words[:at]):
            start = at + 1
        elif at > start and not counts(word) and _ends_core(words, at):
            return words[start:at]
    return words[start:]


def head_of(core: Sequence[Word]) -> Word | None:
    """Give the head noun of a core: the last word that is known for a noun, else the last word."""
    held = [at for at, word in enumerate(core) if word.text in OWNING]
    owned = [word for word in core[held[-1] + 1 :] if word.is_word and word.text not in OWNING] if held else []
    words = owned or [word for word in core if word.is_word]  # "the officials' phones" are phones
    if not words:
        return None
    if words[-1].is_capital and len(words) > 1 and not is_speaking_noun(words[-1]):
        return words[-1]
    return next((word for word in reversed(words) if is_speaking_noun(word)), words[-1])


def is_speaking_noun(word: Word) -> bool:
    """Tell whether a word is a noun for what speaks: people, a body, a document, the press."""
    lower = word.lower
    return is_role(lower) or is_document_noun(lower) or is_organisation_noun(lower) or is_press_noun(word)


def is_press_noun(word: Word) -> bool:
    """Tell whether a word is a noun for an outlet."""
    return word.is_a("press") or word.lower in source_words("press")


def is_personal(core: Sequence[Word], head: Word) -> bool:
    """Tell whether a head that may be people or numbers is people ("senior figures", not "final figures")."""
    if head.lower in {"number", "numbers"}:
        return len(core) > 1 and core[-2].lower == "opposite"  # "his opposite number in Estria"
    if head.lower != "figures":
        return is_role(head.lower)
    return any(word.lower in source_words("of_figures") for word in core)


def counts(word: Word) -> bool:
    """Tell whether a word belongs to the number or the determiner before a noun."""
    is_number = word.is_a("number") or word.is_a("crowd") or word.text.isdigit()
    return (
        is_number or word.is_a("determiner") or word.is_a("pronoun") or word.lower in {"than", "least", "only"}
    )


def _ends_core(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if word.lower in OWNING or before.lower in OWNING:
        return False
    if word.text in _MARKS or word.is_a("preposition"):
        return True
    if word.lower in source_words("end"):
        return not counts(before) and not before.is_a("possessive")
    if word.is_a("adverb") and not word.is_a("determiner"):
        return is_speaking_noun(before)
    if not _is_participle(word) or not is_noun_like(before):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if not is_speaking_noun(before) and not is_plural(before.lower):
        return after is not None and after.is_a("preposition")
    return after is None or is_plural(before.lower) or not is_speaking_noun(after)


def _is_participle(word: Word) -> bool:
    if word.is_capital or is_speaking_noun(word):
        return False
    is_listed = word.is_a("reduced_relative") or word.lower in source_words("participle")
    return is_listed or word.lower.endswith(("ed", "ing"))


def is_noun_like(word: Word) -> bool:
    """Tell whether a word may be a noun that a participle hangs on, no article, adjective or number."""
    if counts(word) or word.is_a("adjective") or word.is_a("possessive") or is_nationality(word.text):
        return False
    return word.is_word
