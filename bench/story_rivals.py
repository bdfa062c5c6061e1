"""How else origins are counted, on marked stories: what a rule makes of the articles that carry a claim.

Each rival is told which articles carry the claim and what value every article gives on every slot, which is more than
it knows by itself. ACCUCOPY is that of Dong, Berti-Equille and Srivastava (Integrating Conflicting Data: The Role of
Source Dependence, VLDB 2009): sources that share values which are probably false are likely to have copied, and a vote
counts by how likely it is independent.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import permutations
from typing import Any

from datasketch import MinHash, MinHashLSH

from stories import SUPPORT, Story  # in tests/, which the program puts on its path

_HEADLINES, _NEAR, _RUN = 0.55, 0.5, 8  # as in cascade_rivals.py
_ALPHA, _COPIES, _FALSE, _ACCURACY = (
    0.2,
    0.8,
    10,
    0.8,
)  # the paper's: a priori copying, rate, false values, accuracy
_ROUNDS = 20
_LEAST = 1e-9  # probability; so that a logarithm exists
Slot = Mapping[str, Any]


def carriers(slot: Slot, claim: Slot) -> list[str]:
    """Give the articles that carry a claim."""
    return sorted({
        a["doc"] for a in slot["answers"] if a["value"] in claim["values"] and a["stance"] in SUPPORT
    })  # fmt: skip


def _by_article(story: Story, slot: Slot, claim: Slot) -> float:
    return len(carriers(slot, claim))


def _by_outlet(story: Story, slot: Slot, claim: Slot) -> float:
    return len({story.gold["docs"][d]["outlet"] or d for d in carriers(slot, claim)})


def _by_family(story: Story, slot: Slot, claim: Slot) -> float:
    """Count outlets whose names begin alike ("Carrow Herald", "Carrow Herald Online") once."""
    names = [story.gold["docs"][d]["outlet"] or d for d in carriers(slot, claim)]
    return len({" ".join(re.sub(r"(?i)^the ", "", name).split()[:2]).casefold() for name in names})


def _headline(text: str) -> frozenset[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return frozenset(re.findall(r"\w+", (lines[1] if len(lines) > 1 else lines[0]).casefold()))


def _by_headline(story: Story, slot: Slot, claim: Slot) -> float:
    words = {d: _headline(story.texts[d]) for d in carriers(slot, claim)}
    return _components(
        list(words), lambda a, b: len(words[a] & words[b]) >= _HEADLINES * len(words[a] | words[b])
    )


def _runs(text: str, length: int) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[k : k + length]) for k in range(max(1, len(words) - length + 1))}


def _by_near_duplicates(story: Story, slot: Slot, claim: Slot) -> float:
    index, hashes = MinHashLSH(threshold=_NEAR, num_perm=128), {}
    for d in carriers(slot, claim):
        hashes[d] = MinHash(num_perm=128)
        hashes[d].update_batch([run.encode() for run in _runs(story.texts[d], 5)])
        index.insert(d, hashes[d])
    near = {d: set(index.query(made)) for d, made in hashes.items()}
    return _components(list(near), lambda a, b: b in near[a] or a in near[b])


def _by_shared_text(story: Story, slot: Slot, claim: Slot) -> float:
    runs = {d: _runs(story.texts[d], _RUN) for d in carriers(slot, claim)}
    return _components(list(runs), lambda a, b: bool(runs[a] & runs[b]))


def _components(items: list[str], are_one: Callable[[str, str], bool]) -> int:
    group = dict(zip(items, items, strict=True))
    for one, two in permutations(items, 2):
        if group[one] != group[two] and are_one(one, two):
            old, new = group[two], group[one]
            group = {key: new if of == old else of for key, of in group.items()}
    return len(set(group.values()))


def _by_accucopy(story: Story, slot: Slot, claim: Slot) -> float:
    """Count votes by how likely each is independent of those before it, most accurate first."""
    copying, accuracy = _accucopy(story.folder, _table(story))
    voters = sorted(carriers(slot, claim), key=lambda d: (-accuracy[d], d))
    total = 0.0
    for n, one in enumerate(voters):
        total += math.prod(1 - _COPIES * copying.get((one, two), 0.0) for two in voters[:n])
    return total


def _table(story: Story) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give, for each slot, the value each article gives: the first it asserts."""
    rows = []
    for slot in story.gold["slots"]:
        given: dict[str, str] = {}
        for answer in slot["answers"]:
            if answer["stance"] in SUPPORT:
                given.setdefault(answer["doc"], answer["value"])
        rows.append((slot["id"], tuple(sorted(given.items()))))
    return tuple(rows)


@lru_cache
def _accucopy(
    name: object, table: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Give how likely each article copies each other, and how accurate each is (equations 4 to 14 of the paper)."""
    votes = {slot: dict(given) for slot, given in table}
    articles = sorted({d for given in votes.values() for d in given})
    accuracy = dict.fromkeys(articles, _ACCURACY)
    copying: dict[tuple[str, str], float] = {}
    for _ in range(_ROUNDS):
        belief = {slot: _believe(given, accuracy, copying) for slot, given in votes.items()}
        copying = {(a, b): _copies(a, b, votes, belief, accuracy) for a, b in permutations(articles, 2)}
        for a in articles:
            mine = [belief[s][g[a]] for s, g in votes.items() if a in g]
            accuracy[a] = min(0.99, max(0.01, sum(mine) / len(mine))) if mine else _ACCURACY
    return copying, accuracy


def _believe(
    given: Mapping[str, str], accuracy: Mapping[str, float], copying: Mapping[tuple[str, str], float]
) -> dict[str, float]:
    """Give how likely each value of a slot is true."""
    counts: dict[str, float] = {}
    for value in set(given.values()):
        voters = sorted((d for d in given if given[d] == value), key=lambda d: (-accuracy[d], d))
        for n, one in enumerate(voters):
            independent = math.prod(1 - _COPIES * copying.get((one, two), 0.0) for two in voters[:n])
            weight = math.log(_FALSE * accuracy[one] / (1 - accuracy[one]))
            counts[value] = counts.get(value, 0.0) + weight * independent
    others = max(0, _FALSE + 1 - len(counts))
    top = max([0.0, *counts.values()])
    total = sum(math.exp(c - top) for c in counts.values()) + others * math.exp(-top)
    return {value: math.exp(count - top) / total for value, count in counts.items()}


def _copies(
    a: str,
    b: str,
    votes: Mapping[str, Mapping[str, str]],
    belief: Mapping[str, Mapping[str, float]],
    accuracy: Mapping[str, float],
) -> float:
    """Give how likely `a` copies `b`, from values they share that are true, that are false, and that differ."""
    independent, copied, copied_from = 0.0, 0.0, 0.0
    for slot, given in votes.items():
        if a in given and b in given:
            true = belief[slot].get(given[a], 0.0)
            same = (
                true * accuracy[a] * accuracy[b] + (1 - true) * (1 - accuracy[a]) * (1 - accuracy[b]) / _FALSE
            )
            both = accuracy[a] * accuracy[b] + (1 - accuracy[a]) * (1 - accuracy[b]) / _FALSE
            is_same = given[a] == given[b]
            alone = same if is_same else max(_LEAST, 1 - both)
            independent += math.log(max(_LEAST, alone))
            copied += _log_copied(alone, true, accuracy[b], is_same=is_same)
            copied_from += _log_copied(alone, true, accuracy[a], is_same=is_same)
    top = max(independent, copied, copied_from)
    weights = [
        (1 - _ALPHA) * math.exp(independent - top),
        _ALPHA / 2 * math.exp(copied - top),
        _ALPHA / 2 * math.exp(copied_from - top),
    ]
    return weights[1] / sum(weights)


def _log_copied(alone: float, true: float, accuracy: float, *, is_same: bool) -> float:
    """Give the log-likelihood of two values where one source copies; `accuracy` is of the one copied."""
    own = true * accuracy + (1 - true) * (1 - accuracy)
    likely = (_COPIES * own if is_same else 0.0) + (1 - _COPIES) * alone
    return math.log(max(_LEAST, likely))


RIVALS: dict[str, Callable[[Story, Slot, Slot], float]] = {
    "articles": _by_article,
    "outlets": _by_outlet,
    "families": _by_family,
    "headlines": _by_headline,
    "near-dup": _by_near_duplicates,
    "components": _by_shared_text,
    "ACCUCOPY": _by_accucopy,
}
