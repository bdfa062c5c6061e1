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
