"""Search: words in articles and statements (FTS5) and names of sources and places; by outlet, day and stance."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whence import cases
from whence.conclusions import Statement
from whence.records import Span
from whence.show.screens.words import Words, page_of, quote_span
from whence.show.sources import list_speakers
from whence.show.views import CaseView, name_document, read_headline, read_published, say_date
from whence.show.words import shorten

_PAGE, _MAX_FOUND, _AROUND = 50, 2_000, 120  # hits shown, hits looked at, characters of context
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: what it is, where it leads, and the words in their context, where it stands in a text."""

    kind: str
    screen: str
    key: str
    name: str
    line: str
    words: Words | None
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what was found, how many there are of each kind, and the outlets and stances to choose from."""

    hits: list[Hit]
    n: int
    start: int
    counts: dict[str, int]
    outlets: list[str]
    stances: list[str]


def search_case(path: Path, view: CaseView, asked: Mapping[str, str]) -> Found:
    """Find what holds every word of `q` (the last one may be the start of a word); "" finds nothing.

    `kind` keeps articles, statements, sources or places; `outlet`, `stance`, `since` and `until` (ISO days) what is of
    that outlet, stance and time. Marks of the query language of FTS5 are taken for plain words.
    """
    words = _WORD.findall(asked.get("q", ""))
    claims = view.case.weighing.claims
    stances = sorted({str(s.stance) for claim in claims for s in claim.statements})
    outlets = sorted({name_document(document) for document in view.case.documents})
    hits = list(_find_all(path, view, words, asked)) if words else []
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.kind] = counts.get(hit.kind, 0) + 1
    kept = [hit for hit in hits if asked.get("kind", "") in ("", hit.kind)]
    part, start = page_of(kept, asked, size=_PAGE)
    return Found(hits=list(part), n=len(kept), start=start, counts=counts, outlets=outlets, stances=stances)


def _find_all(path: Path, view: CaseView, words: list[str], asked: Mapping[str, str]) -> Iterator[Hit]:
    with cases.open_case(path) as connection:
        if not asked.get("stance"):
            yield from _find_articles(connection, view, words, asked)
        yield from _find_statements(connection, view, words, asked)
    if any(asked.get(name) for name in ("stance", "outlet", "since", "until")):
        return  # a source and a place are of no one outlet or day
    for speaker in list_speakers(view):
        if _holds_all(" ".join(speaker.words), words):
            line = f"{len({claim.id for claim, _ in speaker.stated})} claims"
            name = shorten(speaker.words[0], 100)
            yield _plain("source", "sources", speaker.key, name, line)
    for place in view.case.weighing.places:
        if _holds_all(place.name, words):
            yield _plain("place", "map", "", place.name, f"named {len(place.mentions)} times")


def _plain(kind: str, screen: str, key: str, name: str, line: str) -> Hit:
    return Hit(kind=kind, screen=screen, key=key, name=name, line=line, words=None, before="", after="")


def _query(words: list[str]) -> str:
    """Give an FTS5 expression of quoted words: all of them, the last one as the start of a word."""
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])


def _find_articles(
    connection: sqlite3.Connection, view: CaseView, words: list[str], asked: Mapping[str, str]
) -> Iterator[Hit]:
    statement = (
        "SELECT document.id FROM article_words JOIN document ON document.rowid = article_words.rowid "
        "WHERE article_words MATCH ? ORDER BY rank LIMIT ?"
    )
    for (document_id,) in connection.execute(statement, (_query(words), _MAX_FOUND)):
        document = view.documents.get(document_id)
        if document is None or not _is_wanted(view, document_id, asked):
            continue
        span = _find_place(document.text, words)
        hit = Hit(
            kind="article",
            screen="documents",
            key=document_id,
            name=f"{name_document(document)}: {read_headline(document) or document.path.rpartition('/')[2]}",
            line=say_date(document),
            words=None if span is None else quote_span(view, document_id, span),
            before="" if span is None else document.text[max(0, span.start - _AROUND) : span.start],
            after="" if span is None else document.text[span.end : span.end + _AROUND],
        )
        yield hit


def _find_statements(
    connection: sqlite3.Connection, view: CaseView, words: list[str], asked: Mapping[str, str]
) -> Iterator[Hit]:
    of: dict[str, tuple[int, Statement]] = {
        s.id: (view.numbers[claim.id], s) for claim in view.case.weighing.claims for s in claim.statements
    }
    statement = "SELECT statement_id FROM statement_words WHERE statement_words MATCH ? ORDER BY rank LIMIT ?"
    for (key,) in connection.execute(statement, (_query(words), _MAX_FOUND)):
        if key not in of:
            continue
        number, said = of[key]
        if asked.get("stance", "") not in ("", said.stance) or not _is_wanted(view, said.document_id, asked):
            continue
        found = quote_span(view, said.document_id, said.spans[0])
        line = f"claim {number}, {said.stance}"
        name = name_document(view.documents[said.document_id])
        yield Hit(
            kind="statement",
            screen="claims",
            key=str(number),
            name=name,
            line=line,
            words=found,
            before="",
            after="",
        )


def _is_wanted(view: CaseView, document_id: str, asked: Mapping[str, str]) -> bool:
    document = view.documents.get(document_id)
    if document is None or asked.get("outlet", "") not in ("", name_document(document)):
        return False
    since, until = asked.get("since", ""), asked.get("until", "")
    if not since and not until:
        return True
    when = read_published(document)
    if when is None or when.earliest is None or when.latest is None:
        return False  # whether it is of that time is not known
    first, last = when.earliest.date().isoformat(), when.latest.date().isoformat()
    return (not since or last >= since) and (not until or first <= until)


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _holds_all(text: str, words: list[str]) -> bool:
    found = [_fold(word) for word in _WORD.findall(text)]
    return all(any(each.startswith(_fold(word)) for each in found) for word in words)


def _find_place(text: str, words: list[str]) -> Span | None:
    """Find the first word of the text that one of the words sought is, or begins; None: only an accent apart."""
    for match in _WORD.finditer(text):
        if any(_fold(match[0]).startswith(_fold(word)) for word in words):
            return Span(*match.span())
    return None
