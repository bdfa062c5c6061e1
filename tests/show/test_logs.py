"""The log of decisions on the command line: in words, and as JSON that its schema allows."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from whence.cli import cli
from whence.deciding import choose, decide, undo
from whence.pipeline import build_case, load_case
from whence.settings import Settings
from whence.show.logs import LogPayload

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(
        "Orle Post\n\nPump fails\n\nThe pump failed, Ana Vell said.\n", encoding="utf-8"
    )
    place = tmp_path / "pump.whence"
    case = build_case([tmp_path / "one.txt"], place, settings=Settings(reader="rules", processes=1))
    for words in ("kept", "taken\u202eback"):
        decide(place, choose(case, "note", "document", [case.documents[0].id], value=words, analyst="Ada"))
    undo(place, 2, analyst="Bo", why="a slip")
    return place


def test_the_log_is_listed_newest_first(path: Path) -> None:
    found = CliRunner().invoke(cli, ["log", str(path)])
    assert found.exit_code == 0
    lines = [line for line in found.output.splitlines() if "“" not in line[:6] and line[:4].strip()]
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert lines[0].endswith("decision 2 taken back by Bo: a slip")
    assert lines[1].endswith("[undone]") and lines[2].endswith("document note “kept” by Ada [in force]")
    assert "\u202e" not in found.output


def test_the_log_as_json_is_valid_and_whole(path: Path) -> None:
    found = json.loads(CliRunner().invoke(cli, ["log", str(path), "--json"]).output)
    schema = json.loads((ROOT / "docs/schemas/log.json").read_text(encoding="utf-8"))
    assert schema == msgspec.json.schema(LogPayload), "run tests/show/write_schemas.py"
    jsonschema.validate(found, schema)
    assert [(d["number"], d["state"], d["undoes"]) for d in found["decisions"]] == [
        (1, "in force", None), (2, "undone", None), (3, "undo", 2),
    ]  # fmt: skip
    text = load_case(path).documents[0].text
    assert all(quote["words"] in text for d in found["decisions"] for quote in d["quotes"])


def test_a_case_without_decisions_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Orle Post\n\nPump fails\n\nThe pump failed.\n", encoding="utf-8")
    build_case([tmp_path / "one.txt"], tmp_path / "one.whence", settings=Settings(reader="rules", processes=1))
    assert (
        "Nothing has been decided yet." in CliRunner().invoke(cli, ["log", str(tmp_path / "one.whence")]).output
    )
