"""Statuses: what an answer stands on, in one label; the first that fits (`docs/03-counting.md`).

Nothing is called corroborated that rests on one origin, or only on origins that may be one: where the least count is
below two, the label is that of the least count, and says why.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whence.conclusions import OriginCount, Statement, Status
from whence.weigh.origins import supporting
from whence.weigh.pairs import AGAINST
from whence.weigh.sides import Side, count_sides

_DENIES = ("denies", "disputes")
_NAMED = ("person:", "organisation:", "document:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the status of one answer depends on.

    `rivals` are the origins of another answer that cannot stand beside this one. `is_unnamed` tells whether an origin
    is sources that no name is given of; `outlets_of` which outlet printed a statement first, none: not stated;
    `is_concerned` whether an origin speaks for somebody whom the words of other statements are about, `say_the_same`
    whether two origins are seen to give one answer, and not only to speak of one question.
    """

    statements: Sequence[Statement]
    origins: OriginCount
    sides: Mapping[str, frozenset[Side]]
    rivals: frozenset[str]
    is_unnamed: Callable[[str], bool]
    outlets_of: Callable[[Statement], frozenset[str]]
    is_concerned: Callable[[str, Sequence[Statement]], bool]
    precedes: Callable[[Statement, Statement], bool]
    say_the_same: Callable[[str, str], bool]
    names: Callable[[str], str]


def find_against(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Give the origins that deny or dispute what others assert, sorted; one that also asserts it is left out."""
    statements = list(statements)
    standing = {s.origin for s in statements if s.origin is not None and s.stance not in (*_DENIES, "retracts")}
    bearing = {s.origin for s in supporting(statements)} & standing
    return tuple(sorted({s.origin for s in statements if s.origin and s.stance in _DENIES} - bearing))


def find_standing(
    statements: Sequence[Statement], outlets_of: Callable[[Statement], frozenset[str]]
) -> list[Statement]:
    """Give the statements without those of the origins and outlets that took back what they had said.

    What the article that takes it back says besides tells how it came about, and stands for nothing.
    """
    back = [s for s in statements if s.stance == "retracts"]
    if not back:
        return list(statements)
    origins, articles = {s.origin for s in back}, {s.document_id for s in back}
    outlets = frozenset().union(*(outlets_of(s) for s in back))
    return [
        s
        for s in statements
        if s.stance in AGAINST
        or (s.document_id not in articles and s.origin not in origins and not outlets_of(s) & outlets)
    ]


def judge_status(standing: Standing) -> tuple[Status, str]:
    """Give the status of an answer, and in words what it says beyond the label; "": nothing."""
    left = find_standing(standing.statements, standing.outlets_of)
    asserted = [s for s in supporting(left) if s.stance not in AGAINST]
    keys = sorted({s.origin for s in asserted if s.origin is not None})
    if not asserted and any(s.stance == "retracts" for s in standing.statements):
        return "retracted", "who said it took it back, and nobody else stands for it"
    against = find_against(standing.statements)
    if not keys:
        return ("denied", _say(against, standing, "denies")) if against else ("no stated origin", "")
    party = _find_party(standing, asserted, keys)
    if party is not None:
        return "confirmed by the party concerned", f"{standing.names(party)}, of whom it is said, says so too"
    opposed = sorted({*against, *standing.rivals} - set(keys))
    if any(is_named(k) for k in opposed) and any(is_named(k) for k in keys):
        words = _say(against, standing, "denies") or _say(opposed, standing, "says otherwise")
        return "contested", words
    if against:
        return "denied", _say(against, standing, "denies")
    return _by_count(standing, keys)


def is_named(key: str) -> bool:
    """Tell whether an origin is on the record: a named speaker or body, or a document."""
    return key.startswith(_NAMED)


def _by_count(standing: Standing, keys: Sequence[str]) -> tuple[Status, str]:
    named = [k for k in keys if is_named(k)]
    n_sides = count_sides([standing.sides.get(k, frozenset()) for k in keys])
    n_named_sides = count_sides([standing.sides.get(k, frozenset()) for k in named])
    if standing.origins.at_least >= 2:
        if n_sides >= 2 and named:
            if _is_corroborated(standing, keys):
                return "independently corroborated", ""
            why = f"{standing.origins.at_most} speak of it, and none is seen to give the answer of another"
            return _single(standing, keys), why
        return "several origins on one side", "" if n_sides < 2 else "all of them are unnamed"
    if len(named) >= 2 and n_named_sides == 1:
        return "several origins on one side", ""
    why = "" if standing.origins.at_most < 2 else _say_doubt(standing.origins)
    return _single(standing, keys), why


def _single(standing: Standing, keys: Sequence[str]) -> Status:
    is_unnamed = not any(is_named(k) for k in keys) and any(standing.is_unnamed(k) for k in keys)
    return "single origin, unnamed" if is_unnamed else "single origin"


def _is_corroborated(standing: Standing, keys: Sequence[str]) -> bool:
    """Tell whether a named origin and one of another side are seen to give one answer.

    An outlet's own words, without a source, corroborate nothing: they may come from anywhere.
    """
    sourced = [key for key in keys if is_named(key) or standing.is_unnamed(key)]
    for one, two in combinations(sourced, 2):
        sides = [standing.sides.get(key, frozenset()) for key in (one, two)]
        if (is_named(one) or is_named(two)) and count_sides(sides) == 2 and standing.say_the_same(one, two):
            return True
    return False


def _say_doubt(origins: OriginCount) -> str:
    doubts = [reason for reason in origins.reasons if " may " in reason or "not from whom" in reason]
    return f"{origins.at_most} may be one: {doubts[0]}" if doubts else f"{origins.at_most} may be one"


def _find_party(standing: Standing, asserted: Sequence[Statement], keys: Sequence[str]) -> str | None:
    """Give an origin that confirms of itself what another side said, and not before it; None: there is none."""
    for key in keys:
        own = [s for s in asserted if s.origin == key]
        others = [s for s in asserted if s.origin not in (None, key)]
        first = [s for s in others if not any(standing.precedes(o, s) for o in own)]
        is_sure = any(s.stance == "confirms" for s in own)
        if is_named(key) and first and is_sure and standing.is_concerned(key, others):
            sides = [standing.sides.get(k, frozenset()) for k in (key, *(str(s.origin) for s in first))]
            if count_sides(sides) > 1:
                return key
    return None


def _say(keys: Sequence[str], standing: Standing, verb: str) -> str:
    if not keys:
        return ""
    names = [standing.names(k) for k in keys[:3]]
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
    return f"{', '.join(names)}{more} {verb if len(keys) == 1 else _PLURAL[verb]}" + (
        " it" if verb == "denies" else ""
    )


_PLURAL = {"denies": "deny", "says otherwise": "say otherwise"}
