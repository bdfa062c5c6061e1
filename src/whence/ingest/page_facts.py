"""What a page states of itself in its markup: title, outlet, authors, dates, language, the body. Nothing is guessed.

JSON-LD (schema.org) is read first, then Open Graph and other meta tags, then the markup of headings and times.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from whence.ingest.page_authors import Author, read_authors
from whence.ingest.page_records import Markup, clean_value, follow, pick, read_markup, state
from whence.ingest.page_times import read_times
from whence.records import Stamp

_TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline", "parsely-title", "sailthru.title")
_LEADS = ("og:description", "description", "twitter:description", "dc.description")
_SEPARATOR = re.compile(r"\s+(?:[|·»•–—-]|::)\s+|\s*\|\s*")
_MOST_SITE_WORDS = 4  # words behind the last separator of a title that may name the site
_LEAST_TITLE_WORDS = 3
_MAX_TITLE = 600  # characters of a title in which a separator is looked for
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xad": None, "\u200b": None}
)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the markup states. `titles` are in the order in which to try them in the page, the stated one first."""

    titles: tuple[str, ...]
    outlet: tuple[tuple[str, str], ...]  # what states it, and the name
    authors: tuple[Author, ...]  # persons first; agencies and desks are told apart by their kind
    published: Stamp | None
    updated: Stamp | None
    url: str | None
    language: str | None = None  # as stated, "de-AT"
    leads: tuple[str, ...] = ()  # descriptions of the article
    body: str = ""  # the text of the article as JSON-LD states it


def read_metadata(tree: Any) -> PageFacts:
    """Give what the parsed page `tree` states of itself; what it does not state is None or empty."""
    markup = read_markup(tree)
    canonical = [str(url) for url in tree.xpath("//link[@rel='canonical']/@href")]
    urls = [url for url in (*canonical, *pick(markup, ("og:url",))) if url.startswith("http")]
    url = urls[0] if urls else None
    outlet = tuple(_outlets(markup))
    published, updated = read_times(tree, markup, url)
    site = [*(name for _, name in outlet), _domain(url)]
    bodies = [clean_value(text) for text in state(markup, "articleBody")]
    return PageFacts(
        titles=tuple(_titles(tree, markup, site)),
        outlet=outlet,
        authors=read_authors(tree, markup, site),
        published=published,
        updated=updated,
        url=url,
        language=tree.get("lang") or next(pick(markup, ("og:locale",)), None),
        leads=tuple(dict.fromkeys((*state(markup, "description"), *pick(markup, _LEADS)))),
        body=max(bodies, key=len, default=""),
    )


def _domain(url: str | None) -> str:
    host = urlsplit(url).hostname if url else None
    return (host or "").removeprefix("www.").split(".")[0]


def _titles(tree: Any, markup: Markup, site: Iterable[str]) -> Iterator[str]:
    """Yield titles: that of JSON-LD, or of Open Graph where that leaves out a kicker; then what else is stated."""
    names = [_squeeze(name) for name in site if name]
    stated = [strip_site(title, names) for title in state(markup, "headline")]
    headings = [strip_site(words, names) for words in map(_words, tree.iter("h1")) if words]
    others = [strip_site(title, names) for title in pick(markup, _TITLES)]
    yield from (title for title in others[:1] for first in stated[:1] if _is_without_kicker(title, first))
    yield from stated
    yield from others
    yield from (heading for heading in headings if len(heading.split()) >= _LEAST_TITLE_WORDS)
    yield from (strip_site(title, names) for title in state(markup, "name"))
    yield from (strip_site(words, names) for words in map(_words, list(tree.iter("title"))[:1]) if words)


def _is_without_kicker(title: str, whole: str) -> bool:
    """Tell whether `title` is the end of the title `whole`, which has a kicker before it."""
    one, other = (text.translate(_PLAIN).casefold() for text in (title, whole))
    return one != other and other.endswith(one) and len(title.split()) >= _LEAST_TITLE_WORDS


def strip_site(title: str, site: Iterable[str]) -> str:
    """Give a title without the name of its site at the end; `site` are its names without spaces, in small letters."""
    for match in reversed(list(_SEPARATOR.finditer(title[:_MAX_TITLE]))):
        tail = title[match.end() :]
        squeezed = _squeeze(tail)
        is_site = any(name in squeezed or squeezed in name for name in site if name and squeezed)
        if len(tail.split()) > _MOST_SITE_WORDS or not (match[0].strip() == "|" or is_site):
            break
        if match.start() == 0:
            break
        title = title[: match.start()]
    return title


def _squeeze(name: str) -> str:
    return name.casefold().replace(" ", "")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _outlets(markup: Markup) -> Iterator[tuple[str, str]]:
    yield from (("metadata og:site_name", name) for name in pick(markup, ("og:site_name",)))
    for item in markup.articles:
        for publisher in follow(markup, item.get("publisher")):
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(name, str) and name.strip() and "://" not in name:
                yield "metadata publisher", clean_value(name)
    yield from (("metadata application-name", name) for name in pick(markup, ("application-name",)))
