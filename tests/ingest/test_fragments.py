"""HTML inside a record: all its words, in order, with links, headings and quotations, each mapped."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.fragments import is_markup, read_entities, read_fragment
from whence.ingest.mapped_texts import MappedText, through
from whence.records import Segment


def check(text, made):
    for segment in made.segments:
        words, raw = made.text[segment.start : segment.end], text[segment.origin : segment.origin_end]
        assert (
            words.split(" ") == re.split(r"\s", raw) or (words + raw).isspace() or words == html.unescape(raw)
        )


def test_blocks_are_parted_and_markup_goes():
    text = (
        '<p>Ann &amp; <a href="https://a.example/?x=1&amp;y=2">her  people</a> left.</p><script>if (a < b) {}</script>'
        "<h2>Next</h2><blockquote><p>“We go.”</p></blockquote>one<br>two<br><br>three<!-- no -->"
    )
    made = read_fragment(text)
    assert made.text == "Ann & her people left.\n\nNext\n\n“We go.”\n\none\ntwo\n\nthree"
    assert [(link.span.of(made.text), link.url) for link in made.links] == [
        ("her people", "https://a.example/?x=1&y=2")
    ]
    assert [(mark.kind, mark.span.of(made.text)) for mark in made.marks] == [
        ("subhead", "Next"),
        ("blockquote", "“We go.”"),
    ]
    check(text, made)


@given(st.text("<>&;/p abr\n\"'=!-#1", max_size=200))
def test_any_html_is_mapped(text):
    check(text, read_fragment(text))


def test_hostile_markup_ends_soon():
    for text in (
        "<a " * 40_000,
        '<a "' * 20_000,
        "<script>" * 20_000,
        "<!--" * 20_000,
        "&" * 100_000,
        "<" * 200_000,
    ):
        read_fragment(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<p>One.</p>", True), ("a <br> b<br/>c", True), ("The tag <b> is one.", False), ("2 < 3 > 1", False)],
)
def test_markup_is_told_from_text_about_it(text, expected):
    assert is_markup(text) is expected


def test_a_map_goes_through_a_map():
    outer = read_entities("a&amp;lt;p&amp;gt;b")
    inner = through(read_entities(outer.text), outer.segments)
    assert inner.text == "a<p>b"
    assert [(s.start, s.end, s.origin, s.origin_end) for s in inner.segments] == [
        (0, 1, 0, 1), (1, 2, 1, 9), (2, 3, 9, 10), (3, 4, 10, 18), (4, 5, 18, 19),
    ]  # fmt: skip


def test_what_stands_nowhere_is_left_out_of_the_map():
    made = MappedText(["abcd"], [Segment(0, 4, 0, 4)], size=4)
    found = through(made, (Segment(0, 2, 10, 12), Segment(3, 4, 20, 21)))
    assert [(s.start, s.end, s.origin, s.origin_end) for s in found.segments] == [
        (0, 2, 10, 12),
        (3, 4, 20, 21),
    ]
