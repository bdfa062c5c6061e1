"""Kindred: answers without a value that may be one answer in other words, and so may have more origins than are seen.

Where a slot asks for no figure, two origins that say one thing in quite different words are often taken for two
answers. Neither is corroborated by that; but *at most* so many stand for it, and the expected count takes a share.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import OriginCount, Relation, Statement
from whence.records import Document
from whence.weigh.agreements import is_negative
from whence.weigh.answers import AnswerGroup
from whence.weigh.opinions import Opinions
from whence.weigh.origins import supporting
from whence.weigh.pairs import AGAINST
from whence.weigh.statuses import is_named
from whence.weigh.supersessions import Supersession

_LEAST = 0.25  # agreement below which two are not held to say the same in other words


Kindred = Mapping[str, tuple[float, Statement]]
"""Origins that may give an answer too: how likely each does, and what it says."""


def find_kindred(
    place: int,
    groups: Sequence[AnswerGroup],
    gone: Mapping[int, Supersession],
    *,
    relations: Sequence[Relation],
    opinions: Opinions,
    documents: Mapping[str, Document],
) -> dict[str, tuple[float, Statement]]:
    """Give the origins of other answers that may give the one at `place` too: how likely each does, and its words.

    Only who is named is one; who conflicts with the answer, denies it, or says no where it says yes, is none.
    """
    own = [s for s in supporting(groups[place].statements) if s.stance not in AGAINST]
    if not own or place in gone:
        return {}
    is_no = is_negative(own[0], documents)
    keys = {s.origin for s in groups[place].statements}
    ids = {s.id for s in groups[place].statements}
    opposed = {i for r in relations if r.kind in ("conflict", "different scope") for i in (r.left_id, r.right_id)
               if ids & {r.left_id, r.right_id}}  # fmt: skip
    found: dict[str, tuple[float, Statement]] = {}
    for n, group in enumerate(groups):
        if n == place or n in gone or any(s.id in opposed for s in group.statements):
            continue
        for other in supporting(group.statements):
            if other.origin in keys or other.origin is None or not is_named(other.origin):
                continue
            if other.stance in AGAINST:
                continue
            agreed = [a for s in own if (a := opinions.agreement(s, other)) is not None]
            share = sum(agreed) / len(agreed) if agreed else 0.0
            if share >= _LEAST and is_negative(other, documents) == is_no:
                found[other.origin] = max(
                    found.get(other.origin, (0.0, other)), (share, other), key=lambda f: f[0]
                )
    return found


def widen(
    origins: OriginCount,
    kindred: Kindred,
    *,
    apart: Callable[[str], float],
    names: Callable[[str], str],
) -> OriginCount:
    """Give a count with those who may give the same answer in other words; `apart`: how likely each is one more."""
    if not kindred:
        return origins
    more = sum(share * apart(key) for key, (share, _) in sorted(kindred.items()))
    reasons = tuple(
        f"{names(key)} may say so in other words; counted only in what it may be at most."
        for key in sorted(kindred)
    )
    return replace(
        origins,
        at_most=origins.at_most + len(kindred),
        expected=round(origins.expected + more, 2),
        reasons=(*origins.reasons, *reasons),
    )
