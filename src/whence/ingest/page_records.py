"""What the markup of a page holds for machines: JSON-LD objects (schema.org), meta tags, and their names."""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLES = frozenset((
    "article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "report",
    "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "socialmediaposting",
    "advertisercontentarticle",
    "scholarlyarticle", "techarticle", "satiricalarticle", "askpublicnewsarticle", "review", "claimreview", "recipe",
    "webpage", "itempage",
))  # fmt: skip
_PAGES = frozenset(("webpage", "itempage"))  # which state of themselves what an article states better
_LINKS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_MAX_LD = 2_000_000  # characters of one JSON-LD script
_MAX_DEPTH = 5
_TRAILING = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|;)\s*$"
)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page says for machines. `articles` are the JSON-LD objects of its article, the most telling first."""

    articles: tuple[dict[str, Any], ...]
    nodes: dict[str, dict[str, Any]]  # JSON-LD objects by their @id, which others refer to
    metas: dict[str, tuple[str, ...]]  # contents by property, name or itemprop in small letters


def read_markup(tree: Any) -> Markup:
    """Give the JSON-LD and the meta tags of a page as a tree; a script that is no JSON is passed over."""
    nodes: dict[str, dict[str, Any]] = {}
    articles = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold() or not script.text:
            continue
        for item in _objects(_parse(script.text[:_MAX_LD]), 0):
            key = item.get("@id")
            if isinstance(key, str) and len(item) > 1:
                nodes.setdefault(key, item)
            if _types(item) & _ARTICLES:
                articles.append(item)
    articles.sort(key=_rank)
    return Markup(tuple(articles), nodes, _metas(tree))


def state(markup: Markup, name: str) -> Iterator[str]:
    """Yield the texts that the page's articles state under `name`, without markup and entities."""
    for item in markup.articles:
        value = item.get(name)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                yield clean_value(text)


def pick(markup: Markup, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the contents of the meta tags called `names`, in the order of the names."""
    for name in names:
        yield from markup.metas.get(name, ())


def clean_value(text: str) -> str:
    """Give a stated text as it reads: entities resolved (they are often written twice), markup left out."""
    if "&" in text:
        text = entities.unescape(entities.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(text.split())


def follow(markup: Markup, value: Any) -> Iterator[Any]:
    """Yield what a JSON-LD value holds: the items of a list, the node that an @id alone refers to, or itself."""
    for item in value if isinstance(value, list) else [value]:
        key = item.get("@id") if isinstance(item, dict) else None
        if isinstance(key, str) and "name" not in item and key in markup.nodes:
            yield markup.nodes[key]
        elif isinstance(item, list):
            yield from item
        elif item is not None:
            yield item


def _rank(item: dict[str, Any]) -> tuple[bool, bool, bool]:
    return bool(_types(item) <= _PAGES), "headline" not in item, "datePublished" not in item


def _types(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    names = (str(kind).casefold() for kind in (kinds if isinstance(kinds, list) else [kinds]))
    return {name.rpartition("/")[2].rpartition(":")[2] for name in names}


def _parse(text: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in _LINKS:
            if isinstance(data.get(name), list | dict):
                yield from _objects(data[name], depth + 1)


def _metas(tree: Any) -> dict[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for name in {element.get("property"), element.get("name"), element.get("itemprop")} - {None, ""}:
                key = name.strip().casefold()
                metas[key] = (*metas.get(key, ()), clean_value(content))
    return metas
