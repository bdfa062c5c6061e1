"""Relations: how the statements of one slot stand to each other, in the order of DESIGN.md.

Same scope? same time? then the values, then the stance. Two statements of one origin never conflict: a difference
between them is drift along a chain, and is told as that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.conclusions import Relation, Statement, Value
from whence.records import Document, RelationKind, Span
from whence.trace.words import WordWeights, likeness
from whence.weigh.pairs import text_of

_GENERAL = re.compile(
    r"\b(?:usually|typically|generally|normally|often|on average|refers? to|defined as|as a rule|"
    r"tend(?:s|ed)? to|in general)\b",
    re.I,
)
_LIMIT = re.compile(r"\b(?:maximum|minimum|up to|at most|at least|so far|capacity|limit|target|planned|expected|"
                    r"estimated|annual(?:ly)?|"
                    r"monthly|daily|weekly|per (?:day|week|month|year)|since|total)\b", re.I)  # fmt: skip
_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|ion|s)|revised|updated|now (?:says?|puts?)|earlier (?:version|figure|said))\b", re.I
)
_AGAINST = ("denies", "disputes", "retracts")
_ATTRIBUTES = frozenset(
    ("length", "width", "height", "depth", "distance", "range", "weight", "speed", "age", "area")
)
_APART = 25  # times; two measures further apart are of different things
_ALIKE = 0.3  # cosine; below it two values that exclude each other are not said to conflict
_MOST = 60  # pairs compared in one claim; beyond it only one statement for each value and origin is


def relate(
    statements: Sequence[Statement], documents: Mapping[str, Document], *, weights: WordWeights
) -> Iterator[Relation]:
    """Yield the relations between statements of one slot, one for each pair of values or stances."""
    chosen = _representatives(statements)
    n = 0
    for i, one in enumerate(chosen):
        for two in chosen[i + 1 :]:
            found = _relation(one, two, documents)
            if (
                found is not None
                and found.kind == "conflict"
                and not _on_one_subject(one, two, documents, weights)
            ):
                continue
            is_copy = found is not None and found.kind == "agree" and one.origin == two.origin
            if found is not None and not (is_copy and _same_words(found, one, two, documents)):
                yield found
                n += 1
                if n == _MOST:
                    return


def _on_one_subject(
    one: Statement, two: Statement, documents: Mapping[str, Document], weights: WordWeights
) -> bool:
    """Tell whether two statements are alike themselves, and not only through others of their slot."""
    left, right = (weights.vector(text_of(s, documents)) for s in (one, two))
    return likeness(left, right) >= _ALIKE


def _same_words(relation: Relation, one: Statement, two: Statement, documents: Mapping[str, Document]) -> bool:
    left = relation.left.of(documents[one.document_id].text)
    return left.casefold() == relation.right.of(documents[two.document_id].text).casefold()


def find_compatible(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Give the statements that stand together: all but those whose value excludes the one most articles give.

    One that speaks of what is usual does not stand with one that speaks of this case. A statement that gives no value
    to compare stands with any.
    """
    given: dict[tuple[str, float | None, float | None], set[str]] = {}
    for statement in statements:
        for value in statement.values:
            if value.kind == "quantity" and value.unit:
                given.setdefault((value.unit, value.low, value.high), set()).add(statement.document_id)
    if not given:
        return list(statements)
    main = max(given, key=lambda key: (len(given[key]), str(key)))
    center = next(v for s in statements for v in s.values if (v.unit, v.low, v.high) == main)
    holding = [s for s in statements if any((v.unit, v.low, v.high) == main for v in s.values)]
    is_general = all(_GENERAL.search(s.sentence.of(documents[s.document_id].text)) for s in holding)
    return [s for s in statements if _stands_with(center, s, documents, is_general=is_general)]


def _stands_with(
    center: Value, statement: Statement, documents: Mapping[str, Document], *, is_general: bool
) -> bool:
    values = [v for v in statement.values if _comparable(v, center)]
    if not values:
        return True
    words = statement.sentence.of(documents[statement.document_id].text)
    return any(_meets(v, center) for v in values) and bool(_GENERAL.search(words)) == is_general


def _representatives(statements: Sequence[Statement]) -> list[Statement]:
    """Give one statement for each document, stance and set of values."""
    seen: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        values = tuple(
            sorted((v.unit, v.low or 0.0, v.high or 0.0) for v in statement.values if v.kind == "quantity")
        )
        seen.setdefault((statement.document_id, statement.origin, statement.stance, values), statement)
    return list(seen.values())


def _relation(one: Statement, two: Statement, documents: Mapping[str, Document]) -> Relation | None:
    stances = _by_stance(one, two)
    if stances is not None:
        kind, rule = stances
        return _make(one, two, kind, rule, spans=(one.spans[0], two.spans[0]))
    if one.document_id == two.document_id:
        return None
    pairs = [(a, b) for a in one.values for b in two.values if _comparable(a, b)]
    if not pairs:
        return None
    a, b = next(((a, b) for a, b in pairs if _meets(a, b)), pairs[0])
    texts = one.sentence.of(documents[one.document_id].text), two.sentence.of(documents[two.document_id].text)
    judged = None if _meets(a, b) else _by_scope(one, two)
    judged = judged or _by_value(a, b, texts, is_one_origin=one.origin == two.origin)
    if judged is None or a.span is None or b.span is None:
        return None
    return _make(one, two, *judged, spans=(a.span, b.span))


def _make(
    one: Statement, two: Statement, kind: RelationKind, rule: str, *, spans: tuple[Span, Span]
) -> Relation:
    return Relation(left_id=one.id, right_id=two.id, kind=kind, rule=rule, left=spans[0], right=spans[1])


def _by_stance(one: Statement, two: Statement) -> tuple[RelationKind, str] | None:
    if one.origin == two.origin and one.document_id != two.document_id:
        return None
    stances = {one.stance, two.stance}
    if stances & set(_AGAINST) and stances & {"asserts", "confirms", "repeats"}:
        return "denied", f"one {one.stance} what the other {two.stance}"
    if "cannot confirm" in stances and stances & {"asserts", "confirms", "repeats"}:
        return "unconfirmed by", "one source could not confirm it"
    return None


def _by_scope(one: Statement, two: Statement) -> tuple[RelationKind, str] | None:
    """Tell whether two statements speak of other times: one foretells, or the times they give exclude each other."""
    if (one.stance == "predicts") != (two.stance == "predicts"):
        return "different scope", "one foretells, the other reports"
    times = [[v.when for v in s.values if v.kind == "time" and v.when is not None] for s in (one, two)]
    if times[0] and times[1] and all(a.meet(b) is None for a in times[0] for b in times[1]):
        return "different scope", "they speak of different times"
    words = [{v.words.casefold() for v in s.values if v.kind == "time" and v.when is None} for s in (one, two)]
    if words[0] and words[1] and not words[0] & words[1]:
        return "different scope", "they name different times, which nothing dates"
    return None


def _comparable(a: Value, b: Value) -> bool:
    """Tell whether two values may answer one question: one unit, one attribute, one order of size."""
    if a.kind != "quantity" or b.kind != "quantity" or a.unit.casefold() != b.unit.casefold():
        return False
    if {a.noun, b.noun} <= _ATTRIBUTES and a.noun != b.noun:
        return False
    sizes = [abs(v.low if v.low is not None else v.high or 0.0) for v in (a, b)]
    return min(sizes) * _APART >= max(sizes) or a.unit in (a.noun, b.noun)


def _by_value(
    a: Value, b: Value, texts: tuple[str, str], *, is_one_origin: bool
) -> tuple[RelationKind, str] | None:
    general = [bool(_GENERAL.search(t)) for t in texts]
    if general[0] != general[1]:
        return "different scope", "one speaks of what is usual, the other of this case"
    if (a.low, a.high) == (b.low, b.high):
        return "agree", f"both give {a.words}" if a.words == b.words else f"{a.words} is {b.words}"
    if _meets(a, b):
        return "refines", f"{a.words} and {b.words} overlap"
    limits = [{m.casefold() for m in _LIMIT.findall(t)} for t in texts]
    if limits[0] != limits[1]:
        return "different scope", "one gives a limit, a rate or a total that the other does not"
    if is_one_origin:
        return None
    if any(_CORRECTS.search(t) for t in texts):
        return "superseded", "one text says that it corrects the figure"
    return "conflict", f"{a.words} and {b.words} exclude each other, from different origins"


def _meets(a: Value, b: Value) -> bool:
    low = max(float("-inf") if v.low is None else v.low for v in (a, b))
    high = min(float("inf") if v.high is None else v.high for v in (a, b))
    return low <= high
