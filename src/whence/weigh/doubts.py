"""Doubts: which two origins of a claim may be one, how likely that is, and why, in words a reader can check."""

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from whence.conclusions import Report, SourceGroup, Statement
from whence.read.roles import is_document_noun, is_organisation_noun
from whence.trace import document_report_id
from whence.weigh.assertions import ASSERTION, give_one_answer
from whence.weigh.callings import called_person, is_pronoun
from whence.weigh.chains import fold_name

_APART = timedelta(days=60)  # reports further apart than this are not of one briefing
# How likely two origins that may be one are one; set on the marked stories, to be read as weights.
NAMED_AND_UNNAMED, LIKE_PROFILES, TWO_SPEAKERS, BODY_AND_SPEAKER, OTHER_THING = 0.3, 0.6, 0.25, 0.6, 0.5
ONE_DOCUMENT = 0.85
# How likely who says nothing of a source has it from one of the others: where another may have given the same answer
# before, where all the others gave it later, and where the others give other values.
TAKEN, FIRST, OTHER_VALUE = 0.85, 0.4, 0.3
_VAGUE = frozenset(
    {"source", "person", "people", "official", "insider", "one", "individual", "figure", "men", "man", "woman"}
)  # say nothing of who somebody is
_WRITTEN = frozenset(
    {"letter", "statement", "email", "post", "tweet", "message", "memo", "release"}
)  # by somebody
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "at"})
_SHORT = 3  # letters; a shorter word of a body's name tells nothing
_NAMED = ("person:", "organisation:", "named:")
_SAME_TEXT = 1.0  # likeness of statements that are the same passage
_CLOSE = 0.55  # likeness; origins whose statements are less alike may not say the same thing


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
    articles: Mapping[str, str] = field(default_factory=dict)  # of versions: which stands for their article
    named: frozenset[str] = frozenset()  # the keys of all who are named as origins


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two origins that may be one, how likely that is, and why, in words.

    `silent` is the one of them that says nothing of its source: it may rest on any other, and is then none of its own.
    """

    one: str
    two: str
    probability: float
    reason: str
    silent: str | None = None


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
    named = {frozenset((d.one, d.two)): d for d in _doubts(keys, view, groups)}
    unnamed = {frozenset((d.one, d.two)): d for d in _unnamed_doubts(keys, view, groups)}
    found = [*({**named, **unnamed}).values()]
    own = {key: _taken(key, bearing, view) for key in {d.silent for d in found if d.silent is not None}}
    found = [replace(d, probability=own[d.silent]) if d.silent is not None else d for d in found]
    for more in (_one_text, _other_things):
        found += more(keys, bearing, view, alike=alike, doubted={(d.one, d.two) for d in found})
    return found


def _taken(key: str, bearing: Sequence[Statement], view: View) -> float:
    """Say how likely the answer of an origin that names no source is taken from another."""
    own = [s for s in bearing if s.origin == key]
    others = [s for s in bearing if s.origin != key]
    same = [
        (a, b)
        for a in own
        for b in others
        if give_one_answer(a, b) or _are_of_one_outlet(a.origin or "", b.origin or "", view)
    ]
    if not same:
        return OTHER_VALUE
    return FIRST if all(_precedes(a, b, view) for a, b in same) else TAKEN


def _precedes(one: Statement, two: Statement, view: View) -> bool:
    """Tell whether the document of one statement is known to have come out before that of the other."""
    dates = [view.reports.get(document_report_id(s.document_id)) for s in (one, two)]
    first, second = (report.published if report is not None else None for report in dates)
    return first is not None and second is not None and first.before(second) is True


def _doubts(keys: Sequence[str], view: View, groups: Mapping[str, Sequence[SourceGroup]]) -> Iterable[Doubt]:
    """Yield the doubts that concern a named speaker, or words that an article says in its own name."""
    names = view.names
    for one, two in itertools.combinations(keys, 2):
        own = [k for k in (one, two) if k.startswith(ASSERTION)]
        named = [k for k in (one, two) if not k.startswith(("report:", ASSERTION))]
        if own:
            words = f"{names(own[0])} says it in its own words, and not from whom"
            yield Doubt(one, two, TAKEN, words + ".", own[0])
        elif len(named) == 1:
            report = one if named[0] == two else two
            called = _called_like(named[0], groups.get(report, ()), view)
            if called is not None:
                words = f"“{called}” ({names(report)}) may be {names(named[0])}, or speak for the same body"
                is_one = called_person(called) is not None
                yield Doubt(one, two, BODY_AND_SPEAKER if is_one else TWO_SPEAKERS, words + ".")
            elif report.removeprefix("report:") in view.through.get(named[0], ()):
                words = f"{names(named[0])} speaks in the report of {names(report)} and may repeat what it says"
                yield Doubt(one, two, NAMED_AND_UNNAMED, words + ".")
        elif len(named) == 2:
            why = _same_institution(one, two, view)
            if why is not None:
                is_body = any(key.startswith(("organisation:", "named:")) for key in named)
                yield Doubt(one, two, BODY_AND_SPEAKER if is_body else TWO_SPEAKERS, why + ".")


def _same_institution(one: str, two: str, view: View) -> str | None:
    """Say why two named origins may speak for one body; None when nothing says so."""
    ours, theirs = view.institutions.get(one), view.institutions.get(two)
    if ours is not None and theirs is not None and is_one_body(ours, theirs):
        return f"{view.names(one)} and {view.names(two)} both speak for {min(ours, theirs, key=len)}"
    for body, person, known in ((one, two, theirs), (two, one, ours)):
        if body.startswith(("organisation:", "named:")) and person in view.spokespeople and known is None:
            return f"{view.names(person)} is a spokesperson and may speak for {view.names(body)}"
    return None


def is_one_body(one: str, two: str) -> bool:
    """Tell whether two folded names may be of one body: they share a word that is more than "ministry"."""
    ours, theirs = _telling(one), _telling(two)
    return one == two or bool(ours & theirs)


def _telling(words: str) -> frozenset[str]:
    """Give the words that tell a body from others of its sort."""
    found = (w for w in re.findall(r"[^\W\d_]+", words.casefold()) if len(w) > _SHORT)
    return frozenset(w for w in found if w not in _SMALL and not is_organisation_noun(w))


def _called_like(key: str, groups: Iterable[SourceGroup], view: View) -> str | None:
    """Give the description among `groups` that may be of a named origin; None: there is none.

    It has a word of the origin's body in it, is of one known person ("the chief executive"), who may be anyone, or of
    what anyone may have written ("a letter").
    """
    own = _telling(view.institutions.get(key, ""))
    for group in groups:
        is_open = is_pronoun(group.words)
        is_person = key.startswith("person:") and called_person(group.words) is not None
        if is_open or is_person or group.role in _WRITTEN or own & _telling(group.words):
            return group.words
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
            yield Doubt(a, b, TAKEN, words + ".", silent)
        elif len(reports) == 2 and (_are_of_one_outlet(a, b, view) or _are_alike(groups[a], groups[b])):
            left, right = groups[a][0].words, groups[b][0].words
            is_document = any(g.role and is_document_noun(g.role) for g in (*groups[a], *groups[b]))
            weight = ONE_DOCUMENT if is_document and groups[a][0].role == groups[b][0].role else LIKE_PROFILES
            yield Doubt(a, b, weight, f"“{left}” ({names(a)}) and “{right}” ({names(b)}) may be the same.")


def _are_far_apart(a: str, b: str, view: View) -> bool:
    return _far_apart(view.reports[a.removeprefix("report:")], view.reports[b.removeprefix("report:")])


def _one_text(
    keys: Sequence[str],
    bearing: Sequence[Statement],
    view: View,
    *,
    alike: Mapping[tuple[str, str], float],
    doubted: Collection[tuple[str, str]],
) -> Iterable[Doubt]:
    """Yield the pairs of named speakers of whom one has no words but those that stand elsewhere as the other's.

    Text that was taken over with another name in it speaks for a slip, not for a second source.
    """
    of = {key: [s for s in bearing if s.origin == key] for key in keys if key.startswith(_NAMED)}
    for one, two in sorted(set(itertools.combinations(of, 2)) - set(doubted)):
        if _is_same_text(of[one], of[two], alike) or _is_same_text(of[two], of[one], alike):
            words = (
                f"{view.names(one)} and {view.names(two)} are given one text; one of the names may be a slip."
            )
            yield Doubt(one, two, TAKEN, words)


def _is_same_text(
    ours: Sequence[Statement], theirs: Sequence[Statement], alike: Mapping[tuple[str, str], float]
) -> bool:
    """Tell whether each of our statements is the same passage as one of theirs in another document."""
    return all(
        any(
            alike.get((min(a.id, b.id), max(a.id, b.id)), 0.0) >= _SAME_TEXT and a.document_id != b.document_id
            for b in theirs
        )
        for a in ours
    )


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


def _are_of_one_outlet(one: str, two: str, view: View) -> bool:
    """Tell whether two origins are reports of one outlet, which may have gone back to whom it had spoken to."""
    keys = [key.removeprefix("report:") for key in (one, two)]
    reports = [view.reports.get(key) or view.reports.get(document_report_id(key)) for key in keys]
    names = [fold_name(report.outlet_name or "") if report is not None else "" for report in reports]
    return names[0] != "" and names[0] == names[1]


def _are_alike(left: Sequence[SourceGroup], right: Sequence[SourceGroup]) -> bool:
    return _covered(left, right) and _covered(right, left)


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
    return None if last in _VAGUE else last


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
