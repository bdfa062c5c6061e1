"""What a source's profile takes from elsewhere in the article: its group, a later sentence, the lead."""

import pytest

from polnear import make_document
from whence.outlets import load_outlets
from whence.read import read_document


def profiles(text):
    reading = read_document(make_document("article", text), outlets=load_outlets())
    return [a.speaker for a in reading.attributions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A clerk, who insisted on not being identified,", "who insisted on not being identified"),
        ("A clerk, whose name the Echo is withholding,", "whose name the Echo is withholding"),
        ("A clerk, who also did not want to be named,", "who also did not want to be named"),
        ("A clerk, speaking privately,", "speaking privately"),
        ("A clerk who would not go on the record", "who would not go on the record"),
        ("A clerk who spoke provided his name was not used", "who spoke provided his name was not used"),
        ("A clerk who opened the gate", None),
    ],
)  # fmt: skip
def test_finds_the_words_by_which_a_source_stays_unnamed(words, expected):
    assert [p.anonymity for p in profiles(f"Head\n\n{words} said the bridge had moved.")] == [expected]


def test_takes_anonymity_from_a_later_sentence():
    text = (
        "Head\n\nThree officials said the bridge had moved. The mayor, Ilse Varga, said it had not.\n\n"
        "The officials were granted anonymity because the inquiry is open."
    )
    assert [p.anonymity for p in profiles(text)] == [
        "were granted anonymity because the inquiry is open",
        None,
    ]


def test_one_of_a_group_has_what_is_said_of_the_group():
    text = (
        "Head\n\nTwo clerks with knowledge of the audit said the bridge had moved. One said it had moved twice. "
        "The other said it had not. A third said it was closed."
    )
    found = [(p.role, p.access) for p in profiles(text)]
    assert found == [("clerks", "with knowledge of the audit")] * 3 + [("clerks", None)]


def test_a_headline_speaks_of_the_group_in_the_lead():
    text = "Bridge has moved, officials say\n\nThe bridge has moved, three officials at the harbour board said."
    headline, lead = profiles(text)
    assert (headline.count_words, headline.institution) == ("three", "harbour board")
    assert headline.institution == lead.institution


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A Lirenan banker at one of the lenders", ("banker", "Lirenan", "one of the lenders")),
        ("A customs official", ("customs official", None, "customs")),
        ("Two Foreign Ministry officials", ("Foreign Ministry officials", None, "Foreign Ministry")),
        ("An executive at the sportswear maker Brisa", ("executive", None, "Brisa")),
        ("A teacher at St Anne's School", ("teacher", None, "St Anne's School")),
        ("A friend of Ida Holm", ("friend", None, None)),
    ],
)
def test_tells_role_nationality_and_institution_apart(words, expected):
    (found,) = profiles(f"Head\n\n{words} said the bridge had moved.")
    assert (found.role, found.nationality, found.institution) == expected


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Ann Baker", "person", "Ann Baker"),
        ("Mr Shepherd", "person", "Shepherd"),
        ("The printers, Aldag & Sons,", "organisation", "Aldag & Sons"),
        ("The Sunday Post", "outlet", "Sunday Post"),
        ("Some in the ministry", "people", None),
        ("The defence", "organisation", None),
        ("The club’s verified account", "document", None),
    ],
)
def test_tells_what_speaks(words, kind, name):
    (found,) = profiles(f"Head\n\n{words} said the bridge had moved.")
    assert (found.kind, found.name) == (kind, name)


def test_knows_a_surname_that_is_a_noun_by_the_full_name():
    text = "Head\n\nAnn Baker said the bridge had moved. The gate was shut. Baker said it would stay so."
    assert [p.name for p in profiles(text)] == ["Ann Baker", "Ann Baker"]
