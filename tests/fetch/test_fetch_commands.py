"""`whence fetch` and `whence add` with URLs: what is printed, what is kept, and how they end."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fetch_site import Site, open_network, redirect, respond
from whence.cli import cli

GATE = """<!doctype html><html lang="en"><head><title>Gate at Lowmoor shut</title>
<meta property="article:published_time" content="2024-03-04T09:30:00Z"></head><body><article>
<h1>Gate at Lowmoor shut</h1>
<p>The spillway gate at Lowmoor was shut on Monday, the keeper Oonagh Pryce told the Lowmoor Press.</p>
<p>“We had no choice but to shut it,” Pryce said. The level of the lake had fallen by two metres in a week.</p>
<p>The district council said that it would meet on Tuesday to hear what the engineers had found.</p>
</article></body></html>"""
OTHER = GATE.replace("shut", "opened").replace("two metres", "three metres")


def call(*words: str, site: Site | None = None) -> Result:
    network = None if site is None else open_network()
    quick = ["--set", "fetch_delay_seconds=0"] if words[0] == "fetch" else []
    return CliRunner().invoke(cli, [*words, *quick], obj=network, catch_exceptions=False)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("dam.txt").write_text(
        "Dam is sound, says council\n\nThe dam at Skerrin is sound, the council said on Monday.\n\n"
        "Its engineers looked at the wall on Sunday and found no crack, a spokesman said.\n"
    )
    done = call("build", "dam.txt", "-o", "story.whence", "--reader", "rules")
    assert done.exit_code == 0, done.stderr
    return "story.whence"


def add(case: str, site: Site | None, *sources: str) -> Result:
    return call("add", case, *sources, "--reader", "rules", "--set", "fetch_delay_seconds=0", site=site)


def query(case: str, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(case) as connection:
        return connection.execute(statement).fetchall()


def test_fetch_prints_the_file_of_each_page(site, tmp_path):
    site.answers |= {"/": redirect("/gate"), "/gate": respond(GATE.encode())}
    done = call("fetch", site.url(), "-o", str(tmp_path / "pages"), site=site)
    [path] = (tmp_path / "pages").iterdir()
    assert done.exit_code == 0
    assert done.stdout == f"{path}: {site.url('/gate')} (text/html, {len(GATE.encode()):,} bytes)\n"
    assert done.stderr == ""


def test_fetch_goes_on_after_a_failure_and_says_so(site, tmp_path):
    site.answers["/gate"] = respond(GATE.encode())
    urls = (site.url("/gone"), site.url("/gate"), "ftp://lowmoor.example/")
    done = call("fetch", *urls, "-o", str(tmp_path / "pages"), site=site)
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    gone, scheme = done.stderr.splitlines()
    assert "404 Not Found" in gone
    assert "scheme 'ftp'" in scheme


def test_fetch_of_nothing_is_an_error(site, tmp_path):
    done = call("fetch", site.url("/gone"), "-o", str(tmp_path / "pages"), site=site)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "pages").exists()


def test_fetched_again_is_a_note(site, tmp_path):
    site.answers["/"] = lambda connection, asked: connection.sendall(
        b"HTTP/1.1 304 Not Modified\r\n\r\n" if "if-none-match" in asked.headers else respond(b"x", "ETag: 1")
    )
    place = str(tmp_path / "pages.warc.gz")
    assert call("fetch", site.url(), "-o", place, site=site).stderr == ""
    done = call("fetch", site.url(), "-o", place, site=site)
    assert done.exit_code == 0
    assert "not modified" in done.stderr


@pytest.mark.parametrize("command", ["fetch", "add"])
def test_from_the_command_line_loopback_is_shut(site, case, command):
    site.answers["/"] = respond(GATE.encode())
    url = f"http://127.0.0.1:{site.port}/"
    done = call("fetch", url, "-o", "pages") if command == "fetch" else add(case, None, url)
    assert done.exit_code == (1 if command == "fetch" else 3)
    assert "not public (loopback" in done.stderr
    assert site.asked == []


def test_what_fetch_keeps_is_built_like_files(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site.answers |= {"/": redirect("/gate"), "/gate": respond(GATE.encode())}
    call("fetch", site.url(), "-o", "pages", site=site)
    done = call("build", "pages", "-o", "story.whence", "--reader", "rules")
    assert done.exit_code == 0, done.stderr
    assert "1 article" in done.stdout
    [(data,)] = query("story.whence", "SELECT data FROM original")
    assert data == GATE.encode()


def test_add_fetches_urls_and_takes_files(site, case):
    site.answers |= {"/": redirect("/gate"), "/gate": respond(GATE.encode())}
    Path("level.txt").write_text("The level of the lake fell on Friday, the keeper of the dam said.\n" * 3)
    done = add(case, site, site.url(), "level.txt")
    assert done.exit_code == 0, done.stderr
    assert "3 articles" in done.stdout
    shown = json.loads(call("show", case, "--json").stdout)
    assert [document["path"] for document in shown["documents"]] == ["dam.txt", site.url(), "level.txt"]
    assert call("check", case).exit_code == 0


def test_what_was_fetched_is_in_the_case_as_it_came(site, case, tmp_path):
    from warcio.archiveiterator import ArchiveIterator

    answer = respond(GATE.encode(), "X-Odd:  kept ")
    site.answers["/gate"] = answer
    add(case, site, site.url("/gate"))
    [(path, data, custody, archive)] = query(
        case,
        "SELECT original.path, original.data, custody, archive.data FROM original "
        "JOIN archive ON archive.sha256 = json_extract(custody, '$.container_sha256')",
    )
    assert (path, data) == (site.url("/gate"), GATE.encode())
    (tmp_path / "kept.warc.gz").write_bytes(archive)
    with (tmp_path / "kept.warc.gz").open("rb") as stream:
        records = [
            (record.rec_headers.get_header("WARC-Record-ID"), record.raw_stream.read())
            for record in ArchiveIterator(stream, no_record_parse=True)
            if record.rec_type == "response"
        ]
    assert [block for _, block in records] == [answer]
    stated = json.loads(custody)
    assert stated["record_id"] == records[0][0]
    assert stated["is_digest_right"] is True
    assert stated["url"] == site.url("/gate")
    assert stated["container"].startswith("lowmoor.example-")


def test_check_finds_an_archive_that_was_changed(site, case):
    site.answers["/gate"] = respond(GATE.encode())
    add(case, site, site.url("/gate"))
    with sqlite3.connect(case) as connection:
        connection.execute("UPDATE archive SET data = CAST('forged' AS BLOB)")
    done = call("check", case)
    assert done.exit_code == 1
    assert "archive lowmoor.example-" in done.stderr


def test_a_page_that_cannot_be_had_stays_named_in_the_case_until_it_can(site, case):
    done = add(case, site, site.url("/gate"))
    assert done.exit_code == 3
    assert "404" in done.stderr
    assert query(case, "SELECT path, status FROM intake_failure") == [(site.url("/gate"), "HTTP error")]
    site.answers["/gate"] = respond(GATE.encode())
    done = add(case, site, site.url("/gate"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert query(case, "SELECT path FROM intake_failure") == []


def test_a_page_that_has_not_changed_is_asked_for_with_a_condition(site, case):
    site.answers["/gate"] = lambda connection, asked: connection.sendall(
        b"HTTP/1.1 304 Not Modified\r\n\r\n"
        if asked.headers.get("if-none-match") == '"v1"'
        else respond(GATE.encode(), 'ETag: "v1"')
    )
    add(case, site, site.url("/gate"))
    done = add(case, site, site.url("/gate"))
    assert done.exit_code == 0
    assert "not modified" in done.stderr
    assert query(case, "SELECT count(*) FROM archive") == [(1,)]
    assert query(case, "SELECT count(*) FROM original") == [(2,)]


def test_a_page_that_has_changed_stands_beside_what_it_was(site, case):
    for page in (GATE, OTHER):
        site.answers["/gate"] = respond(page.encode())
        assert add(case, site, site.url("/gate")).exit_code == 0
    found = query(case, f"SELECT data FROM original WHERE path = '{site.url('/gate')}'")
    assert {data for (data,) in found} == {GATE.encode(), OTHER.encode()}
    assert query(case, "SELECT count(*) FROM archive") == [(2,)]


def test_the_same_page_fetched_twice_is_kept_once(site, case):
    site.answers["/gate"] = respond(GATE.encode())
    for _ in range(2):
        add(case, site, site.url("/gate"))
    assert query(case, "SELECT count(*) FROM archive") == [(1,)]
    assert call("check", case).exit_code == 0


def test_a_picture_is_no_article(site, case):
    site.answers["/gate.png"] = respond(b"\x89PNG\r\n\x1a\n", media="image/png")
    done = add(case, site, site.url("/gate.png"))
    assert done.exit_code == 3
    assert "'image/png', which is not read as an article" in done.stderr


def test_a_charset_that_lies_loses_no_letter(site, case):
    page = GATE.replace("Oonagh", "Zoë").encode("latin-1", "xmlcharrefreplace")
    site.answers["/gate"] = respond(page, media="text/html; charset=utf-8")
    assert add(case, site, site.url("/gate")).exit_code == 0
    [(text,)] = query(case, f"SELECT text FROM document WHERE path = '{site.url('/gate')}'")
    assert "Zoë Pryce" in str(text)


@pytest.mark.parametrize("words", [("build", "-o", "story.whence"), ("read",), ("trace",), ("overlaps",)])
def test_commands_that_fetch_nothing_say_what_would(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    done = call(words[0], "https://lowmoor.example/gate", *words[1:])
    assert done.exit_code == 2
    assert "`whence fetch https://lowmoor.example/gate -o FOLDER`" in " ".join(done.stderr.split())


def test_a_dry_run_fetches_nothing(site, case):
    site.answers["/gate"] = respond(GATE.encode())
    done = add(case, site, site.url("/gate"), "--dry-run")
    assert done.exit_code == 0
    assert site.url("/gate") in done.stdout
    assert site.asked == []
