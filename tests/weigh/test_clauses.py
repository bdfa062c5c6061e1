import pytest

from whence.records import Span
from whence.weigh.clauses import in_context, split_clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire killed 12 people and injured 30 others.", ["The fire killed 12 people", "injured 30 others."]),
        ("At least 12 dead, 30 injured in ferry fire", ["At least 12 dead", "30 injured in ferry fire"]),
        (
            "The captain, who joined in 2019, was arrested on Monday; two officers fled.",
            ["The captain, who joined in 2019, was arrested on Monday", "two officers fled."],
        ),
        (
            "The blast tore through the market, killing 12 people and wounding scores.",
            ["The blast tore through the market", "killing 12 people and wounding scores."],
        ),
        (
            "The bank will cut 400 jobs and close 12 branches by June.",
            ["The bank will cut 400 jobs", "close 12 branches by June."],
        ),
        ("Ann Lee, Tom Brook and Ida Marsh signed it on Monday.", None),
        ("It is between 13 and 15 metres long.", None),
        ("It was 2.12am before the call reached the coast guard.", None),
        ("We measured it twice, because we did not believe the first number.", None),
    ],
    ids=["one subject", "counts", "semicolon", "participle", "one modal", "names", "interval", "cleft", "reason"],
)  # fmt: skip
def test_cuts_a_sentence_where_it_says_something_new(text: str, expected: list[str] | None) -> None:
    found = [span.of(text) for span in split_clauses(text, Span(0, len(text)))]
    assert found == (expected or [text])


def test_a_short_clause_is_judged_with_its_sentence() -> None:
    sentence = "The total stands at eleven, the coast guard said, two more than on Friday."
    assert in_context("The total stands at eleven", sentence).endswith(f"({sentence})")
    assert in_context(sentence, sentence) == sentence
