"""A line is a date line or byline when it is little else; a sentence with a date or a name is the story's."""

import pytest

from whence.ingest.lines import make_line
from whence.ingest.metalines import read_meta
from whence.records import Span


def read(text):
    return read_meta(make_line(text, Span(0, len(text))), text)


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("Saturday, 1 September, 2018 - 06:15", "published", ""),
        ("Updated 05 December 2019", "updated", ""),
        ("Published: 3:15 PM EST, Mon January 5, 2015", "published", ""),
        ("Last updated at 11:52, 3 November 2017", "updated", ""),
        ("Updated 19 min 23 sec ago", "updated", "relative"),
        ("5 hours ago", "published", "relative"),
        ("Monday, Jan. 5, 10:42 a.m.", "published", "no year"),
        ("4:14 p.m.", "published", "no day"),
        ("By Jane Doe", "byline", ""),
        ("By REUTERS", "byline", ""),
        ("By Jane Doe and John Roe, Staff Writers", "byline", ""),
        ("Jane Doe, Correspondent", "byline", ""),
        ("Jane Doe | Political Editor", "byline", ""),
        ("(Reporting by Ana Kovar; Editing by Paul Brandt)", "byline", "sign-off"),
        ("By Jane Doe | January 5, 2015", "published", ""),
    ],
)
def test_knows_what_the_article_says_of_itself(text, kind, detail):
    found = read(text)
    assert found is not None
    assert (found.kind, found.detail) == (kind, detail)


@pytest.mark.parametrize(
    "text",
    [
        "The plant opened on 5 January 2015.",
        "By Monday the water had fallen.",
        "By far the worst of the three",
        "— Ann (@ann) December 23, 2014",
        "UPDATE 03/12/2014: This story seems to be false, the maker now says",
        "The reporting by the two papers was praised by the inquiry.",
        "Three years ago the pond was full",
    ],
)
def test_leaves_the_story_alone(text):
    found = read(text)
    assert found is None or (found.detail == "sign-off" and text.startswith("("))
