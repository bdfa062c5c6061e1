"""Weigh: what is claimed, by how many origins, and where accounts differ."""

from collections.abc import Mapping, Sequence

from whence.conclusions import Claim, Statement, Trace, Weighing
from whence.decisions import Ruling
from whence.gazetteers import Gazetteer
from whence.histories import count_articles, map_articles
from whence.read import told
from whence.recall import recalled
from whence.records import Attribution, Document, Reading
from whence.trace import article_texts
from whence.trace.words import WordWeights, load_weights
from whence.weigh.added_values import add_values
from whence.weigh.assertions import find_resting
from whence.weigh.claims import Pile, make_claim
from whence.weigh.corrections import find_corrections
from whence.weigh.distance_checks import check_distances
from whence.weigh.doubts import View
from whence.weigh.findings import Weighed, find_findings
from whence.weigh.gaps import find_gaps
from whence.weigh.judges import Judge, load_judge
from whence.weigh.loads import find_load_bearing
from whence.weigh.names import name_origin
from whence.weigh.place_names import gather_places
from whence.weigh.places import find_places
from whence.weigh.rulings import rule_findings, rule_slots, rule_statements
from whence.weigh.slots import Slot, group_statements
from whence.weigh.statements import state_pile
from whence.weigh.tellings import Calendar, was_printed_by
from whence.weigh.voices import find_spokespeople, institutions_of, reports_through

__all__ = ["load_judge", "was_printed_by", "weigh_case"]


def weigh_case(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    trace: Trace,
    *,
    judge: Judge | None = None,
    gazetteer: Gazetteer | None = None,
    rulings: Sequence[Ruling] = (),
) -> Weighing:
    """Give the claims of a pile with their origins, what bears them, and what to check first.

    `judge` reads pairs of statements; without one their words alone say which answer one question. `rulings` are the
    analyst's, and go first. Without a gazetteer no place is known; `DocumentError` if the user's cannot be read.
    """
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: told(r) for r in readings}
    resting = find_resting(trace)
    named = find_places(documents, list(read.values()), gazetteer) if gazetteer is not None else ()
    attributions = {a.id: a for r in read.values() for a in r.attributions}
    statements = add_values(state_pile(by_id, readings, trace), by_id, read, named)
    statements = rule_statements(statements, rulings, attributions)
    weights = _weigh_words(tuple(sorted(set(article_texts(by_id.values())))))
    slots = group_statements(statements, by_id, alignments=trace.alignments, weights=weights, judge=judge)
    slots = rule_slots(slots, rulings)
    view = _make_view(statements, attributions, by_id, trace=trace, resting=resting)
    corrections, calendar = find_corrections(by_id.values()), Calendar(by_id, view.reports, resting)
    pile = Pile(by_id, attributions, resting, weights, view, calendar, corrections, trace.drifts, judge)
    weighed = [make_claim(slot, pile) for slot in slots if _is_worth_showing(slot, view.articles)]
    claims = sorted((claim for claim, _ in weighed), key=lambda claim: _prominence(claim, view.articles))
    bearing = {claim.id: together for claim, together in weighed}
    mentions = {key: reading.mentions for key, reading in read.items()}
    weighed_all = Weighed(claims=claims, trace=trace, bearing=bearing, pile=pile, mentions=mentions)
    return Weighing(
        claims=tuple(claims),
        load_bearing=tuple(find_load_bearing(claims, bearing, view.names)),
        findings=tuple(rule_findings(find_findings(weighed_all), rulings)),
        gaps=tuple(find_gaps(claims, pile, mentions)),
        places=tuple(gather_places(named, by_id, claims)),
        distance_checks=tuple(check_distances(by_id, read, named, gazetteer)) if gazetteer is not None else (),
    )


@recalled(2)
def _weigh_words(texts: tuple[str, ...]) -> WordWeights:
    return load_weights(texts)


def _make_view(
    statements: Sequence[Statement],
    attributions: Mapping[str, Attribution],
    documents: Mapping[str, Document],
    *,
    trace: Trace,
    resting: Mapping[str, frozenset[str]],
) -> View:
    reports = {r.id: r for r in trace.reports}
    return View(
        names=lambda key: name_origin(key, reports, documents),
        reports=reports,
        institutions=institutions_of(statements, attributions),
        through=reports_through(statements, resting),
        spokespeople=find_spokespeople(statements, attributions),
        articles=map_articles(trace.histories),
    )


def _is_worth_showing(slot: Slot, articles: Mapping[str, str]) -> bool:
    """Keep what several articles say, and what one says on somebody's word; a lone aside of its own is left out."""
    n_articles = count_articles((s.document_id for s in slot.statements), articles)
    return n_articles > 1 or any(s.attribution_id is not None for s in slot.statements)


def _prominence(claim: Claim, articles: Mapping[str, str]) -> tuple[int, int, str]:
    """Order claims: said in most articles first, then most often."""
    return (
        -count_articles((s.document_id for s in claim.statements), articles),
        -len(claim.statements),
        claim.id,
    )
