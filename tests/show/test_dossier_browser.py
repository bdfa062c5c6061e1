"""The dossier in a browser: quiet, offline, readable by keyboard, on a phone, in the dark and without script."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.conclusions import Case
from whence.show import render_dossier

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

# Walks every text node that is shown and gives those whose contrast with what is behind them is under 4.5.
LOW_CONTRAST = """() => {
  const parse = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0.99) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest("script, .hidden")) continue;
    const style = getComputedStyle(node);
    const ink = light(parse(node.closest("svg") ? style.fill : style.color)), paper = light(behind(node));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${node.tagName} ${walker.currentNode.data.slice(0, 40)}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def address(case: Case, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(render_dossier(case), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser, address):
    """Give a function that opens the page and the list that its console and its requests are written to."""
    contexts = []

    def open_page(*, width: int = 1280, scheme: str = "light", script: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        page, heard = context.new_page(), []
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(address)
        return page, [line for line in heard if line != address]

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_console_is_silent_and_no_request_leaves(opened, scheme):
    _, heard = opened(scheme=scheme)
    assert heard == []


@pytest.mark.parametrize("width", [390, 640, 1280])
def test_page_never_scrolls_sideways(opened, width):
    page, _ = opened(width=width)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_what_is_behind_it(opened, scheme):
    page, _ = opened(scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert page.evaluate(LOW_CONTRAST) == []


def test_tab_reaches_the_skip_link_first_and_then_goes_down_the_page(opened):
    page, _ = opened()
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText.trim().split('\\n')[0]"))
    assert seen[0] == "Skip to the dossier"
    assert seen[1:10] == [
        "Overview", "Lineage", "Claims", "Differences and drift", "Places and distances", "Sources",
        "If one report falls", "Articles", "How this was made",
    ]  # fmt: skip
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_link_to_words_opens_the_folded_article_around_them(opened):
    page, _ = opened()
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = false; })")
    anchor = page.evaluate("document.querySelector('.article .at').id")
    page.evaluate("(id) => { location.hash = id; }", anchor)
    page.wait_for_function("(id) => document.getElementById(id).closest('details').open", arg=anchor)


def test_claims_can_be_searched(opened):
    page, _ = opened()
    page.get_by_label("Find in claims").fill("fell ill")
    assert page.locator(".claim:visible").count() == 1


def test_without_script_everything_is_there(opened):
    page, heard = opened(script=False)
    assert not [line for line in heard if line.startswith("http")]
    assert page.locator(".claim").count() == 5
    assert page.locator(".tools").count() == 0
    assert page.locator(".drawing svg .node").count() == 7


def test_print_shows_what_is_folded(opened, tmp_path):
    page, _ = opened()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelectorAll('details:not([open], .outside)').length") == 0
    page.pdf(path=tmp_path / "dossier.pdf")
    assert Path(tmp_path / "dossier.pdf").stat().st_size > 10_000
