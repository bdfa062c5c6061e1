"""Doubts: which two origins of a claim may be one, how likely that is, and why, in words a reader can check."""

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from whence.conclusions import Report, SourceGroup, Statement
from whence.weigh.assertions import ASSERTION

_APART = timedelta(days=60)  # reports further apart than this are not of one briefing
# How likely two origins that may be one are one; set by hand, to be read as weights, not measured.
NAMED_AND_UNNAMED, LIKE_PROFILES, NOTHING_STATED, SAME_INSTITUTION, OTHER_THING = 0.4, 0.4, 0.6, 0.5, 0.5
_CLOSE = 0.45  # likeness; origins whose statements are less alike may not say the same thing


@dataclass(frozen=True, slots=True)
class View:
    """What counting needs to know of the whole pile.

    `names` says what an origin's key is called; `institutions` gives the institution a named speaker speaks for;
    `through` the ids of all reports that any article quoting a named speaker has them from, or rests on;
    `spokespeople` the speakers that are called so.
    """

    names: Callable[[str], str]
    reports: Mapping[str, Report]
    institutions: Mapping[str, str]
    through: Mapping[str, frozenset[str]]
    spokespeople: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two origins that may be one, how likely that is, and why, in words."""

    one: str
    two: str
    probability: float
    reason: str


def find_doubts(
    keys: Sequence[str],
    bearing: Sequence[Statement],
    view: View,
    *,
    alike: Mapping[tuple[str, str], float],
    groups: Mapping[str, Sequence[SourceGroup]],
) -> list[Doubt]:
    """Give at most one doubt for each pair of the origins `keys` behind the statements `bearing`.

    `alike` gives the likeness of pairs of statements, by their ids in sorted order; `groups` the unnamed sources that
    one report's statements of this claim name, by origin key.
    """
    named = {frozenset((d.one, d.two)): d for d in _doubts(keys, view)}
    unnamed = {frozenset((d.one, d.two)): d for d in _unnamed_doubts(keys, view, groups)}
    found = [*({**unnamed, **named}).values()]
    found += _other_things(keys, bearing, view, alike=alike, doubted={(d.one, d.two) for d in found})
    return found


def _doubts(keys: Sequence[str], view: View) -> Iterable[Doubt]:
    """Yield the doubts that concern a named speaker, or words that an article says in its own name."""
    names = view.names
    for one, two in itertools.combinations(keys, 2):
        own = [k for k in (one, two) if k.startswith(ASSERTION)]
        named = [k for k in (one, two) if not k.startswith(("report:", ASSERTION))]
        if own:
            words = f"{names(own[0])} says it in its own words, and not from whom"
            yield Doubt(one, two, NOTHING_STATED, words + ".")
        elif len(named) == 1:
            report = one if named[0] == two else two
            if report.removeprefix("report:") in view.through.get(named[0], ()):
                words = f"{names(named[0])} speaks in the report of {names(report)} and may repeat what it says"
                yield Doubt(one, two, NAMED_AND_UNNAMED, words + ".")
        elif len(named) == 2:
            why = _same_institution(one, two, view)
            if why is not None:
                yield Doubt(one, two, SAME_INSTITUTION, why + ".")


def _same_institution(one: str, two: str, view: View) -> str | None:
    """Say why two named origins may speak for one body; None when nothing says so."""
    ours, theirs = view.institutions.get(one), view.institutions.get(two)
    if ours is not None and ours == theirs:
        return f"{view.names(one)} and {view.names(two)} both speak for {ours}"
    for body, person, known in ((one, two, theirs), (two, one, ours)):
        if body.startswith(("organisation:", "named:")) and person in view.spokespeople and known is None:
            return f"{view.names(person)} is a spokesperson and may speak for {view.names(body)}"
    return None


def _unnamed_doubts(
    keys: Sequence[str], view: View, groups: Mapping[str, Sequence[SourceGroup]]
) -> Iterable[Doubt]:
    """Yield the doubts about reports: the sources of two may be the same, and one that names none may have any."""
    names = view.names
    for a, b in itertools.combinations([k for k in keys if not k.startswith(ASSERTION)], 2):
        reports = [k for k in (a, b) if k.startswith("report:")]
        silent = next((k for k in reports if not groups.get(k)), None)
        if not reports or (len(reports) == 2 and _are_far_apart(a, b, view)):
            continue
        if silent is not None:
            other = b if silent == a else a
            words = f"{names(silent)} does not say who its source is; it may rest on the same as {names(other)}"
            yield Doubt(a, b, NOTHING_STATED, words + ".")
        elif len(reports) == 2 and _covered(groups[a], groups[b]) and _covered(groups[b], groups[a]):
            left, right = groups[a][0].words, groups[b][0].words
            yield Doubt(
                a, b, LIKE_PROFILES, f"“{left}” ({names(a)}) and “{right}” ({names(b)}) may be the same."
            )


def _are_far_apart(a: str, b: str, view: View) -> bool:
    return _far_apart(view.reports[a.removeprefix("report:")], view.reports[b.removeprefix("report:")])


def _other_things(
    keys: Sequence[str],
    bearing: Sequence[Statement],
    view: View,
    *,
    alike: Mapping[tuple[str, str], float],
    doubted: Collection[tuple[str, str]],
) -> Iterable[Doubt]:
    """Yield the pairs of origins whose statements are not alike enough to be sure that they say the same."""
    of = {k: [s.id for s in bearing if s.origin == k] for k in keys}
    for one, two in itertools.combinations(keys, 2):
        if (one, two) in doubted:
            continue
        closest = max(alike.get((min(a, b), max(a, b)), 0.0) for a in of[one] for b in of[two])
        if closest < _CLOSE:
            words = f"{view.names(one)} and {view.names(two)} may not be saying the same thing"
            yield Doubt(one, two, OTHER_THING, words + ".")


def _covered(left: Sequence[SourceGroup], right: Sequence[SourceGroup]) -> bool:
    return all(any(may_be_same(g, h) for h in right) for g in left)


def may_be_same(one: SourceGroup, two: SourceGroup) -> bool:
    """Tell whether nothing in two descriptions keeps them from being of the same people."""
    if one.nationality is not None and two.nationality is not None and one.nationality != two.nationality:
        return False
    a, b = _kind_of_role(one.role), _kind_of_role(two.role)
    return a is None or b is None or a == b


def _kind_of_role(role: str | None) -> str | None:
    """Give the last word of a role in the singular; None for one that says nothing ("source", "person", "official")."""
    if not role:
        return None
    last = role.casefold().split()[-1].removesuffix("s")
    vague = {
        "source",
        "person",
        "people",
        "official",
        "insider",
        "one",
        "individual",
        "figure",
        "men",
        "man",
        "woman",
    }
    return None if last in vague else last


def _far_apart(one: Report, two: Report) -> bool:
    a, b = one.published, two.published
    if a is None or b is None:
        return False
    early, late = (a, b) if a.before(b) else (b, a)
    if early.latest is None:
        return False
    if late.earliest is not None:
        return late.earliest - early.latest > _APART
    if late.latest is not None and early.before(late) is None:
        return late.latest - early.latest > _APART  # dated only from above, by an article that calls it new
    return False
