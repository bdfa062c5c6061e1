"""Oppositions: what shows that two answers of a slot speak against each other.

A denial by who gives the other, a plain no to a yes, none to some, or an article that sets them side by side, each on
another's word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from whence.conclusions import Statement, Value
from whence.records import Document
from whence.weigh.agreements import are_opposed, is_negative
from whence.weigh.answers import AnswerGroup
from whence.weigh.opinions import Opinions
from whence.weigh.pairs import text_of
from whence.weigh.supersessions import Supersession
from whence.weigh.tellings import Calendar
from whence.weigh.values import Asked, answer_in

YES_AND_NO = "one says no where the other says yes"
DENIED_TOO = " what the other says, and gives another answer"
SPEAKS = ("asserts", "confirms", "repeats", "predicts", "orders")
_DENIES = ("denies", "disputes")
_NAMED = ("person:", "organisation:", "named:", "document:")
_DAYS = timedelta(days=3)  # between reports, up to which two figures are of one time
_LIKE = 0.6  # likeness of two statements from which values that exclude each other conflict
_ONE_QUESTION, _NEAR = 0.9, 0.5  # probability and likeness from which two answer one question themselves
_BESIDE = 0.67  # probability of one question from which two times, or some and none, are of one thing
_ONE_EVENT, _OTHER_QUESTION, _OTHER_ANSWER = 0.9, 0.25, 0.5  # probabilities, of two places or doers
_DENIED = 0.5  # probability of one question from which who denies an answer gives another to it
_PART = re.compile(
    r"\W*(?:what|when|which|who|whom|whose|where|why|how)\b", re.IGNORECASE
)  # of a sentence, no answer
_NONE = re.compile(
    r"\b(?:no|none|nobody|nothing|never|not (?:one|a|an|any)|not (?:\w+ ){1,2}(?:any|anything|anybody|anyone))\b",
    re.IGNORECASE,
)
_EVEN = 0.5  # agreement from which two are not held to say yes and no
_ONE = 0.55  # mean agreement from which a denial is not held to part two answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The answers of one slot with what tells how they stand to each other.

    `gone`: the answers that are not live, by their places; `institutions`: for whom a named speaker speaks.
    """

    groups: Sequence[AnswerGroup]
    gone: Mapping[int, Supersession]
    asked: Asked
    opinions: Opinions
    documents: Mapping[str, Document]
    institutions: Mapping[str, str]
    calendar: Calendar


def find_opposition(i: int, j: int, compared: Compared) -> str | None:
    """Say what shows that two answers speak against each other; None: nothing does."""
    one, two = compared.groups[i], compared.groups[j]
    origins = [{s.origin for s in speaking(g.statements) if s.origin} for g in (one, two)]
    if not origins[0] or not origins[1] or (origins[0] == origins[1] and len(origins[0]) == 1):
        return None
    for group, others in ((one, origins[1]), (two, origins[0])):
        bodies = {compared.institutions[o] for o in others if o in compared.institutions}
        for s in group.statements:
            if s.stance in _DENIES and s.origin is not None and s.origin.startswith(_NAMED) and (
                s.origin in others or compared.institutions.get(s.origin) in bodies
            ) and not _agree(one, two, compared):  # fmt: skip
                both = product(speaking(one.statements), speaking(two.statements))
                if any(is_by_denier(a, b, compared) for a, b in both):
                    return f"one side {s.stance}{DENIED_TOO}"
    if compared.asked.kind == "open":
        return _say_yes_and_no(one, two, compared)
    if one.value is not None and two.value is not None and (one.value.low == 0) != (two.value.low == 0):
        pairs = list(product(speaking(one.statements), speaking(two.statements)))
        is_one = any(a.origin != b.origin and compared.opinions.nearness(a, b) >= _BESIDE for a, b in pairs)
        return "one says that there was none at all" if is_one else None
    return (
        _say_some_and_none(one, two, compared)
        or _are_set_side_by_side(one, two, compared)
        or _tell_of_one_thing(one, two, compared)
    )


def _say_some_and_none(one: AnswerGroup, two: AnswerGroup, compared: Compared) -> str | None:
    """Say that one gives an amount, and the other, without a figure, that there was none: "never took a crown"."""
    if compared.asked.kind != "quantity" or (one.value is None) == (two.value is None):
        return None
    some, none = (one, two) if two.value is None else (two, one)
    for a, b in product(speaking(some.statements), speaking(none.statements)):
        words = text_of(b, compared.documents)
        is_no = _NONE.search(words) is not None and not is_negative(a, compared.documents)
        if is_no and a.origin != b.origin and compared.opinions.nearness(a, b) >= _BESIDE:
            return "one says that there was none at all"
    return None


def _agree(one: AnswerGroup, two: AnswerGroup, compared: Compared) -> bool:
    """Tell whether the pair model finds that two answers without values are one."""
    if compared.asked.kind != "open":
        return False
    pairs = product(speaking(one.statements), speaking(two.statements))
    found = [f for a, b in pairs if (f := compared.opinions.agreement(a, b)) is not None]
    return bool(found) and sum(found) / len(found) > _ONE


def is_by_denier(one: Statement, two: Statement, compared: Compared) -> bool:
    """Tell whether one of two statements is by the side that denies what the other says, and answers that question."""
    is_part = any(_PART.match(text_of(s, compared.documents)) for s in (one, two))
    if is_part or compared.opinions.nearness(one, two) < _DENIED:
        return False
    for a, b in ((one, two), (two, one)):
        group = next(g for g in compared.groups if b in g.statements)
        deniers = {s.origin for s in group.statements if s.stance in _DENIES and s.origin is not None}
        bodies = {compared.institutions[key] for key in deniers if key in compared.institutions}
        body = compared.institutions.get(a.origin or "")
        if a.origin in deniers or (body is not None and body in bodies):
            return b.origin != a.origin
    return False


def _say_yes_and_no(one: AnswerGroup, two: AnswerGroup, compared: Compared) -> str | None:
    pairs = product(speaking(one.statements), speaking(two.statements))
    return YES_AND_NO if any(are_yes_and_no(a, b, compared) for a, b in pairs) else None


def _answer_one_question(one: Statement, two: Statement, compared: Compared) -> bool:
    """Tell whether two statements answer one question themselves, and not only through others of their slot."""
    thought = compared.opinions.find(one, two)
    alike = compared.opinions.likeness(one, two)
    return alike >= _LIKE if thought is None else thought.same_question >= _ONE_QUESTION and alike >= _NEAR


def _are_of_one_time(one: Statement, two: Statement, calendar: Calendar) -> bool:
    """Tell whether two statements were reported within days of each other; a later figure may be a new one."""
    told = [calendar.date(s).reported for s in (one, two)]
    ends = [when.latest.replace(tzinfo=None) for when in told if when is not None and when.latest is not None]
    return len(ends) == 2 and abs(ends[0] - ends[1]) <= _DAYS


def are_yes_and_no(one: Statement, two: Statement, compared: Compared) -> bool:
    """Tell whether one of two origins says no where the other says yes."""
    agreed = compared.opinions.agreement(one, two)
    if one.origin == two.origin or (agreed is not None and agreed >= _EVEN):
        return False
    return _answer_one_question(one, two, compared) and are_opposed(
        one, two, compared.documents, compared.opinions
    )


def _are_set_side_by_side(one: AnswerGroup, two: AnswerGroup, compared: Compared) -> str | None:
    """Say that an article gives both answers, each on another's word, and calls neither of them old."""
    for a, b in product(speaking(one.statements), speaking(two.statements)):
        values = value_of(a, compared), value_of(b, compared)
        nouns = {v.noun.casefold() for v in values if v is not None and v.noun}
        is_beside = a.document_id == b.document_id and a.origin and b.origin and a.origin != b.origin
        is_one = _answer_one_question(a, b, compared) or (
            compared.asked.kind == "time" and compared.opinions.nearness(a, b) >= _BESIDE
        )
        if is_beside and len(nouns) < 2 and is_one:
            return "an article gives both, on the word of different origins"
    return None


def _tell_of_one_thing(one: AnswerGroup, two: AnswerGroup, compared: Compared) -> str | None:
    """Say that two origins give values that exclude each other in otherwise like words.

    Of two places or doers the pair model may say so: their names alone make the words unlike.
    """
    for a, b in product(speaking(one.statements), speaking(two.statements)):
        if a.origin is None or b.origin is None or a.origin == b.origin:
            continue
        if compared.opinions.likeness(a, b) >= _LIKE and _are_of_one_time(a, b, compared.calendar):
            return "they exclude each other, from different origins, in like words"
        if compared.asked.kind in ("place", "who") and _are_two_answers(a, b, compared):
            return (
                "they name different ones, from different origins, for what the pair model finds one question"
            )
    return None


def _are_two_answers(one: Statement, two: Statement, compared: Compared) -> bool:
    """Tell whether the pair model finds two answers to one question in statements of one time, of one event."""
    thought = compared.opinions.find(one, two)
    if thought is None or not _are_of_one_time(one, two, compared.calendar):
        return False
    is_one = thought.same_events >= _ONE_EVENT and thought.other_question <= _OTHER_QUESTION
    return is_one and thought.other_answer >= _OTHER_ANSWER


def speaking(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements that give an answer, and do not only speak of one."""
    return [s for s in statements if s.stance in SPEAKS]


def value_of(statement: Statement, compared: Compared) -> Value | None:
    """Give the value by which a statement answers the slot's question; None: it gives none."""
    return answer_in(statement, compared.asked, compared.documents)
