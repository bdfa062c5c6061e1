"""The sum of the groups of a conjunction: "three current and two former officials" are five."""

import re
from collections.abc import Sequence

from whence.read.accesses import access_in
from whence.read.anonymity import anonymity_in
from whence.read.roles import singular_role
from whence.records import Profile, Span

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|some|many)"
_AND = re.compile(r" and (?:an? |one |two |three )?")
_STATE = (
    r"(?:current|former|present|past|serving|retired|active|acting|ex|male|female|senior|junior|civilian|military|local"
    r"|foreign|elected|unelected|full-time|part-time|ruling|opposition)"
)
_CONTRAST = re.compile(rf"{_NUMBER} {_STATE}(?:, {_NUMBER} {_STATE})* and {_NUMBER} ({_STATE})(?= [a-z])", re.I)


def summed(text: str, span: Span, profiles: Sequence[Profile]) -> Profile:
    """Give the profile of a whole conjunction from those of its groups: bounds are added, what all share is kept."""
    profiles = [p for p in profiles if p.kind in ("person", "people")] or profiles
    lows = [p.at_least or 1 for p in profiles]
    highs = [p.at_most for p in profiles]
    nationalities = {p.nationality for p in profiles}
    contrast = _CONTRAST.match(span.of(text))
    return Profile(
        kind="people", is_named=False, count_words=contrast and contrast[0], at_least=sum(lows),
        at_most=None if None in highs else sum(high for high in highs if high is not None),
        nationality=nationalities.pop() if len(nationalities) == 1 else None,
        role=_role(text, span, profiles, contrast),
        institution=profiles[-1].institution if contrast is not None else _body(profiles),
        anonymity=anonymity_in(text, span), access=access_in(text, span),
    )  # fmt: skip


def _role(text: str, span: Span, profiles: Sequence[Profile], contrast: re.Match[str] | None) -> str | None:
    """Give the role that groups share, else the words from the role of the first of two to that of the second."""
    last = profiles[-1].role
    if contrast is not None:
        return last and last.removeprefix(f"{contrast[1]} ")
    roles = [p.role for p in profiles if p.role is not None]
    if len(set(roles)) == 1:
        return roles[0]
    if len(profiles) != 2 or len(roles) != 2 or any(p.is_named for p in profiles):
        return None
    words = span.of(text)
    start = words.find(roles[0])
    end = words.find(roles[1], start + len(roles[0]))
    between = words[start + len(roles[0]) : end]
    is_plain = start >= 0 and end >= 0 and _AND.fullmatch(between) is not None
    return words[start : end + len(roles[1])] if is_plain else None  # "nurses and a porter"


def _body(profiles: Sequence[Profile]) -> str | None:
    """Give the body of all groups, or of one when another has the same noun: "two bank clerks and a former clerk"."""
    bodies = {p.institution for p in profiles}
    if len(bodies) == 1:
        return profiles[-1].institution
    nouns = {singular_role(p.role.split()[-1].lower()) if p.role else None for p in profiles}
    known = bodies - {None}
    return known.pop() if len(known) == 1 and len(nouns) == 1 and None not in nouns else None
