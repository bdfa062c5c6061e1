"""Which names are found in a text, what each is, and under which key all its mentions stand."""

import pytest

from reading import plain_document
from whence.outlets import OutletTable, load_outlets
from whence.read.mentions import find_mentions
from whence.records import Block, Document


@pytest.fixture(scope="module")
def outlets() -> OutletTable:
    return load_outlets()


def read(outlets: OutletTable, text: str, kind: str) -> list[tuple[str, str]]:
    mentions = find_mentions(plain_document(text), outlets=outlets)
    return [(mention.span.of(text), mention.key) for mention in mentions if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ann Lee said no.", [("Ann Lee", "ann lee")]),
        ("the harbour master, Tomas Reed, said no", [("Tomas Reed", "tomas reed")]),
        ("spokesman Jaro Vintner said no", [("Jaro Vintner", "jaro vintner")]),
        ("Ann Lee left. Lee came back.", [("Ann Lee", "ann lee"), ("Lee", "ann lee")]),
        ("Ms. Lee left before Ann Lee.", [("Lee", "ann lee"), ("Ann Lee", "ann lee")]),
        ("He met Mr. Vintner and Gen. Tom L. Reed.", [("Vintner", "vintner"), ("Tom L. Reed", "tom l reed")]),
        ("Prime Minister Vintner spoke", [("Vintner", "vintner")]),
        ("Qasim al-Tarni spoke", [("Qasim al-Tarni", "qasim al tarni")]),
        ("Zoë Müller spoke", [("Zoë Müller", "zoe muller")]),
        ("Ann Lee of Lindmark Water Company", [("Ann Lee", "ann lee")]),
    ],
    ids=[
        "title",
        "given name",
        "role",
        "surname later",
        "surname first",
        "abbreviated titles",
        "prime minister",
        "article",
        "diacritics",
        "of a company",
    ],
)
def test_finds_people_under_their_fullest_name(outlets, text, expected):
    assert read(outlets, text, "person") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Grand Canal Street was shut.",
        "Boston University won.",
        "The Sluice Board met Water Works.",
        "On Monday In Carrow",
    ],
    ids=["street", "university", "board", "sentence words"],
)
def test_takes_no_other_name_for_a_person(outlets, text):
    assert read(outlets, text, "person") == []


def test_two_people_of_one_surname_are_not_mixed_up(outlets):
    text = "Ann Lee and Tom Lee came. Lee left."
    assert read(outlets, text, "person") == [("Ann Lee", "ann lee"), ("Tom Lee", "tom lee")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Safety Board met.", [("Harbour Safety Board", "harbour safety board")]),
        ("the Ministry of Works said", [("Ministry of Works", "ministry of works")]),
        (
            "The Harbour Safety Board (HSB) met. The HSB said no.",
            [
                ("Harbour Safety Board", "harbour safety board"),
                ("HSB", "harbour safety board"),
                ("HSB", "harbour safety board"),
            ],
        ),
        ("NATO and the UN agree.", [("NATO", "nato"), ("UN", "un")]),
        ("The CEO owns a TV and a PC.", []),
    ],
    ids=["shape", "ministry of", "defined acronym", "known acronyms", "other letters"],
)
def test_finds_organisations_and_joins_the_acronyms_a_text_defines(outlets, text, expected):
    assert read(outlets, text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Kyiv and Kiev", [("Kyiv", "kyiv"), ("Kiev", "kyiv")]),
        ("in the U.S. and the United States", [("U.S.", "united states"), ("United States", "united states")]),
        ("in Bosnia and Herzegovina", [("Bosnia and Herzegovina", "bosnia")]),
        ("in São Paulo and Zürich", [("São Paulo", "sao paulo"), ("Zürich", "zurich")]),
        ("Tell us more. They let US win.", [("US", "united states")]),
        ("the Rome-Oslo train", [("Rome", "rome"), ("Oslo", "oslo")]),
        ("in Sulaymaniyya", [("Sulaymaniyya", "sulaymaniyah")]),
    ],
    ids=["two spellings", "letters", "and", "several", "pronoun", "hyphen", "another transliteration"],
)  # fmt: skip
def test_finds_places_under_one_key(outlets, text, expected):
    assert read(outlets, text, "place") == expected


def test_a_place_inside_another_name_is_not_that_place(outlets):
    text = "The New York Times and Boston University, said Paris Hilton."
    assert read(outlets, text, "place") == []


def test_a_nationality_stands_for_its_country(outlets):
    text = "Two Norwegian officials and a Briton met Kurdish farmers."
    assert read(outlets, text, "nationality") == [
        ("Norwegian", "norway"), ("Briton", "united kingdom"), ("Kurdish", "kurdistan"),
    ]  # fmt: skip


def test_roles_are_found_in_the_singular(outlets):
    text = "Three officials and a spokesman told the engineers."
    assert read(outlets, text, "role") == [
        ("officials", "official"), ("spokesman", "spokesman"), ("engineers", "engineer"),
    ]  # fmt: skip


def test_outlets_come_with_their_keys_and_slips(outlets):
    text = "Kudristan24 and the Carrow Herald cited Reuters."
    found = [
        mention for mention in find_mentions(plain_document(text), outlets=outlets) if mention.kind == "outlet"
    ]
    assert [(mention.key, mention.is_exact) for mention in found] == [
        ("kurdistan24", False), ("=carrow herald", True), ("reuters", True),
    ]  # fmt: skip


def test_mentions_stand_in_text_order_do_not_overlap_and_skip_other_blocks(outlets):
    text = "Ann Lee of the Harbour Safety Board told Reuters in Oslo.\nEditor: Tom Reed"
    whole = plain_document(text)
    notice = Block("boilerplate", whole.blocks[1].span, "a notice")
    shown = Document(id="d", path="d", media="text", text=text, blocks=(whole.blocks[0], notice))
    spans = [mention.span for mention in find_mentions(shown, outlets=outlets)]
    assert [span.of(text) for span in spans] == ["Ann Lee", "Harbour Safety Board", "Reuters", "Oslo"]
