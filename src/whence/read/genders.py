"""Which pronoun goes with a source: by its title or noun, by its given name, by what its own clause calls it."""

import re
from functools import cache
from typing import Literal

from whence.read.gazetteers import fold_name
from whence.read.roles import is_role
from whence.read.wordlists import read_rows, word_class

Gender = Literal["he", "she"]

_TOKEN = re.compile(r"[^\W_][\w’'-]*|[,;(]")
_CLOSERS = frozenset({"of", "for", "to", "with", "at", "in", "from", "by", "on", "against"})
_CLAUSE = frozenset(
    {
        "who",
        "whose",
        "speaking",
        "citing",
        "asking",
        "identified",
        "known",
        "reached",
        "contacted",
        "granted",
        "quoted",
    }
)
_OWN: dict[str, Gender] = {
    "he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she",
}  # fmt: skip
_LONGEST = 40  # words of a phrase that are looked at


def gender_of(words: str, name: str | None = None) -> Gender | None:
    """Give the pronoun of a source; None when neither its words nor its given name tell."""
    return _own_pronoun(words) or _by_noun(words) or (_of_name(name) if name else None)


def _of_name(name: str) -> Gender | None:
    """Give the pronoun of a given name; a word before it that is no name is passed over ("Deckhand Ollie Arn")."""
    parts = [fold_name(part).split(" ")[0] for part in name.split()]
    found = (_given().get(part) for part in parts[: max(1, len(parts) - 1)] if part)
    return next(filter(None, found), None)


@cache
def _given() -> dict[str, Gender]:
    """Give the pronoun of each given name that has just one."""
    rows = {row[0]: row[1].split() for row in read_rows("given_name_genders.tsv")}
    he, she = set(rows["he"]), set(rows["she"])
    found: dict[str, Gender] = {fold_name(name): "he" for name in he - she}
    return found | {fold_name(name): "she" for name in she - he}


def _own_pronoun(words: str) -> Gender | None:
    """Give the pronoun of a pronoun, else the one in the clause after the noun: "who did not want her name printed"."""
    lower = words.lower()
    if lower in _OWN:
        return _OWN[lower]
    in_clause, before = False, ""
    for token in _TOKEN.findall(lower)[:_LONGEST]:
        if in_clause and token in _OWN and before != ",":
            return _OWN[token]
        in_clause = in_clause or token in _CLAUSE or (before == "," and token.endswith("ing"))
        before = token
    return None


def _by_noun(words: str) -> Gender | None:
    """Give the pronoun of the head noun or title, or of one in apposition; not of "the king" in "aide to the king"."""
    is_open = True
    for token in _TOKEN.findall(words.lower())[:_LONGEST]:
        if token in _CLAUSE:
            return None
        if token in {",", "(", ";"}:
            is_open = True
        elif token in _CLOSERS:
            is_open = False
        elif is_open and token not in _OWN:
            found = _of_noun(token)
            if found is not None:
                return found
    return None


def _of_noun(lower: str) -> Gender | None:
    if lower in word_class("she") or (lower.endswith("woman") and lower != "woman"):
        return "she"
    if lower in word_class("he") or (lower.endswith("man") and is_role(lower)):
        return "he"
    return "she" if lower.endswith("ess") and lower.removesuffix("ess") + "or" in {"actor"} else None
