"""A speaker has one key across the pile, unless two would fit."""

import pytest

from whence.conclusions import Hop, Statement
from whence.records import Span
from whence.weigh.chains import fold_name
from whence.weigh.names import unify_names


def speak(origin: str) -> Statement:
    return Statement(
        id=origin,
        document_id="a",
        spans=(Span(0, 1),),
        sentence=Span(0, 1),
        attribution_id="said",
        stance="asserts",
        values=(),
        chain=(Hop("document", "a", "a", None),),
        origin=origin,
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["person:brandal", "person:ada brandal"], ["person:ada brandal", "person:ada brandal"]),
        (["person:brandal", "person:ada brandal", "person:per brandal"], None),
        (["person:qasem soleimani", "person:qasem suleimani"], ["person:qasem soleimani"] * 2),
        (["person:ada brandal", "person:ada olsen"], None),
        (["organisation:ada brandal", "person:ada brandal"], ["person:ada brandal"] * 2),
    ],
    ids=["short form", "two fit", "spelling", "other people", "taken for an organisation"],
)
def test_gives_one_key_to_one_person(names: list[str], expected: list[str] | None) -> None:
    found = [s.origin for s in unify_names([speak(n) for n in names])]
    assert found == (expected or names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hisham al-Hashemi", "hisham hashemi"),
        ("Dr. Ada Brandal", "ada brandal"),
        ("Prime Minister Ada Brandal", "ada brandal"),
        ("José Núñez", "jose nunez"),
        ("the Dam Safety Office", "dam safety office"),
    ],
)
def test_folds_a_name_for_comparing(name: str, expected: str) -> None:
    assert fold_name(name) == expected
