"""Places and doers as values: how two of them stand to each other, and what is left open."""

import pytest

from bridge_story import find_claim
from tracing import Traced, trace_texts
from whence.conclusions import Claim, NamedPlace, Statement, Value, Where
from whence.gazetteers import Gazetteer
from whence.weigh.place_values import compare_places
from whence.weigh.values import compare_values
from whence.weigh.who_values import are_two

GAZETTEER = Gazetteer()
HEAD = "{title}\n\n{day} June, 2021 - 08:00\nOrle - {outlet}\n"


def place(
    name: str, kind: str, country: str, division: str, where: tuple[float, float], radius: float = 2
) -> Value:
    known = Where(
        place_id=name, kind=kind, country=country, division=division, latitude=where[0], longitude=where[1],
        radius_km=radius,
    )  # type: ignore[arg-type]  # fmt: skip
    return Value("place", name, None, role="at", key=name, where=known)


IRAQ = place("Iraq", "country", "IQ", "", (33, 44), 400)
IRAN = place("Iran", "country", "IR", "", (32, 53), 700)
ANBAR = place("Anbar", "state", "IQ", "01", (32.5, 41.9), 200)
BASRA = place("Basra", "city", "IQ", "02", (30.5, 47.8), 10)
MOSUL = place("Mosul", "city", "IQ", "15", (36.3, 43.1), 10)
SUBURB = place("a village by Mosul", "city", "IQ", "15", (36.4, 43.2), 1)
GULF = place("the Gulf", "water", "", "", (27, 51), 400)
OPEN = Value("place", "Union", None, role="at", key="open:union")


@pytest.mark.parametrize(
    ("one", "two", "lie"),
    [
        (BASRA, BASRA, "same"),
        (BASRA, IRAQ, "inside"),
        (IRAQ, ANBAR, "around"),
        (BASRA, ANBAR, "apart"),
        (BASRA, MOSUL, "apart"),
        (BASRA, IRAN, "apart"),
        (IRAN, IRAQ, "apart"),
        (MOSUL, SUBURB, "near"),
        (BASRA, GULF, "unknown"),
        (IRAQ, GULF, "unknown"),
        (BASRA, OPEN, "unknown"),
        (OPEN, OPEN, "same"),
    ],
)
def test_two_places_lie_inside_apart_or_it_cannot_be_told(one: Value, two: Value, lie: str) -> None:
    turned = {"inside": "around", "around": "inside"}
    assert compare_places(one, two) == lie
    assert compare_places(two, one) == turned.get(lie, lie)
    assert compare_values(one, two) == (lie if lie in ("same", "apart") else "meets")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("ada brandal", "ada brandal", False),
        ("ada brandal", "tor lie", True),
        ("brandal", "tor lie", None),
        ("ada brandal", "per brandal", None),
        ("orle police", "orle council", None),
        ("rail union", "harbour board", True),
    ],
)
def test_two_names_are_of_two_only_where_both_are_full_and_share_no_word(
    one: str, two: str, expected: bool
) -> None:
    assert are_two(*(Value("who", name, None, key=name) for name in (one, two))) is expected


def weigh(*told: tuple[str, str, str]) -> Traced:
    """Weigh articles given as day, outlet and text."""
    titles = ("Blast heard", "Witness speaks", "What is known")
    texts = {
        f"{n}.txt": HEAD.format(title=titles[n], day=day, outlet=outlet) + f"{text}\n"
        for n, (day, outlet, text) in enumerate(told)
    }
    return trace_texts(texts, gazetteer=GAZETTEER)


def statements_of(traced: Traced) -> list[Statement]:
    return [s for c in traced.weighing.claims for s in c.statements]


def values_of(statement: Statement, kind: str) -> list[tuple[str, str, str]]:
    return [(v.words, v.role, v.key) for v in statement.values if v.kind == kind]


def kinds_of(claim: Claim) -> dict[str, str]:
    return {r.kind: r.rule for r in claim.relations}


BLAST = "A truck bomb went off at the grain market in {} on Monday morning, the police officer {} told {}."


def test_one_blast_in_two_cities_conflicts() -> None:
    traced = weigh(
        ("Tuesday, 22", "Orle Courier", BLAST.format("Basra", "Hamid Salim", "the Orle Courier")),
        ("Tuesday, 22", "Rail World", BLAST.format("Mosul", "Tor Lie", "Rail World")),
    )
    claim = find_claim(traced, "grain market in Basra")
    assert "conflict" in kinds_of(claim)
    assert [a.words for a in claim.answers] == ["Basra", "Mosul"]


def test_a_city_and_its_country_are_one_answer_told_more_finely() -> None:
    traced = weigh(
        ("Tuesday, 22", "Orle Courier", BLAST.format("Basra", "Hamid Salim", "the Orle Courier")),
        ("Tuesday, 22", "Rail World", BLAST.format("Iraq", "Tor Lie", "Rail World")),
    )
    claim = find_claim(traced, "grain market in Basra")
    assert "conflict" not in kinds_of(claim)
    assert kinds_of(claim).get("refines") == "Basra lies in Iraq"


def test_two_counts_in_two_cities_are_of_different_scope() -> None:
    told = "Floods after the storm have killed {} people in {}, the mayor {} told {}."
    traced = weigh(
        ("Tuesday, 22", "Orle Courier", told.format(14, "Basra", "Hamid Salim", "the Orle Courier")),
        ("Tuesday, 22", "Rail World", told.format(31, "Mosul", "Tor Lie", "Rail World")),
    )
    claim = find_claim(traced, "people in Basra")
    assert kinds_of(claim).get("different scope") == "they speak of different places: Basra and Mosul"


def test_a_place_in_a_dateline_is_in_no_claim() -> None:
    text = (
        "OSLO, June 22 (TPA) - Two ferries met off Bergen, Norway, the pilot Ada Brandal told the Orle Courier."
    )
    traced = weigh(("Tuesday, 22", "Orle Courier", text))
    named: dict[str, NamedPlace] = {p.name: p for p in traced.weighing.places}
    assert all(name.is_dateline for name in named["Oslo"].mentions)
    assert (named["Oslo"].claim_ids, len(named["Norway"].claim_ids)) == ((), 1)
    assert [values_of(s, "place")[0][:2] for s in statements_of(traced)] == [("Bergen", "at")]


def test_a_place_has_its_part_in_what_happened_and_its_land_beside_it_is_none() -> None:
    text = "The train went from Lyon to Marseille, France, on Monday, the driver Ada Brandal told the Orle Courier."
    (said,) = statements_of(weigh(("Tuesday, 22", "Orle Courier", text)))
    assert [found[:2] for found in values_of(said, "place")] == [("Lyon", "from"), ("Marseille", "to")]


def test_who_did_it_has_one_key_in_all_articles() -> None:
    told = "The closing of the tunnel was ordered by {} on Monday, the engineer {} told {}."
    traced = weigh(
        ("Tuesday, 22", "Orle Courier", told.format("Ada Brandal", "Tor Lie", "the Orle Courier")),
        ("Tuesday, 22", "Rail World", told.format("Brandal", "Per Olsen", "Rail World")),
    )
    found = [values_of(s, "who") for s in statements_of(traced)]
    assert found == [[("Ada Brandal", "ordered", "ada brandal")], [("Brandal", "ordered", "ada brandal")]]


def test_two_who_are_each_said_to_have_done_it_are_two_answers() -> None:
    told = "The closing of the tunnel was ordered by {} on Monday, the engineer {} told {}."
    traced = weigh(
        ("Tuesday, 22", "Orle Courier", told.format("Ada Brandal", "Tor Lie", "the Orle Courier")),
        ("Tuesday, 22", "Rail World", told.format("Greta Mossman", "Per Olsen", "Rail World")),
    )
    claim = find_claim(traced, "ordered by Ada Brandal")
    assert [a.key for a in claim.answers] == ["ada brandal", "greta mossman"]
