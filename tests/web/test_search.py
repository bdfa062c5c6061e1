"""Search: what holds the words, of which outlet, day and stance."""

import re
from pathlib import Path
from typing import Any

import pytest

from whence.pipeline import build_case, load_case
from whence.settings import Settings
from whence.show.screens import make_screen
from whence.show.views import CaseView, name_document, view_case
from whence.web.search import search_case


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
            assert hit.before + hit.words.words + hit.after in text
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
