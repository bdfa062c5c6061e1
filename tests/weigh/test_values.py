"""Values: what answers a slot's question, and how two of them meet."""

from datetime import datetime

import pytest

from tracing import trace_texts
from whence.conclusions import Value
from whence.moments import When
from whence.weigh.values import compare_values, count_different_things, size_difference


def amount(low: float | None, high: float | None, unit: str = "people", noun: str = "people") -> Value:
    return Value("quantity", f"{low} to {high}", None, low, high, unit, noun=noun)


def day(words: str, first: int, last: int) -> Value:
    when = When(datetime(2021, 6, first), datetime(2021, 6, last, 23, 59))
    return Value("time", words, None, when=when)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (amount(12, 12), amount(12, 12), "same"),
        (amount(14, 14), amount(13, 15), "meets"),
        (amount(12, None), amount(14, 14), "meets"),
        (amount(40, None), amount(14, None), "apart"),
        (amount(None, 40), amount(41, 41), "apart"),
        (amount(2, 2, "days"), amount(48, 48, "hours"), "same"),
        (amount(11, 11, "days"), amount(4, 4, "hours"), "apart"),
        (amount(-21, -21, "%"), amount(21, 21, "%"), "same"),
        (Value("time", "02:12", None), Value("time", "2.12am", None), "same"),
        (Value("time", "2.12am", None), Value("time", "2.12pm", None), "apart"),
        (day("on 3 June", 3, 3), day("in June", 1, 30), "meets"),
        (day("on 3 June", 3, 3), day("on 4 June", 4, 4), "apart"),
        (day("since 3 June", 3, 20), day("on 8 June", 8, 8), "apart"),
    ],
    ids=[
        "equal", "within", "bound", "two lower bounds", "above the most", "days in hours", "days and hours", "a fall",
        "clock", "morning and afternoon", "day in month", "two days", "known since",
    ],
)  # fmt: skip
def test_two_values_meet_as_intervals(one, two, expected):
    assert compare_values(one, two) == expected
    assert compare_values(two, one) == expected


def test_passengers_are_not_all_people_and_the_dead_are_the_killed():
    assert count_different_things(amount(312, 312, "passengers", "passengers"), amount(358, 358))
    assert not count_different_things(amount(6, 6, "dead", "dead"), amount(9, 9, "killed", "killed"))


def test_a_difference_is_told_in_the_unit_of_both():
    assert size_difference(amount(40, 40), amount(60, 60)) == (1.5, 20.0)
    assert size_difference(amount(40, 40, "km"), amount(60, 60, "m")) == (None, None)


def values_in(sentence: str) -> list[tuple[str, float | None, float | None]]:
    head = "Rust found in bridge\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
    claims = trace_texts({"one.txt": f"{head}{sentence}\n"}).weighing.claims
    return [
        (v.words, v.low, v.high) for c in claims for s in c.statements for v in s.values if v.kind == "quantity"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“The bridge never cost less than 200 million crowns,” the engineer Ada Brandal said.", (2e8, None)),
        ("“Not one crown of that money has ever reached my office,” the mayor Tor Lie said.", (0, 0)),
        ("A tenth person has died of his burns in the town, the doctor Ada Brandal said.", (10, 10)),
    ],
    ids=["never less than", "not one", "counted up"],
)
def test_a_value_is_what_the_words_say_of_it(sentence, expected):
    assert expected in [found[1:] for found in values_in(sentence)]
