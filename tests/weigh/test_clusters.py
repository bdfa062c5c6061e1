"""Clusters by average likeness."""

from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.clusters import agglomerate


def test_a_pair_below_the_least_likeness_is_not_joined() -> None:
    assert agglomerate(range(3), {(0, 1): 0.1, (1, 2): 0.3}, least=0.2) == [[0], [1, 2]]


def test_a_chain_of_near_matches_does_not_join_its_ends() -> None:
    scores = {(0, 1): 0.8, (1, 2): 0.7, (2, 3): 0.8}
    assert agglomerate(range(4), scores, least=0.4) == [[0, 1], [2, 3]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(4, 7)), st.floats(0, 1, allow_nan=False), max_size=12
    ),
    st.floats(0.05, 0.95),
)
def test_no_cluster_is_held_by_less_than_the_least_likeness(
    scores: dict[tuple[int, int], float], least: float
) -> None:
    clusters = agglomerate(range(8), scores, least=least)
    assert sorted(i for members in clusters for i in members) == list(range(8))
    for members in clusters:
        pairs = [(i, j) for i in members for j in members if i < j]
        assert not pairs or max(scores.get(pair, 0.0) for pair in pairs) >= least
