"""The name of a person that stands in apposition to a post of no known kind: "its chair, Ann Arn,"."""

import re
from dataclasses import replace

from whence.read.gazetteers import fold_name, given_names
from whence.read.roles import is_organisation_noun, singular_role
from whence.records import Profile

_NAMED = re.compile(
    r"(?P<post>[^,]*?(?P<noun>[a-z-]+))(?: (?:of|for|at|in) [^,]+)?, (?:(?:an?|the) )?(?:[a-z][\w-]+ ){0,4}"
    r"(?P<name>(?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+),?"
)


def with_name_beside(profile: Profile, words: str) -> Profile:
    """Give the profile of a source as that of the person it names: "the panel’s chair, the geologist Ann Arn"."""
    if profile.is_named or profile.kind not in ("unknown", "organisation"):
        return profile
    match = _NAMED.fullmatch(words)
    if match is None:
        return profile
    name = match["name"]
    parts = fold_name(name).split()
    is_given = parts[0] in given_names() and not is_organisation_noun(parts[-1])
    if not is_given and singular_role(match["noun"]) is None:
        return profile
    return replace(profile, kind="person", is_named=True, name=name, at_least=1, at_most=1, form=None)
