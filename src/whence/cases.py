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
from whence.decision_log import read_log
from whence.decisions import Decision
from whence.errors import CaseError
from whence.records import Archive, Document, Failure, Original, Reading
from whence.settings import Settings

__all__ = [
    "Intake", "find_readings", "keep_readings", "open_case", "read_archives", "read_case", "read_concluded",
    "read_intake", "read_keys", "read_state", "write_case",
]  # fmt: skip

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a case is made from. `edition` counts how often it was written; 0: it is new."""

    originals: tuple[Original, ...] = ()
    failures: tuple[Failure, ...] = ()  # of taking in, not of cleaning
    settings: Settings = field(default_factory=Settings)
    edition: int = 0
    archives: tuple[Archive, ...] = ()  # to be kept with those that the case has; none is read with it


def read_intake(connection: sqlite3.Connection) -> Intake:
    """Give what the case was last made from; originals in the order of their paths."""
    info = dict(connection.execute("SELECT name, value FROM info"))
    known = {setting.name for setting in fields(Settings)}
    stored = msgspec.json.decode(info.get("settings", "{}"), type=dict[str, Any])
    return Intake(
        originals=tuple(_read(connection, Original, "ORDER BY path, id")),
        failures=tuple(_read(connection, Failure, "ORDER BY rowid", table="intake_failure")),
        settings=Settings(**{name: value for name, value in stored.items() if name in known}),
        edition=int(info.get("edition", 0)),
    )


def read_archives(connection: sqlite3.Connection) -> Iterable[Archive]:
    """Yield the web archives of what was fetched for the case, one at a time; an older case has none."""
    known = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'archive'").fetchone()[0]
    return _read(connection, Archive, "ORDER BY rowid") if known else ()


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
        last = str(max((decision.number for decision in case.decisions), default=0))
        connection.execute("INSERT OR REPLACE INTO info VALUES ('concluded', ?)", (last,))


def read_keys(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the reading key of each document, by its id."""
    return dict(connection.execute("SELECT id, reading_key FROM document"))


def read_concluded(connection: sqlite3.Connection) -> int:
    """Give the number of the last decision that the trace and the weighing in the case know of; 0: of none."""
    row = connection.execute("SELECT value FROM info WHERE name = 'concluded'").fetchone()
    return 0 if row is None else int(row[0])


def read_state(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Give what changes whenever a case does: its edition, the last decision concluded from, the last in its log."""
    edition = connection.execute("SELECT value FROM info WHERE name = 'edition'").fetchone()
    last = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
    return 0 if edition is None else int(edition[0]), read_concluded(connection), last


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
    of_kind[Decision] = read_log(connection)
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


def _insert(connection: sqlite3.Connection, record: Any, *more: str, table: str = "") -> None:
    row = (*tables.to_row(record), *more)
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT OR REPLACE INTO {table or tables.name_table(type(record))} VALUES ({marks})", row
    )


def _read(
    connection: sqlite3.Connection, kind: type[R], rest: str, *values: str, table: str = ""
) -> Iterable[R]:
    table = table or tables.name_table(kind)
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
    names = [column.name for column in tables.find_columns(Original)]
    for original in intake.originals:
        if original.id in got:
            row = dict(zip(names, tables.to_row(original), strict=True))
            connection.execute("UPDATE original SET path = :path, custody = :custody WHERE id = :id", row)
        else:
            _insert(connection, original, *here)
    for archive in intake.archives:
        _insert(connection, archive)
    connection.execute(
        "DELETE FROM archive WHERE sha256 NOT IN (SELECT json_extract(custody, '$.container_sha256') "
        "FROM original WHERE custody IS NOT NULL)"
    )  # of originals that --replace dropped, or that were in the case already
    connection.execute("DELETE FROM intake_failure")
    for failure in intake.failures:
        _insert(connection, failure, table="intake_failure")
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
