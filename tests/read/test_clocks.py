"""Times of day, their zones, and the day they join. All are told from Friday, 31 August 2018."""

import pytest

from dated import document
from whence.read.times import find_times


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("at 20:30 GMT on Friday", "2018-08-31T20:30:00"),
        ("at 3:15 p.m. EST on Tuesday", "2018-08-28T20:15:00"),
        ("at 10:30 a.m. ET on Tuesday", "2018-08-28T14:30:00"),
        ("at 10:30 a.m. ET on Jan. 9, 2018", "2018-01-09T15:30:00"),
        ("at 9 p.m. Pacific time on Tuesday", "2018-08-29T04:00:00"),
        ("at 1830 GMT on Tuesday", "2018-08-28T18:30:00"),
        ("at 10:30 a.m. local time (0730 GMT) on Tuesday", "2018-08-28T07:30:00"),
        ("at 1 a.m. local time (22:00 GMT) on Tuesday", "2018-08-27T22:00:00"),
    ],
    ids=["GMT", "EST", "summer", "winter", "spelt", "four figures", "told twice", "the day before"],
)
def test_a_zone_makes_a_time_of_day_utc(text, moment):
    (mention,) = find_times(document(f"It struck {text}."))
    assert mention.when is not None and mention.when.is_zoned
    assert mention.when.earliest.isoformat() == moment == mention.when.latest.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("at noon on Tuesday", "2018-08-28T12:00:00", "2018-08-28T12:00:00"),
        ("at seven o'clock in the evening on Tuesday", "2018-08-28T19:00:00", "2018-08-28T19:00:00"),
        ("Tuesday at 7 p.m.", "2018-08-28T19:00:00", "2018-08-28T19:00:00"),
        ("at midnight on Tuesday", "2018-08-28T00:00:00", "2018-08-29T00:00:00"),
    ],
    ids=["noon", "o'clock", "day first", "midnight at either end"],
)
def test_without_a_zone_it_stays_as_written(text, first, last):
    (mention,) = find_times(document(f"It struck {text}."))
    assert mention.when is not None and not mention.when.is_zoned
    assert (mention.when.earliest.isoformat(), mention.when.latest.isoformat()) == (first, last)
