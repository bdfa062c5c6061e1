"""A read page to a document: the markup's kinds stand, unless the words of a block say otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import is_prose
from whence.ingest.dates import find_date, make_stamp
from whence.ingest.labels import Label, Page, label_alone
from whence.ingest.line_tags import label_tags
from whence.ingest.lines import Line
from whence.ingest.page_kinds import Piece
from whence.ingest.pages import PageText
from whence.ingest.stories import label_other_story
from whence.ingest.texts import find_inline, make_document
from whence.records import Document, Evidence, Original, Stamp

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_BODY = ("paragraph", "blockquote", "subhead")
_DATES = ("published", "updated")
_SURE = 0.8  # probability from which a short line of the article stays in it, though its words are those of web pages


def clean_page(
    original: Original,
    read: PageText,
    lines: list[Line],
    *,
    outlets: "OutletTable",
    repeats: frozenset[str],
) -> Document:
    """Give the document of a page: its article `read`, the pieces as `lines`; `repeats` are those the pile repeats."""
    page = Page(read.text, lines, outlets, repeats)
    label_alone(page)
    for index, piece in enumerate(read.pieces):
        label = _label(piece, page.labels.pop(index, None), lines[index])
        if label is not None:
            page.labels[index] = label
    first = next((i for i in range(len(lines)) if page.is_open_prose(i)), None)
    if first is not None:
        label_other_story(page, first)
    label_tags(page)
    for index, piece in enumerate(read.pieces):
        page.labels.setdefault(index, Label(piece.kind, piece.reason))
    document = make_document(
        original, page, dateline=find_inline(page), origin=read.origin, stated=read.facts.outlet
    )
    return replace(
        document,
        published=read.facts.published or _dated(document.published) or _read_stamp(read, "published"),
        updated=read.facts.updated or _dated(document.updated) or _read_stamp(read, "updated"),
        authors=tuple(_authors(document.id, read)),
        links=read.links,
        url=read.facts.url,
    )


def _label(piece: Piece, alone: Label | None, line: Line) -> Label | None:
    """Give the label of a piece; `alone` is what its words say. None: text or subhead, open to other stories."""
    own = Label(piece.kind, piece.reason)
    if piece.kind in _DATES:
        return alone if alone is not None and alone.kind in _DATES else own
    if piece.kind == "boilerplate":
        return alone if alone is not None and alone.kind in ("boilerplate", "caption") else own
    if piece.kind not in _BODY or piece.kind == "blockquote":
        return own
    if alone is not None and piece.probability < _SURE and not is_prose(line):
        return alone
    return None if piece.kind in ("paragraph", "subhead") else own


def _authors(document_id: str, read: PageText) -> Iterator[Evidence]:
    """Yield who the page states as its authors, with the byline that shows it; none shows it, the span is None."""
    shown = {piece.span.of(read.text): piece.span for piece in read.pieces if piece.kind == "byline"}
    for author in read.facts.authors:
        kind = "author" if author.kind == "person" else author.kind
        yield Evidence(kind, document_id, shown.get(author.name), author.name, author.where)


def _dated(stamp: Stamp | None) -> Stamp | None:
    """Give a stamp that is more than a year; a year alone is what is left of a date in doubt (05/06/2018)."""
    return None if stamp is None or stamp.precision == "year" else stamp


def _read_stamp(read: PageText, kind: str) -> Stamp | None:
    """Give the date of the first line of its kind above the body; None when there is none."""
    for piece in read.pieces:
        found = find_date(read.text, piece.span.start, piece.span.end) if piece.kind == kind else None
        if found is not None:
            return make_stamp(read.text, found, found.span)
    return None
