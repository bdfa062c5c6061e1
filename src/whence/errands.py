"""Errands: pages to be fetched for a case, and the originals that come out of their archives."""

import dataclasses
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from whence.fetch import Kept, Network, fetch_archives, is_url
from whence.intakes import load_all
from whence.progress import Tell
from whence.records import Archive, Failure, Original
from whence.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is to be fetched. `network` is for tests."""

    urls: tuple[str, ...] = ()
    network: Network = field(default_factory=Network)


def part_sources(sources: Iterable[str], network: Network | None = None) -> tuple[list[Path], Errand]:
    """Give the files and folders of `sources`, and the errand for those that are URLs."""
    words = list(sources)
    urls = tuple(word for word in words if is_url(word))
    paths = [Path(word) for word in words if not is_url(word)]
    return paths, Errand(urls=urls, network=network or Network())


def run_errand(
    errand: Errand, archives: Iterable[Archive], *, settings: Settings, progress: Tell
) -> tuple[list[Original], list[Archive], list[Failure]]:
    """Fetch what is asked for; give the originals, the archives they came out of, and what went wrong.

    An original has its URL for a path, as it was asked for. `archives` are those of the case.
    """
    if not errand.urls:
        return [], [], []
    kept, failures = fetch_archives(
        errand.urls, archives, settings=settings, network=errand.network, progress=progress
    )
    originals: list[Original] = []
    for page in kept:
        found, told = _unpack(page, settings)
        originals += found
        failures += told
    return originals, [page.archive for page in kept], failures


def _unpack(page: Kept, settings: Settings) -> tuple[list[Original], list[Failure]]:
    """Give what an archive holds, read in the way of all web archives; redirects and requests are no loss."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / page.archive.name
        path.write_bytes(page.archive.data)
        found, told = load_all([path], settings=settings)
    originals = [_name(original, page) for original in found]
    failures = [
        dataclasses.replace(failure, path=page.url, message=failure.message.replace(str(path), page.url))
        for failure in told
        if failure.status != "parts left out"
    ]
    if not originals and not failures:
        seen = f"Content-Type is {page.media!r}, which is not read as an article"
        message = f"{page.url}: {seen}; save its text in a .txt file and add that"
        failures = [Failure(page.url, message, status="not supported")]
    return originals, failures


def _name(original: Original, page: Kept) -> Original:
    custody = original.custody
    if custody is not None:
        custody = dataclasses.replace(custody, container=page.archive.name)
    return dataclasses.replace(original, path=page.url, custody=custody)
