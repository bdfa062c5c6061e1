"""Origins: how many a claim rests on, as a range with reasons (`docs/03-counting.md`).

*At most* merges only what is known to be one: copies, credits, the same person, the unnamed sources of one
report. *At least* also merges what may be one. The point estimate is the expected number of groups when each "may
be one" holds with its published probability: exact up to 12 such doubts, else sampled with a fixed seed.
"""

import itertools
import random
from collections.abc import Iterable, Mapping, Sequence

from whence.conclusions import OriginCount, SourceGroup, Statement
from whence.histories import count_articles
from whence.weigh.doubts import Doubt, View, find_doubts

_EXACT = 12  # doubts or origins enumerated; 4,096 cases
_SAMPLES = 4000  # standard error of the estimate below 0.02 for the ranges met
_FEWEST_SAMPLES, _DRAWS = 20, 400_000  # a claim of hundreds of doubts is drawn less often
_SUPPORT = ("asserts", "confirms", "repeats", "predicts", "orders")
_AGAINST = ("denies", "disputes", "retracts")


def supporting(statements: Iterable[Statement]) -> list[Statement]:
    """Give the statements that assert the claim; where none does, those that speak against it."""
    statements = list(statements)
    found = [s for s in statements if s.stance in _SUPPORT]
    return found or [s for s in statements if s.stance in _AGAINST]


def count_origins(
    statements: Sequence[Statement],
    *,
    view: View,
    alike: Mapping[tuple[str, str], float],
    groups: Mapping[str, Sequence[SourceGroup]],
    n_apart: int = 0,
) -> OriginCount:
    """Give the range of origins behind `statements`.

    `alike` gives the likeness of pairs of statements, by their ids in sorted order; `groups` the unnamed sources that
    one report's statements of this claim name, by origin key; `n_apart` how many statements of the slot give another
    value and are not among `statements`.
    """
    bearing = supporting(statements)
    keys = sorted({s.origin for s in bearing if s.origin is not None})
    if not keys:
        return OriginCount(0, 0, 0.0, ("No statement of this claim stands on anybody's word.",))
    doubts = find_doubts(keys, bearing, view, alike=alike, groups=groups)
    at_least = _fewest(keys, [(d.one, d.two) for d in doubts])
    expected = max(float(at_least), _expected(keys, doubts))
    reasons = [
        *_known(keys, bearing, view),
        *(d.reason for d in doubts),
        *_against(statements),
        *_apart(n_apart),
    ]
    return OriginCount(at_least, len(keys), round(expected, 2), tuple(reasons))


def _fewest(keys: Sequence[str], edges: Sequence[tuple[str, str]]) -> int:
    """Count the fewest groups in which any two may be one (a minimum clique cover, exact up to 12 keys).

    That A may be B and B may be C does not make A and C one where they are known to be two. Beyond 12 keys the number
    of connected components, which is never more, is given.
    """
    if len(keys) > _EXACT:
        return _components(keys, edges)
    at = {key: n for n, key in enumerate(keys)}
    near = [1 << n for n in range(len(keys))]
    for one, two in edges:
        near[at[one]] |= 1 << at[two]
        near[at[two]] |= 1 << at[one]
    fewest = [0] * (1 << len(keys))
    for left in range(1, 1 << len(keys)):
        first = (left & -left).bit_length() - 1
        fewest[left] = 1 + min(fewest[left & ~group] for group in _groups_with(first, left & near[first], near))
    return fewest[-1]


def _groups_with(first: int, others: int, near: Sequence[int]) -> Iterable[int]:
    """Yield the sets, as bits, that hold `first`, lie in `others`, and of which any two may be one."""
    subset = others
    while True:
        if subset >> first & 1 and all(subset & ~near[n] == 0 for n in range(len(near)) if subset >> n & 1):
            yield subset
        if subset == 0:
            return
        subset = (subset - 1) & others


def _components(keys: Sequence[str], edges: Iterable[tuple[str, str]]) -> int:
    parent = {k: k for k in keys}

    def top(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for one, two in edges:
        parent[top(one)] = top(two)
    return len({top(k) for k in keys})


def _expected(keys: Sequence[str], doubts: Sequence[Doubt]) -> float:
    """Give the expected number of origins.

    Who says nothing of a source has it from one of the others, or else is one more: such a one joins no two others.
    """
    silent = {d.silent: d.probability for d in doubts if d.silent is not None}
    firm = [key for key in keys if key not in silent]
    more = [1 - probability for _, probability in sorted(silent.items())]
    if not firm:
        return 1 + sum(more[1:])
    between = [d for d in doubts if d.one not in silent and d.two not in silent]
    return _expected_firm(firm, between) + sum(more)


def _expected_firm(keys: Sequence[str], doubts: Sequence[Doubt]) -> float:
    """Give the expected number of groups, each of which is one by the doubts that hold."""
    if len(doubts) <= _EXACT:
        total = 0.0
        for held in itertools.product((False, True), repeat=len(doubts)):
            weight = 1.0
            for doubt, is_one in zip(doubts, held, strict=True):
                weight *= doubt.probability if is_one else 1 - doubt.probability
            edges = [(d.one, d.two) for d, is_one in zip(doubts, held, strict=True) if is_one]
            total += weight * _components(keys, edges)
        return total
    draw = random.Random(0)
    n_samples = max(_FEWEST_SAMPLES, min(_SAMPLES, _DRAWS // len(doubts)))
    counts = (
        _components(keys, [(d.one, d.two) for d in doubts if draw.random() < d.probability])
        for _ in range(n_samples)
    )
    return sum(counts) / n_samples


def _known(keys: Sequence[str], bearing: Sequence[Statement], view: View) -> Iterable[str]:
    """Say, for each origin, how many articles carry it; versions of one article are one."""
    for key in keys:
        articles = count_articles((s.document_id for s in bearing if s.origin == key), view.articles)
        carried = (
            "1 article carries it" if articles == 1 else f"{articles} articles carry it; that is one origin"
        )
        yield f"{view.names(key)}: {carried}."


def _apart(n_apart: int) -> Iterable[str]:
    """Say how many statements of the slot are left out of the count."""
    if n_apart:
        told = "1 statement gives" if n_apart == 1 else f"{n_apart} statements give"
        yield f"{told} a value of another size or scope: not counted here."


def _against(statements: Sequence[Statement]) -> Iterable[str]:
    for stance, words in (
        ("denies", "deny"),
        ("disputes", "dispute"),
        ("cannot confirm", "cannot confirm"),
        ("retracts", "retract"),
    ):
        n = len({s.origin or s.document_id for s in statements if s.stance == stance})
        if n and any(s.stance in _SUPPORT for s in statements):
            verb = words if n > 1 or words.startswith("cannot") else stance
            yield f"{n} origin{'s' if n > 1 else ''} {verb} it, and {'are' if n > 1 else 'is'} not counted for it."
