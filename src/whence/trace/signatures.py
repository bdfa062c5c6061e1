"""Signatures: credits that stand outside the sentences, in bylines, datelines, tags and lines at the end."""

import re
from collections.abc import Iterator, Sequence

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Block, Document, ReportForm, Span, make_id
from whence.trace.credit_names import Name

_LINE = re.compile(  # what stands from the start of a line that signs to the name
    r"(?i:^[(\[–—-]*\s*(?:by|from|with|and|via|sources?|additional reporting|reporting|writing|editing|compiled"
    r"|text|copy)\b"
    r"(?:[^.!?]|(?<=\b\w)\.){0,90}$)"
)
_IN_LINE = re.compile(
    r"(?i:\b(?:sources?\s*:|via:?|courtesy of|with (?:files|reporting|reports|inputs?|material"
    r"|additional reporting|agencies)(?: \w+)? (?:from|by|and)"
    r"|additional reporting (?:by|from)|contributions? (?:by|from)|our partners? at"
    r"|^\W*(?:(?:a version of )?this (?:story|article|report|piece|text|dispatch|interview)\b[^.]{0,40}"
    r"|(?:originally|first) )"
    r"(?:published|appeared|supplied|provided|produced|republished|distributed|reprinted|taken"
    r"|came)(?: here)?(?: with permission)? (?:by|in|on|from)"
    r"|reporting by|in partnership with|in cooperation with|h/t:?|hat tip(?: to)?:?)\s*(?:[Tt]he\s+)?$)"
)
_SOURCES = re.compile(r"^(?i:[(\[]?\s*(?:sources?|via)(?::|\s(?=[A-Z])))[^.!?]*$")
_CONTRIBUTED = re.compile(
    r"^(?:[’']s [\w .-]{2,40})?\s+(?:also\s+)?(?:contributed|reporters? contributed|staff contributed)\b",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"^[’']?s?,?\s+(?:(?:[\w-]+\s)?(?:staff|desk|newsroom|editor|correspondent|writer|reporters?)\b)", re.I
)
_DATELINE = re.compile(r"^[^a-z()]{2,40}(?:,? ?[\w. ]{1,20}){0,3},?\s*\((?:[^()\n]{1,25}[/,] ?)?$")
_DATELINE_AFTER = re.compile(r"^(?:[/,] ?[^()\n]{1,25})?\)")
_ALONE_BEFORE = re.compile(
    r"^(?:[(\[/–—-]{1,2}\s*|\((?i:with)\s+(?:the )?)(?:[^().\n]{1,30}(?:/|, | and |;\s))*$"
)
_ALONE_AFTER = re.compile(r"^(?:(?:/|, | and |;\s)[^().\n]{1,30})*\s*[)\]/]?[.)]*\s*$")
_TAIL_BEFORE = re.compile(r"[.!?。！？”\"’)]\s*(?:[(\[（]\s*|[–—-]{1,2}\s*)(?:[\w .]{2,25}/)*$")
_TAIL_AFTER = re.compile(r"^(?:/[\w .]{2,25})*\s*[)\]）]?[.。]?\s*$")
_PICTURE = re.compile(
    r"(?i:\b(?:photos?|pictures?|images?|photographs?|foto|graphics?|video|file|illustration)\b\s*(?:\(|by|:"
    r"|courtesy|/)[^.]*$)"
)
_AGENCIES = re.compile(
    r"(?i)(?:^[(\[–—-]*\s*(?:with\s+|source:\s+|from\s+|by\s+)?|^by [^,\n]{3,40}(?:,| and) |(?:,| and|/|;"
    r"|\bfrom|\bby)\s*)((?:the |news |wire |staff and |international )*(?:agencies"
    r"|(?:agency|wire) (?:reports|services)))"
    r"(?=\s*[)\]]?\.?\s*$)"
)
_INITIALS_AFTER = re.compile(r"^(?: [a-z]{2,3})?/[a-z]{2,3}\.?$")  # "KNA lq/mo": who wrote, who edited
_LISTED_MEDIA = re.compile(
    r"(?i)\b(?:local|foreign|national|international|regional|state) (?:media|press|newspapers)\b"
)
_SHORT = 160  # characters; a line of signature, not a paragraph that happens to end in a name
_LINES = ("byline", "boilerplate", "published", "updated", "dateline", "standfirst", "subhead")


def find_signatures(
    document: Document, names: Sequence[Name], *, house: str | None, outlets: OutletTable
) -> Iterator[Credit]:
    """Yield credits in byline, dateline, opening and closing tags and source lines, in text order.

    An agency's own tag credits itself; a byline or masthead of the outlet itself is no credit.
    """
    body = [block for block in document.blocks if block.kind in ("paragraph", "blockquote")]
    last = body[-1].span.start if body else 0
    for block in document.blocks:
        if block.kind == "headline":
            yield from _in_headline(document, block, names, house)
        if block.kind in ("other-story", "caption", "headline"):
            continue
        for name in names:
            if not block.span.covers(name.span) or name.sort != "named":
                continue
            is_self = name.outlet == house
            is_end = block.span.start >= last
            form = _form(document, block, name.span, is_end=is_end, is_self=is_self)
            if form is None and is_end and _is_line_of_names(document, block, name, names):
                form = "tag"
            if form is None or (form == "byline" and (is_self or _is_staff(document, block, name, outlets))):
                continue
            yield _credit(document, block, name.span, form, outlet=name.outlet, is_self=is_self)
        if block.span.end - block.span.start <= _SHORT:
            yield from _listed(document, block)
            for match in _AGENCIES.finditer(block.span.of(document.text)):
                span = Span(block.span.start + match.start(1), block.span.start + match.end(1))
                yield _credit(document, block, span, "described", outlet=None, is_self=False)


def _in_headline(
    document: Document, block: Block, names: Sequence[Name], house: str | None
) -> Iterator[Credit]:
    """Yield the outlet that a headline gives as its source: "Bank failed: Kestrel", "Kestrel: Bank failed".

    The article names it again; a masthead that a page's title ends with, it mostly does not.
    """
    text = document.text
    for name in names:
        if name.sort != "named" or not block.span.covers(name.span) or name.outlet in (house, document.outlet):
            continue
        before, after = text[block.span.start : name.span.start], text[name.span.end : block.span.end]
        is_end = re.search(r"(?:\w[”’]?:| [–—-]) $", before) is not None and not after.strip()
        is_start = not before.strip() and re.match(r": \S", after) is not None
        is_again = any(n.outlet == name.outlet and n.span.start >= block.span.end for n in names)
        if (is_end or is_start) and is_again:
            yield _credit(document, block, name.span, "according", outlet=name.outlet, is_self=False)


def _listed(document: Document, block: Block) -> Iterator[Credit]:
    """Yield the media that a line of sources describes: "Sources: Kestrel, local media"."""
    line = block.span.of(document.text)
    if _SOURCES.match(line) or re.match(r"(?i)compiled from\b", line):
        for match in _LISTED_MEDIA.finditer(line):
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            yield _credit(document, block, span, "described", outlet=None, is_self=False)


def _credit(
    document: Document, block: Block, words: Span, form: ReportForm, *, outlet: str | None, is_self: bool
) -> Credit:
    is_line = block.span.end - block.span.start <= _SHORT
    return Credit(
        id=make_id("signature", document.id, outlet, words.start),
        document_id=document.id,
        span=block.span if is_line and form != "described" else words,
        outlet_span=words,
        outlet=outlet,
        form=form,
        is_self=is_self,
        is_lead=not is_self,
    )


def _is_line_of_names(document: Document, block: Block, name: Name, names: Sequence[Name]) -> bool:
    """Tell whether the line that a name stands in holds nothing but two names of outlets or more: "Kestrel, VP"."""
    text = document.text
    start = text.rfind("\n", block.span.start, name.span.start) + 1 or block.span.start
    stop = text.find("\n", name.span.end, block.span.end)
    line = Span(start, stop if stop >= 0 else block.span.end)
    if line.end - line.start > _SHORT:
        return False
    inside = [one.span for one in names if one.sort == "named" and line.covers(one.span)]
    rest = "".join(
        "" if any(s.start <= i < s.end for s in inside) else text[i] for i in range(line.start, line.end)
    )
    return len(inside) > 1 and re.fullmatch(r"(?:[\s,/;&.()–—-]|\band\b|\b[Tt]he\b)*", rest) is not None


def _is_staff(document: Document, block: Block, name: Name, outlets: OutletTable) -> bool:
    """Tell whether a byline names the writer's own outlet ("Gazette staff"); an agency's writer is a guest."""
    after = document.text[name.span.end : block.span.end]
    is_agency = name.outlet is not None and outlets.get(name.outlet).kind == "agency"
    return _WRITER.match(after) is not None and not is_agency


def _form(document: Document, block: Block, words: Span, *, is_end: bool, is_self: bool) -> ReportForm | None:
    text = document.text
    line = text.rfind("\n", block.span.start, words.start) + 1 or block.span.start
    stop = text.find("\n", words.end, block.span.end)
    before, after = text[line : words.start], text[words.end : stop if stop >= 0 else block.span.end]
    if _PICTURE.search(before) or re.search(r"(?i)[©]|copyright", before):
        return None
    if _CONTRIBUTED.match(after):
        return "byline"
    if _DATELINE.match(before) and _DATELINE_AFTER.match(after):
        return "tag"
    is_in_dateline = document.dateline is not None and document.dateline.span.overlaps(words)
    if is_in_dateline and not is_self and block.span.start <= words.start <= block.span.start + _SHORT:
        return "tag"
    is_short = len(before) + len(after) <= _SHORT
    if is_short and not before and _INITIALS_AFTER.match(after):
        return "tag"
    if is_short and _SOURCES.match(before):
        return "tag"
    is_prose = block.kind == "paragraph" and re.search(r"[a-z]{3}[.!?]$", before + after) is not None
    if is_short and (
        _IN_LINE.search(before) or (_LINE.match(before) and (not is_prose or block.kind in _LINES))
    ):
        is_source = re.match(r"(?i)\W*(?:sources?|via)\b|.*\b(?:appeared|published)", before) is not None
        return "tag" if is_source else "byline"
    if is_short and is_end and _ALONE_BEFORE.match(before) and _ALONE_AFTER.match(after):
        return "tag"
    return "tag" if is_end and _TAIL_BEFORE.search(before) and _TAIL_AFTER.match(after) else None
