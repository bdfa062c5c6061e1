"""A browser on the desk: what it hears is kept, steps on the keyboard are counted, axe-core looks at the page."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_RUN_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)"""


@dataclass
class Heard:
    """What a page said and asked for: lines of its console, errors, dialogs, and requests that leave the desk."""

    lines: list[str] = field(default_factory=list)


def listen(page: Any, address: str) -> Heard:
    heard = Heard()

    def ask(request: Any) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            heard.lines.append(f"request {request.url}")

    page.on("console", lambda message: heard.lines.append(f"console {message.text}"))
    page.on("pageerror", lambda error: heard.lines.append(f"error {error}"))
    page.on("request", ask)
    page.on("dialog", lambda dialog: (heard.lines.append(f"dialog {dialog.message}"), dialog.dismiss()))
    return heard


def settle(page: Any) -> None:
    """Wait until the screen that was asked for stands there."""
    page.locator("main h1").first.wait_for()
    page.wait_for_load_state("networkidle")


def find_violations(page: Any) -> list[str]:
    """Give what axe-core has against the page; evaluated, since the page's policy lets no script in."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(_RUN_AXE)


class Hands:
    """Hands on a keyboard: every key pressed and every word typed is a step."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.steps: list[str] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.steps.append(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.steps.append(f"“{words}”")

    def go(self, letter: str) -> None:
        """Go to a screen: g and its letter."""
        before = self.page.url
        self.press("g", letter)
        self.page.wait_for_function("(before) => location.href !== before", arg=before)
        settle(self.page)

    def tab_to(self, words: str, *, limit: int = 60) -> None:
        """Press Tab until what has the focus is called that."""
        for _ in range(limit):
            self.press("Tab")
            if words in self.focused("find(Boolean)"):
                return
        raise AssertionError(f"{limit} times Tab did not reach {words!r}; the focus is on {self.focused()!r}")

    def step_to(self, words: str, *, limit: int = 60) -> None:
        """Press j until what has the focus holds these words."""
        for _ in range(limit):
            self.press("j")
            if words in self.focused():
                return
        raise AssertionError(f"{limit} times j did not reach {words!r}; the focus is on {self.focused()!r}")

    def focused(self, which: str = "filter(Boolean).join(' ')") -> str:
        """Give the names of what has the focus: all of them, or the first, by which a reader of screens calls it."""
        names = "[document.activeElement.ariaLabel, document.activeElement.labels?.[0]?.innerText, "
        return self.page.evaluate(f"{names}document.activeElement.textContent].{which} ?? ''")
