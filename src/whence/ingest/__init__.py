"""Ingest: files to originals, originals to documents cut into labelled blocks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whence.errors import DocumentError
from whence.ingest.boilerplates import count_repeats
from whence.ingest.drafts import clean_draft, open_original
from whence.ingest.files import load_sources, place_key
from whence.records import Document, Failure, Original
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.outlets import OutletTable

__all__ = ["clean_originals", "load_sources", "place_key"]


def clean_originals(
    originals: Sequence[Original], *, outlets: "OutletTable", settings: Settings, plain: bool = False
) -> tuple[list[Document], list[Failure]]:
    """Give the document of each original, in their order, and a failure for each that gives none.

    Lines that several texts of the pile repeat are known as the site's. `plain` takes every text as all body.
    An encoding that had to be guessed is a failure too, though the document is there: a word to the reader.
    """
    failures: list[Failure] = []
    drafts = []
    for original in originals:
        try:
            drafts.append(open_original(original, settings=settings, failures=failures))
        except DocumentError as error:
            failures.append(Failure(original.path, str(error)))
    repeats = count_repeats(draft.lines for draft in drafts)
    documents = []
    for draft in drafts:
        try:
            documents.append(clean_draft(draft, outlets=outlets, repeats=repeats, is_plain=plain))
        except DocumentError as error:
            failures.append(Failure(draft.original.path, str(error)))
    return documents, failures
