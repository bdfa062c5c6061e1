"""Ingest: files to originals, originals to documents cut into labelled blocks."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from whence.errors import DocumentError
from whence.ingest.boilerplates import count_repeats
from whence.ingest.drafts import PackedDraft, clean_each, open_draft, unpack_document
from whence.ingest.files import load_sources, place_key
from whence.ingest.guards import Guard, work_here
from whence.records import Document, Failure, Original
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.outlets import OutletTable

__all__ = ["Guard", "clean_originals", "load_sources", "place_key", "work_here"]

R = TypeVar("R")


def clean_originals(
    originals: Sequence[Original],
    *,
    outlets: "OutletTable",
    settings: Settings,
    plain: bool = False,
    guard: Guard = work_here,
) -> tuple[list[Document], list[Failure]]:
    """Give the document of each original, in their order, and a failure for each that gives none.

    Lines that several texts of the pile repeat are known as the site's. `plain` takes every text as all body. What
    is said of an original that gives its document all the same is a failure too, marked as a note. `guard` is what
    the work on each is done by.
    """
    failures: list[Failure] = []
    opened = guard(partial(open_draft, settings), originals)
    drafts = list(_sort_out(originals, opened, PackedDraft, failures))
    repeats = count_repeats(draft.short_lines for draft in drafts)
    cleaned = guard(partial(clean_each, outlets, repeats, plain), drafts)
    packed = list(_sort_out([draft.original for draft in drafts], cleaned, bytes, failures))
    return list(map(unpack_document, packed)), failures


def _sort_out(
    originals: Iterable[Original],
    found: Iterable[tuple[list[R | Failure], DocumentError | None]],
    kind: type[R],
    failures: list[Failure],
) -> Iterator[R]:
    """Yield what was found of `kind`; the rest, and what ended the work on an original, goes to `failures`."""
    for original, (parts, fault) in zip(originals, found, strict=True):
        failures += [part for part in parts if isinstance(part, Failure)]
        yield from (part for part in parts if isinstance(part, kind))
        if fault is not None:
            message = f"{original.path}: {fault}; save the text of the article in a .txt file"
            failures.append(Failure(original.path, message, status=fault.status))
