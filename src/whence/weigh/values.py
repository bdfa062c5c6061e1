"""Values: what a statement gives, and which of it answers the question that its slot asks.

A slot asks for what most of its statements give: an amount in one unit, a time, a place, a doer, or none of these.
Amounts and times are compared as intervals, amounts of time in hours, clock times by the clock if nothing dates them.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import Literal

from whence.conclusions import Statement, Value
from whence.records import Document, Span
from whence.weigh.pairs import AGAINST
from whence.weigh.place_values import compare_places
from whence.weigh.stated_values import ORDINALS
from whence.weigh.who_values import are_two

Kind = Literal["quantity", "time", "place", "who", "open"]
Meeting = Literal["same", "meets", "apart"]

_INF = float("inf")
_HOURS = {"seconds": 1 / 3600, "minutes": 1 / 60, "hours": 1.0, "days": 24.0, "weeks": 168.0, "months": 730.0,
          "years": 8760.0}  # fmt: skip
_PEOPLE = frozenset({
    "people", "person", "dead", "deaths", "bodies", "killed", "injured", "wounded", "hurt", "ill", "sick", "victims",
    "patients", "men", "women", "children", "casualties", "fatalities", "lives",
})  # fmt: skip  # all counts of people
_LEAST_SHARE = 0.5  # of the statements that give the kind which the slot asks for
_LEAST_DATED = 0.7  # of the statements; a time or a place stands in many that answer something else
_OTHER = ("apart", "inside", "around")  # how two places lie that are not the same answer
_MOST_NAMED = 40  # places or doers of one slot that are compared with each other
_APART = 25  # times; amounts further from the usual one of the slot are of something else
_REPLACED = re.compile(
    r"\b(?:and not|not|rather than|instead of|up from|down from|from|compared with|against|previously|earlier)\s+"
    r"(?:the |an? |some |about |earlier |first )*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)\s*([ap])?", re.IGNORECASE)
_LARGE = re.compile(r"\b(?:million|billion|trillion|thousand)|[\d](?:m|bn|k)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s*since\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a slot asks for. `units` are those in which its amounts are given, `usual` the amount most often given.

    Of a place or a doer `units` holds the role in which it stands: "at", "from", or what was done.
    """

    kind: Kind
    units: frozenset[str] = frozenset()
    usual: float = 0.0


def find_asked(statements: Sequence[Statement]) -> Asked:
    """Give what a slot asks for: the kind that most of its statements give; an amount before a time."""
    told = [s for s in statements if s.stance not in AGAINST and s.stance != "cannot confirm"] or list(
        statements
    )
    n_told = len(told)
    counts: dict[str, int] = {}
    for statement in told:
        for unit in {_unit(v) for v in statement.values if v.kind == "quantity"}:
            counts[unit] = counts.get(unit, 0) + 1
    bare = [s for s in told if {_unit(v) for v in s.values if v.kind == "quantity"} == {""}]
    named = {unit: n for unit, n in counts.items() if unit}
    unit = max(named, key=lambda u: (named[u], u)) if named else ""
    n_amounts = (named[unit] if named else 0) + len(bare)
    times = [v for s in told for v in s.values if _has_time(v)]
    n_times = sum(any(_has_time(v) for v in s.values) for s in told)
    amounts = [v for s in told for v in s.values if v.kind == "quantity" and _unit(v) == unit]
    # "on the lower of two decks": what all say alike is not what is asked, where they differ in the other.
    is_fixed = len(group_values(amounts)) < 2 <= len(group_values(times))
    if n_times >= _LEAST_DATED * n_told and (n_times > n_amounts or is_fixed):
        else_asked = _find_named(told, _OTHER) if len(group_values(times)) < 2 else Asked("open")
        return else_asked if else_asked.kind != "open" else Asked("time")
    if n_amounts >= _LEAST_SHARE * n_told and n_amounts:
        sizes = sorted(
            size for v in amounts for size in (v.low if v.low is not None else v.high,) if size is not None
        )
        return Asked("quantity", frozenset({unit}), abs(sizes[len(sizes) // 2]) if sizes else 0.0)
    return _find_named(told, ("apart",))


def _find_named(told: Sequence[Statement], differing: Collection[str]) -> Asked:
    """Give the place or the doer that a slot asks for: where most name one, each only one, and two are `differing`."""
    for kind in ("place", "who"):
        roles = Counter(v.role for s in told for v in {v.role: v for v in s.values if v.kind == kind}.values())
        for role, n in sorted(roles.items(), key=lambda item: (-item[1], item[0])):
            given = [[v for v in s.values if v.kind == kind and v.role == role] for s in told]
            values = [v for each in given for v in each]
            is_one = all(compare_values(a, b) != "apart" for each in given for a, b in combinations(each, 2))
            is_other = any(_lie(a, b) in differing for a, b in combinations(values[:_MOST_NAMED], 2))
            if n >= _LEAST_DATED * len(told) and is_one and is_other:
                return Asked(kind, frozenset({role}))
    return Asked("open")


def answer_in(statement: Statement, asked: Asked, documents: Mapping[str, Document]) -> Value | None:
    """Give the value by which a statement answers what its slot asks for; None: it gives none.

    A figure that the words set aside ("and not seven", "up from 12") is no answer.
    """
    text = documents[statement.document_id].text
    if asked.kind == "quantity":
        fitting = [v for v in statement.values if v.kind == "quantity" and _fits(v, asked)]
        kept = [v for v in fitting if v.span is None or not _is_set_aside(v.span, text)] or fitting
        return min(kept, key=lambda v: _unit(v) not in asked.units, default=None)
    if asked.kind == "time":
        return min((v for v in statement.values if _has_time(v)), key=_width, default=None)
    return next((v for v in statement.values if v.kind == asked.kind and v.role in asked.units), None)


def sets_aside(statement: Statement, old: Value, documents: Mapping[str, Document]) -> str | None:
    """Give the words of a statement that set a value aside: "seven" in "six years and not seven"; None: none do."""
    text = documents[statement.document_id].text
    for value in statement.values:
        is_aside = value.kind == old.kind and value.span is not None and _is_set_aside(value.span, text)
        if is_aside and (value.low, value.high, value.when) == (old.low, old.high, old.when):
            return value.words
    return None


def is_ordinal(value: Value) -> bool:
    """Tell whether a value was counted up: "a tenth person has died"."""
    return value.words.casefold() in ORDINALS


def compare_values(one: Value, two: Value) -> Meeting:
    """Tell how two values of one slot meet. Two bounds in one direction meet where they are the same bound."""
    if one.kind == "time":
        return _compare_times(one, two)
    if one.kind in ("place", "who"):
        return _compare_named(one, two)
    a, b = _bounds(one), _bounds(two)
    if a == b:
        return "same"
    is_one_sided = any(x == y == edge for x, y, edge in zip(a, b, (-_INF, _INF), strict=True))
    if is_one_sided or max(a[0], b[0]) > min(a[1], b[1]):
        return "apart"
    return "meets"


def _compare_named(one: Value, two: Value) -> Meeting:
    """Tell how two places or two doers meet; what cannot be told is no difference."""
    lie = _lie(one, two)
    return lie if lie in ("same", "apart") else "meets"  # type: ignore[return-value]


def _lie(one: Value, two: Value) -> str:
    if one.kind == "place":
        return compare_places(one, two)
    return {True: "apart", False: "same", None: "unknown"}[are_two(one, two)]


def size_difference(one: Value, two: Value) -> tuple[float | None, float | None]:
    """Give the larger amount by the smaller, and what lies between them in the unit of the first; None: unknown."""
    sizes = [v.low if v.low is not None else v.high for v in (one, two)]
    if one.kind != "quantity" or two.kind != "quantity" or one.unit != two.unit or None in sizes:
        return None, None
    small, large = sorted(abs(size) for size in sizes if size is not None)
    return (round(large / small, 3) if small else None), round(large - small, 6)


def clock_of(value: Value) -> tuple[int, int] | None:
    """Give the hour and minute that a time names in figures; None: it names none."""
    match = _CLOCK.search(value.words)
    if match is None or int(match[2]) > 59 or int(match[1]) > 24:
        return None
    hour = int(match[1])
    if match[3] is not None:
        hour = hour % 12 + (12 if match[3].casefold() == "p" else 0)
    return hour, int(match[2])


def _bounds(value: Value) -> tuple[float, float]:
    factor = _HOURS.get(value.unit.casefold(), 1.0)
    low = -_INF if value.low is None else abs(value.low) * factor
    high = _INF if value.high is None else abs(value.high) * factor
    return (high, low) if low > high else (low, high)


def _unit(value: Value) -> str:
    """Give the unit as slots are told apart by it: one for all counts of people, one for all amounts of time."""
    unit = value.unit.casefold()
    if unit in _PEOPLE or value.noun.casefold() in _PEOPLE:
        return "people"
    return "hours" if unit in _HOURS else unit


def _fits(value: Value, asked: Asked) -> bool:
    if _unit(value) in asked.units:
        return True
    size = abs(value.low if value.low is not None else value.high or 0.0)
    is_bare = not value.unit or value.unit.casefold() == value.noun.casefold()
    return is_bare and min(size, asked.usual) * _APART >= max(size, asked.usual)


def _is_set_aside(span: Span, text: str) -> bool:
    return _REPLACED.search(text[max(0, span.start - 30) : span.start]) is not None


def _has_time(value: Value) -> bool:
    is_event = value.kind == "time" and value.role != "report"
    return is_event and (value.when is not None or clock_of(value) is not None)


def _width(value: Value) -> timedelta:
    when = value.when
    if when is None or when.earliest is None or when.latest is None:
        return timedelta(0) if clock_of(value) else timedelta.max
    return when.latest - when.earliest


def _compare_times(one: Value, two: Value) -> Meeting:
    clocks = clock_of(one), clock_of(two)
    if clocks[0] is not None and clocks[1] is not None and (one.when is None or two.when is None):
        return "same" if clocks[0] == clocks[1] else "apart"
    if one.when is None or two.when is None:
        return "meets"
    a, b = _lasting(one), _lasting(two)
    if a == b:
        return "same"
    return "meets" if max(a[0], b[0]) <= min(a[1], b[1]) else "apart"


def _lasting(value: Value) -> tuple[datetime, datetime]:
    """Give the interval in which something happened; "known since June" began in June."""
    when = value.when
    first = when.earliest if when is not None and when.earliest is not None else datetime.min
    last = when.latest if when is not None and when.latest is not None else datetime.max
    first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    if _SINCE.match(value.words) and first != datetime.min:
        is_month = first.day == 1 and not re.search(r"\d", value.words)
        last = min(last, first + timedelta(days=30 if is_month else 1) - timedelta(minutes=1))
    return first, last


def group_values(values: Iterable[Value]) -> list[list[Value]]:
    """Give values in groups of those that are the same, in the order of their first."""
    groups: list[list[Value]] = []
    for value in values:
        home = next((g for g in groups if compare_values(g[0], value) == "same"), None)
        if home is None:
            groups.append([value])
        else:
            home.append(value)
    return groups


def count_different_things(one: Value, two: Value) -> bool:
    """Tell whether two values count things of different names: passengers and people, not the dead and the killed."""
    if any(_LARGE.search(v.words) for v in (one, two)):
        return False  # money: "262 million loss" and "240 million florins"
    nouns = [v.noun.casefold() for v in (one, two) if v.unit.casefold() in (v.noun.casefold(), *_PEOPLE)]
    return len(nouns) == 2 and all(nouns) and nouns[0] != nouns[1] and not set(nouns) <= _PEOPLE
