"""Spreading work over processes: the same results in the same order, and no silence when a process dies."""

import math
import os

import pytest

from whence.errors import WhenceError
from whence.run import map_each

MANY = 100


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_source(processes):
    assert list(map_each("count", range(MANY), str, processes=processes)) == [str(n) for n in range(MANY)]


def test_nothing_gives_nothing():
    assert list(map_each("count", [], str)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_function_raises_is_raised(processes):
    with pytest.raises(ValueError, match="math domain"):
        list(map_each("roots", [-1.0] * MANY, math.sqrt, processes=processes))


def test_a_worker_that_dies_is_told():
    with pytest.raises(WhenceError, match=r"^exits: a worker process died.*--set processes=1"):
        list(map_each("exits", [3] * MANY, os._exit, processes=2))


def test_a_caller_that_has_enough_may_stop():
    found = map_each("count", range(MANY), str, processes=2)
    assert next(found) == "0"
    found.close()
