"""What a source does to what it says, with negation."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def stances(text):
    return [(a.stance, a.is_negated) for a in read_document(plain_document(text), outlets=OUTLETS).attributions]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The board said that it leaks.", ("asserts", False)),
        ("The board confirmed that it leaks.", ("confirms", False)),
        ("The board denied that it leaks.", ("denies", False)),
        ("The board rejected the claim.", ("denies", False)),
        ("The board ruled out a leak.", ("denies", False)),
        ("The board disputed the number.", ("disputes", False)),
        ("The board could not confirm that it leaks.", ("cannot confirm", True)),
        ("The board did not confirm that it leaks.", ("cannot confirm", True)),
        ("The board refused to rule out a leak.", ("cannot confirm", False)),
        ("The board put the chances of a deal at one in five.", ("predicts", False)),
        ("The clerk remembered it differently.", ("disputes", False)),
        ("Asked about it, the clerk responded, “Never said it.”", ("denies", False)),
        ("The board declined to comment.", ("declines to comment", False)),
        ("The board refused to say who knew.", ("declines to comment", False)),
        ("The board did not respond to a request for comment.", ("declines to comment", True)),
        ("The board would not say whether it leaks.", ("declines to comment", True)),
        ("The board would neither confirm nor deny that it leaks.", ("declines to comment", True)),
        ("The board has retracted its statement.", ("retracts", False)),
        ("The board reiterated that it holds.", ("repeats", False)),
        ("The board predicted that it would hold.", ("predicts", False)),
        ("The board ordered an inquiry.", ("orders", False)),
        ("The board does not believe that it leaks.", ("disputes", True)),
        ("The board warned that it could burst.", ("predicts", False)),
        ("The board warned that it leaks.", ("asserts", False)),
        ("The board promised that it would hold.", ("asserts", False)),
        ("The board warned residents to leave.", ("orders", False)),
        ("The board told the crew to leave.", ("orders", False)),
        ("The board could not say whether it leaks.", ("cannot confirm", True)),
        ("The board would not confirm that it leaks.", ("declines to comment", True)),
        ("The board declined to speculate on the cause.", ("declines to comment", False)),
        ("Neither engineer confirmed that it leaks.", ("cannot confirm", True)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_takes_the_stance_from_the_cue(text, stance):
    assert stances(text)[0] == stance
