"""Load-bearing: reports and sources without which some claims lose all support (dominators of the chain graph)."""

import itertools
from collections.abc import Callable, Sequence

import rustworkx as rx

from whence.conclusions import Claim, LoadBearing
from whence.weigh.origins import supporting


def find_load_bearing(claims: Sequence[Claim], names: Callable[[str], str]) -> list[LoadBearing]:
    """Give the reports and sources that dominate claims, those with most claims first.

    The graph runs from one root over origins and the reports they pass through to claims; a node dominates a claim
    when every path to it goes through that node (Lengauer and Tarjan 1979).
    """
    graph: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    nodes: dict[str, int] = {}

    def node(key: str) -> int:
        if key not in nodes:
            nodes[key] = graph.add_node(key)
        return nodes[key]

    root = node("root")
    edges: set[tuple[int, int]] = set()
    for claim in claims:
        for statement in supporting(claim.statements):
            path = [
                root,
                *(
                    node(k)
                    for k in _path(statement.origin, [h.key for h in statement.chain if h.kind == "report"])
                ),
                node(f"claim:{claim.id}"),
            ]
            edges |= {(a, b) for a, b in itertools.pairwise(path) if a != b}
    graph.add_edges_from_no_data(sorted(edges))
    above = rx.immediate_dominators(graph, root)
    bearing: dict[str, list[str]] = {}
    for claim in claims:
        at = nodes.get(f"claim:{claim.id}")
        while at is not None and at in above and above[at] != at:
            at = above[at]
            if at != root:
                bearing.setdefault(graph[at], []).append(claim.id)
    found = [LoadBearing(key.removeprefix("report:"), names(key), tuple(ids)) for key, ids in bearing.items()]
    return sorted(found, key=lambda b: (-len(b.claim_ids), b.key))


def _path(origin: str | None, report_ids: list[str]) -> list[str]:
    """Give the keys from the origin towards the page; an origin that is a report stands for itself."""
    keys = [f"report:{r}" for r in reversed(report_ids)]
    if origin is not None and origin not in keys:
        keys.insert(0, origin)
    return keys
