"""Search: words in articles and statements (FTS5) and names of sources and places; by outlet, day and stance."""

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from whence import cases
from whence.conclusions import Statement
from whence.errors import WhenceError
from whence.records import Span
from whence.show.screens.words import Words, page_of, quote_span
from whence.show.sources import list_speakers
from whence.show.views import CaseView, name_document, read_headline, read_published, say_date, view_case
from whence.show.words import shorten

PAGE = 50  # hits given at once, unless told
_AROUND = 120  # characters of context
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


@dataclass(frozen=True, slots=True)
class _Find:
    """Something found, which is put into words only where it is shown."""

    kind: str
    make: Callable[[], Hit]


def search_file(path: Path, words: Iterable[str], asked: Mapping[str, str], *, most: int = PAGE) -> Found:
    """Find in the case at `path`, as `search_case` does, and give the `most` best.

    Raises `WhenceError` where a bound is no day, or there is nothing of that outlet or stance in the case.
    """
    with cases.open_case(path) as connection:
        view = view_case(cases.read_case(connection))
    for name in ("since", "until"):
        _require_day(name, asked.get(name, ""))
    found = search_case(path, view, {**asked, "q": " ".join(words)}, size=most)
    for name, known in (("outlet", found.outlets), ("stance", found.stances)):
        if asked.get(name, "") not in ("", *known):
            raise WhenceError(f"--{name} {asked[name]!r} is not in {path}; name one of {', '.join(known)}")
    return found


def _require_day(name: str, words: str) -> None:
    try:
        date.fromisoformat(words or "2000-01-01")
    except ValueError as error:
        raise WhenceError(f"--{name} {words!r} is not a day; write one as 2024-03-15") from error


def search_case(path: Path, view: CaseView, asked: Mapping[str, str], *, size: int = PAGE) -> Found:
    """Find what holds every word of `q` (the last one may be the start of a word); "" finds nothing.

    `kind` keeps articles, statements, sources or places; `outlet`, `stance`, `since` and `until` (ISO days) what is of
    that outlet, stance and time. Marks of the query language of FTS5 are taken for plain words. Of what is found, the
    `size` hits from `from` on are given, and all are counted.
    """
    words = _WORD.findall(asked.get("q", ""))
    claims = view.case.weighing.claims
    stances = sorted({str(s.stance) for claim in claims for s in claim.statements})
    outlets = sorted({name_document(document) for document in view.case.documents})
    finds = list(_find_all(path, view, words, asked)) if words else []
    counts = {kind: sum(find.kind == kind for find in finds) for kind in dict.fromkeys(f.kind for f in finds)}
    kept = [find for find in finds if asked.get("kind", "") in ("", find.kind)]
    part, start = page_of(kept, asked, size=size)
    hits = [find.make() for find in part]
    return Found(hits=hits, n=len(kept), start=start, counts=counts, outlets=outlets, stances=stances)


def _find_all(path: Path, view: CaseView, words: list[str], asked: Mapping[str, str]) -> Iterator[_Find]:
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
            yield _Find("source", partial(_plain, "source", "sources", speaker.key, name, line))
    for place in view.case.weighing.places:
        if _holds_all(place.name, words):
            line = f"named {len(place.mentions)} times"
            yield _Find("place", partial(_plain, "place", "map", "", place.name, line))


def _plain(kind: str, screen: str, key: str, name: str, line: str) -> Hit:
    return Hit(kind=kind, screen=screen, key=key, name=name, line=line, words=None, before="", after="")


def _query(words: list[str]) -> str:
    """Give an FTS5 expression of quoted words: all of them, the last one as the start of a word."""
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])


def _find_articles(
    connection: sqlite3.Connection, view: CaseView, words: list[str], asked: Mapping[str, str]
) -> Iterator[_Find]:
    statement = (
        "SELECT document.id FROM article_words JOIN document ON document.rowid = article_words.rowid "
        "WHERE article_words MATCH ? ORDER BY rank"
    )
    for (document_id,) in connection.execute(statement, (_query(words),)):
        if _is_wanted(view, document_id, asked):
            yield _Find("article", partial(_make_article, view, document_id, words))


def _make_article(view: CaseView, document_id: str, words: list[str]) -> Hit:
    document = view.documents[document_id]
    span = _find_place(document.text, words)
    return Hit(
        kind="article",
        screen="documents",
        key=document_id,
        name=f"{name_document(document)}: {read_headline(document) or document.path.rpartition('/')[2]}",
        line=say_date(document),
        words=None if span is None else quote_span(view, document_id, span),
        before="" if span is None else _cut_before(document.text, span.start),
        after="" if span is None else _cut_after(document.text, span.end),
    )


def _cut_before(text: str, end: int) -> str:
    """Give what stands before a place, from the first whole word on."""
    words = text[max(0, end - _AROUND) : end]
    return words if end <= _AROUND else f"… {words.partition(' ')[2]}"


def _cut_after(text: str, start: int) -> str:
    """Give what stands after a place, up to the last whole word."""
    words = text[start : start + _AROUND]
    return words if start + _AROUND >= len(text) else f"{words.rpartition(' ')[0]} …"


def _find_statements(
    connection: sqlite3.Connection, view: CaseView, words: list[str], asked: Mapping[str, str]
) -> Iterator[_Find]:
    of: dict[str, tuple[int, Statement]] = {
        s.id: (view.numbers[claim.id], s) for claim in view.case.weighing.claims for s in claim.statements
    }
    wanted = {key: _is_wanted(view, key, asked) for key in view.documents}
    statement = "SELECT statement_id FROM statement_words WHERE statement_words MATCH ? ORDER BY rank"
    for (key,) in connection.execute(statement, (_query(words),)):
        if key in of:
            number, said = of[key]
            if asked.get("stance", "") in ("", said.stance) and wanted.get(said.document_id):
                yield _Find("statement", partial(_make_statement, view, number, said))


def _make_statement(view: CaseView, number: int, said: Statement) -> Hit:
    return Hit(
        kind="statement",
        screen="claims",
        key=str(number),
        name=name_document(view.documents[said.document_id]),
        line=f"claim {number}, {said.stance}",
        words=quote_span(view, said.document_id, said.spans[0]),
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
