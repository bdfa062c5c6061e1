"""Class names hint at what the table says, however they are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.page_hints import hint_names, read_hints
from whence.wordtables import read_rows

_NAMES = (
    "article-body", "related-stories", "ads", "ad-slot", "h2", "h22", "top-bar", "reading-time", "col-12", "bio", "xx",
    "css-1ab2c3", "see-also", "response", "respond", "newsletter-box", "photo-credit", "log-in", "abo", "tag", "cta",
)  # fmt: skip
_PIECES = (
    "ad",
    "s",
    "-",
    "nav",
    "side",
    "bar",
    "read",
    "more",
    "7",
    "42",
    "body",
    "text",
    "img",
    "p",
    "cta",
    "h3",
    "_",
)


def hints_of(name):
    _, bits = read_hints("div", f' class="{name}"')
    return {hint for number, hint in enumerate(hint_names()) if bits >> number & 1}


def look_up_plainly(name):
    import re

    rows = read_rows("page_hints.tsv")
    return {hint for hint, _, pattern in rows if pattern != "-" and re.search(pattern, name)}


@pytest.mark.parametrize("name", _NAMES)
def test_a_name_hints_at_every_row_whose_pattern_it_holds(name):
    assert hints_of(name) == look_up_plainly(name)


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join))
def test_any_name_hints_at_every_row_whose_pattern_it_holds(name):
    assert hints_of(name) == look_up_plainly(name)


def test_names_that_hint_at_something_are_among_those_tried():
    assert hints_of("article-body") >= {"article", "body"}
    assert hints_of("xx") == set()
