"""Who wrote a page's article, as its markup or a byline states it: persons apart from agencies and newsrooms.

A name is a person's only where it has the shape of one and is not the outlet's, an agency's or a desk's. Where a page
names nobody, nobody is given.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.ingest.page_records import Markup, clean_value, follow, pick
from whence.wordtables import read_classes

_METAS = (
    "parsely-author", "sailthru.author", "author", "article:author", "article:author_name", "dc.creator",
    "dcterms.creator", "dc.contributor", "cxenseparse:author", "cxensearticle:author", "og:article:author", "byl",
    "twitter:data1", "news_authors", "authors", "article.author", "creator",
)  # fmt: skip
_BYLINES = (
    "//*[@rel='author']", "//*[@itemprop='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'author__name')"
    " or contains(@class, 'authorName') or contains(@class, 'article-author') or contains(@data-testid, 'byline')]",
)  # fmt: skip
_MAX_STATED = 600  # characters of a stated author that are read; more is no list of names
_MAX_BYLINE = 160  # characters of an element that is a byline
_PARTS = re.compile(
    r"\s*(?:[;|•·/\n\u2022]|,(?!\s*(?:jr|sr|phd|md|dr)\b)|、|，|\s(?:and|und|et|y|e|en|och|og|ve|и|та|і|with|mit|&)\s)\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:written|words|text|story|reported|reporting|posted|published|posté|geschrieben|compiled)\s+(?:by|von|par)|by|von|par|por|di"
    r"|door|af|av|oleh|bởi|от|автор|autor|author|text|texto|tekst)\b\s*:?\s+|^[-–—:|@]\s*",
    re.IGNORECASE,
)
_ROLE_TAIL = re.compile(
    r"\s*(?:\(.*\)|\[.*\]|(?:,|\s[-–—|])\s.*|\s(?:기자|記者|记者|特派員|for\s.*|in\s[A-Z].*|at\s.*|is\s.*|updated?\b.*"
    r"|published\b.*|last\b.*|\d.*))$",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_][\w’'.\-‐­]*")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zur",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "i",
        "of",
        "o’",
        "jr",
        "sr",
        "md",
        "phd",
        "dr",
        "prof",
        "af",
        "av",
        "und",
    ]
)
_UNSPACED = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}$")
_FEWEST, _MOST = 2, 6  # words of a person's name in a script that writes them apart


@dataclass(frozen=True, slots=True)
class Author:
    """A name that a page states as author's; `where` says what states it."""

    name: str
    where: str
    kind: str  # "person", "agency", "desk"


def read_authors(tree: Any, markup: Markup, outlet_names: Iterable[str]) -> tuple[Author, ...]:
    """Give the authors that a page states, in the order stated, from the first place that states any person.

    Agencies and desks named in the same places are given too, each as what it is. `outlet_names` are the outlet's own.
    """
    outlets = frozenset(_squeeze(name) for name in outlet_names) - {""}
    others: list[Author] = []
    for found in _stated(tree, markup, outlets):
        persons = _unlike([author for author in found if author.kind == "person"])
        others += [author for author in found if author.kind != "person"]
        if persons:
            return (*persons, *_unlike(others))
    return tuple(_unlike(others))


def _stated(tree: Any, markup: Markup, outlets: frozenset[str]) -> Iterator[list[Author]]:
    for item in markup.articles:
        for name in ("author", "creator"):
            values = list(follow(markup, item.get(name)))
            if values:
                yield [a for value in values for a in _from_value(value, outlets)]
    for meta in _METAS:
        values = [value for value in pick(markup, (meta,)) if "://" not in value]
        if values and (meta != "twitter:data1" or _is_written_by(markup)):
            yield [a for value in values for a in _split(value, f"metadata {meta}", outlets)]
    for path in _BYLINES:
        texts = list(dict.fromkeys(_text(element) for element in tree.xpath(path)[:8]))
        texts = [text for text in texts if 3 < len(text) < _MAX_BYLINE]
        if texts:
            yield [
                a for text in texts[:4] for a in _split(text, "byline in the page", outlets) if a.kind != "desk"
            ]


def _is_written_by(markup: Markup) -> bool:
    return any(
        "by" in label.casefold() or "von" in label.casefold() for label in pick(markup, ("twitter:label1",))
    )


def _from_value(value: Any, outlets: frozenset[str]) -> Iterator[Author]:
    if isinstance(value, dict):
        name = value.get("name")
        names = name if isinstance(name, list) else [name]
        is_person = "organization" not in str(value.get("@type", "")).casefold()
        for one in names:
            if isinstance(one, str):
                for author in _split(clean_value(one), "metadata author", outlets):
                    yield (
                        author
                        if is_person or author.kind != "person"
                        else Author(author.name, author.where, "desk")
                    )
    elif isinstance(value, str) and "://" not in value:
        yield from _split(clean_value(value), "metadata author", outlets)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _split(text: str, where: str, outlets: frozenset[str]) -> Iterator[Author]:
    text = _LEAD.sub("", _LEAD.sub("", text.strip()[:_MAX_STATED]))
    for part in _PARTS.split(text):
        name = _ROLE_TAIL.sub("", _LEAD.sub("", part.strip(" \t.,:;-–—|")))
        name = name.strip(" \t,:;-–—|")
        if 1 < len(name) < 80:
            yield Author(name, where, tell_kind(name, outlets))


def tell_kind(name: str, outlets: frozenset[str]) -> str:
    """Tell whether a stated author is a "person", an "agency" or a "desk" (a newsroom, an outlet, an account).

    `outlets` are names of the outlet as `_squeeze` gives them. After no standard: names have none.
    """
    folded = name.casefold().strip(" .")
    if folded in _words("agency"):
        return "agency"
    squeezed = _squeeze(name)
    if any(squeezed == outlet or (len(outlet) > 4 and outlet in squeezed) for outlet in outlets):
        return "desk"
    if any(part in folded for part in _parts()):
        return "desk"
    words = _WORD.findall(name)
    folded_words = [word.casefold().strip(".") for word in words]
    if not _words("desk").isdisjoint((*folded_words, folded)):
        return "desk"
    if len(words) == 1 and _UNSPACED.match(name):
        return "person"
    if any(character.isdigit() for character in name) or not _FEWEST <= len(words) <= _MOST:
        return "desk"
    named = [word for word in words if word.casefold() not in _PARTICLES]
    is_cased = any(word[0].islower() for word in named) and not all(word.islower() for word in words)
    return "desk" if not named or is_cased else "person"


def _squeeze(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word in read_classes("page_names.tsv")[kind] if not word.startswith("*"))


@cache
def _parts() -> tuple[str, ...]:
    return tuple(word[1:] for word in read_classes("page_names.tsv")["desk"] if word.startswith("*"))


def _unlike(authors: list[Author]) -> list[Author]:
    """Give the authors without those named before, in another spelling of case or spaces."""
    found: dict[str, Author] = {}
    for author in authors:
        found.setdefault(_squeeze(author.name), author)
    return list(found.values())
