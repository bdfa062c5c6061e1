"""Which words of a document stand inside quotation marks, paragraph by paragraph."""

import re
from collections.abc import Iterator

from whence.records import Document, Span
from whence.trace.passages import ARTICLE_KINDS

_MARK = re.compile(r"[“”„«»\"]|``|''")
_SINGLE = re.compile(
    r"(?<!\w)[‘'](?=[\w“])(?:[^‘\n]{2,600}?[,.!?…][’']|(?:[^‘’'\n]|[’'](?=\w)){2,400}[’'])(?!\w)"
)
_OPENS = frozenset("“„«")


def find_quoted(document: Document) -> list[Span]:
    """Give the spans of what is quoted, marks included, in text order; block quotations count whole.

    A quotation that runs on over paragraphs is one span for each. Single marks count where a paragraph has no
    double ones.
    """
    blocks = [block for block in document.blocks if block.kind in ARTICLE_KINDS]
    found: list[Span] = []
    for k, block in enumerate(blocks):
        if block.kind == "blockquote":
            found.append(block.span)
            continue
        following = document.text[blocks[k + 1].span.start :][:1] if k + 1 < len(blocks) else ""
        spans = list(_find_double(document.text, block.span, goes_on=following in ("“", '"', "„", "«")))
        if not spans:
            spans = [
                Span(*match.span())
                for match in _SINGLE.finditer(document.text, block.span.start, block.span.end)
            ]
        found += spans
    return found


def _find_double(text: str, block: Span, *, goes_on: bool) -> Iterator[Span]:
    """Yield what stands between double marks; one left open reaches to the end if the next block quotes."""
    start: int | None = None
    for match in _MARK.finditer(text, block.start, block.end):
        if start is None:
            if _is_opening(text, match, block):
                start = match.start()
        elif match[0] in ("”", "»", '"', "''") or (match[0] == "“" and text[start] == "„"):
            yield Span(start, match.end())
            start = None
    if start is not None and (goes_on or text[start] in _OPENS):
        yield Span(start, block.end)


def _is_opening(text: str, match: re.Match[str], block: Span) -> bool:
    mark = match[0]
    if mark in _OPENS or mark == "``":
        return True
    if mark != '"':
        return False
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-/‘'")
