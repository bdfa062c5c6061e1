"""Whom "the manager" stands for when the text brought him in as no source: one of a group, or one only mentioned.

"Two students and a manager, none of whom would be named, were less certain. “It has his commas,” the manager said."
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.read.bearings import Speaker
from whence.read.ledgers import Ledger, only
from whence.read.roles import singular_role
from whence.read.sources import split_groups
from whence.records import Profile

_COVER = re.compile(r"[A-Z]\w+ (?:No\. )?(?:[A-Z]|\d{1,3})")
_LONGEST = 240  # characters from somebody to the name that covers him or her
_REACH = 6  # sentences back to where one is brought in
_AGED = re.compile(r"\b\d{1,2}-year-old\b(?! [a-z]+ (?:said|told))")
_OF_AGE = frozenset(
    {"girl", "boy", "teenager", "youth", "youngster", "pupil", "child"}
)  # called so after "a 16-year-old"
_LATER = re.compile(r"(?:a|an|one|his|her|their|its|another) ", re.IGNORECASE)  # brings somebody in


def of_introduced(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the one person of the same role whom a conjunction of sources holds, or who is only mentioned before.

    None when the role is not stated, or two fit.
    """
    if speaker.profile.role is None or speaker.profile.kind not in ("person", "people"):
        return None
    near = list(ledger.before(speaker, _REACH))
    members = [member for form in near if _is_group(form) for member in _members(form, ledger.text)]
    found = [member for member in members if _is_same(speaker.profile, member.profile)]
    if len({member.start for member in found}) == 1:
        return found[0]
    if speaker.profile.role.lower() in _OF_AGE and speaker.profile.kind == "person":
        aged = [
            form for form in near if form.rank > 1 and not form.profile.is_named and _AGED.search(form.words)
        ]
        return only(aged)
    mentioned = [
        form for form in near
        if form.rank == 1 and not form.is_quoted and _LATER.match(form.words) and not form.profile.is_named
        and _is_same(speaker.profile, form.profile)
    ]  # fmt: skip
    return only(mentioned)


def of_cover(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give whom a text let be known only by a letter or a number: "Witness D"; None for other words."""
    words = speaker.words.strip(" ,")
    if _COVER.fullmatch(words) is None:
        return None
    named = re.compile(rf"\bas [“‘\"]?{re.escape(words)}\b").search(ledger.text, 0, speaker.start)
    if named is None:
        return None
    near = [
        form for form in ledger.forms
        if form.start < named.start() < form.start + _LONGEST and not form.profile.is_named
        and form.profile.kind in ("person", "unknown")
    ]  # fmt: skip
    return near[-1] if near else None


def _is_group(form: Speaker) -> bool:
    return form.profile.kind == "people" and not form.profile.is_named and " and " in form.words


def _members(form: Speaker, text: str) -> Iterator[Speaker]:
    """Yield the parts of a conjunction, each with what is told of all of them."""
    groups = split_groups(text, form.span)
    for span, profile in groups if len(groups) > 1 else ():
        told = replace(
            profile, access=profile.access or form.profile.access,
            anonymity=profile.anonymity or form.profile.anonymity,
            institution=profile.institution or form.profile.institution,
        )  # fmt: skip
        yield replace(form, start=span.start, words=span.of(text), profile=told, antecedent=None, entity=-1)


def _is_same(mine: Profile, other: Profile) -> bool:
    """Tell whether two profiles are of one noun, in one number, and the later one's modifiers stand in the earlier."""
    if mine.role is None or other.role is None or mine.kind != other.kind or other.is_named:
        return False
    one, two = mine.role.lower().split(), other.role.lower().split()
    is_noun = (singular_role(one[-1]) or one[-1]) == (singular_role(two[-1]) or two[-1])
    is_told = mine.institution in (None, other.institution) and mine.nationality in (None, other.nationality)
    return is_noun and set(one[:-1]) <= set(two[:-1]) and is_told
