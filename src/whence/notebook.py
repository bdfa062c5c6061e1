"""A case in a notebook: `case = whence.open_case(PATH)`, its tables as frames, and what people look at as HTML.

Frames are those of pandas, or of polars where pandas is not installed; whence needs neither itself.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from whence import hindsight, pipeline
from whence.conclusions import Case, Claim, Statement
from whence.errors import WhenceError
from whence.records import Document
from whence.show.claim_cards import say_origins
from whence.show.frames import (
    ANSWERS,
    CLAIMS,
    DOCUMENTS,
    LOG,
    PLACES,
    RELATIONS,
    REPORTS,
    SOURCES,
    list_answers,
    list_claims,
    list_documents,
    list_log,
    list_places,
    list_relations,
    list_reports,
    list_sources,
)
from whence.show.places import join_spans
from whence.show.rows import Row, list_statements, list_statements_of
from whence.show.standings import AS_FOUND, Standings, find_standings
from whence.show.summary import write_overview
from whence.show.table_exports import COLUMNS
from whence.show.views import (
    CaseView,
    find_claim_documents,
    find_hops,
    name_document,
    name_hop,
    read_headline,
    say_date,
    view_case,
)
from whence.show.words import shorten, show_controls

LIBRARIES = ("pandas", "polars")
_N_CLAIMS = 12  # of a case shown at once
_N_WORDS = 200  # of a statement


def open_case(path: str | Path, *, library: str | None = None) -> "OpenCase":
    """Open the case at `path` for reading; nothing in it can be changed through this.

    `library` is "pandas" or "polars", whose frames the tables are; None for the first of the two that is installed.
    Raises `CaseError` where `path` is no case, and `WhenceError` where `library` is neither.
    """
    if library is not None and library not in LIBRARIES:
        raise WhenceError(f"library {library!r} is not known; write one of {', '.join(LIBRARIES)}")
    found = Path(path)
    return OpenCase(found, view_case(pipeline.load_case(found)), (library,) if library else LIBRARIES)


def find_library(names: Sequence[str]) -> str:
    """Give the first of `names` that is installed; raises `WhenceError` with the remedy where none is."""
    for name in names:
        if find_spec(name) is not None:
            return name
    raise WhenceError(
        f"{' and '.join(names)}: not installed; run `pip install {names[0]}` for the tables of a case"
    )


def make_frame(rows: Iterable[Row], columns: Sequence[str], *, libraries: Sequence[str] = LIBRARIES) -> Any:
    """Give rows as a frame with `columns` in that order; without rows the columns are there all the same."""
    name = find_library(libraries)
    library = import_module(name)
    data = [[row[column] for column in columns] for row in rows]
    if name == "pandas":
        return library.DataFrame(data, columns=list(columns))
    return library.DataFrame(data, schema=list(columns), orient="row", infer_schema_length=None)


@dataclasses.dataclass(frozen=True, slots=True)
class OpenCase:
    """A case on disk as it was when it was opened, or as it stood at the end of a day."""

    path: Path
    view: CaseView
    libraries: tuple[str, ...] = LIBRARIES

    @property
    def record(self) -> Case:
        """Give the whole case as the record that every stage knows."""
        return self.view.case

    @property
    def claims(self) -> Any:
        """Give one row for each claim: its number, its question, its range of origins, its status."""
        return self._frame(list_claims, CLAIMS)

    @property
    def answers(self) -> Any:
        """Give one row for each answer of each claim, with its own range of origins."""
        return self._frame(list_answers, ANSWERS)

    @property
    def statements(self) -> Any:
        """Give one row for each statement, with its words, its place in the file, its source and its chain."""
        return self._frame(list_statements, COLUMNS)

    @property
    def documents(self) -> Any:
        """Give one row for each article."""
        return self._frame(list_documents, DOCUMENTS)

    @property
    def sources(self) -> Any:
        """Give one row for each origin, with how many claims stand on it."""
        return self._frame(list_sources, SOURCES)

    @property
    def reports(self) -> Any:
        """Give one row for each report, those that are only cited included."""
        return self._frame(list_reports, REPORTS)

    @property
    def relations(self) -> Any:
        """Give one row for each pair of statements that were compared."""
        return self._frame(list_relations, RELATIONS)

    @property
    def places(self) -> Any:
        """Give one row for each mention of a place."""
        return self._frame(list_places, PLACES)

    @property
    def log(self) -> Any:
        """Give one row for each decision of the analyst."""
        return self._frame(list_log, LOG)

    def claim(self, number: int) -> "OpenClaim":
        """Give the claim with that number, from 1; raises `WhenceError` where there is none."""
        claims = self.record.weighing.claims
        if not 1 <= number <= len(claims):
            raise WhenceError(f"claim {number} is not in the case; its claims are numbered 1 to {len(claims)}")
        return OpenClaim(claims[number - 1], self)

    def document(self, key: str) -> "OpenDocument":
        """Give the article with that id, or whose path ends so; raises `WhenceError` where none or several do."""
        found = [d for d in self.record.documents if key and (d.id == key or d.path.endswith(key))]
        if len(found) != 1:
            raise WhenceError(
                f"{len(found)} articles answer to {key!r}; give an id of `case.documents`, or the end of one path"
            )
        return OpenDocument(found[0])

    def as_of(self, day: str | date) -> "OpenCase":
        """Give the case as it stood at the end of a day: "2024-03-15"; raises `WhenceError` as `show --as-of` does."""
        words = day if isinstance(day, str) else day.isoformat()
        return dataclasses.replace(self, view=view_case(hindsight.load_case_as_of(self.path, words)))

    def _frame(self, rows: Callable[[CaseView, Standings], Iterator[Row]], columns: Sequence[str]) -> Any:
        return make_frame(rows(self.view, find_standings(self.view)), columns, libraries=self.libraries)

    def _repr_html_(self) -> str:
        """Give what a reader can repeat, and the claims that most articles carry."""
        claims = sorted(self.record.weighing.claims, key=lambda claim: -len(find_claim_documents(claim)))
        rows = [
            (
                str(self.view.numbers[claim.id]),
                shorten(claim.slot, _N_WORDS),
                say_origins(claim),
                claim.status,
            )
            for claim in claims[:_N_CLAIMS]
        ]
        table = _write_table(("number", "claim", "origins", "status"), rows)
        return f"<p><strong>{_write(self.path.name)}</strong>: {_write(write_overview(self.view))}</p>{table}"


@dataclasses.dataclass(frozen=True, slots=True)
class OpenClaim:
    """One claim of an opened case."""

    record: Claim
    case: OpenCase

    @property
    def statements(self) -> Any:
        """Give one row for each of its statements."""
        view = self.case.view
        rows = list_statements_of(view, self.record, find_standings(view))
        return make_frame(rows, COLUMNS, libraries=self.case.libraries)

    def _repr_html_(self) -> str:
        view = self.case.view
        standing = find_standings(view).claims.get(self.record.id, AS_FOUND).words
        head = f"{view.numbers[self.record.id]}. {self.record.slot}: {say_origins(self.record)}, {self.record.status}"
        items = "".join(f"<li>{_write(reason)}</li>" for reason in self.record.origins.reasons)
        rows = [_list_cells(view, statement) for statement in self.record.statements]
        table = _write_table(("article", "stance", "words", "on whose word"), rows)
        return f"<p><strong>{_write(head)}</strong> ({_write(standing)})</p><ul>{items}</ul>{table}"


@dataclasses.dataclass(frozen=True, slots=True)
class OpenDocument:
    """One article of an opened case."""

    record: Document

    @property
    def text(self) -> str:
        """Give the working text, which the offsets of records count in."""
        return self.record.text

    def to_dict(self) -> dict[str, Any]:
        """Give the record as plain values, as `read --json` has them."""
        found: dict[str, Any] = msgspec.to_builtins(self.record)
        return found

    def _repr_html_(self) -> str:
        document = self.record
        head = f"{name_document(document)}, {say_date(document)}: {read_headline(document) or document.path}"
        body = "".join(f"<p>{_write(words)}</p>" for words in document.text.split("\n\n") if words.strip())
        return f"<p><strong>{_write(head)}</strong></p>{body}"


def _list_cells(view: CaseView, statement: Statement) -> tuple[str, str, str, str]:
    document = view.documents[statement.document_id]
    chain = [name_hop(view, hop) for hop in find_hops(view, statement) if hop.kind != "document"]
    words = shorten(join_spans(document, statement.spans), _N_WORDS)
    return name_document(document), statement.stance, words, " ← ".join(chain) or "not stated"


def _write(words: str) -> str:
    return escape(show_controls(words))


def _write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{_write(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{_write(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
