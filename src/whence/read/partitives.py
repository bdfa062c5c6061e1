"""One of a group: "one of the officials", "the other", "a third", "another", "all three".

One is not the same source as the group, but what the text says of the group it says of each: nationality, role,
institution, access, anonymity.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.read.accesses import access_in
from whence.read.anonymity import anonymity_in
from whence.read.bearings import Speaker
from whence.read.descriptions import inherit, noun_of
from whence.read.ledgers import Ledger
from whence.read.roles import singular_role
from whence.read.sorts import is_alike
from whence.records import Profile, Span

_REACH = 8  # sentences back to the group
_FAR = 10_000  # sentences: more than any article has
_NEAR = 2  # sentences back within which "the other" goes with "one"
_NESTED = 2  # rank of a group that stands in what another says
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_NUMBERS = r"one|several|some|most|many|both|neither|none|each|all|either|half|at least \w+|" + "|".join(_SIZES)
_ORDINALS = (
    r"another|(?:a|the) (?:first|last|second|third|fourth|fifth|sixth)|the others?|the (?:former|latter"
    r"|younger|older|elder|youngest|oldest|(?:more|most) senior)"
)
_COUNT = "|".join(_SIZES)
_WHOSE = rf"the(?: (?:{_COUNT}))?|th[eo]se(?: (?:{_COUNT}))?|them|its|their"
_OF = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS}) of (?:{_WHOSE})\b ?([\w-]*)((?: [\w-]+){{0,2}})")
_OF_THEM = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS}) of (?:them|those)(?:$|,)")
_CLAUSE = re.compile(
    r", (?:who\b|(?:all|both|neither|none|most|some|two|three|one) of whom\b|speaking\b|asking\b|briefed\b|familiar\b"
    r"|close to\b|with (?:\w+ )?knowledge\b)[^.;\n]*"
)
_SIZE = re.compile(rf" of (?:the|these|those) ({_COUNT})\b")
_OWN = re.compile(r" of (?:its|their) ")
_ALONE = re.compile(rf"one(?:$|,| who\b)|(?:{_ORDINALS})(?:$|,| who\b)")
_NOUN = re.compile(rf"(?:{_ORDINALS}) (?:[\w-]+ )?([\w-]+)\b")
_OTHER = re.compile(r"the (?:second|third|fourth|fifth|sixth|others?)\b")
_ORDINAL = re.compile(r"(?:another|a (?:second|third|fourth|fifth|sixth)) ")
_ONE = re.compile(r"one((?: (?!who|whose|in|on|at|from|with|for)\b[a-z-]+)+?)$")
_WHOLE = re.compile(rf"(?:all|both|none|neither|each)(?: of (?:them|the (?:{_COUNT})|those)| ({_COUNT}))?$")
_PART = re.compile(rf"(?:{_NUMBERS}|{_ORDINALS})(?:$|,| of\b| who\b)")
_SINGLE = re.compile(
    r"(?:one|another|either|(?:a|the) (?:first|last|second|third|fourth|fifth|sixth)|the other"
    r"|the (?:former|latter|younger|older|elder|youngest|oldest|(?:more|most) senior))\b"
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
    if group is not None and noun and _has_twin(speaker, noun, group, ledger):
        return speaker
    if group is None and noun and _ORDINAL.match(words):
        return _beside(speaker, noun, ledger)
    if group is None:
        return speaker if _OTHER.match(words) else None
    profile = _counted(speaker.profile, is_single=_SINGLE.match(words) is not None)
    shared = _with_clause(group, ledger.text)
    if _is_beyond(words, group):
        shared = _shared_beyond(shared, group.words, is_near=group.sentence == speaker.sentence)
    return replace(speaker, profile=_share(profile, shared))


def _with_clause(group: Speaker, text: str) -> Profile:
    """Give the profile of a group with what the clause after it tells, when the group itself says nothing."""
    clause = None if group.is_source else _CLAUSE.match(text, group.span.end)
    if clause is None:
        return group.profile
    span = Span(clause.start(), clause.end())
    return replace(
        group.profile, access=group.profile.access or access_in(text, span),
        anonymity=group.profile.anonymity or anonymity_in(text, span),
    )  # fmt: skip


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
    one = _ONE.match(words)
    if one is not None and _OF.match(words) is None:
        return next((word for word in one[1].split() if singular_role(word) is not None), None)
    part = _OF.match(words)
    if part is not None:
        if part[1] in _SIZES:
            return ""
        nouns = (word for word in (part[1], *part[2].split()) if singular_role(word) is not None)
        return next(nouns, part[1])  # "one of the current employees"
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
    if _ONE.match(words) and _OF.match(words) is None:  # "one nurse" right after "three nurses"
        return next((f for f in groups if speaker.sentence - f.sentence <= _NEAR and _has_noun(noun, f)), None)
    fitting = [form for form in groups if _fits(noun, form, is_any=False)]
    if _OWN.search(words):  # "one of its five members" is of no other body's delegates
        return next(
            (form for form in fitting if noun_of(form.profile.role or "-") == singular_role(noun)), None
        )
    if not fitting and noun and _OF.match(words) is not None and " of the" in words:
        # "one of the four executives" may be far below
        fitting = [form for form in _groups(speaker, ledger, _FAR) if _fits(noun, form, is_any=False)]
    fitting = fitting or [form for form in groups if is_any and _fits(noun, form, is_any=True)]
    fitting = _of_size(speaker, fitting)
    main = (form for form in fitting if form.rank > _NESTED and speaker.sentence - form.sentence <= _NEAR)
    return next(main, None) or next(iter(fitting), None)


def _has_noun(noun: str, form: Speaker) -> bool:
    """Tell whether a group is called by a noun, alone or beside another: "three nurses and a consultant"."""
    words = re.findall(r"[\w-]+", form.profile.role or "")
    return any((singular_role(word.lower()) or word) == (singular_role(noun) or noun) for word in words)


def _of_size(speaker: Speaker, groups: list[Speaker]) -> list[Speaker]:
    """Give those groups nearby that are as many as "one of the two" says, when some are."""
    size = _SIZE.search(speaker.words.lower())
    near = [form for form in groups if speaker.sentence - form.sentence <= _NEAR] if size is not None else []
    return [form for form in near if size and form.profile.at_least == _SIZES[size[1]]] or groups


def _fits(noun: str, form: Speaker, *, is_any: bool) -> bool:
    role = noun_of(form.profile.role) if form.profile.role else ""
    if not noun or not role:
        return not noun or is_any
    mine = singular_role(noun) or noun
    return is_alike("role", role, mine) or (is_any and "person" in (role, mine))


def _groups(speaker: Speaker, ledger: Ledger, reach: int = _REACH) -> Iterator[Speaker]:
    is_after = _OF_THEM.match(speaker.words.lower()) is not None  # "two saw it, one of them said"
    seen = replace(speaker, content=()) if is_after else speaker
    for form in ledger.before(seen, reach):
        if form.profile.kind == "people" and not form.profile.is_named and form.rank > 1 and not form.is_quoted:
            yield form


def _alike(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the one that "another" stands beside: "one fan raged ... another suggested"."""
    for form in ledger.before(speaker, 1):
        if form.is_source and form.profile.kind == "person" and not form.profile.is_named and form.profile.role:
            return replace(form, profile=Profile(kind="person", is_named=False, role=form.profile.role))
    return None


def _beside(speaker: Speaker, noun: str, ledger: Ledger) -> Speaker | None:
    """Give "another director" with the body and nationality of the director just quoted; None when there is none."""
    for form in ledger.before(speaker, _NEAR):
        profile = form.profile
        if not form.is_source or profile.kind != "person" or profile.is_named or profile.role is None:
            continue
        if noun_of(profile.role) == (singular_role(noun) or noun):
            shared = Profile(
                kind="person",
                is_named=False,
                institution=profile.institution,
                nationality=profile.nationality,
            )
            return replace(speaker, profile=_share(speaker.profile, shared))
    return speaker if _OTHER.match(speaker.words.lower()) else None


def _has_twin(speaker: Speaker, noun: str, group: Speaker, ledger: Ledger) -> bool:
    """Tell whether "a second official" stands beside "one official", so that a group of another noun is no matter."""
    role = noun_of(group.profile.role) if group.profile.role else ""
    if not speaker.words.lower().startswith(("a ", "another ")) or role == (singular_role(noun) or noun):
        return False
    return any(
        form.is_source and form.profile.kind == "person" and not form.profile.is_named and form.profile.role is not None
        and noun_of(form.profile.role) == (singular_role(noun) or noun) and not _PART.match(form.words.lower())
        for form in ledger.before(speaker, _NEAR)
    )  # fmt: skip


def _is_beyond(words: str, group: Speaker) -> bool:
    """Tell whether "a third" comes on top of a group of two, and is none of it."""
    place = next((n for name, n in _PLACES.items() if words.startswith(("a " + name, "the " + name))), 0)
    most = group.profile.at_most
    return most is not None and place > most


def _counted(profile: Profile, *, is_single: bool) -> Profile:
    if not is_single or profile.kind not in ("unknown", "people", "person"):
        return profile
    return replace(profile, kind="person", at_least=1, at_most=1)


def _shared_beyond(group: Profile, words: str, *, is_near: bool) -> Profile:
    """Give what a group of two shares with "a third": not what its own words tell of the two.

    A third of "two of the four who saw it" saw it; so does one in the same sentence as "two people with knowledge".
    """
    is_part, access = _OF.match(words.lower()) is not None, group.access or ""
    is_shared = is_near and access.startswith(("with ", "familiar ", "briefed ", "close "))
    is_shared = is_shared or (is_part and access not in words)
    is_hidden = is_part and group.anonymity is not None and group.anonymity not in words
    return replace(
        group, access=group.access if is_shared else None, anonymity=group.anonymity if is_hidden else None
    )


def _share(profile: Profile, group: Profile) -> Profile:
    is_role = profile.role is not None and singular_role(profile.role.split()[-1].lower()) is not None
    return replace(
        profile, role=profile.role if is_role else group.role or profile.role,
        nationality=profile.nationality or group.nationality,
        institution=profile.institution or group.institution, access=profile.access or group.access,
        anonymity=profile.anonymity or group.anonymity,
    )  # fmt: skip
