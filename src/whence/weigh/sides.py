"""Sides: the party that an origin speaks for, as far as its body, its role and its nationality tell.

Two speakers for one institution, company or government are on one side: that both say something is less than two who
have nothing to do with each other. A body is a side of its own; ministries, embassies and armed forces of one country,
with their ministers and diplomats, are one government (`data/sides.tsv`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.conclusions import SourceGroup, Statement
from whence.records import Attribution
from whence.weigh.chains import fold_name
from whence.wordtables import fold, read_rows

_OWNER = re.compile(r"\b([A-Z][\w-]+)['’]s\s")
_PUBLIC = "government"


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its kind or body, and the country it is of; None: not stated, it may be any."""

    name: str
    country: str | None = None

    def may_be(self, other: "Side") -> bool:
        """Tell whether nothing keeps the two from being one."""
        is_open = self.country is None or other.country is None
        return self.name == other.name and (is_open or self.country == other.country)


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
    if institution is not None:
        found |= _of_body(institution, None)
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "") if statement.origin == key else None
        speaker = attribution.speaker if attribution is not None else None
        if speaker is None or speaker.kind == "outlet":
            continue
        if speaker.institution:
            found |= _of_body(speaker.institution, speaker.nationality)
        found |= _of_role(speaker.role, speaker.nationality, has_body=bool(speaker.institution))
    for group in groups:
        found |= _of_role(group.role, group.nationality, has_body=False)
    return frozenset(found)


def are_on_one_side(one: Iterable[Side], two: Iterable[Side]) -> bool:
    """Tell whether two origins may speak for one party."""
    theirs = list(two)
    return any(a.may_be(b) for a in one for b in theirs)


def count_sides(sides: Sequence[frozenset[Side]]) -> int:
    """Count the parties among origins; one of which nothing tells is a party of its own."""
    parties: list[list[frozenset[Side]]] = []
    for own in sides:
        near = [party for party in parties if any(are_on_one_side(own, other) for other in party)]
        parties = [party for party in parties if party not in near]
        parties.append([own, *(each for party in near for each in party)])
    return len(parties)


def speaks_for_state(role: str | None, body: str | None) -> bool:
    """Tell whether a role or a body is one of a government."""
    return any(
        side == _PUBLIC and pattern.search(fold(words or ""))
        for place, words in (("role", role), ("body", body))
        for side, pattern in _patterns(place)
    ) or bool(re.search(r"\bofficials?\b", fold(role or "")))


def names_of_state(nationality: str | None, body: str | None) -> frozenset[str]:
    """Give the names and demonyms, folded, of the state that a nationality or the name of a body tells."""
    owner = _OWNER.match(body or "")
    country = (
        _country(nationality)
        or _country(owner[1] if owner else None)
        or _leading_country(fold_name(body or ""))
    )
    if country is None:
        return frozenset()
    return frozenset({country, *(name for name, key in _countries().items() if key == country)})


def _of_body(body: str, nationality: str | None) -> set[Side]:
    owner = _OWNER.match(body)
    name = fold_name(body)
    country = _country(nationality) or _country(owner[1] if owner else None) or _leading_country(name)
    for side, pattern in _patterns("body"):
        if pattern.search(fold(body)):
            return {Side(side, country)}
    return {Side(name)} if name else set()


def _of_role(role: str | None, nationality: str | None, *, has_body: bool) -> set[Side]:
    """Give the side that a role tells; a president or minister of a body that is named is that body's."""
    words = fold(role or "")
    found = {
        Side(side, _country(nationality))
        for side, pattern in _patterns("role")
        if pattern.search(words) and not (has_body and side == _PUBLIC)
    }
    if not found and nationality and not has_body and re.search(r"\bofficials?\b", words):
        found.add(Side(_PUBLIC, _country(nationality)))
    return found


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for side, where, words in read_rows("sides.tsv"):
        if where in (place, "any"):
            each = "|".join(re.escape(w).replace(r"\-", r"[\s-]") for w in words.split())
            found.append((side, re.compile(rf"\b(?:{each})(?:s|['’]s)?\b")))
    return tuple(found)


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


def _leading_country(name: str) -> str | None:
    words = name.split()
    known = _countries()
    return next((known[" ".join(words[:n])] for n in (2, 1) if " ".join(words[:n]) in known), None)
