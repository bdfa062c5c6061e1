"""An original on its way to a document: decoded, its working text known, its lines split."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whence.errors import DocumentError
from whence.ingest.dates import find_date, make_stamp
from whence.ingest.encodings import decode
from whence.ingest.json_texts import read_json_text
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line, make_line, split_lines
from whence.ingest.mastheads import name_outlet
from whence.ingest.metalines import cut_meta
from whence.ingest.page_documents import clean_page
from whence.ingest.pages import PageText, read_page
from whence.ingest.texts import clean_text, make_document
from whence.records import Document, Evidence, Failure, Original, Segment
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.outlets import OutletTable


@dataclass(frozen=True, slots=True)
class Draft:
    """An original as text. `origin` is empty when `text` is the decoded file itself; `page` is for HTML alone."""

    original: Original
    text: str
    lines: list[Line]
    origin: tuple[Segment, ...] = ()
    page: PageText | None = None


def open_original(original: Original, *, settings: Settings, failures: list[Failure]) -> Draft:
    """Decode an original and split its lines; a guessed encoding and lost blocks are noted in `failures`.

    Raises DocumentError when there is no text in it.
    """
    decoded = decode(original.data, place=original.path, is_html=original.media == "html")
    if decoded.note:
        failures.append(Failure(original.path, decoded.note, is_note=True))
    if original.media == "html":
        return _open_page(original, decoded.text, settings, failures)
    text: str = decoded.text
    origin: tuple[Segment, ...] = ()
    if original.media == "json":
        text, origin = read_json_text(text, dict(original.fields).get("title"))
    lines = [part for line in split_lines(text, settings=settings) for part in cut_meta(line, text)]
    if not lines:
        raise DocumentError(
            f"{original.path}: {len(text)} characters, all of them blank; give the text of the article"
        )
    return Draft(original, text, lines, origin)


def _open_page(original: Original, html: str, settings: Settings, failures: list[Failure]) -> Draft:
    page = read_page(html, place=original.path, settings=settings)
    if page.n_lost:
        message = (
            f"{original.path}: {page.n_lost} blocks of the article were not found back in the page and are left out; "
            "save the text of the article if they matter"
        )
        failures.append(Failure(original.path, message, is_note=True))
    lines = [make_line(page.text, piece.span, 1) for piece in page.pieces]
    return Draft(original, page.text, lines, page.origin, page)


def clean_draft(draft: Draft, *, outlets: "OutletTable", repeats: frozenset[str], is_plain: bool) -> Document:
    """Give the document of a draft; with `is_plain` every line is a paragraph."""
    original = draft.original
    if is_plain:
        page = Page(draft.text, draft.lines, outlets)
        for index in range(len(draft.lines)):
            page.labels[index] = Label("paragraph", "taken as it is: plain text")
        document = make_document(original, page, dateline=None, origin=draft.origin)
    elif draft.page is not None:
        return clean_page(original, draft.page, draft.lines, outlets=outlets, repeats=repeats)
    else:
        document = clean_text(original, draft.text, draft.lines, outlets=outlets, repeats=repeats)
        document = replace(document, origin=draft.origin)
    return _with_fields(document, dict(original.fields), outlets)


def _with_fields(document: Document, fields: dict[str, str], outlets: "OutletTable") -> Document:
    """Set what the record of a JSON Lines file states of its article; it outranks what the text shows."""
    if "outlet" in fields:
        key, name = name_outlet(fields["outlet"], outlets)
        evidence = Evidence("metadata outlet", document.id, None, name)
        document = replace(document, outlet=key, outlet_name=name, outlet_evidence=(evidence,))
    if "published" in fields:
        found = find_date(fields["published"])
        if found is not None:
            document = replace(document, published=make_stamp(fields["published"], found, None))
    return replace(document, url=fields.get("url", document.url))
