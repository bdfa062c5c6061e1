"""The tables of a case that a notebook shows beside the statements: their columns, and their rows as dicts.

Every table has one row for each thing of its name; `decisions` are numbers in the analyst's log.
"""

from collections import Counter
from collections.abc import Iterator

from whence.conclusions import Statement
from whence.histories import count_articles
from whence.show.line_exports import list_decisions
from whence.show.places import join_spans, map_span
from whence.show.rows import Row, name_origins, name_standing, row_answer, row_dates
from whence.show.standings import AS_FOUND, Standings
from whence.show.views import CaseView, find_claim_documents, name_report, read_headline, read_published

STANDING = ("standing", "decisions")
CLAIMS = (
    "number", "slot", "at_least", "at_most", "expected", "status", "ceiling", "n_answers", "n_statements",
    "n_articles", "reasons", *STANDING, "id",
)  # fmt: skip
ANSWERS = (
    "claim", "answer", "answer_at_least", "answer_at_most", "answer_status", "answer_live", "ceiling", "why",
    "answer_key",
)  # fmt: skip
RELATIONS = (
    "claim", "kind", "rule", "left_words", "right_words", "ratio", "gap", "left", "left_document", "right",
    "right_document",
)  # fmt: skip
DOCUMENTS = (
    "id", "outlet", "headline", "published_earliest", "published_latest", "language", "url", "path", "article",
    "rests_on", "perhaps_rests_on", *STANDING,
)  # fmt: skip
SOURCES = ("name", "named", "n_claims", "n_statements", "reliability", *STANDING, "key")
REPORTS = (
    "id", "name", "in_case", "is_original", "published_earliest", "published_latest", "n_resting", "n_perhaps",
    *STANDING, "document",
)  # fmt: skip
PLACES = (
    "place", "words", "dateline", "document", "spans", "latitude", "longitude", "kind", "country", "probability", "id",
)  # fmt: skip
LOG = ("number", "decided", "analyst", "kind", "about", "value", "why", "state", "undoes", "quotes", "places")
_NAMED = ("person:", "named:", "organisation:", "document:")


def list_claims(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield one row for each claim."""
    for claim in view.case.weighing.claims:
        main = claim.answers[0] if claim.answers else None
        yield {
            "number": view.numbers[claim.id],
            "id": claim.id,
            "slot": claim.slot,
            "at_least": claim.origins.at_least,
            "at_most": claim.origins.at_most,
            "expected": round(claim.origins.expected, 2),
            "reasons": list(claim.origins.reasons),
            "status": claim.status,
            "ceiling": None if main is None else main.ceiling,
            "n_answers": len(claim.answers),
            "n_statements": len(claim.statements),
            "n_articles": count_articles(find_claim_documents(claim), view.articles),
            **name_standing(standings.claims.get(claim.id, AS_FOUND)),
        }


def list_answers(view: CaseView, _: Standings) -> Iterator[Row]:
    """Yield one row for each answer of each claim, the main one first."""
    for claim in view.case.weighing.claims:
        for answer in claim.answers:
            yield {"claim": view.numbers[claim.id], **row_answer(answer), "why": answer.why}


def list_relations(view: CaseView, _: Standings) -> Iterator[Row]:
    """Yield one row for each pair of statements that were compared, with the words of both."""
    for claim in view.case.weighing.claims:
        said = {statement.id: statement for statement in claim.statements}
        for relation in claim.relations:
            left, right = said[relation.left_id], said[relation.right_id]
            yield {
                "claim": view.numbers[claim.id],
                "kind": relation.kind,
                "rule": relation.rule,
                "left": relation.left_id,
                "left_document": left.document_id,
                "left_words": _words(view, left),
                "right": relation.right_id,
                "right_document": right.document_id,
                "right_words": _words(view, right),
                "ratio": relation.ratio,
                "gap": relation.gap,
            }


def _words(view: CaseView, statement: Statement) -> str:
    return join_spans(view.documents[statement.document_id], statement.spans)


def list_documents(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield one row for each article, with the ids of the reports that it rests on."""
    for document in view.case.documents:
        yield {
            "id": document.id,
            "outlet": document.outlet_name,
            "headline": read_headline(document),
            **row_dates("published", read_published(document)),
            "language": document.language,
            "url": document.url,
            "path": document.path,
            "article": view.articles.get(document.id, document.id),
            "rests_on": [key for key, resting in view.resting.items() if document.id in resting.sure],
            "perhaps_rests_on": [
                key for key, resting in view.resting.items() if document.id in resting.perhaps
            ],
            **name_standing(standings.documents[document.id]),
        }


def list_sources(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield one row for each origin, the one that most claims stand on first."""
    said = Counter(s.origin for claim in view.case.weighing.claims for s in claim.statements)
    claims = Counter(o for claim in view.case.weighing.claims for o in {s.origin for s in claim.statements})
    for key, name in sorted(name_origins(view).items(), key=lambda item: -claims[item[0]]):
        yield {
            "name": name,
            "named": key.startswith(_NAMED),
            "n_claims": claims[key],
            "n_statements": said[key],
            "reliability": standings.letters.get(key),
            **name_standing(standings.sources.get(key, AS_FOUND)),
            "key": key,
        }


def list_reports(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield one row for each report, with how many articles rest on it, and how many perhaps."""
    for report in view.case.trace.reports:
        yield {
            "id": report.id,
            "name": name_report(view, report),
            "in_case": report.document_id is not None,
            "is_original": report.is_original,
            **row_dates("published", report.published),
            "n_resting": len(view.resting[report.id].sure),
            "n_perhaps": len(view.resting[report.id].perhaps),
            **name_standing(standings.reports[report.id]),
            "document": report.document_id,
        }


def list_places(view: CaseView, _: Standings) -> Iterator[Row]:
    """Yield one row for each mention of a place; without latitude: which place is meant cannot be told."""
    for place in view.case.weighing.places:
        where = place.where
        for name in place.mentions:
            document = view.documents[name.document_id]
            yield {
                "place": place.name,
                "words": name.span.of(document.text),
                "dateline": name.is_dateline,
                "document": document.id,
                "spans": map_span(document, name.span),
                "latitude": None if where is None else where.latitude,
                "longitude": None if where is None else where.longitude,
                "kind": None if where is None else where.kind,
                "country": None if where is None else where.country,
                "probability": name.probability,
                "id": place.id,
            }


def list_log(view: CaseView, _: Standings) -> Iterator[Row]:
    """Yield one row for each decision, with its state and its quotations."""
    yield from list_decisions(view)
