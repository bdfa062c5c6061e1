"""Which source a short form stands for: pronouns, descriptions, parts of a group; and when it is left open."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.genders import gender_of
from whence.records import Attribution

OUTLETS = load_outlets().extended(["Tarn Post", "Radio Tarn"])


def attributions(text: str) -> list[Attribution]:
    return list(read_document(plain_document(text), outlets=OUTLETS).attributions)


def meant(text: str, words: str) -> str | None:
    """Give the words that the last source of these words stands for; None when it is left open."""
    found = [a for a in attributions(text) if a.source and a.source[0].of(text) == words][-1]
    return found.antecedent.of(text) if found.antecedent is not None else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“I doubt that it leaks,” Ilse Dahl said.", "I", "Ilse Dahl"),
        ("The water ministry said it knew of no crack.", "it", "The water ministry"),
        ("Ilse Dahl said she knew of no crack.", "she", "Ilse Dahl"),
        ("Tor Dahl met Mira Arn. She said it was old.", "She", "Mira Arn"),
        ("Ilse Dahl spoke of cracks. “They laughed,” she said.", "she", "Ilse Dahl"),
        ("Ilse Dahl shut it. Her deputy, Tor Pask, disagreed: he said it was safe.", "he", "Her deputy, Tor Pask,"),
        ("A guard, who did not want her name printed, said it leaks. She said it was old.", "She",
         "A guard, who did not want her name printed,"),
        ("Ilse Dahl said it leaks. Later she repeated her claim that it was old.", "her", "Ilse Dahl"),
        ("A note said the dam was old. In it the guard, who said that he was ill, thanked her.", "who", "the guard"),
    ],
    ids=["first person", "reported body", "reported person", "gender", "quoted", "apposition", "own clause",
         "possessive", "relative"],
)  # fmt: skip
def test_a_pronoun_stands_for_the_source_it_fits(text, words, expected):
    assert (meant(text, words) or "").strip(",") == expected.strip(",")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee met Mira Arn. She said it was old.", "She"),
        ("Ann Lee and Mira Arn left. She said it was old.", "She"),
        ("The two women left. She said it was old.", "She"),
        ("Guard Ann Lee and keeper Mira Arn left. She said it was old.", "She"),
        ("The town has a bank. The Estrian central bank said it leaks.", "The Estrian central bank"),
        ("Ann Lee, an aide, said it leaks. “It is old,” the father of two said.", "the father of two"),
        ("“It leaks,” said Ilse Dahl, the company’s lawyer. The company said it holds.", "The company"),
        ("“It leaks,” said a spokesman for the company, Ilse Dahl. The company said it holds.", "The company"),
        ("The board met. “They say it leaks,” Ilse Dahl said.", "They"),
        ("Ilse Dahl said the firm stood by its claim that it was safe.", "its"),
        (
            "An Estrian guard said it leaks. A Tarnish guard said it holds. “It is old,” the guard said.",
            "the guard",
        ),
    ],
    ids=["two women", "pair", "the two", "pair with posts", "another by name", "gender", "lawyer of a body",
         "name of a spokesman", "they in a quotation", "of another clause", "two guards"],
)  # fmt: skip
def test_a_short_form_that_fits_two_is_left_open(text, words):
    assert meant(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A doctor on the ward said it was full. “We wait,” the medic said.", "the medic", "A doctor on the ward"),
        ("A poll of 900 voters found it close. The survey showed a gap.", "The survey", "A poll of 900 voters"),
        ("A guard said it leaks. The same guard denied it on Monday.", "The same guard", "A guard"),
        ("Captain Tor Arn said it leaks. It was old, the captain said.", "the captain", "Captain Tor Arn"),
        ("Ilse Dahl, a glazier, said it leaks. It was old, the glazier said.", "the glazier", "Ilse Dahl, a glazier,"),
        ("Radio Tarn reported a leak. The station said it was old.", "The station", "Radio Tarn"),
        ("Ilse Dahl, 38, said it leaks. “It is old,” the 38-year-old said.", "the 38-year-old", "Ilse Dahl, 38,"),
        ("Ann Lee, 41, said it leaks. “It is old,” the Gale Street favourite, 41, said.",
         "the Gale Street favourite, 41,", "Ann Lee, 41,"),
        ("Tor Arn said it leaks. “It is old,” the dad of four said.", "the dad of four", "Tor Arn"),
        ("The Marn Dam leaks. Velkor, which owns it, denied it. The company said it was safe.", "The company",
         "Velkor, which owns it,"),
    ],
    ids=["near synonym", "poll", "the same", "title", "apposition", "outlet", "age", "age after a noun",
         "family", "only company"],
)  # fmt: skip
def test_a_description_stands_for_the_one_source_of_its_sort(text, words, expected):
    assert (meant(text, words) or "").strip(",") == expected.strip(",")


def test_one_of_a_group_is_no_group_but_shares_what_is_said_of_it():
    text = (
        "Two Estrian guards who saw the list, speaking on condition of anonymity, said it leaks. "
        "One of the guards said it was old. The other said that she was afraid."
    )
    group, one, other, *_ = attributions(text)
    assert group.speaker and one.speaker and other.speaker
    for part in (one, other):
        assert part.speaker and part.antecedent is None
        assert (part.speaker.at_least, part.speaker.at_most) == (1, 1)
        assert part.speaker.anonymity == group.speaker.anonymity is not None
    assert one.speaker.nationality == "Estrian"


def test_the_one_who_answers_is_meant_not_the_one_who_asks():
    assert meant("Cross-examined by Tor Arn, Ivo Lee denied it. He said it was old.", "He") == "Ivo Lee"


def test_a_name_beside_a_post_is_a_person():
    found = attributions("The guards’ league met. Its chair, Gwen Arn, said it leaks. “It is old,” she said.")
    assert [(a.speaker.kind, a.speaker.name) for a in found if a.speaker] == [("person", "Gwen Arn")] * 2


def test_a_post_in_the_lead_is_named_in_the_next_paragraph():
    text = "Train leaves track\n\nNine were hurt, the head of the railway said.\n\n“It was fast,” Ivo Arn said."
    assert meant(text, "the head of the railway") == "Ivo Arn"


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("Mrs Vole", "Vole", "she"),
        ("the pilot’s widow", None, "she"),
        ("an aide to the king", None, None),
        ("Dmitri Arn", "Dmitri Arn", "he"),
        ("A passenger, who did not want her name printed,", None, "she"),
        ("Robin Arn", "Robin Arn", None),
    ],
    ids=["title", "noun", "noun of another", "given name", "own clause", "either"],
)
def test_tells_the_pronoun_of_a_source(words, name, expected):
    assert gender_of(words, name) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The agency Tarn Wire went on. Citing a list, it said it leaks.", "it", "The agency Tarn Wire"),
        ("Ann Lee rang her line manager. He said it leaks.", "He", "her line manager"),
        ("Karl Arn said Peter Berg had lied. He denied it.", "He", None),
        (
            "One of the officials said it leaks. The second official disagreed. “It is old,” the official said.",
            "the official",
            None,
        ),
        (
            "The mayor’s office said it leaks. The clerk’s office said no more than that.",
            "The clerk’s office",
            None,
        ),
    ],
    ids=["citing", "whole phrase", "who is accused", "a second one", "another's office"],
)
def test_who_is_cited_or_accused_is_another(text, words, expected):
    found = [a for a in attributions(text) if a.source and a.source[0].of(text) == words]
    last = found[-1] if found else None
    assert (last and last.antecedent and last.antecedent.of(text)) == expected
