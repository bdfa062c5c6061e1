"""Units are paragraphs: wrapped lines are joined, endless lines cut, all else is left alone."""

import textwrap

from whence.ingest.lines import split_lines
from whence.settings import Settings

PARAGRAPHS = [
    "The storm barrier did not close because a fuse had been taken out for tests and was not put back, a report says.",
    "The contractor said the fuse was left out on the instruction of the duty officer, who has not been named so far.",
    "A second report, on the sirens, is due in January, and the board says that it will be published in full as well.",
]


def split(text, **settings):
    return [line.span.of(text) for line in split_lines(text, settings=Settings(**settings))]


def test_wrapped_paragraphs_are_joined():
    wrapped = [textwrap.fill(words, 64) for words in PARAGRAPHS]
    assert split("\n\n".join(wrapped)) == wrapped


def test_wrapped_paragraphs_told_by_indentation_are_joined():
    wrapped = [textwrap.fill(words, 64, initial_indent="    ") for words in PARAGRAPHS]
    assert [" ".join(unit.split()) for unit in split("\n".join(wrapped))] == PARAGRAPHS


def test_a_line_for_each_paragraph_is_left_alone():
    assert split("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_wrapped_list_keeps_its_items():
    items = ["- one of the things that were found", "- two of the things that were found"]
    text = "\n\n".join(textwrap.fill(words, 64) for words in PARAGRAPHS) + "\n\n" + "\n".join(items)
    assert split(text)[-2:] == items


def test_invisible_characters_at_the_edges_belong_to_no_unit():
    assert split("\ufeff\u200b One.\u200f\r\n\u202a\xa0Two.\u202c") == ["One.", "Two."]


def test_an_endless_line_is_cut_at_sentence_ends():
    text = "The dam would be mended by the spring. " * 200
    units = split(text, max_line_chars=500)
    assert all(unit.endswith("spring.") and len(unit) <= 500 for unit in units)
    assert "".join("".join(units).split()) == "".join(text.split())


def test_words_without_spaces_are_counted_by_their_signs():
    (line,) = split_lines("市議会は木曜日に池の水を抜くことを決めた。", settings=Settings())
    assert line.n_words > 5
