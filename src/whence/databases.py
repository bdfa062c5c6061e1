"""The database in a case file: its tables, how it is opened, and what each fault of it means.

What was taken in (`original`) and what the analyst decided (`decision`) last; the other tables are derived from
them, are made from the record classes, and are made anew when a record class changes.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec

from whence import __version__, decision_log, tables
from whence.conclusions import Trace, Weighing
from whence.errors import CaseError
from whence.records import Archive, Document, Failure, Original, Reading, make_id

APPLICATION_ID = 0x77686E63  # "whnc": what marks an SQLite file as a case
FORMAT = 2  # of the tables that last
STAGES: dict[str, tuple[type, ...]] = {
    "ingest": (Document, Failure),
    **{
        stage: tuple(get_args(hint)[0] for hint in get_type_hints(record).values())
        for stage, record in (("trace", Trace), ("weigh", Weighing))
    },
}  # whose records are replaced as a whole; a reading has a key of its own

_LASTING = (
    "CREATE TABLE info (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    tables.make_table(
        Original,
        "retrieved TEXT NOT NULL",
        "retrieved_in TEXT NOT NULL",
        "retrieved_by TEXT NOT NULL",
        "PRIMARY KEY (id)",
    ),
    tables.make_table(Failure).replace("TABLE failure", "TABLE intake_failure"),
    decision_log.TABLE,
    *decision_log.TRIGGERS,
)
_ARCHIVES = tables.make_table(Archive, "PRIMARY KEY (sha256)").replace("TABLE", "TABLE IF NOT EXISTS", 1)
_DERIVED = (
    *(
        statement
        for records in STAGES.values()
        for record in records
        for statement in (
            tables.make_table(record, "made_by TEXT NOT NULL", *(["reading_key TEXT"] * (record is Document))),
            *tables.make_views(record),
        )
    ),
    tables.make_table(Reading, "reading_key TEXT NOT NULL PRIMARY KEY"),
    *tables.make_views(Reading),
    "CREATE TABLE made_by (stage TEXT NOT NULL, version TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE article_words USING fts5(text, content='document', content_rowid='rowid')",
    "CREATE VIRTUAL TABLE statement_words USING fts5(words, statement_id UNINDEXED, document_id UNINDEXED)",
)
_DERIVED_MARK = make_id(*_DERIVED, _LASTING[1])
_MEANINGS = (
    ("disk is full", "no space is left on the disk; free some and run the command again: nothing was lost"),
    ("disk I/O error", "the disk failed to read or write; see that it is not full, then try again"),
    ("locked", "another program is writing to the case; wait for it to end, then run the command again"),
    ("readonly", "the file may not be written to; change its permissions or name another with -o"),
    ("unable to open", "cannot be opened or made here; see the permissions of the file and its folder"),
    ("not a database", "is not a case (no SQLite file); name a file made by `whence build`"),
    ("malformed", "the file is damaged or cut short; take a copy made earlier, or build the case again"),
)


@contextlib.contextmanager
def open_case(path: Path, *, is_new_allowed: bool = False, wait: float = 5.0) -> Iterator[sqlite3.Connection]:
    """Open the case at `path`, to read it or, if `is_new_allowed`, to write it and make it if there is none.

    `wait`: seconds to wait while another process writes. Every fault of the file, found here or later by a
    statement, is raised as `CaseError` with the path.
    """
    with tell_faults(path), contextlib.closing(_connect(path, is_new_allowed=is_new_allowed)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        _verify(connection, is_new_allowed=is_new_allowed)
        if is_new_allowed:
            connection.execute("PRAGMA journal_mode = WAL")
            with transaction(connection):
                _create(connection)
        elif _read_mark(connection) != _DERIVED_MARK:
            raise CaseError("its records were made by another version of whence; `whence add` makes them anew")
        yield connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that is done inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def tell_faults(path: Path) -> Iterator[None]:
    """Raise what SQLite and the decoder say of the file as `CaseError`, with its place and what would do."""
    try:
        yield
    except CaseError as error:
        raise CaseError(f"{path}: {error}") from error
    except msgspec.MsgspecError as error:
        raise CaseError(f"{path}: a record is damaged ({error}); `whence check` says which, `whence add` "
                        "makes all records anew from the originals") from error  # fmt: skip
    except sqlite3.Error as error:
        meaning = next((told for sign, told in _MEANINGS if sign in str(error)), None)
        if meaning is None and isinstance(error, sqlite3.OperationalError | sqlite3.IntegrityError):
            meaning = "the database refused a statement; `whence check` says whether the file is sound"
        if meaning is None:
            raise
        raise CaseError(f"{path}: {meaning} ({error})") from error


def _connect(path: Path, *, is_new_allowed: bool) -> sqlite3.Connection:
    if path.is_dir():
        raise CaseError("is a folder; name a file in it, such as story.whence")
    if is_new_allowed and not path.parent.is_dir():
        raise CaseError(f"the folder {path.parent} does not exist; make it first")
    if not is_new_allowed and not path.exists():
        raise CaseError("there is no such file; `whence build FILES -o CASE` makes a case")
    place = path.absolute().as_uri()
    connection = _open(f"{place}?mode={'rwc' if is_new_allowed else 'rw'}")
    if is_new_allowed:
        return connection
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A full disk or a read-only folder: no room for the files that readers share, and no need of them.
        return _open(f"{place}?immutable=1")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _open(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def _verify(connection: sqlite3.Connection, *, is_new_allowed: bool) -> None:
    """Make sure that the file is a case of this format, or holds nothing and may become one."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    n_tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if mark != APPLICATION_ID and (n_tables or not is_new_allowed):
        seen = "the database of another program" if n_tables else "empty"
        raise CaseError(f"is not a case, it is {seen}; name a file made by `whence build`")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark == APPLICATION_ID and version != FORMAT:
        raise CaseError(
            f"has case format {version}, and whence {__version__} reads {FORMAT}; use the whence that made it"
        )


def _create(connection: sqlite3.Connection) -> None:
    """Create what tables are missing; derived ones of another shape are dropped first."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for statement in _LASTING:
            connection.execute(statement)
    _add_custody(connection)
    _add_statuses(connection)
    connection.execute(_ARCHIVES)
    decision_log.renew_table(connection)
    if _read_mark(connection) != _DERIVED_MARK:
        _drop_derived(connection)
        for statement in _DERIVED:
            connection.execute(statement)
        connection.execute("INSERT OR REPLACE INTO info VALUES ('derived', ?)", (_DERIVED_MARK,))


def _add_custody(connection: sqlite3.Connection) -> None:
    """Give the originals of a case from before containers were read the column that says where they stood."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(original)")]
    if "custody" in names:
        return
    listed = ", ".join(names)
    connection.execute("ALTER TABLE original RENAME TO original_before")
    connection.execute(_LASTING[1])
    connection.execute(f"INSERT INTO original ({listed}) SELECT {listed} FROM original_before")
    connection.execute("DROP TABLE original_before")


def _add_statuses(connection: sqlite3.Connection) -> None:
    """Give the failures of a case from before they had a status the columns for it, with their defaults."""
    known = {row[1] for row in connection.execute("PRAGMA table_info(intake_failure)")}
    for column in tables.find_columns(Failure):
        if column.name not in known:
            default = tables.write_default(Failure, column)
            added = f"\"{column.name}\" {column.affinity} NOT NULL DEFAULT '{default}'"
            connection.execute(f"ALTER TABLE intake_failure ADD COLUMN {added}")


def _read_mark(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM info WHERE name = 'derived'").fetchone()
    return None if row is None else str(row[0])


def _drop_derived(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN ('info', 'original', 'intake_failure', 'decision', 'decision_before', 'archive') "
        "ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()  # views before tables; a virtual table takes its shadow tables with it
    for kind, name in found:
        connection.execute(f'DROP {kind} IF EXISTS "{name}"')
