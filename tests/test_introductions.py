"""An outlet that no table knows is one because a text says so."""

from time import process_time

import pytest

from whence.introductions import find_introduced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor told Orvex, a Lindish newspaper, that he would stay.", ["Orvex"]),
        ("The news website Tarnas reported that he would stay.", ["Tarnas"]),
        ("According to the daily Al Wesha, he would stay.", ["Al Wesha"]),
        ("The miller told Radio Brenn that he would stay.", ["Radio Brenn"]),
        ("It was on the website Facebook.", []),
        ("The newspaper industry is shrinking.", []),
        ("Ada Brandal, a teacher, told a newspaper that she would stay.", []),
        ("Ulla Brenn, the curator of the website Tarnas, laughed.", ["Tarnas"]),
        ("Brenn, one of the oldest radio stations, and Ulla, an old dog.", []),
    ],
    ids=["after", "before", "two words", "station", "platform", "no name", "person", "curator", "plural"],
)
def test_reads_names_that_a_text_calls_an_outlet(text: str, expected: list[str]) -> None:
    assert list(find_introduced(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORLE, May 3 (Kestrel) - The bridge is shut.", ["Kestrel"]),
        ("The bridge is shut, as Sadda had it, was first reported by Sadda on Monday.", ["Sadda"]),
        ("The bridge is shut, Sadda reported on Monday.", []),
        ("On Monday Sadda quoted a nurse as saying that the bridge is shut.", ["Sadda"]),
        ("The mayor told Morrow24 that the bridge is shut.", ["Morrow24"]),
        ("The mayor told Parliament that the bridge is shut.", []),
        ("Tom Haskett was there. The clerk told Haskett that the bridge is shut.", []),
        (
            "The mayor told the Lantern he was sorry, and the Lantern reported on Monday that he was.",
            ["Lantern"],
        ),
        ("The mayor told the Lantern that the bridge is shut.", []),
        ("The mayor told the Senate that the bridge is shut.", []),
    ],
    ids=[
        "tag",
        "first reported",
        "reported alone",
        "quoted",
        "shape",
        "parliament",
        "surname",
        "the",
        "told alone",
        "senate",
    ],
)
def test_reads_names_that_a_text_uses_as_an_outlet(text: str, expected: list[str]) -> None:
    assert list(find_introduced(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It began as part of Harlow's investigation. Democrats want Harlow's report, and Mr. Harlow said that it is.",
        "The Orle Roads Union (ORU) is angry. The ORU wrote to us. Aides told the ORU that it is shut, the ORU said.",
        "The film will be aired on Christmas Day, and he was writing in Arabic.",
        "He told French President Emmanuel Macron that the bridge is shut, and Macron reported that it is.",
        "All is well.\n\n- Cole Porter\n",
        "The passengers are safe, OrleAir said on Thursday. According to OrleAir, the plane is old.",
        "Tom Haskett wrote it. Haskett reports, told Haskett, and officials quoted by Haskett said no.",
    ],
    ids=["investigator", "union", "day and tongue", "president", "motto", "company", "reporter"],
)
def test_takes_no_person_body_or_company_for_an_outlet(text: str) -> None:
    assert list(find_introduced(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor told KORL that the bridge is shut.", ["KORL"]),
        ("The mayor told Pressbureau Orle (PBO) so.", ["Pressbureau Orle", "PBO"]),
        ("ORLE, May 3 (OSW) - It is shut. Orle Sport Wire is a paper's friend.", ["OSW", "Orle Sport Wire"]),
        ("It is shut, according to the Pilot, which ran it on its site.", ["Pilot"]),
    ],
    ids=["call sign", "compound", "initials", "ran it"],
)
def test_reads_what_only_an_outlet_is_or_does(text: str, expected: list[str]) -> None:
    assert list(find_introduced(text)) == expected


@pytest.mark.parametrize("piece", ["A", "A'", "A-", "Ab ", "A ", "told A"], ids=repr)
def test_a_run_of_capitals_costs_no_more_than_an_article(piece: str) -> None:
    start = process_time()
    list(find_introduced(piece * 20_000))
    assert process_time() - start < 2  # seconds; a pattern that tries all ways to cut it takes minutes
