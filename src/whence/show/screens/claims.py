"""Claims: the list, filtered and sorted by how much a reader would be misled by taking articles for origins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim
from whence.histories import count_articles
from whence.records import Span
from whence.show.judgements import say_count
from whence.show.screens.decided import KINDS, find_claim_rulings
from whence.show.screens.words import page_of
from whence.show.views import CaseView, find_claim_documents

Drifted = Mapping[str, Sequence[Span]]

_PAGE = 100
_AGAINST = ("conflict", "denied", "unconfirmed by")
_RISK = (
    "Risk is how many articles say it beyond the origins that it rests on at least, and 3 for each mark: a conflict, a "
    "denial, somebody who cannot confirm it, an answer given up, words that drifted from one article to the next."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim: the question, its count, and marks for what to look at; `decided` says what an analyst did to it."""

    number: int
    id: str
    slot: str
    origins: str
    at_least: int
    at_most: int
    status: str
    n_articles: int
    n_statements: int
    marks: list[str]
    risk: int
    decided: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A page of the claims. `statuses` and `marks` are those to choose from; `n` counts what was asked for."""

    rows: list[ClaimRow]
    n: int
    start: int
    statuses: list[str]
    marks: list[str]
    risk_means: str


def make_claims(view: CaseView, asked: Mapping[str, str]) -> Claims:
    """Give the claims that hold the words `q` and have the `status`, `origins` and `mark` that are asked for.

    `origins` is one, several or unclear; `article` keeps those that an article states. `by` sorts: risk (the usual),
    origins, articles or the order of the case. Risk is how many articles say it beyond the origins it rests on at
    least, and 3 for each mark.
    """
    drifted = find_drifted(view)
    claims = {claim.id: claim for claim in view.case.weighing.claims}
    rulings = find_claim_rulings(view, claims.values())
    decided = {key: [KINDS[r.decision.kind] for r in found] for key, found in rulings.items()}
    rows = [_make_row(view, claim, drifted, decided.get(claim.id, ())) for claim in claims.values()]
    sought = asked.get("q", "").casefold().split()
    kept = [
        row
        for row in rows
        if all(word in row.slot.casefold() for word in sought)
        and asked.get("status", "") in ("", row.status)
        and _has_origins(row, asked.get("origins", ""))
        and asked.get("mark", "") in ("", *row.marks)
        and (not asked.get("article") or asked["article"] in find_claim_documents(claims[row.id]))
    ]
    keys: Mapping[str, Callable[[ClaimRow], tuple[int, ...]]] = {
        "risk": lambda row: (-row.risk, row.number),
        "origins": lambda row: (-row.at_least, -row.at_most, row.number),
        "articles": lambda row: (-row.n_articles, -row.n_statements, row.number),
        "case": lambda row: (row.number,),
    }
    kept.sort(key=keys.get(asked.get("by", ""), keys["risk"]))
    part, start = page_of(kept, asked, size=_PAGE)
    return Claims(
        rows=list(part),
        n=len(kept),
        start=start,
        statuses=sorted({row.status for row in rows}),
        marks=sorted({mark for row in rows for mark in row.marks}),
        risk_means=_RISK,
    )


def _make_row(view: CaseView, claim: Claim, drifted: Drifted, decided: Sequence[str]) -> ClaimRow:
    n_articles = count_articles(find_claim_documents(claim), view.articles)
    marks = mark_claim(claim, drifted)
    return ClaimRow(
        number=view.numbers[claim.id],
        id=claim.id,
        slot=claim.slot,
        origins=say_count(claim.origins),
        at_least=claim.origins.at_least,
        at_most=claim.origins.at_most,
        status=claim.status,
        n_articles=n_articles,
        n_statements=len(claim.statements),
        marks=marks,
        risk=max(0, n_articles - max(1, claim.origins.at_least)) + 3 * len(marks),
        decided=list(dict.fromkeys(decided)),
    )


def find_drifted(view: CaseView) -> Drifted:
    """Give, for each document, the words that drifted in it or from it."""
    found: dict[str, list[Span]] = {}
    for drift in view.case.trace.drifts:
        found.setdefault(drift.left_id, []).append(drift.left)
        found.setdefault(drift.right_id, []).append(drift.right)
    return found


def mark_claim(claim: Claim, drifted: Drifted) -> list[str]:
    """Give what to look at in a claim, each once: a denial, a conflict, an answer given up, words that drifted."""
    found = {str(r.kind) for r in claim.relations if r.kind in (*_AGAINST, "superseded")}
    if any(
        span.overlaps(other)
        for statement in claim.statements
        for other in drifted.get(statement.document_id, ())
        for span in statement.spans
    ):
        found.add("drift")
    return sorted(found)


def _has_origins(row: ClaimRow, wanted: str) -> bool:
    is_one, is_several = row.at_most <= 1, row.at_least >= 2
    return {"one": is_one, "several": is_several, "unclear": not is_one and not is_several}.get(wanted, True)
