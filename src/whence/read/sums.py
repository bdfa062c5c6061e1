"""The sum of the groups of a conjunction: "three current and two former officials" are five."""

import re
from collections.abc import Sequence

from whence.read.accesses import access_in
from whence.read.anonymity import anonymity_in
from whence.records import Profile, Span

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|some|many)"
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
    nationalities, bodies = {p.nationality for p in profiles}, {p.institution for p in profiles}
    roles = {p.role for p in profiles} - {None}
    contrast = _CONTRAST.match(span.of(text))
    role = profiles[-1].role if contrast is not None else roles.pop() if len(roles) == 1 else None
    is_of_one = contrast is not None or len(bodies) == 1
    return Profile(
        kind="people", is_named=False, count_words=contrast and contrast[0], at_least=sum(lows),
        at_most=None if None in highs else sum(high for high in highs if high is not None),
        nationality=nationalities.pop() if len(nationalities) == 1 else None,
        role=role.removeprefix(f"{contrast[1]} ") if role and contrast else role,
        institution=profiles[-1].institution if is_of_one else None,
        anonymity=anonymity_in(text, span), access=access_in(text, span),
    )  # fmt: skip
