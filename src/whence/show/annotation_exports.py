"""Marked passages as W3C Web Annotations: statements, credits and sources, each by its words and by its position."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from whence.conclusions import Case, Claim, Statement
from whence.records import Document, Span
from whence.show.judgements import say_count
from whence.show.outlet_names import name_outlet
from whence.show.places import Range, map_span
from whence.show.rows import Row
from whence.show.standings import AS_FOUND, Standings, find_standings
from whence.show.views import CaseView, name_document, read_headline, view_case

_CONTEXT = 32  # characters of the working text on either side of a quotation
_FORMATS = {"text": "text/plain", "html": "text/html", "json": "application/json", "markdown": "text/markdown"}


def write_annotations(case: Case) -> str:
    """Give an AnnotationCollection in JSON-LD (Web Annotation Data Model, W3C 2017).

    Every target has a TextQuoteSelector with the words as they are read, and a TextPositionSelector in code points of
    the file as decoded. Words that markup cuts apart are several targets of one annotation.
    """
    view = view_case(case)
    standings = find_standings(view)
    items = [*_list_statements(view, standings), *_list_credits(view), *_list_sources(view, standings)]
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"whence": "urn:whence:"}],
        "id": "urn:whence:annotations",
        "type": "AnnotationCollection",
        "label": "Statements, credits and sources",
        "generator": {"id": "urn:whence:software", "type": "Software", "name": "whence"},
        "total": len(items),
        "first": {
            "id": "urn:whence:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items
        },
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(collection), indent=2).decode() + "\n"


def _list_statements(view: CaseView, standings: Standings) -> Iterator[Row]:
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            words = _say_statement(view, claim, statement)
            document = view.documents[statement.document_id]
            standing = standings.claims.get(claim.id, AS_FOUND).words
            yield _annotate(
                f"statement:{statement.id}", document, statement.spans, ("statement", words, standing)
            )


def _say_statement(view: CaseView, claim: Claim, statement: Statement) -> str:
    return f"Claim {view.numbers[claim.id]}: {claim.slot} ({statement.stance}; {say_count(claim.origins)})"


def _list_credits(view: CaseView) -> Iterator[Row]:
    for credit in view.case.trace.credits:
        name = name_outlet(credit.outlet) or "an account nobody names"
        whose = "its own reporting" if credit.is_self else name
        document = view.documents[credit.document_id]
        body = ("credit", f"Credits {whose} ({credit.form})", AS_FOUND.words)
        yield _annotate(f"credit:{credit.id}", document, (credit.span,), body)


def _list_sources(view: CaseView, standings: Standings) -> Iterator[Row]:
    """Yield the words for each source on whose word a statement stands, once for each place."""
    seen: set[tuple[str, tuple[Span, ...]]] = set()
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            attribution = view.attributions.get(statement.attribution_id or "")
            if attribution is None or (attribution.document_id, attribution.source) in seen:
                continue
            seen.add((attribution.document_id, attribution.source))
            standing = standings.sources.get(statement.origin or "", AS_FOUND).words
            named = "named" if attribution.speaker and attribution.speaker.is_named else "unnamed"
            body = ("source", f"A source, {named}: {statement.origin or 'no stated origin'}", standing)
            document = view.documents[attribution.document_id]
            yield from (
                [_annotate(f"source:{attribution.id}", document, attribution.source, body)]
                if attribution.source
                else []
            )


def _annotate(key: str, document: Document, spans: Iterable[Span], body: tuple[str, str, str]) -> Row:
    kind, words, standing = body
    return {
        "id": f"urn:whence:{key}",
        "type": "Annotation",
        "motivation": "describing",
        "whence:kind": kind,
        "whence:standing": standing,
        "body": {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"},
        "target": [
            _target(document, part, where) for span in spans for part, where in cut_pieces(document, span)
        ],
    }


def _target(document: Document, part: Span, where: Range) -> Row:
    text = document.text
    source: Row = {
        "id": f"urn:whence:document:{document.id}",
        "type": "Text",
        "whence:path": document.path,
        "whence:outlet": name_document(document),
        "whence:headline": read_headline(document) or "",
    }
    if document.media in _FORMATS:
        source["format"] = _FORMATS[document.media]
    if document.url:
        source["via"] = document.url
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": part.of(text),
                "prefix": text[max(0, part.start - _CONTEXT) : part.start],
                "suffix": text[part.end : part.end + _CONTEXT],
            },
            {"type": "TextPositionSelector", "start": where[0], "end": where[1]},
        ],
    }


def cut_pieces(document: Document, span: Span) -> Iterator[tuple[Span, Range]]:
    """Yield the parts of a span, each with the one range of the decoded file that it comes from, in text order."""
    if not document.origin:
        yield span, (span.start, span.end)
        return
    first = max(0, bisect_right(document.origin, span.start, key=lambda segment: segment.start) - 1)
    held: tuple[Span, Range] | None = None
    for segment in document.origin[first:]:
        if segment.start >= span.end:
            break
        part = Span(max(segment.start, span.start), min(segment.end, span.end))
        ranges = map_span(document, part) if part.start < part.end else []
        if not ranges:
            continue
        where = ranges[0][0], ranges[-1][1]
        if held is not None and held[1][1] == where[0] and held[0].end == part.start:
            held = Span(held[0].start, part.end), (held[1][0], where[1])
            continue
        if held is not None:
            yield held
        held = part, where
    if held is not None:
        yield held
