"""Search: what holds the words, of which outlet, day and stance."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from whence.cli import cli
from whence.pipeline import build_case, load_case
from whence.searching import Found, search_case
from whence.settings import Settings
from whence.show.screens import make_screen
from whence.show.views import CaseView, name_document, view_case

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def path(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "skerrin.whence"
    sources = sorted(p for p in example.iterdir() if p.suffix in (".txt", ".html"))
    build_case(sources, path, settings=Settings(reader="rules", processes=1))
    return path


@pytest.fixture(scope="module")
def view(path: Path) -> CaseView:
    return view_case(load_case(path))


def _find(path: Path, view: CaseView, **asked: str) -> Any:
    return search_case(path, view, asked)


def test_every_hit_holds_the_words_and_leads_somewhere(path: Path, view: CaseView) -> None:
    assert set(_find(path, view, q="oskerry").counts) == {"article", "source"}
    found = _find(path, view, q="crack")
    assert set(found.counts) >= {"article", "statement"}
    assert found.n == sum(found.counts.values()) == len(found.hits)
    for hit in found.hits:
        assert make_screen(view, hit.screen, hit.key)
        if hit.words is not None:
            text = view.documents[hit.words.document].text
            assert text[hit.words.start : hit.words.end] == hit.words.words
            said = hit.before + hit.words.words + hit.after
            assert said.removeprefix("… ").removesuffix(" …") in text
    articles = {hit.key for hit in found.hits if hit.kind == "article"}
    assert articles == {d.id for d in view.case.documents if re.search(r"\bcrack", d.text.casefold())}


def test_all_words_are_looked_for_and_the_last_may_be_begun(path: Path, view: CaseView) -> None:
    n = {
        q: _find(path, view, q=q, kind="article").n
        for q in ("spillway", "spillway gauge", "spillw", "spillw gauge")
    }
    assert n["spillway"] >= n["spillway gauge"] > 0
    assert n["spillw"] >= n["spillway"]
    assert n["spillw gauge"] == 0


def test_what_is_kept_is_what_is_asked_for(path: Path, view: CaseView) -> None:
    everything = _find(path, view, q="lake")
    for kind, n in everything.counts.items():
        assert _find(path, view, q="lake", kind=kind).n == n
    outlet = everything.outlets[0]
    for hit in _find(path, view, q="lake", outlet=outlet).hits:
        assert name_document(view.documents[hit.words.document]) == outlet
    denied = _find(path, view, q="lake", stance="denies")
    assert denied.n and {hit.kind for hit in denied.hits} == {"statement"}
    assert all("denies" in hit.line for hit in denied.hits)


def test_days_bound_what_is_found(path: Path, view: CaseView) -> None:
    early = _find(path, view, q="lake", until="2023-03-16", kind="article")
    late = _find(path, view, q="lake", since="2023-03-17", kind="article")
    dated = [d for d in view.case.documents if d.published and "lake" in d.text.casefold()]
    assert early.n and late.n
    assert early.n + late.n == len(dated)


@pytest.mark.parametrize(
    "q", ["", "  ", '"', "_", "NEAR(", "a OR", "*", "-", "\x00", "💧", "ª", "x" * 70_000, "w " * 5_000]
)
def test_no_words_break_it(path: Path, view: CaseView, q: str) -> None:
    found = _find(path, view, q=q)
    assert found.n == len(found.hits) or found.n > 50


def test_pages_follow_each_other(path: Path, view: CaseView) -> None:
    whole = _find(path, view, q="the")
    assert whole.n > 50 == len(whole.hits)
    rest = _find(path, view, q="the", **{"from": "50"})
    assert rest.start == 50
    assert rest.hits[0] not in whole.hits


def test_all_that_is_counted_can_be_paged_through(path: Path, view: CaseView) -> None:
    whole = search_case(path, view, {"q": "the"}, size=100_000)
    assert whole.n == len(whole.hits) == sum(whole.counts.values()) > 100
    pages = [_find(path, view, q="the", **{"from": str(start)}) for start in range(0, whole.n, 50)]
    assert [hit for page in pages for hit in page.hits] == whole.hits
    assert {page.n for page in pages} == {whole.n}


def _run(path: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["search", str(path), *words])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_prints_what_is_found_and_counts_the_rest(path: Path, view: CaseView) -> None:
    code, told, _ = _run(path, "drone", "--most", "1")
    lines = told.splitlines()
    n = _find(path, view, q="drone").n
    assert code == 0 and n > 1
    assert lines[0].startswith("article ") and "drone" in lines[1]
    assert lines[-1].startswith(f"{n} found; the first 1 are given")
    assert _run(path, "xylophone")[1] == "0 found; of all kinds: nothing\n"


def test_the_command_gives_json_that_its_schema_describes(path: Path, view: CaseView) -> None:
    code, told, _ = _run(path, "three", "metres", "--json", "--in", "statement")
    given = json.loads(told)
    schema = json.loads((ROOT / "docs/schemas/search.json").read_text(encoding="utf-8"))
    assert schema == msgspec.json.schema(Found), "run tests/show/write_schemas.py"
    jsonschema.validate(given, schema)
    assert code == 0 and given["n"] == _find(path, view, q="three metres", kind="statement").n > 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("lake", "--since", "Friday"), "--since 'Friday' is not a day"),
        (("lake", "--outlet", "Nobody's Post"), "is not in"),
        (("lake", "--stance", "sings"), "name one of asserts"),
    ],
    ids=["day", "outlet", "stance"],
)
def test_the_command_says_what_cannot_be_asked(path: Path, words: tuple[str, ...], told: str) -> None:
    code, _, error = _run(path, *words)
    assert code == 1 and told in error and error.count("\n") == 1
