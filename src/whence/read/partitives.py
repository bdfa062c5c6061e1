"""One of a group: "one of the officials", "the other", "a third", "another", "all three".

One is not the same source as the group, but what the text says of the group it says of each: nationality, role,
institution, access, anonymity.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.read.bearings import Speaker
from whence.read.descriptions import inherit, noun_of
from whence.read.ledgers import Ledger
from whence.read.roles import singular_role
from whence.read.sorts import is_alike
from whence.records import Profile

_REACH = 8  # sentences back to the group
_NEAR = 2  # sentences back within which "the other" goes with "one"
_NESTED = 2  # rank of a group that stands in what another says
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_NUMBERS = r"one|several|some|most|many|both|neither|none|each|all|either|half|at least \w+|" + "|".join(_SIZES)
_ORDINALS = (
    r"another|(?:a|the) (?:first|last|second|third|fourth|fifth|sixth)|the others?|the (?:former|latter)"
)
_COUNT = "|".join(_SIZES)
_WHOSE = rf"the(?: (?:{_COUNT}))?|th[eo]se(?: (?:{_COUNT}))?|them|its|their"
_OF = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS}) of (?:{_WHOSE})\b ?([\w-]*)")
_ALONE = re.compile(rf"one(?:$|,| who\b)|(?:{_ORDINALS})(?:$|,| who\b)")
_NOUN = re.compile(rf"(?:{_ORDINALS}) (?:[\w-]+ )?([\w-]+)\b")
_OTHER = re.compile(r"the (?:second|third|fourth|fifth|sixth|others?)\b")
_WHOLE = re.compile(rf"(?:all|both|none|neither|each)(?: of (?:them|the (?:{_COUNT})|those)| ({_COUNT}))?$")
_PART = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS})(?:$|,| of\b| who\b)")
_SINGLE = re.compile(
    r"(?:one|another|either|(?:a|the) (?:first|last|second|third|fourth|fifth|sixth)|the other"
    r"|the former|the latter)\b"
)


def of_partitive(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give a speaker with what the text says of the group that it is one of; None when it is no part of a group."""
    words = speaker.words.lower()
    whole = _WHOLE.match(words)
    if whole is not None:
        return _joined(speaker, _SIZES.get(whole[1] or ""), ledger)
    noun = _noun_of_part(words)
    if noun is None:
        return None
    group = _group(speaker, ledger) or (_alike(speaker, ledger) if not noun else None)
    if group is None:
        return speaker if _OTHER.match(words) else None
    profile = _counted(speaker.profile, is_single=_SINGLE.match(words) is not None)
    return replace(speaker, profile=_share(profile, group.profile, is_member=not _is_beyond(words, group)))


def _joined(speaker: Speaker, size: int | None, ledger: Ledger) -> Speaker | None:
    """Give a speaker as the nearest group of a size, which it is all of; None when there is none."""
    for form in _groups(speaker, ledger):
        if size is None or form.profile.at_least == form.profile.at_most == size:
            return replace(
                speaker,
                profile=inherit(speaker.profile, form.profile),
                antecedent=form.fullest,
                entity=form.entity,
            )
    return None


def _noun_of_part(words: str) -> str | None:
    """Give the noun of "a second senior official", "" for "another"; None when the words are no such phrase."""
    part = _OF.match(words)
    if part is not None:
        return "" if part[1] in _SIZES else part[1]
    if _ALONE.match(words):
        return ""
    if _NOUN.match(words) is None:
        return None
    tokens = re.findall(r"[\w-]+", words)[1:5]
    return next((token for token in tokens if singular_role(token) is not None), None)


def _group(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the group that a part is of: that of the part named just before, else the nearest that its noun fits."""
    words = speaker.words.lower()
    noun = _noun_of_part(words) or ""
    if not noun and not words.startswith("one"):
        for form in ledger.before(speaker, _NEAR):
            if form.is_source and form.profile.kind == "person" and _PART.match(form.words.lower()):
                return _group(form, ledger)
    is_any = words.startswith("the ") or _OF.match(words) is not None  # "the second pilot" is of "two people"
    groups = list(_groups(speaker, ledger))
    fitting = [form for form in groups if _fits(noun, form, is_any=False)]
    fitting = fitting or [form for form in groups if is_any and _fits(noun, form, is_any=True)]
    main = (form for form in fitting if form.rank > _NESTED and speaker.sentence - form.sentence <= _NEAR)
    return next(main, None) or next(iter(fitting), None)


def _fits(noun: str, form: Speaker, *, is_any: bool) -> bool:
    role = noun_of(form.profile.role) if form.profile.role else ""
    if not noun or not role:
        return not noun or is_any
    mine = singular_role(noun) or noun
    return is_alike("role", role, mine) or (is_any and "person" in (role, mine))


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


def _is_beyond(words: str, group: Speaker) -> bool:
    """Tell whether "a third" comes on top of a group of two, and is none of it."""
    place = next((n for name, n in _PLACES.items() if words.startswith(("a " + name, "the " + name))), 0)
    most = group.profile.at_most
    return most is not None and place > most and _OF.match(group.words.lower()) is None


def _counted(profile: Profile, *, is_single: bool) -> Profile:
    if not is_single or profile.kind not in ("unknown", "people", "person"):
        return profile
    return replace(profile, kind="person", at_least=1, at_most=1)


def _share(profile: Profile, group: Profile, *, is_member: bool) -> Profile:
    profile = replace(
        profile, role=profile.role or group.role, nationality=profile.nationality or group.nationality,
        institution=profile.institution or group.institution,
    )  # fmt: skip
    if not is_member:
        return profile
    return replace(
        profile, access=profile.access or group.access, anonymity=profile.anonymity or group.anonymity
    )
