"""What a page states of itself, as read, against what its set says of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from extraction_sets import GoldPage
from whence.ingest.page_authors import tell_kind
from whence.ingest.pages import PageText
from whence.records import Document, Stamp


@dataclass(frozen=True, slots=True)
class FactScore:
    """Whether each fact of a page is right; None: the set says nothing of it."""

    is_title: bool | None
    is_date: bool | None
    is_authors: bool | None  # all that is stated as author: persons, agencies, desks
    is_persons: bool | None
    is_uninvented: bool | None
    is_undated: bool | None


def score_facts(page: GoldPage, read: PageText, document: Document) -> FactScore:
    """Compare what was read of a page with its gold. Who is no person among gold authors is told by the same rule."""
    facts = read.facts
    title = None if page.title is None else _fold(page.title) == _fold(facts.titles[0] if facts.titles else "")
    authors = persons = uninvented = None
    if page.authors is not None:
        outlet = frozenset(_squeeze(name) for _, name in facts.outlet)
        gold = {_fold(name) for name in page.authors}
        gold_persons = {_fold(name) for name in page.authors if tell_kind(name, outlet) == "person"}
        found_persons = {_fold(author.name) for author in facts.authors if author.kind == "person"}
        authors = {_fold(author.name) for author in facts.authors} == gold
        persons = found_persons == gold_persons
        uninvented = None if gold_persons else not found_persons
    undated = document.published is None if page.has_published is False else None
    date = None if page.published is None else _is_same_day(page.published, document.published)
    return FactScore(title, date, authors, persons, uninvented, undated)


def _is_same_day(gold: str, stamp: Stamp | None) -> bool:
    """Tell whether the stamp is of the gold's day, in the zone stated or in UTC."""
    if stamp is None:
        return False
    moment = datetime.fromisoformat(gold)
    days = {str(moment.date()), str(moment.astimezone(UTC).date() if moment.tzinfo else moment.date())}
    return bool({stamp.value[:10], str(stamp.when.earliest)[:10]} & days)


def _fold(words: str) -> str:
    return " ".join(words.split())


def _squeeze(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
