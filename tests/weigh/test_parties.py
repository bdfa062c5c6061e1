"""Whether a speaker speaks for somebody whom the words of others are about."""

from dataclasses import replace

import pytest

from weighing_builders import attribution, statement
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.records import Document, Original, Span
from whence.settings import Settings
from whence.weigh.parties import speaks_of_itself


def documents() -> dict[str, Document]:
    original = Original(id="a", sha256="a", path="a.txt", media="text", data=b"Rust in bridge\n\nIt rusts.\n")
    found, _ = clean_originals([original], outlets=load_outlets(), settings=Settings(processes=1))
    return {"a": found[0]}


@pytest.mark.parametrize(
    ("words", "key", "institution", "is_concerned"),
    [
        ("Orle Rail knew of the rust in May", "organisation:orle rail", None, True),
        ("inspectors told Orle Rail of the rust", "organisation:orle rail", None, True),
        ("rust was found outside Orle Rail", "organisation:orle rail", None, False),
        ("inspectors found rust in 40 cables", "organisation:orle rail", None, False),
        ("Per Olsen knew of the rust", "person:per olsen", None, True),
        ("the mayor let Olsen off", "person:per olsen", None, True),
        ("the company knew of the rust", "person:per olsen", "the company", True),
        ("a woman was taken to the hospital", "person:per olsen", "the hospital", False),
    ],
    ids=[
        "a body that acts", "a body that is acted on", "a place", "not named", "a person", "a last name",
        "a kind of body", "a place of its kind",
    ],
)  # fmt: skip
def test_who_is_spoken_of_is_concerned(
    words: str, key: str, institution: str | None, is_concerned: bool
) -> None:
    said = attribution("said", institution=institution)
    found = speaks_of_itself(
        key,
        [replace(statement("a", "report:one"), text=words)],
        said=[statement("a", key, said=said.id)],
        attributions={said.id: said},
        documents=documents(),
        institution=None,
    )
    assert found is is_concerned


def test_a_ministry_is_concerned_where_its_country_acts() -> None:
    said = attribution("said", nationality="Norwegian", role="spokesman", institution="the foreign ministry")
    about = [
        replace(statement("a", "report:one"), text=words)
        for words in ("Norway has closed the bridge", "ships sail past the coast of Norway")
    ]
    found = [
        speaks_of_itself(
            "person:per olsen",
            [other],
            said=[statement("a", "person:per olsen", said=said.id)],
            attributions={said.id: said},
            documents=documents(),
            institution=None,
        )
        for other in about
    ]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("sentence", "is_concerned"),
    [
        ("Orle Rail admits that the bridge rusts.", True),
        ("Orle Rail has acknowledged rust in the bridge.", True),
        ("Two were admitted to the ward, and it is confirmed.", False),
        ("Orle Rail confirms that the bridge rusts.", False),
    ],
    ids=["admits", "acknowledges", "admitted to hospital", "confirms"],
)
def test_who_is_said_to_admit_it_is_concerned(sentence: str, is_concerned: bool) -> None:
    data = f"Rust in bridge\n\n{sentence}\n".encode()
    original = Original(id="a", sha256="a", path="a.txt", media="text", data=data)
    (document,), _ = clean_originals([original], outlets=load_outlets(), settings=Settings(processes=1))
    start = document.text.index(sentence)
    own = statement("a", "organisation:orle rail", stance="confirms", span=Span(start, start + len(sentence)))
    found = speaks_of_itself(
        "organisation:orle rail",
        [replace(statement("a", "report:one"), text="it rusts")],
        said=[own],
        attributions={},
        documents={"a": document},
        institution=None,
    )
    assert found is is_concerned
