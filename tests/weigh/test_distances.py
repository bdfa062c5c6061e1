"""Statements of distance: what is found in a sentence, and what the map says of it."""

import pytest

from whence.gazetteers import Gazetteer
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Span
from whence.weigh.distance_checks import DistanceCheck, check_distance
from whence.weigh.distances import DistanceStatement, find_distances
from whence.weigh.places import find_places

GAZETTEER = Gazetteer()


def find(text: str) -> list[DistanceStatement]:
    block = Block("paragraph", Span(0, len(text)), "a line")
    document = Document(id="a", path="a", media="text", text=text, blocks=(block,))
    reading = read_document(document, outlets=load_outlets())
    return list(find_distances(document, reading, find_places([document], [reading], GAZETTEER)))


def check(text: str) -> DistanceCheck:
    (statement,) = find(text)
    return check_distance(statement, GAZETTEER)


def name_of(statement: DistanceStatement, text: str) -> tuple[str | None, str | None]:
    subject, reference = statement.subject, statement.reference
    return subject and subject.span.of(text), reference and reference.span.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Erbil is 80 km from Mosul.", ("Erbil", "Mosul", "apart", 80, 80)),
        ("Tikrit, 160 km north of Baghdad, fell.", ("Tikrit", "Baghdad", "apart", 160, 160)),
        ("Basra lies within 60 km of the Iranian border.", ("Basra", "Iranian", "within", None, 60)),
        ("Mosul is more than 300 km from Baghdad.", ("Mosul", "Baghdad", "beyond", 300, None)),
        ("About 50 km south of Baghdad, in Hilla, police found it.", ("Hilla", "Baghdad", "apart", 45, 55)),
        ("It is 40 km from Baghdad.", (None, "Baghdad", "apart", 40, 40)),
        (
            "Rockets with a range of 70 km fired from Gaza could reach Tel Aviv.",
            ("Gaza", "Tel Aviv", "within", None, 70),
        ),
    ],
    ids=["from", "aside", "border", "more than", "turned", "of what is not said", "range"],
)
def test_finds_both_places_and_the_amount(text: str, expected: tuple[object, ...]) -> None:
    (statement,) = find(text)
    ends = statement.low_km and round(statement.low_km), statement.high_km and round(statement.high_km)
    assert (*name_of(statement, text), statement.relation, *ends) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They walked 40 km on Monday.",
        "The pipeline is 300 km long and crosses Iraq.",
        "In Mosul, fuel costs rose by 40 per cent in Baghdad.",
    ],
)
def test_an_amount_between_no_places_is_no_statement(text: str) -> None:
    assert find(text) == []


def test_a_place_beside_a_border_is_not_taken_for_the_one_that_is_spoken_of() -> None:
    (statement,) = find("In Qaim, on the border with Syria, 300 km west of Baghdad, fighters met.")
    assert statement.subject is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Erbil is 80 km from Mosul.", "yes"),
        ("Erbil is 800 km from Mosul.", "no"),
        ("Erbil is 8 km from Mosul.", "no"),
        ("Kirkuk, 240 km north of Baghdad, was calm.", "yes"),
        ("Kirkuk, 240 km south of Baghdad, was calm.", "no"),
        ("Mosul is more than 300 km from Baghdad.", "yes"),
        ("Mosul is more than 600 km from Baghdad.", "no"),
        ("Basra is within 100 km of the Iranian border.", "yes"),
        ("Baghdad is within 300 km of the Israeli border.", "no"),
        ("Iran lies within 1,200 km of Israel.", "depends on where"),
        ("Rockets with a range of 100 km fired from Gaza could reach Tel Aviv.", "yes"),
        ("Rockets with a range of 20 km fired from Gaza could reach Tel Aviv.", "no"),
        ("It is 40 km from Baghdad.", "unknown"),
    ],
)
def test_says_what_the_map_says(text: str, verdict: str) -> None:
    assert check(text).verdict == verdict


def test_no_verdict_stands_bare() -> None:
    found = check("Erbil is 800 km from Mosul.")
    assert found.nearest_km is not None and found.farthest_km is not None
    assert 40 < found.nearest_km < 81 < found.farthest_km < 120
    assert "81 km from middle to middle" in found.working and "Stated: 800 km" in found.working


def test_a_border_is_as_uncertain_as_the_land_beside_it_is_empty() -> None:
    """Safwan stands at the border of Kuwait; in the desert west of Nukhayb nobody lives on either side."""
    near = check("Basra is within 60 km of the Kuwaiti border.")
    assert near.nearest_km is not None and near.farthest_km is not None
    assert near.farthest_km - near.nearest_km < 60
    assert "populated places" in near.working


def test_what_goes_on_from_one_place_to_the_other_is_the_same_both_ways() -> None:
    there, back = check("Erbil is 80 km from Mosul."), check("Mosul is 80 km from Erbil.")
    assert (there.verdict, there.nearest_km, there.farthest_km) == (
        back.verdict,
        back.nearest_km,
        back.farthest_km,
    )
