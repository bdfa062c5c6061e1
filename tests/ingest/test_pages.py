"""A page gives its article, each block with its place in the file, and what its markup states."""

import html as entities
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.errors import DocumentError
from whence.ingest.pages import read_page
from whence.settings import Settings

P = [
    "The council said on Monday that the dam at Stillwater would be mended by the spring, in a letter to the town.",
    "It did not say what the work would cost, or who would pay &amp; when, if the state did&#8217;nt.",
    "The mayor, Joan Teller, told <a href='https://post.example/dam'>the Lindmark Post</a> that\n  it &mdash; all of "
    "it &mdash; would <b>be</b>gin in <i>March</i>.",
]
QUOTED = "The wall has moved by two inches since June and the drains below it are blocked, the inspectors wrote in May."
HEAD = """<meta property="og:site_name" content="Carrow Valley Courier">
<meta property="article:published_time" content="2018-05-03T09:30:00+02:00">
<meta property="article:modified_time" content="2018-05-04T10:00:00+02:00">
<link rel="canonical" href="https://courier.example/dam">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Council says dam will be mended by spring", "author": {"@type": "Person", "name": "Ines Duarte"}}</script>
<title>Council says dam will be mended by spring | Carrow Valley Courier</title>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head>{HEAD}<style>p {{ color: red }}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Council says dam will be mended by spring</h1><p class="byline">By <span>Ines Duarte</span></p>
<p>{P[0]}</p><p>{P[1]}</p><h2>What the letter says</h2><blockquote><p>{QUOTED}</p></blockquote><p>{P[2]}</p>
</article><aside><h3>Most read</h3><a href="/x">Other</a></aside><footer>&copy; 2018 Carrow Valley Courier</footer>
</body></html>"""


def words(html: str) -> str:
    return "".join(entities.unescape(re.sub(r"<[^>]*>", "", html)).split())


def stands_in_file(document, block, html) -> bool:
    """Tell whether the block's segments, read in the file, give its words."""
    segments = [s for s in document.origin if s.start < block.span.end and block.span.start < s.end]
    found = words("".join(html[segment.origin : segment.origin_end] for segment in segments))
    return found == "".join(block.span.of(document.text).split())


def test_the_article_is_found_and_nothing_else(page, kinds):
    found = page(PAGE)
    assert [kind for kind, _ in kinds(found)] == [
        "headline", "byline", "paragraph", "paragraph", "subhead", "blockquote", "paragraph",
    ]  # fmt: skip
    assert "be-gin" not in found.text and "would begin in March." in found.text
    assert "pay & when" in found.text and "that it — all of it — would" in found.text


def test_every_block_stands_in_the_file(page):
    found = page(PAGE)
    assert all(stands_in_file(found, block, PAGE) for block in found.blocks)


def test_the_map_has_no_gap_and_keeps_lengths(page):
    found = page(PAGE)
    for block in found.blocks:
        segments = [s for s in found.origin if s.start < block.span.end and block.span.start < s.end]
        assert segments[0].start == block.span.start and segments[-1].end == block.span.end
        assert all(one.end == other.start for one, other in pairwise(segments))
        for segment in segments:
            if segment.end - segment.start == segment.origin_end - segment.origin > 1:
                assert (
                    PAGE[segment.origin : segment.origin_end].split()
                    == found.text[segment.start : segment.end].split()
                )


def test_what_the_markup_states_is_taken_over(page):
    found = page(PAGE)
    assert (found.outlet_name, found.url) == ("Carrow Valley Courier", "https://courier.example/dam")
    assert (found.published.value, found.published.zone, found.published.span) == (
        "2018-05-03T09:30",
        "+02:00",
        None,
    )
    assert found.updated.value == "2018-05-04T10:00"
    assert found.byline.of(found.text) == "Ines Duarte"
    assert found.outlet_evidence[0].kind == "metadata og:site_name"


def test_links_keep_their_words(page):
    found = page(PAGE)
    assert [(link.span.of(found.text), link.url) for link in found.links] == [
        ("the Lindmark Post", "https://post.example/dam")
    ]


def test_what_the_markup_does_not_state_is_none(page):
    body = "".join(f"<p>{words}</p>" for words in P)
    found = page(f"<html><body><article>{body}</article></body></html>")
    assert (found.published, found.updated, found.outlet, found.byline, found.url) == (None,) * 5


def test_captions_are_kept_as_captions(page, kinds):
    figure = (
        "<figure><img src='x'><figcaption>Pumps stand by the wall at Stillwater in June</figcaption></figure>"
    )
    found = kinds(page(PAGE.replace("<h2>", figure + "<h2>")))
    assert ("caption", "Pumps stand by the wall at Stillwater in June") in found
    assert [kind for kind, words in found if words in ("Most read", "Other")] == []


def test_why_a_block_stands_where_it_does_is_said(page):
    reasons = {block.kind: block.reason for block in page(PAGE).blocks}
    assert reasons["paragraph"].startswith("of the article (")
    assert reasons["headline"] == "the title that the page states, found among its words"


def test_authors_are_kept_with_what_states_them(page):
    found = page(
        PAGE.replace('"author": {', '"author": [{"name": "AFP"}, {').replace(
            '"Ines Duarte"}}', '"Ines Duarte"}]}'
        )
    )
    assert [(author.kind, author.words, author.note) for author in found.authors] == [
        ("author", "Ines Duarte", "metadata author"),
        ("agency", "AFP", "metadata author"),
    ]
    assert found.authors[0].span.of(found.text) == "Ines Duarte"
    assert found.authors[1].span is None  # the page does not show it


def test_a_date_between_headline_and_body_is_read_where_the_markup_has_none(page):
    html = PAGE.replace('content="2018-05-03T09:30:00+02:00"', "").replace('content="2018-05-04T10:00:00"', "")
    html = html.replace('<p class="byline">', "<div>3 May 2018, 09:30</div><p class='byline'>")
    found = page(html)
    assert found.published.value == "2018-05-03T09:30"
    assert found.published.span.of(found.text) == "3 May 2018, 09:30"


LISTED = "".join(
    f"<li><a href='/{n}'>The dam in week {n}</a> Sunday, {n}.03.2019</li>" for n in (31, 24, 17, 10)
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<p class='when'>Sunday, 31.03.2019</p>", "2019-03-31"),
        (f"<ul>{LISTED}</ul>", None),
        ("<p>Open: 2018-05-03 - 2018-06-10</p>", None),
        ("<p>3 May 2018 - 4 minutes</p>", "2018-05-03"),
    ],
    ids=["one date", "list of other articles", "from day to day", "with a dash"],
)
def test_a_date_above_the_body_is_the_article_s_unless_it_is_one_of_many_or_a_range(page, head, expected):
    body = "".join(f"<p>{words}</p>" for words in P)
    found = page(f"<html><body>{head}<article>{body}</article></body></html>")
    assert (None if found.published is None else found.published.value) == expected


def test_a_date_in_doubt_above_the_body_gives_no_year(page, kinds):
    lines = "<h1>Dam to be mended</h1><h3>Effective beginning 6/2/2018:</h3>" + "".join(
        f"<p>{w}</p>" for w in P
    )
    found = page(f"<html><body><main>{lines}</main></body></html>")
    assert ("published", "Effective beginning 6/2/2018:") in kinds(found)
    assert found.published is None


def test_a_heap_of_letters_without_a_tag_is_named_before_it_is_parsed():
    with pytest.raises(
        DocumentError, match="a piece of text of 2,000,000 letters, which begins 'aaa"
    ) as raised:
        read_page(f"<p>{'a' * 2_000_000}</p>{PAGE}", place="heap.html", settings=Settings())
    assert raised.value.status == "too large"


def test_broken_metadata_is_passed_over(page):
    html = PAGE.replace('{"@context"', '{{"@context"').replace("2018-05-03T09:30:00+02:00", "soon")
    assert page(html).published is None


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>" * 100_000 + PAGE, "100,030 tags, more than 20,000"),
        ("<p>word" * 60_000, "60,000 tags, more than 20,000"),
        ("<p " + "a=1 " * 50_000 + ">" + PAGE, "has 50,000 attributes, more than 1,000"),
        ("<p " + "".join(f"a{n} " for n in range(5_000)) + ">" + PAGE, "has 5,000 attributes"),
        ("<html><body></body></html>", "no article found"),
        ("<" * 10_000, "save it"),
    ],
    ids=["bomb", "tags", "attributes", "bare attributes", "empty", "brackets"],
)
def test_a_page_that_parsers_cannot_take_is_named_and_the_rest_goes_on(pile, html, words):
    documents, failures = pile(html, PAGE, media="html")
    assert len(documents) == 1
    assert words in failures[0].message and failures[0].message.startswith("0.txt: ")


@pytest.mark.parametrize("n_levels", [300, 5_000])
def test_a_page_that_nests_too_deep_for_lxml_is_read_all_the_same(page, kinds, n_levels):
    html = PAGE.replace("<nav>", "<div>" * n_levels + "<nav>")
    found = page(html)
    assert next(words for kind, words in kinds(found) if kind == "paragraph") == P[0]
    assert found.published.value == "2018-05-03T09:30"
    assert all(stands_in_file(found, block, html) for block in found.blocks)


def test_depth_is_that_of_elements_and_not_of_open_tags(page):
    html = PAGE.replace(
        "</article>", "<p>x</div><br><li>y" * 400 + "<script>" + "'<div>'" * 400 + "</script></article>"
    )
    assert page(html).headline is not None


@given(st.text(alphabet="<>/pab &;#x3'\"=!-\n", max_size=200))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_markup_gives_an_article_that_stands_in_the_file_or_a_failure(pile, noise):
    html = PAGE.replace("<h2>", noise + "<h2>")
    documents, failures = pile(html, media="html")
    assert documents or failures
    for found in documents:
        end = 0
        for block in found.blocks:
            assert end <= block.span.start < block.span.end <= len(found.text)
            end = block.span.end
        assert all(0 <= s.origin <= s.origin_end <= len(html) for s in found.origin)
