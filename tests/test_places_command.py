"""`whence show CASE places`, and the user's gazetteer: taken from the settings, and refused before any work."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pile_writer import write_pile
from whence.cli import cli

STORY = {
    "first.txt": "Ferry aground\n\n21 June 2021\nOrle - Orle Courier\n"
    "A ferry ran aground near the village of Skarnes Point in Norway, the pilot Ada Brandal told the Orle Courier.\n"
    "Erbil is 800 km from Mosul, the pilot said.\n"
}
ROW = ["99001", "Skarnes Point", "Skarnes Point", "", "61.10", "4.90", "P", "PPL", "NO", "", "46"]
DUMP = "\t".join([*ROW, "", "", "", "200", "", "0", "Europe/Oslo", "2020-01-01"]) + "\n"


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words, catch_exceptions=False)


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return str(write_pile(Path("pile"), STORY))


def test_places_and_distances_are_listed_with_the_working(pile: str) -> None:
    built = call("build", pile, "-o", "a.whence", "--reader", "rules")
    assert built.exit_code == 0 and "Distance, no: “Erbil is 800 km from Mosul”" in built.stdout
    shown = " ".join(call("show", "a.whence", "places").stdout.split())
    assert "Mosul: city (IQ-15)" in shown
    assert (
        "81 km from middle to middle. Stated: 800 km. The places are nearer to each other than that." in shown
    )
    assert call("show", "a.whence", "places", "Mosul").exit_code == 2
    assert call("check", "a.whence").stdout.strip() == "a.whence: sound"


def test_a_gazetteer_of_the_users_own_adds_places(pile: str) -> None:
    Path("NO.txt").write_text(DUMP, encoding="utf-8")
    call("build", pile, "-o", "a.whence", "--reader", "rules", "--set", "gazetteer=NO.txt")
    places = {place["name"]: place for place in json.loads(call("show", "a.whence", "--json").stdout)["places"]}
    assert (places["Skarnes Point"]["id"], places["Skarnes Point"]["latitude"]) == ("user:99001", 61.1)


def test_a_gazetteer_that_is_not_there_is_told_before_any_work(pile: str) -> None:
    done = call("build", pile, "-o", "a.whence", "--set", "gazetteer=none.txt")
    assert done.exit_code == 1
    assert "none.txt: the gazetteer cannot be read" in done.stderr and "give the path" in done.stderr
