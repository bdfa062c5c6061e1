"""The nationality of a source: that of its head noun or of the apposition after it, not of a body inside it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from whence.read.heads import core_of
from whence.read.roles import is_nationality, is_organisation_noun, is_role, is_role_modifier, source_words
from whence.read.words import OWNING, Word

_MAY_BE = re.compile(
    r"[A-Z][a-z]{3,}(?:i|ic)$"
)  # "Oskari officials"; a name may end so, but stands before no noun


def nationality_of(words: Sequence[Word], described: Sequence[Word], *, name: str | None) -> str | None:
    """Give the nationality that a phrase states; `described` are those of its words that tell most."""
    if name is not None:
        found = _first_in(words)
        return found if found is None or found not in name.split() else None
    core = core_of(described)
    found = _first_in(core)
    if found is None:
        comma = next((i for i, w in enumerate(words) if i and w.text == ","), len(words))
        found = _first_in(core_of(words[comma + 1 :])) if comma + 1 < len(words) else None
    unknown = (
        w.text
        for w, after in pairwise(core)
        if _MAY_BE.match(w.text) and not after.is_capital and w.lower not in source_words("not_national")
    )
    return found or next(unknown, None)


def _first_in(words: Sequence[Word]) -> str | None:
    """Give the first nationality of a phrase, or "US and European" when two stand together."""
    for at, word in enumerate(words):
        if is_nationality(word.text) and not _names_body(words[at + 1 : at + 2]):
            pair = words[at + 1 : at + 3]
            if at + 1 < len(words) and words[at + 1].text in OWNING:
                continue
            is_joined = len(pair) == 2 and pair[0].lower in {"and", "or"} and is_nationality(pair[1].text)
            return f"{word.text} {pair[0].text} {pair[1].text}" if is_joined else word.text
    return None


def _names_body(after: Sequence[Word]) -> bool:
    """Tell whether a nationality is the first word of a name ("American Action Network")."""
    if not after or not after[0].is_capital or is_nationality(after[0].text):
        return False
    word = after[0]
    is_title = is_role(word.lower) or word.is_a("title") or word.is_a("portfolio")
    return not (is_title or is_role_modifier(word.lower) or is_organisation_noun(word.lower))
