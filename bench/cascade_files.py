"""Cascades to files as they lie in folders: text with headline, byline, date and dirt, or JSON Lines with metadata."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cascade_articles import Article, Cascade

_JSON = 0.5  # of the articles are lines of a JSON Lines file
_DIRTY = 0.5  # of the text files carry what the page has beside the article
_WITH_TIME = 0.4  # of the dates without a zone state the hour all the same
_DATES = ("%d %B %Y", "%B %d, %Y", "%A, %B %d, %Y", "%Y-%m-%d")
_TIMES = {"%d %B %Y": "%d %B %Y %H:%M", "%B %d, %Y": "%B %d, %Y %I:%M %p", "%Y-%m-%d": "%Y-%m-%d %H:%M"}


@cache
def _rows(place: str) -> tuple[str, ...]:
    lines = Path(__file__).with_name("cascade_dirt.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(words for at, words in rows if at == place)


@dataclass(frozen=True, slots=True)
class _Page:
    article: Article
    chance: random.Random
    others: Sequence[str]  # headlines of other stories

    def date(self) -> str | None:
        """Give the date as the article states it; None: it states none."""
        moment = self.article.published
        moment, precision = self.article.published, self.article.precision
        if moment is None or precision == "none":
            return None
        form = self.chance.choice(list(_TIMES) if precision == "minute" else _DATES)
        is_timed = form in _TIMES and (precision == "minute" or self.chance.random() < _WITH_TIME)
        words = moment.strftime(_TIMES[form] if is_timed else form).replace(" 0", " ")
        return f"{words} GMT" if precision == "minute" else words

    def author(self) -> str:
        """Give the byline: the credit that stands there, or a name."""
        for mark in self.article.marks:
            if mark.place == "byline":
                return mark.words
        return f"By {self.chance.choice(_rows('author'))}"

    def body(self) -> list[str]:
        """Give the paragraphs, with the tag in a dateline before the first and the last line below."""
        paragraphs = [" ".join(piece.text for piece in one) for one in self.article.paragraphs]
        tag = next((mark.words for mark in self.article.marks if mark.place == "tag"), None)
        if tag or self.chance.random() < 0.4:
            city = self.chance.choice(_rows("city"))
            paragraphs[0] = f"{city} ({tag}) — {paragraphs[0]}" if tag else f"{city} — {paragraphs[0]}"
        return [*paragraphs, *(mark.words for mark in self.article.marks if mark.place == "tail")]

    def dirt(self, place: str, n_lines: int) -> list[str]:
        """Give lines of a page that are not the article's."""
        lines = self.chance.sample(_rows(place), n_lines)
        headline = self.chance.choice(self.others) if self.others else "What to know today"
        return [line.format(headline=headline, outlet=self.article.outlet.name) for line in lines]


def write_cascade(cascade: Cascade, folder: Path, *, headlines: Sequence[str], seed: int) -> None:
    """Write the articles of the pile into `folder`, and what is true of them into `truth.json` beside it."""
    chance = random.Random(f"files {seed} {cascade.number}")
    folder.mkdir(parents=True)
    lines: list[str] = []
    for place in cascade.visible():
        article = cascade.articles[place]
        page = _Page(article, chance, headlines)
        if chance.random() < _JSON:
            lines.append(_write_record(page))
            article.name = f"articles.jsonl:{len(lines)}"
        else:
            slug = re.sub(r"[^a-z0-9]+", "-", article.outlet.name.lower()).strip("-")
            article.name = f"{place:02}-{slug}.txt"
            (folder / article.name).write_text(_write_text(page), encoding="utf-8")
    if lines:
        (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    truth = json.dumps(_truth(cascade), ensure_ascii=False, indent=1)
    folder.with_name(f"{folder.name}.truth.json").write_text(truth, encoding="utf-8")


def _write_record(page: _Page) -> str:
    article, date = page.article, page.article.published
    record = {"title": article.headline, "outlet": article.outlet.name}
    if article.precision != "none" and date is not None:
        is_exact = article.precision == "minute"
        record["published"] = date.isoformat(timespec="minutes") if is_exact else date.date().isoformat()
    author = [page.author()] if any(mark.place == "byline" for mark in article.marks) else []
    return json.dumps({**record, "text": "\n\n".join([*author, *page.body()])}, ensure_ascii=False)


def _write_text(page: _Page) -> str:
    """Lay out an article in one of the ways that pages have."""
    article, date, chance = page.article, page.date(), page.chance
    is_dirty = chance.random() < _DIRTY
    head = page.dirt("head", chance.randint(1, 2)) if is_dirty else []
    way = chance.randrange(3)
    if way == 0:
        top = [article.outlet.name, *head, article.headline, page.author(), *([date] if date else [])]
    elif way == 1:
        is_signed = any(mark.place == "byline" for mark in article.marks) or article.outlet.kind == "agency"
        own = "" if is_signed else f", {article.outlet.name}"  # an agency in a byline signs what others print
        top = [article.headline, f"{page.author()}{own}", *([f"Published: {date}"] if date else []), *head]
        top = top if own else [article.outlet.name, *top]
    else:
        line = f"{article.outlet.name} | {date}" if date else article.outlet.name
        top = [*head, line, article.headline, page.author()]
    body = page.body()
    if is_dirty and len(body) > 4:
        body.insert(chance.randint(2, len(body) - 2), page.dirt("middle", 1)[0])
    tail = page.dirt("tail", chance.randint(1, 3)) if is_dirty else []
    return "\n\n".join([*top, *body, *tail]) + "\n"


def _truth(cascade: Cascade) -> dict[str, object]:
    """Give what is true of a cascade as plain data; articles that are not in the pile have no name."""
    articles = [
        {
            "file": article.name or None,
            "outlet": article.outlet.name,
            "parent": article.parent,
            "kind": article.kind,
            "credit": article.credit,
            "hidden": article.is_hidden,
        }
        for article in cascade.articles
    ]
    claims = [
        {
            "origins": claim.n_origins,
            "carriers": cascade.carriers(claim),
            "words": sorted({p.text for k in cascade.visible() for p in cascade.articles[k].find(claim.keys)}),
        }
        for claim in cascade.claims
    ]
    drifts = [{"article": d.article, "before": d.before, "after": d.after} for d in cascade.drifts]
    return {"shape": cascade.shape, "articles": articles, "claims": claims, "drifts": drifts}
