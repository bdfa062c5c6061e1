"""Who a source is, as the text puts it; and which short forms stand for whom."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.sources import profile_of, split_groups
from whence.records import Span

OUTLETS = load_outlets()


def profile(words):
    return profile_of(words, [Span(0, len(words))], outlets=OUTLETS)


def speakers(text):
    return [a.speaker for a in read_document(plain_document(text), outlets=OUTLETS).attributions]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("three Estrian officials", ("three", 3, 3)),
        ("several parents", ("several", 3, None)),
        ("a couple of neighbours", ("a couple of", 2, 3)),
        ("officials", (None, 2, None)),
        ("a guard", (None, 1, 1)),
        ("the guard", (None, 1, 1)),
        ("one of the guards", ("one", 1, 1)),
        ("Five of the officials", ("Five", 5, 5)),
        ("at least three senior officials", ("at least three", 3, None)),
        ("more than a dozen residents", ("more than a dozen", 13, None)),
        ("dozens of witnesses", ("dozens of", 24, None)),
        ("both guards", ("both", 2, 2)),
        ("two people briefed on the talks", ("two", 2, 2)),
        ("a second guard", (None, 1, 1)),
        ("several Estrian and Orlian diplomats", ("several", 3, None)),
        ("Mira Solheim", (None, 1, 1)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_reads_the_stated_number(words, bounds):
    text = f"{words[0].upper()}{words[1:]} said it leaks."
    found = speakers(text)[0]
    stated = found.count_words and found.count_words.lower()
    assert (stated, found.at_least, found.at_most) == (bounds[0] and bounds[0].lower(), *bounds[1:])


@pytest.mark.parametrize(
    ("words", "kind", "is_named", "name"),
    [
        ("Mayor Anton Reiss", "person", True, "Anton Reiss"),
        ("Mira Solheim, a member of the dam board,", "person", True, "Mira Solheim"),
        ("Its chief executive, Per Olsund,", "person", True, "Per Olsund"),
        ("Dr. Mira Solheim", "person", True, "Mira Solheim"),
        ("a senior Westmark commander", "person", False, None),
        ("people familiar with the matter", "people", False, None),
        ("Reuters", "outlet", True, "Reuters"),
        ("the newspaper", "outlet", False, None),
        ("a report published by Reuters", "document", False, None),
        ("a poll of 900 voters", "document", False, None),
        ("the transport ministry", "organisation", False, None),
        ("the Tarn Water Authority", "organisation", True, "Tarn Water Authority"),
        ("the governor’s office", "organisation", False, None),
        ("Kremlin spokesman Dmitri Arn", "person", True, "Dmitri Arn"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_tells_names_from_descriptions(words, kind, is_named, name):
    found = profile(words)
    assert (found.kind, found.is_named, found.name) == (kind, is_named, name)


@pytest.mark.parametrize(
    ("words", "nationality", "role", "institution"),
    [
        ("one senior Iranian official", "Iranian", "official", None),
        ("two Western intelligence sources", "Western", "intelligence sources", None),
        ("a senior IRGC commander", None, "senior IRGC commander", "IRGC"),
        ("a senior Pentagon official", None, "senior Pentagon official", "Pentagon"),
        ("a spokesman for the Ministry of Water", None, "spokesman", "Ministry of Water"),
        ("American security officials", "American", "security officials", None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_reads_nationality_role_and_institution(words, nationality, role, institution):
    found = profile(words)
    assert (found.nationality, found.role, found.institution) == (nationality, role, institution)


@pytest.mark.parametrize(
    ("text", "anonymity"),
    [
        ("A guard, speaking on condition of anonymity, said it leaks.", "speaking on condition of anonymity"),
        (
            "A guard, who asked not to be named because the inquiry is open, said it leaks.",
            "who asked not to be named because the inquiry is open",
        ),
        (
            "A guard said it leaks. The guard spoke on condition of anonymity for fear of losing his job.",
            "spoke on condition of anonymity for fear of losing his job",
        ),
        (
            "A guard who was not authorised to speak said it leaks.",
            "who was not authorised to speak",
        ),
        ("Mira Solheim said it leaks.", None),
    ],
    ids=["condition", "reason", "next sentence", "not authorised", "named"],
)
def test_keeps_the_words_of_anonymity_with_their_reason(text, anonymity):
    assert speakers(text)[0].anonymity == anonymity


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        (
            "three Iranian officials, two Iraqi intelligence sources and two Western intelligence sources",
            [
                ("three Iranian officials", 3, 3),
                ("two Iraqi intelligence sources", 2, 2),
                ("two Western intelligence sources", 2, 2),
            ],
        ),
        (
            "seven different sources – three Iranian, two Iraqi and two Western Intelligence sources",
            [("three Iranian", 3, 3), ("two Iraqi", 2, 2), ("two Western Intelligence sources", 2, 2)],
        ),
        (
            "Iranian, Iraqi and Western sources",
            [("Iranian", 1, None), ("Iraqi", 1, None), ("Western sources", 1, None)],
        ),
        (
            "two guards who saw it, a former cook, and a copy of the report",
            [("two guards who saw it", 2, 2), ("a former cook", 1, 1), ("a copy of the report", None, None)],
        ),
        ("Ann Lee, a guard and a mother of two", [("Ann Lee, a guard and a mother of two", 1, 1)]),
        ("several US and European diplomats", [("several US and European diplomats", 3, None)]),
    ],
    ids=["three groups", "list between dashes", "shared noun", "clauses", "apposition", "one number"],
)  # fmt: skip
def test_splits_a_conjunction_into_its_groups(words, groups):
    found = split_groups(words, Span(0, len(words)))
    assert [(span.of(words), p.at_least, p.at_most) for span, p in found] == groups


def test_sums_the_groups_of_a_conjunction():
    found = profile(
        "three Iranian officials, two Iraqi intelligence sources and two Western intelligence sources"
    )
    assert (found.kind, found.at_least, found.at_most, found.is_named) == ("people", 7, 7, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Safety expert Mira al-Solheim said it leaks. Solheim said it was old.", ["Mira al-Solheim"] * 2),
        ("Mira Solheim said it leaks. She said it was old.", ["Mira Solheim"] * 2),
        ("Safety expert Mira Solheim said it leaks. The expert said it was old.", ["Mira Solheim"] * 2),
        ("Mira Solheim and Ann Lee said it leaks. She said it was old.", [None, None]),
        ("Mr. Arn Vole said it leaks. She said it was old.", ["Arn Vole", None]),
        ("Mira Solheim shut the door. She said it was old.", ["Mira Solheim"]),
        ("Mira Solheim shut the door. Ann Lee laughed. She said it was old.", ["Ann Lee"]),
        ("Ann Lee met Mira Solheim. She said it was old.", [None]),
        (
            "Mira Solheim said it leaks. Tor Solheim said it holds. Solheim said it was old.",
            ["Mira Solheim", "Tor Solheim", "Solheim"],
        ),
    ],
    ids=[
        "surname", "pronoun", "description", "two fit", "wrong sex", "only named", "last named", "two named",
        "two of a name",
    ],
)  # fmt: skip
def test_spells_out_short_forms_of_a_named_source(text, names):
    assert [p.name if p.is_named and " and " not in (p.name or "") else None for p in speakers(text)] == names


def test_an_unnamed_short_form_inherits_from_the_one_it_fits():
    text = "An Estrian engineer, speaking on condition of anonymity, said it leaks. “It is old,” the engineer said."
    first, second = speakers(text)
    assert (second.nationality, second.anonymity) == (first.nationality, first.anonymity)


def test_a_short_form_that_fits_two_sources_is_left_alone():
    text = "An Iranian engineer said it leaks. An Iraqi engineer said it holds. “It is old,” the engineer said."
    assert [p.nationality for p in speakers(text)] == ["Iranian", "Iraqi", None]


def test_a_pronoun_after_another_person_is_that_person():
    text = "Mayor Anton Reiss said it leaks. Mr. Tor Vole came at noon. He said it was old."
    assert [p.name for p in speakers(text)] == ["Anton Reiss", "Tor Vole"]
