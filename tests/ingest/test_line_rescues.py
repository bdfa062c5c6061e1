"""A text that is little but the article keeps its lists and short lines; one with a page around it does not."""

PARAGRAPHS = [
    "The harbour board of Carrow named the boats that may land at the new pier, and what each has to pay for it.",
    "The fees rise by a tenth every year until 2024, after which the council will look at them again, it said.",
    "Neil Farrow, who heads the board, said that no skipper had objected when the list was read out on Monday.",
]
LIST = ["Grey Heron, 12 crowns a day", "Morning Tide, 12 crowns a day", "Anna of Tarn, 30 crowns a day"]


def body(document):
    kept = ("paragraph", "blockquote", "subhead")
    return [block.span.of(document.text) for block in document.blocks if block.kind in kept]


def test_a_list_at_the_end_is_kept(document):
    found = document("\n\n".join(["Board names boats for the pier", *PARAGRAPHS, *LIST]))
    assert body(found) == [*PARAGRAPHS, *LIST]


def test_lines_that_come_twice_are_kept(document):
    twice = "Fees are due on the first of the month."
    lines = [*PARAGRAPHS[:2], twice, PARAGRAPHS[2], twice]
    assert body(document("\n\n".join(["Board names boats for the pier", *lines]))) == lines


def test_an_article_without_a_title_keeps_its_first_paragraph(document):
    lines = [*PARAGRAPHS[:1], "What the skippers say about it", *PARAGRAPHS[1:]]
    assert PARAGRAPHS[0] in body(document("\n\n".join(lines)))


def test_a_kept_line_says_that_it_is_unsure(document):
    found = document("\n\n".join(["Board names boats for the pier", *PARAGRAPHS, *LIST]))
    last = found.blocks[-1]
    assert last.span.of(found.text) == LIST[-1] and last.reason.startswith("unsure, kept")


def test_below_an_article_with_stock_lines_titles_are_links(document):
    below = ["Share this", "Follow us on Twitter", "Related stories", "Bus drivers' strike enters second week"]
    page = [*PARAGRAPHS, *below]
    assert body(document("\n\n".join(["Board names boats for the pier", *page]))) == PARAGRAPHS


def test_a_sentence_that_begins_like_a_stock_line_is_kept(document):
    sentence = "Read more widely than your rivals do, the old harbour master of Carrow told the young skippers."
    assert sentence in body(
        document("\n\n".join(["Board names boats for the pier", PARAGRAPHS[0], sentence, *LIST]))
    )


def test_a_notice_is_no_part_of_the_article(document):
    notice = "Copyright 2018 The Carrow Herald. All rights reserved. This may not be published or broadcast."
    assert notice not in body(document("\n\n".join(["Board names boats for the pier", *PARAGRAPHS, notice])))


def test_a_list_of_short_lines_between_paragraphs_is_no_menu(document):
    names = [
        "Grey Heron",
        "Morning Tide",
        "Anna",
        "Kestrel",
        "Old Ned",
        "Tarn Lass",
        "Gannet",
        "Petrel",
        "Skua",
    ]
    lines = [PARAGRAPHS[0], "The boats are:", *names, *PARAGRAPHS[1:]]
    assert body(document("\n\n".join(["Board names boats for the pier", *lines]))) == lines


def test_a_line_below_date_and_author_opens_the_body(document):
    lines = ["What the new fees of the pier mean", *PARAGRAPHS]
    found = document("\n\n".join(["Board names boats for the pier", "By Ann Lee", "3 May 2018", *lines]))
    assert body(found) == lines
