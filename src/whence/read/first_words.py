"""The first word of a source, which a sentence writes with a capital though it may be no name ("Camp staff")."""

import re

from whence.read.roles import is_organisation_noun, is_role, is_role_modifier
from whence.read.words import Word

_WINDOW = 20_000  # characters on each side of a source that are searched for its words


def opening_lowered(text: str, words: list[Word]) -> list[Word]:
    """Give the words with the first in small letters when it is a common word that opens a sentence ("Camp staff")."""
    first = words[0]
    if len(words) < 2 or not first.is_capital or first.text.isupper() or words[1].is_capital:
        return words
    before = text[max(0, first.start - 3) : first.start].rstrip(" “\"‘'\xa0•")
    is_opening = not before or before[-1] in ".!?:\n…"
    lower = first.lower
    is_known = is_role(lower) or is_role_modifier(lower) or is_organisation_noun(lower)
    if is_organisation_noun(lower) and re.search(rf"[a-z,] {first.text} [a-z]", text) is not None:
        return words  # the text writes it so inside sentences too ("a Navy spokesman")
    if not is_opening or not (is_known or _has_word(text, lower, first.start)):
        return words
    return [first._replace(text=first.lower), *words[1:]]


def _has_word(text: str, word: str, near: int) -> bool:
    """Tell whether a word stands somewhere around a place."""
    pattern = re.compile(rf"\b{re.escape(word)}\b")
    return pattern.search(text, max(0, near - _WINDOW), near + _WINDOW) is not None
