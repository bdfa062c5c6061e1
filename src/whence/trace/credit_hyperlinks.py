"""Credits by hyperlink: words such as "it was reported" that lead to another outlet's page without naming it."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Document, Reading, Span, make_id

_CREDITING = re.compile(
    r"(?i)\b(?:reports?|reported(?:ly)?|reporting|according to|told|revealed|disclosed|published|stor(?:y|ies)|article"
    r"|interview|investigation|exclusive|scoop|wrote|writes|via|h/t)\b"
)
_INVITING = re.compile(r"(?i)\b(?:read|more|related|follow|subscribe|click|watch|see also|sign up|share)\b")
_REACH = 40  # characters before a link in which the words that credit may stand


def find_linked(
    document: Document, reading: Reading, credits: Sequence[Credit], *, house: str | None, outlets: OutletTable
) -> Iterator[Credit]:
    """Yield the credits that only a link gives, in text order; none in a sentence that credits its outlet in words."""
    text = document.text
    for link in document.links:
        sentence = next((s for s in reading.sentences if s.span.covers(link.span)), None)
        outlet = _outlet(link.url, outlets)
        if sentence is None or outlet is None or outlet in (house, document.outlet):
            continue
        if document.blocks[sentence.block].kind not in ("paragraph", "blockquote"):
            continue
        is_named = any(c.sentence == sentence.span and c.outlet == outlet for c in credits)
        before = text[max(sentence.span.start, link.span.start - _REACH) : link.span.start]
        words = before + link.span.of(text)
        if is_named or not _CREDITING.search(words) or _INVITING.search(link.span.of(text)):
            continue
        yield _credit(document, link.span, sentence.span, outlet)


def _outlet(url: str, outlets: OutletTable) -> str | None:
    """Give the outlet whose site a URL is on; None: no outlet's that is known."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # a broken link leads nowhere
        return None
    parts = host.removeprefix("www.").split(".")
    tried = (".".join(parts[start:]) for start in range(max(1, len(parts) - 1)))
    found = next((known for name in tried if name and (known := outlets.resolve(name)) is not None), None)
    return found[0] if found is not None else None


def _credit(document: Document, words: Span, sentence: Span, outlet: str) -> Credit:
    return Credit(
        id=make_id("link", document.id, outlet, words.start),
        document_id=document.id,
        span=words,
        outlet_span=words,
        outlet=outlet,
        form="link",
        is_self=False,
        is_lead=False,
        sentence=sentence,
    )
