"""Documents: the list of articles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import SURE
from whence.read.languages import say_limit
from whence.records import Document
from whence.show.screens.words import Named, page_of
from whence.show.views import (
    CaseView,
    name_document,
    name_report,
    read_headline,
    read_published,
    reports_for_itself,
    say_date,
)

_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One article. `rests_on` are the reports it rests on, `perhaps` those the machine only suggests.

    `limit` says what is not read of it because of its language.
    """

    id: str
    outlet: str
    headline: str
    file: str
    date: str
    day: str | None
    rests_on: list[Named]
    perhaps: list[Named]
    is_own: bool
    n_statements: int
    limit: str
    is_complete: bool
    n_versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """A page of the articles, in the order asked for; `n` counts all that the words asked for are in."""

    rows: list[DocumentRow]
    n: int
    start: int


def make_documents(view: CaseView, asked: Mapping[str, str]) -> Documents:
    """Give the articles that hold the words `q` in outlet, headline or file.

    `by` sorts them: date (those without one stand last), outlet or statements.
    """
    counts = Counter(s.document_id for claim in view.case.weighing.claims for s in claim.statements)
    sought = asked.get("q", "").casefold().split()
    found = [d for d in view.case.documents if all(word in _words_of(d) for word in sought)]
    keys = {
        "outlet": lambda d: (name_document(d).casefold(), _day(d) or "9999", d.path),
        "statements": lambda d: (-counts[d.id], d.path),
        "date": lambda d: (_day(d) or "9999", d.path),
    }
    found.sort(key=keys.get(asked.get("by", ""), keys["date"]))
    part, start = page_of(found, asked, size=_PAGE)
    resting = _list_resting(view)
    versions = {key: len(h.document_ids) for h in view.case.trace.histories for key in h.document_ids}
    return Documents(
        rows=[
            DocumentRow(
                id=document.id,
                outlet=name_document(document),
                headline=read_headline(document) or "",
                file=document.path,
                date=say_date(document),
                day=_day(document),
                rests_on=resting[document.id][0],
                perhaps=resting[document.id][1],
                is_own=reports_for_itself(view, document),
                n_statements=counts[document.id],
                limit=say_limit(document),
                is_complete=document.is_complete,
                n_versions=versions.get(document.id, 1),
            )
            for document in part
        ],
        n=len(found),
        start=start,
    )


def _words_of(document: Document) -> str:
    return f"{name_document(document)} {read_headline(document) or ''} {document.path}".casefold()


def _day(document: Document) -> str | None:
    when = read_published(document) or (document.updated.when if document.updated else None)
    moment = None if when is None else when.earliest or when.latest
    return None if moment is None else moment.date().isoformat()


def _list_resting(view: CaseView) -> dict[str, tuple[list[Named], list[Named]]]:
    found: dict[str, tuple[list[Named], list[Named]]] = {d.id: ([], []) for d in view.case.documents}
    for derivation in view.case.trace.derivations:
        if all(e.kind == "through" for e in derivation.evidence):
            continue
        report = view.reports[derivation.report_id]
        sure, perhaps = found[derivation.document_id]
        (sure if derivation.probability >= SURE else perhaps).append(
            Named(kind="report", key=report.id, name=name_report(view, report))
        )
    return found
