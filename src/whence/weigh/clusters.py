"""Clusters by average likeness: what is not alike as a whole is not joined by a chain of near matches.

Unweighted average linkage (UPGMA, Sokal and Michener 1958) over a sparse table; a pair that is not in it counts as 0.
"""

import heapq
from collections.abc import Mapping, Sequence


def agglomerate(
    items: Sequence[int], scores: Mapping[tuple[int, int], float], *, least: float
) -> list[list[int]]:
    """Give the clusters of `items`, the most alike joined first, down to an average likeness of `least`.

    `scores` holds pairs (i, j) with i < j; those of other items are left out. Clusters come in order of their first
    item, which does not depend on the order of `scores`.
    """
    members = {i: [i] for i in items}
    links: dict[int, dict[int, float]] = {i: {} for i in items}
    heap = []
    for (i, j), score in scores.items():
        if i in members and j in members:
            links[i][j] = links[j][i] = score
            if score >= least:
                heap.append((-score, i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -negative != _average(i, j, members, links):
            continue
        members[i] += members.pop(j)
        for k, total in links.pop(j).items():
            links[k].pop(j, None)
            if k != i:
                links[i][k] = links[i].get(k, 0.0) + total
                links[k][i] = links[i][k]
        links[i].pop(j, None)
        for k in links[i]:
            average = _average(i, k, members, links)
            if average >= least:
                heapq.heappush(heap, (-average, min(i, k), max(i, k)))
    return [sorted(members[key]) for key in sorted(members)]


def _average(
    i: int, j: int, members: Mapping[int, list[int]], links: Mapping[int, Mapping[int, float]]
) -> float:
    """Give the average likeness of two clusters; `links` holds the sums."""
    return links[i].get(j, 0.0) / (len(members[i]) * len(members[j]))
