"""Weigh: what is claimed, by how many origins, and where accounts differ."""

from collections.abc import Mapping, Sequence

from whence.conclusions import Claim, Report, SourceGroup, Statement, Trace, Weighing
from whence.outlets import OutletTable
from whence.records import Attribution, Document, Reading, make_id
from whence.settings import Settings
from whence.trace import article_texts, find_own_spans
from whence.trace.words import WordWeights, load_weights
from whence.weigh.assertions import find_resting, settle_assertions
from whence.weigh.chains import Trail
from whence.weigh.findings import find_findings
from whence.weigh.loads import find_load_bearing
from whence.weigh.names import name_origin, unify_names
from whence.weigh.origins import count_origins
from whence.weigh.relations import relate
from whence.weigh.slots import Slot, group_statements
from whence.weigh.statements import find_statements
from whence.weigh.voices import institutions_of, unnamed_groups

__all__ = ["weigh_case"]


def weigh_case(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    trace: Trace,
    *,
    outlets: OutletTable,
    settings: Settings,
) -> Weighing:
    """Give the claims of a pile with their origins, what bears them, and what to check first."""
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: r for r in readings}
    reports = {r.id: r for r in trace.reports}
    resting = find_resting(trace)
    statements = [
        s for d in by_id.values() for s in _statements(d, read[d.id], trace, reports=reports, resting=resting)
    ]
    statements = unify_names(statements)
    weights = load_weights(article_texts(by_id.values()))
    slots = group_statements(statements, by_id, alignments=trace.alignments, weights=weights)
    attributions = {a.id: a for r in read.values() for a in r.attributions}
    institutions = institutions_of(statements, attributions)
    claims = [
        _claim(
            Slot(slot.name, tuple(settle_assertions(slot.statements, resting))),
            by_id,
            reports=reports,
            institutions=institutions,
            attributions=attributions,
            weights=weights,
        )
        for slot in slots
        if _is_worth_showing(slot)
    ]
    claims.sort(key=_prominence)
    return Weighing(
        claims=tuple(claims),
        load_bearing=tuple(find_load_bearing(claims, lambda key: name_origin(key, reports, by_id))),
        findings=tuple(find_findings(claims, trace, by_id)),
    )


def _statements(
    document: Document,
    reading: Reading,
    trace: Trace,
    *,
    reports: Mapping[str, Report],
    resting: Mapping[str, frozenset[str]],
) -> list[Statement]:
    own = find_own_spans(document, reading, [c for c in trace.credits if c.document_id == document.id])
    trail = Trail(document, trace, own_spans=own, reports=reports, resting=resting)
    return list(find_statements(document, reading, trail))


def _is_worth_showing(slot: Slot) -> bool:
    """Keep what several articles say, and what one says on somebody's word; a lone aside of its own is left out."""
    articles = {s.document_id for s in slot.statements}
    return len(articles) > 1 or any(s.attribution_id is not None for s in slot.statements)


def _claim(
    slot: Slot,
    documents: Mapping[str, Document],
    *,
    reports: Mapping[str, Report],
    institutions: Mapping[str, str],
    attributions: Mapping[str, Attribution],
    weights: WordWeights,
) -> Claim:
    groups: Mapping[str, Sequence[SourceGroup]] = unnamed_groups(
        slot.statements, attributions, reports, documents
    )
    return Claim(
        id=make_id("claim", *sorted(s.id for s in slot.statements)),
        slot=slot.name,
        statements=slot.statements,
        origins=count_origins(
            slot.statements,
            names=lambda key: name_origin(key, reports, documents),
            reports=reports,
            institutions=institutions,
            groups=groups,
        ),
        relations=tuple(relate(slot.statements, documents, weights=weights)),
    )


def _prominence(claim: Claim) -> tuple[int, int, str]:
    """Order claims: said in most articles first, then most often."""
    return -len({s.document_id for s in claim.statements}), -len(claim.statements), claim.id
