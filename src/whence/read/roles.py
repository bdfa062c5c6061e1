"""What a source is: the role nouns, and the words that mark a document, an organisation or a nationality."""

import re
from collections.abc import Sequence
from functools import cache

from whence.read.wordlists import read_lines, word_class
from whence.read.words import OWNING, Word
from whence.wordtables import read_classes

_NATIONAL = re.compile(
    r"[A-Z][a-z]+(?:ian|ean|ese|ish|aqi|eni|audi|aeli|iti|abi|ani|rdish|can)s?(?:-[A-Z]?\w+)?$"
)
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "wives": "wife", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "policemen": "policeman", "fishermen": "fisherman", "staff": "staffer",
    "attachés": "attaché", "mps": "mp", "spokespeople": "spokesperson", "chairmen": "chairman",
    "servicemen": "serviceman",
    "businessmen": "businessman", "clergymen": "clergyman", "lords": "lord", "grandchildren": "grandchild",
    "children": "child", "midwives": "midwife", "housewives": "housewife", "crew": "crewman", "personnel": "staffer",
}  # fmt: skip


_FIELD = 3  # words of what a post is for ("director of public health")
_HELD = frozenset(
    {"cabinet", "staff", "mission", "delegation", "protocol", "police"}
)  # without "the" part of a post
_WATCHES = frozenset({"watch", "guard", "house", "rolls", "court", "day", "peace"})


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    nouns: set[str] = set()
    modifiers: set[str] = set()
    for line in read_lines("roles.txt"):
        (modifiers.update if line.startswith("+") else nouns.update)(line.lstrip("+").split())
    return frozenset(nouns), frozenset(modifiers)


def source_words(use: str) -> frozenset[str]:
    """Give the words of a use in `data/source_words.tsv`."""
    return read_classes("source_words.tsv", between=None)[use]


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
        lower[:-3] + "y" if lower.endswith("ies") else lower,
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
    is_in_y = lower.endswith("ies") and lower[:-3] + "y" in nouns
    return lower in nouns or lower.removesuffix("s") in nouns or is_in_y


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
        if is_role(after) or (after in OWNING and _holds_role(words[at + 2 :])):
            continue
        first = at
        while first and (words[first - 1].lower in modifiers or is_role(words[first - 1].lower)):
            first -= 1
        role = words[first : at + 1]
        opens_sentence = first == 0 and not any(w.is_capital for w in (*role[1:], *words[at + 1 : at + 2]))
        return " ".join([role[0].lower if opens_sentence else role[0].text, *(w.text for w in role[1:])])
    return None


def full_role_of(core: Sequence[Word], *, is_known: bool = True) -> str | None:
    """Give the last role noun of a noun phrase, else its last word, with all that modifies it but number, nationality.

    `is_known`: only a noun that is known for a role.
    """
    last = -1 if is_known else len(core) - 1
    at = next((i for i in range(len(core) - 1, -1, -1) if is_role(core[i].lower)), last)
    if at < 0:
        return None
    first = at
    while first and _modifies(core, first - 1):
        first -= 1
    return " ".join(word.text for word in core[first : at + 1])


def role_with_field(role: str, words: Sequence[Word], at: int) -> str:
    """Give a role with what it is for: "head of security", "officer of the watch"; `at` is where its noun stands."""
    noun = singular_role(words[at].lower)
    if noun not in source_words("office_of") or at + 2 >= len(words) or words[at + 1].lower != "of":
        return role
    first = at + 2 + (words[at + 2].lower == "the")
    end = first
    while end < min(len(words), first + _FIELD) and _is_of_field(words[end]):
        end += 1
    if end == first or (first > at + 2 and (words[first].lower not in _WATCHES)):
        return role
    is_bare = end == first + 1 == at + 3 and words[first].lower in _HELD  # "chief of cabinet"
    if any(is_organisation_noun(w.lower) for w in words[first:end]) and not is_bare:
        return role
    return " ".join([role, *(w.text for w in words[at + 1 : end])])


def _is_of_field(word: Word) -> bool:
    is_closed = any(
        word.is_a(name) for name in ("determiner", "preposition", "possessive", "pronoun", "number")
    )
    is_end = word.lower in source_words("end") or word.lower.endswith(("ed", "’s", "'s")) or word.lower == "and"
    return word.is_word and not (is_closed or is_end or word.is_capital)


def opens_body(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word that may be a title is of a body's name: "State Department", "Foreign Ministry"."""
    after = words[at + 1] if at + 1 < len(words) and words[at].is_a("title") else None
    return (
        after is not None
        and after.is_capital
        and is_organisation_noun(after.lower)
        and not is_role(after.lower)
    )


def _modifies(core: Sequence[Word], at: int) -> bool:
    word = core[at]
    if word.lower == "and":  # "current and former officials"
        return at > 0 and not is_role(core[at - 1].lower) and _modifies(core, at - 1)
    if not word.is_word or word.text.isdigit() or word.lower in source_words("no_modifier"):
        return False
    if word.text in {"White", "House", "Senate"} and at + 1 < len(core):
        return True  # "White House official"
    if word.is_capital and (word.is_a("title") or singular_role(word.lower) is not None):
        return opens_body(core, at)
    is_closed = any(
        word.is_a(name) for name in ("determiner", "number", "crowd", "possessive", "pronoun", "preposition")
    )
    return not is_closed and not is_nationality(word.text)
