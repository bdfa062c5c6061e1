"""A dry run says what would be read and how, and changes nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from archive_writer import make_page, say, write_rss, write_warc
from whence.cli import cli


@pytest.fixture
def pile(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pile = Path("pile")
    pile.mkdir()
    (pile / "a.txt").write_text(f"Ferry held at quay\n\n{say(1)}")
    (pile / "b.warc.gz").write_bytes(write_warc(("https://esk.example/1", make_page("Crane falls", 4), {})))
    (pile / "c.xml").write_bytes(write_rss("<title>Three</title><link>https://esk.example/3</link>"))
    return pile


def call(*words):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def test_nothing_is_written_and_everything_is_told(pile):
    size = f"{len(make_page('Crane falls', 4)):,} bytes"
    done = call("build", "pile", "-o", "story.whence", "--dry-run")
    assert done.stdout.splitlines() == [
        "pile/a.txt: text · " + f"{(pile / 'a.txt').stat().st_size:,} bytes",
        "  “Ferry held at quay”",
        f"pile/b.warc.gz:1: page of WARC (gzip), captured 2024-03-04T09:30:00Z · {size}",
        "  “Crane falls”",
        "2 articles would be read, 2 of them new; 1 input would not be taken in; nothing was written",
    ]
    assert "pile/c.xml:1: an item with a title alone, of https://esk.example/3; `whence fetch`" in done.stderr
    assert done.exit_code == 3
    assert sorted(path.name for path in Path().iterdir()) == ["pile"]


def test_what_the_case_holds_already_is_told_apart(pile):
    assert call("build", "pile/a.txt", "-o", "story.whence", "--set", "reader=rules").exit_code == 0
    before = Path("story.whence").read_bytes()
    done = call("add", "story.whence", "pile/a.txt", "pile/b.warc.gz", "https://esk.example/9", "--dry-run")
    assert "pile/a.txt: text · " in done.stdout and "in the case already" in done.stdout
    assert "https://esk.example/9: would be fetched" in done.stdout
    assert "2 articles would be read, 1 of them new" in done.stdout
    assert Path("story.whence").read_bytes() == before
    assert done.exit_code == 0


def test_a_case_that_is_not_there_is_an_error_as_without_it(pile):
    done = call("add", "none.whence", "pile", "--dry-run")
    assert done.exit_code == 1
    assert "none.whence: there is no such file" in done.stderr
