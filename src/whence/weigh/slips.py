"""Slips: a figure that was changed on the way from one article to the next is no answer of its own."""

import math
from collections.abc import Sequence

from whence.conclusions import Statement, Value
from whence.trace import document_report_id
from whence.weigh.answers import AnswerGroup
from whence.weigh.updates import Context, find_cue, grows

_COPIED = 0.6  # likeness of a sentence to its source, from which a figure in it was changed on the way
_CHANGED = "changed on the way: the account it was taken from has another value"


def find_drift(
    one: AnswerGroup,
    two: AnswerGroup,
    before: Sequence[Statement],
    after: Sequence[Statement],
    context: Context,
) -> str | None:
    """Say of an answer that it stands only in articles that rest on those of the other, on the same word."""
    headed = {s.document_id for s in before if context.documents[s.document_id].headline == s.sentence}
    if len(headed) == len(before) and headed <= {s.document_id for s in after}:
        return "only the headline says so: the article below it has another value"
    foretold = [any(s.stance == "predicts" for s in told) for told in (before, after)]
    if one.value is None or two.value is None or foretold[0] != foretold[1]:
        return None
    if not {s.origin for s in before} <= {s.origin for s in after} or _is_news(
        one, two, before, after, context
    ):
        return None
    return _CHANGED if _rests_on(before, after, context) else None


def find_garbled(
    one: AnswerGroup,
    two: AnswerGroup,
    before: Sequence[Statement],
    after: Sequence[Statement],
    context: Context,
) -> str | None:
    """Say of a figure in an article's own words that it is a slip of the pen for that of the account it rests on."""
    is_own = all(s.origin is None or s.origin.startswith(("report:", "assertion:")) for s in before)
    if not is_own or one.value is None or two.value is None or not _are_like_figures(one.value, two.value):
        return None
    return _CHANGED if len(after) >= len(before) and _rests_on(before, after, context) else None


def _rests_on(before: Sequence[Statement], after: Sequence[Statement], context: Context) -> bool:
    """Tell whether each article of some statements has its account from those of the others, and none of these."""
    accounts = {context.calendar.date(s).account for s in after}
    accounts |= {document_report_id(s.document_id) for s in after}
    outlets = {context.documents[s.document_id].outlet for s in after}
    for statement in before:
        outlet = context.documents[statement.document_id].outlet
        if outlet is not None and outlet in outlets and not _only_corrects(outlet, after, context):
            return False  # an outlet that changes its own figure has a new one
        below = context.resting.get(statement.document_id, frozenset())
        if not below & accounts or document_report_id(statement.document_id) in _all_below(after, context):
            return False
    return True


def _only_corrects(outlet: str, statements: Sequence[Statement], context: Context) -> bool:
    """Tell whether an outlet gives a value only where it takes something back."""
    own = [s for s in statements if context.documents[s.document_id].outlet == outlet]
    return all(s.document_id in context.corrections for s in own)


def _all_below(statements: Sequence[Statement], context: Context) -> frozenset[str]:
    told = [s for s in statements if s.document_id not in context.corrections]
    return frozenset().union(*(context.resting.get(s.document_id, frozenset()) for s in told))


def _is_news(
    one: AnswerGroup,
    two: AnswerGroup,
    before: Sequence[Statement],
    after: Sequence[Statement],
    context: Context,
) -> bool:
    """Tell whether a value that a later article gives may be new, and not a change of the one it was taken from."""
    if one.value is None or two.value is None:
        return False
    is_copy = any(context.opinions.likeness(a, b) >= _COPIED for a in before for b in after)
    if is_copy and _are_like_figures(one.value, two.value):
        return False
    calendar = context.calendar
    is_later = all(not calendar.precedes(calendar.date(a), calendar.date(after[0])) for a in before)
    has_cue = any(find_cue(s, two.value, context) is not None for s in before)
    return has_cue or (is_later and not is_copy and grows(two.value, one.value, [*before, *after], context))


def _are_like_figures(one: Value, two: Value) -> bool:
    """Tell whether one figure may be a slip for the other: digits swapped, lost or added, a point lost, teen for ty."""
    if one.kind != "quantity" or two.kind != "quantity" or one.low is None or two.low is None:
        return False
    small, large = sorted((abs(one.low), abs(two.low)))
    if small <= 0 or small == large:
        return False
    if any(math.isclose(large, small * power) for power in (10, 100, 1000)):
        return True
    ours, theirs = (f"{size:g}".replace(".", "") for size in (small, large))
    is_longer = len(theirs) == len(ours) + 1 and any(
        theirs[:n] + theirs[n + 1 :] == ours for n in range(len(theirs))
    )
    is_teen = small == large / 10 + 10 and large < 100  # sixteen for sixty
    return is_longer or is_teen or (len(ours) > 1 and sorted(ours) == sorted(theirs))
