"""The desk against its goals: `python bench/desk.py examples/skerrin [--articles 1000] [--rounds 100]`.

Measured in Debian's chromium: the first useful paint of each screen on the example case and on a generated one (as
`bench/weighing_cost.py` makes them), what a correction takes from the key to the counts on the page, the layout of a
lineage of 300, the size and opening of the dossier. Then the server is killed (SIGKILL) in the middle of corrections,
round after round: what was answered has to be in the log, and the case has to be sound.
"""

import json
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import httpx

from whence.pipeline import build_case, check_case, load_case
from whence.settings import Settings
from whence.web import make_server

SETTINGS = Settings(reader="rules")
SCREENS = (
    "overview",
    "lineage",
    "claims",
    "sources",
    "documents",
    "pair",
    "timeline",
    "map",
    "missing",
    "review",
    "log",
)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_SERVE = (
    "import sys; from pathlib import Path; from whence.web import make_server\n"
    "with make_server(Path(sys.argv[1]), port=0) as server:\n"
    "    print(server.server_port, flush=True); server.serve_forever()"
)
_SEED = 20_261_121
_LARGE = 50  # articles
_STORIES = Path(__file__).parents[1] / "tests" / "gold" / "stories" / "dev"


def kill_while_deciding(case: Path, rounds: int) -> tuple[int, int]:
    """Kill the server in the middle of corrections; gives how many decisions were answered and how many are in the log.

    Raises `AssertionError` when one that was answered is lost, or the case is not sound.
    """
    chance = random.Random(_SEED)
    answered: set[int] = set()
    claims = [claim.id for claim in load_case(case).weighing.claims]
    for number in range(rounds):
        with _serving(case) as (process, address):
            timer = threading.Timer(chance.uniform(0.1, 3.0), process.send_signal, [signal.SIGKILL])
            timer.start()
            answered |= set(_decide_until_cut(address, claims, number))
            timer.join()
            process.wait()
        faults = check_case(case)
        assert not faults, f"round {number}: {faults}"
        log = {decision.number for decision in load_case(case).decisions}
        assert answered <= log, f"round {number}: {sorted(answered - log)} were answered and are lost"
    return len(answered), len(log)


def _decide_until_cut(address: str, claims: list[str], number: int) -> Iterator[int]:
    headers = {"x-whence": "desk"}
    with httpx.Client(base_url=address, headers=headers, timeout=20) as client:
        for n in range(1_000):
            words = f"What of it, {number} and {n}?"
            asked = {"kind": "rename", "about": "claim", "keys": [claims[n % len(claims)]], "value": words}
            try:
                answer = client.post("/api/decisions", json=asked)
            except httpx.HTTPError:
                return
            if answer.status_code == 200:
                yield answer.json()["decision"]


@contextmanager
def _serving(case: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen([sys.executable, "-c", _SERVE, str(case)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        port = process.stdout.readline().strip()
        assert port, "the server did not start"
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def time_screens(case: Path, browser: Any) -> dict[str, float]:
    """Give seconds from asking for an address to words of the screen on it, the median of three, by screen."""
    found: dict[str, list[float]] = {}
    with make_server(case, port=0) as server:
        server.serve_in_background()
        for _ in range(3):
            for screen in SCREENS:
                page = browser.new_page()
                began = time.perf_counter()
                page.goto(f"http://127.0.0.1:{server.server_port}/{screen}", wait_until="commit")
                page.locator("main h1").first.wait_for()
                found.setdefault(screen, []).append(time.perf_counter() - began)
                page.close()
    return {screen: statistics.median(times) for screen, times in found.items()}


def time_corrections(case: Path, browser: Any, *, n: int) -> list[float]:
    """Give seconds from pressing a key of Review to the note that tells the effect, of `n` in order.

    Review asks first what moves the counts most: credits, sources that may be one, suggested lines, findings. The first
    comes once the server has had its time to prepare, as it has while somebody reads the first screen.
    """
    times = []
    with make_server(case, port=0) as server:
        server.serve_in_background()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/review")
        server.warming.done.wait(600)
        for _ in range(n):
            page.locator("main #question").wait_for()
            began = time.perf_counter()
            page.keyboard.press("n")
            page.get_by_text("is in the log").wait_for(timeout=600_000)
            times.append(time.perf_counter() - began)
            page.get_by_role("button", name="Close this note").click()
        page.close()
    return times


def time_layout(case: Path) -> tuple[int, float]:
    """Give how many accounts the lineage draws, 300 at most, and the processor seconds that laying them out takes."""
    from whence.show.lineage import draw_lineage
    from whence.show.views import view_case

    view, times = view_case(load_case(case)), []
    for _ in range(5):
        began = time.process_time()
        drawing = draw_lineage(view, max_rows=300)
        times.append(time.process_time() - began)
    return len(drawing.nodes), statistics.median(times)


def time_dossier(case: Path, browser: Any, folder: Path) -> tuple[int, float]:
    """Give the bytes of the dossier of a case and the seconds until its words are there."""
    from whence.show import render_dossier

    place = folder / "dossier.html"
    place.write_text(render_dossier(load_case(case)), encoding="utf-8")
    page = browser.new_page()
    began = time.perf_counter()
    page.goto(place.as_uri())
    page.locator("h1").first.wait_for()
    seconds = time.perf_counter() - began
    page.close()
    return place.stat().st_size, seconds


def make_case(number: int, folder: Path) -> Path:
    """Give a case of `number` generated articles, built by rules."""
    from weighing_cost import write_pile

    path = folder / f"{number}.whence"
    build_case(write_pile(_STORIES, number, folder / str(number)), path, settings=SETTINGS)
    return path


@contextmanager
def _browse() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield browser
        browser.close()


def _tell(what: str, value: float, goal: float, unit: str) -> None:
    print(
        f"{what:58} {value:8.2f} {unit:3} goal {goal:g} {'reached' if value <= goal else 'MISSED'}", flush=True
    )


def _tell_case(name: str, case: Path, goals: tuple[float, float, float], folder: Path) -> None:
    loaded = load_case(case)
    said = sum(len(claim.statements) for claim in loaded.weighing.claims)
    print(
        f"{name}: {len(loaded.documents):,} articles, {said:,} statements in {len(loaded.weighing.claims):,} claims"
    )
    paint, size, opening = goals
    with _browse() as browser:
        for screen, seconds in time_screens(case, browser).items():
            _tell(f"  first useful paint of {screen}", seconds, paint, "s")
        n_bytes, seconds = time_dossier(case, browser, folder)
        _tell("  dossier", n_bytes / 1e6, size, "MB")
        _tell("  opening the dossier", seconds, opening, "s")
        n_nodes, seconds = time_layout(case)
        _tell(f"  laying out a lineage of {n_nodes}", seconds * 1_000, 100, "ms")
        is_small = len(loaded.documents) < _LARGE
        first, *others = time_corrections(case, browser, n=9 if is_small else 3)
        _tell("  the first correction, from the key to the counts", first, 0.3, "s")
        _tell("  a correction after it, the median", statistics.median(others), 0.3, "s")
        _tell("  a correction after it, the slowest", max(others), 0.3, "s")


@click.command()
@click.argument("example", type=click.Path(exists=True, path_type=Path))
@click.option("--articles", default=1_000, show_default=True, help="Of the generated case; 0: none.")
@click.option("--case", "large", type=click.Path(exists=True, path_type=Path), help="A large case made before.")
@click.option("--rounds", default=100, show_default=True, help="How often the server is killed.")
def main(example: Path, articles: int, large: Path | None, rounds: int) -> None:
    """Print each figure beside its goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = folder / "example.whence"
        build_case(sorted([*example.glob("*.txt"), *example.glob("*.html")]), case, settings=SETTINGS)
        _tell_case("example", Path(shutil.copy(case, folder / "shown.whence")), (0.5, 1.0, 2.0), folder)
        if large is None and articles:
            large = make_case(articles, folder)
        if large is not None:
            _tell_case("generated", large, (1.5, 15.0, 2.0), folder)
        if rounds:
            answered, logged = kill_while_deciding(case, rounds)
            print(
                json.dumps({"rounds of kill -9": rounds, "answered": answered, "in the log": logged, "lost": 0})
            )


if __name__ == "__main__":
    main()
