"""Answers: the groups of statements of one slot that can stand together, the main one first.

Where the slot asks for an amount or a time, the values decide. Where it asks for anything else, what one origin says is
one answer, and two origins give one answer where the pair model finds that they agree; never where one of them denies
what the other says, or one says no where the other says yes.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Statement, Value
from whence.records import Document
from whence.weigh.agreements import group_agreeing, is_negative
from whence.weigh.opinions import Opinions
from whence.weigh.pairs import AGAINST
from whence.weigh.values import Asked, answer_in, clock_of, compare_values, group_values

__all__ = ["AnswerGroup", "group_answers", "is_negative", "key_of", "share_value", "words_of"]

_LONGEST = 160  # characters of a statement that stands for an answer without a value
_KEPT = ("polarity",)  # kinds of values by which an answer is called where the slot asks for none
_NOBODY = re.compile(r"\b(?:nobody|no one|none|nothing)\b", re.IGNORECASE)
_NEAR = 0.25  # of the larger
_BESIDE = (*AGAINST, "cannot confirm", "declines to comment")  # stances that speak of an answer and give none
_MOST = 12  # answers of one slot by value; in a larger one the rest is one group


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Statements that can stand together; `value` is the commonest value among them."""

    key: str
    words: str
    value: Value | None
    statements: tuple[Statement, ...]


def group_answers(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    *,
    asked: Asked,
    opinions: Opinions,
    altered: Container[str] = (),
) -> list[AnswerGroup]:
    """Give the answers of a slot: first that which most articles give.

    Who denies, disputes, or cannot confirm something stands with the answer that is spoken of. A statement whose id is
    among `altered` was changed in a copy, and is an answer of its own, after the others.
    """
    told = [s for s in _told(statements) if s.id not in altered] or _told(statements)
    changed = [s for s in _told(statements) if s not in told]
    beside = [s for s in statements if s.stance in _BESIDE]
    if not told:
        return [_group(statements, documents, asked, taken=set())]
    if asked.kind == "open":
        parts = group_agreeing(told, beside, documents, opinions)
    else:
        parts = _by_value(told, documents, asked, opinions)
        if asked.kind in ("place", "who"):
            parts = [half for part in parts for half in _yes_and_no(part, documents)]
    parts.sort(
        key=lambda part: -len({s.document_id for s in part})
    )  # stable: equal ones in the order of the text
    for statement in beside:
        _home(statement, parts, asked, documents, opinions).append(statement)
    place = {s.id: n for n, s in enumerate(statements)}
    taken: set[str] = set()
    parts = [sorted(part, key=lambda s: place[s.id]) for part in parts] + [[s] for s in changed]
    return [_group(part, documents, asked, taken=taken) for part in parts]


def _by_value(
    told: Sequence[Statement], documents: Mapping[str, Document], asked: Asked, opinions: Opinions
) -> list[list[Statement]]:
    """Give the groups of statements whose values stand together; one without a value goes with its like."""
    values = {s.id: answer_in(s, asked, documents) for s in told}
    values |= {s.id: None for s in told if _had_not_yet(values[s.id], s, documents)}
    left = [s for s in told if values[s.id] is not None]
    parts: list[list[Statement]] = []
    while left and len(parts) < _MOST:
        center = _center(left, values)
        part = [s for s in left if _stands(values[s.id], center)]
        parts.append(part)
        ids = {s.id for s in part}
        left = [s for s in left if s.id not in ids]
    if left:
        parts.append(left)
    bare = [s for s in told if values[s.id] is None]
    refusing = [
        s
        for s in bare
        if is_negative(s, documents) and (asked.kind == "quantity" or answer_in(s, asked, documents))
    ]
    for statement in (s for s in bare if s not in refusing):
        _nearest(statement, parts, opinions).append(statement) if parts else parts.append([statement])
    none = next((p for p in parts if _gives_none(p, values)), None)
    if none is not None:
        none += refusing
    return [*parts, refusing] if refusing and none is None else parts


def _yes_and_no(part: Sequence[Statement], documents: Mapping[str, Document]) -> list[list[Statement]]:
    """Give those who say that it was so there, and those who say that it was not."""
    halves = ([s for s in part if is_negative(s, documents) is wanted] for wanted in (False, True))
    return [half for half in halves if half]


def _had_not_yet(value: Value | None, statement: Statement, documents: Mapping[str, Document]) -> bool:
    """Tell whether a time only says until when something had not been: "by Friday evening, nobody had"."""
    if value is None or value.kind != "time" or not value.words.casefold().startswith("by "):
        return False
    return is_negative(statement, documents) or _NOBODY.search(words_of(statement, documents)) is not None


def _gives_none(part: Sequence[Statement], values: Mapping[str, Value | None]) -> bool:
    return any((v := values[s.id]) is not None and v.low == v.high == 0 for s in part)


def _center(statements: Sequence[Statement], values: Mapping[str, Value | None]) -> Value:
    """Give the value that most articles give; of several the one that stands first."""
    groups = group_values(v for s in statements if (v := values[s.id]) is not None)
    articles: list[tuple[int, int, Value]] = []
    for group in groups:
        held = {s.document_id for s in statements if values[s.id] in group}
        articles.append((-len(held), len(articles), group[0]))
    return min(articles, key=lambda found: found[:2])[2]


def _stands(value: Value | None, center: Value) -> bool:
    return value is not None and compare_values(value, center) != "apart"


def _nearest(statement: Statement, parts: list[list[Statement]], opinions: Opinions) -> list[Statement]:
    """Give the group that a statement without a value goes with: its origin's, its article's, or the most like it."""

    def rank(part: Sequence[Statement]) -> tuple[bool, float]:
        is_own = statement.origin is not None and any(s.origin == statement.origin for s in part)
        return is_own, round(max(opinions.nearness(statement, s) for s in part), 6)

    return max(parts, key=rank)


def _home(
    statement: Statement,
    parts: list[list[Statement]],
    asked: Asked,
    documents: Mapping[str, Document],
    opinions: Opinions,
) -> list[Statement]:
    """Give the group that a denial, or a refusal to confirm, speaks of; not the denier's own."""
    value = answer_in(statement, asked, documents)
    others = [p for p in parts if not any(s.origin == statement.origin for s in _told(p))]
    is_back = statement.stance == "retracts"
    among = parts if is_back or not others or statement.origin is None else others
    if value is not None:
        among = [p for p in among if _holds(p, value, asked, documents)] or among

    # Who denies in a plain no ("nobody made such a call") speaks of the yes; who takes back a no speaks of the no.
    is_no = is_back and is_negative(statement, documents)

    def rank(part: Sequence[Statement]) -> tuple[bool, bool, float]:
        is_beside = not is_back and any(s.document_id == statement.document_id for s in _told(part))
        is_spoken_of = asked.kind != "open" or is_negative((_told(part) or part)[0], documents) == is_no
        return is_spoken_of, is_beside, round(max(opinions.nearness(statement, s) for s in part), 6)

    return max(among, key=rank)


def _told(statements: Iterable[Statement]) -> list[Statement]:
    return [s for s in statements if s.stance not in _BESIDE]


def _holds(part: Sequence[Statement], value: Value, asked: Asked, documents: Mapping[str, Document]) -> bool:
    """Tell whether a value is that of a group, and not only one that stands beside it."""
    told = _told(part)
    values = {s.id: answer_in(s, asked, documents) for s in told}
    return any(values.values()) and compare_values(_center(told, values), value) != "apart"


def key_of(value: Value | None) -> str:
    """Give a value in normal form: `14..14 m`, `..200 people`, `yes`; "said" where there is none to compare.

    An answer without a value that says no has the key "no".
    """
    if value is None:
        return "said"
    if value.kind == "quantity":
        low, high = ("" if n is None else f"{n:g}" for n in (value.low, value.high))
        return f"{low}..{high} {value.unit}".rstrip().casefold()
    if value.kind == "time" and value.when is not None:
        first, last = (m.isoformat() if m else "" for m in (value.when.earliest, value.when.latest))
        return f"{first}..{last}"
    if value.kind in ("place", "who"):
        return value.key
    clock = clock_of(value) if value.kind == "time" else None
    return f"{clock[0]:02}:{clock[1]:02}" if clock else " ".join(value.words.casefold().split())


def share_value(one: Statement, two: Statement) -> bool:
    """Tell whether two statements of one slot give the same amount of one thing, or nearly: a quarter apart at most."""
    return any(
        a.unit == b.unit and _is_close(a, b)
        for a in one.values
        for b in two.values
        if a.kind == b.kind == "quantity" and a.unit
    )


def _is_close(one: Value, two: Value) -> bool:
    if (one.low, one.high) == (two.low, two.high):
        return True
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return False
    middles = sorted(((one.low + one.high) / 2, (two.low + two.high) / 2))
    return max(one.low, two.low) <= min(one.high, two.high) and middles[1] - middles[0] <= _NEAR * abs(
        middles[1]
    )


def words_of(statement: Statement, documents: Mapping[str, Document]) -> str:
    """Give the words of a statement on one line, cut at a word's end."""
    text = documents[statement.document_id].text
    words = " ".join(" ".join(span.of(text) for span in statement.spans).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _group(
    statements: Sequence[Statement], documents: Mapping[str, Document], asked: Asked, *, taken: set[str]
) -> AnswerGroup:
    """Give a group its value, its words, and a key that no other answer of the slot has."""
    said = _told(statements) or list(statements)
    values = {s.id: answer_in(s, asked, documents) for s in said}
    value = _center(said, values) if any(values.values()) else _commonest(said)
    is_no = value is None and all(is_negative(s, documents) for s in said if s.stance not in AGAINST)
    first = words_of(said[0], documents)
    key = "no" if is_no else key_of(value)
    if key in taken:
        key = " ".join(first.casefold().split()) if value is None else f"{key} ({said[0].id})"
    if key in taken:
        key = f"{key} ({said[0].id})"
    taken.add(key)
    words = value.words if value is not None else first
    return AnswerGroup(key, " ".join(words.split()), value, tuple(statements))


def _commonest(statements: Sequence[Statement]) -> Value | None:
    """Give the value that more than half of the articles call the answer, where the slot asks for no amount."""
    named = _articles_of(statements, _KEPT)
    n_articles = len({s.document_id for s in statements})
    common = [found for found in named.values() if 2 * len(found[1]) > n_articles]
    kinds = Counter(found[0].kind for found in common)
    alone = [found for found in common if kinds[found[0].kind] == 1]
    return min(alone, key=lambda found: (_KEPT.index(found[0].kind), found[2]))[0] if alone else None


def _articles_of(
    statements: Iterable[Statement], kinds: Sequence[str]
) -> dict[tuple[str, str], tuple[Value, set[str], int]]:
    """Give each value of some kinds with the articles that have it and the place of the first."""
    found: dict[tuple[str, str], tuple[Value, set[str], int]] = {}
    for n, statement in enumerate(statements):
        for value in statement.values:
            if value.kind in kinds:
                entry = found.setdefault((value.kind, key_of(value)), (value, set(), n))
                entry[1].add(statement.document_id)
    return found
