"""An original on its way to a document: decoded, its working text known, its lines split."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from whence.errors import DocumentError
from whence.ingest.boilerplates import fold_short
from whence.ingest.custodies import with_custody
from whence.ingest.dates import find_date, make_stamp
from whence.ingest.encodings import Decoded
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line, make_line, split_lines
from whence.ingest.marks import add_marks
from whence.ingest.mastheads import name_outlet
from whence.ingest.metalines import cut_meta
from whence.ingest.oddities import clear_page, clear_text, note_manifests
from whence.ingest.openings import Opened, clear_opened, decode_original, open_record
from whence.ingest.page_documents import clean_page
from whence.ingest.pages import PageText, read_page
from whence.ingest.texts import clean_text, make_document
from whence.records import Document, Evidence, Failure, Original, Segment
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.outlets import OutletTable


_FAR = 8  # times the longest article; what is less far beyond is cleaned, and refused by its length then


@dataclass(frozen=True, slots=True)
class Draft:
    """An original as text. `origin` is empty when `text` is the decoded file itself; `page` is for HTML alone."""

    original: Original
    text: str
    lines: list[Line]
    origin: tuple[Segment, ...] = ()
    page: PageText | None = None
    opened: Opened | None = None  # of a medium other than plain text and HTML


@dataclass(frozen=True, slots=True)
class PackedDraft:
    """A draft on its way between processes, which nobody opens on the way: that is half of what sending costs."""

    original: Original  # without its bytes
    short_lines: frozenset[str]
    packed: bytes


def open_draft(settings: Settings, original: Original) -> list[PackedDraft | Failure]:
    """Give the draft of an original and the notes on it, or the failure that it is; bytes stay behind."""
    notes: list[Failure] = []
    try:
        draft = open_original(original, settings=settings, failures=notes)
    except DocumentError as error:
        return [Failure(original.path, str(error), status=error.status), *notes]
    draft = replace(draft, original=replace(original, data=b""))
    return [PackedDraft(draft.original, fold_short(draft.lines), msgspec.msgpack.encode(draft)), *notes]


def clean_each(
    outlets: "OutletTable", repeats: frozenset[str], is_plain: bool, draft: PackedDraft
) -> list[bytes | Failure]:
    """Give the document of a draft, packed (`unpack_document` opens it), or the failure that it is."""
    try:
        found = _draft_decoder().decode(draft.packed)
        document = clean_draft(found, outlets=outlets, repeats=repeats, is_plain=is_plain)
        return [msgspec.msgpack.encode(document)]
    except DocumentError as error:
        return [Failure(draft.original.path, str(error), status=error.status)]


def unpack_document(packed: bytes) -> Document:
    """Give the document that `clean_each` packed; msgspec does it in a fifth of the time that pickle takes."""
    return _document_decoder().decode(packed)


@cache
def _draft_decoder() -> "msgspec.msgpack.Decoder[Draft]":
    return msgspec.msgpack.Decoder(Draft)


@cache
def _document_decoder() -> "msgspec.msgpack.Decoder[Document]":
    return msgspec.msgpack.Decoder(Document)


def open_original(original: Original, *, settings: Settings, failures: list[Failure]) -> Draft:
    """Decode an original and split its lines; a guessed encoding and lost blocks are noted in `failures`.

    Raises DocumentError when there is no text in it.
    """
    is_pdf = original.media == "pdf"  # whose characters are decoded where they are laid out
    decoded = Decoded("", "pdf") if is_pdf else decode_original(original, settings=settings)
    if decoded.note:
        failures.append(Failure(original.path, decoded.note, is_note=True, status="encoding guessed"))
    failures += note_manifests(original, decoded.text)
    if original.media == "html":
        return _open_page(original, decoded.text, settings, failures)
    if original.media != "text":
        return _open_record(original, decoded.text, settings, failures)
    refuse_long(decoded.text, place=original.path, limit=settings.max_text_chars)
    text, origin = clear_text(decoded.text, (), place=original.path, failures=failures)
    return Draft(original, text, _split(original, text, settings, n_characters=len(decoded.text)), origin)


def _open_record(original: Original, decoded: str, settings: Settings, failures: list[Failure]) -> Draft:
    opened = open_record(original, decoded, settings=settings)
    refuse_long(opened.text, place=original.path, limit=settings.max_text_chars)
    n_characters = len(opened.text)
    opened = clear_opened(opened, place=original.path, failures=failures)
    lines = _split(original, opened.text[: opened.end], settings, n_characters=n_characters)
    return Draft(original, opened.text, lines, opened.origin, None, opened)


def _split(original: Original, text: str, settings: Settings, *, n_characters: int) -> list[Line]:
    lines = [part for line in split_lines(text, settings=settings) for part in cut_meta(line, text)]
    if not lines:
        raise DocumentError(
            f"{original.path}: {n_characters} characters, all of them blank; give the text of the article",
            status="no text",
        )
    return lines


def _open_page(original: Original, html: str, settings: Settings, failures: list[Failure]) -> Draft:
    page = read_page(html, place=original.path, settings=settings)
    if page.n_lost:
        message = (
            f"{original.path}: {page.n_lost} blocks of the article were not found back in the page and are left out; "
            "save the text of the article if they matter"
        )
        failures.append(Failure(original.path, message, is_note=True, status="parts left out"))
    refuse_long(page.text, place=original.path, limit=settings.max_text_chars)
    page = clear_page(page, place=original.path, failures=failures)
    lines = [make_line(page.text, piece.span, 1) for piece in page.pieces]
    return Draft(original, page.text, lines, page.origin, page)


def refuse_long(text: str, *, place: str, limit: int) -> None:
    """Raise DocumentError when a text is so long that no work is to be done on it: several times an article."""
    if len(text) > _FAR * limit:
        raise DocumentError(
            f"{place}: {len(text):,} characters of text, more than an article has; split it into articles, or raise "
            f"max_text_chars, which is {limit:,}",
            status="too large",
        )


def clean_draft(draft: Draft, *, outlets: "OutletTable", repeats: frozenset[str], is_plain: bool) -> Document:
    """Give the document of a draft; with `is_plain` every line is a paragraph."""
    original = draft.original
    if is_plain:
        page = Page(draft.text, draft.lines, outlets)
        for index in range(len(draft.lines)):
            page.labels[index] = Label("paragraph", "taken as it is: plain text")
        document = make_document(original, page, dateline=None, origin=draft.origin)
    elif draft.page is not None:
        document = clean_page(original, draft.page, draft.lines, outlets=outlets, repeats=repeats)
        return with_custody(document, original)
    else:
        document = clean_text(original, draft.text, draft.lines, outlets=outlets, repeats=repeats)
        document = replace(document, origin=draft.origin)
    if draft.opened is not None:
        document = add_marks(document, draft.opened, is_plain=is_plain)
    return with_custody(_with_fields(document, dict(original.fields), outlets), original)


def _with_fields(document: Document, fields: dict[str, str], outlets: "OutletTable") -> Document:
    """Set what a record states of its article; it outranks what the text shows."""
    if "outlet" in fields:
        key, name = name_outlet(fields["outlet"], outlets)
        evidence = Evidence("metadata outlet", document.id, None, name)
        document = replace(document, outlet=key, outlet_name=name, outlet_evidence=(evidence,))
    if "published" in fields:
        found = find_date(fields["published"])
        if found is not None:
            document = replace(document, published=make_stamp(fields["published"], found, None))
    if "updated" in fields:
        found = find_date(fields["updated"])
        if found is not None and fields["updated"] != fields.get("published"):
            document = replace(document, updated=make_stamp(fields["updated"], found, None))
    return replace(document, url=fields.get("url", document.url))
