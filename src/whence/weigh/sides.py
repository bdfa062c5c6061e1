"""Sides: the party that an origin speaks for, as far as its body, its role and its nationality tell.

Two speakers for one institution, company or government are on one side: that both say something is less than two who
have nothing to do with each other. A body is a side of its own, and a longer form of its name the same; ministries,
embassies, armed forces, police, prosecutors and supervisors of one country, with their ministers and diplomats, are
one state (`data/sides.tsv`); so are courts. Hospitals and laboratories are not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.conclusions import SourceGroup, Statement
from whence.records import Attribution
from whence.weigh.chains import fold_name
from whence.wordtables import fold, read_rows

_OWNER = re.compile(r"\b([^\W\d_][\w-]+)['’]s\s", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|from|by)\s+(?:the\s+)?([^,;]+)$")
_NAME = r"[A-Z][\w’'-]*"
_OF_NAME = re.compile(
    rf"\b(?:of|in|for|from|at|by)\s+(?:the\s+|its\s+)?({_NAME}(?:\s+(?:(?:of|and|for|the|on)\s+)*{_NAME})*)"
)
_STEM, _ENDING = 4, 3  # letters that a country and its demonym share at least, and that either adds at most
_HEADS = re.compile(
    r"\b(?:spokes(?:man|woman|person)|(?:vice[ -])?chair(?:man|woman|person)?|"
    r"(?:chief|managing|finance) (?:executive|director)|director|head|boss|president|ceo)\b"
)
_PUBLIC = "government"
_ALSO = {"body": ("national", "local", "any"), "officer": ("any",), "document": ("any",)}


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its kind or body, and the country it is of; None: not stated, it may be any.

    The name "" is that of some body that the text does not tell.
    """

    name: str
    country: str | None = None

    def may_be(self, other: "Side") -> bool:
        """Tell whether nothing keeps the two from being one: "vantry" and "vantry group" are one."""
        if not self.name or not other.name:
            return True
        is_open = self.country is None or other.country is None
        return _is_one_name(self.name, other.name) and (
            is_open or is_one_country(str(self.country), str(other.country))
        )


SOME = Side("")
"""Some body that the text does not tell: that of a chairman of whom it says only that he is one."""


def find_sides(
    key: str,
    statements: Iterable[Statement],
    attributions: Mapping[str, Attribution],
    *,
    institution: str | None,
    groups: Sequence[SourceGroup] = (),
) -> frozenset[Side]:
    """Give the sides that the origin `key` is on; empty when nothing tells.

    `statements` are those of the claim, `institution` what the origin is known to speak for, `groups` the unnamed
    sources it stands for.
    """
    found: set[Side] = set()
    kind, _, name = key.partition(":")
    if kind == "organisation":
        found |= _of_body(name, None)
    if kind == "document":
        found |= _of_writer(name)
    if institution is not None:
        found |= _of_body(institution, None)
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "") if statement.origin == key else None
        speaker = attribution.speaker if attribution is not None else None
        if speaker is None or speaker.kind == "outlet":
            continue
        if speaker.institution:
            found |= _of_body(speaker.institution, speaker.nationality)
        found |= _of_role(speaker.role, speaker.nationality, speaker.institution or institution)
        if not found and _HEADS.search(fold(speaker.role or "")):
            found.add(SOME)
    for group in groups:
        found |= _of_role(group.role, group.nationality, None) | _of_words(group)
    return _without_places(found - {SOME} or found)


def are_on_one_side(one: Iterable[Side], two: Iterable[Side]) -> bool:
    """Tell whether two origins may speak for one party."""
    theirs = list(two)
    return any(a.may_be(b) for a in one for b in theirs)


def count_sides(sides: Sequence[frozenset[Side]]) -> int:
    """Count the fewest parties among origins; one of which nothing tells is a party of its own.

    Who speaks for some body that is not told may be of any party that has one.
    """
    parties: list[list[frozenset[Side]]] = []
    told = [own for own in sides if SOME not in own]
    for own in told:
        near = [party for party in parties if any(are_on_one_side(own, other) for other in party)]
        parties = [party for party in parties if party not in near]
        parties.append([own, *(each for party in near for each in party)])
    return len(parties) + (len(told) < len(sides) and not any(told))


def speaks_for_state(role: str | None, body: str | None) -> bool:
    """Tell whether a role or a body is one of a government."""
    return any(
        side == _PUBLIC and pattern.search(fold(words or ""))
        for place, words in (("role", role), ("body", body))
        for side, pattern in _patterns(place)
    ) or bool(re.search(r"\bofficials?\b", fold(role or "")))


def names_of_state(nationality: str | None, body: str | None) -> frozenset[str]:
    """Give the names and demonyms, folded, of the state that a nationality or the name of a body tells."""
    country = _country(nationality) or _country_of(body or "")
    if country is None:
        return frozenset()
    return frozenset({country, *(name for name, key in _countries().items() if key == country)})


def is_one_country(one: str, two: str) -> bool:
    """Tell whether two folded words may be of one country, also of one that the table lacks."""
    if one == two:
        return True
    if one in _countries() or two in _countries():
        return False
    n = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return n >= _STEM and max(len(one), len(two)) - n <= _ENDING


def _is_one_name(one: str, two: str) -> bool:
    ours, theirs = set(one.split()), set(two.split())
    is_kind = one in _kinds() or two in _kinds()
    return one == two or (not is_kind and (ours <= theirs or theirs <= ours))


def _without_places(sides: set[Side]) -> frozenset[Side]:
    """Give the sides without bare names of a country whose government is among them."""
    countries = {side.country for side in sides if side.name in _kinds() and side.country}
    return frozenset(s for s in sides if not any(is_one_country(s.name, country) for country in countries))


def _of_body(body: str, nationality: str | None) -> set[Side]:
    """Give the side of a body; none for one that is called by its kind alone ("the company")."""
    name = fold_name(body)
    if set(name.split()) <= _listed("title"):
        return set()
    for side, pattern in _patterns("body"):
        if pattern.search(fold(body)):
            return {Side(side, _country(nationality) or _country_of(body))}
    is_name = any(c.isupper() for c in body) or (bool(name) and name not in _listed("common"))
    return {Side(name)} if is_name else set()


def _of_writer(name: str) -> set[Side]:
    """Give the side of the body that a document is said to be of: "letter of the inspectorate"."""
    match = _OF.search(name)
    owner = _OWNER.match(name)
    found = _of_body(match[1] if match else owner[1] if owner else "", None)
    return found or {Side(side) for side, pattern in _patterns("document") if pattern.search(fold(name))}


def _of_words(group: SourceGroup) -> set[Side]:
    """Give the side that the words for unnamed sources tell: "two officials of the Wenmark Health Board"."""
    for side, pattern in _patterns("body"):
        if pattern.search(fold(group.words)):
            return {Side(side, _country(group.nationality) or _country_of(group.words))}
    match = _OF_NAME.search(group.words)
    return {Side(fold_name(match[1]))} if match else set()


def _of_role(role: str | None, nationality: str | None, body: str | None) -> set[Side]:
    """Give the side that a role tells.

    A president of a body that is named is that body's; a minister or ambassador of "Norway" is of its government.
    """
    words = fold(role or "")
    found = {
        Side(side, _country(nationality)) for side, pattern in _patterns("officer") if pattern.search(words)
    }
    if not body:
        found |= {
            Side(side, _country(nationality)) for side, pattern in _patterns("role") if pattern.search(words)
        }
    for side, pattern in _patterns("office"):
        if pattern.search(words):
            found.add(Side(side, _country(nationality) or _country_of(body or "") or _sole_word(body)))
    if not found and nationality and not body and re.search(r"\bofficials?\b", words):
        found.add(Side(_PUBLIC, _country(nationality)))
    return found


def _sole_word(body: str | None) -> str | None:
    """Give a body that is one word, folded: the foreign minister of "Lethmark"."""
    words = fold_name(body or "").split()
    return words[0] if len(words) == 1 and words[0] not in _listed("common") else None


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for side, where, words in read_rows("sides.tsv"):
        if where == place or where in _ALSO.get(place, ()):
            each = "|".join(re.escape(w).replace(r"\-", r"[\s-]") for w in words.split())
            found.append((side, re.compile(rf"\b(?:{each})(?:s|['’]s|s['’])?(?!\w)")))
    return tuple(found)


@cache
def _kinds() -> frozenset[str]:
    """Give the names of the sides that are a kind of party, and not one body."""
    return frozenset(
        side for side, where, _ in read_rows("sides.tsv") if where not in ("sector", "common", "title")
    )


@cache
def _listed(where: str) -> frozenset[str]:
    """Give the words that are listed for one place, and that are not sides."""
    return frozenset(
        word for _, place, words in read_rows("sides.tsv") if place == where for word in words.split()
    )


@cache
def _countries() -> Mapping[str, str]:
    """Give the key of the country that each name and demonym stands for, folded."""
    return {
        fold(name): key
        for key, own, others, demonyms in read_rows("nationalities.tsv")
        for name in (own, *others.split("|"), *demonyms.split("|"))
        if name
    }


def _country(words: str | None) -> str | None:
    """Give the country of a nationality; one that the table lacks stands for itself."""
    return None if not words else _countries().get(fold(words), fold(words))


def _country_of(body: str) -> str | None:
    """Give the country that the name of a body begins with: "Norway's foreign ministry", "Corvanian government".

    What stands before the kind of a public body, and is not what it is for, is taken for a country not in the table.
    """
    words = fold_name(body).replace("'s ", " ").split()
    known = _countries()
    listed = next((known[" ".join(words[:n])] for n in (2, 1) if " ".join(words[:n]) in known), None)
    if listed is not None or len(words) < 2 or words[1] == "of" or words[0] in _listed("sector"):
        return listed
    # A town has police and prosecutors too; a ministry or an army it has not.
    is_of_country = any(pattern.search(" ".join(words[1:])) for _, pattern in _patterns("national"))
    return words[0] if is_of_country else None
