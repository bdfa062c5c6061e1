"""The lineage drawing, laid out: who rests on whom, left to right in time, one row for each account.

Reports that are missing and articles are marks on a time axis; a line runs from each report down its own
column and across to every article that rests on it. Labels stand to the right of their marks, the people a
report rests on to the left of its.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from whence.conclusions import Report, SourceGroup
from whence.show.links import Link, drop_detours, find_links
from whence.show.sources import read_stated
from whence.show.timeline import Tick, place_columns
from whence.show.views import (
    CaseView,
    name_document,
    name_report,
    read_published,
    reports_for_itself,
    say_date,
)
from whence.show.words import begin_small, say_when, shorten, trim

_MAX_ROWS = 60  # articles drawn one by one; beyond this a drawing is read no better than the table
_RIGHT, _TOP = 330, 46  # room for the labels, for the time axis
_ROW, _LINE = 46, 17
_MAX_FIGURES, _MAX_GROUPS = 6, 5


@dataclass(frozen=True, slots=True)
class People:
    """Sources as figures: filled for named ones, hollow for unnamed; `more` is what stands after them."""

    words: str
    n_figures: int
    is_named: bool
    more: str
    y: float
    is_left: bool  # of the mark; else under its label, since lines come in from the left


@dataclass(frozen=True, slots=True)
class Node:
    """A mark on the drawing. `kind`: missing, original, article, own (an article with own reporting)."""

    id: str
    kind: str
    target: str
    title: str
    line: str
    x: float
    y: float
    people: tuple[People, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a report to an article. `how`: copied, credited or suggested."""

    source: str
    target: str
    how: str
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that there is to draw. `n_left_out` counts articles that are in the table alone."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    n_left_out: int


def draw_lineage(view: CaseView, *, max_rows: int = _MAX_ROWS, hidden: frozenset[str] = frozenset()) -> Drawing:
    """Lay out the originals of a case and the articles that rest on them, but those `hidden`, at most `max_rows`."""
    links = drop_detours(find_links(view))
    rows = [key for key in _order_rows(view, links) if key not in hidden]
    n_left_out = max(0, len(rows) - max_rows)
    rows = rows[:max_rows]
    kept = set(rows)
    links = [link for link in links if {link.parent, link.child} <= kept]
    parents: dict[str, list[str]] = {key: [] for key in rows}
    for link in links:
        parents[link.child].append(link.parent)
    days = {key: _find_day(view, key) for key in rows}
    open_keys = frozenset(key for key in rows if _is_open(view, key))
    originals = {r.document_id: r for r in reversed(view.case.trace.reports) if r.document_id and r.is_original}
    told = {key: view.reports.get(key) or originals.get(key) for key in rows}
    people = {key: _list_people(told[key]) for key in rows}
    columns, ticks = place_columns(rows, days, parents, left=_measure_left(people), open_keys=open_keys)
    nodes, height = _place_nodes(view, people, columns, {link.child for link in links}, frozenset(originals))
    return Drawing(
        width=int(max(columns.values(), default=0)) + _RIGHT,
        height=height,
        nodes=tuple(nodes.values()),
        edges=tuple(_draw_edge(link, nodes, _offset(link, parents, nodes)) for link in links),
        ticks=ticks,
        n_left_out=n_left_out,
    )


def _find_day(view: CaseView, key: str) -> date | None:
    if key in view.reports:
        when = view.reports[key].published
    else:
        document = view.documents[key]
        when = read_published(document) or (document.updated.when if document.updated else None)
    moment = None if when is None else when.latest or when.earliest
    return None if moment is None else moment.date()


def _is_open(view: CaseView, key: str) -> bool:
    """Tell whether only the last possible day of a missing report is known."""
    when = view.reports[key].published if key in view.reports else None
    return when is not None and when.earliest is None


def _measure_left(people: Mapping[str, list[People]]) -> float:
    """Give the room that the people of the first column may need."""
    lines = [6.3 * len(p.words) + 13 * p.n_figures + 44 for found in people.values() for p in found]
    return max(40.0, *lines) if lines else 40.0


def _order_rows(view: CaseView, links: list[Link]) -> list[str]:
    """Give the nodes from top to bottom: each root, then what rests on it by day; lone articles last.

    What rests on several stands below all of them, so that every line runs down.
    """
    children: dict[str, list[Link]] = {}
    above: dict[str, set[str]] = {}
    for link in links:
        children.setdefault(link.parent, []).append(link)
        above.setdefault(link.child, set()).add(link.parent)
    rows: dict[str, None] = {}
    roots = sorted(set(children) - set(above), key=lambda key: (-len(children[key]), _day_key(view, key)))
    for root in roots:
        waiting = [root]
        while waiting:
            key = waiting.pop()
            if key not in rows and above.get(key, set()) <= rows.keys():
                rows[key] = None
                waiting += _sort_below(view, children.get(key, []))
    rest = (document.id for document in view.case.documents)
    return [*rows, *sorted((key for key in rest if key not in rows), key=lambda key: _day_key(view, key))]


def _sort_below(view: CaseView, links: list[Link]) -> list[str]:
    """Give the children with the one to be drawn first last."""
    ranked = sorted(links, key=lambda link: (link.how == "suggested", _day_key(view, link.child)))
    return [link.child for link in reversed(ranked)]


def _day_key(view: CaseView, key: str) -> tuple[date, str]:
    return _find_day(view, key) or date.max, key


def _place_nodes(
    view: CaseView,
    told: Mapping[str, list[People]],
    columns: Mapping[str, float],
    reached: set[str],
    originals: frozenset[str | None],
) -> tuple[dict[str, Node], int]:
    nodes: dict[str, Node] = {}
    top = float(_TOP + 18)
    for key, people in told.items():
        is_left = key not in reached
        height = max(_ROW, _LINE * len(people) + 16) if is_left else _ROW + _LINE * len(people)
        y = top + (height if is_left else _ROW) / 2
        start = y - _LINE * (len(people) - 1) / 2 if is_left else y + 28
        placed = tuple(replace(p, y=start + _LINE * i, is_left=is_left) for i, p in enumerate(people))
        nodes[key] = _make_node(view, key, (columns[key], y), placed, is_original=key in originals)
        top += height
    return nodes, int(top + 10)


def _make_node(
    view: CaseView, key: str, place: tuple[float, float], people: tuple[People, ...], *, is_original: bool
) -> Node:
    if key in view.reports:
        report = view.reports[key]
        line = f"{say_when(report.published)} · not in the pile"
        return Node(key, "missing", f"report-{key}", name_report(view, report), line, *place, people)
    document = view.documents[key]
    own = reports_for_itself(view, document)
    kind = "original" if is_original else "own" if own else "article"
    notes = [say_date(document)]
    if own and not is_original:
        notes.append("adds reporting of its own")
    title = shorten(name_document(document), 40)
    return Node(key, kind, f"document-{key}", title, " · ".join(notes), *place, people)


def _list_people(report: Report | None) -> list[People]:
    """Give the people an original rests on, a line for each group; of unnamed ones those of one enumeration alone."""
    if report is None:
        return []
    stated = read_stated(report)
    named = [group for group in report.sources if group.is_named]
    people = [_draw_group(group) for group in (*stated.groups, *named)]
    n_more = len(stated.others)
    if len(people) > _MAX_GROUPS:
        n_more += len(people) - _MAX_GROUPS
        people = people[:_MAX_GROUPS]
    if n_more:
        people.append(People(f"{n_more} more described", 0, False, "", 0, True))
    return people


def _draw_group(group: SourceGroup) -> People:
    return People(
        words=shorten(begin_small(trim(group.words)), 36),
        n_figures=min(max(group.at_least, 1), _MAX_FIGURES),
        is_named=group.is_named,
        more="+" if group.at_most is None or group.at_least > _MAX_FIGURES else "",
        y=0,
        is_left=True,
    )


def _offset(link: Link, parents: Mapping[str, list[str]], nodes: Mapping[str, Node]) -> float:
    """Keep apart the lines that end in one article: those from above end above."""
    above = sorted(parents[link.child], key=lambda key: nodes[key].y)
    return (above.index(link.parent) - (len(above) - 1) / 2) * min(6.0, 12 / len(above))


def _draw_edge(link: Link, nodes: Mapping[str, Node], offset: float) -> Edge:
    """Run from the report's mark straight down (or up) and round a corner to the article's."""
    start, end = nodes[link.parent], nodes[link.child]
    y = end.y + offset
    down = 1 if y > start.y else -1
    r = min(9.0, abs(end.x - start.x) / 2, abs(y - start.y) / 2)
    path = (
        f"M{start.x:.1f} {start.y + 9 * down:.1f}V{y - r * down:.1f}"
        f"Q{start.x:.1f} {y:.1f} {start.x + r:.1f} {y:.1f}H{end.x - 10:.1f}"
    )
    return Edge(link.parent, link.child, link.how, path)
