"""What an answer stands on: the first label that fits, and never a better one than its origins allow."""

from dataclasses import replace

import pytest

from weighing_builders import attribution, judge, statement
from whence.conclusions import Hop, Status, Value
from whence.records import Span
from whence.weigh.ceilings import CEILINGS
from whence.weigh.sides import SOME, Side, are_on_one_side, count_sides, find_sides


def cables(n: int) -> Value:
    return Value("quantity", f"{n} cables", None, n, n, "cables", None, "cables")


def test_two_named_people_of_different_sides_who_say_the_same_corroborate() -> None:
    status, _ = judge(statement("a", "person:ada brandal"), statement("b", "person:per olsen"))
    assert status == "independently corroborated"


def test_one_origin_in_many_articles_is_never_corroborated() -> None:
    status, _ = judge(*(statement(d, "person:ada brandal") for d in "abcde"))
    assert status == "single origin"


def test_the_unnamed_sources_of_one_report_are_one_unnamed_origin() -> None:
    status, _ = judge(statement("a", "report:one"), statement("b", "report:one"), unnamed={"report:one"})
    assert status == "single origin, unnamed"


def test_what_an_article_says_in_its_own_words_is_its_outlets_and_not_its_unnamed_sources() -> None:
    key = "report:document-a"
    own = statement("a", key)
    source = Hop("source", key, "two engineers", Span(4, 9))
    assert judge(own, unnamed={key})[0] == "single origin"
    assert judge(replace(own, chain=(*own.chain, source)), unnamed={key})[0] == "single origin, unnamed"


def test_origins_that_may_be_one_leave_the_label_of_one_and_say_why() -> None:
    status, why = judge(
        statement("a", "person:ada brandal"),
        statement("b", "report:one"),
        at_least=1,
        reasons=("One does not say who its source is; it may rest on the same as Ada Brandal.",),
    )
    assert status == "single origin"
    assert why.startswith("2 may be one: One does not say who its source is")


def test_two_who_only_speak_of_one_question_do_not_corroborate() -> None:
    status, why = judge(
        statement("a", "person:ada brandal"), statement("b", "person:per olsen"), say_the_same=False
    )
    assert status == "single origin"
    assert "none is seen to give the answer of another" in why


def test_two_speakers_for_one_company_are_several_on_one_side() -> None:
    company = frozenset({Side("orle rail")})
    status, _ = judge(
        statement("a", "person:ada brandal"),
        statement("b", "person:per olsen"),
        sides={"person:ada brandal": company, "person:per olsen": company},
        at_least=1,
    )
    assert status == "several origins on one side"


def test_several_of_whom_none_is_named_do_not_corroborate() -> None:
    status, why = judge(statement("a", "report:one"), statement("b", "report:two"))
    assert (status, why) == ("several origins on one side", "all of them are unnamed")


@pytest.mark.parametrize(
    ("supporter", "status"),
    [("report:one", "denied"), ("person:ada brandal", "contested")],
    ids=["unnamed against named", "named against named"],
)
def test_a_denial_contests_what_somebody_named_says_and_denies_the_rest(supporter: str, status: Status) -> None:
    found, why = judge(statement("a", supporter), statement("b", "person:per olsen", stance="denies"))
    assert found == status
    assert why == "Per Olsen denies it"


def test_a_rival_answer_of_somebody_named_contests() -> None:
    status, why = judge(statement("a", "person:ada brandal"), rivals={"person:per olsen"})
    assert (status, why) == ("contested", "Per Olsen says otherwise")


def test_what_nobody_named_says_is_denied_by_a_rival_answer_of_somebody_named() -> None:
    status, why = judge(statement("a", "report:one"), rivals={"person:per olsen"})
    assert (status, why) == ("denied", "Per Olsen says otherwise")


def test_who_denies_and_asserts_in_one_breath_is_not_against_it() -> None:
    status, _ = judge(statement("a", "person:per olsen"), statement("b", "person:per olsen", stance="denies"))
    assert status == "single origin"


def test_what_its_only_outlet_takes_back_is_retracted() -> None:
    status, _ = judge(
        statement("a", "report:one"),
        statement("b", "report:two", stance="retracts"),
        outlets={"a": "express", "b": "express"},
    )
    assert status == "retracted"


def test_what_another_outlet_still_stands_for_is_not_retracted() -> None:
    status, _ = judge(
        statement("a", "report:one"),
        statement("c", "person:ada brandal"),
        statement("b", "report:two", stance="retracts"),
        outlets={"a": "express", "b": "express", "c": "herald"},
        at_least=1,
    )
    assert status == "single origin"


def test_who_takes_back_one_amount_still_stands_for_another() -> None:
    first, second = cables(65), cables(40)
    said = (
        statement("a", "person:per olsen", values=(first,)),
        statement("b", "person:per olsen", stance="retracts", values=(first,)),
    )
    assert judge(*said)[0] == "retracted"
    assert judge(*said, statement("b", "person:per olsen", values=(second,)))[0] == "single origin"


def test_an_outlet_takes_back_its_own_words_and_not_those_of_somebody_named() -> None:
    back = statement("b", "report:document-b", stance="retracts")
    outlets = {"a": "express", "b": "express"}
    assert judge(statement("a", "report:document-a"), back, outlets=outlets)[0] == "retracted"
    assert judge(statement("a", "person:per olsen"), back, outlets=outlets)[0] == "single origin"


def test_a_correction_takes_nothing_back_of_the_report_that_it_quotes() -> None:
    said = statement("a", "report:one", values=(cables(40),))
    back = statement("b", "report:one", stance="retracts", values=(cables(400),))
    assert judge(said, back, outlets={"a": "express", "b": "herald"})[0] == "single origin"


def test_two_of_different_sides_who_count_the_same_corroborate_in_whatever_words() -> None:
    one = statement("a", "person:ada brandal", values=(cables(40),))
    for other, status in (
        (cables(40), "independently corroborated"),
        (Value("quantity", "40 of them", None, 40, 40, "", None, ""), "single origin"),
        (Value("quantity", "40 ropes", None, 40, 40, "ropes", None, "ropes"), "independently corroborated"),
        (Value("quantity", "50 ropes", None, 50, 50, "ropes", None, "ropes"), "single origin"),
        (Value("quantity", "40 km", None, 40, 40, "km", None, ""), "single origin"),
        (Value("quantity", "2 days", None, 2, 2, "days", None, "days"), "single origin"),
    ):
        two = statement("b", "person:per olsen", values=(other,))
        assert judge(one, two, say_the_same=False)[0] == status


def test_who_confirms_what_its_own_side_denies_is_the_party_concerned() -> None:
    company = frozenset({Side("orle rail")})
    said = (
        statement("a", "report:one"),
        statement("b", "person:per olsen", stance="denies"),
        statement("c", "person:ada brandal", stance="confirms"),
    )
    sides = {"person:per olsen": company, "person:ada brandal": company}
    assert judge(*said, sides=sides)[0] == "confirmed by the party concerned"
    assert judge(*said)[0] == "contested"


def test_the_party_that_confirms_what_others_said_first_counts_above_all() -> None:
    said = (statement("a", "report:one"), statement("b", "organisation:orle rail", stance="confirms"))
    assert judge(*said, concerned={"organisation:orle rail"})[0] == "confirmed by the party concerned"
    assert judge(*said)[0] != "confirmed by the party concerned"


def test_a_party_that_said_it_first_confirms_nothing() -> None:
    status, _ = judge(
        statement("b", "organisation:orle rail", stance="confirms"),
        statement("a", "report:one"),
        concerned={"organisation:orle rail"},
        first="b",
    )
    assert status != "confirmed by the party concerned"


def test_only_what_is_corroborated_or_confirmed_allows_the_best_digit() -> None:
    best = {status for status, digit in CEILINGS.items() if digit == 1}
    assert best == {"independently corroborated", "confirmed by the party concerned"}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Norwegian", "minister", None), ("Norwegian", "ambassador", None), True),
        (("Norwegian", "minister", None), ("Danish", "minister", None), False),
        ((None, "prosecutor", None), (None, "chief prosecutor", "the city"), True),
        ((None, "prosecutor", None), (None, "defence lawyer", None), False),
        ((None, "spokesman", "Orle Rail"), (None, "director", "Orle Rail"), True),
        ((None, "spokesman", "Orle Rail"), (None, "spokesman", "the Orle hospital"), False),
        ((None, "president", "Orle Rail"), ("Norwegian", "minister", None), False),
        ((None, "spokesman", "Norway's foreign ministry"), ("Norwegian", "official", None), True),
        ((None, "ambassador", "Astoria"), (None, "spokesman", "the Astorian foreign ministry"), True),
        ((None, "ambassador", "Astoria"), (None, "spokesman", "the Velnian foreign ministry"), False),
        ((None, "spokesman", "Tarnov police"), (None, "spokesman", "Astoria's interior ministry"), True),
        ((None, "spokesman", "the coast guard"), (None, "prosecutor", None), True),
        ((None, "spokeswoman", "Orle Rail"), (None, "director", "Orle Rail Group"), True),
        ((None, "chairman", None), (None, "spokeswoman", "Orle Rail"), True),
        ((None, "teacher", None), (None, "spokeswoman", "Orle Rail"), False),
    ],
    ids=[
        "one government", "two governments", "prosecutors", "both sides of a court", "one company",
        "two bodies", "the president of a company", "a ministry and an official",
        "a country that is not in the table", "two that are not", "police of a town", "two authorities",
        "two forms of a name", "a chairman of what is not told", "a witness",
    ],
)  # fmt: skip
def test_who_speaks_for_one_party_is_on_one_side(
    one: tuple[str | None, str, str | None], two: tuple[str | None, str, str | None], same: bool
) -> None:
    sides = []
    for n, (nationality, role, institution) in enumerate((one, two)):
        said = attribution(f"a{n}", nationality=nationality, role=role, institution=institution)
        key = f"person:p{n}"
        sides.append(find_sides(key, [statement("d", key, said=said.id)], {said.id: said}, institution=None))
    assert are_on_one_side(*sides) is same
    assert count_sides(sides) == (1 if same else 2)


@pytest.mark.parametrize(
    ("key", "side"),
    [
        ("document:letter of the orle inspectorate", "orle inspectorate"),
        ("document:indictment", "government"),
        ("organisation:orle rail", "orle rail"),
    ],
)
def test_a_document_is_of_the_side_of_who_wrote_it(key: str, side: str) -> None:
    assert {s.name for s in find_sides(key, [], {}, institution=None)} == {side}


def test_several_of_whom_it_is_not_told_for_whom_they_speak_may_be_of_one_party() -> None:
    assert count_sides([frozenset({SOME}), frozenset({SOME})]) == 1
    assert count_sides([frozenset({SOME}), frozenset({Side("orle rail")}), frozenset({Side("police")})]) == 2


def test_an_origin_of_which_nothing_is_known_is_a_side_of_its_own() -> None:
    assert count_sides([frozenset(), frozenset(), frozenset({Side("police")})]) == 3
