"""Checks of a read page against its HTML: each block stands where its map says, and the proposer's text is kept."""

import html as entities
import re
from unicodedata import normalize

from whence.ingest.invisibles import clear_invisibles
from whence.ingest.page_proposals import list_blocks
from whence.records import Block, Document, Stamp

_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1[^>]*>|</?[a-zA-Z!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)

_SPACE = re.compile(r"\s")
_AROUND = 60  # characters on each side of a date that show what states it
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
    """Give how many letters of what trafilatura takes (precise mode) are in the document, and how many it takes.

    Soft hyphens and the like are no letters, and a letter written in two characters is the letter.
    """
    text = "".join(document.text.split())
    kept = whole = 0
    for block in list_blocks(html):
        cleared = clear_invisibles(block)
        words = (block if cleared is None else cleared.text.text).split()
        runs = ["".join(words[i : i + _RUN]) for i in range(0, len(words), _RUN)]
        whole += sum(map(len, runs))
        is_whole = "".join(words) in text
        kept += sum(len(run) for run in runs if is_whole or run in text)
    return kept, whole


def quote_date(html: str, document: Document, stamp: Stamp) -> str:
    """Give the words of the page that state a date, with what stands around them, on one line.

    A stamp without a place in the text is of the markup or of the page's address; its words are looked up there.
    """
    if stamp.span is None:
        at = html.find(stamp.raw)
        place = "markup"
    else:
        found = [s for s in document.origin if s.start <= stamp.span.start < s.end]
        at = found[0].origin + stamp.span.start - found[0].start if found else -1
        place = "text"
    if at < 0:
        return f"address {document.url}, read as {stamp.raw!r}"
    around = html[max(0, at - _AROUND) : at + len(stamp.raw) + _AROUND]
    return f"{place} at {at:,}: … {' '.join(around.split())} …"
