"""What time expressions mean, told from the day a document was published.

Cases marked (specs) follow the English DateTime cases of Microsoft Recognizers-Text, MIT licence.
"""

from datetime import date
from itertools import pairwise

import pytest

from dated import FRIDAY, days, document
from whence.moments import When
from whence.read.times import find_times
from whence.records import Document, Stamp


def read(text: str, published: str | None = FRIDAY) -> list[tuple[str, tuple[str | None, str | None] | None]]:
    return [(mention.span.of(text), days(mention)) for mention in find_times(document(text, published))]


RELATIVE = [
    ("The dam held, officials said on Friday.", "Friday", "2018-08-31", "2018-08-31"),
    ("It rained on Thursday.", "Thursday", "2018-08-30", "2018-08-30"),
    ("It rained on Saturday.", "Saturday", "2018-08-25", "2018-08-25"),
    ("It rained last Friday.", "last Friday", "2018-08-24", "2018-08-24"),
    ("The court will rule on Monday.", "Monday", "2018-09-03", "2018-09-03"),
    ("She said on Monday that it will close.", "Monday", "2018-08-27", "2018-08-27"),
    ("They meet next Friday.", "next Friday", "2018-09-07", "2018-09-07"),
    ("It rained Wednesday night.", "Wednesday night", "2018-08-29", "2018-08-29"),
    ("It fell on Thursday last week.", "Thursday last week", "2018-08-23", "2018-08-23"),
    ("It rained yesterday.", "yesterday", "2018-08-30", "2018-08-30"),
    ("It rained earlier this week.", "earlier this week", "2018-08-27", "2018-08-31"),
    ("It rained over the weekend.", "over the weekend", "2018-08-25", "2018-08-26"),
    ("It closed last month.", "last month", "2018-07-01", "2018-07-31"),
    ("It closed last year.", "last year", "2017-01-01", "2017-12-31"),
    ("It opens next spring.", "next spring", "2019-03-01", "2019-05-31"),
    ("It dried over the summer.", "the summer", "2018-06-01", "2018-08-31"),
    ("It began some 18 months ago.", "some 18 months ago", "2017-02-01", "2017-03-31"),
    ("It began two weeks ago.", "two weeks ago", "2018-08-14", "2018-08-20"),
    ("It began more than 10 years ago.", "more than 10 years ago", "1998-08-31", "2008-08-31"),
    ("It rose over the past two years.", "over the past two years", "2016-08-31", "2018-08-31"),
    ("It rose in recent months.", "in recent months", "2018-02-28", "2018-08-31"),
    ("It rose in the 24 hours to midnight.", "in the 24 hours to", "2018-08-30", "2018-08-31"),
    ("It stays shut for the rest of the year.", "the rest of the year", "2018-08-31", "2018-12-31"),
    ("It is due later this year.", "later this year", "2018-08-31", "2018-12-31"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RELATIVE, ids=[case[0] for case in RELATIVE])
def test_tells_relative_times_from_the_day_of_publication(text, words, first, last):
    assert (words, (first, last)) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in August 2018", "August 2018", "2018-08-01", "2018-08-31"),
        ("since 2014", "since 2014", "2014-01-01", None),
        ("by 2030", "by 2030", None, "2030-12-31"),
        ("in early July 2018", "early July 2018", "2018-07-01", "2018-07-15"),
        ("in the 1980s", "the 1980s", "1980-01-01", "1989-12-31"),
        ("on Dec. 5, 2019", "Dec. 5, 2019", "2019-12-05", "2019-12-05"),
        ("on 5 December 2019", "5 December 2019", "2019-12-05", "2019-12-05"),
        ("on the 5th of December 2019", "the 5th of December 2019", "2019-12-05", "2019-12-05"),
        ("on 2019-12-05", "2019-12-05", "2019-12-05", "2019-12-05"),
        ("on 25/12/2019", "25/12/2019", "2019-12-25", "2019-12-25"),
        ("from March to June 2018", "March to June 2018", "2018-03-01", "2018-06-30"),
        ("between 2014 and 2016", "2014 and 2016", "2014-01-01", "2016-12-31"),
        ("the summer of 2017", "the summer of 2017", "2017-06-01", "2017-08-31"),
        ("in the third quarter of 2019", "the third quarter of 2019", "2019-07-01", "2019-09-30"),
        ("the 2015 accord", "2015", "2015-01-01", "2015-12-31"),
        ("Dec. 31 , 1994", "Dec. 31 , 1994", "1994-12-31", "1994-12-31"),
        ("21st century towns", "21st century", "2000-01-01", "2099-12-31"),
        ("1-3 June 2018", "1-3 June 2018", "2018-06-01", "2018-06-03"),
    ],
    ids=[
        "month", "since", "by", "early month", "decade", "month day", "day month", "ordinal", "iso", "slashed",
        "months",
        "years", "season", "quarter", "year as adjective", "spaced comma (specs)",
        "century (specs)",
        "days of a month",
    ],
)  # fmt: skip
def test_reads_absolute_times_without_an_anchor(text, words, first, last):
    assert read(text, None) == [(words, (first, last))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in September", "2017-09-01", "2017-09-30"),
        ("in May", "2018-05-01", "2018-05-31"),
        ("will open in October", "2018-10-01", "2018-10-31"),
        ("on 5 December", "2017-12-05", "2017-12-05"),
        ("on August 31", "2018-08-31", "2018-08-31"),
        ("is due on 5 December", "2018-12-05", "2018-12-05"),
    ],
    ids=["month to come", "month gone", "future month", "day to come", "the day itself", "future day"],
)
def test_takes_a_date_without_a_year_for_the_nearest_in_the_past_unless_the_text_looks_ahead(text, first, last):
    assert [when for _, when in read(text)] == [(first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "yesterday",
        "last month",
        "two weeks ago",
        "over the past two years",
        "this week",
        "today",
        "in September",
    ],
)
def test_never_takes_the_day_of_the_run_for_the_day_of_publication(words):
    assert [when for _, when in read(f"It rained {words}.", None)] == [None]


def test_keeps_the_weekday_when_there_is_no_anchor():
    (mention,) = find_times(document("It rained on Friday.", None))
    assert (mention.when, mention.weekday, mention.grain) == (None, 4, "day")


def test_an_ambiguous_date_in_figures_lies_between_the_two_days_it_may_be():
    assert read("on 05/06/2019") == [("05/06/2019", ("2019-05-06", "2019-06-05"))]


def test_an_ambiguous_date_in_figures_follows_the_order_of_the_other_dates_of_the_text():
    assert read("on 05/06/2019 and 25/06/2019")[0] == ("05/06/2019", ("2019-06-05", "2019-06-05"))


def test_a_clock_joins_the_day_beside_it_and_its_zone_makes_it_utc():
    (mention,) = find_times(document("It struck at 3:15 p.m. EST on Tuesday."))
    assert mention.when is not None and mention.when.is_zoned
    assert mention.when.earliest.isoformat() == "2018-08-28T20:15:00"
    assert mention.grain == "hour"


def test_a_clock_alone_means_no_day():
    assert read("It struck at 10:30 GMT.") == [("10:30 GMT", None)]


def test_an_update_anchors_where_no_publication_is_stated():
    plain = document("It rained yesterday.", None)
    stamp = Stamp(None, FRIDAY, FRIDAY, "day", None, When.days(date(2018, 8, 31), date(2018, 8, 31)))
    updated = Document(id="d", path="d", media="text", text=plain.text, blocks=plain.blocks, updated=stamp)
    assert [days(mention) for mention in find_times(updated)] == [("2018-08-30", "2018-08-30")]


def test_the_anchor_is_the_day_as_written_not_the_day_in_utc():
    plain = document("It rained yesterday.", None)
    when = When.days(date(2018, 9, 1), date(2018, 9, 1))
    stamp = Stamp(None, "late", "2018-08-31T23:30-05:00", "minute", "-05:00", when)
    late = Document(id="d", path="d", media="text", text=plain.text, blocks=plain.blocks, published=stamp)
    assert [days(mention) for mention in find_times(late)] == [("2018-08-30", "2018-08-30")]


@pytest.mark.parametrize(
    "text",
    [
        "May the dam hold.",
        "He will march on.",
        "about 2018 people",
        "room 2011",
        "$1999",
        "Super Tuesday came",
        "April Jones left",
    ],
    ids=["may", "march", "count", "room", "price", "name of a day", "name of a woman"],
)
def test_takes_nothing_else_for_a_time(text):
    assert read(text) == []


def test_mentions_stand_in_text_order_and_do_not_overlap():
    text = "On Friday, 31 August 2018, and in July 2018, two weeks ago, it rained at 10 a.m. on Monday, last month."
    spans = [mention.span for mention in find_times(document(text))]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_reads_a_long_line_of_digits_and_words_in_time_that_grows_with_it():
    text = "in 2 in 3 to 4 weeks or so and the last 5 of the " * 4_000
    assert sum(1 for _ in find_times(document(text))) < 40_000
