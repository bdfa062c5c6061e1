"""The places of a case: one for all its names, with what it may be instead, and the claims that speak of it."""

from tracing import trace_texts
from whence.conclusions import NamedPlace
from whence.gazetteers import Gazetteer

GAZETTEER = Gazetteer()
FIRST = (
    "Ferry aground\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "A ferry ran aground near Bergen in Norway, the pilot Ada Brandal told the Orle Courier. "
    "Norwegian divers looked at the hull on Sunday.\n"
    "The town of Union sent a tug to Bergen, the pilot said.\n"
)
SECOND = (
    "Second ferry late\n\nTuesday, 22 June, 2021 - 08:00\nOrle - Rail World\n"
    "LYON, June 22 (TPA) - Trains to Bergen were full, the guard Tor Lie told Rail World.\n"
)


def find(texts: dict[str, str]) -> dict[str, NamedPlace]:
    weighing = trace_texts(texts, gazetteer=GAZETTEER).weighing
    return {place.name: place for place in weighing.places}


def test_all_names_of_a_place_stand_together_with_their_documents() -> None:
    places = find({"first.txt": FIRST, "second.txt": SECOND})
    assert len(places["Bergen"].mentions) == 3
    assert len({name.document_id for name in places["Bergen"].mentions}) == 2
    assert [name.is_demonym for name in places["Norway"].mentions] == [False, True]
    where = places["Bergen"].where
    assert where is not None and (where.country, round(where.latitude), round(where.longitude)) == ("NO", 60, 5)


def test_places_of_claims_come_first_and_datelines_are_of_none() -> None:
    places = find({"first.txt": FIRST, "second.txt": SECOND})
    assert next(iter(places)) == "Bergen"
    assert len(places["Bergen"].claim_ids) > len(places["Lyon"].claim_ids) == 0
    assert [name.is_dateline for name in places["Lyon"].mentions] == [True]


def test_a_name_that_may_be_many_places_is_left_open() -> None:
    union = find({"first.txt": FIRST})["Union"]
    assert union.where is None and union.id == "open:union"
    assert union.why[0].startswith("it may be ")


def test_the_order_of_the_articles_changes_nothing() -> None:
    pile = {"first.txt": FIRST, "second.txt": SECOND}
    assert list(find(pile).values()) == list(find(dict(reversed(pile.items()))).values())


def test_without_a_gazetteer_no_place_is_known() -> None:
    weighing = trace_texts({"first.txt": FIRST}).weighing
    assert (weighing.places, weighing.distance_checks) == ((), ())
