"""The ten tasks of the desk, each done with the keyboard alone; docs/15-desk.md lists the steps that they take."""

import re

from desk_browser import Hands


def count_origins(hands: Hands) -> None:
    """How many origins?"""
    hands.go("o")
    assert re.fullmatch(r"12 articles · 3 original reports, .*", hands.page.locator("h1").inner_text())
    assert "on one origin" in hands.page.locator("p.lead").inner_text()


def find_first(hands: Hands) -> None:
    """Who was first?"""
    hands.go("t")
    first = hands.page.locator("svg.timeline .event").first
    assert "Lindmark Gazette" in first.text_content()


def open_words(hands: Hands) -> None:
    """The words behind a count"""
    hands.go("c")
    hands.press("j", "Enter")
    hands.page.locator("ol.statements").wait_for()
    hands.press("j")
    hands.tab_to("in the article")
    hands.press("Enter")
    hands.page.locator("article .target").first.wait_for()
    assert hands.page.locator("article .target").first.inner_text().strip()


def compare(hands: Hands) -> None:
    """What two articles changed"""
    hands.go("p")
    hands.press("j", "Enter")
    hands.page.locator(".passage").first.wait_for()
    hands.press("j")
    assert re.search("only (left|right): .", hands.focused())


def reject_credit(hands: Hands) -> None:
    """A wrong credit rejected, and the counts moved"""
    hands.go("r")
    hands.page.get_by_role("button", name="It does not").wait_for()
    hands.press("n")
    hands.page.get_by_text("Decision 1 is in the log. The counts stay as they were.").wait_for()
    hands.press("n")
    told = hands.page.get_by_text("Decision 2 is in the log. Now: 12 articles · 4 original reports")
    told.wait_for()


def merge_sources(hands: Hands) -> None:
    """Two descriptions of one source merged"""
    hands.press("/")
    hands.type("drone")
    hands.press("Enter")
    hands.page.get_by_role("link", name="Unnamed sources of Radio Vess").or_(
        hands.page.get_by_role("link", name="A geologist who flew a drone")
    ).first.wait_for()
    hands.step_to("A geologist who flew a drone")
    hands.press("Enter")
    hands.page.get_by_role("heading", name="How it is described").wait_for()
    hands.tab_to("Same as")
    hands.press("Enter")
    hands.page.wait_for_function("() => document.activeElement.labels?.length === 1")
    hands.type("Oskerry")
    hands.page.get_by_role("button", name="Same as Marta Oskerry").first.wait_for()
    hands.press("Tab", "Enter")
    hands.page.get_by_text("is in the log").wait_for()


def find_falling(hands: Hands) -> None:
    """All that falls with one report"""
    hands.go("o")
    hands.tab_to("What falls with it")
    hands.press("Enter")
    hands.page.get_by_text("these claims stand on nobody").wait_for()
    assert hands.page.get_by_label("What falls").get_by_role("listitem").count() > 0


def go_back_in_time(hands: Hands) -> None:
    """The case as of a day"""
    hands.go("t")
    hands.tab_to("The case as of")
    hands.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    hands.page.get_by_text("as it stood at the end of 2023-03-30").wait_for()


def find_missing(hands: Hands) -> None:
    """The originals that are missing"""
    hands.go("i")
    hands.press("j")
    assert "Lindmark Gazette" in hands.focused() and "Search for" in hands.focused()


def hand_on(hands: Hands) -> None:
    """A dossier handed on"""
    with hands.page.expect_download() as coming:
        hands.press("x")
    with open(coming.value.path(), encoding="utf-8") as file:  # noqa: PTH123
        assert file.read(15).lower() == "<!doctype html>"


TASKS = (
    count_origins, find_first, open_words, compare, reject_credit, merge_sources, find_falling, go_back_in_time,
    find_missing, hand_on,
)  # fmt: skip
