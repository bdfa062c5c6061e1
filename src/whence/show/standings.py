"""Who stands behind each part of a case: the machine, a mere suggestion of its, or the analyst."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.conclusions import SURE, Derivation, Finding, Report
from whence.decisions import Ruling, place_decisions
from whence.keys import key_finding
from whence.records import Span
from whence.show.views import CaseView
from whence.trace.rulings import ANALYST

FOUND = "found by the machine"
SUGGESTED = "suggested by the machine"
CONFIRMED = "confirmed by the analyst"
CHANGED = "changed by the analyst"
_CHANGING = frozenset({"merge", "split", "rename", "same source", "original"})

Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the four above in `words`; `decisions` are the numbers in the log of those about it that are in force."""

    words: str = FOUND
    decisions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standings:
    """What the analyst decided, by the ids of what it is about; what is not there is as the machine found it.

    `sources` and `letters` (reliability, Admiralty scale) go by the key of the origin.
    """

    claims: Mapping[str, Standing] = field(default_factory=dict)
    statements: Mapping[str, Standing] = field(default_factory=dict)
    sources: Mapping[str, Standing] = field(default_factory=dict)
    reports: Mapping[str, Standing] = field(default_factory=dict)
    documents: Mapping[str, Standing] = field(default_factory=dict)
    findings: Mapping[str, Standing] = field(default_factory=dict)
    derivations: Mapping[tuple[str, str], Standing] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)


def find_standings(view: CaseView) -> Standings:
    """Find the things of a case that decisions are about, by the words that those quote."""
    rulings, _ = place_decisions(view.case.decisions, view.case.documents)
    about: dict[str, dict[str, list[Ruling]]] = {name: {} for name in ("claim", "statement", "source")}
    for ruling in rulings:
        if ruling.decision.about in about:
            for kind, key in _find_stated(view, ruling):
                _put(about[kind], key, ruling)
    letters = {
        key: ruling.decision.value
        for key, found in about["source"].items()
        for ruling in found
        if ruling.decision.kind == "rate"
    }
    trace, weighing = view.case.trace, view.case.weighing
    return Standings(
        claims=_judge_all(about["claim"]),
        statements=_judge_all(about["statement"]),
        sources=_judge_all(about["source"]),
        reports={report.id: _judge(_of_report(rulings, report)) for report in trace.reports},
        documents={d.id: _judge(_of_document(rulings, d.id)) for d in view.case.documents},
        findings={key_finding(each): _judge(_of_finding(rulings, each)) for each in weighing.findings},
        derivations={(d.document_id, d.report_id): _judge_derivation(d, rulings) for d in trace.derivations},
        letters=letters,
    )


def _put(found: dict[str, list[Ruling]], key: str, ruling: Ruling) -> None:
    if ruling not in found.setdefault(key, []):
        found[key].append(ruling)


def _find_stated(view: CaseView, ruling: Ruling) -> Iterable[tuple[str, str]]:
    """Yield (kind, key) for each claim, statement or origin whose words a ruling quotes."""
    about = ruling.decision.about
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            if about != "source":
                if _holds(ruling.places, statement.document_id, statement.spans):
                    yield about, claim.id if about == "claim" else statement.id
                continue
            attribution = view.attributions.get(statement.attribution_id or "")
            words = () if attribution is None else attribution.source
            if statement.origin is not None and _holds(ruling.places, statement.document_id, words):
                yield "source", statement.origin


def _holds(places: Iterable[Place], document_id: str, spans: Sequence[Span]) -> bool:
    return any(key == document_id and span.overlaps(each) for key, span in places for each in spans)


def _judge_all(found: Mapping[str, list[Ruling]]) -> dict[str, Standing]:
    return {key: _judge(rulings) for key, rulings in found.items()}


def _judge(rulings: Sequence[Ruling]) -> Standing:
    kinds = {ruling.decision.kind for ruling in rulings}
    words = CONFIRMED if "accept" in kinds else CHANGED if kinds & _CHANGING else FOUND
    return Standing(words, tuple(ruling.decision.number for ruling in rulings))


def _of_report(rulings: Sequence[Ruling], report: Report) -> list[Ruling]:
    found = []
    for ruling in (r for r in rulings if r.decision.about == "report"):
        cited = any(_holds(ruling.places, e.document_id, [e.span]) for e in report.credited_by if e.span)
        named = ruling.places[-1][0] if ruling.places else None
        is_that = report.document_id is not None and named == report.document_id
        if is_that or (report.document_id is None and cited):
            found.append(ruling)
    return found


def _of_document(rulings: Sequence[Ruling], document_id: str) -> list[Ruling]:
    return [r for r in rulings if r.decision.about == "document" and r.places and r.places[0][0] == document_id]


def _of_finding(rulings: Sequence[Ruling], finding: Finding) -> list[Ruling]:
    spans = [(e.document_id, e.span) for e in finding.evidence if e.span is not None]
    return [
        ruling
        for ruling in rulings
        if ruling.decision.about == "finding" and ruling.places and set(ruling.places) == set(spans)
    ]


def _judge_derivation(derivation: Derivation, rulings: Sequence[Ruling]) -> Standing:
    """Judge by the evidence: an analyst's word is a piece of it, and what is unsure without one is a suggestion."""
    said = {(e.document_id, e.span) for e in derivation.evidence if e.kind == ANALYST}
    numbers = tuple(
        ruling.decision.number
        for ruling in rulings
        if ruling.decision.about == "derivation" and ruling.places and ruling.places[0] in said
    )
    if said:
        return Standing(CONFIRMED, numbers)
    return Standing(FOUND if derivation.probability >= SURE else SUGGESTED)


AS_FOUND = Standing()
