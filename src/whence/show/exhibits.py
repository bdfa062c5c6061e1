"""Exhibits: the words that bear a finding, shown inside their sentence or paragraph, with a link to the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from whence.records import Document, Evidence, Span
from whence.show.marked_text import Mark, Piece, clip, cut_text
from whence.show.places import say_place
from whence.show.views import CaseView, name_document, say_date

_PARAGRAPH = 700  # characters of a paragraph shown around the words; more is read in the article


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Words in their context. `href` None: the page does not hold the article."""

    outlet: str
    date: str
    place: str
    href: str | None
    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool


def name_anchor(document_id: str, span: Span) -> str:
    """Give the name by which a span of an article is reachable on the page."""
    return f"w-{document_id}-{span.start}-{span.end}"


def make_exhibit(
    document: Document,
    marks: Sequence[Mark],
    *,
    shown: frozenset[str],
    context: Span | None = None,
) -> Exhibit:
    """Show `marks`, the first of them first of all, inside `context` or else inside their block."""
    main = marks[0].span
    within = context or find_block(document, main)
    within, before, after = clip(document.text, within, [main], limit=_PARAGRAPH)
    return Exhibit(
        outlet=name_document(document),
        date=say_date(document),
        place=say_place(document, main, name=PurePath(document.path).name),
        href=f"#{name_anchor(document.id, main)}" if document.id in shown else None,
        pieces=cut_text(document.text, within, marks),
        is_cut_before=before,
        is_cut_after=after,
    )


def exhibit_evidence(
    view: CaseView, evidence: Iterable[Evidence], *, shown: frozenset[str]
) -> tuple[Exhibit, ...]:
    """Show each piece of evidence that has words of an article, inside its sentence."""
    found = []
    for item in evidence:
        document = view.documents.get(item.document_id)
        if document is not None and item.span is not None:
            context = find_sentence(view, document, item.span)
            found.append(make_exhibit(document, [Mark(item.span, "said")], shown=shown, context=context))
    return tuple(found)


def find_block(document: Document, span: Span) -> Span:
    """Give the block that holds the start of `span`, stretched over all of `span`."""
    for block in document.blocks:
        if block.span.start <= span.start < block.span.end:
            return Span(block.span.start, max(block.span.end, span.end))
    return span


def find_sentence(view: CaseView, document: Document, span: Span) -> Span:
    """Give the sentences that `span` touches, as one; its block when it stands in none."""
    reading = view.readings.get(document.id)
    touched = [s.span for s in reading.sentences if s.span.overlaps(span)] if reading else []
    if not touched:
        return find_block(document, span)
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))
