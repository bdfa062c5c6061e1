"""Names of speakers across the pile: "hashemi" is "hisham hashemi" where only one such is known."""

from collections.abc import Sequence
from dataclasses import replace

from whence.conclusions import Statement


def unify_names(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements with one origin key for each person; a short form that fits two is left as it is."""
    keys = sorted({s.origin for s in statements if s.origin is not None and s.origin.startswith("person:")})
    full = {key: _fullest(key, keys) for key in keys}
    return [replace(s, origin=full.get(s.origin, s.origin) if s.origin else None) for s in statements]


def _fullest(key: str, keys: Sequence[str]) -> str:
    """Give the one longer name that ends in the same word and holds all of this one's; itself when there is none."""
    words = key.removeprefix("person:").split()
    longer = []
    for other in keys:
        theirs = other.removeprefix("person:").split()
        if len(theirs) > len(words) and theirs[-1:] == words[-1:] and set(words) <= set(theirs):
            longer.append(other)
    return longer[0] if len(longer) == 1 else key
