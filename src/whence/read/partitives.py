"""One of a group: "one of the officials", "the other", "a third", "another".

It is not the same source as the group, but what the text says of the group it says of each: nationality, role,
institution, access, anonymity.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.read.bearings import Speaker
from whence.read.descriptions import noun_of
from whence.read.ledgers import Ledger
from whence.read.roles import singular_role
from whence.read.sorts import is_alike
from whence.records import Profile

_REACH = 8  # sentences back to the group
_NUMBERS = r"one|two|three|four|five|six|several|some|most|many|both|neither|none|each|all|either"
_ORDINALS = r"another|(?:a|the) (?:first|second|third|fourth|fifth|sixth)|the others?"
_WHOSE = r"the(?: (?:two|three|four|five|six))?|them|these|those|its|their"
_OF = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS}) of (?:{_WHOSE})\b ?([\w-]*)")
_ALONE = re.compile(rf"one(?:,| who\b)|(?:{_ORDINALS})(?:$|,| who\b)")
_NOUN = re.compile(rf"(?:{_ORDINALS}) (?:[\w-]+ )?([\w-]+)\b")
_OTHER = re.compile(r"the (?:second|third|fourth|fifth|sixth|others?)\b")
_IN_APPOSITION = re.compile(r"(?:one|the other|another|the second|the third), an? ")  # who he or she is besides
_SINGLE = re.compile(r"(?:one|another|either|a \w+|the other|the second|the third|the fourth)\b")


def of_partitive(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give a speaker with what the text says of the group that it is one of; None when it is no part of a group."""
    words = speaker.words.lower()
    part = _OF.match(words)
    if part is not None:
        group = _group(speaker, part[1], ledger)
    elif _ALONE.match(words) or speaker.words == "One":
        group = _group(speaker, "", ledger) or _alike(speaker, ledger)
    else:
        noun = _noun_after(words)
        if noun is None:
            return None
        group = _group(speaker, noun, ledger)
    if group is None:
        return speaker if _OTHER.match(words) else None
    profile = _counted(speaker.profile, is_single=_SINGLE.match(words) is not None)
    if part is None and _IN_APPOSITION.match(words):
        profile = replace(profile, role=group.profile.role or profile.role)
        profile = replace(profile, institution=group.profile.institution or profile.institution)
    return replace(speaker, profile=_share(profile, group.profile))


def _noun_after(words: str) -> str | None:
    """Give the role noun of "a second senior official"; None when the words are no such phrase."""
    if _NOUN.match(words) is None:
        return None
    tokens = re.findall(r"[\w-]+", words)[1:5]
    return next((token for token in tokens if singular_role(token) is not None), None)


def _group(speaker: Speaker, noun: str, ledger: Ledger) -> Speaker | None:
    """Give the nearest group of people not named, of this noun if one is said."""
    for form in _groups(speaker, ledger):
        role = form.profile.role
        if not noun or noun in ("two", "people") or role is None:
            return form
        if noun_of(role) == "person" or is_alike("role", noun_of(role), singular_role(noun) or noun):
            return form
    return None


def _groups(speaker: Speaker, ledger: Ledger) -> Iterator[Speaker]:
    for form in ledger.before(speaker, _REACH):
        if form.profile.kind == "people" and not form.profile.is_named and form.rank > 1 and not form.is_quoted:
            yield form


def _alike(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the one that "another" stands beside: "one fan raged ... another suggested"."""
    for form in ledger.before(speaker, 1):
        if form.is_source and form.profile.kind == "person" and not form.profile.is_named and form.profile.role:
            return replace(form, profile=Profile(kind="person", is_named=False, role=form.profile.role))
    return None


def _counted(profile: Profile, *, is_single: bool) -> Profile:
    if not is_single or profile.kind not in ("unknown", "people", "person"):
        return profile
    return replace(profile, kind="person", at_least=1, at_most=1)


def _share(profile: Profile, group: Profile) -> Profile:
    return replace(
        profile,
        nationality=profile.nationality or group.nationality, role=profile.role or group.role,
        institution=profile.institution or group.institution, access=profile.access or group.access,
        anonymity=profile.anonymity or group.anonymity,
    )  # fmt: skip
