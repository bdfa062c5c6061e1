"""What other extractors take for the article of a page: trafilatura, or resiliparse where tags nest too deep for it."""

import re
from collections.abc import Iterator
from typing import Any

from whence.errors import DocumentError

_BLOCKS = frozenset(("p", "head", "quote", "item", "row", "code"))
_CUTS = frozenset(("p", "head", "quote", "item", "row", "cell", "list", "table", "code"))
_DISCARDED = (  # by trafilatura as well, but late, after a dozen searches of the whole tree
    "script", "style", "svg", "nav", "footer", "aside", "noscript", "iframe", "select", "button", "input", "link",
    "source", "canvas", "video", "audio", "img", "picture", "map", "object", "embed", "label", "option", "template",
    "meta",
)  # fmt: skip
_INLINE = ("span", "b", "strong", "em", "i", "font", "u")  # without attributes they part no text
_SPACE = re.compile(r"\s+")
_MAX_ROW = 40  # words in a row of a table; more is a layout made with a table
_ENOUGH = (
    0.35  # share of the page's running text from which the quick run is trusted; below it others are asked too
)
_BODY = re.compile(r"<body\b", re.IGNORECASE)


def parse_page(html: str, *, place: str) -> Any:
    """Give the page as a tree of lxml; raises DocumentError when it cannot be parsed."""
    from trafilatura import load_html

    try:
        tree = load_html(html)
    except (ValueError, AssertionError) as error:
        message = f"{place}: the page cannot be parsed ({error}); save it as text"
        raise DocumentError(message, status="malformed") from error
    if tree is None:
        raise DocumentError(
            f"{place}: not HTML that can be parsed; save it as text in a .txt file", status="malformed"
        )
    return tree


def parse_head(html: str) -> Any:
    """Give the head of a page as a tree, for a page that nests too deep to be parsed whole."""
    from lxml.html import document_fromstring

    body = _BODY.search(html)
    head = html[: body.start()] if body is not None else html[: html.find("</head") + 1]
    return document_fromstring(f"{head}<body></body></html>")


def propose_body(tree: Any, n_prose: float) -> list[str]:
    """Give the blocks that trafilatura takes for the article, in its precise mode; empty when it finds none.

    `n_prose` is how many letters of running text the page has: when the quick run takes little of it, the whole run
    compares its result with those of readability and jusText. `tree` loses what trafilatura would discard anyhow.
    """
    _prune(tree)
    found = list(_propose(tree, fast=True))
    if sum(map(len, found)) < _ENOUGH * n_prose or not found:
        found = list(_propose(tree, fast=False))
    return found


def _prune(tree: Any) -> None:
    """Take out of a tree what gives trafilatura no text, so that its searches of the whole tree have less to do."""
    from lxml.etree import strip_elements

    strip_elements(tree, *_DISCARDED, with_tail=False)
    for element in list(tree.iter(_INLINE)):
        if not element.attrib:
            element.drop_tag()


def list_blocks(html: str) -> list[str]:
    """Give the blocks of a whole run of trafilatura in its precise mode, as the bench compares them."""
    return list(_propose(parse_page(html, place="page"), fast=False))


def propose_deep(html: str) -> list[str]:
    """Give the lines that resiliparse takes for the article; it reads pages nested at any depth."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        html, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False
    )
    return [line for line in (_SPACE.sub(" ", line).strip() for line in str(text).splitlines()) if line]


def _propose(tree: Any, *, fast: bool) -> Iterator[str]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        tree, fast=fast, favor_precision=True, include_comments=False, include_tables=True
    )
    if found is not None and found.body is not None:
        yield from _blocks_of(found.body)


def _blocks_of(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag not in _BLOCKS:
            yield from _blocks_of(child)
        elif child.tag == "row" and len(_words(child).split()) <= _MAX_ROW:
            yield _words(child)
        else:
            yield from _runs(child)
        if child.tail and child.tail.strip():
            yield _SPACE.sub(" ", child.tail).strip()


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
