"""Lineage: who rests on whom, left to right in time, with the evidence of each line and what falls with one account."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import Derivation
from whence.show.lineage import Drawing, draw_lineage
from whence.show.links import drop_detours, find_links, is_direct
from whence.show.screens.words import Named, Words, can_be_held, make_day, quote_evidence, say_kinds
from whence.show.views import CaseView, name_document, name_report, read_headline, read_published, say_date
from whence.show.words import say_when, shorten

_MAX_ROWS = 300
_FOLD = 4  # copies of one account that nothing rests on, from which they stand as one row
_MAX_EVIDENCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageEdge:
    """A line of the drawing. `key` is what a decision names; "": several steps, or nothing to hold one by."""

    source: str
    target: str
    key: str
    how: str
    is_decided: bool
    kinds: str
    evidence: list[Words]
    pair: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRow:
    """An account as the table has it. `folded` counts the copies that stand in its row."""

    id: str
    name: str
    headline: str
    date: str
    document: str | None
    rests_on: list[str]
    folded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The drawing, its lines with their evidence, its table, and what falls with the account asked for."""

    drawing: Drawing
    edges: list[LineageEdge]
    rows: list[LineageRow]
    n_folded: int
    falls_with: str
    falling: list[Named]
    standing: list[str]


def make_lineage(view: CaseView, asked: Mapping[str, str]) -> Lineage:
    """Give the lineage; `open=all` unfolds copies, `falls` names the report or origin whose fall is asked for.

    `standing` are the nodes that do not rest on it; the page dims them.
    """
    folds = {} if asked.get("open") == "all" else _find_folds(view)
    hidden = frozenset(key for keys in folds.values() for key in keys)
    drawing = draw_lineage(view, max_rows=_MAX_ROWS, hidden=hidden)
    best = _find_best(view)
    edges = [_make_edge(view, e.source, e.target, e.how, best.get((e.source, e.target))) for e in drawing.edges]
    resting: dict[str, list[str]] = {}
    for edge in edges:
        resting.setdefault(edge.target, []).append(f"{_name(view, edge.source)} ({edge.kinds})")
    return Lineage(
        drawing=drawing,
        edges=edges,
        rows=[_make_row(view, node.id, resting, folds) for node in drawing.nodes],
        n_folded=len(hidden),
        **_find_falling(view, asked.get("falls", ""), [node.id for node in drawing.nodes]),  # type: ignore[arg-type]
    )


def _find_folds(view: CaseView) -> dict[str, list[str]]:
    """Give, for the first of the copies of one account that nothing rests on, the others."""
    links = drop_detours(find_links(view))
    parents, n_children = Counter(link.child for link in links), Counter(link.parent for link in links)
    leaves: dict[str, list[str]] = {}
    for link in links:
        if link.how == "copied" and parents[link.child] == 1 and not n_children[link.child]:
            leaves.setdefault(link.parent, []).append(link.child)
    ordered = [
        sorted(keys, key=lambda key: _order(view, key)) for keys in leaves.values() if len(keys) >= _FOLD
    ]
    return {keys[0]: keys[1:] for keys in ordered}


def _order(view: CaseView, key: str) -> tuple[str, str]:
    day = make_day(read_published(view.documents[key]))
    return day.earliest or day.latest or "9999", key


def _find_best(view: CaseView) -> dict[tuple[str, str], Derivation]:
    """Give, for each two nodes, the surest derivation at first hand between them."""
    best: dict[tuple[str, str], Derivation] = {}
    for derivation in filter(is_direct, view.case.trace.derivations):
        report = view.reports[derivation.report_id]
        pair = report.document_id or report.id, derivation.document_id
        if pair not in best or derivation.probability > best[pair].probability:
            best[pair] = derivation
    return best


def _make_edge(
    view: CaseView, source: str, target: str, how: str, derivation: Derivation | None
) -> LineageEdge:
    if derivation is None:
        return LineageEdge(
            source=source, target=target, key="", how=how, is_decided=False, kinds=how, evidence=[], pair=[]
        )
    report = view.reports[derivation.report_id]
    return LineageEdge(
        source=source,
        target=target,
        key=f"{derivation.document_id} {derivation.report_id}" if can_be_held(report) else "",
        how=how,
        is_decided=any(e.kind == "analyst" for e in derivation.evidence),
        kinds=say_kinds(derivation.evidence),
        evidence=quote_evidence(view, derivation.evidence[:_MAX_EVIDENCE]),
        pair=[source, target] if source in view.documents else [],
    )


def _name(view: CaseView, key: str) -> str:
    return name_report(view, view.reports[key]) if key in view.reports else name_document(view.documents[key])


def _make_row(
    view: CaseView, key: str, resting: Mapping[str, list[str]], folds: Mapping[str, list[str]]
) -> LineageRow:
    document = view.documents.get(key)
    return LineageRow(
        id=key,
        name=_name(view, key),
        headline="" if document is None else read_headline(document) or "",
        date=say_when(view.reports[key].published) if document is None else say_date(document),
        document=None if document is None else document.id,
        rests_on=resting.get(key, []),
        folded=len(folds.get(key, ())),
    )


def _find_falling(view: CaseView, key: str, nodes: list[str]) -> dict[str, object]:
    """Give what falls with a report or an origin: its name, the claims, and the nodes that stand without it."""
    key = key.removeprefix("report:")
    report = view.reports.get(key)
    load = next((load for load in view.case.weighing.load_bearing if load.key == key), None)
    if report is None and load is None:
        return {"falls_with": "", "falling": [], "standing": []}
    claims = {claim.id: claim for claim in view.case.weighing.claims}
    falling = [
        Named(kind="claim", key=str(view.numbers[each]), name=shorten(claims[each].slot, 140))
        for each in (load.claim_ids if load else ())
    ]
    if report is None:
        stating = {s.document_id for each in (load.claim_ids if load else ()) for s in claims[each].statements}
        name = load.words if load else key
    else:
        resting = view.resting[report.id]
        stating = {report.document_id or report.id, *resting.sure, *resting.perhaps}
        name = name_report(view, report)
    return {"falls_with": name, "falling": falling, "standing": [node for node in nodes if node not in stating]}
