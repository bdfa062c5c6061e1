"""Memories: nothing is made twice while it is kept, and what is kept changes no answer."""

from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.judge_memories import Memory
from whence.weigh.judges import load_judge


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=8), st.integers(0, 12))
def test_what_is_recalled_is_what_would_be_made(calls, most):
    memory = Memory[int, int](most)
    for keys in calls:
        found = memory.recall(keys, lambda absent: [key * key for key in absent])
        assert found == {key: key * key for key in keys}


def test_a_key_that_is_kept_is_not_made_again():
    memory, made = Memory[str, str](10), []

    def make(absent):
        made.extend(absent)
        return [key.upper() for key in absent]

    memory.recall(["b", "a", "a"], make)
    memory.recall(["a", "c"], make)
    assert made == ["a", "b", "c"]


def test_the_model_is_loaded_once():
    one, two = load_judge(), load_judge(threads=2)
    assert one.session is two.session
    assert (one.threads, two.threads) == (1, 2)
