"""Signatures: credits that stand outside the sentences, in bylines, datelines, tags and lines at the end."""

import re
from collections.abc import Iterator

from whence.conclusions import Credit
from whence.outlets import OutletMatch, OutletTable
from whence.records import Block, Document, ReportForm, make_id

_AT_END = re.compile(
    r"(?:^|[.\s(\[–—-])(?:source|sources|via|courtesy of|"
    r"with (?:files|reporting|inputs?|material|additional reporting) from|"
    r"additional reporting (?:by|from)|originally (?:published|appeared) (?:by|in|on)|this (?:story|article) "
    r"(?:was |is )?(?:first |originally )?(?:published|appeared|supplied|provided|produced) (?:by|in|on|from)|"
    r"reporting by|from|by|with)\s*:?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^\s+(?:also\s+)?(?:contributed|and staff|staff|reporters? contributed)", re.IGNORECASE
)
_TAG_BEFORE = re.compile(r"[(\[]\s*$|[–—-]\s*$")
_TAG_AFTER = re.compile(r"^\s*(?:[)\]]|/|\s[–—-])")
_SHORT = 120  # characters; a line of signature, not a paragraph that happens to end in a name


def find_signatures(document: Document, *, outlets: OutletTable) -> Iterator[Credit]:
    """Yield credits in byline, dateline, opening tag and source lines; those of the outlet itself are left out."""
    seen: set[str] = set()
    for block, mention in _candidates(document, outlets):
        form = _form(document, block, mention)
        if form is None or mention.key == document.outlet or mention.key in seen:
            continue
        seen.add(mention.key)
        yield Credit(
            id=make_id("signature", document.id, mention.key, mention.span.start),
            document_id=document.id,
            span=block.span if block.span.end - block.span.start <= _SHORT else mention.span,
            outlet_span=mention.span,
            outlet=mention.key,
            form=form,
            is_self=False,
            is_lead=True,
        )


def _candidates(document: Document, outlets: OutletTable) -> Iterator[tuple[Block, OutletMatch]]:
    for block in document.blocks:
        if block.kind not in ("other-story", "caption", "headline", "standfirst"):
            for match in outlets.find(document.text, block.span.start, block.span.end):
                yield block, match


def _form(document: Document, block: Block, mention: OutletMatch) -> ReportForm | None:
    text = document.text
    before = text[block.span.start : mention.span.start]
    after = text[mention.span.end : block.span.end]
    if block.kind == "byline":
        return "byline"
    dateline = document.dateline
    if dateline is not None and dateline.span.overlaps(mention.span):
        return "tag"
    body = [b for b in document.blocks if b.kind in ("paragraph", "blockquote")]
    if _CONTRIBUTED.match(after):
        return "tag"
    is_short = len(text[block.span.start : block.span.end]) <= _SHORT
    at_end = not body or block.span.start >= body[-1].span.start
    if at_end and is_short and _AT_END.search(before):
        return "tag"
    if at_end and _TAG_BEFORE.search(before) and _TAG_AFTER.match(after) and len(after.strip()) <= 12:
        return "tag"  # the paragraph ends in "(Reuters)" or "– AFP"
    return None
