"""Which words of a document stand inside quotation marks, paragraph by paragraph."""

import re
from collections.abc import Iterator

from whence.records import Document, Span
from whence.trace.passages import ARTICLE_KINDS, Words

_MARK = re.compile(r"[“”„«»\"]+|``|''")
_SINGLE = re.compile(
    r"(?<!\w)[‘'](?=[\w“])(?:[^‘\n]{2,600}?[,.!?…][’']|(?:[^‘’'\n]|[’'](?=\w)){2,400}[’'])(?!\w)"
)
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")


def find_quoted(document: Document) -> list[Span]:
    """Give the spans of what is quoted, marks included, in text order; block quotations count whole.

    A quotation that runs on over paragraphs is one span for each. Single marks count where a paragraph has no
    double ones. A paragraph after a colon is shown as somebody's words, with or without marks.
    """
    blocks = [block for block in document.blocks if block.kind in ARTICLE_KINDS]
    found: list[Span] = []
    is_shown = False  # the block before ends with a colon: what follows is shown, not told
    for k, block in enumerate(blocks):
        following = document.text[blocks[k + 1].span.start :][:1] if k + 1 < len(blocks) else ""
        spans = list(_find_double(document.text, block.span, goes_on=following in ("“", '"', "„", "«")))
        if block.kind == "blockquote" or (is_shown and not spans):
            spans = [block.span]
        elif not spans:
            place = block.span.start, block.span.end
            spans = [Span(*match.span()) for match in _SINGLE.finditer(document.text, *place)]
        found += spans
        is_shown = block.span.of(document.text).endswith(":")
    return found


def mark_quoted(document: Document, words: Words) -> list[bool]:
    """Tell for each of the document's words whether it stands inside quotation marks."""
    marks = [False] * len(words.starts)
    k = 0
    for span in find_quoted(document):
        while k < len(marks) and words.starts[k] < span.start:
            k += 1
        while k < len(marks) and words.starts[k] < span.end:
            marks[k] = True
            k += 1
    return marks


def _find_double(text: str, block: Span, *, goes_on: bool) -> Iterator[Span]:
    """Yield what stands between double marks.

    A mark left open reaches to the end if the next block quotes; a block that is only closed was all quoted.
    """
    start: int | None = None
    for number, match in enumerate(_MARK.finditer(text, block.start, block.end)):
        if start is None:
            if _is_opening(text, match, block):
                start = match.start()
            elif number == 0 and (match[0][0] in _CLOSES or match.end() == block.end):
                yield Span(block.start, match.end())
        elif match[0][0] in _CLOSES or match[0][0] in "\"'" or (match[0] == "“" and text[start] == "„"):
            yield Span(start, match.end())
            start = None
    if start is not None and (goes_on or text[start] in _OPENS):
        yield Span(start, block.end)


def _is_opening(text: str, match: re.Match[str], block: Span) -> bool:
    mark = match[0][0]
    if mark in _OPENS or mark == "`":
        return True
    if mark in _CLOSES or mark == "'":
        return False
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-/‘'")
