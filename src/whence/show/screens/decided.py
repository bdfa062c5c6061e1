"""Decisions as the screens show them: in force, without their words, of later days; and those about one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.conclusions import Claim
from whence.decisions import Decision, Ruling, find_quote, place_decisions
from whence.records import Span
from whence.show.views import CaseView

KINDS: Mapping[str, str] = {
    "accept": "confirmed", "reject": "rejected", "merge": "merged", "split": "split apart", "rename": "named",
    "same source": "the same source", "not a credit": "not a credit", "original": "is the original", "rate": "rated",
    "note": "note", "undo": "taken back",
}  # fmt: skip
RIGHT = "right as it is"  # the note by which an analyst says that a doubtful credit is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What an analyst decided about the thing that a card shows. `number` takes it back."""

    number: int
    said: str
    value: str
    why: str
    analyst: str
    decided: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions that nothing undoes. `later`: their words stand in articles left out for the day that is shown."""

    rulings: list[Ruling]
    lost: list[Decision]
    later: list[Decision]


def sort_decisions(view: CaseView) -> Standing:
    """Give the decisions that nothing undoes, by whether their words are there."""
    case = view.case
    rulings, unplaced = place_decisions(case.decisions, case.documents)
    if not unplaced or case.as_of is None:
        return Standing(rulings, unplaced, [])
    left_out = {*case.as_of.later, *case.as_of.undated}
    by_path = {document.path: document for document in case.documents}
    later = [
        decision
        for decision in unplaced
        if all(q.path in left_out or find_quote(q, view.documents, by_path) for q in decision.quotes)
    ]
    numbers = {decision.number for decision in later}
    return Standing(rulings, [d for d in unplaced if d.number not in numbers], later)


def list_states(view: CaseView) -> dict[int, str]:
    """Give the state of every decision by its number: in force, lost, later, undone, or undo."""
    decisions, standing = view.case.decisions, sort_decisions(view)
    states = {d.number: "undo" if d.kind == "undo" else "undone" for d in decisions}
    states |= {ruling.decision.number: "in force" for ruling in standing.rulings}
    return states | {d.number: "lost" for d in standing.lost} | {d.number: "later" for d in standing.later}


def make_remarks(rulings: Iterable[Ruling]) -> list[Remark]:
    """Give decisions as a card shows them."""
    return [
        Remark(
            number=r.decision.number,
            said=KINDS[r.decision.kind],
            value=r.decision.value,
            why=r.decision.why,
            analyst=r.decision.analyst,
            decided=r.decision.decided,
        )
        for r in rulings
    ]


def find_claim_rulings(view: CaseView, claims: Iterable[Claim]) -> dict[str, list[Ruling]]:
    """Give, by the claim's id, the decisions in force about a claim that quote one of its statements."""
    about = [r for r in sort_decisions(view).rulings if r.decision.about == "claim"]
    found: dict[str, list[Ruling]] = {}
    if not about:
        return found
    stated: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for statement in claim.statements:
            stated.setdefault(statement.document_id, []).extend((span, claim.id) for span in statement.spans)
    for ruling in about:
        meant = {
            key
            for document_id, place in ruling.places
            for span, key in stated.get(document_id, ())
            if span.overlaps(place)
        }
        for key in meant:
            found.setdefault(key, []).append(ruling)
    return found
