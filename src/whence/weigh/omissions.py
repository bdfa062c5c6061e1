"""Omissions: articles that repeat what others deny, rest on a report that carries the denial, and leave it out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement
from whence.records import Document
from whence.trace import document_report_id
from whence.weigh.assertions import is_own_words
from whence.weigh.origins import supporting
from whence.weigh.pairs import AGAINST, text_of
from whence.weigh.statuses import find_against

_DENIES = ("denies", "disputes")
# "Contradicted the bank over who knew": what is denied is not told.
_ASKS = re.compile(r"\W*(?:who|what|which|whose|whether|how|when|where|why)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim, the statements that deny it, and what the articles say that took the one and left out the other."""

    claim: Claim
    denials: tuple[Statement, ...]
    repeated: tuple[Statement, ...]


def find_omissions(
    claims: Sequence[Claim], resting: Mapping[str, frozenset[str]], documents: Mapping[str, Document]
) -> Iterator[Omission]:
    """Yield, for each answer that is denied, the articles whose account comes from one that carries the denial.

    `resting` gives the reports each document rests on. An article that has any denial of the answer, or one by the same
    origin anywhere, has not left it out; nor has one that has the answer from somebody whom those who carry the denial
    do not quote.
    """
    told = _tell_denials(claims)
    for claim in claims:
        for statements in _answers(claim):
            against = set(find_against(statements))
            denials = [s for s in statements if s.stance in _DENIES and s.origin in against]
            denials = [s for s in denials if not _ASKS.match(text_of(s, documents))]
            told_by = {s.document_id for s in statements if s.stance in _DENIES}
            told_by |= set().union(*(told.get(str(s.origin), set()) for s in denials))
            taken = _find_taken(statements, denials, resting)
            repeated = {s.document_id: s for s in reversed(taken) if s.document_id not in told_by}
            if repeated:
                yield Omission(claim, tuple(denials), tuple(reversed(repeated.values())))


def _answers(claim: Claim) -> Iterator[list[Statement]]:
    """Yield the statements of each answer; what only denies, and stands for no answer, is of the main one."""
    by_id = {s.id: s for s in claim.statements}
    groups = [[by_id[key] for key in answer.statement_ids] for answer in claim.answers]
    loose = [s for group in groups[1:] if all(s.stance in AGAINST for s in group) for s in group]
    for n, group in enumerate(groups):
        if any(s.stance not in AGAINST for s in group):
            yield [*group, *loose] if n == 0 else group


def _find_taken(
    statements: Sequence[Statement], denials: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Give what articles assert that have it from a report which carries one of the denials."""
    carriers = {document_report_id(s.document_id) for s in denials}
    carriers |= {key for s in denials for key in _missing_behind(s)}
    bearing = supporting(statements) if denials else []
    carried = {s.origin for s in bearing if document_report_id(s.document_id) in carriers}
    return [
        s
        for s in bearing
        if (s.origin in carried or is_own_words(s)) and resting.get(s.document_id, frozenset()) & carriers
    ]


def _missing_behind(statement: Statement) -> Iterator[str]:
    """Yield the reports, none of them at hand, from which the words say that they have a denial."""
    for hop in statement.chain:
        if hop.kind == "report" and hop.span is not None and not hop.key.startswith("document-"):
            yield hop.key


def _tell_denials(claims: Sequence[Claim]) -> dict[str, set[str]]:
    """Give, for each origin, the documents that have a denial by it."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for statement in claim.statements:
            if statement.stance in _DENIES and statement.origin is not None:
                found.setdefault(statement.origin, set()).add(statement.document_id)
    return found
