"""Who bears a name: a person or a body, by what the rest of the article says of it.

"Osier confirmed that it was looking", "Ann Lee, 38,", "the foreign minister, Ann Lee".
"""

import re
from functools import cache
from typing import Literal

from whence.read.gazetteers import fold_name, given_names, name_words
from whence.read.roles import (
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    source_words,
)
from whence.read.wordlists import read_lines, word_class

Bearer = Literal["person", "organisation"]

_HEARS = re.compile(r"\b(?:told|tells?|telling|assured|informed|to|with|by|for) $")
_MOST = 12  # places of a name looked at
_WINDOW = 20_000  # characters on each side that are searched
_BEFORE = 40  # characters before a name that may tell what it is
_AFTER = 70  # characters after it
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Lord|Lady|Judge|Sgt|Capt|Col|Gen)\.? (?:[A-Z]\w+ )?$"
)
_GIVEN = re.compile(r"(?<![.!?“\"‘\n] )(?<!\n)(?<!^)\b([A-Z][a-zà-ÿ]+) $")
_NOUN = re.compile(r"\b([a-z][\w-]+),? $")
_PLACE = re.compile(r"\b(?:in|at|across|inside|outside|into|within) $")
_PERSONAL = re.compile(
    r",? (?:who|whose)\b|, (?:aged )?\d\d\b|[’']s? (?:\w+ )?(?:husband|wife|widow|mother|father|son"
    r"|daughter|brother|sister|partner|friends?"
    r"|lawyers?|solicitor|barrister|agent|camp|allies|aides?|home|death|family|parents|colleagues?)\b"
    r"| (?:[a-z’']+ ){1,4}?(?:that |“)?(?:he|she|himself|herself)\b"
)
_BODILY = re.compile(
    r", (?:which|whose (?:shares|board|members))\b|[’']s? (?:(?:\w+ )?(?:chief executive|chairman"
    r"|chairwoman|chair|spokes\w+|board|shares?"
    r"|headquarters|factor\w+|plants?|customers?|shareholders|owners?|government|parliament|president|prime"
    r" minister|army|capital"
    r"|border|ministry|minister|ambassador|embassy|police|navy|director|members?|staff|workers|employees"
    r"|managers?|website"
    r"|delegation|coast|king|queen|people|economy|central bank))\b"
    r"| (?:[a-z’']+ ){1,4}?(?:itself\b|its\b|(?:that )?it (?:had|has|would|will|did|does|plan|intend"
    r"|expect|could n|was (?:look|work|consider)))"
)
_LONGER = re.compile(r"(?: [A-Z][\w&’'-]*){0,2} ([A-Z]\w+)")
_TITLED = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof"})
_COMPOUND = re.compile(
    r" (?:[A-Z]\w+ )?(?:tanks?|trucks?|tankers?|drivers|pilots|crews?|mines?|mill|refinery|depots?|warehouses?"
    r"|works|pipeline"
    r"|reactors?|ferries|trains|jets|shares?|stock|employees|staff|customers|workers|workforce|plants?|board|management|headquarters|executives?"
    r"|spokes\w+|bosses|products?|shareholders|bondholders|factor(?:y|ies)|stores?|subsidiary|website)\b"
)
_NATIONAL_ENDING = re.compile(r"(?:i?ans?|ish|ese|i|ites?)\b")


def bearer_of(text: str, name: str, *, near: int) -> Bearer | None:
    """Tell whether a name is a person's or a body's from where it stands around `near`; None when nothing tells."""
    text = text[max(0, near - _WINDOW) : near + _WINDOW]
    last = name.split()[-1]
    person = body = 0
    at = -1
    for _ in range(_MOST):
        at = text.find(name, at + 1)
        if at < 0:
            break
        end = at + len(name)
        if text[at - 1 : at].isalnum() or text[end : end + 1].isalnum():
            continue
        votes = _votes(text, at, end, is_single=last == name)
        person, body = person + votes[0], body + votes[1]
    if last == name and _has_nationality(text, name):
        body += 1
    if last != name:
        person += 2 * _has_titled(text, last)
    if person and body:
        return "person" if person > 2 * body else "organisation" if body > 2 * person else None
    return "person" if person else "organisation" if body else None


def is_lone_surname(text: str, word: str, *, near: int) -> bool:
    """Tell whether a noun for people is a surname: the text has "Ann Baker" or "Mr Baker" beside "Baker said"."""
    start = max(0, near - _WINDOW)
    before = re.compile(rf"\b([A-Z][\w’'-]+|M(?:rs?|s)\.|Dr\.) {re.escape(word)}\b(?! [A-Z])")
    return any(
        fold_name(m[1]) in given_names() or m[1].rstrip(".") in _TITLED
        for m in before.finditer(text, start, near + _WINDOW)
    )


def seems_person(name: str) -> bool:
    """Tell whether a name of two or three words looks like a person's: no word of it is a common or a body's word."""
    parts = name.split()
    if not 2 <= len(parts) <= 4:
        return False
    lowers = [part.lower().strip(".") for part in parts]
    return (
        all(
            part[0].isupper() or lower in word_class("name_particle")
            for part, lower in zip(parts, lowers, strict=True)
        )
        and not any(part.isupper() and len(part) > 2 for part in parts)
        and not any(
            _is_common(lower) or is_nationality(part) for part, lower in zip(parts, lowers, strict=True)
        )
    )


def has_given_name(name: str) -> bool:
    """Tell whether a name begins with one that people are given ("Ilse Arn")."""
    return fold_name(name.split()[0]) in given_names()


def seems_body(name: str) -> bool:
    """Tell whether a name of several words looks like a company's or a charity's ("Holm Shipping")."""
    parts = name.lower().split()
    return len(parts) > 1 and parts[-1] in _body_words()


def _is_common(lower: str) -> bool:
    is_noun = is_role(lower) or is_organisation_noun(lower) or is_document_noun(lower)
    return (
        is_noun
        or lower in name_words("head")
        or lower in _body_words()
        or lower.isdigit()
        or lower in word_class("press")
    )


@cache
def _body_words() -> frozenset[str]:
    return frozenset(word for line in read_lines("body_words.txt") for word in line.split())


def _votes(text: str, start: int, end: int, *, is_single: bool) -> tuple[int, int]:
    """Give the votes of one place for a person and for a body."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER].split("\n")[0]
    person = body = 0
    if _TITLE.search(before):
        person += 3
    noun = _NOUN.search(before)
    is_firm = noun is not None and (noun[1] in source_words("dual") or noun[1] in source_words("company"))
    if noun is not None and is_role(noun[1]) and not is_plural(noun[1]) and not is_firm:
        person += 2
    elif noun is not None and is_organisation_noun(noun[1]):
        body += 2
    if is_single and _PLACE.search(before):
        body += 1
    longer = _LONGER.match(after) if is_single else None
    body += 2 * (_COMPOUND.match(after) is not None)  # "Vesta shares"
    if longer is not None and (longer[1].lower() in _body_words() or is_organisation_noun(longer[1].lower())):
        body += 2  # "Tarquin Capital"
    given = _GIVEN.search(before) if is_single else None
    if longer is not None and fold_name(text[start:end]) in given_names() and not _is_common(longer[1].lower()):
        person += 2  # "Ray" where the text has "Ray Tillman"
    if given is not None and not _is_common(given[1].lower()) and not is_nationality(given[1]):
        person += 1
    personal, bodily = _PERSONAL.match(after), _BODILY.match(after)
    if personal is not None and personal[0].startswith(" ") and _HEARS.search(before):
        personal = None  # "told Lisk that she saw it"
    if personal is not None and (bodily is None or personal.end() < bodily.end()):
        person += 2
    elif bodily is not None:
        body += 2
    return person, body


def _has_nationality(text: str, name: str) -> bool:
    """Tell whether the text has an adjective made from the name, as of a country ("Karst", "Karstian")."""
    stem = name.rstrip("aeioy")
    if len(stem) < 3:
        return False
    at = text.find(stem)
    for _ in range(_MOST):
        if at < 0:
            break
        ending = _NATIONAL_ENDING.match(text, at + len(stem))
        if ending is not None and text[at : ending.end()] != name:
            return True
        at = text.find(stem, at + 1)
    return False


def _has_titled(text: str, surname: str) -> bool:
    return any(f"{title} {surname}" in text for title in ("Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.", "Dr", "Sir"))
