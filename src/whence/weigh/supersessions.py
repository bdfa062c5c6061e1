"""Supersessions: why an answer of a slot is no longer live; never without a reason that the pile states.

An answer gives way to a later one of the same source, to one whose words say that the figure has changed, to a larger
one of a count that only grows, and to the correction of the outlet that had it. One that was changed on the way from
one article to the next was never live. Two that merely differ both stay.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Statement, Value
from whence.records import Document, Span
from whence.trace import document_report_id
from whence.weigh.answers import AnswerGroup
from whence.weigh.origins import supporting
from whence.weigh.tellings import Calendar

_CUE = re.compile(
    r"\b(?:(?:was|were|been|is|are) (?:later |now |since )?(?:revised|raised|lowered|updated|corrected|cut)|"
    r"(?:revised|raised|updated|corrected|lowered) "
    r"(?:up|down|upwards?|downwards?|figures?|tolls?|counts?|its|the|their|to|from)|"
    r"now (?:stands?|put|puts|says?|numbers?|at|totals?|known)|"
    r"(?:ha[sd]|have) (?:since )?(?:(?:risen|climbed|grown|increased|jumped|fallen|dropped) to|reached|passed)|"
    r"(?:rose|climbed|jumped|grew|fell|dropped) to|rather than the|instead of the|up from|down from|"
    r"earlier (?:figure|toll|count|estimate|version)|(?:previous|initial|first) (?:figure|toll|count|estimate)s?)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(?:killed|dead|died|dies|deaths?|death toll|toll|fatalit\w+|bodies|injured|wounded|hurt|infected|cases|"
    r"arrested|detained|so far|victims)\b", re.IGNORECASE,
)  # fmt: skip
_PEOPLE = ("people", "person", "", "dead", "deaths", "bodies", "cases", "victims")


@dataclass(frozen=True, slots=True)
class Supersession:
    """Why an answer is not live: `kind` says what became of it, `by` is the place of the answer it gave way to."""

    kind: str  # "superseded", "corrected", "drift"
    by: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What tells of two answers which came later, and whose they are."""

    documents: Mapping[str, Document]
    resting: Mapping[str, frozenset[str]]
    corrections: Mapping[str, Sequence[Span]]
    calendar: Calendar
    names: Callable[[str], str]


def find_superseded(groups: Sequence[AnswerGroup], context: Context) -> dict[int, Supersession]:
    """Give, by their places, the answers of one slot that are no longer live, each with the reason."""
    found: dict[int, Supersession] = {}
    told = [context.calendar.sort(_giving(group)) for group in groups]
    for old, one in enumerate(groups):
        for new, two in enumerate(groups):
            is_taken = old == new or old in found or (new in found and found[new].by == old)
            if is_taken or one.value is None or two.value is None or not told[old] or not told[new]:
                continue
            why = _why(one.value, two.value, told[old], told[new], context)
            if why is not None:
                found[old] = Supersession(why[0], new, why[1])
    return found


def _giving(group: AnswerGroup) -> list[Statement]:
    """Give the statements that assert an answer and have a value of its kind themselves."""
    value = group.value
    return [
        s
        for s in supporting(group.statements)
        if value is not None and any(v.kind == value.kind and v.unit == value.unit for v in s.values)
    ]


def _why(
    old: Value, new: Value, before: Sequence[Statement], after: Sequence[Statement], context: Context
) -> tuple[str, str] | None:
    """Say why an answer gave way to another; both lists in the order of their telling."""
    drift = _find_drift(before, after, context)
    if drift is not None:
        return "drift", drift
    corrected = _find_correction(old, before, after, context)
    if corrected is not None:
        return "corrected", corrected
    calendar = context.calendar
    first = calendar.date(before[0])
    for statement in after:
        cue = _find_cue(statement, old, context)
        if cue is not None and not calendar.precedes(calendar.date(statement), first):
            return "superseded", f"“{cue}”: the text says that the figure has changed"
    later = [s for s in after if calendar.precedes(first, calendar.date(s))]
    if not later:
        return None
    same = sorted({s.origin for s in before if s.origin} & {s.origin for s in later if s.origin})
    if same and {s.origin for s in before} <= {s.origin for s in after}:
        return "superseded", f"{context.names(same[0])} gave it, and later gave {' '.join(new.words.split())}"
    newest = calendar.date(later[0])
    is_said_since = any(calendar.precedes(newest, calendar.date(s)) for s in before)
    if not is_said_since and _grows(old, new, [*before, *later], context):
        return "superseded", "the count only grows, and the larger one was reported later"
    return None


def _find_drift(before: Sequence[Statement], after: Sequence[Statement], context: Context) -> str | None:
    """Say of an answer that it stands only in articles that rest on those of the other, on the same word."""
    origins = {s.origin for s in after}
    if not {s.origin for s in before} <= origins:
        return None
    accounts = {context.calendar.date(s).account for s in after}
    accounts |= {document_report_id(s.document_id) for s in after}
    outlets = {context.documents[s.document_id].outlet for s in after}
    for statement in before:
        outlet = context.documents[statement.document_id].outlet
        if outlet is not None and outlet in outlets:
            return None  # an outlet that changes its own figure has a new one
        below = context.resting.get(statement.document_id, frozenset())
        if not below & accounts or document_report_id(statement.document_id) in _all_below(after, context):
            return None
    return "changed on the way: the account it was taken from has another value"


def _all_below(statements: Sequence[Statement], context: Context) -> frozenset[str]:
    return frozenset().union(*(context.resting.get(s.document_id, frozenset()) for s in statements))


def _find_correction(
    old: Value, before: Sequence[Statement], after: Sequence[Statement], context: Context
) -> str | None:
    """Say that the outlet which had an answer took it back in a correction that gives it again."""
    outlets = {context.documents[s.document_id].outlet for s in before}
    for document_id, blocks in context.corrections.items():
        document = context.documents[document_id]
        others = [s for s in before if s.document_id != document_id]
        is_own = document.outlet is not None and outlets == {document.outlet}
        gives_new = any(s.document_id == document_id for s in after)
        figure = _figure(old)
        is_named = bool(figure) and any(figure in block.of(document.text) for block in blocks)
        if others and is_own and gives_new and is_named:
            return f"{document.outlet_name or document.path} corrected it"
    return None


def _figure(value: Value) -> str:
    match = re.search(r"\d[\d,.]*\d|\d", value.words)
    return match[0] if match else ""


def _find_cue(statement: Statement, old: Value, context: Context) -> str | None:
    """Give the words of a sentence that say a figure has changed; "up from 300" only where the older one is 300."""
    words = statement.sentence.of(context.documents[statement.document_id].text)
    match = _CUE.search(words)
    if match is None:
        return None
    figure = re.match(r"\D{0,12}?(\d[\d,.]*\d|\d)", words[match.end() :]) if match[0].endswith("from") else None
    return None if figure is not None and figure[1] != _figure(old) else match[0]


def _grows(old: Value, new: Value, statements: Sequence[Statement], context: Context) -> bool:
    """Tell whether the values are of a count that only grows, and the later is the larger."""
    if old.kind != "quantity" or new.kind != "quantity" or old.unit != new.unit:
        return False
    most = old.high if old.high is not None else old.low
    if most is None or new.low is None or new.low <= most:
        return False
    texts = [s.sentence.of(context.documents[s.document_id].text) for s in statements]
    is_count = old.unit in _PEOPLE or "cumulative" in (old.role, new.role)
    return is_count and all(_GROWS.search(t) for t in texts)
