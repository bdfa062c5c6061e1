"""Who the headline's "officials say" are: the group that the first paragraphs describe in full."""

import re
from collections.abc import Sequence
from dataclasses import replace

from whence.read.drafts import Draft, Scene
from whence.read.roles import singular_role
from whence.read.sorts import is_alike
from whence.read.sources import split_groups
from whence.records import Profile

_FIRST = 3  # paragraphs after the headline in which the group is described
_ANYONE = frozenset(
    {"source", "insider", "official", "person", "expert", "member"}
)  # may be called so in short
_IN_LEAD = frozenset({"source", "insider"})  # called so in the first paragraph too
_SHORT = re.compile(r"(?!\d)[\w’'-]+(?: [\w’'-]+)?$")
_PART = re.compile(r"(?:the|these|those|both|all|one|some|most|\w+ of) ", re.I)


def group_of_headline(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> Draft | None:
    """Give the draft whose source tells in full who speaks in the headline; None when none or two may."""
    block = scene.sentences[draft.sentence].block
    noun = _noun(profile)
    text = scene.document.text
    if profile.kind != "people" or profile.count_words is not None or noun is None or block > 1:
        return None
    if (block == 1 and noun not in _IN_LEAD) or not _SHORT.match(draft.source[0].of(text)):
        return None
    fitting = [
        other for other in drafts
        if other.source and block < scene.sentences[other.sentence].block <= _FIRST
        and not _PART.match(other.source[0].of(text)) and _fits(text, other, noun)
    ]  # fmt: skip
    return fitting[0] if len({other.source for other in fitting}) == 1 else None


def joined(profile: Profile, group: Profile) -> Profile:
    """Give the profile of a headline's source with all that is told of the group that it stands for."""
    return replace(
        profile, count_words=group.count_words, at_least=group.at_least, at_most=group.at_most,
        nationality=profile.nationality or group.nationality, role=group.role or profile.role,
        institution=group.institution or profile.institution, access=group.access, anonymity=group.anonymity,
    )  # fmt: skip


def _fits(text: str, other: Draft, noun: str) -> bool:
    """Tell whether a source is a group of unnamed people that the noun of the headline may stand for."""
    groups = split_groups(text, other.source[0])
    profile = groups[0][1]
    if len(groups) > 1 or profile.is_named or profile.kind != "people":
        return False
    mine = _noun(profile)
    if mine is None:
        return False
    is_told = bool(profile.count_words or profile.access or profile.anonymity)
    return is_alike("role", noun, mine) or (noun in _ANYONE and is_told) or (mine == "person" and is_told)


def _noun(profile: Profile) -> str | None:
    return singular_role(profile.role.split()[-1].lower()) if profile.role else None
