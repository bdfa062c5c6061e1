"""What amounts in words and figures mean, and what only looks like one."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from reading import plain_document
from whence.moments import When
from whence.read.quantities import find_quantities
from whence.read.times import find_times
from whence.records import Document, Quantity, Stamp


def document(text: str) -> Document:
    day = date(2019, 5, 6)
    stamp = Stamp(None, "2019-05-06", "2019-05-06", "day", None, When.days(day, day))
    return replace(plain_document(text), published=stamp)


def read(text: str) -> list[Quantity]:
    return list(find_quantities(document(text)))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


INTERVALS = [
    ("pipes of about 200 km to 700 km", "about 200 km to 700 km", 200, 700, "km", "range"),
    ("more than 900 kilometers of road", "more than 900 kilometers", 900, None, "km", "at least"),
    ("a couple of dozen boats", "a couple of dozen", 20, 30, "", "about"),
    ("half a million people", "half a million people", 500_000, 500_000, "people", "exact"),
    ("seven different sources", "seven", 7, 7, "", "exact"),
    ("worth $1.2bn", "$1.2bn", 1.2e9, 1.2e9, "USD", "exact"),
    ("between 5 and 10 percent of voters", "between 5 and 10 percent", 5, 10, "%", "range"),
    ("up to 40 homes", "up to 40", None, 40, "", "at most"),
    ("at least 12 people", "at least 12 people", 12, None, "people", "at least"),
    ("dozens of houses", "dozens", 24, None, "", "about"),
    ("several wells", "several", 3, 9, "", "about"),
    ("2-3 weeks of rain", "2-3 weeks", 14, 21, "days", "range"),
    ("14,000 additional workers", "14,000", 14_000, 14_000, "", "exact"),
    ("a third of the town", "a third", 33.33, 33.33, "%", "exact"),
    ("two-thirds of the town", "two-thirds", 66.67, 66.67, "%", "exact"),
    ("about 200 boats", "about 200", 180, 220, "", "about"),
    ("nearly 200 boats", "nearly 200", 180, 200, "", "about"),
    ("20 or more boats", "20 or more", 20, None, "", "at least"),
    ("two and a half million euros", "two and a half million euros", 2.5e6, 2.5e6, "EUR", "exact"),
    ("5 to 10 million litres", "5 to 10 million litres", 5e6, 1e7, "l", "range"),
    ("tens of thousands of residents", "tens of thousands", 20_000, 100_000, "", "about"),
    ("five or six boats", "five or six", 5, 6, "", "range"),
    ("5m people", "5m people", 5e6, 5e6, "people", "exact"),
    ("5m deep", "5m", 5, 5, "m", "exact"),
    ("€3m of aid", "€3m", 3e6, 3e6, "EUR", "exact"),
    ("a total of 300 workers", "300", 300, 300, "", "cumulative"),
]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "role"), INTERVALS, ids=[case[0] for case in INTERVALS]
)
def test_reads_an_amount_as_an_interval_with_unit_and_role(text, words, low, high, unit, role):
    found = only(f"There were {text} in the valley.")
    assert found.span.of(f"There were {text} in the valley.") == words
    assert (found.low, found.high, found.unit, found.role) == (low, high, unit, role)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100 miles", "160.9344 km"),
        ("90 degrees Fahrenheit", "32.2222 °C"),
        ("2 weeks", "14 days"),
        ("3 kilotons", "3,000 tonnes"),
        ("50 mph", "80.4672 km/h"),
        ("1,000 acres", "404.685642 hectares"),
        ("40 cents", "$0.40"),
        ("150 basis points", "1.5 percentage points"),
    ],
    ids=["distance", "temperature", "time", "mass", "speed", "area", "money", "points"],
)
def test_keeps_units_that_can_be_compared(one, other):
    first, second = only(f"It was {one}."), only(f"It was {other}.")
    assert (first.low, first.unit) == (pytest.approx(second.low), second.unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Prices rose by 12 percent.", 12, 12),
        ("Prices fell 3 percent.", -3, -3),
        ("an increase of 5%", 5, 5),
        ("a 12 % drop in prices", -12, -12),
        ("Exports nearly doubled.", 2, 2),
    ],
    ids=["rose", "fell", "increase of", "drop after", "doubled"],
)
def test_a_change_is_signed_and_says_so(text, low, high):
    found = only(text)
    assert (found.low, found.high, found.role) == (low, high, "change")


def test_where_a_change_led_is_not_the_end_of_a_range():
    first, second = read("Prices rose 5 percent to 12 euros.")
    assert (first.role, first.low, second.low, second.unit) == ("change", 5, 12, "EUR")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They sank 14,000 additional concrete blocks.", "blocks"),
        ("Officials named seven different sources.", "sources"),
        ("pumps with ranges of about 200 km", "range"),
        ("It has a range of 200 km.", "range"),
        ("a 200-km range", "range"),
        ("The wall is 30 metres high.", "height"),
        ("The mill is 14 metres downstream.", "mill"),
        ("The village is 30 km from the border.", "distance"),
        ("a $14 million contract", "contract"),
        ("They moved 200 tonnes of grain.", "grain"),
        ("Prices rose by 12 percent.", "price"),
        ("A poll of 40 percent of voters", "voters"),
        ("12 people died there.", "people"),
        ("The flood left 12 dead.", "dead"),
        ("killing 12 and more", "killed"),
        ("The death toll rose to 41.", "dead"),
    ],
    ids=[
        "adjectives", "sources", "ranges of", "range of", "hyphen", "height", "adverb", "distance", "price of",
        "of grain", "subject",
        "of voters", "people", "dead", "killing", "toll",
    ],
)  # fmt: skip
def test_names_what_is_counted_or_measured(text, noun):
    assert only(text).noun == noun


@pytest.mark.parametrize(
    ("text", "low"),
    [("An 18-year-old pupil fell.", 18), ("Ann Lee, 45, said no.", 45), ("a bridge aged 90.", 90)],
    ids=["year-old", "after a name", "aged"],
)
def test_reads_ages_as_ages(text, low):
    found = only(text)
    assert (found.low, found.unit, found.noun) == (low, "years", "age")


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 5 December 2018 at 10:30.",
        "It opened in 2011 and closed in the 1980s.",
        "the 2015 accord",
        "Fateh-110, Kurdistan24, S-400, COVID-19, G7 and 5G",
        "Call 555-1234-567.",
        "a 3-2 win",
        "They drew 2-2.",
        "Flight 370 took Route 66.",
        "Article 5 of Resolution 2231",
        "10 Downing Street",
        "1. The dam",
        "No one came. One of them left.",
        "someone came",
        "the 22nd amendment",
        "Euro 2020 and the S&P 500",
        "over the past two years",
        "at eleven o’clock",
    ],
    ids=[
        "date and time", "years", "year as adjective", "model names", "telephone", "score", "draw", "flight and road",
        "law",
        "address", "list", "one", "someone", "ordinal", "names", "duration told as time", "clock",
    ],
)  # fmt: skip
def test_takes_nothing_else_for_an_amount(text):
    assert [found.span.of(text) for found in read(text)] == []


def test_finds_all_the_counts_of_sources_in_a_sentence():
    text = "It cited three Carrow officials, two Lindmark harbour sources and two Tarn engineers."
    assert [(found.low, found.noun) for found in read(text)] == [
        (3, "officials"),
        (2, "sources"),
        (2, "engineers"),
    ]


def test_a_row_of_counts_shares_its_noun():
    text = "It cited three Norwegian, two Danish and two other harbour sources."
    assert [(found.low, found.noun) for found in read(text)] == [(3, "sources"), (2, "sources"), (2, "sources")]


def test_times_found_before_need_not_be_looked_for_again():
    shown = document("It rose over the past 12 years to 40 boats.")
    assert list(find_quantities(shown, times=tuple(find_times(shown)))) == list(find_quantities(shown))


def test_amounts_stand_in_text_order_and_do_not_overlap():
    text = "Between 5 and 10 boats, about 20 km to 30 km, $5m to $6m, 12 dead and 30 injured, doubled.\nA dozen of 40."
    spans = [found.span for found in read(text)]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_reads_a_line_of_nothing_but_numbers():
    assert len(read("1,000 and 2 to 3 or 4 million " * 2_000)) > 1_000


@pytest.mark.parametrize("text", ["ſeveral people waited 5 ſeconds", "several people waıted 5 SECONDſ"])
def test_letters_of_old_print_and_of_turkish_are_read_as_plain_ones(text):
    found = read(text)
    assert [(quantity.low, quantity.unit) for quantity in found] == [(3.0, "people"), (5.0, "seconds")]
    assert [quantity.span.of(text).lower()[-4:] for quantity in found] == ["ople", text.lower()[-4:]]


@pytest.mark.parametrize(
    ("text", "role", "low", "high"),
    [
        ("It was north of 50 km away.", "at least", 50, None),
        ("It was no greater than 50 km wide.", "at most", None, 50),
        ("It was just shy of 50 km away.", "about", 45, 50),
        ("It made a couple of dozen boats.", "about", 20, 30),
        ("It sank hundreds of boats.", "about", 200, 1000),
        ("The index lost 190 points.", "change", -190, -190),
        ("The index fell by 5 to 10 percent.", "change", -10, -5),
        ("He gave up 500 yards to them.", "exact", 457.2, 457.2),
        ("It was shut for one to two years.", "range", 1, 2),
    ],
    ids=["north of", "no greater", "shy of", "dozen", "hundreds", "lost", "by a range", "gave up", "one to two"],
)  # fmt: skip
def test_reads_bounds_round_figures_and_changes_in_more_words(text, role, low, high):
    found = only(text)
    assert found.role == role
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_a_conversion_in_brackets_has_the_bound_of_what_it_converts():
    text = "They fly more than 100 km (60 miles)."
    assert [found.role for found in find_quantities(plain_document(text))] == ["at least", "at least"]


def test_dozens_of_a_unit_are_in_that_unit():
    found = only("It cost tens of millions of dollars.")
    assert (found.low, found.high, found.unit) == (2e7, 1e8, "USD")


def test_a_place_in_a_table_is_no_amount():
    assert list(find_quantities(plain_document("They slipped towards the bottom three."))) == []


def test_two_amounts_joined_by_or_are_one_only_when_they_are_near():
    found = list(find_quantities(plain_document("It costs $25,000 or $40,000 for five or six boats.")))
    assert [(each.low, each.high) for each in found] == [(25_000, 25_000), (40_000, 40_000), (5, 6)]
