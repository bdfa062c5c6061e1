"""The case file: a story under study in one SQLite database, evidence included.

A reading is kept as soon as it is made, under a key of all that it depends on, so that a run that was cut
short goes on from there. Everything else is written by `write_case` in one transaction: whenever the process
dies, the old case or the new one is there.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from whence import __version__, tables
from whence.conclusions import Case, Trace, Weighing
from whence.databases import STAGES, open_case, transaction
from whence.errors import CaseError
from whence.records import Document, Failure, Original, Reading
from whence.settings import Settings

__all__ = [
    "Intake", "find_readings", "keep_readings", "open_case", "read_case", "read_intake", "write_case",
]  # fmt: skip

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a case is made from. `edition` counts how often it was written; 0: it is new."""

    originals: tuple[Original, ...] = ()
    failures: tuple[Failure, ...] = ()  # of taking in, not of cleaning
    settings: Settings = field(default_factory=Settings)
    edition: int = 0


def read_intake(connection: sqlite3.Connection) -> Intake:
    """Give what the case was last made from; originals in the order of their paths."""
    info = dict(connection.execute("SELECT name, value FROM info"))
    known = {setting.name for setting in fields(Settings)}
    failures = connection.execute("SELECT path, message, is_note FROM intake_failure ORDER BY rowid")
    stored = msgspec.json.decode(info.get("settings", "{}"), type=dict[str, Any])
    return Intake(
        originals=tuple(_read(connection, Original, "ORDER BY path, id")),
        failures=tuple(Failure(path, message, bool(is_note)) for path, message, is_note in failures),
        settings=Settings(**{name: value for name, value in stored.items() if name in known}),
        edition=int(info.get("edition", 0)),
    )


def find_readings(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Reading]:
    """Give the readings that are kept under `keys`; a key without one is left out."""
    found = {}
    for key in keys:
        for reading in _read(connection, Reading, "WHERE reading_key = ?", key):
            found[key] = reading
    return found


def keep_readings(connection: sqlite3.Connection, readings: Mapping[str, Reading]) -> None:
    """Write readings under their keys, for this run or for the next one."""
    with transaction(connection):
        for key, reading in readings.items():
            _insert(connection, reading, key)


def write_case(connection: sqlite3.Connection, case: Case, *, intake: Intake, keys: Mapping[str, str]) -> None:
    """Replace what the case holds with `case`, in one transaction.

    `keys` gives the reading key of each document id. Raises `CaseError` when another run has written the case
    since `intake` was read from it.
    """
    with transaction(connection):
        _write_intake(connection, intake)
        versions = dict(case.made_by)
        lists = _lists_of(case)
        for stage, records in STAGES.items():
            for kind in records:
                connection.execute(f"DELETE FROM {tables.name_table(kind)}")
                for record in lists[kind]:
                    more = (keys[record.id],) if isinstance(record, Document) else ()
                    _insert(connection, record, versions[stage], *more)
        connection.execute("DELETE FROM reading WHERE reading_key NOT IN (SELECT reading_key FROM document)")
        connection.execute("DELETE FROM made_by")
        connection.executemany("INSERT INTO made_by VALUES (?, ?)", case.made_by)
        _index_words(connection, case)


def read_case(connection: sqlite3.Connection) -> Case:
    """Give all that the case holds; raises `CaseError` when no run has ever finished it."""
    made_by = tuple(connection.execute("SELECT stage, version FROM made_by ORDER BY rowid"))
    if not made_by:
        raise CaseError("no run has finished this case; run the command that was cut short again")
    of_kind: dict[type, Any] = {
        kind: tuple(_read(connection, kind, f"ORDER BY {tables.name_table(kind)}.rowid"))
        for records in STAGES.values()
        for kind in records
    }
    in_order = "JOIN document USING (reading_key) ORDER BY document.rowid"
    of_kind[Reading] = tuple(_read(connection, Reading, in_order))
    parts: dict[str, Any] = {
        "trace": Trace(**{name: of_kind[kind] for name, kind in _list_kinds(Trace).items()}),
        "weighing": Weighing(**{name: of_kind[kind] for name, kind in _list_kinds(Weighing).items()}),
        **{name: of_kind[kind] for name, kind in _list_kinds(Case).items()},
    }
    return Case(**parts, made_by=made_by)


def _list_kinds(whole: type) -> dict[str, type]:
    """Give the fields of `whole` that list records, each with the class of its records."""
    found = {name: tables.find_item(kind) for name, kind in get_type_hints(whole).items()}
    return {name: kind for name, kind in found.items() if kind is not None}


def _lists_of(case: Case) -> dict[type, Sequence[Any]]:
    return {
        kind: getattr(whole, name)
        for whole in (case, case.trace, case.weighing)
        for name, kind in _list_kinds(type(whole)).items()
    }


def _insert(connection: sqlite3.Connection, record: Any, *more: str) -> None:
    row = (*tables.to_row(record), *more)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT OR REPLACE INTO {tables.name_table(type(record))} VALUES ({marks})", row)


def _read(connection: sqlite3.Connection, kind: type[R], rest: str, *values: str) -> Iterable[R]:
    table = tables.name_table(kind)
    names = ", ".join(f'{table}."{column.name}"' for column in tables.find_columns(kind))
    for row in connection.execute(f"SELECT {names} FROM {table} {rest}", values):
        yield tables.from_row(kind, row)


def _write_intake(connection: sqlite3.Connection, intake: Intake) -> None:
    edition = connection.execute("SELECT value FROM info WHERE name = 'edition'").fetchone()
    if intake.edition != (0 if edition is None else int(edition[0])):
        raise CaseError("another run has written the case in the meantime; run the command again")
    got = {row[0] for row in connection.execute("SELECT id FROM original")}
    for original_id in got - {original.id for original in intake.originals}:
        connection.execute("DELETE FROM original WHERE id = ?", (original_id,))
    here = (datetime.now(UTC).isoformat(timespec="seconds"), str(Path.cwd()), f"whence {__version__}")
    for original in intake.originals:
        if original.id in got:
            connection.execute("UPDATE original SET path = ? WHERE id = ?", (original.path, original.id))
        else:
            _insert(connection, original, *here)
    connection.execute("DELETE FROM intake_failure")
    rows = [(failure.path, failure.message, failure.is_note) for failure in intake.failures]
    connection.executemany("INSERT INTO intake_failure VALUES (?, ?, ?)", rows)
    info = {"edition": str(intake.edition + 1), "settings": msgspec.json.encode(intake.settings).decode()}
    connection.executemany("INSERT OR REPLACE INTO info VALUES (?, ?)", info.items())


def _index_words(connection: sqlite3.Connection, case: Case) -> None:
    connection.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')")
    connection.execute("DELETE FROM statement_words")
    texts = {document.id: document.text for document in case.documents}
    for claim in case.weighing.claims:
        for said in claim.statements:
            words = " ".join(span.of(texts[said.document_id]) for span in said.spans)
            row = (words, said.id, said.document_id)
            connection.execute("INSERT INTO statement_words VALUES (?, ?, ?)", row)
