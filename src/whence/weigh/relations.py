"""Relations: how the statements of one slot stand to each other, in the order of DESIGN.md.

Same scope? same time? then the values, then the stance, then what the pair model thinks. Two answers conflict only
where both are live, come from different origins, and something shows that one speaks against the other: a denial, a
plain no to a yes, or an article that sets them side by side. Two statements of one origin never conflict: a difference
between them is drift along a chain, and is told as that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from whence.conclusions import Relation, Statement
from whence.records import RelationKind, Span
from whence.weigh.gists import DENIALS
from whence.weigh.oppositions import (
    DENIED_TOO,
    SPEAKS,
    YES_AND_NO,
    Compared,
    are_yes_and_no,
    find_opposition,
    is_by_denier,
    speaking,
    value_of,
)
from whence.weigh.place_values import say_where_apart, say_where_inside
from whence.weigh.supersessions import Supersession
from whence.weigh.values import compare_values, count_different_things, size_difference

_GENERAL = re.compile(
    r"\b(?:usually|typically|generally|normally|often|on average|refers? to|defined as|as a rule|"
    r"tend(?:s|ed)? to|in general)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:maximum|minimum|up to|so far|capacity|limit|target|planned|expected|estimated|annual(?:ly)?|monthly|daily|"
    r"weekly|per (?:day|week|month|year)|total|at (?:its|the) (?:lowest|highest|peak|worst|height)|at one point|in all|"
    r"alone|together|both|extract|whole|entire)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:also|another|both|several|elsewhere|across|each|places|cities|towns|villages|countries|provinces|regions)\b",
    re.IGNORECASE,
)
_OTHER = 0.6  # probability of another question from which two values are of different things
_MOST = 120  # relations of one claim


Ruling = tuple[RelationKind, str]  # how two stand to each other, and the rule that says so


def relate(compared: Compared) -> list[Relation]:
    """Give the relations between statements of one slot, at most 120: of answers to each other, then within each."""
    found: dict[tuple[str, str], Relation] = {}
    rulings = {
        (i, j): ruling
        for i, j in combinations(range(len(compared.groups)), 2)
        if (ruling := _rule_answers(i, j, compared)) is not None
    }
    for is_by_article in (False, True):
        chosen = [_representatives(g.statements, compared, is_by_article) for g in compared.groups]
        for relation in _relations(chosen, rulings, compared):
            if len(found) == _MOST:
                return list(found.values())
            found.setdefault((relation.left_id, relation.right_id), relation)
    return list(found.values())


def _relations(
    chosen: Sequence[Sequence[Statement]], rulings: Mapping[tuple[int, int], Ruling], compared: Compared
) -> Iterator[Relation]:
    """Yield the relations of some statements of each answer to those of the others, then to each other."""
    for (i, j), (kind, rule) in rulings.items():
        is_turned = kind == "superseded" and not _is_before(i, j, compared.gone)
        for one, two in product(_answering(chosen[i], compared), _answering(chosen[j], compared)):
            if rule == YES_AND_NO and not are_yes_and_no(one, two, compared):
                continue  # the others of the two answers need not say it so plainly
            if rule.endswith(DENIED_TOO) and not is_by_denier(one, two, compared):
                continue
            yield _make(*((two, one) if is_turned else (one, two)), kind, rule, compared)
    for statements in chosen:
        yield from _within(statements, compared)


def _rule_answers(i: int, j: int, compared: Compared) -> Ruling | None:
    """Say how two answers stand to each other, and by which rule; None: one is the other, changed in a copy."""
    gone = compared.gone
    one, two = _root(i, gone), _root(j, gone)
    if (one, two) != (i, j):
        ruling = _rule_answers(min(one, two), max(one, two), compared) if one != two else None
        return ruling if ruling is not None and ruling[0] != "conflict" else None
    why = _superseded(i, j, gone)
    if why is not None:
        return "superseded", why
    ours, theirs = (speaking(compared.groups[n].statements) for n in (i, j))
    if not ours or not theirs:
        return None
    scope = _by_scope(ours, theirs, compared)
    if scope is not None:
        return "different scope", scope
    against = find_opposition(i, j, compared) if _is_live(i, compared) and _is_live(j, compared) else None
    if against is not None:
        return "conflict", against
    return _unsettled(ours, theirs, compared)


def _root(at: int, gone: Mapping[int, Supersession]) -> int:
    """Give the answer that one was made from on the way; itself where it was not changed."""
    seen = {at}
    while at in gone and gone[at].kind == "drift" and gone[at].by not in seen:
        at = gone[at].by
        seen.add(at)
    return at


def _is_live(at: int, compared: Compared) -> bool:
    """Tell whether an answer is neither given up nor taken back."""
    return at not in compared.gone and not any(s.stance == "retracts" for s in compared.groups[at].statements)


def _superseded(i: int, j: int, gone: Mapping[int, Supersession]) -> str | None:
    """Say why one of two answers gave way to the other, or both to a third."""
    for old, new in ((i, j), (j, i)):
        if _is_before(old, new, gone):
            return gone[old].why
    if i in gone and j in gone and set(_after(i, gone)) & set(_after(j, gone)):
        return f"both gave way to a later one: {gone[i].why}"
    return None


def _is_before(old: int, new: int, gone: Mapping[int, Supersession]) -> bool:
    return new in _after(old, gone)


def _after(at: int, gone: Mapping[int, Supersession]) -> list[int]:
    """Give the places of the answers to which one gave way, one after the other."""
    found: list[int] = []
    while at in gone and gone[at].by not in found:
        at = gone[at].by
        found.append(at)
    return found


def _by_scope(ours: Sequence[Statement], theirs: Sequence[Statement], compared: Compared) -> str | None:
    """Say why two answers speak of different things or times; None where two statements of them need not."""
    rules = [_scope_of(a, b, compared) for a, b in product(ours, theirs)]
    return rules[0] if rules and all(rule is not None for rule in rules) else None


def _scope_of(one: Statement, two: Statement, compared: Compared) -> str | None:
    if (one.stance == "predicts") != (two.stance == "predicts"):
        return "one foretells, the other reports"
    values = value_of(one, compared), value_of(two, compared)
    if values[0] is not None and values[1] is not None and count_different_things(values[0], values[1]):
        return f"one counts {values[0].noun}, the other {values[1].noun}"
    texts = [s.sentence.of(compared.documents[s.document_id].text) for s in (one, two)]
    if (_GENERAL.search(texts[0]) is None) != (_GENERAL.search(texts[1]) is None):
        return "one speaks of what is usual, the other of this case"
    if compared.asked.kind in ("quantity", "time") and (apart := say_where_apart(one, two)) is not None:
        return f"they speak of different places: {apart}"
    if compared.asked.kind == "place" and (_SEVERAL.search(texts[0]) or _SEVERAL.search(texts[1])):
        return "one speaks of more places than one"
    if compared.asked.kind != "quantity":
        return None
    times = [
        [v.when for v in s.values if v.kind == "time" and v.role != "report" and v.when is not None]
        for s in (one, two)
    ]
    if times[0] and times[1] and all(a.meet(b) is None for a in times[0] for b in times[1]):
        return "they speak of different times"
    limits = [{m.casefold() for m in _LIMIT.findall(text)} for text in texts]
    if limits[0] != limits[1]:
        return "one gives a limit, a part, a rate or a total that the other does not"
    return None


def _unsettled(ours: Sequence[Statement], theirs: Sequence[Statement], compared: Compared) -> Ruling | None:
    """Say of two answers that nothing sets against each other whether they are of different things."""
    if compared.asked.kind == "open":
        return None
    thoughts = [t for a, b in product(ours, theirs) if (t := compared.opinions.find(a, b)) is not None]
    if thoughts and sum(t.other_question for t in thoughts) / len(thoughts) >= _OTHER:
        return "different scope", "the pair model finds that they answer different questions"
    return "not comparable", "they exclude each other, but nobody sets one against the other"


def _within(statements: Sequence[Statement], compared: Compared) -> Iterator[Relation]:
    """Yield how the statements of one answer stand to each other, but for mere copies."""
    for one, two in combinations(statements, 2):
        ruling = _by_stance(one, two) or _by_value(one, two, compared)
        if ruling is not None:
            yield _make(one, two, *ruling, compared)


def _by_stance(one: Statement, two: Statement) -> Ruling | None:
    stances = {one.stance, two.stance}
    if stances <= set(SPEAKS) or (one.origin == two.origin and one.document_id != two.document_id):
        return None
    if stances & set(DENIALS) and stances & set(SPEAKS):
        return "denied", f"one {one.stance} what the other {two.stance}"
    if "cannot confirm" in stances and stances & set(SPEAKS):
        return "unconfirmed by", "one source could not confirm it"
    return None


def _by_value(one: Statement, two: Statement, compared: Compared) -> Ruling | None:
    a, b = value_of(one, compared), value_of(two, compared)
    is_one_voice = one.document_id == two.document_id and one.origin == two.origin
    if is_one_voice or not {one.stance, two.stance} <= set(SPEAKS):
        return None
    if a is None or b is None:
        agreed = compared.opinions.agreement(one, two) if one.origin != two.origin else None
        if agreed is None or agreed < 0.5:
            return None
        inside = say_where_inside(one, two)
        return ("refines", inside) if inside else ("agree", "the pair model finds one answer in both")
    meeting = compare_values(a, b)
    if meeting == "same":
        is_copy = one.origin == two.origin and a.words.casefold() == b.words.casefold()
        rule = f"both give {a.words}" if a.words == b.words else f"{a.words} is {b.words}"
        return None if is_copy else ("agree", " ".join(rule.split()))
    if meeting == "meets" and a.kind == "place":
        inside = say_where_inside(one, two)
        return None if inside is None else ("refines", inside)
    if meeting == "meets" and a.kind != "who":
        return "refines", " ".join(f"{a.words} and {b.words} overlap".split())
    return None


def _representatives(
    statements: Sequence[Statement], compared: Compared, is_by_article: bool
) -> list[Statement]:
    """Give one statement for each origin, stance and value, or one of each for each article."""
    seen: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        value = value_of(statement, compared)
        key = None if value is None else (value.low, value.high, value.when, value.words.casefold())
        article = statement.document_id if is_by_article else None
        seen.setdefault((article, statement.origin, statement.stance, key), statement)
    return list(seen.values())


def _answering(statements: Sequence[Statement], compared: Compared) -> list[Statement]:
    """Give the statements that say an answer; of those with values only they that give one."""
    said = speaking(statements)
    return [s for s in said if value_of(s, compared) is not None] or said


def _make(one: Statement, two: Statement, kind: RelationKind, rule: str, compared: Compared) -> Relation:
    values = value_of(one, compared), value_of(two, compared)
    spans: list[Span] = []
    for statement, value in zip((one, two), values, strict=True):
        span = value.span if value is not None and kind not in ("denied", "unconfirmed by") else None
        spans.append(span or statement.spans[0])
    ratio, gap = (None, None)
    if values[0] is not None and values[1] is not None:
        ratio, gap = size_difference(values[0], values[1])
    return Relation(
        left_id=one.id,
        right_id=two.id,
        kind=kind,
        rule=rule,
        left=spans[0],
        right=spans[1],
        ratio=ratio,
        gap=gap,
    )
