"""A read page to a document: the markup's kinds stand, unless the words of a block say otherwise."""

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page, label_alone
from whence.ingest.lines import Line
from whence.ingest.pages import PageText
from whence.ingest.stories import label_other_story
from whence.ingest.texts import find_inline, make_document
from whence.records import Document, Original

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_REASONS = {
    "headline": "the title that the page states, found among its words",
    "byline": "the author that the page states, found among its words",
    "subhead": "marked as a heading",
    "blockquote": "marked as a quotation",
    "paragraph": "taken for the article by trafilatura",
}


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
        if index in page.labels and piece.kind not in ("headline", "byline", "blockquote"):
            continue
        if piece.kind == "paragraph" and is_prose(lines[index]):
            page.labels.pop(index, None)
        else:
            page.labels[index] = Label(piece.kind, _REASONS[piece.kind])
    first = next((i for i in range(len(lines)) if page.is_open_prose(i)), None)
    if first is not None:
        label_other_story(page, first)
    for index, piece in enumerate(read.pieces):
        page.labels.setdefault(index, Label(piece.kind, _REASONS[piece.kind]))
    document = make_document(
        original, page, dateline=find_inline(page), origin=read.origin, stated=read.facts.outlet
    )
    return replace(
        document,
        published=read.facts.published or document.published,
        updated=read.facts.updated or document.updated,
        links=read.links,
        url=read.facts.url,
    )
