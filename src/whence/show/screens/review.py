"""Review: what an analyst could decide, one at a time, what moves most claims first.

The effect is estimated, not tried out: of a derivation or a credit, how many claims the article that rests has a
statement in; of a finding, how many have a statement where its words stand; of two descriptions that may mean one
source, how many are counted with a range for it. It orders the list, and is shown as what it is. What is decided leaves
the list by itself: a rejected derivation is no longer there, an accepted one is the analyst's.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from whence.conclusions import SURE, Credit, Derivation, Finding
from whence.keys import key_finding
from whence.records import Span
from whence.show.screens.decided import RIGHT, sort_decisions
from whence.show.screens.twins import ask_twins, find_twins
from whence.show.screens.words import (
    Option,
    ReviewItem,
    can_be_held,
    page_of,
    quote_evidence,
    quote_span,
    say_kinds,
)
from whence.show.views import CaseView, name_document, name_report, read_headline
from whence.show.words import say_when

_PAGE, _MAX_EVIDENCE = 20, 8
Spans = Mapping[str, list[tuple[Span, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is left to decide from `start` on, and how much has been decided."""

    items: list[ReviewItem]
    n: int
    start: int
    n_decided: int


@dataclass(frozen=True, slots=True)
class _Task:
    """Something to decide, not yet in words: only those of the page asked for are made."""

    sort: str
    key: str
    effect: int
    make: Callable[[], ReviewItem]


def make_review(view: CaseView, asked: Mapping[str, str]) -> Review:
    """Give what has not been decided yet, what most claims hang on first.

    `what` keeps one sort of it: rests on, credit, same source or finding.
    """
    tasks = [task for task in _find_tasks(view) if asked.get("what", "") in ("", task.sort)]
    tasks.sort(key=lambda task: (-task.effect, task.key))
    part, start = page_of(tasks, asked, size=_PAGE)
    n_decided = len(sort_decisions(view).rulings)
    return Review(items=[task.make() for task in part], n=len(tasks), start=start, n_decided=n_decided)


def _find_tasks(view: CaseView) -> Iterator[_Task]:
    claims = view.case.weighing.claims
    weights = Counter(d for claim in claims for d in {s.document_id for s in claim.statements})
    for derivation in view.case.trace.derivations:
        if any(e.kind in ("analyst", "through") for e in derivation.evidence):
            continue
        order = next((e.note for e in derivation.evidence if "not known" in e.note), "")
        if derivation.probability < SURE or order:
            effect = weights[derivation.document_id]
            yield _task(
                "rests on", _key_of(derivation), effect, _ask_derivation, view, derivation, order, effect
            )
    looked_at = _find_looked_at(view)
    for credit in view.case.trace.credits:
        if credit.doubt is not None and (credit.document_id, credit.span) not in looked_at:
            effect = weights[credit.document_id]
            yield _task("credit", credit.id, effect, _ask_credit, view, credit, credit.doubt, effect)
    for twins in find_twins(view):
        yield _task("same source", twins.key, len(twins.claims), ask_twins, view, twins)
    stated = _find_stated(view)
    for finding in view.case.weighing.findings:
        effect = _weigh_finding(finding, stated)
        yield _task("finding", key_finding(finding), effect, _ask_finding, view, finding, effect)


def _task(sort: str, key: str, effect: int, ask: Callable[..., ReviewItem], *about: object) -> _Task:
    return _Task(sort, key, effect, lambda: ask(*about))


def _find_looked_at(view: CaseView) -> set[tuple[str, Span]]:
    """Give the places of doubtful credits that an analyst says are right."""
    return {
        place
        for ruling in sort_decisions(view).rulings
        if ruling.decision.kind == "note"
        and ruling.decision.about == "credit"
        and ruling.decision.value == RIGHT
        for place in ruling.places
    }


def _find_stated(view: CaseView) -> Spans:
    """Give, for each document, the spans of its statements with their claims' ids."""
    stated: dict[str, list[tuple[Span, str]]] = {}
    for claim in view.case.weighing.claims:
        for s in claim.statements:
            stated.setdefault(s.document_id, []).extend((span, claim.id) for span in s.spans)
    return stated


def _weigh_finding(finding: Finding, stated: Spans) -> int:
    places = [(e.document_id, e.span) for e in finding.evidence if e.span is not None]
    return len({c for d, place in places for span, c in stated.get(d, ()) if span.overlaps(place)})


def _key_of(derivation: Derivation) -> str:
    return f"{derivation.document_id} {derivation.report_id}"


def _ask_finding(view: CaseView, finding: Finding, effect: int) -> ReviewItem:
    key = key_finding(finding)
    evidence = quote_evidence(view, finding.evidence)
    option = Option(press="n", label="Looked at: put aside", kind="reject", about="finding", keys=[key])
    return ReviewItem(
        key=key,
        question=finding.words,
        why=finding.kind,
        effect=effect,
        options=[option] if any(each.start is not None for each in evidence) else [],
        evidence=evidence[:_MAX_EVIDENCE],
        left="",
        right="",
    )


def _ask_credit(view: CaseView, credit: Credit, doubt: str, effect: int) -> ReviewItem:
    document = view.documents[credit.document_id]
    return ReviewItem(
        key=credit.id,
        question=f"Does {name_document(document)} credit the right outlet here?",
        why=f"its text stands in {name_document(view.documents[doubt])}",
        effect=effect,
        options=[
            Option(press="y", label="It does", kind="note", about="credit", keys=[credit.id], value=RIGHT),
            Option(press="n", label="Not a credit", kind="not a credit", about="credit", keys=[credit.id]),
        ],
        evidence=[quote_span(view, credit.document_id, credit.span)],
        left=document.id,
        right=doubt,
    )


def _ask_derivation(view: CaseView, derivation: Derivation, order: str, effect: int) -> ReviewItem:
    document, report = view.documents[derivation.document_id], view.reports[derivation.report_id]
    evidence = quote_evidence(view, derivation.evidence[:_MAX_EVIDENCE])
    own = [each for each in evidence if each.document == document.id]
    headline = read_headline(document) or document.path.rpartition("/")[2]
    answers = (("y", "It does", "accept"), ("n", "It does not", "reject"))
    return ReviewItem(
        key=_key_of(derivation),
        question=f"Does {name_document(document)} (“{headline}”) rest on {name_report(view, report)}, "
        f"{say_when(report.published)}?",
        why=say_kinds(derivation.evidence) + (f"; {order}" if order else ""),
        effect=effect,
        options=[
            Option(press=press, label=label, kind=kind, about="derivation", keys=[_key_of(derivation)])
            for press, label, kind in answers
            if can_be_held(report)
        ],
        evidence=[*own, *(each for each in evidence if each not in own)],
        left=document.id,
        right=report.document_id or "",
    )
