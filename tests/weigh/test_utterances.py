"""The same words are one utterance, whoever relays them."""

import pytest

from tracing import Traced, trace_texts
from whence.conclusions import Claim

QUOTATION = "“The cables had been rusting for years and everybody on the site knew it,”"
FIRST = f"Rust found in Orle bridge\n\n21 June 2021\n\n{QUOTATION} one of the engineers told Reuters.\n\nIt was shut.\n"
SECOND = (
    f"Bridge was rusting for years\n\n22 June 2021\n\n{QUOTATION} a person close to the county told the BBC.\n"
)


def claim_with(traced: Traced, words: str) -> Claim:
    for claim in traced.weighing.claims:
        for statement in claim.statements:
            text = traced.documents[traced.name(statement.document_id)].text
            if any(words in span.of(text) for span in statement.spans):
                return claim
    raise AssertionError(f"no claim holds {words!r}")


def test_one_quotation_under_two_descriptions_is_one_origin() -> None:
    claim = claim_with(trace_texts({"a.txt": FIRST, "b.txt": SECOND}), "rusting for years and everybody")
    assert len({s.document_id for s in claim.statements}) == 2
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("An engineer of the county said that rust had been found in 40 of the cables of the bridge.", "40"),
        ("An engineer of the county said that rust had been found in 65 of the cables of the bridge.", "65"),
    ],
    ids=["same number", "other number"],
)
def test_words_that_differ_in_a_number_are_two_utterances(one: str, two: str) -> None:
    other = "Per Olsen of the railway said that rust had been found in 40 of the cables of the bridge."
    traced = trace_texts(
        {
            "a.txt": f"Rust found in the cables of Orle bridge\n\n21 June 2021\n\n{one}\n\nIt was shut on Monday.\n",
            "b.txt": f"Orle bridge has rust in many of its cables\n\n22 June 2021\n\n{other}\n\nIt stays open.\n",
        }
    )
    claim = claim_with(traced, f"rust had been found in {two}")
    origins = {s.origin for s in claim.statements if s.attribution_id}
    assert len(origins) == (1 if two == "40" else 2)


def test_two_people_in_independent_articles_stay_two_though_they_say_much_the_same() -> None:
    said = "said that rust had been found in 40 of the cables of the bridge over the Orle."
    traced = trace_texts(
        {
            "a.txt": f"Rust found in the cables of Orle bridge\n\n21 June 2021\n\nAda Brandal {said}\n\nIt was shut.\n",
            "b.txt": f"Orle bridge has rust in many cables\n\n22 June 2021\n\nOla Nygard {said}\n\nIt stays open.\n",
        }
    )
    claim = claim_with(traced, "rust had been found in 40")
    assert {s.origin for s in claim.statements if s.attribution_id} == {
        "person:ada brandal",
        "person:ola nygard",
    }
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 2)
    assert {(traced.name(s.document_id), s.origin) for s in claim.statements} == {
        ("a.txt", "person:ada brandal"),
        ("b.txt", "person:ola nygard"),
    }, "each headline goes with its own article's speaker"


CAUSE = "the cables of the Orle bridge had been rusting since the great flood of the winter"


def test_own_words_of_an_article_are_of_whom_it_has_for_the_same() -> None:
    text = (
        f"Cables of the Orle bridge were rusting since the great flood\n\n21 June 2021\n\n"
        f"All spring long {CAUSE}.\n\nAda Brandal of the county said that {CAUSE}.\n"
    )
    traced = trace_texts({"a.txt": text, "b.txt": SECOND})
    claim = claim_with(traced, "rusting since the great flood")
    assert {s.origin for s in claim.statements if traced.name(s.document_id) == "a.txt"} == {
        "person:ada brandal"
    }


def test_an_article_that_rests_on_another_has_its_person_under_any_description() -> None:
    first = (
        "Orle Times\nCables of the Orle bridge were rusting\n21 June 2021\n\n"
        f"Ada Brandal, an engineer, told the Orle Times that {CAUSE}.\n\nThe bridge was shut on Monday evening.\n"
    )
    second = (
        "Tarn Gazette\nBridge had rust for months\n22 June 2021\n\n"
        f"An engineer told the Orle Times that {CAUSE}, the Orle Times reported on Monday.\n\nIt stays shut.\n"
    )
    traced = trace_texts({"a.txt": first, "b.txt": second})
    claim = claim_with(traced, "rusting since the great flood")
    assert {s.origin for s in claim.statements} == {"person:ada brandal"}
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)


def test_two_figures_of_one_article_keep_their_speakers() -> None:
    text = (
        "Ferry burns off the Orle\n\n21 June 2021\n\nAda Brandal said that 41 people of the burned ferry were in "
        "hospital.\n\nOla Nygard said that 63 people of the burned ferry were in hospital.\n\n"
        "By the evening some 63 people of the burned ferry were in hospital.\n"
    )
    traced = trace_texts({"a.txt": text, "b.txt": text.replace("21 June", "22 June").replace("Ferry", "Ship")})
    claim = claim_with(traced, "By the evening")
    own = {
        s.origin
        for s in claim.statements
        if s.attribution_id is None and "63" in s.sentence.of(traced.documents[traced.name(s.document_id)].text)
    }
    assert own == {"person:ola nygard"}
