"""Fetch: pages that a person names, got over the network with care, and kept as they came.

Nothing else in whence opens a connection, and this does only when `whence fetch` or `whence add` is given a URL.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from whence.errors import DocumentError
from whence.fetch.networks import Network
from whence.fetch.results import Kept, Stored
from whence.fetch.urls import is_url
from whence.progress import Tell, say_nothing
from whence.records import Archive, Failure
from whence.settings import Settings

__all__ = ["Kept", "Network", "Stored", "fetch_archives", "fetch_into", "is_url"]


def fetch_into(
    urls: Sequence[str],
    place: Path,
    *,
    settings: Settings,
    network: Network | None = None,
    progress: Tell = say_nothing,
) -> tuple[list[Stored], list[Failure]]:
    """Fetch pages into `place`, a folder or a WARC file; give what was stored, and a failure for each other URL.

    Each page is written as soon as it is there. What `place` holds already is asked for with a condition, and a
    page that has not changed since is a note. `network` is for tests. Raises `DocumentError` when no page could be
    had, and when `place` cannot be read or written.
    """
    from whence.fetch.pages import fetch_pages
    from whence.fetch.stores import read_place, store_page, tell_fault

    stored, failures = [], []
    captures = fetch_pages(urls, read_place(place), settings=settings, network=network)
    for n_done, capture in enumerate(captures, 1):
        fault = tell_fault(capture)
        if fault is not None:
            failures.append(fault)
        if fault is None:
            stored.append(store_page(capture, place))
        elif fault.is_note:
            store_page(capture, place)  # that it was asked, and what the site said
        progress("fetching", n_done, len(urls))
    if not stored and not any(failure.is_note for failure in failures):
        raise DocumentError(f"no page could be fetched: {'; '.join(failure.message for failure in failures)}")
    return stored, failures


def fetch_archives(
    urls: Sequence[str],
    archives: Iterable[Archive],
    *,
    settings: Settings,
    network: Network | None = None,
    progress: Tell = say_nothing,
) -> tuple[list[Kept], list[Failure]]:
    """Fetch pages and give a web archive of each, and a failure for each URL that gave none.

    `archives` are kept already: what the site says has not changed since is a note.
    """
    from whence.fetch.pages import fetch_pages
    from whence.fetch.stores import keep_page, read_archives, tell_fault

    kept, failures = [], []
    captures = fetch_pages(urls, read_archives(archives), settings=settings, network=network)
    for n_done, capture in enumerate(captures, 1):
        fault = tell_fault(capture)
        if fault is None:
            kept.append(keep_page(capture))
        else:
            failures.append(fault)
        progress("fetching", n_done, len(urls))
    return kept, failures
