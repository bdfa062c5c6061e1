"""Reads the marked articles in `tests/gold/attribution` and checks that they are marked as GUIDELINE.md says.

As a program, `python tests/marked.py FILES`, it names every fault of the files and then counts what they hold.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from whence.records import Span, Stance

GOLD = Path(__file__).resolve().parent / "gold" / "attribution"
TYPES = ("person", "people", "organisation", "outlet", "document", "statement", "poll", "post")
CERTAINTIES = ("certain", "probable", "possible", "unlikely")
WRITERS = ("neutral", "backs", "doubts")
VOICES = ("information", "opinion")
SHORT = frozenset(["he", "she", "they", "it", "who", "which", "i", "we", "his", "her", "their", "its"])
_SOURCE_KEYS = frozenset(
    ["type", "name", "words", "count", "low", "high", "nationality", "role", "institution", "access", "anonymity"]
)  # fmt: skip
_KEYS = frozenset(
    ["id", "source", "cue", "content", "who", "channel", "in", "stance", "certainty", "negated", "writer", "voice"]
)  # fmt: skip


@dataclass(frozen=True)
class MarkedAttribution:
    """One attribution with its spans found; fields as in GUIDELINE.md."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    channel: tuple[Span, ...]
    who: str | None
    parent: str | None
    stance: str
    certainty: str
    negated: bool
    writer: str
    voice: str


@dataclass(frozen=True)
class MarkedArticle:
    """One article: its text, the outlets it names, its sources by key, and its attributions."""

    name: str
    text: str
    outlet: str | None
    outlets: tuple[str, ...]
    sources: dict[str, dict[str, Any]]
    attributions: tuple[MarkedAttribution, ...]


def read_marked(folder: Path) -> list[MarkedArticle]:
    """Read the articles of a folder by name; ValueError names every fault of a file."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def parse(name: str, written: str) -> MarkedArticle:
    """Find every span of an article and check every field."""
    marked = json.loads(written)
    faults: list[str] = []
    text = marked["text"]
    found = tuple(_attribution(text, each, faults) for each in marked["attributions"])
    ids = Counter(a.id for a in found)
    faults += [f"{i}: used {n} times" for i, n in ids.items() if n > 1]
    for a in found:
        if a.parent is not None and a.parent not in ids:
            faults.append(f"{a.id}: in {a.parent!r}, which is not here")
        if a.who is not None and a.who not in marked["sources"]:
            faults.append(f"{a.id}: who {a.who!r} is not in sources")
        if a.source and a.who is None and not _is_short(a, text):
            faults.append(f"{a.id}: who is missing")
    by_id = {a.id: a for a in found}
    for a in found:
        outer = by_id.get(a.parent or "")
        if outer is not None and not any(piece.covers(a.cue[0]) for piece in outer.content):
            faults.append(f"{a.id}: its cue is not inside the content of {outer.id}")
    for key, source in marked["sources"].items():
        faults += [f"sources {key}: {fault}" for fault in _source_faults(source, text)]
        if not any(a.who == key for a in found):
            faults.append(f"sources {key}: no attribution is its")
    if faults:
        raise ValueError("\n".join(f"{name}: {fault}" for fault in faults))
    return MarkedArticle(
        name, text, marked.get("outlet"), tuple(marked.get("outlets", ())), marked["sources"], found
    )


def _is_short(a: MarkedAttribution, text: str) -> bool:
    words = a.source[0].of(text).lower().split()
    return words[0] in SHORT | {"the", "this", "that", "these", "those", "both", "one", "another"}


def _source_faults(source: dict[str, Any], text: str) -> list[str]:
    faults = [f"unknown field {key!r}" for key in source.keys() - _SOURCE_KEYS]
    if source.get("type") not in TYPES:
        faults.append(f"type {source.get('type')!r}, not one of {TYPES}")
    if ("name" in source) == ("words" in source):
        faults.append("wants either name or words")
    for field in ("name", "words", "count", "nationality", "role", "institution", "access", "anonymity"):
        if field in source and (not isinstance(source[field], str) or source[field] not in text):
            faults.append(f"{field} {source[field]!r} is not in the text")
    if "words" in source and source.get("type") in ("person", "people") and "low" not in source:
        faults.append("unnamed people want low and high")
    return faults


def _attribution(text: str, marked: dict[str, Any], faults: list[str]) -> MarkedAttribution:
    name = marked.get("id", "?")
    faults += [f"{name}: unknown field {key!r}" for key in marked.keys() - _KEYS]
    spans = {
        role: tuple(_find(text, one, f"{name} {role}", faults) for one in marked.get(role, []))
        for role in ("source", "cue", "content", "channel")
    }
    faults += [f"{name}: no {role}" for role in ("cue", "content") if not spans[role]]
    choices: dict[str, tuple[str, tuple[str, ...]]] = {
        "stance": ("asserts", get_args(Stance)),
        "certainty": ("certain", CERTAINTIES),
        "writer": ("neutral", WRITERS),
        "voice": ("information", VOICES),
    }
    values = {}
    for field, (default, allowed) in choices.items():
        values[field] = marked.get(field, default)
        if values[field] not in allowed:
            faults.append(f"{name}: {field} {values[field]!r}, not one of {allowed}")
    return MarkedAttribution(
        id=name, who=marked.get("who"), parent=marked.get("in"), negated=bool(marked.get("negated", False)),
        **spans, **values,
    )  # fmt: skip


def _find(text: str, one: str | dict[str, Any], where: str, faults: list[str]) -> Span:
    words, number = (one, None) if isinstance(one, str) else (one["q"], one["n"])
    count = text.count(words) if words else 0
    at = -1
    if not count:
        faults.append(f"{where}: {words!r} is not in the text")
    elif number is None and count > 1:
        faults.append(f"{where}: {words!r} occurs {count} times; say which: {{'q': ..., 'n': ...}}")
    elif number is not None and not 1 <= number <= count:
        faults.append(f"{where}: {words!r} occurs {count} times, so n is not {number}")
    else:
        for _ in range(number or 1):
            at = text.index(words, at + 1)
    if "\n" in words:
        faults.append(f"{where}: {words[:30]!r} runs over a paragraph's end; one span for each")
    return Span(at, at + len(words))


def count(articles: list[MarkedArticle]) -> Counter[str]:
    """Count what the articles hold of each thing they are for."""
    counts: Counter[str] = Counter(articles=len(articles))
    for article in articles:
        for a in article.attributions:
            source = article.sources.get(a.who or "", {})
            first = a.source[0].of(article.text).lower() if a.source else ""
            is_definite = (
                first.startswith(("the ", "this ", "that ", "these ", "both ")) and "name" not in source
            )
            counts["attributions"] += 1
            counts["sources"] += bool(a.source)
            counts["unnamed"] += "words" in source and source["type"] in ("person", "people")
            counts["channels"] += len(a.channel)
            counts["nested"] += a.parent is not None
            counts["short forms"] += first in SHORT or is_definite
            counts["stance not asserts"] += a.stance != "asserts"
            counts["certainty not certain"] += a.certainty != "certain"
            counts["negated"] += a.negated
            counts["writer not neutral"] += a.writer != "neutral"
            counts[f"type {source.get('type')}"] += bool(a.source)
            counts[f"stance {a.stance}"] += 1
            counts[f"certainty {a.certainty}"] += 1
    return counts


def main(paths: list[str]) -> int:
    """Check files and count; 1 when one has a fault."""
    articles, is_bad = [], False
    for path in map(Path, paths):
        try:
            articles.append(parse(path.stem, path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError) as error:
            print(f"{path}:\n{error}")
            is_bad = True
    for name, number in sorted(count(articles).items()):
        print(f"{number:5} {name}")
    return int(is_bad)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
