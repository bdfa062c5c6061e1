"""Named days: computed feasts against almanacs, and what is taken for a time."""

import pytest

from dated import days, document
from whence.read.holidays import holiday_days
from whence.read.times import find_times


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 1981, "1981-04-19"),
        ("Easter", 2011, "2011-04-24"),
        ("Easter", 2049, "2049-04-18"),
        ("Orthodox Easter", 2013, "2013-05-05"),
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Good Friday", 2018, "2018-03-30"),
        ("Ash Wednesday", 2020, "2020-02-26"),
        ("Thanksgiving", 2023, "2023-11-23"),
        ("Black Friday", 2010, "2010-11-26"),
        ("Memorial Day", 2018, "2018-05-28"),
        ("Passover", 2019, "2019-04-20"),
        ("Rosh Hashanah", 2024, "2024-10-03"),
        ("Yom Kippur", 1973, "1973-10-06"),
        ("Hanukkah", 2018, "2018-12-03"),
        ("Hanukkah", 2023, "2023-12-08"),
    ],
)
def test_computes_the_feasts_of_a_year(name, year, day):
    first, last = holiday_days(name, year)
    assert first == last and first.isoformat() == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("Eid al-Fitr", 2018, "2018-06-15"), ("Eid al-Adha", 2019, "2019-08-11"), ("Ramadan", 2018, "2018-05-17")],
)
def test_a_feast_of_the_moon_is_known_to_a_day_either_way(name, year, day):
    first, last = holiday_days(name, year)
    assert first.isoformat() <= day <= last.isoformat()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained on Easter Monday 2019.", [("2019-04-22", "2019-04-22")]),
        ("It rained on Christmas Day.", [("2017-12-25", "2017-12-25")]),
        ("The bridge will open before Christmas.", [(None, "2018-12-24")]),
        ("It rained last Thanksgiving.", [("2017-11-23", "2017-11-23")]),
        ("They meet two days before next Christmas.", [("2018-12-23", "2018-12-23")]),
        ("It rained over the Labor Day weekend.", [("2017-09-02", "2017-09-04")]),
        ("It sold Christmas trees.", []),
    ],
    ids=["year", "past", "ahead", "last", "shifted", "weekend", "no time"],
)
def test_reads_a_named_day_where_it_tells_a_time(text, found):
    assert [days(mention) for mention in find_times(document(text))] == found
