"""HTML to working text: what trafilatura takes for the article, found back in the page to the character.

trafilatura proposes (in its precise mode), the page decides: every block it gives is looked up among the words
of the page, and what is shown is what stands there. A block that cannot be found back is left out and counted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whence.errors import DocumentError
from whence.ingest.lines import make_line
from whence.ingest.page_facts import PageFacts, read_metadata
from whence.ingest.page_limits import check_page
from whence.ingest.page_words import PageWords, read_words
from whence.records import BlockKind, Link, Segment, Span
from whence.settings import Settings

_SPACE = re.compile(r"\s+")
_MAX_ROW = 40  # words in a row of a table; more is a layout made with a table
_CUTS = frozenset(("p", "head", "quote", "item", "row", "cell", "list", "table", "code"))
_HEAD_LETTERS = 1500  # letters below the headline within which the byline stands
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "head": "subhead", "quote": "blockquote", "item": "paragraph", "row": "paragraph",
    "code": "paragraph",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page: its kind as the markup has it, and where it stands in the working text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as working text. `n_lost` counts blocks that trafilatura gave and the page does not hold."""

    text: str
    pieces: tuple[Piece, ...]
    origin: tuple[Segment, ...]
    links: tuple[Link, ...]
    facts: PageFacts
    n_lost: int


def read_page(html: str, *, place: str, settings: Settings) -> PageText:
    """Give the article of a page: headline and byline where the page holds them, then what trafilatura proposes.

    Raises DocumentError when the page is beyond the limits of `settings`, or when it holds no article.
    """
    check_page(html, place=place, settings=settings)
    tree = _parse(html, place)
    stated = read_metadata(tree)
    proposed = list(_propose(tree, place))
    words = read_words(html)
    body: list[tuple[BlockKind, Span]] = []
    cursor = n_lost = 0
    for kind, text in proposed:
        found = words.find(text, cursor)
        if found is None:
            n_lost += 1
            continue
        body.append((kind, found))
        cursor = max(cursor, found.end)
    if not body:
        raise DocumentError(f"{place}: no article found in the page; save its text in a .txt file")
    return _lay_out(words, [*_find_head(words, stated, body[0][1]), *body], stated, n_lost)


def _find_head(words: PageWords, stated: PageFacts, first: Span) -> list[tuple[BlockKind, Span]]:
    """Find the headline and the byline that the page states among its words, the byline below the headline."""
    head: list[tuple[BlockKind, Span]] = []
    for title in stated.titles:
        found = words.find_last(title, first.start) or words.find(title, 0)
        if found is not None:
            head.append(("headline", found))
            break
    below = head[0][1].end if head else 0
    for author in stated.authors[:4]:
        found = words.find(author, below)
        if found is not None and found.end - below < _HEAD_LETTERS and not found.overlaps(first):
            head.append(("byline", found))
            break
    return head


def _parse(html: str, place: str) -> Any:
    from trafilatura import load_html

    try:
        tree = load_html(html)
    except (ValueError, AssertionError) as error:
        raise DocumentError(f"{place}: the page cannot be parsed ({error}); save it as text") from error
    if tree is None:
        raise DocumentError(f"{place}: not HTML that can be parsed; save it as text in a .txt file")
    return tree


def _propose(tree: Any, place: str) -> Iterator[tuple[BlockKind, str]]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=True)
    if found is None or found.body is None:
        raise DocumentError(f"{place}: no article found in the page; save its text in a .txt file")
    yield from _blocks_of(found.body)


def _blocks_of(element: Any) -> Iterator[tuple[BlockKind, str]]:
    for child in element:
        kind = _BLOCKS.get(child.tag)
        if kind is None:
            yield from _blocks_of(child)
        elif child.tag == "row" and len(_words(child).split()) <= _MAX_ROW:
            yield kind, _words(child)
        else:
            yield from ((kind, text) for text in _runs(child))
        if child.tail and child.tail.strip():
            yield "paragraph", _SPACE.sub(" ", child.tail).strip()


def _words(element: Any) -> str:
    return _SPACE.sub(" ", " ".join(element.itertext())).strip()


def _runs(element: Any) -> Iterator[str]:
    """Yield the text of an element, cut where a block or a double line break stands inside it."""
    runs: list[list[str]] = [[]]
    for event, node in _walk(element):
        is_cut = node is not element and (node.tag in _CUTS or (node.tag == "lb" and _is_second_break(node)))
        if is_cut:
            runs.append([])
        text = node.text if event == "start" else node.tail if node is not element else None
        runs[-1].append(text or "")
    for run in runs:
        words = _SPACE.sub(" ", "".join(run)).strip()
        if words:
            yield words


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk

    yield from iterwalk(element, events=("start", "end"))


def _is_second_break(node: Any) -> bool:
    before = node.getprevious()
    return before is not None and before.tag == "lb" and not (before.tail or "").strip()


def _lay_out(words: PageWords, chosen: list[tuple[BlockKind, Span]], facts: PageFacts, n_lost: int) -> PageText:
    """Set the chosen blocks one below the other, without overlaps, and map each to the page."""
    pieces: list[Piece] = []
    segments: list[Segment] = []
    links: list[Link] = []
    text: list[str] = []
    at = 0
    taken: list[Span] = []  # in order of their starts
    for kind, span in chosen:
        index = bisect_right(taken, span)
        if any(span.overlaps(other) for other in taken[max(0, index - 1) : index + 1]):
            continue
        taken.insert(index, span)
        block = words.lay(span, at)
        if not make_line(block.text, Span(0, len(block.text))).text:
            continue  # invisible characters alone
        pieces.append(Piece(kind, Span(at, at + len(block.text))))
        text.append(block.text)
        segments += block.segments
        links += block.links
        at += len(block.text) + 2
    return PageText("\n\n".join(text), tuple(pieces), tuple(segments), tuple(links), facts, n_lost)
