"""What is quoted is known whatever marks a site uses, and where a mark was lost."""

import pytest

from passage_pile import make_document
from whence.trace.quotations import find_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We won,” she said. “At last.”", ["“We won,”", "“At last.”"]),
        ('"We won," she said. "At last."', ['"We won,"', '"At last."']),
        ("‘We’ve won,’ she said, ‘and it’s over.’", ["‘We’ve won,’", "‘and it’s over.’"]),
        ("'We won,' she said.", ["'We won,'"]),
        ("«We won», she said.", ["«We won»"]),
        ("„We won“, she said.", ["„We won“"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”"]),
        ("“It goes on.\n“And on,” she said.", ["“It goes on.", "“And on,”"]),
        ("It goes on and on.” She left.", ["It goes on and on.”"]),
        ("The notice reads:\nNo ferry today.\nNobody came.", ["No ferry today."]),
        ("She said: ‘It goes on.\n‘And on,’ she said.", ["‘It goes on.", "‘And on,’"]),
        ("”We won,” she said.", ["”We won,”"]),
        ('She said,"We won."', ['"We won."']),
        ("The letter reads:\nI am well.\nWe miss you.\nNobody came.", ["I am well.", "We miss you."]),
        (
            "Ramp gone again!\n— Ann Lee (@annlee) May 4, 2014",
            ["Ramp gone again!", "— Ann Lee (@annlee) May 4, 2014"],
        ),
        ("‘The “ramp” is lost,’ she said.", ["‘The “ramp” is lost,’"]),
        ("The workers’ boat is 6'2\" wide and it’s old.", []),
        ("Nobody said a word.", []),
    ],
)
def test_finds_what_is_quoted(text, quoted):
    document = make_document("a", text)
    assert [span.of(document.text) for span in find_quoted(document)] == quoted


def test_a_block_quotation_is_quoted_whole_and_boilerplate_never():
    document = make_document("a", [("blockquote", "No ferry today."), ("boilerplate", "“Share this”")])
    assert [span.of(document.text) for span in find_quoted(document)] == ["No ferry today."]


LETTER = "I am writing because I cannot sleep, and my mother says that I should tell you what I saw."


def test_a_letter_in_an_article_is_quoted_though_nothing_marks_it():
    told = make_document("a", "The ferry was late.\nNobody was hurt.\nIt was cold.\n" + LETTER)
    assert [span.of(told.text) for span in find_quoted(told)] == [LETTER]


def test_a_writer_who_tells_of_himself_is_not_quoted():
    essay = make_document("a", "I took the ferry.\nIt was late.\nIt was cold.\n" + LETTER)
    assert find_quoted(essay) == []
