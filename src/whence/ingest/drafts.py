"""An original on its way to a document: decoded, its working text known, its lines split."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.errors import DocumentError
from whence.ingest.encodings import decode
from whence.ingest.json_texts import read_json_text
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line, split_lines
from whence.ingest.texts import clean_text, make_document
from whence.records import Document, Failure, Original, Segment
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.outlets import OutletTable


@dataclass(frozen=True, slots=True)
class Draft:
    """An original as text. `origin` is empty when `text` is the decoded file itself."""

    original: Original
    text: str
    lines: list[Line]
    origin: tuple[Segment, ...] = ()


def open_original(original: Original, *, settings: Settings, failures: list[Failure]) -> Draft:
    """Decode an original and split its lines; a guessed encoding is noted in `failures`.

    Raises DocumentError when there is no text in it.
    """
    decoded = decode(original.data, place=original.path, is_html=original.media == "html")
    if decoded.note:
        failures.append(Failure(original.path, decoded.note))
    text, origin = decoded.text, ()
    if original.media == "json":
        text, origin = read_json_text(decoded.text, dict(original.fields).get("title"))
    lines = split_lines(text, settings=settings)
    if not lines:
        raise DocumentError(
            f"{original.path}: {len(text)} characters, all of them blank; give the text of the article"
        )
    return Draft(original, text, lines, origin)


def clean_draft(draft: Draft, *, outlets: "OutletTable", repeats: frozenset[str], is_plain: bool) -> Document:
    """Give the document of a draft; with `is_plain` every line is a paragraph."""
    if is_plain:
        page = Page(draft.text, draft.lines, outlets)
        for index in range(len(draft.lines)):
            page.labels[index] = Label("paragraph", "taken as it is: plain text")
        document = make_document(draft.original, page, dateline=None, origin=draft.origin)
    else:
        document = clean_text(draft.original, draft.text, draft.lines, outlets=outlets, repeats=repeats, origin=draft.origin)
    return document
