"""Links of the lineage: which account rests on which at first hand, and how that is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import DEPENDENT, SURE, Derivation
from whence.show.views import COPYING, CaseView


@dataclass(frozen=True, slots=True)
class Link:
    """A child rests on a parent. `how`: copied, credited or suggested."""

    parent: str
    child: str
    how: str


def find_links(view: CaseView) -> list[Link]:
    """Give who rests on whom at first hand; a node is a document's id, or a missing report's."""
    strongest: dict[tuple[str, str], Derivation] = {}
    for derivation in view.case.trace.derivations:
        report = view.reports[derivation.report_id]
        pair = report.document_id or report.id, derivation.document_id
        if is_direct(derivation) and pair[0] != pair[1] and derivation.document_id in view.documents:
            best = strongest.get(pair)
            if best is None or derivation.probability > best.probability:
                strongest[pair] = derivation
    sharing = _find_sharing(view)
    return [Link(*pair, _say_how(view, derivation, sharing)) for pair, derivation in sorted(strongest.items())]


def is_direct(derivation: Derivation) -> bool:
    """Tell whether an article rests on a report at first hand, and not through another alone."""
    return not derivation.evidence or any(item.kind != "through" for item in derivation.evidence)


def drop_detours(links: list[Link]) -> list[Link]:
    """Leave out a line to what an article also rests on through another: the way through says it."""
    above: dict[str, set[str]] = {}
    for link in links:
        if link.how != "suggested":
            above.setdefault(link.child, set()).add(link.parent)
    return [link for link in links if not _is_reached(link, above)]


def _is_reached(link: Link, above: Mapping[str, set[str]]) -> bool:
    waiting = list(above.get(link.child, set()) - {link.parent})
    seen = {link.child}
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += above.get(key, ())
    return link.parent in seen


def _find_sharing(view: CaseView) -> dict[str, set[str]]:
    """Give, for each document, those it shares text with that two newsrooms would not both have written."""
    sharing: dict[str, set[str]] = {}
    for alignment in view.case.trace.alignments:
        if alignment.kind in DEPENDENT:
            sharing.setdefault(alignment.left_id, set()).add(alignment.right_id)
            sharing.setdefault(alignment.right_id, set()).add(alignment.left_id)
    return sharing


def _say_how(view: CaseView, derivation: Derivation, sharing: Mapping[str, set[str]]) -> str:
    if derivation.probability < SURE:
        return "suggested"
    if any(item.kind in COPYING for item in derivation.evidence):
        return "copied"
    beside = sharing.get(derivation.document_id, set())
    return "copied" if beside.intersection(view.resting[derivation.report_id].sure) else "credited"
