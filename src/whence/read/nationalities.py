"""The nationality of a source: that of its head noun or of the apposition after it, not of a body inside it."""

import re
from collections.abc import Sequence

from whence.read.heads import core_of
from whence.read.roles import is_nationality, is_organisation_noun, is_role, is_role_modifier, source_words
from whence.read.words import OWNING, Word

_MAY_BE = re.compile(  # "Oskari officials", "a Lirenan banker"; a name may end so, but stands before no noun
    r"(?:[A-Z]\w+ )?[A-Z][a-z]{2,}(?:i|ic|an|ite|lander)$(?<!stan)"
)
_ENDINGS = ("nian", "ian", "ish", "ese", "an", "en", "n", "i", "ic", "e", "er", "ite", "")
_PARTS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
     "new", "saint", "inner", "outer", "great", "greater")
)  # fmt: skip
_LANDS = (
    "Isles|Islands|Republic|Kingdom|Federation|Emirates?|Union|Coast|Peninsula|Highlands|Archipelago|Province"
)
_OF_STATE = (  # what only a country has
    "government|president|presidency|prime minister|foreign (?:minister|ministry)|king|queen|army|navy"
    "|parliament|capital"
    "|embassy|ambassador|border|coastguard|coast guard|military|cabinet"
)
_SHORTEST = 4  # letters of a stem by which a people and its country are told to belong together


def nationality_of(
    text: str, words: Sequence[Word], described: Sequence[Word], *, name: str | None
) -> str | None:
    """Give the nationality that a phrase states; `described` are those of its words that tell most."""
    if name is not None:
        found = _first_in(words)
        return found if found is None or found not in name.split() else None
    core = core_of(described)
    found = _first_in(core)
    if found is None:
        comma = next((i for i, w in enumerate(words) if i and w.text == ","), len(words))
        found = _first_in(core_of(words[comma + 1 :])) if comma + 1 < len(words) else None
    return found or _unknown(text, core)


def without_nationality(role: str | None, nationality: str | None) -> str | None:
    """Give a role without what stands before a nationality in it: "senior Orvan officer"."""
    return role if role is None or nationality is None else role.split(f"{nationality} ", 1)[-1]


def _unknown(text: str, core: Sequence[Word]) -> str | None:
    """Give what stands before the noun of a person and is made from the name of a country, known or not."""
    for at in range(len(core) - 1):
        word, after = core[at], core[at + 1]
        if (
            not word.is_capital
            or after.is_capital
            or not after.is_word
            or word.text.isupper()
            or after.text in OWNING
        ):
            continue
        if word.lower in source_words("not_national") or is_organisation_noun(word.lower):
            continue
        if not any(is_role(w.lower) for w in core[at + 1 :]) or (
            is_role(word.lower) and not word.lower.endswith("lander")
        ):
            continue
        first = at - 1 if at and core[at - 1].is_capital and core[at - 1].lower in _PARTS else at
        written = text[core[first].start : word.end]
        if _MAY_BE.match(word.text) or first < at or _is_of_country(text, word):
            return written
    return None


def _is_of_country(text: str, word: Word) -> bool:
    """Tell whether the text has a country or a people by the same stem ("Kelling officials", "the Kelling Isles")."""
    if re.search(rf"\b{re.escape(word.text)}[’']s? (?:\w+ )?(?:{_OF_STATE})\b", text):
        return True
    if re.search(rf"\b{re.escape(word.text)} (?:{_LANDS})\b|\b[Ii]n {re.escape(word.text)}\b(?! [A-Z])", text):
        return True
    stem = next((word.text.removesuffix(e) for e in _ENDINGS if e and word.text.endswith(e)), word.text)
    if len(stem) < _SHORTEST or stem == word.text:
        return False
    others = re.finditer(rf"\b{re.escape(stem)}[a-z]{{0,4}}\b", text)
    return any(other[0] != word.text for other in others)


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
