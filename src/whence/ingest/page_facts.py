"""What a page states of itself in its markup: title, outlet, authors, dates. Nothing is guessed from prose.

JSON-LD (schema.org) is read first, then Open Graph and other meta tags, then the markup of headings and times.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whence.ingest.dates import find_date, make_stamp
from whence.records import Stamp

_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "report",
             "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "webpage")  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "article.published", "publish_date", "publish-date", "publication_date", "datecreated", "ptime", "displaydate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "modified", "utime", "revision_date",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline", "parsely-title")
_MAX_LD = 2_000_000  # characters of one JSON-LD script


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the markup states. `titles` and `authors` are in the order in which to try them in the page."""

    titles: tuple[str, ...]
    outlet: tuple[tuple[str, str], ...]  # what states it, and the name
    authors: tuple[str, ...]
    published: Stamp | None
    updated: Stamp | None
    url: str | None


def read_metadata(tree: Any) -> PageFacts:
    """Give what the parsed page `tree` states of itself; what it does not state is None or empty."""
    metas = _metas(tree)
    articles = list(_articles(tree))
    published = _stamp([*_ld(articles, "datePublished"), *_picked(metas, _PUBLISHED), *_times(tree)])
    updated = _stamp([*_ld(articles, "dateModified"), *_picked(metas, _UPDATED)])
    if updated is not None and published is not None and updated.value <= published.value:
        updated = None
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    urls = [url for url in (*canonical, *_picked(metas, ("og:url",))) if str(url).startswith("http")]
    return PageFacts(
        titles=tuple(_titles(tree, metas, articles)),
        outlet=tuple(_outlets(metas, articles)),
        authors=tuple(_authors(metas, articles)),
        published=published,
        updated=updated,
        url=str(urls[0]) if urls else None,
    )


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.casefold(), content)
    return metas


def _picked(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    yield from (metas[name] for name in names if name in metas)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, real articles before bare web pages."""
    found = []
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text[:_MAX_LD], strict=False)
        except (ValueError, RecursionError):
            continue
        found += [item for item in _objects(data, 0) if _types(item) & set(_ARTICLES)]
    yield from sorted(found, key=lambda item: _types(item) == {"webpage"})


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
        yield from _objects(data.get("mainEntity"), depth + 1)


def _types(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    return {str(kind).casefold() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _ld(articles: list[dict[str, Any]], name: str) -> Iterator[str]:
    yield from (value for item in articles if isinstance(value := item.get(name), str))


def _times(tree: Any) -> Iterator[str]:
    """Yield the machine-readable times of the page when there is only one day that they name."""
    values = [
        str(value)
        for value in tree.xpath("//article//time[not(ancestor::aside)]/@datetime | //time[@pubdate]/@datetime"
                                " | //*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")
    ]  # fmt: skip
    if values and len({value[:10] for value in values}) == 1:
        yield values[0]


def _stamp(values: list[str]) -> Stamp | None:
    for value in values:
        raw = value[:80]
        found = find_date(raw)
        if found is None or found.precision in ("year", "month"):
            continue
        stamp = make_stamp(raw, found, None)
        latest = stamp.when.latest
        if latest is not None and datetime(1990, 1, 1) < latest:
            return stamp
    return None


def _titles(tree: Any, metas: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[str]:
    headings = [_words(element) for element in tree.iter("h1")]
    headings = [heading for heading in headings if len(heading.split()) >= 3]
    stated = [*_ld(articles, "headline"), *_picked(metas, _TITLES)]
    for heading in headings:
        if any(heading.casefold()[:30] in title.casefold() for title in stated):
            yield heading
    yield from (title.strip() for title in stated)
    yield from headings[:1]
    for element in list(tree.iter("title"))[:1]:
        words = _words(element)
        for mark in (" | ", " - ", " – ", " — "):
            if mark in words:
                yield words.rpartition(mark)[0]
        yield words


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _outlets(metas: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    yield from (("metadata og:site_name", name) for name in _picked(metas, ("og:site_name",)))
    for item in articles:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            yield "metadata publisher", name.strip()
    yield from (("metadata application-name", name) for name in _picked(metas, ("application-name",)))


def _authors(metas: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[str]:
    for item in articles:
        stated = item.get("author")
        for author in stated if isinstance(stated, list) else [stated]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and 2 < len(name.strip()) < 80 and "://" not in name:
                yield name.strip()
    for name in _picked(metas, _AUTHORS):
        if 2 < len(name) < 120 and "://" not in name:
            yield name.removeprefix("By ").strip()
