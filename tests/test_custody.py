"""Where an article stood in its container is kept in the case; cases from before learn to."""

import sqlite3
from pathlib import Path

import pytest

from archive_writer import make_page, say, write_mail, write_warc
from whence import cases, pipeline
from whence.settings import Settings

SETTINGS = Settings(reader="rules")


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.warc.gz").write_bytes(write_warc(("https://esk.example/1", make_page("Crane falls", 4), {})))
    Path("b.eml").write_bytes(write_mail("Ferry held", text=f"{say(1)}\n\n{say(2)}"))
    Path("c.txt").write_text(f"Ship lost\n\n{say(3)}")
    pipeline.build_case([Path("a.warc.gz"), Path("b.eml"), Path("c.txt")], Path("x.whence"), settings=SETTINGS)
    return Path("x.whence")


def test_custody_comes_back_out_of_the_case(case):
    with cases.open_case(case) as connection:
        page, message, text = cases.read_intake(connection).originals
    assert page.custody.container == "a.warc.gz"
    assert page.custody.url == "https://esk.example/1"
    assert message.custody.record_id == "<1@esk.example>"
    assert text.custody is None
    assert pipeline.check_case(case) == []


def test_custody_can_be_asked_for_in_sql(case):
    with sqlite3.connect(case) as connection:
        rows = connection.execute(
            "SELECT path, json_extract(custody, '$.form') FROM original ORDER BY path"
        ).fetchall()
    connection.close()
    assert rows == [("a.warc.gz:1", "WARC"), ("b.eml", "mail"), ("c.txt", None)]


def test_a_case_from_before_gets_the_column_and_loses_nothing(case):
    connection = sqlite3.connect(case, isolation_level=None)
    connection.execute("ALTER TABLE original DROP COLUMN custody")
    connection.execute("UPDATE info SET value = 'old' WHERE name = 'derived'")
    before = connection.execute("SELECT id, path, data, retrieved FROM original ORDER BY id").fetchall()
    connection.close()
    pipeline.add_sources(case, [], settings=SETTINGS)
    connection = sqlite3.connect(case)
    assert connection.execute("SELECT id, path, data, retrieved FROM original ORDER BY id").fetchall() == before
    connection.close()
    assert pipeline.check_case(case) == []
