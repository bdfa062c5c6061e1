"""Where an outlet says that what it had reported was wrong, and where it only reports that others were."""

import pytest

from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.records import Document, Original
from whence.settings import Settings
from whence.weigh.corrections import find_corrections


def document(words: str) -> Document:
    data = f"Rust in the bridge\n\nThe bridge is closed, and nobody knows for how long.\n\n{words}\n".encode()
    original = Original(id="a", sha256="a", path="a.txt", media="text", data=data)
    found, _ = clean_originals([original], outlets=load_outlets(), settings=Settings(processes=1))
    return found[0]


@pytest.mark.parametrize(
    ("words", "is_correction"),
    [
        ("Correction to our report of 13 July.", True),
        ("(Corrects the number of cables, which is 40 and not 400.)", True),
        ("An article on Monday said that 400 cables rust. The mistake was made in this newsroom.", True),
        ("The same article spoke of an engineer. It should have said that two divers had spoken to us.", True),
        ("We withdraw our report of 11 October on the cables.", True),
        ("Correction officers searched the bridge on Monday.", False),
        ("Corrected for inflation, the bridge has cost 4 million.", False),
        ("“I should have said so sooner,” the chairman told reporters.", False),
    ],
    ids=[
        "correction to", "corrects", "where it was made", "should have said", "withdraws",
        "correction officers", "corrected for", "a chairman who should have",
    ],
)  # fmt: skip
def test_an_outlet_that_corrects_itself_is_told_from_news_of_errors(words: str, is_correction: bool) -> None:
    assert bool(find_corrections([document(words)])) is is_correction
