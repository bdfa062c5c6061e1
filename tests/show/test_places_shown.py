"""Places and stated distances as they are shown: in the terminal, in the JSON, in the dossier."""

import io
from dataclasses import replace

import pytest
from rich.console import Console
from show_articles import ELSBY, HERALD
from show_traces import at

from whence.conclusions import Case, DistanceCheck, NamedPlace, PlaceName, Where
from whence.show import make_payload, render_dossier, write_places, write_summary

TOWN = "reservoir"


def place_in(case: Case) -> NamedPlace:
    where = Where(
        place_id="user:1", kind="city", country="XX", division="03", latitude=51.25, longitude=-2.5, radius_km=4
    )
    named = (
        PlaceName(document_id=HERALD.id, span=at(HERALD, TOWN), probability=0.91),
        PlaceName(document_id=ELSBY.id, span=at(ELSBY, TOWN), probability=0.8, is_dateline=True),
    )
    return NamedPlace(
        id="user:1", name=TOWN, where=where, probability=0.8, runner_up="Tarnbrook (city, YY)",
        why=("more people live there",), mentions=named, claim_ids=(case.weighing.claims[0].id,),
    )  # fmt: skip


def check_in(verdict: str) -> DistanceCheck:
    span = at(HERALD, TOWN)
    return DistanceCheck(
        id="d1", document_id=HERALD.id, span=span, amount=span, relation="apart", low_km=8, high_km=8, subject=span,
        subject_id="user:1", reference=span, reference_id="user:1", is_border=False, is_range=False,
        verdict=verdict, nearest_km=30.5, farthest_km=34.0, working="It is between 30 and 34 km. Stated: 8 km.",
    )  # type: ignore[arg-type]  # fmt: skip


def with_places(case: Case, *verdicts: str) -> Case:
    checks = tuple(check_in(verdict) for verdict in verdicts)
    return replace(case, weighing=replace(case.weighing, places=(place_in(case),), distance_checks=checks))


def print_to(write, case: Case) -> str:
    out = io.StringIO()
    write(case, Console(file=out, width=200))
    return out.getvalue()


def test_a_place_says_where_it_is_how_sure_and_what_else_it_may_be(case: Case) -> None:
    out = print_to(write_places, with_places(case))
    assert f"{TOWN}: city (XX-03), 51.25, -2.50; named 1 time in 1 article, 1 dateline" in out
    assert "sure to 0.80; else Tarnbrook (city, YY)" in out


def test_a_case_without_places_says_so(case: Case) -> None:
    assert "no place is named that a gazetteer here has" in print_to(write_places, case)


@pytest.mark.parametrize(
    ("verdict", "is_told"), [("no", True), ("depends on where", True), ("yes", False), ("unknown", False)]
)
def test_the_summary_tells_only_of_distances_that_the_map_does_not_bear(
    case: Case, verdict: str, is_told: bool
) -> None:
    out = print_to(write_summary, with_places(case, verdict))
    assert ("Distance, " in out) is is_told
    assert (f"Distance, {verdict}: “{TOWN}” (Carrow Herald); on the map between 30 and 34 km" in out) is is_told


def test_the_working_is_shown_with_the_place_of_the_words(case: Case) -> None:
    out = print_to(write_places, with_places(case, "no", "no"))
    assert out.count("It is between 30 and 34 km. Stated: 8 km.") == 1
    assert "characters" in out


def test_the_json_has_both_with_the_words_at_their_spans(case: Case) -> None:
    payload = make_payload(with_places(case, "no"))
    (place,), (check,) = payload.places, payload.distance_checks
    assert [(name.words, name.dateline) for name in place.mentions] == [(TOWN, False), (TOWN, True)]
    assert place.claims == [payload.claims[0].id]
    start, end = check.spans[0]
    assert HERALD.text[start:end] == check.words == TOWN
    assert (check.subject, check.verdict, check.nearest_km) == ("user:1", "no", 30.5)


def test_the_dossier_has_the_table_and_the_working(case: Case) -> None:
    page = render_dossier(with_places(case, "depends on where"))
    assert 'id="places"' in page and "51.25, -2.50" in page
    assert "It is between 30 and 34 km. Stated: 8 km." in page
    assert 'href="#claim-1"' in page
