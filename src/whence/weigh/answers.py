"""Answers: the groups of values of one slot that can stand together, the main one first."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Relation, Statement, Value
from whence.records import Document
from whence.weigh.pairs import AGAINST
from whence.weigh.relations import find_compatible

_LONGEST = 160  # characters of a statement that stands for an answer without a value
_KEPT = ("polarity", "who", "place")  # kinds of values by which an answer without an amount is called
_NO = re.compile(
    r"(?:^|\bthat |\band )(?:no|nobody|none|not one|not a|nothing|never|neither|at no time|nowhere)\b|"
    r"\bthere (?:is|was|are|were|had been|has been|have been) (?:no|not|never|nothing)\b|"
    r"\b(?:is|was|are|were|has|have|had|did|does|do|will|would|could|can)(?:n['’]t| not| never)\b|\bcannot\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:which|who|because|although|though|while|unless|until|if|whether)\b")
_NEAR = 0.25  # of the larger
_HEAD = 12  # words of a statement in which its main verb is looked for
_MARKS = "“”\"'‘’ "
_TOGETHER = ("agree", "refines")
_APART = ("conflict", "different scope", "superseded")
_DENIES = ("denies", "disputes")
_MOST = 12  # answers of one slot; in a larger one the rest is one group


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Statements that can stand together; `value` is the commonest value among them."""

    key: str
    words: str
    value: Value | None
    statements: tuple[Statement, ...]


def group_answers(
    statements: Sequence[Statement], documents: Mapping[str, Document], relations: Iterable[Relation] = ()
) -> list[AnswerGroup]:
    """Give the answers of a slot: first that which most articles give, with all that give none to compare.

    `relations` are those of the slot: what conflicts with an answer, or speaks of another scope or time, is apart. So
    is what somebody says who denies the answer, and what says no where the others say yes: neither stands for it.
    """
    groups: list[AnswerGroup] = []
    left = list(statements)
    links = _links(statements, relations)
    while left:
        together = find_compatible(left, documents) if len(groups) < _MOST else left
        if len(groups) < _MOST:
            together = _keep_yes_or_no(_keep_together(together or left, links), documents)
        groups.append(_group(together, documents))
        ids = {s.id for s in together}
        left = [s for s in left if s.id not in ids]
    return groups


def _keep_together(statements: Sequence[Statement], links: Mapping[str, Mapping[str, bool]]) -> list[Statement]:
    """Give the statements that nothing keeps apart from what most of them say; never none."""
    deniers = _deniers(statements)
    kept = [s for s in statements if s.origin not in deniers or s.stance in AGAINST]
    if not any(s.stance not in AGAINST for s in kept):
        kept = list(statements)
    ids = {s.id for s in kept}
    votes = {s.id: Counter(links.get(s.id, {}).get(key, None) for key in ids) for s in kept}
    center = max(kept, key=lambda s: (votes[s.id][True], -votes[s.id][False]))
    apart = {s.id for s in kept if links.get(s.id, {}).get(center.id) is False and not votes[s.id][True]}
    return [s for s in kept if s.id not in apart]


def _keep_yes_or_no(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Give the statements without those that say no where most articles say yes, or the other way round."""
    said = {s.id: is_negative(s, documents) for s in statements if s.stance not in AGAINST}
    articles = {
        sign: len({s.document_id for s in statements if said.get(s.id) is sign}) for sign in (True, False)
    }
    if not articles[True]:
        return list(statements)
    major = articles[True] > articles[False]
    # Who denies or takes back something speaks of what was asserted: it stays with those who say yes.
    return [s for s in statements if said.get(s.id, is_negative(s, documents)) is major]


def is_negative(statement: Statement, documents: Mapping[str, Document]) -> bool:
    """Tell whether the main clause of a statement says no: "nobody has", "there is no", "did not"."""
    text = documents[statement.document_id].text
    words = " ".join(" ".join(span.of(text) for span in statement.spans).split())
    clause = " ".join(_CLAUSE.split(words.lstrip(_MARKS), maxsplit=1)[0].split()[:_HEAD])
    return bool(_NO.search(clause)) and "without" not in words  # "no money went out without": it did with


def _deniers(statements: Iterable[Statement]) -> set[str]:
    """Give the origins that deny or dispute what others assert, and nowhere confirm it."""
    statements = list(statements)
    found: set[str] = set()
    for key in {s.origin for s in statements if s.origin is not None and s.stance in _DENIES}:
        own = [s for s in statements if s.origin == key]
        others = [s for s in statements if s.origin != key and s.stance not in AGAINST]
        if others and not any(s.stance == "confirms" for s in own):
            found.add(key)
    return found


def _links(statements: Iterable[Statement], relations: Iterable[Relation]) -> dict[str, dict[str, bool]]:
    """Give, for pairs of statements, whether they go together; a relation holds for all that say the same there."""
    alike: dict[tuple[object, ...], list[str]] = {}
    key_by_id = {}
    for statement in statements:
        amounts = tuple(
            sorted((v.unit, v.low or 0.0, v.high or 0.0) for v in statement.values if v.kind == "quantity")
        )
        key = statement.document_id, statement.origin, statement.stance, amounts
        key_by_id[statement.id] = key
        alike.setdefault(key, []).append(statement.id)
    found: dict[str, dict[str, bool]] = {}
    for relation in relations:
        if relation.kind in _TOGETHER or relation.kind in _APART:
            is_one = relation.kind in _TOGETHER
            for one in alike[key_by_id[relation.left_id]]:
                for two in alike[key_by_id[relation.right_id]]:
                    found.setdefault(one, {})[two] = is_one
                    found.setdefault(two, {})[one] = is_one
    return found


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
    return " ".join(value.words.casefold().split())


def share_value(one: Statement, two: Statement) -> bool:
    """Tell whether two statements of one slot give the same amount of one thing, or nearly: a quarter apart at most."""
    return any(
        a.unit == b.unit and _is_near(a, b)
        for a in one.values
        for b in two.values
        if a.kind == b.kind == "quantity" and a.unit
    )


def _is_near(one: Value, two: Value) -> bool:
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


def _group(statements: Sequence[Statement], documents: Mapping[str, Document]) -> AnswerGroup:
    value = _commonest(statements)
    said = [s for s in statements if s.stance not in AGAINST]
    is_no = value is None and bool(said) and all(is_negative(s, documents) for s in said)
    words = value.words if value is not None else words_of(statements[0], documents)
    return AnswerGroup("no" if is_no else key_of(value), " ".join(words.split()), value, tuple(statements))


def _commonest(statements: Sequence[Statement]) -> Value | None:
    """Give the value that most articles give: an amount, else what more than half of them call the answer."""
    amounts = _articles_of(statements, ("quantity",))
    if amounts:
        return max(amounts.values(), key=lambda found: (len(found[1]), -found[2]))[0]
    named = _articles_of(statements, _KEPT)
    n_articles = len({s.document_id for s in statements})
    common = [found for found in named.values() if 2 * len(found[1]) > n_articles]
    kinds = Counter(found[0].kind for found in common)
    alone = [found for found in common if kinds[found[0].kind] == 1]
    return min(alone, key=lambda found: (_KEPT.index(found[0].kind), found[2]))[0] if alone else None


def _articles_of(
    statements: Sequence[Statement], kinds: Sequence[str]
) -> dict[tuple[str, str], tuple[Value, set[str], int]]:
    """Give each value of some kinds with the articles that have it and the place of the first."""
    found: dict[tuple[str, str], tuple[Value, set[str], int]] = {}
    for n, statement in enumerate(statements):
        for value in statement.values:
            if value.kind in kinds and (value.unit or value.kind != "quantity"):
                entry = found.setdefault((value.kind, key_of(value)), (value, set(), n))
                entry[1].add(statement.document_id)
    return found
