"""Checks of what is claimed: drifts, claims and their origins, relations, stances, findings.

Each gives None when the expectation is met, else what was seen instead.
"""

import re
from collections.abc import Mapping
from typing import Any

from example_piles import Pile, fold
from whence.show.claim_payloads import StatementPayload
from whence.show.payloads import DriftPayload, FindingPayload

Item = Mapping[str, Any]


def check_drift(pile: Pile, item: Item) -> str | None:
    """A change is shown, as a drift or where else it may be."""
    left, right = fold(item["left"]), fold(item["right"])
    for drift in pile.payload.drifts:
        sides = {pile.numbers[w.document]: fold(w.words) for w in (drift.left, drift.right)}
        words = fold(drift.words)
        if set(sides) == set(item["docs"]):
            is_shown = left in sides[item["docs"][0]] and right in sides[item["docs"][1]]
            if is_shown or (left in words and right in words):
                return None
    if "finding" in item["shown_as"] and any(_says(f, left) and _says(f, right) for f in pile.payload.findings):
        return None
    if "relation" in item["shown_as"] and _relations(pile, _sides(item)) - {"agree"}:
        return None
    return f"drifts of the two: {[d.words for d in pile.payload.drifts if _is_between(pile, d, item['docs'])]}"


def check_claim(pile: Pile, item: Item) -> str | None:
    """One claim holds what these documents say."""
    found = pile.claims_with(item["phrases"])
    if found and found[0][1] >= set(item["core"]):
        return None
    return f"claims hold it in {[sorted(documents) for _, documents in found[:4]]}"


def check_origins(pile: Pile, item: Item) -> str | None:
    """The fullest claim stands on as many origins as it should: never more, and no fewer than are sure."""
    found = pile.claims_with(item["phrases"])
    if not found:
        return "no claim holds it"
    seen, wanted = found[0][0].origins, item["origins"]
    is_met = seen.at_least == wanted["at_least"] and seen.at_most <= wanted["at_most"]
    return None if is_met else f"{seen.at_least} to {seen.at_most}: {seen.reasons}"


def check_no_overcount(pile: Pile, item: Item) -> str | None:
    """No claim that is mostly about this stands on more origins than it may."""
    for claim, documents in pile.claims_with(item["phrases"]):
        is_mostly = 2 * len(documents) >= len({s.document for s in claim.statements})
        if is_mostly and claim.origins.at_least > item["origins"]["at_most"]:
            return f"{claim.slot!r} on {claim.origins.at_least}: {claim.origins.reasons}"
    return None


def check_no_other_pair(pile: Pile, item: Item) -> str | None:
    """No other claim of the pile is said to have two origins for sure."""
    for claim in pile.payload.claims:
        words = " ".join(fold(s.words) for s in claim.statements)
        if claim.origins.at_least > 1 and not any(fold(allowed) in words for allowed in item["words"]):
            said = [(pile.numbers[s.document], s.words[:60]) for s in claim.statements]
            return f"{claim.slot!r} on {claim.origins.at_least}: {said}"
    return None


def check_relation(pile: Pile, item: Item) -> str | None:
    """Two statements stand to each other in one of these ways, and in no other."""
    seen = _relations(pile, item)
    is_there = bool(seen) or "may_be_absent" in item
    return None if is_there and seen <= {*item["kinds"], "not comparable"} else f"relations are {sorted(seen)}"


def check_stance(pile: Pile, item: Item) -> str | None:
    """A source takes this stance."""
    seen = [a.stance for a in pile.attributions_at(item["doc"], item["words"])]
    return None if item["stance"] in seen else f"stances there are {seen}"


def check_finding(pile: Pile, item: Item) -> str | None:
    """Something to check is pointed out."""
    of_kind = [f for f in pile.payload.findings if any(kind in f.kind for kind in item["kinds"])]
    is_found = any(_says(f, fold(words)) for f in of_kind for words in item["any_of"])
    return None if is_found else f"findings of the kind are {[f.words[:90] for f in of_kind]}"


def check_fall(pile: Pile, item: Item) -> str | None:
    """What a claim loses if a report falls."""
    found = pile.claims_with(item["claim"]["phrases"])
    if not found:
        return "no claim holds it"
    keys = {report.id for report in pile.reports(item["report"])}
    loads = [load for load in pile.payload.load_bearing if load.key in keys]
    falls = any(found[0][0].id in load.claims for load in loads)
    return None if falls == item["falls"] else f"{len(loads)} entries; falls: {falls}"


def _says(finding: FindingPayload, words: str) -> bool:
    return words in fold(" ".join([finding.words, *(evidence.words for evidence in finding.evidence)]))


def _is_between(pile: Pile, drift: DriftPayload, numbers: list[str]) -> bool:
    return {pile.numbers[drift.left.document], pile.numbers[drift.right.document]} == set(numbers)


def _sides(drift: Item) -> Item:
    left, right = drift["docs"]
    return {
        "left": {"docs": [left], "words": drift["left"]},
        "right": {"docs": [right], "words": drift["right"]},
    }


def _relations(pile: Pile, item: Item) -> set[str]:
    """Give the kinds of relation between statements of the two sides, in whichever order they stand."""
    seen = set()
    for claim in pile.payload.claims:
        sides = {
            name: {s.id for s in claim.statements if _fits(s, pile.numbers[s.document], item[name])}
            for name in ("left", "right")
        }
        for r in claim.relations:
            pairs = (r.left, r.right), (r.right, r.left)
            if any(one in sides["left"] and two in sides["right"] for one, two in pairs):
                seen.add(r.kind)
    return seen


def _fits(statement: StatementPayload, number: str, side: Item) -> bool:
    if number not in side["docs"] or statement.stance != side.get("stance", statement.stance):
        return False
    return bool(re.search(rf"(?<![\w-]){re.escape(fold(side['words']))}", fold(statement.words)))
