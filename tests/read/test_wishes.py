"""Stance of contents that say what shall be done, and of refusals to do something."""

import pytest

from polnear import make_document
from whence.outlets import load_outlets
from whence.read import read_document


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The lawyer asked that the panel be sent home.", "orders"),
        ("The envoy insisted that she apologise.", "orders"),
        ("The envoy insisted that she knew.", "asserts"),
        ("The envoy insisted that she would leave.", "asserts"),
        ("The judge refused to declare a mistrial.", "denies"),
        ("The clerk reckons the risk is small.", "asserts"),
        ("The clerk reckons it will rain.", "predicts"),
    ],
)
def test_tells_a_wish_from_a_statement(sentence, stance):
    reading = read_document(make_document("article", f"Head\n\n{sentence}"), outlets=load_outlets())
    assert [a.stance for a in reading.attributions] == [stance]
