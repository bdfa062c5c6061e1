"""Checks of a read page against its HTML: each block stands where its map says, and the proposer's text is kept."""

import html as entities
import re
from unicodedata import normalize

from whence.ingest.page_proposals import list_blocks
from whence.records import Block, Document

_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1[^>]*>|</?[a-zA-Z!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)

_SPACE = re.compile(r"\s")
_RUN = 3  # words of a block that are looked for together where the block does not stand as a whole


def is_exact(document: Document, block: Block, html: str) -> bool:
    """Tell whether the segments of a block have no gap and, read in the page, give its words to the character.

    White space of any sort in the page is a space in the document, and letters are composed (Unicode NFC).
    """
    segments = [s for s in document.origin if s.start < block.span.end and block.span.start < s.end]
    position = block.span.start
    for segment in segments:
        start, end = max(segment.start, block.span.start), min(segment.end, block.span.end)
        if start != position:
            return False
        position = end
        size = segment.end - segment.start
        raw = html[segment.origin : segment.origin_end]
        if size == len(raw):
            raw = raw[start - segment.start : end - segment.start]
        else:
            raw = entities.unescape(_TAG.sub(" ", raw))
        words = document.text[start:end]
        if normalize("NFC", _SPACE.sub(" ", raw)) != words and not (words == " " and not raw.strip()):
            return False
    return position == block.span.end


def share_kept(html: str, document: Document) -> tuple[int, int]:
    """Give how many letters of what trafilatura takes (precise mode) are in the document, and how many it takes."""
    text = "".join(document.text.split())
    kept = whole = 0
    for block in list_blocks(html):
        words = block.split()
        runs = ["".join(words[i : i + _RUN]) for i in range(0, len(words), _RUN)]
        whole += sum(map(len, runs))
        is_whole = "".join(words) in text
        kept += sum(len(run) for run in runs if is_whole or run in text)
    return kept, whole
