"""Drafts of fact checks: schema.org ClaimReview without a verdict, one for each answer of each claim."""

from collections.abc import Sequence

import msgspec

from whence.conclusions import Answer, Case, Claim, OriginCount, Statement
from whence.records import Document
from whence.show.judgements import say_count
from whence.show.places import join_spans
from whence.show.rows import Row
from whence.show.standings import AS_FOUND, Standings, find_standings
from whence.show.views import CaseView, read_headline, read_published, view_case

_TYPES = {"person": "Person", "organisation": "Organization"}


def write_claim_reviews(case: Case) -> str:
    """Give a JSON-LD graph of drafts. `reviewRating`, `author` and `datePublished` are left to whoever publishes one.

    The author of a claim is given only where one named source alone is said to have said it.
    """
    view = view_case(case)
    standings = find_standings(view)
    drafts = [
        _make_draft(view, claim, answer, standings)
        for claim in view.case.weighing.claims
        for answer in (claim.answers or (None,))
    ]
    graph = {"@context": "https://schema.org", "@graph": drafts}
    return msgspec.json.format(msgspec.json.encode(graph), indent=2).decode() + "\n"


def _make_draft(view: CaseView, claim: Claim, answer: Answer | None, standings: Standings) -> Row:
    ids = None if answer is None else frozenset(answer.statement_ids)
    statements = [s for s in claim.statements if ids is None or s.id in ids] or list(claim.statements)
    first = statements[0]
    origins = claim.origins if answer is None else answer.origins
    status = claim.status if answer is None else answer.status
    standing = standings.claims.get(claim.id, AS_FOUND).words
    number = 1 if answer is None else claim.answers.index(answer) + 1
    return {
        "@type": "ClaimReview",
        "@id": f"urn:whence:claim:{claim.id}:{number}",
        "creativeWorkStatus": "Draft",
        "claimReviewed": first.text or join_spans(view.documents[first.document_id], first.spans),
        "abstract": _say_standing(origins, status),
        "additionalType": "urn:whence:draft",
        "keywords": [claim.slot, standing],
        "itemReviewed": _make_claim(view, claim, statements, number),
    }


def _say_standing(origins: OriginCount, status: str) -> str:
    reasons = " ".join(f"{reason.rstrip('.')}." for reason in origins.reasons)
    return f"No verdict. {say_count(origins)}; {status}. {reasons}".strip()


def _make_claim(view: CaseView, claim: Claim, statements: Sequence[Statement], number: int) -> Row:
    keys = list(dict.fromkeys(statement.document_id for statement in statements))
    documents = [view.documents[key] for key in keys]
    found: Row = {
        "@type": "Claim",
        "@id": f"urn:whence:claim:{claim.id}:{number}:claim",
        "name": claim.slot,
        "appearance": [_make_article(document) for document in documents],
    }
    first = _find_first(documents)
    if first is not None:
        found["firstAppearance"] = {"@id": f"urn:whence:document:{first.id}"}
    author = _find_author(view, statements)
    if author is not None:
        found["author"] = author
    return found


def _make_article(document: Document) -> Row:
    """Give an article with what it states of itself."""
    article: Row = {"@type": "NewsArticle", "@id": f"urn:whence:document:{document.id}"}
    if document.headline is not None:
        article["headline"] = read_headline(document)
    if document.url:
        article["url"] = document.url
    if document.published is not None:
        article["datePublished"] = document.published.value
    if document.outlet_name:
        article["publisher"] = {"@type": "Organization", "name": document.outlet_name}
    return article


def _find_first(documents: Sequence[Document]) -> Document | None:
    """Give the article that is known to have appeared before all the others; None where that cannot be told."""
    dated = [(document, read_published(document)) for document in documents]
    for document, when in dated:
        others = [other for another, other in dated if another is not document]
        if when is not None and all(other is not None and when.before(other) for other in others):
            return document
    return None


def _find_author(view: CaseView, statements: Sequence[Statement]) -> Row | None:
    origins = {statement.origin for statement in statements}
    origin = next(iter(origins)) if len(origins) == 1 else None
    kind = _TYPES.get((origin or "").partition(":")[0])
    if kind is None:
        return None
    attributions = [view.attributions.get(statement.attribution_id or "") for statement in statements]
    names = [a.speaker.name for a in attributions if a is not None and a.speaker and a.speaker.name]
    return {"@type": kind, "name": max(names, key=len)} if names else None
