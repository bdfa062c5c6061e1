"""Document: the whole working text of one article with everything that is known of its words marked in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whence.conclusions import SURE, Claim, Credit, Derivation, Statement
from whence.errors import WhenceError
from whence.histories import count_articles
from whence.read.languages import say_limit
from whence.records import Document, Span
from whence.show.histories import find_history, say_history
from whence.show.screens.decided import Remark, make_remarks, sort_decisions
from whence.show.screens.words import Named, Words, can_be_held, quote_evidence, quote_span, say_kinds
from whence.show.views import (
    CaseView,
    find_claim_documents,
    find_hops,
    name_document,
    name_report,
    read_headline,
    say_date,
)
from whence.show.words import say_when, shorten

_APART = ("boilerplate", "stock phrase", "incidental")  # shared words that are no evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that something is known of. `kind`: claim, credit, source, own or shared; `screen` and `key` lead to it.

    `label` says in full what the mark is. `target` is what a decision about it names; "": none can be made.
    """

    kind: str
    start: int
    end: int
    label: str
    screen: str
    key: str
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words under the same marks, given by their places in `marks`."""

    text: str
    start: int
    marks: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block in order. `reason` says why it was taken for what it is; `is_outside`: no part of the article."""

    kind: str
    detail: str
    reason: str
    is_outside: bool
    start: int
    end: int
    pieces: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the article states of itself, and the words that do; `how` says where that was read."""

    name: str
    words: str
    evidence: list[Words]
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A report that the article rests on. `key` is what a decision about it names; `is_decided`: an analyst said so."""

    key: str
    report: str
    name: str
    date: str
    document: str | None
    is_sure: bool
    is_decided: bool
    can_decide: bool
    how: str
    evidence: list[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One article: what it states of itself, what it rests on, and its text with all marks."""

    id: str
    title: str
    outlet: str
    date: str
    facts: list[Fact]
    limit: str
    history: str
    rests_on: list[Rest]
    pairs: list[Named]
    remarks: list[Remark]
    marks: list[Mark]
    blocks: list[BlockView]


def make_document(view: CaseView, key: str) -> DocumentView:
    """Give an article by its id, or by the end of its path; raises `WhenceError` where there is none."""
    document = view.documents.get(key)
    if document is None:
        ends = [d for d in view.case.documents if d.path == key or d.path.endswith(f"/{key}")]
        if len(ends) != 1:
            raise WhenceError(f"there is no article {key!r} in the case")
        document = ends[0]
    marks = sorted(_find_marks(view, document), key=lambda m: (m.start, -m.end, m.kind, m.key))
    history = find_history(view, document.id)
    shared = {a.right_id if a.left_id == document.id else a.left_id for a in view.case.trace.alignments
              if document.id in (a.left_id, a.right_id) and a.kind not in _APART}  # fmt: skip
    return DocumentView(
        id=document.id,
        title=read_headline(document) or document.path.rpartition("/")[2],
        outlet=name_document(document),
        date=say_date(document),
        facts=list(_list_facts(view, document)),
        limit=say_limit(document) or "",
        history="" if history is None else say_history(view, history, document.id),
        rests_on=[_make_rest(view, d) for d in view.case.trace.derivations if d.document_id == document.id],
        pairs=[
            Named(kind="pair", key=other, name=name_document(view.documents[other])) for other in sorted(shared)
        ],
        remarks=make_remarks(
            r
            for r in sort_decisions(view).rulings
            if r.decision.about == "document" and any(place[0] == document.id for place in r.places)
        ),
        marks=marks,
        blocks=[_cut_block(document, n, marks) for n in range(len(document.blocks))],
    )


def _find_marks(view: CaseView, document: Document) -> Iterator[Mark]:
    stated = [(c, s) for c in view.case.weighing.claims for s in c.statements if s.document_id == document.id]
    for claim, statement in stated:
        label = _label_claim(view, claim)
        for span in statement.spans:
            yield _mark("claim", span, label, "claims", str(view.numbers[claim.id]), statement.id)
    speakers = _find_speakers(view, [statement for _, statement in stated])
    for reading_attribution in view.readings[document.id].attributions:
        key = speakers.get(reading_attribution.id, "")
        for span in reading_attribution.source:
            yield _mark("source", span, "who says so", "sources" if key else "", key, reading_attribution.id)
    credited = {
        (e.document_id, e.span): report for report in view.case.trace.reports for e in report.credited_by
    }
    for credit in view.case.trace.credits:
        if credit.document_id == document.id and not credit.is_self:
            report = credited.get((document.id, credit.span))
            name = name_report(view, report) if report is not None else credit.outlet or "an outlet"
            screen, key = _place_of(report.document_id) if report is not None else ("", "")
            yield _mark("credit", credit.span, f"credits {name}", screen, key, credit.id)
    for own in view.own[document.id]:
        span = own.span if isinstance(own, Credit) else own.cue[0]
        yield _mark("own", span, "reporting of its own", "", "", own.id if isinstance(own, Credit) else "")
    for one in view.case.trace.alignments:
        if one.kind in _APART or document.id not in (one.left_id, one.right_id):
            continue
        here, other = (one.left, one.right_id) if one.left_id == document.id else (one.right, one.left_id)
        label = f"{one.kind}: {one.n_words} words, also in {name_document(view.documents[other])}"
        yield _mark("shared", here, label, "pair", f"{document.id} {other}")


def _label_claim(view: CaseView, claim: Claim) -> str:
    n_articles = count_articles(find_claim_documents(claim), view.articles)
    said = f"said in {n_articles} article{'s' * (n_articles != 1)}"
    return f"claim {view.numbers[claim.id]}, {said}: {shorten(claim.slot, 120)}"


def _find_speakers(view: CaseView, statements: Sequence[Statement]) -> Mapping[str, str]:
    """Give the key of the source that each attribution is of, where a statement stands on it."""
    return {
        statement.attribution_id: hop.key
        for statement in statements
        for hop in find_hops(view, statement)
        if hop.kind == "source" and statement.attribution_id is not None
    }


def _place_of(document_id: str | None) -> tuple[str, str]:
    return ("documents", document_id) if document_id is not None else ("missing", "")


def _mark(kind: str, span: Span, label: str, screen: str, key: str, target: str = "") -> Mark:
    return Mark(kind=kind, start=span.start, end=span.end, label=label, screen=screen, key=key, target=target)


def _cut_block(document: Document, index: int, marks: Sequence[Mark]) -> BlockView:
    block = document.blocks[index]
    inside = [n for n, m in enumerate(marks) if m.start < block.span.end and block.span.start < m.end]
    edges = {block.span.start, block.span.end}
    for n in inside:
        edges |= {max(marks[n].start, block.span.start), min(marks[n].end, block.span.end)}
    pieces = [
        Piece(
            text=document.text[start:end],
            start=start,
            marks=[n for n in inside if marks[n].start < end and start < marks[n].end],
        )
        for start, end in pairwise(sorted(edges))
    ]
    return BlockView(
        kind=block.kind,
        detail=block.detail,
        reason=block.reason,
        is_outside=block.kind in ("boilerplate", "other-story"),
        start=block.span.start,
        end=block.span.end,
        pieces=pieces,
    )


def _list_facts(view: CaseView, document: Document) -> Iterator[Fact]:
    text = document.text
    outlet = quote_evidence(view, document.outlet_evidence)
    yield Fact(name="Outlet", words=document.outlet_name or "not stated", evidence=outlet)
    for name, stamp in (("Published", document.published), ("Updated", document.updated)):
        if stamp is not None:
            how = "in the text" if stamp.span is not None else "in the page's metadata"
            zone = f", zone {stamp.zone}" if stamp.zone else ""
            words = f"{say_when(stamp.when)} (“{stamp.raw}”; to the {stamp.precision}{zone})"
            stated = [] if stamp.span is None else [quote_span(view, document.id, stamp.span)]
            yield Fact(name=name, words=words, evidence=stated, how=how)
        elif name == "Published":
            yield Fact(name=name, words="not stated", evidence=[])
    if document.captured is not None:
        yield Fact(
            name="Captured", words=say_when(document.captured), evidence=[], how="as its container states"
        )
    if document.dateline:
        yield Fact(
            name="Dateline",
            words=document.dateline.span.of(text),
            evidence=[quote_span(view, document.id, document.dateline.span)],
        )
    if document.byline:
        yield Fact(
            name="Byline",
            words=document.byline.of(text),
            evidence=[quote_span(view, document.id, document.byline)],
        )
    yield Fact(name="File", words=document.path, evidence=[])
    yield Fact(name="SHA-256 begins", words=document.id, evidence=[])
    if document.url:
        yield Fact(name="Address", words=document.url, evidence=[])
    yield Fact(
        name="Language", words=document.language or "not known", evidence=[], how=document.language_reason
    )
    if not document.is_complete:
        yield Fact(name="Note", words="the text breaks off", evidence=[])


def _make_rest(view: CaseView, derivation: Derivation) -> Rest:
    report = view.reports[derivation.report_id]
    return Rest(
        key=f"{derivation.document_id} {derivation.report_id}",
        report=report.id,
        name=name_report(view, report),
        date=say_when(report.published),
        document=report.document_id,
        is_sure=derivation.probability >= SURE,
        is_decided=any(e.kind == "analyst" for e in derivation.evidence),
        can_decide=can_be_held(report),
        how=say_kinds(derivation.evidence),
        evidence=quote_evidence(view, derivation.evidence),
    )
