"""Statuses: what an answer stands on, in one label; the first that fits (`docs/03-counting.md`).

Nothing is called corroborated that rests on one origin, or only on origins that may be one: where the least count is
below two, the label is that of the least count, and says why.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from whence.conclusions import OriginCount, Statement, Status, Value
from whence.weigh.origins import supporting
from whence.weigh.pairs import AGAINST
from whence.weigh.sides import SOME, Side, are_on_one_side, count_sides

_DENIES = ("denies", "disputes")
_NAMED = ("person:", "organisation:", "document:")
_OWN = "organisation:"  # nobody's but the article's
_AT_HAND = "report:document-"
_SEVERAL = 1.5  # expected origins from which there are several
_PEOPLE = "people"
_FEW = (None, 0.0, 1.0, 2.0)  # numbers that two give by chance


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

    What the article that takes it back says besides tells how it came about, and stands for nothing. Who is named and
    takes back one amount stands for the others, and what an outlet takes back may still be what somebody named says.
    """
    back = [s for s in statements if s.stance == "retracts"]
    if not back:
        return list(statements)
    articles = {s.document_id for s in back if s.origin is None or not is_named(s.origin)}
    outlets = frozenset().union(*(_own_outlets(s, outlets_of) for s in back if s.document_id in articles))
    return [
        s
        for s in statements
        if s.stance in AGAINST
        or (
            s.document_id not in articles
            and not _takes_back(s, back)
            and (is_named(s.origin or "") or not outlets_of(s) & outlets)
        )
    ]


def _own_outlets(statement: Statement, outlets_of: Callable[[Statement], frozenset[str]]) -> frozenset[str]:
    """Give the outlet of a correction, not of what it rests on: of that it takes nothing back."""
    own = outlets_of(replace(statement, id=f"{statement.id} own", origin=_OWN, chain=()))
    return own if own or _is_relayed(statement) else outlets_of(statement)


def _is_relayed(statement: Statement) -> bool:
    """Tell whether a statement is of a report that is not at hand, and so not of the outlet that takes it back."""
    origin = statement.origin or ""
    return origin.startswith("report:") and not origin.startswith(_AT_HAND)


def _takes_back(statement: Statement, back: Iterable[Statement]) -> bool:
    """Tell whether one of `back` is by the origin of a statement, and not of another amount."""
    return any(
        b.origin == statement.origin
        and not _is_relayed(b)
        and (not _amounts(b) or bool(_amounts(b) & _amounts(statement)))
        for b in back
    )


def _amounts(statement: Statement) -> set[tuple[str, float | None, float | None]]:
    return {(v.unit, v.low, v.high) for v in statement.values if v.kind == "quantity"}


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
    is_opposed = any(is_named(k) for k in opposed)
    if against or is_opposed:
        words = _say(against, standing, "denies") or _say(opposed, standing, "says otherwise")
        return "contested" if is_opposed and any(is_named(k) for k in keys) else "denied", words
    return _by_count(standing, keys)


def is_named(key: str) -> bool:
    """Tell whether an origin is on the record: a named speaker or body, or a document."""
    return key.startswith(_NAMED)


def _by_count(standing: Standing, keys: Sequence[str]) -> tuple[Status, str]:
    # Who says it in its own words, and not from whom, may have it from any of the others.
    firm = [k for k in keys if is_named(k) or _is_unnamed(standing, k)] or list(keys)
    named = [k for k in firm if is_named(k)]
    n_sides = count_sides([standing.sides.get(k, frozenset()) for k in firm])
    origins = standing.origins
    if len(firm) >= 2 and n_sides == 1 and (len(named) >= 2 or origins.expected >= _SEVERAL):
        return "several origins on one side", ""
    if len(named) >= 2 and count_sides([standing.sides.get(k, frozenset()) for k in named]) == 1:
        return "several origins on one side", ""
    if origins.at_least >= 2 and not named:
        return "several origins on one side", "all of them are unnamed"
    if origins.at_least >= 2:
        if n_sides >= 2 and _is_corroborated(standing, firm):
            return "independently corroborated", ""
        why = f"{origins.at_most} speak of it, and none is seen to give the answer of another"
        return _single(standing, keys), why
    return _single(standing, keys), "" if origins.at_most < 2 else _say_doubt(origins)


def _single(standing: Standing, keys: Sequence[str]) -> Status:
    is_unnamed = not any(is_named(k) for k in keys) and any(_is_unnamed(standing, k) for k in keys)
    return "single origin, unnamed" if is_unnamed else "single origin"


def _is_unnamed(standing: Standing, key: str) -> bool:
    """Tell whether an origin is unnamed sources; the own words of an article at hand are its outlet's."""
    if not standing.is_unnamed(key) or not key.startswith(_AT_HAND):
        return standing.is_unnamed(key)
    return any(s.origin == key and _has_source(s) for s in standing.statements)


def _has_source(statement: Statement) -> bool:
    """Tell whether the words name somebody who said it, other than the report that they credit."""
    credits = [hop.span for hop in statement.chain if hop.kind == "report" and hop.span is not None]
    sources = [hop.span for hop in statement.chain if hop.kind == "source" and hop.span is not None]
    return any(not any(source.overlaps(span) for span in credits) for source in sources)


def _is_corroborated(standing: Standing, keys: Sequence[str]) -> bool:
    """Tell whether a named origin and one of another side are seen to give one answer.

    An outlet's own words, without a source, corroborate nothing: they may come from anywhere.
    """
    sourced = [key for key in keys if is_named(key) or standing.is_unnamed(key)]
    for one, two in combinations(sourced, 2):
        sides = [standing.sides.get(key, frozenset()) for key in (one, two)]
        if (is_named(one) or is_named(two)) and count_sides(sides) == 2 and _say_the_same(standing, one, two):
            return True
    return False


def _say_the_same(standing: Standing, one: str, two: str) -> bool:
    """Tell whether two origins are seen to give one answer: in like words, or both as a count.

    Two counts of one thing that overlap are one answer; the same number may be of "eight colleagues" and of "eight
    drivers". Sizes, sums and times are not enough: they may be of anything that is spoken of.
    """
    if standing.say_the_same(one, two):
        return True
    said = [s for s in supporting(standing.statements) if s.stance != "repeats"]
    ours, theirs = (
        {(v.unit, v.low, v.high) for s in said if s.origin == key for v in s.values if _is_count(v)}
        for key in (one, two)
    )
    return any(
        (a[0] == b[0] and _overlap(a[1:], b[1:])) or (a[1:] == b[1:] and a[1] not in _FEW)
        for a in ours
        for b in theirs
    )


def _overlap(one: tuple[float | None, float | None], two: tuple[float | None, float | None]) -> bool:
    """Tell whether two intervals meet; None is without bound."""
    lows, highs = (one[0], two[0]), (one[1], two[1])
    low = max((n for n in lows if n is not None), default=None)
    high = min((n for n in highs if n is not None), default=None)
    return low is None or high is None or low <= high


def _is_count(value: Value) -> bool:
    """Tell whether a value is a number of things or people, and not a size or a sum of money."""
    return value.kind == "quantity" and value.unit != "" and value.unit in (value.noun, _PEOPLE)


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
        if (
            is_named(key)
            and first
            and is_sure
            and (_turns(key, standing) or standing.is_concerned(key, others))
        ):
            sides = [standing.sides.get(k, frozenset()) for k in (key, *(str(s.origin) for s in first))]
            if count_sides(sides) > 1:
                return key
    return None


def _turns(key: str, standing: Standing) -> bool:
    """Tell whether an origin confirms what somebody of its own side denies."""
    own = standing.sides.get(key, frozenset()) - {SOME}
    against = [s.origin for s in standing.statements if s.stance in _DENIES and s.origin not in (None, key)]
    return any(are_on_one_side(own, standing.sides.get(str(other), frozenset()) - {SOME}) for other in against)


def _say(keys: Sequence[str], standing: Standing, verb: str) -> str:
    if not keys:
        return ""
    names = [standing.names(k) for k in keys[:3]]
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
    return f"{', '.join(names)}{more} {verb if len(keys) == 1 else _PLURAL[verb]}" + (
        " it" if verb == "denies" else ""
    )


_PLURAL = {"denies": "deny", "says otherwise": "say otherwise"}
