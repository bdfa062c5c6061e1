"""Load-bearing: reports and sources without which some claims lose all support (dominators of the chain graph)."""

import itertools
from collections.abc import Callable, Iterator, Sequence

import rustworkx as rx

from whence.conclusions import Claim, LoadBearing, Statement
from whence.weigh.origins import supporting


def find_load_bearing(claims: Sequence[Claim], names: Callable[[str], str]) -> list[LoadBearing]:
    """Give the reports and sources that dominate claims, those with most claims first."""
    bearing: dict[str, list[str]] = {}
    for claim in claims:
        for key in _dominators(claim):
            bearing.setdefault(key, []).append(claim.id)
    found = [LoadBearing(key.removeprefix("report:"), names(key), tuple(ids)) for key, ids in bearing.items()]
    return sorted(found, key=lambda b: (-len(b.claim_ids), b.key))


def _dominators(claim: Claim) -> Iterator[str]:
    """Yield what every chain of one claim passes through, from the claim towards its origins.

    The graph runs from one root over origins and the reports they pass through to the claim; a node dominates the claim
    when every path to it goes through that node (Lengauer and Tarjan 1979).
    """
    graph: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    paths = [["root", *_path(statement), "claim"] for statement in supporting(claim.statements)]
    if not paths:
        return
    nodes = {key: graph.add_node(key) for key in dict.fromkeys(key for path in paths for key in path)}
    edges = {(nodes[a], nodes[b]) for path in paths for a, b in itertools.pairwise(path)}
    graph.add_edges_from_no_data(sorted(edges))
    above = rx.immediate_dominators(graph, nodes["root"])
    at = above[nodes["claim"]]
    while at != nodes["root"]:
        yield graph[at]
        at = above[at]


def _path(statement: Statement) -> list[str]:
    """Give the keys from the origin towards the page; an origin that is a report stands for itself."""
    keys = [f"report:{h.key}" for h in reversed(statement.chain) if h.kind == "report"]
    if statement.origin is not None and statement.origin not in keys:
        keys.insert(0, statement.origin)
    return keys
