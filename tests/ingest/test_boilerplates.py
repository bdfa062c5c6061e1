"""Stock lines are known by their words; prose is not, nor is what reprints share."""

import pytest

from whence.ingest.boilerplates import find_stock
from whence.ingest.lines import make_line
from whence.records import Span


def stock(text):
    found = find_stock(make_line(text, Span(0, len(text))))
    return None if found is None else found.detail


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Editor Picks", "widget"),
        ("Read more …", "cut"),
        ("Read the full story at The Velden Mercury »", "cut"),
        ("Leave a Reply", "comments"),
        ("Please let us know if you're having issues with commenting.", "comments"),
        ("%d bloggers like this:", "comments"),
        ("1.2K Shares", "share"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("We use cookies to improve your experience on this site.", "notice"),
        ("© 2019 Carrow Valley Courier. All Rights Reserved.", "notice"),
        ("Home > World > Europe", "navigation"),
        ("Advertisement", "advert"),
        ("Story continues below", "advert"),
        ("Follow us on Twitter @courier", "follow"),
        ("Tags: recall, prams, safety", "tags"),
        ("Related: Three bids received for demolition", "read more"),
        ("Subscribe to continue reading", "paywall"),
        ("Most Popular", "widget"),
    ],
)
def test_knows_the_usual_lines_of_sites(text, detail):
    assert stock(text) == detail


@pytest.mark.parametrize(
    "text",
    [
        "Support for the plan has fallen, the mayor said.",
        "More than 40 people were hurt.",
        "Opinion: The bridge report we were not meant to read",
        "Share prices fell on Monday.",
        "Home to 18,000 people, Carrow has no second well.",
        "Reports emerged last year that the wall had begun to lean.",
        "Latest figures show a fall",
        "Tags were found on both prams, the agency said.",
        "Live fish were moved to the upper lake.",
        "The police asked readers of the paper to write to the station.",
    ],
)
def test_leaves_sentences_and_titles_alone(text):
    assert stock(text) is None


BODY = "The council said on Monday that {} would be mended by the spring, and that the cost was not known."


def test_a_short_line_in_many_documents_is_the_sites(pile, kinds):
    texts = [f"A title about {what}\n\n{BODY.format(what)}\n\nAn odd little line\n\n{BODY.format(what + ' too')}"
             for what in ("the dam", "the bridge", "the pram")]  # fmt: skip
    documents, _ = pile(*texts)
    assert all(("boilerplate", "An odd little line") in kinds(document) for document in documents)


def test_prose_in_many_documents_is_shared_text_and_stays(pile, kinds):
    shared = "He declined to comment."
    texts = [f"A title about {what}\n\n{BODY.format(what)}\n\n{shared}\n\n{BODY.format(what + ' too')}"
             for what in ("the dam", "the bridge", "the pram")]  # fmt: skip
    documents, _ = pile(*texts)
    assert all(("boilerplate", shared) not in kinds(document) for document in documents)
