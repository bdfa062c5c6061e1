"""The pictures of the documentation, taken anew: `python bench/pictures.py examples/skerrin docs/images`.

Debian's chromium photographs the desk and the dossier of the example case. Nothing checks them: look at them.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from desk import FLAGS
from whence.pipeline import build_case, load_case
from whence.settings import Settings
from whence.show import render_dossier
from whence.web import make_server

_PAUSE = 500  # milliseconds that drawings and fonts are given


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen of the desk, or "": the dossier. `follows` is a link clicked first, `down_to` what stands at the top."""

    name: str
    screen: str = ""
    size: tuple[int, int] = (1100, 720)  # pixels
    scheme: str = "light"
    follows: str = ""
    down_to: str = ""


PICTURES = (
    Picture("desk-overview", "overview"),
    Picture("desk-claim", "claims/1"),
    Picture("desk-pair", "pair", follows="main a[data-step]"),
    Picture("desk-lineage-dark", "lineage", scheme="dark"),
    Picture("dossier", size=(1180, 760)),
    Picture("lineage", size=(1180, 660), down_to="#lineage"),
)


def photograph(case: Path, browser: Any, folder: Path) -> None:
    """Write the pictures of a case into `folder`."""
    dossier = case.with_suffix(".html")
    dossier.write_text(render_dossier(load_case(case)), encoding="utf-8")
    with make_server(case, port=0) as server:
        server.serve_in_background()
        for picture in PICTURES:
            desk = f"http://127.0.0.1:{server.server_port}/{picture.screen}"
            _take(browser, picture, desk if picture.screen else dossier.as_uri(), folder)


def _take(browser: Any, picture: Picture, address: str, folder: Path) -> None:
    viewport = {"width": picture.size[0], "height": picture.size[1]}
    context = browser.new_context(viewport=viewport, color_scheme=picture.scheme, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.locator("main h1, main h2").first.wait_for()
    if picture.follows:
        page.locator(picture.follows).first.click()
    if picture.down_to:
        page.locator(picture.down_to).evaluate("(part) => part.scrollIntoView({ behavior: 'instant' })")
    page.wait_for_timeout(_PAUSE)
    page.screenshot(path=folder / f"{picture.name}.png")
    context.close()


@click.command()
@click.argument("example", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(example: Path, folder: Path) -> None:
    """Build the case of EXAMPLE as `whence build` does and write its pictures into FOLDER."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        case = Path(name) / "example.whence"
        build_case(sorted([*example.glob("*.txt"), *example.glob("*.html")]), case, settings=Settings())
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        photograph(case, browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
