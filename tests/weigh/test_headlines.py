"""Headlines that say more than their articles, and those that only seem to."""

import pytest

from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.records import Document, Original
from whence.settings import Settings
from whence.weigh.headlines import find_excesses


def document(headline: str, body: str) -> Document:
    data = f"{headline}\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n{body}\n".encode()
    original = Original(id="a", sha256="a", path="a.txt", media="text", data=data)
    found, _ = clean_originals([original], outlets=load_outlets(), settings=Settings(processes=1))
    return found[0]


@pytest.mark.parametrize(
    ("headline", "body", "is_beyond"),
    [
        ("Rust closed Orle bridge, pictures prove", "Rust in the cables may have closed the Orle bridge.", True),
        ("Rust may have closed Orle bridge", "Rust in the cables may have closed the Orle bridge.", False),
        (
            "Rust closed Orle bridge, pictures prove",
            "Rust in the cables may have closed the Orle bridge. It was rust that closed the bridge, a diver said.",
            False,
        ),
        ("Rust closed Orle bridge, diver says", "Rust in the cables may have closed the Orle bridge.", False),
        ("Rust closed Orle bridge in May", "Rust closed the Orle bridge in May, and nobody was told of it.", False),
        ("Minister opens Orle bridge", "The bridge at Orle was opened by the minister, who may return.", False),
    ],
    ids=[
        "surer than its article", "as hedged", "certain further on", "on somebody's word", "the month of May",
        "a hedge of something else",
    ],
)  # fmt: skip
def test_a_headline_surer_than_all_that_the_article_says_of_it(
    headline: str, body: str, is_beyond: bool
) -> None:
    article = document(headline, body)
    assert bool(list(find_excesses([], {"a": article}, attributions={}, mentions={}))) is is_beyond
