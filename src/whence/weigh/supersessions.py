"""Supersessions: why an answer of a slot is no longer live; never without a reason that the pile states.

An answer gives way to a later one of the same source, to one whose words say that the figure has changed, to a larger
one of a count that only grows, and to the correction of the outlet that had it. One that was changed on the way from
one article to the next was never live. Two that merely differ both stay.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Literal

from whence.conclusions import Statement, Value
from whence.weigh.alterations import Alteration
from whence.weigh.answers import AnswerGroup
from whence.weigh.slips import find_drift, find_garbled
from whence.weigh.updates import Context, figure_of, find_cue, flat, grows, is_more
from whence.weigh.values import answer_in, count_different_things

_PAST = re.compile(
    r"\bhad (?:been|put|stood|given|spoken|counted|named|said|offered)\b|\bearlier\b", re.IGNORECASE
)
_SPEAKS = ("asserts", "confirms", "repeats", "predicts", "orders")


Change = Literal["superseded", "corrected", "drift"]


@dataclass(frozen=True, slots=True)
class Supersession:
    """Why an answer is not live: `kind` says what became of it, `by` is the place of the answer it gave way to."""

    kind: Change
    by: int
    why: str


def find_superseded(
    groups: Sequence[AnswerGroup], context: Context, altered: Mapping[str, Alteration]
) -> dict[int, Supersession]:
    """Give, by their places, the answers of one slot that are no longer live, each with the reason.

    What was changed on the way is told first: it replaces nothing. `altered`: the statements known to be, by their ids.
    """
    told = [context.calendar.sort(_giving(group, context)) for group in groups]
    found = _find_altered(groups, altered)
    for rule in (find_drift, find_garbled, _find_correction, _find_newer):
        for old, new in permutations(range(len(groups)), 2):
            drifted = [n for n in (old, new) if n in found and found[n].kind == "drift"]
            if old in found or drifted or new in _before(old, found) or not told[old] or not told[new]:
                continue
            why = rule(groups[old], groups[new], told[old], told[new], context)
            if why is not None:
                found[old] = Supersession(_KINDS[rule.__name__], new, why)
    return found


def _find_altered(groups: Sequence[AnswerGroup], altered: Mapping[str, Alteration]) -> dict[int, Supersession]:
    place = {s.id: n for n, group in enumerate(groups) for s in group.statements}
    ids = [[s.id for s in group.statements if s.stance in _SPEAKS] for group in groups]
    return {
        n: Supersession("drift", place[altered[each[0]].source_id], altered[each[0]].why)
        for n, each in enumerate(ids)
        if each and all(key in altered and altered[key].source_id not in each for key in each)
    }


def _before(at: int, found: Mapping[int, Supersession]) -> set[int]:
    """Give the places of the answers that gave way to one, directly or not."""
    before: set[int] = set()
    todo = [at]
    while todo:
        place = todo.pop()
        for old, each in found.items():
            if each.by == place and old not in before:
                before.add(old)
                todo.append(old)
    return before


def _giving(group: AnswerGroup, context: Context) -> list[Statement]:
    """Give the statements that assert an answer and have a value that answers the slot's question themselves."""
    told = [s for s in group.statements if s.stance in _SPEAKS]
    if group.value is None:
        return told
    return [s for s in told if answer_in(s, context.asked, context.documents) is not None]


def _find_newer(
    one: AnswerGroup,
    two: AnswerGroup,
    before: Sequence[Statement],
    after: Sequence[Statement],
    context: Context,
) -> str | None:
    """Say why an answer gave way to another; both lists in the order of their telling."""
    calendar = context.calendar
    old, new = one.value, two.value
    first = calendar.date(before[0])
    if old is None or new is None:
        return _find_changed_mind(before, after, context)
    if _count_different_things(before, after, context):
        return None
    for statement in after:
        cue = find_cue(statement, old, context)
        is_told = cue is not None and _speaks_of(statement, old, new, before, context)
        if is_told and not calendar.precedes(calendar.date(statement), first):
            return f"“{cue}”: the text says that the figure has changed"
        recalled = _find_recalled(statement, before, context)
        if recalled is not None:
            return f"“{recalled}”: the text that gives {flat(new.words)} tells of it as past"
    later = [s for s in after if calendar.precedes(first, calendar.date(s))]
    if not later:
        return None
    given = {s.origin for s in before if s.origin and not s.origin.startswith("assertion:")}
    same = sorted(given & {s.origin for s in later if s.origin})
    if same and old.low != 0 and given <= {s.origin for s in after}:
        return f"{context.names(same[0])} gave it, and later gave {flat(new.words)}"
    newest = calendar.date(later[0])
    is_said_since = any(calendar.precedes(newest, calendar.date(s)) for s in before)
    if not is_said_since and grows(old, new, [*before, *later], context):
        return "the count only grows, and the larger one was reported later"
    return None


def _speaks_of(
    statement: Statement, old: Value, new: Value, before: Sequence[Statement], context: Context
) -> bool:
    """Tell whether a figure that is said to have changed is the older one here: of one speaker, smaller, or named."""
    words = statement.sentence.of(context.documents[statement.document_id].text)
    return statement.origin in {s.origin for s in before} or is_more(new, old) or figure_of(old) in words


def _count_different_things(before: Sequence[Statement], after: Sequence[Statement], context: Context) -> bool:
    values = [[answer_in(s, context.asked, context.documents) for s in told] for told in (before, after)]
    pairs = [(a, b) for a, b in product(*values) if a is not None and b is not None]
    return any(count_different_things(a, b) for a, b in pairs)


def _find_changed_mind(before: Sequence[Statement], after: Sequence[Statement], context: Context) -> str | None:
    """Say of an answer without a value that all who gave it later gave the other."""
    given = {s.origin for s in before}
    first = context.calendar.date(before[-1])
    later = {s.origin for s in after if context.calendar.precedes(first, context.calendar.date(s))}
    if None in given or not given <= later:
        return None
    return f"{context.names(min(map(str, given)))} said so, and later said otherwise"


def _find_recalled(statement: Statement, before: Sequence[Statement], context: Context) -> str | None:
    """Give the words by which the article of a statement tells of the other value as what had been before."""
    text = context.documents[statement.document_id].text
    for other in before:
        words = other.sentence.of(text) if other.document_id == statement.document_id else ""
        match = _PAST.search(words)
        if match is not None and not _PAST.search(statement.sentence.of(text)):
            return match[0]
    return None


def _find_correction(
    one: AnswerGroup,
    two: AnswerGroup,
    before: Sequence[Statement],
    after: Sequence[Statement],
    context: Context,
) -> str | None:
    """Say that the outlet which had an answer took it back in a correction that gives it again."""
    if one.value is None:
        return None
    figure = figure_of(one.value)
    outlets = {context.documents[s.document_id].outlet for s in before}
    for document_id, blocks in context.corrections.items():
        document = context.documents[document_id]
        others = [s for s in before if s.document_id != document_id]
        is_own = document.outlet is not None and outlets == {document.outlet}
        gives_new = any(s.document_id == document_id for s in after)
        is_named = bool(figure) and any(figure in block.of(document.text) for block in blocks)
        if others and is_own and gives_new and is_named:
            return f"{document.outlet_name or document.path} corrected it"
    return None


_KINDS: dict[str, Change] = {
    "find_drift": "drift",
    "find_garbled": "drift",
    "_find_correction": "corrected",
    "_find_newer": "superseded",
}
