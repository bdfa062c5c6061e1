"""The desk in Debian's chromium: used by keyboard, quiet, fit for every eye, and deaf to what articles would do."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_browser import AXE, CHROMIUM, FLAGS, Hands, find_violations, listen, settle
from desk_tasks import TASKS
from hostile_articles import WORDS, write_hostile

from whence.formats import EXPORTS
from whence.hindsight import load_case_as_of
from whence.pipeline import build_case
from whence.settings import Settings
from whence.show import export_case
from whence.web.schemas import TWINS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: cd frontend && npm ci")
ROOT = Path(__file__).parents[2]
TITLES = {
    "overview": "Overview", "lineage": "Lineage", "claims": "Claims", "sources": "Sources", "documents": "Documents",
    "pair": "Side by side", "timeline": "Timeline", "map": "Map", "missing": "Missing", "review": "Review",
    "search": "Search", "log": "Log",
}  # fmt: skip
DEEP = (
    "/claims/1",
    "/claims?by=articles&from=0",
    "/search?q=dam",
    "/lineage?open=all",
    "/overview?as_of=2023-03-20",
)


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(skerrin: Path, serve: Callable[[Path], str]) -> str:
    return serve(skerrin)


@pytest.fixture
def opened(browser) -> Iterator[Callable]:
    """Give a function that opens an address of a desk, and what its page says and asks for."""
    contexts = []

    def open_page(desk: str, path: str = "/", *, width: int = 1280, scheme: str = "light"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB", accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        heard = listen(page, desk)
        page.goto(f"{desk}{path}")
        settle(page)
        return page, heard

    yield open_page
    for context in contexts:
        context.close()


def test_every_screen_is_named():
    assert set(TITLES) == set(TWINS)


@pytest.mark.parametrize("screen", TITLES)
def test_a_screen_opens_from_the_navigation_and_nothing_is_amiss(opened, address, screen):
    page, heard = opened(address)
    page.get_by_role("navigation", name="Screens").get_by_role("link", name=TITLES[screen], exact=True).click()
    page.wait_for_url(f"{address}/{screen}")
    settle(page)
    assert page.title().startswith(TITLES[screen])
    for summary in page.locator("main summary").all()[:6]:
        if summary.is_visible():
            summary.click()
    assert heard.lines == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", TITLES)
def test_axe_has_nothing_against_a_screen(opened, address, screen, scheme):
    page, _ = opened(address, f"/{screen}{'?q=dam' if screen == 'search' else ''}", scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert find_violations(page) == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["claims", "sources", "documents", "pair"])
def test_axe_has_nothing_against_a_card(opened, address, screen, scheme):
    page, _ = opened(address, f"/{screen}", scheme=scheme)
    page.locator("main [data-step]").first.click()
    page.wait_for_function("(screen) => location.pathname + location.search !== `/${screen}`", arg=screen)
    settle(page)
    assert find_violations(page) == []


@pytest.mark.parametrize("screen", TITLES)
@pytest.mark.parametrize("width", [640, 390], ids=["200 % zoom", "phone"])
def test_a_screen_never_scrolls_sideways(opened, address, screen, width):
    page, _ = opened(address, f"/{screen}", width=width)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", DEEP)
def test_a_deep_link_shows_what_it_showed(opened, address, path):
    page, heard = opened(address, path)
    assert page.url == f"{address}{path}"
    assert page.locator("main .error").count() == 0
    before = page.locator("main").inner_text()
    page.reload()
    settle(page)
    assert page.locator("main").inner_text() == before
    assert heard.lines == []


def test_back_goes_back(opened, address):
    page, _ = opened(address, "/claims")
    page.locator("main a[data-step]").first.click()
    page.wait_for_url(re.compile("/claims/"))
    page.go_back()
    page.wait_for_url(f"{address}/claims")
    page.locator("h1", has_text="Claims").wait_for()
    page.go_forward()
    page.wait_for_url(re.compile("/claims/"))


def test_what_is_not_there_is_told(opened, address):
    page, _ = opened(address, "/overview")
    page.goto(f"{address}/claims/9999")
    page.get_by_text("there is no claim").wait_for()
    page.goto(f"{address}/nowhere")
    page.get_by_role("heading", name="There is no screen").wait_for()


def test_print_shows_the_screen_without_its_controls(opened, address):
    page, _ = opened(address, "/claims/1")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Screens").is_visible()
    assert page.locator("h1").is_visible()
    assert all(not button.is_visible() for button in page.locator("button.decide").all())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_question_mark_lists_the_keys(opened, address):
    page, _ = opened(address)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.wait_for()
    assert "Lineage" in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_every_export_can_be_had_from_the_keyboard(opened, address, skerrin):
    page, heard = opened(address, "/overview?as_of=2023-03-20")
    page.keyboard.press("e")
    page.get_by_role("list", name="Exports").get_by_role("link").first.wait_for()
    names = page.get_by_role("list", name="Exports").get_by_role("link").all_inner_texts()
    assert names == list(EXPORTS)
    page.get_by_role("link", name="markdown", exact=True).focus()
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    found = Path(coming.value.path()).read_bytes()
    assert found == export_case(load_case_as_of(skerrin, "2023-03-20"), "markdown")
    assert coming.value.suggested_filename == "skerrin.md"
    page.keyboard.press("Escape")
    assert page.get_by_role("list", name="Exports").count() == 0
    assert heard.lines == []


def test_the_way_back_from_a_short_last_page_is_whole(opened, address):
    for word in ("the", "a", "of", "in"):
        page, heard = opened(address, f"/search?q={word}")
        n = int(re.search(r"1 to 50 of (\d+)", page.get_by_role("navigation", name="Pages").inner_text())[1])
        if n % 50:  # the last page is a short one
            break
    start = (n - 1) // 50 * 50
    page.goto(f"{address}/search?q={word}&from={start}")
    page.get_by_text(f"{start + 1} to {n} of {n}").wait_for()
    page.get_by_role("link", name="Earlier in the list").click()
    page.get_by_text(f"{start - 49} to {start} of {n}").wait_for()
    page.get_by_role("link", name="Further down the list").click()
    page.get_by_text(f"{start + 1} to {n} of {n}").wait_for()
    assert heard.lines == []


def read_steps() -> dict[str, int]:
    docs = (ROOT / "docs" / "15-desk.md").read_text(encoding="utf-8")
    return {
        name.strip(): int(n)
        for name, n in re.findall(r"^\| \d+ \| ([^|]+) \| [^|]+ \| (\d+) \|", docs, re.MULTILINE)
    }


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_by_keyboard_in_the_steps_that_the_docs_tell(opened, case, serve, task):
    page, heard = opened(serve(case), "/log")
    hands = Hands(page)
    task(hands)
    assert read_steps()[task.__doc__] == len(hands.steps), hands.steps
    assert heard.lines == []


def test_a_file_that_is_dropped_joins_the_case(opened, case, serve, tmp_path):
    found = tmp_path / "found.txt"
    found.write_text(
        "Lisna Mirror\n\nWall measured\n\n14 June 2031\n\n“It moved,” Orla Vance told the Lisna Mirror.\n"
    )
    page, heard = opened(serve(case), "/missing")
    page.locator("input[type=file]").set_input_files(found)
    page.get_by_text("is in the case.").wait_for(timeout=60_000)
    page.goto(f"{page.url.rpartition('/')[0]}/documents?q=Wall")
    page.get_by_text("Lisna Mirror").first.wait_for()
    assert heard.lines == []


def test_another_page_of_the_case_learns_of_a_decision(opened, case, serve):
    desk = serve(case)
    page, _ = opened(desk, "/review")
    other, _ = opened(desk, "/log")
    assert "Nothing has been decided yet" in other.locator("main").inner_text()
    page.keyboard.press("n")
    other.get_by_text("1 in force").wait_for(timeout=15_000)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, serve) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    case = folder / "hostile.whence"
    build_case(write_hostile(folder), case, settings=Settings(reader="rules", processes=1))
    return serve(Path(shutil.copy(case, folder / "copy.whence")))


@pytest.mark.parametrize("screen", TITLES)
def test_nothing_in_an_article_runs(opened, hostile, screen):
    page, heard = opened(hostile, f"/{screen}{'?q=pump' if screen == 'search' else ''}")
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    for link in page.locator("main a[data-step]").all()[:8]:
        assert (link.get_attribute("href") or "").startswith("/")
        link.hover()
    assert page.evaluate("window.ran") is None
    assert page.locator("main script, main iframe, main img, main [onload], main [onerror]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert heard.lines == []


def test_hostile_words_are_shown_as_words(opened, hostile):
    page, heard = opened(hostile, "/documents")
    for name in ("Orle Courier", "Selm Herald", "Lisna Mirror", "Norrey Post"):
        page.goto(f"{hostile}/documents")
        page.get_by_role("row", name=re.compile(name)).get_by_role("link").first.click()
        page.locator("article").wait_for()
        words = page.locator("article").text_content()
        if name == "Orle Courier":
            assert all(each.split()[0][:12] in words for each in WORDS)
        assert not set(words) & {"\u202e", "\u202c", "\u200b"}
        assert page.evaluate("window.ran") is None
    assert heard.lines == []
    page.goto(f"{hostile}/overview")
    page.get_by_text("right-to-left override (U+202E)").wait_for()
