"""A caption is known by its credit, or by saying what is seen; a sentence about an agency is none."""

import pytest

from whence.ingest.captions import describes_picture, read_caption
from whence.ingest.lines import make_line
from whence.records import Span


def line(text):
    return make_line(text, Span(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A display of pumps is seen at Quay Street in Halden. (Reuters)",
        "Officials believe the wall will hold. (AFP/File photo)",
        "The plant in June. (AP Photo/Jane Doe)",
        "Photo: Jane Doe/AFP",
        "File photo",
        "Reuters/Jane Doe",
        "A lorry in the river at Ostermoor. John Moore / Getty Images",
        "Image copyright Getty Images",
        "FILE - The pond as it was in 2009.",
        "Mayor Joan Teller, left, and Neil Farrow shake hands in Carrow on Monday, Nov. 20, 2019.",
    ],
)
def test_knows_a_caption_by_its_words(text):
    assert read_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Reuters/Ipsos found that most voters had not heard of the plan when they were asked in May.",
        "Getty Images said on Monday that it would go to court over the pictures of the dam.",
        "Council accounts taken down by Facebook",
        "The deal was first reported by Reuters",
        "The pumps failed twice (once in March, once in May).",
        "This picture of a town at peace is wrong, the mayor said.",
    ],
)
def test_takes_no_sentence_for_a_caption(text):
    assert not read_caption(line(text))


def test_the_present_tense_without_a_full_stop_is_a_caption_above_the_body_alone():
    words = line("Water Minister Adel Kanoun stands by a new pump at its opening in Ras Tamur")
    assert describes_picture(words, is_above_body=True)
    assert not describes_picture(words, is_above_body=False)
