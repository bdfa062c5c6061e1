"""Weigh: what is claimed, by how many origins, and where accounts differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement, Trace, Weighing
from whence.decisions import Ruling
from whence.gazetteers import Gazetteer
from whence.histories import count_articles, map_articles
from whence.read import told
from whence.recall import recalled
from whence.records import Attribution, Document, Reading, Span
from whence.trace import article_texts
from whence.trace.words import WordWeights, load_weights
from whence.weigh.added_values import add_values
from whence.weigh.assertions import find_resting
from whence.weigh.corrections import find_corrections
from whence.weigh.distance_checks import check_distances
from whence.weigh.doubts import View
from whence.weigh.findings import Weighed, find_findings
from whence.weigh.gaps import find_gaps
from whence.weigh.judges import Judge, load_judge
from whence.weigh.loads import find_load_bearing
from whence.weigh.names import name_origin
from whence.weigh.piles import Pile
from whence.weigh.place_names import gather_places
from whence.weigh.places import PlaceMention, find_places
from whence.weigh.rounds import make_claims
from whence.weigh.rulings import rule_findings, rule_slots, rule_statements
from whence.weigh.slots import Slot, group_statements
from whence.weigh.statements import state_pile
from whence.weigh.tellings import Calendar, was_printed_by
from whence.weigh.voices import find_spokespeople, institutions_of, reports_through

_NAMED = ("person:", "organisation:", "named:")

__all__ = ["Ground", "lay_ground", "load_judge", "was_printed_by", "weigh_case", "weigh_slots"]


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
    ground = lay_ground(documents, readings, trace, judge=judge, gazetteer=gazetteer, rulings=rulings)
    slots = group_statements(
        ground.statements, ground.documents, alignments=trace.alignments, weights=ground.weights, judge=judge
    )
    return weigh_slots(rule_slots(slots, rulings), ground)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a pile says and is weighed with, before its statements are grouped; `named` are the places it names."""

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    trace: Trace
    statements: Sequence[Statement]
    weights: WordWeights
    named: Sequence[PlaceMention]
    judge: Judge | None
    gazetteer: Gazetteer | None
    rulings: Sequence[Ruling]


def lay_ground(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    trace: Trace,
    *,
    judge: Judge | None = None,
    gazetteer: Gazetteer | None = None,
    rulings: Sequence[Ruling] = (),
) -> Ground:
    """Give the statements of a pile, each on its own, with what they are weighed with."""
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    read = {r.document_id: told(r) for r in readings}
    named = (
        _find_places(tuple(by_id.values()), tuple(read.values()), gazetteer) if gazetteer is not None else ()
    )
    attributions = {a.id: a for r in read.values() for a in r.attributions}
    statements = add_values(state_pile(by_id, readings, trace), by_id, read, named)
    return Ground(
        documents=by_id,
        readings=read,
        trace=trace,
        statements=rule_statements(statements, rulings, attributions),
        weights=_weigh_words(tuple(sorted(set(article_texts(by_id.values()))))),
        named=named,
        judge=judge,
        gazetteer=gazetteer,
        rulings=rulings,
    )


def weigh_slots(slots: Sequence[Slot], ground: Ground) -> Weighing:
    """Give the claims of statements that are grouped, and all that is concluded from them."""
    by_id, read, trace = ground.documents, ground.readings, ground.trace
    resting = find_resting(trace)
    attributions = {a.id: a for r in read.values() for a in r.attributions}
    view = _make_view(ground.statements, attributions, by_id, trace=trace, resting=resting)
    corrections, calendar = _find_corrections(tuple(by_id.values())), Calendar(by_id, view.reports, resting)
    pile = Pile(
        by_id, attributions, resting, ground.weights, view, calendar, corrections, trace.drifts, ground.judge
    )
    weighed = make_claims([slot for slot in slots if _is_worth_showing(slot, view.articles)], pile)
    claims = sorted((claim for claim, _ in weighed), key=lambda claim: _prominence(claim, view.articles))
    bearing = {claim.id: together for claim, together in weighed}
    mentions = {key: reading.mentions for key, reading in read.items()}
    weighed_all = Weighed(claims=claims, trace=trace, bearing=bearing, pile=pile, mentions=mentions)
    gazetteer, named = ground.gazetteer, ground.named
    return Weighing(
        claims=tuple(claims),
        load_bearing=tuple(find_load_bearing(claims, bearing, view.names)),
        findings=tuple(rule_findings(find_findings(weighed_all), ground.rulings)),
        gaps=tuple(find_gaps(claims, pile, mentions)),
        places=tuple(gather_places(named, by_id, claims)),
        distance_checks=tuple(check_distances(by_id, read, named, gazetteer)) if gazetteer is not None else (),
    )


@recalled(2)
def _weigh_words(texts: tuple[str, ...]) -> WordWeights:
    return load_weights(texts)


@recalled(2)
def _find_places(
    documents: tuple[Document, ...], readings: tuple[Reading, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    return find_places(documents, readings, gazetteer)


@recalled(2)
def _find_corrections(documents: tuple[Document, ...]) -> Mapping[str, tuple[Span, ...]]:
    return find_corrections(documents)


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
        named=frozenset(s.origin for s in statements if s.origin and s.origin.startswith(_NAMED)),
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
