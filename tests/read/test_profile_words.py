"""What the words of an unnamed source tell: body, groups, anonymity, how it knows; and what kind of source it is."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.sources import profile_of
from whence.records import Span

OUTLETS = load_outlets()


def profile(words, *, text=""):
    return profile_of(words + text, [Span(0, len(words))], outlets=OUTLETS)


def speakers(text):
    return [a.speaker for a in read_document(plain_document(text), outlets=OUTLETS).attributions]


@pytest.mark.parametrize(
    ("words", "institution"),
    [
        ("a former Hallam aide", None),
        ("a Pentagon aide", "Pentagon"),
        ("a fund manager", None),
        ("ministry people", "ministry"),
        ("two courthouse officials", "courthouse"),
        ("men in army fatigues", None),
        ("a caller claiming to speak for the navy", None),
        ("her opposite number at Corder Capital", "Corder Capital"),
        ("a pilot with Mercy Lift", "Mercy Lift"),
        ("a spokeswoman for the No campaign", "No campaign"),
        ("a paralegal for the defense", "defense"),
        ("a lawyer for the jailed broker", None),
    ],
)
def test_names_the_body_of_a_source(words, institution):
    assert profile(words).institution == institution


def test_counts_groups_that_share_a_noun():
    found = profile("three current and two former city employees who saw the list")
    assert (found.count_words, found.at_least, found.at_most) == ("three current and two former", 5, 5)
    assert (found.role, found.institution, found.access) == ("city employees", "city", "who saw the list")


def test_counts_a_third_with_a_clause_of_its_own():
    found = profile(
        "two people with knowledge of the talks and a third who saw the draft, all of whom asked not to be named"
    )
    assert (found.at_least, found.at_most, found.role) == (3, 3, "people")
    assert found.access == "with knowledge of the talks"
    assert found.anonymity == "all of whom asked not to be named"


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("the data regulator", "organisation", None),
        ("three brokerages", "organisation", None),
        ("analyst Minna Torre of Hale & Roke", "person", None),
        ("a user called Sorrel", "person", None),
        ("an unnamed “marine expert”", "person", None),
        ("the largest shareholder, the Tallow family,", "people", None),
        ("a memo written by consultants and obtained by the Pell Citizen", "document", None),
        ("a message to the staff", "document", None),
        ("a message on Telegram", "document", "post"),
        ("Four in five listeners", "people", None),
    ],
)
def test_tells_what_kind_of_source_it_is(words, kind, form):
    found = profile(words)
    assert (found.kind, found.form) == (kind, form)


def test_a_family_is_several_people():
    assert profile("the Tallows", text=" did not sell. The Tallow family waits.").kind == "people"


def test_anonymity_begins_after_how_a_source_knows():
    found = profile("two members who were briefed on Monday and asked not to be named")
    assert found.access == "who were briefed on Monday"
    assert found.anonymity == "asked not to be named"


def test_one_of_a_group_shares_what_hides_them_all():
    one, other = speakers(
        "Two members of the jury, who asked not to be named, left early. One said that it was cold. "
        "The other said that it was late."
    )
    assert one.anonymity == other.anonymity == "who asked not to be named"


def test_a_third_is_not_hidden_with_two_of_the_jurors():
    _, third = speakers(
        "Two of the jurors, who asked not to be named, said that it was cold. A third said that it was late."
    )
    assert third.anonymity is None


def test_who_is_quoted_is_not_hidden_by_what_stands_outside():
    text = "“They say it is safe,” a teacher, who did not give her name, told reporters."
    hidden = [s.anonymity for s in speakers(text) if s.role is None]
    assert hidden == [None] * len(hidden)


@pytest.mark.parametrize(
    ("words", "role", "institution"),
    [
        ("two traders and a fund manager", "traders and a fund manager", None),
        ("three nurses and a porter", "nurses and a porter", None),
        ("the president’s chief of cabinet", "chief of cabinet", None),
        ("an employee of that office", "employee", "office"),
        ("a driver with 22 years’ service", "driver", None),
        ("an election official in another county", "election official", None),
        ("a nurse from Port Lowen", "nurse", None),
        ("a White House official", "White House official", "White House"),
    ],
)
def test_names_the_role_and_the_body_of_a_source(words, role, institution):
    found = profile(words)
    assert (found.role, found.institution) == (role, institution)


@pytest.mark.parametrize(
    ("text", "words", "anonymity"),
    [
        ("A clerk said on condition of anonymity that it leaks.", "A clerk", "on condition of anonymity"),
        ("Speaking privately, a clerk said it leaks.", "a clerk", "Speaking privately"),
        ("A clerk met us. “It leaks,” he said, speaking on condition of anonymity as he may be fired.", "he",
         "speaking on condition of anonymity as he may be fired"),
        ("The go-between, a shipping agent, agreed to talk only if he was not named. “It leaks,” the agent said.",
         "the agent", "agreed to talk only if he was not named"),
        ("Two students and a porter, none of whom would be named, heard it. “It leaks,” the porter said.",
         "the porter", "none of whom would be named"),
        ("A clerk whose job would be at risk if she were named said it leaks.",
         "A clerk whose job would be at risk if she were named", "whose job would be at risk if she were named"),
    ],
)  # fmt: skip
def test_tells_why_a_source_stays_unnamed(text, words, anonymity):
    found = read_document(plain_document(text), outlets=OUTLETS).attributions
    told = [a.speaker.anonymity for a in found if a.source and a.source[0].of(text) == words]
    assert told[-1:] == [anonymity]
