"""Sentences are verbatim spans, cut where a reader would cut."""

import pytest

from reading import plain_document
from whence.read.sentences import cut_sentences, find_sentences
from whence.records import Block, Document, Span


def cut(text):
    return [span.of(text) for span in cut_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("Dr. Mira Solheim met Gov. Aske.", ["Dr. Mira Solheim met Gov. Aske."]),
        ("The U.S. Geological Survey came.", ["The U.S. Geological Survey came."]),
        ("He lives in the U.S. The road ends there.", ["He lives in the U.S.", "The road ends there."]),
        ("J. K. Monte wrote it. Then she slept.", ["J. K. Monte wrote it.", "Then she slept."]),
        ("Corrin Inc. rose. Meridel Co. fell.", ["Corrin Inc. rose.", "Meridel Co. fell."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("“We won.” She laughed.", ["“We won.”", "She laughed."]),
        ("“Never!” he said. He left.", ["“Never!” he said.", "He left."]),
        ("He came at 5 p.m. on Friday. It was late.", ["He came at 5 p.m. on Friday.", "It was late."]),
        ("He paused … and went on. It ended...", ["He paused … and went on.", "It ended..."]),
        ('"Why?" she asked. "Why not?"', ['"Why?" she asked.', '"Why not?"']),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("no mark at the end", ["no mark at the end"]),
        (" \t\n ", []),
    ],
    ids=[
        "two", "titles", "initials inside a name", "initials at an end", "initials of a person", "companies", "decimal",
        "quotation then sentence", "quotation then cue", "hour", "ellipsis", "straight marks", "lines", "no mark",
        "blank",
    ],
)  # fmt: skip
def test_cuts_where_a_reader_would(text, expected):
    assert cut(text) == expected


def test_only_the_article_itself_has_sentences():
    text = "Dam holds\nA man at a dam.\nThe dam holds. It rained.\nRead more here."
    kinds = ("headline", "caption", "paragraph", "boilerplate")
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        blocks.append(Block(kind, Span(start, start + len(line)), ""))
        start += len(line) + 1
    document = Document(id="a", path="a", media="text", text=text, blocks=tuple(blocks))
    found = [(sentence.span.of(text), sentence.block) for sentence in find_sentences(document)]
    assert found == [("Dam holds", 0), ("The dam holds.", 2), ("It rained.", 2)]


@pytest.mark.parametrize("piece", ["a. ", "“a", "...", "U.S. ", "x" * 50, ". . "], ids=repr)
def test_long_text_that_is_no_prose_is_cut_to_the_end(piece):
    text = piece * (300_000 // len(piece))
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


def test_sentences_of_a_document_lie_in_their_blocks():
    document = plain_document("One. Two.\n\nThree.")
    for sentence in find_sentences(document):
        assert document.blocks[sentence.block].span.covers(sentence.span)
