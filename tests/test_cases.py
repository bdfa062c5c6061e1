"""The case file: what goes in comes out, and no accident loses what was there."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import case_writer
from whence import cases
from whence.errors import CaseError

STORY = {
    "a.txt": "Ferries stopped at noon, the harbour office said.",
    "b.txt": "Ferries stopped at noon, according to the office.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.whence"


def load(path: Path):
    with cases.open_case(path) as connection:
        return cases.read_case(connection)


def test_a_case_comes_back_as_it_was_written(path):
    written = case_writer.write(path, STORY)
    assert load(path) == written


def test_a_closed_case_is_one_file(path):
    case_writer.write(path, STORY)
    load(path)
    assert [file.name for file in path.parent.iterdir()] == ["story.whence"]


def test_the_file_says_what_it_is(path):
    case_writer.write(path, STORY)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"whnc", "big")
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def test_original_bytes_are_kept_with_where_and_when_they_were_got(path):
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        rows = connection.execute(
            "SELECT path, data, retrieved, retrieved_in FROM original ORDER BY path"
        ).fetchall()
    assert [(row[0], row[1].decode()) for row in rows] == list(STORY.items())
    assert all(row[2].endswith("+00:00") and row[3] == str(Path.cwd()) for row in rows)


def test_any_sqlite_tool_reads_records_inside_records(path):
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        words = connection.execute(
            "SELECT substr(document.text, 1 + json_extract(sentence.span, '$.start'), 7) "
            "FROM reading_sentences AS sentence JOIN document ON document.id = sentence.reading_document_id"
        ).fetchall()
        statements = connection.execute("SELECT stance FROM claim_statements").fetchall()
    assert words == [("Ferries",), ("Ferries",)]
    assert statements == [("asserts",), ("asserts",)]


@pytest.mark.parametrize("table", ["article_words", "statement_words"])
def test_words_can_be_searched(path, table):
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH 'according'").fetchone()
    assert found == (1,)


def test_every_record_names_the_code_that_made_it(path):
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        for table in ("document", "alignment", "claim"):
            assert connection.execute(f"SELECT DISTINCT made_by FROM {table}").fetchall() == [("1",)]


def test_decisions_are_only_ever_added(path):
    case_writer.write(path, STORY)
    decided = ("2024-03-01T09:30Z", "M. Oduya", "note", "document", "[]")
    with cases.open_case(path, is_new_allowed=True) as connection:
        connection.execute(
            "INSERT INTO decision (decided, analyst, kind, about, quotes) VALUES (?, ?, ?, ?, ?)", decided
        )
    for statement in ("UPDATE decision SET why = 'x'", "DELETE FROM decision"):
        with pytest.raises(CaseError, match="only ever added"), cases.open_case(path) as connection:
            connection.execute(statement)


def test_decisions_outlive_a_new_run(path):
    test_decisions_are_only_ever_added(path)
    case_writer.write(path, case_writer.make_story(1))
    with cases.open_case(path) as connection:
        assert connection.execute("SELECT analyst FROM decision").fetchall() == [("M. Oduya",)]


def test_what_an_older_case_held_as_decisions_is_kept_beside_the_new_table(path):
    case_writer.write(path, STORY)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE decision")
        connection.execute("CREATE TABLE decision (number INTEGER PRIMARY KEY, kind TEXT, note TEXT)")
        connection.execute("INSERT INTO decision (kind, note) VALUES ('note', 'by hand')")
    with cases.open_case(path, is_new_allowed=True) as connection:
        assert connection.execute("SELECT note FROM decision_before").fetchall() == [("by hand",)]
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        assert cases.read_case(connection).decisions == ()


def test_readings_of_an_unfinished_run_are_found_by_the_next(path):
    _, case, keys = case_writer.make_case(STORY)
    by_key = {keys[reading.document_id]: reading for reading in case.readings}
    with cases.open_case(path, is_new_allowed=True) as connection:
        cases.keep_readings(connection, by_key)
    with cases.open_case(path, is_new_allowed=True) as connection:
        assert cases.find_readings(connection, [*by_key, "no such key"]) == by_key


def test_an_unfinished_case_says_so(path):
    with cases.open_case(path, is_new_allowed=True):
        pass
    with pytest.raises(CaseError, match=r"story\.whence: no run has finished this case; run the command"):
        load(path)


def test_a_run_does_not_write_over_one_that_came_between(path):
    intake, case, keys = case_writer.make_case(STORY)
    case_writer.write(path, case_writer.make_story(1))
    with pytest.raises(CaseError, match="another run has written"), cases.open_case(path) as connection:
        cases.write_case(connection, case, intake=intake, keys=keys)
    assert len(load(path).documents) == 30


def test_derived_tables_of_an_older_whence_are_made_anew(path):
    case_writer.write(path, STORY)
    with cases.open_case(path) as connection:
        connection.execute("UPDATE info SET value = 'older' WHERE name = 'derived'")
    with pytest.raises(CaseError, match="another version of whence; `whence add`"):
        load(path)
    written = case_writer.write(path, STORY)
    assert load(path) == written


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not a case, it is empty"),
        (b"Ferries stopped at noon.\n" * 200, "is not a case"),
        (b"SQLite format 3\x00" + b"\x00" * 2000, "is not a case|damaged"),
    ],
    ids=["empty", "text", "header only"],
)
def test_a_file_that_is_no_case_is_refused(path, content, told):
    path.write_bytes(content)
    with pytest.raises(CaseError, match=told):
        load(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()
    before = path.read_bytes()
    for is_new_allowed in (False, True):
        with (
            pytest.raises(CaseError, match="the database of another program"),
            cases.open_case(path, is_new_allowed=is_new_allowed),
        ):
            pass
    assert path.read_bytes() == before


def test_a_case_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with (
        pytest.raises(CaseError, match=r"the folder .*nowhere does not exist; make it first"),
        cases.open_case(tmp_path / "nowhere" / "story.whence", is_new_allowed=True),
    ):
        pass


def test_a_case_that_another_program_writes_is_told(path):
    case_writer.write(path, STORY)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises(CaseError, match="another program is writing"),
        cases.open_case(path, is_new_allowed=True, wait=0),
    ):
        pass
    other.close()
    assert len(load(path).documents) == 2


def test_a_full_disk_leaves_the_old_case(path):
    old = case_writer.write(path, STORY)
    intake, case, keys = case_writer.make_case(case_writer.make_story(1))
    with (
        pytest.raises(CaseError, match=r"story\.whence: no space is left on the disk; free some"),
        cases.open_case(path, is_new_allowed=True) as connection,
    ):
        n_pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {n_pages + 3}")
        intake = cases.Intake(originals=intake.originals, edition=cases.read_intake(connection).edition)
        cases.write_case(connection, case, intake=intake, keys=keys)
    assert load(path) == old


def test_a_killed_writer_leaves_the_old_case_or_the_new_one(path):
    whole = [case_writer.write(path, case_writer.make_story(number)) for number in (1, 2)]
    chance = random.Random(7)
    for _ in range(20):
        writer = subprocess.Popen([sys.executable, case_writer.__file__, str(path)])
        time.sleep(0.25 + chance.random() / 4)
        writer.kill()
        assert writer.wait() == -9
        assert load(path) in whole
    with cases.open_case(path) as connection:
        assert cases.read_intake(connection).edition > 20, "killed before it wrote: nothing was put to the test"
