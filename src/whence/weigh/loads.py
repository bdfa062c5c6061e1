"""Load-bearing: reports and sources without which some claims lose all support (dominators of the chain graph)."""

import itertools
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

import rustworkx as rx

from whence.conclusions import Claim, LoadBearing, Statement
from whence.trace import document_report_id


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
    relayed = {h.key for s in bearing for h in s.chain if h.kind == "report"}
    paths = [["root", *_path(statement, relayed), "claim"] for statement in bearing]
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


def _path(statement: Statement, relayed: Container[str]) -> list[str]:
    """Give the keys from the origin towards the page; an origin that is a report stands for itself.

    An article that others of the claim are `relayed` from is a report on the way of its own statement too.
    """
    keys = [f"report:{h.key}" for h in reversed(statement.chain) if h.kind == "report"]
    own = document_report_id(statement.document_id)
    if own in relayed and f"report:{own}" not in keys:
        keys.append(f"report:{own}")
    if statement.origin is not None and statement.origin not in keys:
        keys.insert(0, statement.origin)
    return keys
