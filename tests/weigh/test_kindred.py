"""Kindred: who may give an answer in other words widens the count, and never its lower end."""

from weighing_builders import statement
from whence.conclusions import OriginCount
from whence.weigh.kindred import widen

ONE = OriginCount(1, 1, 1.0, ("Ada Brandal: 1 article carries it.",))


def test_who_may_say_the_same_counts_in_the_most_and_by_its_share_in_the_estimate() -> None:
    kindred = {"person:per olsen": (0.4, statement("b", "person:per olsen"))}
    wider = widen(ONE, kindred, apart=lambda key: 0.5, names=lambda key: "Per Olsen")
    assert (wider.at_least, wider.at_most, wider.expected) == (1, 2, 1.2)
    assert wider.reasons[-1] == "Per Olsen may say so in other words; counted only in what it may be at most."


def test_without_any_the_count_is_as_it_was() -> None:
    assert widen(ONE, {}, apart=lambda key: 1.0, names=str) is ONE
