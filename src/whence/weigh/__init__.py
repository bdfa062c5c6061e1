"""Weigh: what is claimed, by how many origins, and where accounts differ."""

from collections.abc import Sequence

from whence.conclusions import Claim, Trace, Weighing
from whence.read import told
from whence.records import Document, Reading
from whence.trace import article_texts
from whence.trace.words import load_weights
from whence.weigh.assertions import find_resting
from whence.weigh.claims import Pile, make_claim
from whence.weigh.corrections import find_corrections
from whence.weigh.doubts import View
from whence.weigh.findings import Weighed, find_findings
from whence.weigh.gaps import find_gaps
from whence.weigh.judges import Judge, load_judge
from whence.weigh.loads import find_load_bearing
from whence.weigh.names import name_origin
from whence.weigh.slots import Slot, group_statements
from whence.weigh.statements import state_pile
from whence.weigh.tellings import Calendar, was_printed_by
from whence.weigh.voices import find_spokespeople, institutions_of, reports_through

__all__ = ["load_judge", "was_printed_by", "weigh_case"]


def weigh_case(
    documents: Sequence[Document], readings: Sequence[Reading], trace: Trace, *, judge: Judge | None = None
) -> Weighing:
    """Give the claims of a pile with their origins, what bears them, and what to check first.

    `judge` reads pairs of statements; without one their words alone say which answer one question.
    """
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: told(r) for r in readings}
    reports = {r.id: r for r in trace.reports}
    resting = find_resting(trace)
    statements = state_pile(by_id, readings, trace)
    weights = load_weights(sorted(set(article_texts(by_id.values()))))
    slots = group_statements(statements, by_id, alignments=trace.alignments, weights=weights, judge=judge)
    attributions = {a.id: a for r in read.values() for a in r.attributions}
    view = View(
        names=lambda key: name_origin(key, reports, by_id),
        reports=reports,
        institutions=institutions_of(statements, attributions),
        through=reports_through(statements, resting),
        spokespeople=find_spokespeople(statements, attributions),
    )
    corrections = find_corrections(by_id.values())
    calendar = Calendar(by_id, reports, resting)
    pile = Pile(by_id, attributions, resting, weights, view, calendar, corrections, trace.drifts, judge)
    weighed = [make_claim(slot, pile) for slot in slots if _is_worth_showing(slot)]
    claims = sorted((claim for claim, _ in weighed), key=_prominence)
    bearing = {claim.id: together for claim, together in weighed}
    mentions = {key: reading.mentions for key, reading in read.items()}
    weighed_all = Weighed(claims=claims, trace=trace, bearing=bearing, pile=pile, mentions=mentions)
    return Weighing(
        claims=tuple(claims),
        load_bearing=tuple(find_load_bearing(claims, bearing, view.names)),
        findings=tuple(find_findings(weighed_all)),
        gaps=tuple(find_gaps(claims, pile, mentions)),
    )


def _is_worth_showing(slot: Slot) -> bool:
    """Keep what several articles say, and what one says on somebody's word; a lone aside of its own is left out."""
    articles = {s.document_id for s in slot.statements}
    return len(articles) > 1 or any(s.attribution_id is not None for s in slot.statements)


def _prominence(claim: Claim) -> tuple[int, int, str]:
    """Order claims: said in most articles first, then most often."""
    return -len({s.document_id for s in claim.statements}), -len(claim.statements), claim.id
