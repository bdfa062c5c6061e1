"""The API: every screen answers as its schema says, writes tell their effect, files join the case."""

import json
import threading
import time
from pathlib import Path
from urllib.parse import quote

import httpx
import msgspec
import pytest
from jsonschema import Draft202012Validator

from whence.conclusions import Case
from whence.deciding import Seen, choose, decide
from whence.errors import DocumentError
from whence.formats import EXPORTS
from whence.hindsight import load_case_as_of
from whence.pipeline import add_sources, check_case, load_case
from whence.show.exports import FORMATS, export_case
from whence.show.screens import SCREENS
from whence.web.schemas import TWINS, make_schemas
from whence.web.shelf import Shelf
from whence.web.uploads import read_name
from whence.web.writes import BusyError, Writes

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas" / "desk.json"
ARTICLE = (
    "Lisna Mirror\n\nReservoir wall was measured in May\n\n14 June 2031\n\n"
    "“Nobody told us that the wall of the reservoir had moved,” Orla Vance, a surveyor, told the Lisna Mirror.\n"
)
CARDS = {"claims": "1", "sources": "", "documents": ""}


def schema_of(name: str) -> dict:
    whole = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    return {**whole["answers"][name], "$defs": whole["$defs"]}


def hand_in(client: httpx.Client, name: str, data: bytes) -> list[dict]:
    answer = client.post("/api/documents", content=data, headers={"x-file-name": quote(name)})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def test_every_screen_has_a_schema():
    assert set(TWINS) == {*SCREENS, "search"}


def test_the_schema_in_docs_is_the_one_of_the_records():
    written = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    assert written == msgspec.to_builtins(make_schemas()), "run tests/show/write_schemas.py"


@pytest.mark.parametrize("name", TWINS)
def test_every_screen_answers_as_its_schema_says(reader, name):
    answer = reader.get(f"/api/{name}", params={"q": "dam"} if name == "search" else {})
    assert answer.status_code == 200
    Draft202012Validator(schema_of(name)).validate(answer.json())


@pytest.mark.parametrize("name", CARDS)
def test_every_card_answers_as_its_schema_says(reader, name):
    row = reader.get(f"/api/{name}").json()["rows"][0]
    key = CARDS[name] or row.get("key") or row["id"]
    answer = reader.get(f"/api/{name}/{quote(key)}")
    assert answer.status_code == 200
    Draft202012Validator(schema_of(f"{name}/KEY")).validate(answer.json())


@pytest.mark.parametrize(
    "address",
    ["/api/nothing", "/api/claims/9999", "/api/documents/none", "/api/pair?left=a&right=b"],
    ids=["screen", "claim", "document", "pair"],
)
def test_what_is_not_there_is_told_in_words(reader, address):
    answer = reader.get(address)
    assert answer.status_code == 404
    assert answer.json()["error"]


@pytest.mark.parametrize("day", ["2024-02-31", "1900-01-01"], ids=["no day", "before all"])
def test_a_day_that_cannot_be_shown_is_told_in_words(reader, day):
    answer = reader.get("/api/overview", params={"as_of": day})
    assert answer.status_code == 400
    assert day in answer.json()["error"]


def test_what_is_asked_for_has_a_length(reader):
    assert reader.get("/api/claims", params={"from": "9" * 5_000}).status_code == 400


@pytest.mark.parametrize("day", ["", "2023-03-16"])
@pytest.mark.parametrize("form", EXPORTS)
def test_an_export_is_what_the_command_writes(reader, skerrin, form, day):
    case = load_case_as_of(skerrin, day) if day else load_case(skerrin)
    answer = reader.get(f"/export/{form}", params={"as_of": day})
    assert answer.status_code == 200
    assert answer.content == export_case(case, form)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''skerrin.")


def test_every_export_is_listed_under_a_name_of_its_own(reader):
    forms = reader.get("/api/exports").json()["forms"]
    assert [form["name"] for form in forms] == list(FORMATS)
    assert len({form["file"] for form in forms}) == len(forms)
    assert reader.get("/export/sqlite").status_code == 400


@pytest.mark.parametrize(("before", "start"), [("7", 2), ("5", 0), ("3", 0), ("9999", None), ("x", 0)])
def test_the_part_before_a_place_is_a_whole_one(reader, before, start):
    n = reader.get("/api/claims").json()["n"]
    part = reader.get("/api/claims", params={"before": before, "n": "5"}).json()
    assert part["start"] == (n - 5 if start is None else start)
    assert len(part["rows"]) == 5


def test_a_decision_tells_its_effect_and_undo_takes_it_back(desk, case):
    first = desk.get("/api/overview").json()["claims"]
    keys = [row["id"] for row in desk.get("/api/claims").json()["rows"][:2]]
    effect = desk.post("/api/decisions", json={"kind": "merge", "about": "claim", "keys": keys}).json()
    Draft202012Validator(schema_of("effect")).validate(effect)
    assert effect["decision"] == 1
    assert effect["before"][1] == first != effect["after"][1]
    undone = desk.post("/api/decisions/1/undo", json={"why": "a slip"}).json()
    assert undone["after"] == effect["before"]
    assert [d.kind for d in load_case(case).decisions] == ["merge", "undo"]


def test_a_file_joins_the_case_under_its_own_name(desk, case):
    lines = hand_in(desk, "späte Quelle.txt", ARTICLE.encode())
    steps, last = lines[:-1], lines[-1]
    assert steps and all(set(step) == {"stage", "done", "of"} for step in steps)
    effect = last["effect"]
    Draft202012Validator(schema_of("effect")).validate(effect)
    (added,) = effect["added"]
    loaded = load_case(case)
    assert {d.id: d.path for d in loaded.documents}[added] == "späte Quelle.txt"
    assert not [failure for failure in loaded.failures if "/tmp" in failure.message]
    assert check_case(case) == []
    assert desk.get(f"/api/documents/{added}").status_code == 200


def test_another_file_of_the_same_name_gets_a_number(desk, case):
    hand_in(desk, "found.txt", ARTICLE.encode())
    hand_in(desk, "found.txt", ARTICLE.replace("May", "April").encode())
    assert {d.path for d in load_case(case).documents} >= {"found.txt", "found (2).txt"}


def test_the_same_bytes_twice_are_told(desk):
    hand_in(desk, "found.txt", ARTICLE.encode())
    (told,) = [line["error"] for line in hand_in(desk, "again.txt", ARTICLE.encode()) if "error" in line]
    assert "same bytes" in told


def test_a_file_that_is_no_article_is_told_and_the_case_stays(desk, case):
    before = len(load_case(case).documents)
    assert "error" in hand_in(desk, "picture.txt", bytes(range(256)) * 40)[-1]
    assert len(load_case(case).documents) == before
    assert check_case(case) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a%20b.txt", "a b.txt"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C%3A%5CUsers%5Cfound.html", "found.html"),
        (".hidden.txt", "hidden.txt"),
        ("a%00b%0A%E2%80%AEtxt.exe", "abtxt.exe"),
        (quote("é" * 300 + ".txt"), "é" * 78 + ".txt"),
    ],
    ids=["plain", "folders", "drive", "hidden", "controls", "long"],
)
def test_a_name_is_made_harmless(written, name):
    assert read_name(written) == name


@pytest.mark.parametrize("written", ["", "..", "%2F", "%FF%FE"], ids=["none", "dots", "slash", "no UTF-8"])
def test_a_name_of_which_nothing_is_left_is_an_error(written):
    with pytest.raises(DocumentError, match="x-file-name"):
        read_name(written)


def test_who_writes_while_a_build_is_under_way_is_told_so(skerrin):
    writes = Writes(Shelf(skerrin))
    writes.begin()
    with pytest.raises(BusyError, match="try again"):
        writes.begin()
    writes.end()
    with writes.deciding() as view:
        assert view.case.documents


def test_reading_goes_on_while_a_build_writes(desk, case):
    told: list[dict] = []
    added = threading.Thread(target=lambda: told.extend(hand_in(desk, "late.txt", ARTICLE.encode())))
    added.start()
    seen, refused, n_read = False, 0, 0
    with httpx.Client(base_url=desk.base_url, headers={"x-whence": "desk"}) as other:
        until = time.monotonic() + 60
        while added.is_alive() and time.monotonic() < until:
            state = other.get("/api/state").json()
            seen = seen or state["building"] is not None
            if state["building"] is not None:
                asked = {"kind": "note", "about": "claim", "keys": ["none"], "value": "x"}
                refused += other.post("/api/decisions", json=asked).status_code == 409
            assert other.get("/api/overview").status_code == 200
            n_read += 1
    added.join()
    assert seen and n_read and refused
    assert "effect" in told[-1]
    assert desk.get("/api/state").json()["building"] is None


def test_two_browsers_see_what_the_other_decides(desk, serve, case):
    with httpx.Client(base_url=serve(case), headers={"x-whence": "desk"}) as other:
        before = other.get("/api/state").json()["edition"]
        claim = desk.get("/api/claims").json()["rows"][0]["id"]
        asked = {"kind": "rename", "about": "claim", "keys": [claim], "value": "Did the wall move?"}
        assert desk.post("/api/decisions", json=asked).json()["decision"] == 1
        assert other.get("/api/state").json()["edition"] != before
        assert other.get("/api/log").json()["n"] == 1
        asked["value"] = "Has the wall moved?"
        assert other.post("/api/decisions", json=asked).json()["decision"] == 2
        assert desk.get("/api/log").json()["n"] == 2


def test_two_browsers_that_decide_at_once_both_stay_in_the_log(desk, case):
    claims = [row["id"] for row in desk.get("/api/claims").json()["rows"][:6]]
    answers: list[int] = []

    def note(claim: str) -> None:
        asked = {"kind": "note", "about": "claim", "keys": [claim], "value": "seen"}
        answers.append(desk.post("/api/decisions", json=asked).status_code)

    threads = [threading.Thread(target=note, args=(claim,)) for claim in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 6
    assert len(load_case(case).decisions) == 6
    assert check_case(case) == []


def test_a_case_that_others_write_meanwhile_loses_nothing(case, tmp_path):
    """Another program adds an article, and decides, between two decisions of the desk and right after one."""
    found = tmp_path / "found.txt"
    found.write_text(ARTICLE)
    shelf = Shelf(case)

    def name_first(words: str, seen: Seen | None) -> Case:
        now = load_case(case)
        return decide(case, choose(now, "rename", "claim", [now.weighing.claims[0].id], value=words), seen=seen)

    old = shelf.see()
    n = len(add_sources(case, [found]).documents)
    assert len(name_first("One?", old).documents) == n
    shelf.view()
    mine = name_first("Two?", shelf.see())
    name_first("Three?", None)  # of another program, before the shelf takes over what was written
    assert len(shelf.put(mine).case.decisions) == 2
    assert shelf.see() is None
    assert len(shelf.view().case.decisions) == 3
    last = shelf.put(name_first("Four?", shelf.see()))
    assert shelf.see() is not None and last is shelf.view()
    assert last.case == load_case(case)
    assert check_case(case) == []
