"""Load-bearing: reports and sources without which some claims lose all support (dominators of the chain graph)."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

import rustworkx as rx

from whence.conclusions import Claim, LoadBearing, Statement


def find_load_bearing(
    claims: Sequence[Claim], bearing: Mapping[str, Sequence[Statement]], names: Callable[[str], str]
) -> list[LoadBearing]:
    """Give the reports and sources that dominate claims, those with most claims first.

    `bearing` holds the statements that assert each claim, by its id; `names` says what a key is called.
    """
    found: dict[str, list[str]] = {}
    for claim in claims:
        for key in _dominators(bearing[claim.id]):
            found.setdefault(key, []).append(claim.id)
    loads = [LoadBearing(key.removeprefix("report:"), names(key), tuple(ids)) for key, ids in found.items()]
    return sorted(loads, key=lambda b: (-len(b.claim_ids), b.key))


def _dominators(bearing: Sequence[Statement]) -> Iterator[str]:
    """Yield what every chain of one claim passes through, from the claim towards its origins.

    The graph runs from one root over origins and the reports they pass through to the claim; a node dominates the claim
    when every path to it goes through that node (Lengauer and Tarjan 1979).
    """
    graph: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    paths = [["root", *_path(statement), "claim"] for statement in bearing]
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
