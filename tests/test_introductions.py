"""An outlet that no table knows is one because a text says so."""

import pytest

from whence.introductions import find_introduced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor told Orvex, a Lindish newspaper, that he would stay.", ["Orvex"]),
        ("The news website Tarnas reported that he would stay.", ["Tarnas"]),
        ("According to the daily Al Wesha, he would stay.", ["Al Wesha"]),
        ("The miller told Radio Brenn that he would stay.", ["Radio Brenn"]),
        ("It was on the website Facebook.", []),
        ("The newspaper industry is shrinking.", []),
        ("Ada Brandal, a teacher, told a newspaper that she would stay.", []),
        ("Ulla Brenn, the curator of the website Tarnas, laughed.", ["Tarnas"]),
        ("Brenn, one of the oldest radio stations, and Ulla, an old dog.", []),
    ],
    ids=["after", "before", "two words", "station", "platform", "no name", "person", "curator", "plural"],
)
def test_reads_names_that_a_text_calls_an_outlet(text: str, expected: list[str]) -> None:
    assert list(find_introduced(text)) == expected
