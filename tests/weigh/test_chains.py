"""Whose word a statement stands on, by how the text calls who speaks."""

import pytest

from tracing import Traced, trace_texts
from whence.records import Span
from whence.weigh.callings import called_anyone, called_person, find_holder, find_subject, head_of, is_nameless


def origins_of(traced: Traced, words: str) -> set[tuple[str, str | None]]:
    """Give (document, origin) of every statement whose sentence holds `words`."""
    return {
        (traced.name(s.document_id), s.origin)
        for claim in traced.weighing.claims
        for s in claim.statements
        if words in s.sentence.of(traced.documents[traced.name(s.document_id)].text)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The admiral keeps to 02:12, and to her tape.", "The admiral"),
        ("Velk put the number of dead at nine.", "Velk"),
        ("Its director, Greta Mossman, stood by that on Friday.", "Greta Mossman"),
        ("Hanna Breit, who has read it, reckons that drums get weighed twice.", "Hanna Breit"),
        ("She counted 23 houses in the village.", None),
        ("The ship was put into the lee of the cape.", None),
        ("Nobody keeps to that.", None),
    ],
    ids=["role", "last name", "name beside the role", "aside", "pronoun", "passive", "nobody"],
)
def test_finds_who_gives_an_answer_without_a_verb_of_saying(sentence: str, expected: str | None) -> None:
    found = find_subject(sentence, Span(0, len(sentence)))
    assert (found.of(sentence) if found else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the chief prosecutor of Porto Lisna", "prosecutor"),
        ("The admiral", "admiral"),
        ("the 44-year-old", "old"),
        ("the Observer", None),
        ("the letter", None),
        ("the officials", None),
        ("the source", None),
        ("a prosecutor", None),
    ],
)
def test_tells_the_callings_of_one_known_person(words: str, expected: str | None) -> None:
    assert called_person(words) == expected


def test_the_gunner_after_a_gunner_has_no_name() -> None:
    assert is_nameless("gunner", "A young gunner rang his commander. The gunner wept.")
    assert not is_nameless("prosecutor", "The prosecutor, Marta Kelen, told reporters.")


def test_a_witness_may_be_named_elsewhere_unless_a_name_is_held_back() -> None:
    assert called_anyone("a teacher", "A teacher has told of the night. Agnes Pohl is 44.") == "teacher"
    assert called_anyone("a teacher", "A teacher, who asked not to be named, told of the night.") is None
    assert called_anyone("a source", "A source told of the night.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prosecutor of Lisna, Marta Kelen, told reporters.", "Marta Kelen"),
        ("Marta Kelen, the chief prosecutor, told reporters.", "Marta Kelen"),
        ("The prosecutor, Marta Kelen, spoke. Pavel Dorn, a prosecutor, did not.", None),
        ("The prosecutor spoke to Marta Kelen.", None),
    ],
    ids=["role first", "name first", "two of them", "nobody"],
)
def test_finds_the_name_that_a_text_gives_to_a_role(text: str, expected: str | None) -> None:
    assert find_holder("prosecutor", text) == expected


def test_the_noun_of_a_description() -> None:
    assert [head_of(w) for w in ("the report of the inspection", "The letter itself", "")] == [
        "report",
        "letter",
        "",
    ]


def test_the_words_of_a_lead_go_to_who_is_named_next() -> None:
    lead = "The head of the Dam Safety Office said on Monday that 40 of the cables of the Orle bridge were rusting."
    more = "“Forty of the cables of the bridge were rusting through,” Ada Brandal, the director general, said."
    traced = trace_texts({"a.txt": f"Rust found in the Orle bridge\n\n21 June 2021\n\n{lead}\n\n{more}\n"})
    assert origins_of(traced, "Dam Safety Office said") == {("a.txt", "person:ada brandal")}


def test_a_body_that_is_described_is_an_origin_in_every_article() -> None:
    said = "The regional health service said that 41 people of the Orle ferry were still in hospital."
    traced = trace_texts(
        {
            "a.txt": f"Ferry burns off the Orle\n\n21 June 2021\n\n{said}\n\nThe ship was towed away.\n",
            "b.txt": f"Many hurt in ferry fire\n\n22 June 2021\n\nHospitals filled up fast. {said}\n\nIt was dark.\n",
        }
    )
    assert {o for _, o in origins_of(traced, "41 people")} == {"organisation:regional health service"}


def test_what_follows_in_the_paragraph_is_of_who_spoke_before_it() -> None:
    text = (
        "Rust found in the Orle bridge\n\n21 June 2021\n\nAda Brandal said that 40 of the cables were rusting through. "
        "Nobody had looked at them since the winter of the great flood.\n\nThe bridge was closed to lorries at noon.\n"
    )
    twin = (
        "Bridge closed\n\n22 June 2021\n\nPer Olsen said that nobody had looked at the cables since the winter of the "
        "great flood.\n\nThe bridge was closed to lorries at noon, and the town was quiet.\n"
    )
    traced = trace_texts({"a.txt": text, "b.txt": twin})
    assert ("a.txt", "person:ada brandal") in origins_of(traced, "since the winter")
    assert ("a.txt", "person:ada brandal") not in origins_of(traced, "closed to lorries")
