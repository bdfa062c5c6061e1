"""What a noun phrase states of a source: what speaks, its role and institution, why it is unnamed, how it knows."""

import pytest

from reading import plain_document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.accesses import access_in
from whence.read.anonymity import anonymity_in
from whence.read.bearers import bearer_of
from whence.read.sources import profile_of
from whence.records import Span

OUTLETS = load_outlets().extended(["Marn Trade Record"])


def profile(words, text=None):
    text = words if text is None else text
    start = text.rindex(words)
    return profile_of(text, [Span(start, start + len(words))], outlets=OUTLETS)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the website Dunlow Live", "outlet"),
        ("the Velmish daily Morgen", "outlet"),
        ("State television", "outlet"),
        ("the charity Safe Harbour", "organisation"),
        ("The maker, Orrin Dispensers,", "organisation"),
        ("the drugmaker", "organisation"),
        ("the board’s integrity unit", "organisation"),
        ("the Velmish anti-doping agency", "organisation"),
        ("Holm Shipping, which runs the ferry,", "organisation"),
        ("Jana Brask, who runs the ferry,", "person"),
        ("the 52-year-old", "person"),
        ("the owners’ barrister", "person"),
        ("one nurse, a Velmish mother of two who works nights,", "person"),
        ("relatives gathered at the gate", "people"),
        ("one voter in three", "people"),
        ("senior figures", "people"),
        ("final figures", "document"),
        ("the memo itself, dated 3 May,", "document"),
        ("a summary deposited in the library", "document"),
        ("a review ordered by the minister, Ann Lee,", "document"),
        ("an advert on the club’s page", "post"),
        ("a poll of 900 voters by Marn Research", "poll"),
    ],
)
def test_tells_what_speaks(words, kind):
    found = profile(words)
    assert (found.form or found.kind) == kind


def test_knows_an_outlet_by_the_end_of_its_name():
    text = "The ferry leaked, the Marn Trade Record said. The Record added that it was old."
    found = profile("The Record", text)
    assert (found.kind, found.name) == ("outlet", "Marn Trade Record")


def test_a_paper_after_a_study_is_the_study():
    assert profile("The paper", "A study came out. The paper says so.").kind == "document"


@pytest.mark.parametrize(
    ("text", "name", "bearer"),
    [
        ("Velm shut the border. A Velmish guard laughed.", "Velm", "organisation"),
        ("Osko said its own gauge was right.", "Osko", "organisation"),
        ("Brask laughed. The deputy mayor, Jana Brask, left.", "Brask", "person"),
        ("Brask laughed.", "Brask", None),
    ],
    ids=["country", "company", "surname", "nothing tells"],
)
def test_tells_who_bears_a_name_by_the_rest_of_the_text(text, name, bearer):
    assert bearer_of(text, name, near=0) == bearer


@pytest.mark.parametrize(
    ("words", "role", "institution"),
    [
        ("four current and former officials", "current and former officials", None),
        ("three foreign military attachés in the capital", "foreign military attachés", None),
        ("a hospital spokesman", "hospital spokesman", "hospital"),
        ("a council officer", "council officer", "council"),
        ("analysts at the Office of Foreign Trade", "analysts", "Office of Foreign Trade"),
        ("medics at the Brell field clinic", "medics", "Brell field clinic"),
        ("a former doctor to the Velmish fencing team", "former doctor", "Velmish fencing team"),
        ("two members of the union’s board", "members", "union’s board"),
        ("the journal’s editor", "editor", "journal"),
        ("a driver for the dairy", "driver", "dairy"),
        ("an engineer who works for Northspan", "engineer", "Northspan"),
        ("a director of the supplier, Hobb Tread,", "director", "Hobb Tread"),
        ("a person close to the ministry", "person", None),
        ("a police source", "police source", "police"),
        ("two school board members", "school board members", "school board"),
        ("the head of security", "head of security", None),
        ("two eel-catchers", "eel-catchers", None),
        ("a safety engineer who left the company in May", "safety engineer", "company"),
        ("a spokesman for Jana Brask", "spokesman", None),
        ("two officers of the Lady Brask", "officers", None),
        ("one of the people, a retired banker who saw it,", "retired banker", None),
        ("Ann Brask’s agent", "agent", None),
    ],
)
def test_reads_the_whole_role_and_the_institution(words, role, institution):
    found = profile(words)
    assert (found.role, found.institution) == (role, institution)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("two porters, a mechanic and a former guard", (4, 4)),
        ("two people, a banker and a lawyer,", (2, 2)),
        ("as many as ten survivors", (1, 10)),
        ("another", (1, 1)),
        ("both", (2, 2)),
        ("the other", (1, 1)),
    ],
)
def test_counts_who_speaks(words, bounds):
    found = profile(words)
    assert (found.at_least, found.at_most) == bounds


ANONYMITY = [
    "who did not want her name printed",
    "who was not willing to be named while he decides how to vote",
    "who begged us not to print her name in case she lost her job",
    "who was granted anonymity because reviews are confidential",
    "neither of whom wished to be named for fear of losing their seats",
    "identified only as Witness K",
    "speaking on background because talks go on",
    "who is not allowed to speak publicly",
    "forbidden by her contract to talk to journalists",
    "who asked not to be named “for the dog’s sake”",
    "who can’t be named because of an inquiry",
    "who fears for her job and would not be named",
    "who begged us to keep his name out of it for fear of a row",
    "who insisted that their names be withheld because they swore silence",
    "who would be named only as a friend of the family",
    "speaking on condition of anonymity because the company, Orrin Lines, bars staff from talking",
    "who would give only his first name",
    "whose name is being withheld to protect his family",
    "who has been told not to talk to reporters",
    "who asked that we not use his name",
]


@pytest.mark.parametrize("clause", ANONYMITY)
def test_keeps_the_whole_reason_for_anonymity(clause):
    text = f"a guard, {clause}, said it leaks"
    assert anonymity_in(text, Span(0, len(text))) == clause


@pytest.mark.parametrize(
    "access",
    [
        "in the room",
        "on the ward",
        "who monitors flights over the region",
        "who worked on the floor",
        "who’ve seen the letter",
        "with knowledge of the matter",
        "who has spent two years at the camp",
        "in contact with the crew",
    ],
)
def test_reads_how_a_source_knows(access):
    text = f"two guards {access}"
    assert access_in(text, Span(0, len(text))) == access


@pytest.mark.parametrize(
    ("after", "anonymity"),
    [
        (
            "Neither would be named, because the ward forbids it.",
            "Neither would be named, because the ward forbids it",
        ),
        ("“It is old,” they added. Both spoke off the record.", "spoke off the record"),
        ("The mayor, Ann Lee, did not want her name printed.", None),
        ("He asked not to be named.", None),
    ],
    ids=["neither", "after a quotation", "another person", "another number"],
)
def test_reads_anonymity_off_the_sentence_after(after, anonymity):
    text = f"Two nurses said the pipe leaked. {after}"
    found = read_document(plain_document(text), outlets=OUTLETS).attributions[0].speaker
    assert found.anonymity == anonymity


def test_anonymity_after_another_source_is_that_ones():
    text = "The clerk said it leaks, according to two guards, who asked not to be named."
    found = read_document(plain_document(text), outlets=OUTLETS).attributions
    stated = {a.source[0].of(text).split(",")[0]: a.speaker.anonymity for a in found}
    assert stated["two guards"] == "who asked not to be named"
    assert stated.get("The clerk") is None


@pytest.mark.parametrize(
    ("text", "source", "institution"),
    [
        (
            "The canal trust shut the lock, and one of its wardens said it leaked.",
            "one of its wardens",
            "canal trust",
        ),
        ("A note from the institute came. Its spokeswoman said it was old.", "Its spokeswoman", "institute"),
        ("The council had paid, a spokesman said.", "a spokesman", "council"),
        ("It rained. A spokesman said it would pass.", "A spokesman", None),
    ],
    ids=["same sentence", "sentence before", "bare", "no body"],
)
def test_reads_the_body_of_its_spokesman(text, source, institution):
    found = read_document(plain_document(text), outlets=OUTLETS).attributions
    stated = {a.source[0].of(text): a.speaker.institution for a in found}
    assert stated[source] == institution


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("A paper published by a team at Ulm", "document", None),
        ("An earlier study by a village group", "document", None),
        ("A note in a village group", "document", "post"),
        ("The Hill Review, a weekly,", "outlet", None),
        ("six in ten", "people", None),
        ("two member states", "organisation", None),
        ("The opposition’s Tor Lie", "person", None),
    ],
)
def test_tells_papers_posts_and_shares_apart(words, kind, form):
    found = profile(words)
    assert (found.kind, found.form) == (kind, form)
