"""Where a clause has its verb: what ends a noun phrase."""

from collections.abc import Sequence

from whence.read.verb_forms import cue_forms
from whence.read.wordlists import plain_verbs
from whence.read.words import OWNING, Word

_SAYING = frozenset(
    {"said", "says", "told", "tells", "wrote", "writes", "thinks", "knew", "knows"}
)  # verbs alone


def is_verb_like(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word at `at` ends a noun phrase because a clause has its verb there."""
    word = words[at]
    lower = word.lower
    if word.is_a("be") or word.is_a("have") or word.is_a("do") or word.is_a("modal"):
        return lower not in {"'s", "’s"} or not _is_possessive(words, at)
    before = words[at - 1] if at else None
    if (
        before is not None
        and (before.is_a("determiner") or before.is_a("possessive"))
        and not before.is_a("pronoun")
    ):
        return False
    if word.is_capital and at:
        return False
    if lower in plain_verbs():
        return not (before is not None and before.lower in {"'s", "’s"} and _is_possessive(words, at - 1))
    if before is not None and before.lower in OWNING and lower.endswith("ed") and _is_possessive(words, at - 1):
        return False  # "the club's verified account"
    entry = cue_forms().get(lower)
    if lower in _SAYING and before is not None:
        return True
    if entry is not None and ("past" in entry[1] or ("ing" not in entry[1] and "f" not in entry[0].frames)):
        return before is not None and (before.is_word or (before.text == "," and "third" in entry[1]))
    if lower.endswith("ed") and len(lower) > 4:
        return before is not None and before.is_word and not is_modifier(before)
    return False


def _is_possessive(words: Sequence[Word], at: int) -> bool:
    """Tell 's of a name or noun from a shortened "is"."""
    if at == 0 or words[at - 1].is_a("pronoun"):
        return False
    return (
        at + 1 < len(words)
        and not words[at + 1].is_a("determiner")
        and (
            words[at + 1].is_capital
            or words[at + 1].is_a("ing_noun")
            or not words[at + 1].lower.endswith("ing")
        )
    )


def is_modifier(word: Word) -> bool:
    """Tell whether what follows the word cannot be a clause's verb: a preposition, an adverb or "and"."""
    return (
        word.is_a("preposition") or word.is_a("adverb") or word.is_a("coordinator") or word.lower.endswith("ly")
    )


def has_verb(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a verb stands among words `first` up to `last`."""
    return any(is_verb_like(words, at) for at in range(first, last))
