"""What a source is: the role nouns, and the words that mark a document, an organisation or a nationality."""

import re
from collections.abc import Sequence
from functools import cache

from whence.read.wordlists import read_lines, word_class
from whence.read.words import Word

_NATIONAL = re.compile(
    r"[A-Z][a-z]+(?:ian|ean|ese|ish|aqi|eni|audi|aeli|iti|abi|ani|rdish|can)s?(?:-[A-Z]?\w+)?$"
)
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "wives": "wife", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "policemen": "policeman", "fishermen": "fisherman", "staff": "staffer",
}  # fmt: skip


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    nouns: set[str] = set()
    modifiers: set[str] = set()
    for line in read_lines("roles.txt"):
        (modifiers.update if line.startswith("+") else nouns.update)(line.lstrip("+").split())
    return frozenset(nouns), frozenset(modifiers)


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(word for line in read_lines(name) for word in line.split())


def singular_role(lower: str) -> str | None:
    """Give the role noun in the singular; None when the word is no role."""
    nouns = _roles()[0]
    if lower in nouns:
        return lower
    for stem in (
        _IRREGULAR.get(lower, ""),
        lower.removesuffix("s"),
        lower.removesuffix("es"),
        lower[:-3] + "y",
    ):
        if stem != lower and stem in nouns:
            return stem
    return None


def is_role(lower: str) -> bool:
    """Tell whether a word, in either number, is a noun for people who speak."""
    return singular_role(lower) is not None


def is_role_modifier(lower: str) -> bool:
    """Tell whether a word may stand before a role noun and belong to it ("intelligence", "security")."""
    return lower in _roles()[1]


def is_plural(lower: str) -> bool:
    """Tell whether a role noun stands in the plural, or a word ends like a group of people ("Democrats")."""
    role = singular_role(lower)
    if role is not None:
        return role != lower
    ends_as_group = lower.endswith(("ians", "cans", "crats", "ers", "ists", "ors"))
    return lower in _IRREGULAR or (len(lower) > 4 and ends_as_group)


def is_document_noun(lower: str) -> bool:
    """Tell whether a word, in either number, is a noun for a document, a poll or a recording."""
    return _is_noun_of("documents.txt", lower)


def is_organisation_noun(lower: str) -> bool:
    """Tell whether a word marks an organisation."""
    return _is_noun_of("organisations.txt", lower)


def _is_noun_of(name: str, lower: str) -> bool:
    nouns = _nouns(name)
    return lower in nouns or lower.removesuffix("s") in nouns or lower[:-3] + "y" in nouns


def is_nationality(text: str) -> bool:
    """Tell, by its shape, whether a word says where someone is from ("Iranian", "US", "Western")."""
    return text in word_class("national") or (
        _NATIONAL.match(text) is not None and text not in word_class("not_national")
    )


def _holds_role(words: Sequence[Word]) -> bool:
    return any(
        is_role(word.lower) or is_organisation_noun(word.lower) or word.lower == "office" for word in words
    )


def role_of(words: Sequence[Word]) -> str | None:
    """Give the role of a phrase: its first role noun with the words before it that belong to it."""
    modifiers = _roles()[1]
    for at, word in enumerate(words):
        if word.lower in {"of", "for", "at"} and at and is_role(words[at - 1].lower):
            break
        if not is_role(word.lower):
            continue
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if is_role(after) or (after in {"’s", "'s", "’", "'"} and _holds_role(words[at + 2 :])):
            continue
        first = at
        while first and (words[first - 1].lower in modifiers or is_role(words[first - 1].lower)):
            first -= 1
        role = words[first : at + 1]
        opens_sentence = first == 0 and not any(w.is_capital for w in (*role[1:], *words[at + 1 : at + 2]))
        return " ".join([role[0].lower if opens_sentence else role[0].text, *(w.text for w in role[1:])])
    return None
