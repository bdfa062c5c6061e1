"""Where somebody works, by the clause after the role: "who left the company in August", "employed by the council"."""

import re
from collections.abc import Sequence

from whence.read.bodies import body_at
from whence.read.roles import source_words
from whence.read.words import Word

_EMPLOYED = re.compile(
    r"(?:work(?:s|ed|ing)?|left|leaves?|serve[sd]?|joined|join|resigned|retired|employed|runs?|ran|hired|quit|headed|heads"
    r"|fired|dismissed|advise[sd]?|accredited|attached|contracted|assigned|sits?|represent(?:s|ed|ing))$"
)


def employer_of(words: Sequence[Word], role: int) -> str | None:
    """Give the body in "who left the company in August", "employed by the council"."""
    for at in range(role + 1, min(len(words) - 1, role + 8)):
        if _EMPLOYED.match(words[at].lower):
            start = at + 1
            is_named = words[start].lower == "for"
            if words[start].lower == "on" and not is_of_members(words[start + 1 : start + 7]):
                continue  # "worked on the fleet"
            if words[start].lower in {"for", "at", "in", "with", "from", "by", "to", "on"}:
                start += 1
            return body_at(words, start, is_loose=not is_named, is_spoken_for=False)
    return None


def is_of_members(words: Sequence[Word]) -> bool:
    """Tell whether a noun for a body with members stands in some words: "on the school board"."""
    return any(word.lower in source_words("of_members") for word in words)
