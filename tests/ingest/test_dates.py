"""A stated date is read to the precision of its words; what cannot be told is not guessed."""

from datetime import datetime

import pytest

from whence.ingest.dates import find_date, make_stamp
from whence.records import Span


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("Saturday, 1 September, 2018 - 06:15", "2018-09-01T06:15", None),
        ("Updated 05 December 2019", "2019-12-05", None),
        ("Published: 3:15 PM EST, Mon January 5, 2015", "2015-01-05T15:15", "-05:00"),
        ("2011-01-23T09:30:00+02:00", "2011-01-23T09:30", "+02:00"),
        ("2019-11-19T13:03:00.000Z", "2019-11-19T13:03", "Z"),
        ("Mar 14, 2019 6:42 PM", "2019-03-14T18:42", None),
        ("12:05 a.m. ET, Sept. 3, 2020", "2020-09-03T00:05", None),
        ("3rd of May 2017", "2017-05-03", None),
        ("13/02/2018", "2018-02-13", None),
        ("Tuesday 05/06/2018", "2018-06-05", None),
        ("05.12.2019", "2019-12-05", None),
        ("2020/3/7", "2020-03-07", None),
        ("March 2016", "2016-03", None),
        ("05/06/2018", "2018", None),
        ("1 Feb 2020 | 17.30 GMT", "2020-02-01T17:30", "Z"),
    ],
)
def test_reads_a_date_as_written(text, value, zone):
    found = find_date(text)
    assert found is not None
    stamp = make_stamp(text, found, Span(0, len(text)))
    assert (stamp.value, stamp.zone) == (value, zone)


@pytest.mark.parametrize("text", ["31 February 2018", "5 hours ago", "Jan. 5", "12 1999 pages", "1" * 5_000])
def test_gives_nothing_for_what_is_no_date(text):
    assert find_date(text) is None


def test_a_stated_zone_gives_utc():
    text = "2011-01-23T00:30+02:00"
    when = make_stamp(text, find_date(text), None).when
    assert (when.earliest, when.is_zoned) == (datetime(2011, 1, 22, 22, 30), True)


def test_day_and_month_in_doubt_bound_the_moment_by_both():
    when = make_stamp("05/06/2018", find_date("05/06/2018"), None).when
    assert (when.earliest.date().isoformat(), when.latest.date().isoformat()) == ("2018-05-06", "2018-06-05")
