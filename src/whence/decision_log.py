"""The log of decisions in a case file: rows are only ever added, which the database itself sees to."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from whence.decisions import KINDS, SUBJECTS, Decision, Quote
from whence.errors import CaseError

_COLUMNS = ("number", "decided", "analyst", "kind", "about", "quotes", "value", "undoes", "why")


def _one_of(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


TABLE = (
    "CREATE TABLE decision (number INTEGER PRIMARY KEY AUTOINCREMENT, decided TEXT NOT NULL, analyst TEXT NOT NULL, "
    f"kind TEXT NOT NULL CHECK (kind IN ({_one_of(KINDS)})), "
    f"about TEXT NOT NULL CHECK (about IN ({_one_of(SUBJECTS)})), "
    "quotes TEXT NOT NULL, value TEXT NOT NULL DEFAULT '', undoes INTEGER REFERENCES decision (number), "
    "why TEXT NOT NULL DEFAULT '')"
)
TRIGGERS = tuple(
    f"CREATE TRIGGER decision_no_{verb} BEFORE {verb} ON decision "
    "BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END"
    for verb in ("update", "delete")
)


def renew_table(connection: sqlite3.Connection) -> None:
    """Give a case from before decisions could be made the table for them.

    No version wrote rows to the older one; what somebody put there by hand stays, as `decision_before`.
    """
    names = {row[1] for row in connection.execute("PRAGMA table_info(decision)")}
    if names >= set(_COLUMNS):
        return
    is_used = connection.execute("SELECT count(*) FROM decision").fetchone()[0]
    connection.execute("ALTER TABLE decision RENAME TO decision_before" if is_used else "DROP TABLE decision")
    for verb in ("update", "delete"):
        connection.execute(f"DROP TRIGGER IF EXISTS decision_no_{verb}")
    for statement in (TABLE, *TRIGGERS):
        connection.execute(statement)


def append_decision(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """Write a decision and give it with its number and time (UTC). It is on disk once the transaction ends.

    Raises `CaseError` when it undoes what is not in the log.
    """
    if decision.kind == "undo":
        found = connection.execute("SELECT 1 FROM decision WHERE number = ?", (decision.undoes,)).fetchone()
        if found is None:
            raise CaseError(f"decision {decision.undoes} is not in the log; `whence log CASE` lists what is")
    decided = decision.decided or datetime.now(UTC).isoformat(timespec="seconds")
    row = (
        decided,
        decision.analyst,
        decision.kind,
        decision.about,
        msgspec.json.encode(decision.quotes).decode(),
        decision.value,
        decision.undoes,
        decision.why,
    )
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(f"INSERT INTO decision ({', '.join(_COLUMNS[1:])}) VALUES ({marks})", row)
    return replace(decision, number=cursor.lastrowid or 0, decided=decided)


def read_log(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Give every decision of the case, in the order in which they were made; a case from before the log has none."""
    names = {row[1] for row in connection.execute("PRAGMA table_info(decision)")}
    if not names >= set(_COLUMNS):
        return ()
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM decision ORDER BY number")
    return tuple(_from_row(dict(zip(_COLUMNS, row, strict=True))) for row in rows)


def _from_row(row: dict[str, object]) -> Decision:
    quotes = msgspec.json.decode(str(row["quotes"]), type=tuple[Quote, ...])
    return msgspec.convert({**row, "quotes": quotes}, Decision)
