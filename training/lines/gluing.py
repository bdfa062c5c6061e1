"""Glued articles: the head of another article of the same outlet below an article, and the article alone."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from page_sets import load_pages

from whence.ingest.bodies import find_body_start
from whence.ingest.fields import read_fields
from whence.ingest.labels import Page, label_alone
from whence.ingest.lines import split_lines
from whence.ingest.metalines import cut_meta
from whence.ingest.story_features import describe_titles
from whence.outlets import OutletTable
from whence.settings import Settings

LEAST = 4  # paragraphs of an article
HEADS = (1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 40)  # paragraphs of the second article
NAMES = ("Ann Lee", "Omar Haddad", "Jo Finch", "Maria Costa")
DATES = ("May 3, 2018", "3 May 2018", "Published: 4 June 2019 10:15", "Monday, 12 March 2018")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its paragraphs. `outlet` is its site, or its publisher in PolNeAR."""

    set: str
    outlet: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glued:
    """A text whose lines may be titles: their features, and which begins the second article (none: a single one)."""

    article: Article
    is_glued: bool
    lines: list[int]
    features: np.ndarray
    marks: np.ndarray


def read_articles(data: Path) -> list[Article]:
    """Give the articles of PolNeAR and of the three sets of pages, as bare paragraphs."""
    found = list(_read_polnear(data / "polnear")) if (data / "polnear").is_dir() else []
    for page in load_pages(data):
        paragraphs = tuple(line.strip() for line in page.body.splitlines() if line.strip())
        found.append(Article(page.set, page.site, page.title.strip(), paragraphs))
    return [article for article in found if len(article.paragraphs) >= LEAST]


def _read_polnear(folder: Path) -> Iterator[Article]:
    with (folder / "metadata.tsv").open(encoding="utf-8") as table:
        rows = {
            (row["compartment"], row["filename"]): row
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    for path in sorted(folder.glob("*/text/*.txt")):
        key = path.parent.parent.name
        row = rows.get((key, path.name)) or rows.get((key, path.stem))
        if row is not None:
            lines = tuple(line.strip() for line in path.read_text("utf-8").splitlines() if line.strip())
            yield Article("polnear", row["publisher"], row["title"].strip(), lines)


def glue(article: Article, other: Article | None, draw: random.Random) -> tuple[str, int | None]:
    """Give the text of an article, `other`'s head below it if given, and where that begins (code points)."""
    parting = draw.choice(["\n", "\n\n", "\n\n"])
    title = [article.title] if article.title and draw.random() < 0.8 else []
    text = parting.join([*title, *_draw_meta(draw, 0.4), *article.paragraphs])
    if other is None:
        return text + "\n", None
    head = [other.title, *_draw_meta(draw, 0.3), *other.paragraphs[: draw.choice(HEADS)]]
    return text + parting + parting.join(head) + "\n", len(text + parting)


def _draw_meta(draw: random.Random, share: float) -> list[str]:
    byline = [f"By {draw.choice(NAMES)}"] if draw.random() < share else []
    return byline + ([draw.choice(DATES)] if draw.random() < share else [])


def pair_articles(articles: Iterable[Article], draw: random.Random) -> Iterator[tuple[Article, Article | None]]:
    """Yield each article with another of its outlet; of its set where the outlet has one alone."""
    by_outlet, by_set = defaultdict(list), defaultdict(list)
    for article in articles:
        if article.title:
            by_outlet[article.outlet].append(article)
            by_set[article.set].append(article)
    for article in articles:
        own = [other for other in by_outlet[article.outlet] if other is not article]
        others = own or [other for other in by_set[article.set] if other.outlet != article.outlet]
        yield article, draw.choice(others) if others else None


def glue_all(articles: list[Article], outlets: OutletTable, draw: random.Random) -> Iterator[Glued]:
    """Yield each article alone, and with the head of another below it."""
    for article, other in pair_articles(articles, draw):
        for second in (None, other)[: 2 if other else 1]:
            text, start = glue(article, second, draw)
            lines = [part for line in split_lines(text, settings=Settings()) for part in cut_meta(line, text)]
            read, labels = read_fields(text, lines)
            page = Page(text, read, outlets, frozenset(), labels)
            label_alone(page)
            body_start = find_body_start(page)
            if body_start is not None:
                found, features = describe_titles(page, body_start)
                marks = np.array([page.lines[i].span.start == start for i in found], bool)
                yield Glued(article, start is not None, found, features, marks)
