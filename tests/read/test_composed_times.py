"""Times made of others, told from others, with two ends or with one. All are told from Friday, 31 August 2018.

Cases marked (specs) follow the English DateTime cases of Microsoft Recognizers-Text, MIT licence.
"""

import pytest

from dated import days, document
from whence.read.times import find_times

COMPOSED = [
    ("in the first half of 2017", "the first half of 2017", "2017-01-01", "2017-06-30"),
    ("in the fourth quarter of last year", "the fourth quarter of last year", "2017-10-01", "2017-12-31"),
    ("the third week of 2027 (specs)", "the third week of 2027", "2027-01-18", "2027-01-24"),
    ("the last four months of 2021 (specs)", "the last four months of 2021", "2021-09-01", "2021-12-31"),
    ("the last Sunday of July", "the last Sunday of July", "2018-07-29", "2018-07-29"),
    ("the first Friday of next month (specs)", "the first Friday of next month", "2018-09-07", "2018-09-07"),
    ("the 20th of next month (specs)", "the 20th of next month", "2018-09-20", "2018-09-20"),
    ("mid-August", "mid-August", "2018-08-10", "2018-08-20"),
    ("at the end of 2000 (specs)", "the end of 2000", "2000-09-01", "2000-12-31"),
    ("early next year (specs)", "early next year", "2019-01-01", "2019-06-30"),
    ("the week of Aug. 20", "the week of Aug. 20", "2018-08-20", "2018-08-26"),
    ("on Sunday of next week (specs)", "Sunday of next week", "2018-09-09", "2018-09-09"),
    ("on Sunday night (March 4)", "Sunday night (March 4", "2018-03-04", "2018-03-04"),
    ("in July last year", "July last year", "2017-07-01", "2017-07-31"),
    ("two weeks from Jan. 15, 2019 (specs)", "two weeks from Jan. 15, 2019", "2019-01-29", "2019-01-29"),
    ("three days after the Aug. 2 attack", "three days after the Aug. 2", "2018-08-05", "2018-08-05"),
    ("the day before the Aug. 2 attack", "the day before the Aug. 2", "2018-08-01", "2018-08-01"),
    ("the year before 2015", "the year before 2015", "2014-01-01", "2014-12-31"),
    ("for three days from Monday", "for three days from Monday", "2018-08-27", "2018-08-29"),
    ("the quarter ended June 30", "the quarter ended June 30", "2018-04-01", "2018-06-30"),
    ("the six months to March", "the six months to March", "2017-10-01", "2018-03-31"),
    ("on Friday the 3rd", "Friday the 3rd", "2018-08-03", "2018-08-03"),
    ("on the 18th, they met", "the 18th", "2018-08-18", "2018-08-18"),
    ("on September the twenty-first nineteen seventy-eight", "September the twenty-first nineteen seventy-eight",
     "1978-09-21", "1978-09-21"),
    ("in the mid-1990s", "the mid-1990s", "1992-07-02", "1997-07-01"),
    ("in the noughties", "the noughties", "2000-01-01", "2009-12-31"),
    ("over the past two quarters", "over the past two quarters", "2018-01-01", "2018-06-30"),
    ("in four working days", "in four working days", "2018-09-06", "2018-09-06"),
    ("a year and a half ago", "a year and a half ago", "2016-08-28", "2017-08-28"),
    ("2 years, 1 month and 21 days ago", "2 years, 1 month and 21 days ago", "2016-07-10", "2016-07-10"),
]  # fmt: skip


def read(text: str, published: str | None = "2018-08-31"):
    return [(mention.span.of(text), days(mention)) for mention in find_times(document(text, published))]


@pytest.mark.parametrize(("text", "words", "first", "last"), COMPOSED, ids=[case[0] for case in COMPOSED])
def test_reads_a_time_made_of_others(text, words, first, last):
    assert (words, (first, last)) in read(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from July 3 until August 2", "2018-07-03", "2018-08-02"),
        ("between Nov. 10, 2016 and May 2, 2017", "2016-11-10", "2017-05-02"),
        ("from November to February 2017", "2016-11-01", "2017-02-28"),
        ("2014 to 2016", "2014-01-01", "2016-12-31"),
        ("between now and Sept. 15", "2018-08-31", "2018-09-15"),
        ("after 2016", "2017-01-01", None),
        ("before the end of 2016", None, "2016-12-31"),
        ("in 2012 or later", "2012-01-01", None),
        ("no later than Jan. 1, 2010", None, "2010-01-01"),
        ("since March", "2018-03-01", "2018-08-31"),
    ],
    ids=["until", "two years", "round new year", "years", "now", "after", "before the end", "or later", "at latest",
         "since"],
)  # fmt: skip
def test_reads_both_ends_of_a_time_or_the_one_it_has(text, first, last):
    assert [when for _, when in read(f"It was so {text}.")] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("On Monday, the council will vote.", "2018-09-03"),
        ("On Monday, the council said it will vote.", "2018-08-27"),
        ("The summit starts on Monday.", "2018-09-03"),
        ("Police arrested two men on Monday.", "2018-08-27"),
        ("This Wednesday the council meets.", "2018-09-05"),
        ("He was shot this Wednesday.", "2018-08-29"),
        ("They met last Wednesday.", "2018-08-22"),
        ("They meet next Wednesday.", "2018-09-05"),
        ("By Wednesday, hundreds had fled.", None),
    ],
    ids=["verb behind", "report behind", "present", "past", "this ahead", "this past", "last", "next", "by"],
)
def test_a_weekday_looks_ahead_or_back_with_its_verb(text, first):
    assert [when and when[0] for _, when in read(text)] == [first]


def test_the_following_day_is_told_from_the_day_before_it_in_the_text():
    assert read("He left on Tuesday. The following day, he came back.")[1][1] == ("2018-08-29", "2018-08-29")


@pytest.mark.parametrize("text", ["The next day, he left.", "Two weeks later, he left.", "He left that month."])
def test_a_time_told_from_no_other_stays_without_days(text):
    assert [when for _, when in read(text) if when is not None] == []


def test_days_of_every_week_are_no_days():
    assert read("It is open Monday to Friday.") == [("Monday to Friday", None)]


@pytest.mark.parametrize(
    "text",
    ["two weeks after Friday", "early next year", "the last Sunday of July", "on the 18th", "over Christmas",
     "the fourth quarter of last year", "between now and Sept. 15", "in four working days", "on Friday the 3rd"],
)  # fmt: skip
def test_composed_times_need_the_day_of_publication(text):
    assert [when for _, when in read(f"It was {text}.", None) if when is not None] == []


@pytest.mark.parametrize(
    "text",
    ["It made 5.5% on 24/7 and 3/4 hours.", "The Sunday Times has it.", "Thanksgiving dinner was served.",
     "temperatures in the 80s", "the 5th Avenue shop", "Xerxes won 20-16 at home."],
)  # fmt: skip
def test_names_scores_and_shares_are_no_times(text):
    assert read(text) == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_day_of_publication_at_the_end_of_the_calendar_anchors_nothing(published):
    found = read("He left on Friday the 31st, last week, in May.", published)
    assert [when for _, when in found if when is not None] == []
