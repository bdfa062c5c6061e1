"""What holds of every screen: its quotations, its keys, and cases that hold little."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from whence.errors import WhenceError
from whence.hindsight import load_case_as_of
from whence.pipeline import build_case
from whence.settings import Settings
from whence.show.screens import SCREENS, make_screen
from whence.show.views import CaseView, view_case

_CARDS = ("claims", "sources", "documents")


def _list_all(view: CaseView) -> Iterator[tuple[str, Any]]:
    """Yield every list and every card of a case as a page gets it."""
    for name in SCREENS:
        yield name, _plain(make_screen(view, name))
    keys = {
        "claims": [str(n) for n in view.numbers.values()],
        "sources": [row["key"] for row in _plain(make_screen(view, "sources"))["rows"]],
        "documents": list(view.documents),
    }
    for name in _CARDS:
        for key in keys[name]:
            yield f"{name}/{key}", _plain(make_screen(view, name, key))
    for pair in _plain(make_screen(view, "pair"))["rows"]:
        asked = {"left": pair["left"]["id"], "right": pair["right"]["id"]}
        yield "pair", _plain(make_screen(view, "pair", "", asked))


def _plain(screen: object) -> Any:
    return json.loads(msgspec.json.encode(screen))


def _find_words(part: Any) -> Iterator[dict[str, Any]]:
    """Yield everything within a screen that is quoted."""
    if isinstance(part, dict):
        if {"document", "words", "start", "end"} <= part.keys():
            yield part
        for each in part.values():
            yield from _find_words(each)
    elif isinstance(part, list):
        for each in part:
            yield from _find_words(each)


def test_every_quotation_is_the_text_at_its_place(view: CaseView) -> None:
    n_quoted = 0
    for name, screen in _list_all(view):
        for words in _find_words(screen):
            if words["start"] is None:
                continue
            text = view.documents[words["document"]].text
            assert text[words["start"] : words["end"]] == words["words"], name
            n_quoted += 1
    assert n_quoted > 500


def test_every_key_leads_to_a_screen(view: CaseView) -> None:
    """Claims by number, sources and articles by key, wherever a screen names one."""
    leads: set[tuple[str, str]] = set()
    for _, screen in _list_all(view):
        leads |= set(_find_leads(screen))
    assert {screen for screen, _ in leads} >= {"claims", "sources", "documents"}
    for screen, key in leads:
        make_screen(view, screen, key)


def _find_leads(part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, list):
        for each in part:
            yield from _find_leads(each)
    if not isinstance(part, dict):
        return
    if part.get("document"):
        yield "documents", part["document"]
    if part.get("screen") in _CARDS and part.get("key"):
        yield part["screen"], part["key"]
    if part.get("kind") in ("claim", "document") and "name" in part and part.get("key"):
        yield f"{part['kind']}s", part["key"]
    if part.get("source") and "source_key" in part:
        yield "sources", part["source_key"]
    for number in part["claims"] if isinstance(part.get("claims"), list) else ():
        yield "claims", str(number)
    for each in part.values():
        yield from _find_leads(each)


@pytest.mark.parametrize("name", [*_CARDS])
def test_what_is_not_there_is_an_error(view: CaseView, name: str) -> None:
    for key in ("no such thing", "0", "../x", "9" * 5000, "\x00", "💧"):
        with pytest.raises(WhenceError, match="there is no"):
            make_screen(view, name, key)


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in _CARDS])
def test_a_screen_without_cards_has_none(view: CaseView, name: str) -> None:
    with pytest.raises(WhenceError, match="has no card"):
        make_screen(view, name, "1")


def test_a_screen_that_is_not_there_is_an_error(view: CaseView) -> None:
    with pytest.raises(WhenceError, match="there are overview, lineage"):
        make_screen(view, "nowhere")


@pytest.mark.parametrize("name", list(SCREENS))
def test_an_empty_case_has_every_screen(empty: CaseView, name: str) -> None:
    assert _plain(make_screen(empty, name))


@pytest.mark.parametrize("name", list(SCREENS))
@pytest.mark.parametrize("words", ["-1", "9" * 5000, "²", "x", "0", "99999"])
def test_what_is_asked_amiss_gives_a_screen(view: CaseView, name: str, words: str) -> None:
    asked = dict.fromkeys(("from", "n", "by", "q", "what", "state", "falls", "open", "article"), words)
    assert _plain(make_screen(view, name, "", asked))


@pytest.mark.parametrize(
    "text",
    [
        "One line without a date.\n",
        "💧 Flood 🌊\n\n“💧💧 The 𝔇am 💧 broke,” Ana Vell, the mayor, told the Orle Post.\n",
    ],
    ids=["no date", "beyond the first plane"],
)
def test_a_case_of_one_article(text: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    case = build_case([tmp_path / "one.txt"], tmp_path / "one.whence", settings=Settings(reader="rules"))
    view = view_case(case)
    for name, screen in _list_all(view):
        for words in _find_words(screen):
            if words["start"] is not None:
                text = view.documents[words["document"]].text
                assert text[words["start"] : words["end"]] == words["words"], name


def test_the_case_as_of_a_day_has_every_screen(built: Path, view: CaseView) -> None:
    early = view_case(load_case_as_of(built, "2023-03-16"))
    assert 0 < len(early.documents) < len(view.documents)
    for name, screen in _list_all(early):
        assert all(words["document"] in ("", *early.documents) for words in _find_words(screen)), name
    overview, timeline = (_plain(make_screen(early, name)) for name in ("overview", "timeline"))
    assert "16 March 2023" in overview["as_of"]
    assert timeline["as_of"] == "2023-03-16"


def test_numbers_are_those_of_the_case(view: CaseView) -> None:
    """What a screen counts is what `show --json` holds."""
    case = view.case
    overview, claims, documents, sources, missing = (
        _plain(make_screen(view, name)) for name in ("overview", "claims", "documents", "sources", "missing")
    )
    assert overview["n_articles"] == documents["n"] == len(case.documents)
    assert overview["n_claims"] == claims["n"] == len(case.weighing.claims)
    assert overview["n_findings"] == len(case.weighing.findings)
    assert overview["n_gaps"] == len(case.weighing.gaps)
    assert overview["n_originals"] == sum(r.is_original for r in case.trace.reports)
    assert missing["n"] == sum(r.document_id is None for r in case.trace.reports)
    assert sources["n"] == len({h.key for c in case.weighing.claims for s in c.statements for h in s.chain
                                if h.kind == "source"} & {row["key"] for row in sources["rows"]})  # fmt: skip
    for row in documents["rows"]:
        assert row["n_statements"] == sum(
            s.document_id == row["id"] for c in case.weighing.claims for s in c.statements
        )
