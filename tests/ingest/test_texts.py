"""What a plain text states of itself is found; what it does not state is None; no input breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BODY = """The council said on Monday that the dam at Stillwater would be mended by the spring, in a letter to the town.

It did not say what the work would cost, or who would pay for it if the state did not.
"""

ARTICLE = f"""Carrow Valley Courier | News from the valley

Council says dam will be mended by spring

Council says dam will be mended by spring

Published 3 May 2018 | Updated 4 May 2018 10:05 GMT

By Ines Duarte

The dam is seen from Quay Street in Carrow on Sunday. (Courier/Ann Lee)

CARROW — {BODY}
Editor Picks

Leave a Reply

This is a comment by a reader who was there on the day and saw it all happen.
"""


def test_every_part_is_found(document, kinds):
    found = document(ARTICLE)
    assert [kind for kind, _ in kinds(found)] == [
        "boilerplate", "headline", "boilerplate", "published", "updated", "byline", "caption", "paragraph", "paragraph",
        "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert found.headline.of(found.text) == "Council says dam will be mended by spring"
    assert found.byline.of(found.text) == "By Ines Duarte"
    assert found.dateline.span.of(found.text) == "CARROW —"
    assert (found.published.value, found.published.raw) == ("2018-05-03", "Published 3 May 2018")
    assert (found.updated.value, found.updated.zone) == ("2018-05-04T10:05", "Z")
    assert (found.outlet, found.language, found.is_complete) == ("=carrow valley courier", "en", True)


def test_the_inline_dateline_stays_in_its_paragraph(document):
    found = document(ARTICLE)
    paragraph = next(block for block in found.blocks if block.kind == "paragraph")
    assert paragraph.span.covers(found.dateline.span)


def test_what_is_not_stated_is_none(document):
    found = document(BODY)
    assert (found.headline, found.outlet, found.published, found.updated) == (None, None, None, None)
    assert (found.dateline, found.byline, found.url) == (None, None, None)


@pytest.mark.parametrize("last", ["Read more …", "[…]", "Continue reading", "Subscribe to continue reading"])
def test_a_text_that_breaks_off_is_incomplete(document, last):
    assert not document(f"A title for it all\n\n{BODY}\n{last}\n").is_complete


def test_a_text_cut_in_mid_sentence_is_kept_and_incomplete(document, kinds):
    found = document(
        f"A title for it all\n\n{BODY}\nThe state has said that it would pay half of what the work on the"
    )
    assert kinds(found)[-1][0] == "paragraph"
    assert not found.is_complete


def test_a_passage_set_off_by_a_colon_is_quoted_up_to_where_the_source_is_named_again(document, kinds):
    text = f"""A title for it all

{BODY}
The rest is best left to Reuters, which had the letter on Tuesday:

The wall has moved by two inches since June and the drains below it are blocked, the inspectors wrote.

No money was asked for in three years, and nobody on the council could say why that was so.

Reuters did not say who had given it the letter, and the council has not asked so far.
"""
    assert [kind for kind, _ in kinds(document(text))][-4:] == [
        "paragraph",
        "blockquote",
        "blockquote",
        "paragraph",
    ]


def test_speech_after_a_colon_is_no_blockquote(document, kinds):
    text = f"A title for it all\n\n{BODY}\nThe mayor said to all who had come:\n\n“We will mend it, and we will mend " \
           f"it soon, and nobody will have to leave.”\n\n{BODY}"  # fmt: skip
    assert "blockquote" not in [kind for kind, _ in kinds(document(text))]


def test_subheads_and_bullets_are_told_apart_from_paragraphs(document, kinds):
    text = (
        f"A title for it all\n\n• The dam is to be mended by spring\n\n{BODY}\n"
        f"What comes next\n\nThe state is to answer in June."
    )
    assert [kind for kind, _ in kinds(document(text))][:5] == [
        "headline", "standfirst", "paragraph", "paragraph", "subhead"
    ]  # fmt: skip


def test_plain_takes_every_line_as_body(document):
    assert {block.kind for block in document(ARTICLE, plain=True).blocks} == {"paragraph"}


def test_a_text_without_punctuation_is_kept(document, kinds):
    found = document("the water rose in the night\n\nno one was told of it\n\nthe siren was silent")
    assert [kind for kind, _ in kinds(found)].count("boilerplate") == 0


def test_right_to_left_and_invisible_characters_lose_nothing(document):
    words = "قال المجلس يوم الاثنين إن السد سيتم إصلاحه بحلول الربيع، في رسالة إلى البلدة."
    found = document(f"\ufeff\u200f{words}\u200b\r\n\r\n\u202e{words}\u202c")
    assert found.blocks[0].span.of(found.text) == words
    assert found.language == "ar"


def test_the_text_is_the_decoded_file_to_the_character(document):
    assert document("\ufeffOne line.\r\n\r\nTwo lines.\r").text == "\ufeffOne line.\r\n\r\nTwo lines.\r"


def test_blank_files_are_named(pile):
    documents, failures = pile(" \n\u200b\t ", "A sentence that stands here.")
    assert len(documents) == 1
    assert failures[0].message == "0.txt: 5 characters, all of them blank; give the text of the article"


@pytest.mark.parametrize(
    "text",
    [
        ("The council said so on Monday, as it had before. " * 3 + "\n\n") * 1_900,
        "The council said so on Monday, as it had before. " * 6_000,
        "word " * 59_000,
        "a" * 299_000,
        "\n" * 299_000 + "x",
        "(" * 50_000 + "Reuters" + ")" * 50_000,
        "A" + "'" * 100_000,
        "By " + "Aa " * 60_000,
        "AA " * 99_000 + ": x",
        "Published: " + "1" * 200_000,
        "http://" + "a." * 100_000,
        ("A title of some kind\n3 May 2018\nA title of some kind\nOne sentence of it.\n") * 3_000,
    ],
    ids=["long", "one line", "no punctuation", "one word", "blank lines", "brackets", "apostrophes", "names",
         "capitals", "digits", "address", "titles"],
)  # fmt: skip
def test_large_and_odd_texts_are_taken_in_whole(document, text):
    found = document(text)
    kept = "".join("".join(block.span.of(found.text).split()) for block in found.blocks)
    assert kept == "".join(text.split())


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [*ARTICLE.splitlines(), *BODY.splitlines(), "Read more:", "• a", "It was so:", "\u202e", "3 May 2018"]
    ),
)


@given(st.lists(LINES, max_size=25).map("\n".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_blocks_of_any_text_are_in_order_inside_and_apart(pile, text):
    documents, failures = pile(text)
    assert bool(documents) != bool(failures) or failures
    for found in documents:
        end = 0
        for block in found.blocks:
            assert end <= block.span.start < block.span.end <= len(found.text)
            end = block.span.end
        stated = [found.headline, found.byline, found.dateline and found.dateline.span]
        stated += [stamp and stamp.span for stamp in (found.published, found.updated)]
        assert all(span is None or 0 <= span.start < span.end <= len(found.text) for span in stated)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_document_or_a_failure(pile, data):
    documents, failures = pile(data)
    assert documents or failures
    assert all("; " in failure.message for failure in failures)
