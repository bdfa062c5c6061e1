"""Whatever comes in: what fails is told with its place and a remedy, the rest is done, the case is intact."""

import contextlib
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pile_writer import STORY, make_articles, write_pile
from whence import pipeline
from whence.cli import cli
from whence.settings import Settings

WHENCE = (sys.executable, "-c", "from whence.cli import cli; cli()")
_SENTENCE = "The ferry of line 9 was held at Port Esk with 41 passengers, the harbour office said on Monday. "


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_pile(Path("pile"), STORY)


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def read_paths(path: str = "story.whence") -> set[str]:
    return {document.path for document in pipeline.load_case(Path(path)).documents}


GOOD = {f"pile/{name}" for name in STORY}
REFUSED = {
    "nothing": (b"", "0 bytes"),
    "white space": (b" \n\t\n \n", "pile/odd.txt"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a PNG picture"),
    "control codes": (random.Random(1).randbytes(5000), "control codes"),
    "case": (b"SQLite format 3\x00" + bytes(4000), "an SQLite database"),
    "broken utf-16": (b"\xff\xfe" + b"\x00\xd8" * 400, "utf-16"),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_article_is_named_and_the_rest_is_done(pile, data, told):
    (pile / "odd.txt").write_bytes(data)
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 3
    assert done.stderr.startswith("whence: pile/odd.txt: ")
    assert told in done.stderr
    assert ";" in done.stderr or ", " in done.stderr, "a remedy follows what was seen"
    assert read_paths() == GOOD
    assert pipeline.check_case(Path("story.whence")) == []


TAKEN = {
    "windows-1252": f"Café “Zum Anker”\n\n{_SENTENCE * 5}\n\n“Très bien,” she said.\n".encode(
        "cp1252", "replace"
    ),
    "utf-16": f"Ferry held\n\n{_SENTENCE * 5}\n".encode("utf-16"),
    "byte order mark, CRLF": f"\ufeffFerry held\r\n\r\n{_SENTENCE * 5}\r\n".encode(),
    "bad bytes": _SENTENCE.encode() * 5 + b"\xff\xfe\xfa" + _SENTENCE.encode() * 5,
    "no punctuation": ("the ferry was held at port esk with forty passengers " * 300).encode(),
    "right to left": ("قال مكتب الميناء يوم الاثنين إن العبارة توقفت. " * 60).encode(),
    "bidi and zero width": "\u202eFerry\u202c he\u200bld\u200d\ufeff\u2066 \n\n".encode()
    + _SENTENCE.encode() * 5,
    "null characters": (_SENTENCE * 40).encode() + b"\x00" + (_SENTENCE * 40).encode(),
    "combining marks": ("Z" + "\u0301" * 3000 + _SENTENCE * 5).encode(),
    "quotation marks only": ("“”\"'‘’„“" * 3000).encode(),
    "open quotation": ("“" + _SENTENCE * 200).encode(),
    "one long word": b"a" * 300_000,
    "many short lines": b"a\n" * 30_000,
    "digits": b"1,000,000.000 " * 20_000,
    "said said": b"said " * 20_000,
    "long s": f"{_SENTENCE}It took ſeveral people 5 ſeconds, in the ſummer.".encode(),
    "dotless i": f"{_SENTENCE}About 3 mıllıon lıtres, 20 kılometres away.".encode(),
    "kelvin": f"{_SENTENCE}The ban Killed 20, 5 KİLOMETRES on, last weeK.".encode(),
}


@pytest.mark.parametrize("data", TAKEN.values(), ids=TAKEN)
def test_odd_text_goes_the_whole_way(pile, data):
    (pile / "odd.txt").write_bytes(data)
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code in (0, 3), done.stderr
    assert read_paths() >= GOOD
    assert pipeline.check_case(Path("story.whence")) == []
    assert call("dossier", "story.whence", "-o", "story.html").exit_code == 0


PAGES = {
    "nested tags": "<div>" * 100_000 + _SENTENCE + "</div>" * 100_000,
    "unclosed tags": "<p><b><i>" * 50_000 + _SENTENCE,
    "entities": "<p>" + "&amp;&lt;&#x26;&#0;&#xD800;&#1114112;&nosuch;" * 5000 + "</p>",
    "attribute": f"<p title='{'x' * 1_000_000}'>{_SENTENCE}</p>",
    "script": f"<p>{_SENTENCE * 9}</p><script>document.write('<p>no</p>')</script><p>{_SENTENCE * 9}</p>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_an_odd_page_goes_the_whole_way_or_is_named(pile, page):
    write_pile(pile, {"odd.html": f"<!doctype html><title>Ferry held</title><body>{page}"})
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 0 or (done.exit_code == 3 and "pile/odd.html: " in done.stderr)
    assert read_paths() >= GOOD
    assert pipeline.check_case(Path("story.whence")) == []


def test_lines_of_json_lines_fail_one_by_one(pile):
    lines = [
        f'{{"text": "{_SENTENCE * 5}"}}',
        "{",
        '["text"]',
        '{"text": 7}',
        f'{{"text": "{_SENTENCE}", "published": 2021}}',
        "[" * 100_000,
        f'{{"text": "\\ud800 {_SENTENCE * 4}"}}',
    ]
    write_pile(pile, {"news.jsonl": "\n".join(lines)})
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 3
    told = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert told[:5] == [f"pile/news.jsonl:{number}" for number in range(2, 7)]
    assert read_paths() >= {*GOOD, "pile/news.jsonl:1"}


def test_a_large_text_and_a_long_line_are_taken_in_or_named(pile):
    (pile / "large.txt").write_text("Ferry held\n\n" + (_SENTENCE * 4 + "\n\n") * 50_000, encoding="utf-8")
    (pile / "line.txt").write_text(_SENTENCE * 52_000, encoding="utf-8")
    assert (pile / "large.txt").stat().st_size > 19e6
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code in (0, 3), done.stderr
    named = {line.split(": ")[1] for line in done.stderr.splitlines()}
    assert read_paths() | named >= {*GOOD, "pile/large.txt", "pile/line.txt"}


def test_a_text_beyond_the_limit_is_named(pile):
    done = call("build", str(pile), "-o", "story.whence", "--set", "max_file_bytes=400")
    assert done.exit_code == 3
    assert "more than the limit of 400; split it into articles or raise max_file_bytes" in done.stderr


def test_files_that_are_none_are_named(pile):
    (pile / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(pile / "pipe.txt")
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code == 3
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["pile/gone.txt", "pile/pipe.txt"]
    assert read_paths() == GOOD


def test_files_and_folders_that_may_not_be_read_are_named(pile):
    shut = write_pile(pile / "shut", {"inside.txt": STORY["denial.txt"]})
    (pile / "denial.txt").chmod(0)
    shut.chmod(0)
    # The file system refuses root nothing, unless root gives up the right to be refused nothing.
    limited = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run([*limited, *WHENCE, "read", str(pile)], capture_output=True, text=True)
    shut.chmod(0o755)
    assert done.returncode == 3, done.stderr
    assert "pile/denial.txt: Permission denied; check that the file may be read" in done.stderr
    assert "pile/shut: Permission denied; check that the folder may be read" in done.stderr
    assert "pile/agency.txt" in done.stdout


def test_a_name_that_is_no_text_goes_the_whole_way_or_is_named(pile):
    odd = os.fsencode(pile) + b"/caf\xe9.txt"
    with open(odd, "wb") as file:  # noqa: PTH123 - a Path would hide what is tested
        file.write(_SENTENCE.encode() * 9)
    done = call("build", str(pile), "-o", "story.whence")
    assert done.exit_code in (0, 3), done.stderr
    assert read_paths() >= GOOD


@pytest.mark.parametrize("command", ["build", "add"])
def test_what_is_no_case_is_not_written_over(pile, command):
    Path("notes.whence").write_text("My notes on ferries.\n" * 100, encoding="utf-8")
    before = Path("notes.whence").read_bytes()
    words = (str(pile), "-o", "notes.whence") if command == "build" else ("notes.whence", str(pile))
    done = call(command, *words)
    assert done.exit_code == 1
    assert "notes.whence: is not a case" in done.stderr
    assert Path("notes.whence").read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, int | None]]:
    """A folder with little room: a disk of 2 MB where one can be mounted, else a limit on the size of files."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    is_mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0
    yield folder, None if is_mounted else 1_000_000
    if is_mounted:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_costs_nothing_that_was_there(pile, small_disk, tmp_path):
    folder, limit = small_disk
    case = folder / "story.whence"
    before = pipeline.build_case([pile], case, settings=Settings(reader="rules"))
    more = write_pile(tmp_path / "more", make_articles(300))
    done = subprocess.run(
        [*WHENCE, "add", str(case), str(more)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: limit and resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"whence: {case}: ")
    assert "disk" in done.stderr
    assert pipeline.load_case(case) == before
    assert pipeline.check_case(case) == []


def test_kill_at_any_point_leaves_the_old_case_or_the_new_and_the_next_run_goes_on(pile, tmp_path):
    case = Path("story.whence")
    old = pipeline.build_case(
        [pile], case, settings=Settings(reader="rules")
    )  # fast, so that kills fall anywhere
    more = write_pile(tmp_path / "more", make_articles(60))
    start = time.monotonic()
    at_once = [*WHENCE, "build", str(pile), str(more), "-o", "other.whence", "--reader", "rules"]
    subprocess.run(at_once, check=True, capture_output=True)
    seconds = time.monotonic() - start
    new = pipeline.load_case(Path("other.whence"))
    chance = random.Random(3)
    for _ in range(20):
        run = subprocess.Popen([*WHENCE, "add", str(case), str(more)], stdout=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(seconds * chance.random())
        run.kill()
        run.wait()
        assert pipeline.load_case(case) in (old, new)
        assert pipeline.check_case(case) == []
    assert pipeline.add_sources(case, [more]) == new
