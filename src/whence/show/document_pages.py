"""Articles as the dossier shows them: every block in order, with the words that bear a finding marked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath

from whence.conclusions import SURE, Credit, Derivation, Report
from whence.histories import count_articles
from whence.read.languages import say_limit
from whence.records import Document, Evidence, Span
from whence.show.exhibits import name_anchor
from whence.show.histories import find_history, say_history
from whence.show.marked_text import Mark, Piece, Reference, cut_text
from whence.show.views import (
    EVIDENCE_WORDS,
    CaseView,
    find_claim_documents,
    name_document,
    name_report,
    read_headline,
    say_date,
)
from whence.show.words import count_words, say_when

_OUTSIDE = frozenset({"boilerplate", "other-story"})  # blocks that are no part of the article


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of an article. `sharers` says with whom its text is shared, and how much."""

    kind: str
    label: str
    is_outside: bool
    is_title: bool  # shown above already, and nothing in it is marked
    pieces: tuple[Piece, ...]
    sharers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that follow one another and are all of the article, or all outside it."""

    is_outside: bool
    label: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class RestingView:
    """A report that the article rests on, and how that is known."""

    name: str
    date: str
    target: str
    is_sure: bool
    how: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One article. `facts` are pairs of a label and what the article states of itself."""

    id: str
    title: str
    outlet: str
    date: str
    language: str | None
    facts: tuple[tuple[str, str], ...]
    rests_on: tuple[RestingView, ...]
    history: str  # which version of its article it is, in words; "": the pile holds no other
    groups: tuple[BlockGroup, ...]
    strays: tuple[str, ...]  # anchors of words that stand in no block: they lead to the article's head


def collect_marks(view: CaseView, evidence: Iterable[Evidence]) -> Mapping[str, list[Mark]]:
    """Give, for each document, every span that something on the page leads to.

    `evidence` is what findings and reports bring beside statements, chains and drifts.
    """
    marks: dict[str, list[Mark]] = {document.id: [] for document in view.case.documents}
    for claim in view.case.weighing.claims:
        n = view.numbers[claim.id]
        reference = Reference(str(n), f"claim-{n}", f"claim {n}")
        n_documents = count_articles(find_claim_documents(claim), view.articles)
        for statement in claim.statements:
            kind = "said" if n_documents > 1 else "said-once"
            for place, span in enumerate(statement.spans):
                last = reference if place == len(statement.spans) - 1 else None
                marks[statement.document_id].append(_anchored(statement.document_id, span, kind, last))
            for hop in statement.chain:
                if hop.span is not None:
                    marks[statement.document_id].append(_anchored(statement.document_id, hop.span))
    owners = _owners(view)
    for relation in (relation for claim in view.case.weighing.claims for relation in claim.relations):
        marks[owners[relation.left_id]].append(_anchored(owners[relation.left_id], relation.left))
        marks[owners[relation.right_id]].append(_anchored(owners[relation.right_id], relation.right))
    for drift in view.case.trace.drifts:
        marks[drift.left_id].append(_anchored(drift.left_id, drift.left))
        marks[drift.right_id].append(_anchored(drift.right_id, drift.right))
    for item in evidence:
        if item.span is not None and item.document_id in marks:
            marks[item.document_id].append(_anchored(item.document_id, item.span))
    for document_id, mark in _mark_credits(view):
        marks[document_id].append(mark)
    return marks


def _owners(view: CaseView) -> dict[str, str]:
    return {s.id: s.document_id for claim in view.case.weighing.claims for s in claim.statements}


def _anchored(document_id: str, span: Span, kind: str = "", reference: Reference | None = None) -> Mark:
    return Mark(span, kind, name_anchor(document_id, span), reference)


def name_target(report: Report) -> str:
    """Give the id under which a report stands on the page: its article's, unless it is an original or missing."""
    if report.document_id is None or report.is_original:
        return f"report-{report.id}"
    return f"document-{report.document_id}"


def _mark_credits(view: CaseView) -> Iterator[tuple[str, Mark]]:
    for report in view.case.trace.reports:
        label = Reference(f"→ {name_report(view, report)}", name_target(report), "the report credited here")
        for item in report.credited_by:
            if item.span is not None and item.kind != "implied":
                yield item.document_id, _anchored(item.document_id, item.span, "credit", label)
    for document_id, owned in view.own.items():
        for own in owned:
            span = own.span if isinstance(own, Credit) else own.cue[0]
            yield document_id, _anchored(document_id, span, "own")


def make_document_page(view: CaseView, document: Document, marks: list[Mark]) -> DocumentPage:
    """Give an article in the form that is shown, with `marks` set in it."""
    blocks = _cut_blocks(view, document, marks)
    history = find_history(view, document.id)
    placed = {anchor for block in blocks for piece in block.pieces for anchor in piece.anchors}
    return DocumentPage(
        id=document.id,
        title=read_headline(document) or PurePath(document.path).name,
        outlet=name_document(document),
        date=say_date(document),
        language=document.language,
        facts=_list_facts(document),
        rests_on=tuple(
            _make_resting(view, derivation)
            for derivation in view.case.trace.derivations
            if derivation.document_id == document.id
        ),
        history="" if history is None else say_history(view, history, document.id),
        groups=_group_blocks(blocks),
        strays=tuple(sorted({mark.anchor for mark in marks if mark.anchor} - placed)),
    )


def _list_facts(document: Document) -> tuple[tuple[str, str], ...]:
    text = document.text
    facts = [
        ("Outlet", document.outlet_name or "not stated"),
        (
            "Published",
            document.published.raw or document.published.value if document.published else "not stated",
        ),
    ]
    if document.updated:
        facts.append(("Updated", document.updated.raw or document.updated.value))
    if document.dateline:
        facts.append(("Dateline", document.dateline.span.of(text)))
    if document.byline:
        facts.append(("Byline", document.byline.of(text)))
    facts.append(("File", document.path))
    if document.url:
        facts.append(("Address", document.url))
    if not document.is_complete:
        facts.append(("Note", "the text breaks off"))
    if limit := say_limit(document):
        facts.append(("Language", limit))
    return tuple(facts)


def _make_resting(view: CaseView, derivation: Derivation) -> RestingView:
    report = view.reports[derivation.report_id]
    kinds = dict.fromkeys(EVIDENCE_WORDS.get(item.kind, item.kind) for item in derivation.evidence)
    return RestingView(
        name=name_report(view, report),
        date=say_when(report.published),
        target=name_target(report),
        is_sure=derivation.probability >= SURE,
        how=", ".join(kinds) or "stated by hand",
    )


def _group_blocks(blocks: list[BlockView]) -> tuple[BlockGroup, ...]:
    groups = []
    for is_outside, members in groupby(blocks, key=lambda block: block.is_outside):
        group = tuple(members)
        label = ", ".join(dict.fromkeys(block.label for block in group))
        groups.append(BlockGroup(is_outside, label, group))
    return tuple(groups)


def _cut_blocks(view: CaseView, document: Document, marks: list[Mark]) -> list[BlockView]:
    shared = _find_shared(view, document)
    ordered = sorted(marks, key=lambda mark: mark.span)
    blocks, seen = [], set[str]()
    for block in document.blocks:
        sharers = [words for span, words in shared if span.overlaps(block.span)]
        inside = [mark for mark in ordered if mark.span.overlaps(block.span)]
        pieces = cut_text(document.text, block.span, [_once(mark, seen) for mark in inside])
        seen |= {mark.anchor for mark in inside}
        is_bare = not any(piece.kinds or piece.anchors for piece in pieces)
        blocks.append(
            BlockView(
                kind=block.kind,
                label=f"{block.kind}: {block.detail}" if block.detail else block.kind,
                is_outside=block.kind in _OUTSIDE,
                is_title=block.span == document.headline and is_bare,
                pieces=pieces,
                sharers=tuple(dict.fromkeys(sharers)) if block.kind not in _OUTSIDE else (),
            )
        )
    return blocks


def _once(mark: Mark, seen: set[str]) -> Mark:
    """Give a mark without its anchor where an earlier block has that, since its words run over both."""
    return replace(mark, anchor="") if mark.anchor in seen else mark


def _find_shared(view: CaseView, document: Document) -> list[tuple[Span, str]]:
    shared = []
    for alignment in view.case.trace.alignments:
        if alignment.kind in ("boilerplate", "stock phrase", "incidental"):
            continue
        if alignment.left_id == document.id:
            span, other = alignment.left, alignment.right_id
        elif alignment.right_id == document.id:
            span, other = alignment.right, alignment.left_id
        else:
            continue
        name = name_document(view.documents[other])
        shared.append((span, f"{alignment.kind}, {count_words(alignment.n_words, 'word')}, also in {name}"))
    return shared
