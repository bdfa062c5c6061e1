"""Rows for the line model: pages rendered to bare text, labelled by the rules, marked from the gold body.

Sites, not pages, are split: `is_held_out` is the share no row of which is trained on.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from marks import mark_lines
from page_sets import GoldPage
from renderings import Style, render

from whence.ingest.labels import Page
from whence.ingest.line_features import words_of
from whence.ingest.lines import split_lines
from whence.ingest.metalines import cut_meta
from whence.ingest.texts import label_by_rules
from whence.outlets import OutletTable
from whence.settings import Settings

HELD_OUT = 5  # one site in five
FOLDS = 3
LEAST_SITES = 6  # a rarer word is of one story or outlet
STYLES_OF = (
    ("copied", "browser"),
    ("copied", "marked"),
    ("bare", "browser"),
)  # drawn by page, to keep rows few


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page in one style, labelled by the rules, with what each line is by the gold."""

    gold: GoldPage
    style: Style
    page: Page
    marks: list[bool]


def number_of(words: str, n: int) -> int:
    """Give a number below `n` that depends on `words` alone."""
    return int(hashlib.sha256(words.encode()).hexdigest(), 16) % n


def is_held_out(site: str) -> bool:
    """Tell whether the pages of a site are kept for measuring."""
    return number_of(site, HELD_OUT) == 0


def render_page(gold: GoldPage, style: Style, outlets: OutletTable) -> Rendered | None:
    """Give a page in a style; None when nothing of it can be read."""
    text = render(gold.html, style=style)
    lines = [part for line in split_lines(text, settings=Settings()) for part in cut_meta(line, text)]
    if not lines:
        return None
    page, _ = label_by_rules(text, lines, outlets=outlets, repeats=frozenset())
    return Rendered(gold, style, page, mark_lines([line.text for line in page.lines], gold.body))


def render_all(pages: Iterable[GoldPage], outlets: OutletTable) -> Iterator[Rendered]:
    """Yield each page in two styles."""
    for gold in pages:
        for style in STYLES_OF[number_of(gold.name, len(STYLES_OF))]:
            found = render_page(gold, style, outlets)
            if found is not None:
                yield found


def weigh_all(pages: Sequence[Rendered]) -> dict[str, float]:
    """Give the weight of each word: log odds of standing in an article of a site against around one."""
    sites = {one.gold.site for one in pages}
    inside: dict[str, set[str]] = defaultdict(set)
    outside: dict[str, set[str]] = defaultdict(set)
    for one in pages:
        for line, is_marked in zip(one.page.lines, one.marks, strict=True):
            for word in words_of(line.text):
                (inside if is_marked else outside)[word].add(one.gold.site)
    n = len(sites) + 1
    return {
        word: round(log((len(inside[word]) + 0.5) / n) - log((len(outside[word]) + 0.5) / n), 2)
        for word in {*inside, *outside}
        if len(inside[word]) + len(outside[word]) >= LEAST_SITES
    }


def weights_of_lines(page: Page) -> np.ndarray:
    """Give what each line counts in training: a page counts 1, a line by the root of its words."""
    found = np.sqrt([max(1, line.n_words) for line in page.lines])
    return found / found.sum()
