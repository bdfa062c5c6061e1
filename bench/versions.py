"""Score the histories of articles: `python bench/versions.py BASIL [--part dev|held|all]`.

BASIL (300 articles, 100 events, three outlets) holds each article once. Of every article a second version is made: a
number changed with a note that says so, paragraphs added and cut under a new headline, another capture of its page, or
a change that nothing dates. Found must be the two versions as one article, their order where something tells it, and
each edit to the word; every other history is a false one. Parts are by event, with a fixed seed.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.conclusions import History, VersionEdit
from whence.ingest.dates import find_date, make_stamp
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Span, Stamp, make_id
from whence.settings import Settings
from whence.trace import trace_case

_NUMBER = re.compile(r"(?<![\w.,$/-])([2-9]|[1-9]\d{1,2})(?![\w.,%:/-])")
_ADDED = "The office declined on that evening to add anything to what had been published before."
_GOALS = {"one article": 0.98, "order": 0.98, "edits": 0.95, "notes": 0.95, "false": 0}


@dataclass(frozen=True, slots=True)
class Plant:
    """Two versions of one article: what sort of change, whether the order can be known, and the paragraphs touched."""

    sort: str
    first: Document
    second: Document
    edits: Counter[tuple[str, str, str]]  # kind, words before, words after
    is_ordered: bool


def main() -> int:
    """Print each figure beside its goal; exit code 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    options = parser.parse_args()
    plants = [make_plant(article, n) for n, article in enumerate(read_articles(options.path, options.part))]
    documents = [d for plant in plants for d in (plant.first, plant.second)]
    table = load_outlets()
    readings = [read_document(document, outlets=table) for document in documents]
    trace = trace_case(documents, readings, outlets=table, settings=Settings(reader="rules"))
    return report(plants, trace.histories, {d.id: d for d in documents})


def read_articles(folder: Path, part: str) -> Iterator[dict]:
    """Yield the articles of a part, in the order of their files."""
    for path in sorted(folder.rglob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        if "body-paragraphs" not in article:
            continue
        is_held = int(make_id("versions", article["triplet-uuid"]), 16) % 2 == 1
        if part == "all" or is_held == (part == "held"):
            yield article


def make_plant(article: dict, number: int) -> Plant:
    """Give an article and a second version of it."""
    draw = random.Random(number)
    body = [" ".join(" ".join(p).split()) for p in article["body-paragraphs"] if " ".join(p).strip()]
    head = " ".join(article["title"].split())
    sort = ("correction", "update", "capture", "undated")[number % 4]
    new, new_head, edits = list(body), head, Counter[tuple[str, str, str]]()
    numbered = [k for k, words in enumerate(body) if len(words.split()) > 12 and _NUMBER.search(words)]
    if sort in ("correction", "capture", "undated") and numbered:
        place = draw.choice(numbered)
        match = draw.choice(list(_NUMBER.finditer(body[place])))
        after = str(int(match[0]) + draw.randint(1, 9))
        new[place] = body[place][: match.start()] + after + body[place][match.end() :]
        edits["changed", match[0], after] += 1
        if sort == "correction":
            new.append(
                f"Correction: an earlier version of this article gave {match[0]}. The number is {after}."
            )
    elif sort == "correction":
        sort = "undated"
    if sort == "update":
        cut = draw.randrange(len(body) // 2, len(body))
        edits["cut", new.pop(cut), ""] += 1
        new.insert(draw.randrange(2, len(new) + 1), _ADDED)
        edits["added", "", _ADDED] += 1
        new_head = f"{head} again"
        edits["headline", "", "again"] += 1
    url = article["url"] if sort == "capture" else None
    outlet, day = article["source"], article["date"]
    return Plant(
        sort=sort,
        first=_document(f"{article['uuid']}-a", head, body, outlet, url, f"{day}T10:00", captured=f"{day}T12:00Z"),
        second=_document(
            f"{article['uuid']}-b", new_head, new, outlet, url and f"{url}?utm_source=feed",
            f"{day}T16:00" if sort == "update" else f"{day}T10:00", captured=f"{day}T20:00Z",
        ),
        edits=edits,
        is_ordered=sort != "undated",
    )  # fmt: skip


def _document(
    name: str, head: str, body: list[str], outlet: str, url: str | None, day: str, *, captured: str
) -> Document:
    text, blocks = "", []
    for kind, words in [("headline", head), *(("paragraph", p) for p in body)]:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), "built"))  # type: ignore[arg-type]
        text += f"{words}\n\n"
    return Document(
        id=make_id(name), path=name, media="text", text=text, blocks=tuple(blocks), headline=blocks[0].span,
        outlet=f"={outlet}", outlet_name=outlet, published=_stamp(day), url=url,
        captured=_stamp(captured).when if url else None,
    )  # fmt: skip


def _stamp(written: str) -> Stamp:
    found = find_date(written)
    assert found is not None
    return make_stamp(written, found, None)


def report(plants: list[Plant], histories: tuple[History, ...], documents: dict[str, Document]) -> int:
    """Print the figures; give 1 where a goal is missed."""
    of = {key: history for history in histories for key in history.document_ids}
    counts: dict[str, list[bool]] = {name: [] for name in ("one article", "order", "edits", "notes")}
    planted = {frozenset((p.first.id, p.second.id)) for p in plants}
    for plant in plants:
        history = of.get(plant.first.id)
        is_found = history is not None and plant.second.id in history.document_ids
        counts["one article"].append(is_found)
        if not is_found or len(history.document_ids) != 2:
            continue
        revision = history.revisions[0]
        wanted = (plant.first.id, True) if plant.is_ordered else (revision.left_id, False)
        counts["order"].append((revision.left_id, revision.is_ordered) == wanted)
        is_turned = revision.left_id != plant.first.id
        counts["edits"].append(_edits(history, documents, is_turned) == plant.edits)
        if plant.sort == "correction":
            told = [k for note in revision.notes for k in note.edits]
            named = {_words(revision.edits[k], documents) for k in told}
            counts["notes"].append(named == _wanted(plant))
    for name, found in counts.items():
        share = sum(found) / max(1, len(found))
        print(f"{name:<14}{sum(found):>5} of {len(found):<5}{share:7.3f}   goal >= {_GOALS[name]}")
    n_false = sum(any(set(h.document_ids) - pair for pair in [_pair_of(h, planted)]) for h in histories)
    print(
        f"{'false':<14}{n_false:>5} of {len(histories)} histories hold another article   goal {_GOALS['false']}"
    )
    is_met = all(sum(f) >= _GOALS[name] * len(f) for name, f in counts.items())
    return 0 if is_met and n_false == 0 else 1


def _wanted(plant: Plant) -> set[tuple[str, str]]:
    return {(before, after) for _, before, after in plant.edits}


def _words(edit: VersionEdit, documents: dict[str, Document]) -> tuple[str, str]:
    """Give the first words that differ in an edit."""
    one, two = edit.runs[0] if edit.runs else (edit.left, edit.right)
    left, right = documents[edit.left_id].text, documents[edit.right_id].text
    return one.of(left) if one else "", two.of(right) if two else ""


def _pair_of(history: History, planted: set[frozenset[str]]) -> frozenset[str]:
    return next((pair for pair in planted if pair <= set(history.document_ids)), frozenset())


def _edits(history: History, documents: dict[str, Document], is_turned: bool) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for edit in history.revisions[0].edits:
        left, right = documents[edit.left_id].text, documents[edit.right_id].text
        for one, two in edit.runs or ((edit.left, edit.right),):
            words = one.of(left) if one else "", two.of(right) if two else ""
            kind = edit.kind
            if is_turned:
                words, kind = words[::-1], {"cut": "added", "added": "cut"}.get(kind, kind)
            found[kind, *words] += 1
    return found


if __name__ == "__main__":
    sys.exit(main())
