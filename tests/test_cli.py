"""The commands: what they print, what they write, and how they end."""

import json
import sqlite3
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner, Result

from pile_writer import STORY, write_pile
from whence.cli import cli
from whence.web import make_server


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_pile(Path("pile"), STORY)


@pytest.fixture
def case(pile: Path) -> str:
    assert call("build", str(pile), "-o", "story.whence").exit_code == 0
    return "story.whence"


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def test_build_prints_the_summary_and_writes_the_case(pile):
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 0
    assert "3 articles" in done.stdout.splitlines()[0]
    assert Path("story.whence").exists()
    assert done.stderr == ""


def test_show_prints_what_build_printed(pile):
    built = call("build", str(pile), "-o", "story.whence")
    assert call("show", "story.whence").stdout == built.stdout


def test_piped_output_is_plain(case):
    assert "\x1b" not in call("show", case).stdout


def test_show_json_is_one_object(case):
    shown = json.loads(call("show", case, "--json").stdout)
    assert [document["path"] for document in shown["documents"]] == [f"pile/{name}" for name in sorted(STORY)]


@pytest.mark.parametrize(
    ("kind", "key"),
    [("claim", "1"), ("source", "Oonagh Pryce"), ("report", "Lowmoor Press"), ("document", "denial.txt")],
)
def test_show_opens_one_thing(case, kind, key):
    done = call("show", case, kind, key)
    assert done.exit_code == 0
    assert done.stdout.strip()


def test_show_of_what_is_not_there_is_an_error(case):
    done = call("show", case, "claim", "9999")
    assert done.exit_code == 1
    assert "9999" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("words", [("claim",), ("claim", "1", "--json")], ids=["no key", "json of a part"])
def test_show_called_wrongly_is_a_usage_error(case, words):
    assert call("show", case, *words).exit_code == 2


def test_read_lists_who_says_what(pile):
    done = call("read", "pile/denial.txt")
    assert done.exit_code == 0
    assert "denied" in done.stdout
    assert "They were replaced in" in done.stdout


def test_read_json_is_one_article_a_line(pile):
    lines = [json.loads(line) for line in call("read", str(pile), "--json").stdout.splitlines()]
    assert len(lines) == 3
    for line in lines:
        assert {"blocks", "sentences", "attributions", "mentions", "times", "quantities"} <= line.keys()


def test_offsets_of_read_are_those_of_the_file(pile):
    line = json.loads(call("read", "pile/denial.txt", "--json").stdout)
    cues = [STORY["denial.txt"][start:end] for said in line["attributions"] for start, end in said["cue"]]
    assert "said" in cues


def test_read_takes_standard_input(pile):
    done = CliRunner().invoke(cli, ["read", "-", "--json"], input=STORY["denial.txt"], catch_exceptions=False)
    piped, named = json.loads(done.stdout), json.loads(call("read", "pile/denial.txt", "--json").stdout)
    assert piped == named | {"path": "-"}


def test_trace_lists_reports_and_shared_text(pile):
    done = call("trace", str(pile))
    assert done.exit_code == 0
    assert "Lowmoor Press" in done.stdout


def test_trace_json_is_one_object(pile):
    assert isinstance(json.loads(call("trace", str(pile), "--json").stdout), dict)


def test_dossier_goes_to_a_file_or_to_standard_output(case):
    assert call("dossier", case, "-o", "story.html").exit_code == 0
    page = Path("story.html").read_text(encoding="utf-8")
    assert page == call("dossier", case).stdout
    assert page.lower().startswith("<!doctype html>")


def test_a_dossier_that_cannot_be_made_leaves_no_file(pile):
    done = call("dossier", "none.whence", "-o", "story.html")
    assert done.exit_code == 1
    assert not Path("story.html").exists()


def test_add_prints_the_summary_of_the_whole(pile):
    call("build", "pile/agency.txt", "-o", "story.whence")
    done = call("add", "story.whence", str(pile))
    assert done.exit_code == 0
    assert "3 articles" in done.stdout.splitlines()[0]


def test_check_says_that_a_case_is_sound(case):
    assert call("check", case).stdout == "story.whence: sound\n"


def test_check_of_a_damaged_case_ends_with_one(case):
    connection = sqlite3.connect(case)
    with connection:
        connection.execute("UPDATE original SET data = X'00'")
    connection.close()
    done = call("check", case)
    assert done.exit_code == 1
    assert "original pile/agency.txt: its bytes have SHA-256" in done.stderr


def test_an_input_that_cannot_be_read_is_named_and_ends_with_three(pile):
    (pile / "blank.txt").write_bytes(b"")
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 3
    assert done.stderr.startswith("whence: pile/blank.txt: 0 bytes")
    assert "3 articles" in done.stdout


def test_the_same_article_twice_is_told_and_is_no_failure(pile):
    write_pile(pile, {"twin.txt": STORY["agency.txt"]})
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 0
    assert "pile/twin.txt: same bytes as pile/agency.txt" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "none.whence"), "none.whence: there is no such file"),
        (("show", "pile"), "pile: is a folder"),
        (("show", "pile/agency.txt"), "pile/agency.txt: is not a case"),
        (("build", "pile", "-o", "x.whence", "--set", "procesess=2"), "there is no setting 'procesess'"),
        (
            ("build", "pile", "-o", "x.whence", "--set", "processes=two"),
            "'two' is no number; write processes=1",
        ),
        (("build", "pile", "-o", "x.whence", "--set", "processes=-1"), "-1 is below 0"),
        (
            ("read", "pile", "--set", "reader=oracle"),
            "no reader 'oracle'; write reader=rules or reader=learned",
        ),
        (("build", "none.txt", "-o", "x.whence"), "none.txt: no such file"),
    ],
    ids=["no case", "folder", "no case file", "no setting", "no number", "negative", "no reader", "no article"],
)
def test_an_error_is_one_line_and_ends_with_one(pile, words, told):
    done = call(*words)
    assert done.exit_code == 1
    assert done.stderr.startswith("whence: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def address(case):
    with make_server(Path(case), port=0) as server:
        server.serve_in_background()
        yield f"http://127.0.0.1:{server.server_port}"


def fetch(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_serve_gives_the_desk_and_the_json(case, address):
    status, page = fetch(f"{address}/claims/1")
    assert status == 200 and "/static/desk.js" in page
    status, body = fetch(f"{address}/case.json")
    assert (status, json.loads(body)) == (200, json.loads(call("show", case, "--json").stdout))
    assert fetch(f"{address}/static/passwd")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "", "localhost.evil.example"])
def test_serve_refuses_other_names(address, host):
    assert fetch(f"{address}/case.json", Host=host)[0] == 403


def test_serve_on_a_port_that_is_taken_is_an_error(case, address):
    done = call("serve", case, "--port", address.rpartition(":")[2])
    assert done.exit_code == 1
    assert "choose another with --port" in done.stderr
