"""Omissions: articles that repeat what others deny, rest on a report that carries the denial, and leave it out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement
from whence.trace import document_report_id
from whence.weigh.origins import supporting
from whence.weigh.statuses import find_against

_DENIES = ("denies", "disputes")


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim, the statements that deny it, and what the articles say that took the one and left out the other."""

    claim: Claim
    denials: tuple[Statement, ...]
    repeated: tuple[Statement, ...]


def find_omissions(claims: Sequence[Claim], resting: Mapping[str, frozenset[str]]) -> Iterator[Omission]:
    """Yield, for each claim that is denied, the articles whose account comes from one that carries the denial.

    `resting` gives the reports each document rests on. An article that has a denial by the same origin anywhere has
    not left it out.
    """
    told = _tell_denials(claims)
    for claim in claims:
        against = set(find_against(claim.statements))
        denials = [s for s in claim.statements if s.stance in _DENIES and s.origin in against]
        if not denials:
            continue
        carriers = {document_report_id(s.document_id) for s in denials}
        carriers |= {hop.key for s in denials for hop in s.chain if hop.kind == "report"}
        told_by = set().union(*(told.get(str(s.origin), set()) for s in denials))
        repeated: dict[str, Statement] = {}
        for statement in supporting(claim.statements):
            key = statement.document_id
            if key not in told_by and _rests_on(key, carriers, resting):
                repeated.setdefault(key, statement)
        if repeated:
            yield Omission(claim, tuple(denials), tuple(repeated.values()))


def _rests_on(document_id: str, reports: Collection[str], resting: Mapping[str, frozenset[str]]) -> bool:
    return bool(resting.get(document_id, frozenset()) & set(reports))


def _tell_denials(claims: Sequence[Claim]) -> dict[str, set[str]]:
    """Give, for each origin, the documents that have a denial by it."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for statement in claim.statements:
            if statement.stance in _DENIES and statement.origin is not None:
                found.setdefault(statement.origin, set()).add(statement.document_id)
    return found
