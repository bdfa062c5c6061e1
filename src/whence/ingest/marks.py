"""What the medium itself says of a text, set over what its lines were taken for."""

from dataclasses import replace

from whence.ingest.mapped_texts import Mark
from whence.ingest.openings import Opened
from whence.records import Block, Document, Span

_OVERRIDES = (
    "headline",
    "byline",
    "boilerplate",
)  # said of exactly these words; the rest gives way to what words show
_BY_PLACE = ("site banner", "section label")  # boilerplate told by nothing but where it stands
_GIVE_WAY = ("paragraph", "subhead", "headline", "blockquote", "standfirst")


def add_marks(document: Document, opened: Opened, *, is_plain: bool) -> Document:
    """Give the document with the blocks that `opened` marks, its links, and what stands below its own text."""
    marks = list(_one_title(opened.marks))
    blocks = list(document.blocks) if is_plain else [_mark_block(block, marks) for block in document.blocks]
    below = [mark for mark in marks if mark.span.start >= opened.end]
    blocks += [Block(mark.kind, mark.span, mark.reason, mark.detail) for mark in below]
    headline = next((block.span for block in blocks if block.kind == "headline"), None)
    byline = next((block.span for block in blocks if block.kind == "byline"), None)
    return replace(
        document,
        blocks=tuple(blocks),
        headline=headline or document.headline,
        byline=document.byline if byline is None else byline,
        links=tuple(link for link in opened.links if link.span.start < link.span.end),
        url=document.url or opened.url,
    )


def _one_title(marks: tuple[Mark, ...]) -> list[Mark]:
    """Give the marks with the first title as the headline, and any later one as a subhead."""
    found: list[Mark] = []
    for mark in marks:
        is_second = mark.kind == "headline" and any(other.kind == "headline" for other in found)
        found.append(replace(mark, kind="subhead") if is_second else mark)
    return found


def _mark_block(block: Block, marks: list[Mark]) -> Block:
    mark = next((mark for mark in marks if _covers(mark.span, block.span)), None)
    gives_way = block.kind in _GIVE_WAY or block.detail in _BY_PLACE
    if mark is not None and (mark.kind in _OVERRIDES or gives_way):
        return Block(mark.kind, block.span, mark.reason, mark.detail)
    has_title = any(mark.kind == "headline" for mark in marks)
    if block.kind == "headline" and has_title:
        return Block("subhead", block.span, "stands like a title, but another is stated")
    return block


def _covers(outer: Span, inner: Span) -> bool:
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return 2 * shared > inner.end - inner.start
