"""Statements of distance: what is found in a sentence, and what the map says of it."""

import pytest

from whence.conclusions import DistanceCheck
from whence.gazetteers import Gazetteer
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Span
from whence.weigh.distance_checks import check_distance
from whence.weigh.distance_ranges import DistanceStatement
from whence.weigh.distances import find_distances
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
            ("Gaza", "Tel Aviv", "within", 70, 70),
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
        "Hilla, some 100 km south of the Iraqi capital, was calm.",
    ],
)
def test_an_amount_between_no_places_is_no_statement(text: str) -> None:
    assert find(text) == []


def test_a_place_beside_a_border_is_not_taken_for_the_one_that_is_spoken_of() -> None:
    (statement,) = find("In Qaim, on the border with Syria, 300 km west of Baghdad, fighters met.")
    assert statement.subject is None


def test_the_land_around_a_place_is_not_what_lies_so_far_from_it() -> None:
    (statement,) = find("The base is 60 km west of Mosul in Iraq.")
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rockets have a range of 300 km. That puts Amman and the Saudi city of Arar within range of Tikrit.",
            [("Tikrit", "Amman", 300, 300, ()), ("Tikrit", "Arar", 300, 300, ())],
        ),
        (
            "With ranges of 150 km to 400 km, the drones would bring Basra within striking distance if they were based "
            "in western or south-western Iran.",
            [("Iran", "Basra", 150, 400, ("western", "south-western"))],
        ),
        (
            "Fired from Jordan’s northern Irbid province, shells with a range of at least 90 km could hit Damascus.",
            [("Irbid", "Damascus", 90, None, ())],
        ),
        ("The missiles have a range of 300 km. They put Amman within range.", [(None, "Amman", 300, 300, ())]),
        ("The parade put Amman in the news. Its route was 40 km long.", []),
        ("The shop has a wide range of goods 40 km from the road, and hit Amman with adverts.", []),
    ],
    ids=[
        "two, a sentence later",
        "parts of a land",
        "of what it lies in",
        "from where is not said",
        "no range",
        "goods",
    ],
)
def test_finds_what_is_within_range_of_what(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [
        (*name_of(s, text), s.low_km and round(s.low_km), s.high_km and round(s.high_km), s.parts)
        for s in find(text)
        if s.is_range
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        (
            "Rockets with a range of 250 km based in western Iraq put Damascus within range.",
            "depends on where",
            "western",
        ),
        (
            "Rockets with a range of 50 km based in eastern Iraq put Damascus within range.",
            "no",
            "farther apart",
        ),
        (
            "Drones with a range of 2,000 km based in eastern Iraq put Damascus within range.",
            "yes",
            "as far as that",
        ),
        (
            "Drones with a range of at least 400 km based in Baghdad put Damascus within range.",
            "unknown",
            "the least",
        ),
        (
            "Rockets with ranges of 50 km to 80 km fired from Irbid could reach Damascus.",
            "no",
            "50 km to 80 km",
        ),
    ],
)
def test_a_range_is_held_against_the_map_and_nothing_is_rounded(text: str, verdict: str, words: str) -> None:
    (statement,) = find(text)
    found = check_distance(statement, GAZETTEER)
    assert found.verdict == verdict, found.working
    assert words in found.working


def test_a_check_points_at_the_words_and_the_places() -> None:
    text = "Tikrit, 160 km north of Baghdad, fell."
    found = check(text)
    assert (found.subject and found.subject.of(text), found.reference and found.reference.of(text)) == (
        "Tikrit",
        "Baghdad",
    )
    assert found.span.of(text) == "Tikrit, 160 km north of Baghdad" and found.amount.of(text) == "160 km"
    assert (found.subject_id or "").startswith("geonames:")


@pytest.mark.parametrize("part", ["western", "eastern"])
def test_the_west_of_a_land_is_told_from_its_east_beyond_the_180th_meridian_too(part: str) -> None:
    found = check(f"Drones with a range of 3,500 km based in {part} Russia put Moscow within range.")
    assert found.nearest_km is not None
    assert (found.nearest_km < 100) is (part == "western"), found.working
