"""One claim, source, report or document: who says so, on whose word, with the exact words and their place."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from textwrap import wrap
from typing import Literal

from rich.console import Console
from rich.text import Text

from whence.conclusions import Case, Claim, Hop, Relation, Report, Statement
from whence.errors import WhenceError
from whence.read.languages import say_limit
from whence.records import Document, Evidence, Span
from whence.show.claim_cards import say_origins
from whence.show.histories import find_history, list_history, say_history
from whence.show.judgements import find_gaps, say_answers, say_ceiling, say_gap, say_ledger, say_status
from whence.show.places import join_spans, say_place
from whence.show.sources import Speaker, list_speakers, say_sources
from whence.show.summary import say_resting
from whence.show.views import (
    CaseView,
    find_hops,
    find_unsaid,
    list_values,
    name_document,
    name_hop,
    name_report,
    read_headline,
    say_date,
    view_case,
)
from whence.show.words import count_words, join_words, quote, say_when, shorten, show_controls

DetailKind = Literal["claim", "source", "report", "document"]


def write_details(case: Case, kind: DetailKind, key: str, console: Console) -> None:
    """Print one claim (number or id), source, report or document (id, or part of its name).

    WhenceError when nothing in the case answers to `key`.
    """
    view = view_case(case)
    writers: dict[DetailKind, Callable[[_Page, CaseView, str], None]] = {
        "claim": _write_claim,
        "source": _write_source,
        "report": _write_report,
        "document": _write_document,
    }
    writers[kind](_Page(console), view, key)


class _Page:
    """Lines on a console, wrapped, set in, and with no control character of an article in them."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def put(self, words: str, indent: int = 0, style: str = "") -> None:
        """Print `words` with what follows the first line set in by two more."""
        pad = " " * indent
        width = max(self.console.width, 40)
        line = " ".join(show_controls(words).split())
        for part in wrap(line, width, initial_indent=pad, subsequent_indent=pad + "  ") or [""]:
            self.console.print(Text(part, style=style), soft_wrap=True)

    def head(self, words: str) -> None:
        """Print a heading."""
        self.put(words, style="bold")


# ---- claims


def _find_claim(view: CaseView, key: str) -> Claim:
    claims = view.case.weighing.claims
    if key.isdecimal() and 1 <= int(key) <= len(claims):
        return claims[int(key) - 1]
    for claim in claims:
        if claim.id == key:
            return claim
    raise WhenceError(f"claim {key!r}: no such claim; the case has {_say_range(len(claims))}")


def _say_range(n: int) -> str:
    return f"claims 1 to {n}" if n else "no claims"


def _write_claim(page: _Page, view: CaseView, key: str) -> None:
    claim = _find_claim(view, key)
    page.head(f"Claim {view.numbers[claim.id]}: {claim.slot}")
    page.put(f"{say_origins(claim)} · {count_words(len(claim.statements), 'statement')}  [{claim.id}]")
    status = say_status(claim)
    if status:
        page.put(f"{status} ({say_ceiling(claim)})")
    for reason in claim.origins.reasons:
        page.put(f"- {reason}", 2)
    _write_lines(page, "Answers", say_answers(claim))
    for statement in claim.statements:
        _write_statement(page, view, statement)
    owners = {statement.id: statement for statement in claim.statements}
    if claim.relations:
        page.head("How they stand to each other")
    for relation in claim.relations:
        _write_relation(page, view, owners, relation)
    _write_drifts(page, view, claim.statements)
    _write_lines(page, "What was known when", say_ledger(claim))
    gaps = find_gaps(claim, view.case.weighing.gaps)
    _write_lines(page, "What would settle it", [say_gap(gap) for gap in gaps])


def _write_lines(page: _Page, heading: str, lines: Iterable[str]) -> None:
    """Print lines under a heading; neither where there is none."""
    for number, line in enumerate(lines):
        if number == 0:
            page.head(heading)
        page.put(line, 2)


def _write_statement(page: _Page, view: CaseView, statement: Statement) -> None:
    document = view.documents[statement.document_id]
    page.head(f"{name_document(document)} {statement.stance}")
    page.put(f"{quote(shorten(join_spans(document, statement.spans), 600))}", 2)
    page.put(f"at {say_place(document, _hull(statement.spans))}", 4)
    if values := list_values(statement):
        page.put(f"value: {join_words(values)}", 4)
    if statement.said is not None:
        page.put(f"said: {say_when(statement.said)}", 4)
    for hop in find_hops(view, statement):
        _write_hop(page, view, document, hop)
    unsaid = find_unsaid(view, statement)
    if unsaid is not None:
        page.put(f"resting on {name_report(view, unsaid)}; no words beside these credit it", 4)
    if statement.origin is None:
        page.put("on whose word is not stated", 4)


def _write_hop(page: _Page, view: CaseView, document: Document, hop: Hop) -> None:
    if hop.kind == "document":
        return
    label = {"report": "resting on", "source": "on the word of"}[hop.kind]
    date = f", {say_when(view.reports[hop.key].published)}" if hop.key in view.reports else ""
    page.put(f"{label} {name_hop(view, hop)}{date}", 4)
    if hop.span is not None:
        words = shorten(hop.span.of(document.text), 200)
        page.put(f"the words: {quote(words)} at {say_place(document, hop.span)}", 6)


def _write_relation(page: _Page, view: CaseView, owners: dict[str, Statement], relation: Relation) -> None:
    left = view.documents[owners[relation.left_id].document_id]
    right = view.documents[owners[relation.right_id].document_id]
    page.put(f"{relation.kind}: {name_document(left)} and {name_document(right)} ({relation.rule})", 2)
    page.put(f"{quote(shorten(relation.left.of(left.text), 200))}", 4)
    page.put(f"{quote(shorten(relation.right.of(right.text), 200))}", 4)


def _write_drifts(page: _Page, view: CaseView, statements: Iterable[Statement]) -> None:
    stated = [(statement.document_id, statement.sentence) for statement in statements]
    drifts = [
        drift
        for drift in view.case.trace.drifts
        if any(d == drift.left_id and span.overlaps(drift.left) for d, span in stated)
        and any(d == drift.right_id and span.overlaps(drift.right) for d, span in stated)
    ]
    if drifts:
        page.head("What changed on the way")
    for drift in drifts:
        page.put(f"{drift.kind}: {drift.words}", 2)


# ---- sources


def _write_source(page: _Page, view: CaseView, key: str) -> None:
    speakers = list_speakers(view)
    folded = key.casefold()
    found = [s for s in speakers if s.key == key] or [
        s for s in speakers if any(folded in words.casefold() for words in (*s.words, s.key))
    ]
    if not found:
        some = join_words([repr(speaker.words[0]) for speaker in speakers[:3]], last="or")
        raise WhenceError(f"source {key!r}: nobody in the case is called so; try {some or 'another name'}")
    for speaker in found:
        _write_speaker(page, view, speaker)


def _write_speaker(page: _Page, view: CaseView, speaker: Speaker) -> None:
    kind = "named" if speaker.is_named else "unnamed"
    page.head(f"{speaker.words[0]} ({kind})  [{speaker.key}]")
    for words in speaker.words[1:]:
        page.put(f"also described as: {words}", 2)
    for claim, statement in speaker.stated:
        document = view.documents[statement.document_id]
        page.put(f"claim {view.numbers[claim.id]}, {statement.stance}, in {name_document(document)}", 2)
        page.put(f"{quote(shorten(join_spans(document, statement.spans), 300))}", 4)
        page.put(f"at {say_place(document, _hull(statement.spans))}", 4)


# ---- reports


def _write_report(page: _Page, view: CaseView, key: str) -> None:
    folded = key.casefold()
    reports = view.case.trace.reports
    found = [r for r in reports if r.id == key] or [
        r for r in reports if folded in name_report(view, r).casefold()
    ]
    if not found:
        some = join_words([repr(name_report(view, report)) for report in reports[:3]], last="or")
        raise WhenceError(f"report {key!r}: no such report in the case; try {some or 'another outlet'}")
    for report in found:
        _write_one_report(page, view, report)


def _write_one_report(page: _Page, view: CaseView, report: Report) -> None:
    where = "in the pile" if report.document_id else "not in the pile"
    page.head(f"{name_report(view, report)}, {say_when(report.published)} ({where})  [{report.id}]")
    page.put(say_resting(view, report), 2)
    page.put(f"sources: {say_sources(report) or 'not stated'}", 2)
    _write_evidence(page, view, "dated by", report.how_dated)
    _write_evidence(page, view, "credited by", report.credited_by)
    for load in view.case.weighing.load_bearing:
        if load.key == report.id:
            numbers = [str(view.numbers[claim_id]) for claim_id in load.claim_ids]
            words = count_words(len(numbers), "claim")
            page.put(f"if it falls: {words} lose all support: {join_words(numbers)}", 2)


def _write_evidence(page: _Page, view: CaseView, label: str, evidence: Iterable[Evidence]) -> None:
    for item in evidence:
        document = view.documents[item.document_id]
        place = document.path if item.span is None else say_place(document, item.span)
        note = f" ({item.note})" if item.note else ""
        page.put(f"{label} {name_document(document)}: {quote(shorten(item.words, 200))}{note}", 2)
        page.put(f"at {place}", 4)


# ---- documents


def _write_document(page: _Page, view: CaseView, key: str) -> None:
    documents = view.case.documents
    found = [d for d in documents if key in (d.id, d.path, PurePath(d.path).name)]
    found = found or [d for d in documents if key.casefold() in f"{d.path} {d.outlet_name}".casefold()]
    if not found:
        some = join_words([repr(PurePath(d.path).name) for d in documents[:3]], last="or")
        raise WhenceError(f"document {key!r}: no such article in the case; try {some or 'another file'}")
    for document in found:
        _write_one_document(page, view, document)


def _write_one_document(page: _Page, view: CaseView, document: Document) -> None:
    headline = read_headline(document) or PurePath(document.path).name
    page.head(f"{headline}  [{document.id}]")
    page.put(f"{document.outlet_name or 'outlet not stated'} · {say_date(document)} · {document.path}", 2)
    if limit := say_limit(document):
        page.put(limit, 2)
    history = find_history(view, document.id)
    if history is not None:
        page.put(say_history(view, history, document.id), 2)
        for depth, words in list_history(view, history):
            page.put(words, 4 + 2 * depth)
    for derivation in view.case.trace.derivations:
        if derivation.document_id == document.id:
            report = view.reports[derivation.report_id]
            _write_evidence(page, view, f"rests on {name_report(view, report)}:", derivation.evidence)
    for own in view.own[document.id]:
        span = own.span if hasattr(own, "span") else _hull((*own.source, *own.cue))
        page.put(f"reporting of its own: {quote(span.of(document.text))} at {say_place(document, span)}", 2)
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            if statement.document_id == document.id:
                words = shorten(join_spans(document, statement.spans), 200)
                page.put(f"claim {view.numbers[claim.id]}, {statement.stance}: {quote(words)}", 2)


def _hull(spans: Iterable[Span]) -> Span:
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))
