"""Takes files in and traces every character of their documents back to the bytes they came from."""

import html
import json
from pathlib import Path

from whence.ingest import clean_originals, load_sources
from whence.ingest.openings import decode_original
from whence.outlets import load_outlets
from whence.records import Document, Failure, Original
from whence.settings import Settings

_LIGATURES = "ﬀﬁﬂﬃﬄ"


def take_in(*paths: Path, **settings: int) -> tuple[list[Original], list[str]]:
    """Give the originals of files, and what is said of the rest."""
    originals, failures = load_sources(paths, settings=Settings(**settings))
    return originals, [failure.message for failure in failures]


def clean(originals: list[Original]) -> tuple[list[Document], list[Failure]]:
    """Give the documents of originals, each traced back."""
    documents, failures = clean_originals(originals, outlets=load_outlets(), settings=Settings())
    by_id = {original.id: original for original in originals}
    for document in documents:
        trace_back(document, by_id[document.id])
    return documents, failures


def trace_back(document: Document, original: Original) -> None:
    """Fail unless every word of the document stands where its map says, and everything is mapped."""
    decoded = decode_original(original, settings=Settings()).text
    if not document.origin:
        assert document.text == decoded
        return
    end = 0
    for segment in document.origin:
        assert not document.text[end : segment.start].strip(), "words that stand nowhere in the file"
        words = document.text[segment.start : segment.end]
        assert _is_same(words, decoded[segment.origin : segment.origin_end])
        end = segment.end
    assert not document.text[end:].strip()
    assert all(0 <= link.span.start < link.span.end <= len(document.text) for link in document.links)


def _is_same(words: str, raw: str) -> bool:
    if words.split() == raw.split() or not (words + raw).strip(" \n\r\t>\\"):
        return True
    if raw.startswith("\\"):
        return raw == "\\" + words or json.loads(f'"{raw}"') == words
    return (
        (raw == '""' and words == '"')
        or words in (html.unescape(raw), html.unescape(html.unescape(raw)))
        or raw in _LIGATURES
    )


def trace_to_container(original: Original) -> bytes:
    """Give the bytes of the container on disk in which the record stands."""
    custody = original.custody
    assert custody is not None
    assert custody.start is not None
    assert custody.end is not None
    return Path(custody.container).read_bytes()[custody.start : custody.end]
