"""Builders for tests of the ingest stage: a document from words, a pile from several texts."""

import hashlib
from collections.abc import Callable

import pytest

from whence.ingest import clean_originals
from whence.outlets import OutletTable, load_outlets
from whence.records import Document, Failure, Original
from whence.settings import Settings

Build = Callable[..., Document]
Pile = Callable[..., tuple[list[Document], list[Failure]]]


@pytest.fixture(scope="session")
def outlets() -> OutletTable:
    return load_outlets()


@pytest.fixture
def pile(outlets: OutletTable) -> Pile:
    """Clean texts, pages or bytes as one pile."""

    def clean(*texts: str | bytes, media: str = "text", plain: bool = False):
        originals = []
        for number, text in enumerate(texts):
            data = text if isinstance(text, bytes) else text.encode()
            digest = hashlib.sha256(data).hexdigest()
            originals.append(
                Original(id=digest[:12], sha256=digest, path=f"{number}.txt", media=media, data=data)
            )
        return clean_originals(originals, outlets=outlets, settings=Settings(), plain=plain)

    return clean


@pytest.fixture
def document(pile: Pile) -> Build:
    """Clean one text that must give a document."""

    def clean(text: str | bytes, **options) -> Document:
        documents, failures = pile(text, **options)
        assert documents, failures
        return documents[0]

    return clean


@pytest.fixture
def page(document: Build) -> Build:
    """Clean one HTML page."""
    return lambda html: document(html, media="html")


@pytest.fixture
def kinds() -> Callable[[Document], list[tuple[str, str]]]:
    """Give each block as (kind, words)."""
    return lambda document: [(block.kind, block.span.of(document.text)) for block in document.blocks]
