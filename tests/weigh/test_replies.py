"""Replies: what a statement does to what others say, by its own words."""

from dataclasses import replace

import pytest

from reading import plain_document
from tracing import trace_texts
from weighing_builders import statement
from whence.conclusions import Claim, Statement
from whence.records import Document, Span, Stance
from whence.weigh.replies import name_deniers, settle_stances

CRACK = (
    "Bridge has a crack\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "The cables of the Orle bridge have cracked, the engineer Ada Brandal told the Orle Courier.\n"
)


def stance_of(document: Document, words: str, *, is_attributed: bool) -> Stance:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    said = replace(statement(document.id, "report:one", span=span), sentence=span)
    said = replace(said, attribution_id="someone" if is_attributed else None)
    (settled,) = settle_stances([said], {document.id: document}, ())
    return settled.stance


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("That is wrong from the first word to the last", "denies"),
        ("The figure of 240 million is wrong and so is the story around it", "denies"),
        ("claims about closed doors at Orzu are baseless", "denies"),
        ("There is no such letter", "denies"),
        ("it never happened", "denies"),
        ("That was wrong, and I take it back", "retracts"),
        ("Yes, they were asked to stay outside the wing", "confirms"),
        ("We no longer stand by this", "retracts"),
        ("The company stands by what she said", "confirms"),
        ("They cannot tell yet whether the valve was open", "cannot confirm"),
        ("The pump was wrong for the river", "asserts"),
        ("The crew was denied entry to the hall", "asserts"),
        ("The council rejected the tender for the bridge", "asserts"),
        ("The army withdrew its tanks from the valley", "asserts"),
        ("The bridge stands by the old mill", "asserts"),
    ],
)
def test_a_quotation_can_deny_admit_or_take_back(words: str, expected: Stance) -> None:
    assert stance_of(plain_document(f"{words}."), words, is_attributed=True) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Corsani Lines rejected the account", "denies"),
        ("The owner, Hal Pennick, calls that an invention", "denies"),
        ("The caterer, Green Spoon, denies it", "denies"),
        ("Kestrow admits 262 million loss", "confirms"),
        ("Its spokeswoman was not to be drawn on the sum", "declines to comment"),
        ("Corsani Lines rejected the bid", "asserts"),
        ("Kestrow admitted to hospital 12 people", "asserts"),
    ],
)
def test_an_article_can_say_in_its_own_words_that_somebody_denies(words: str, expected: Stance) -> None:
    assert stance_of(plain_document(f"{words}."), words, is_attributed=False) == expected


def test_who_denies_in_an_articles_own_words_is_whom_it_names() -> None:
    found = plain_document("Corsani Lines rejected the account.")
    span = Span(0, len(found.text) - 1)
    said = replace(statement(found.id, "report:one", span=span), sentence=span)
    known = ("organisation:corsani lines", "person:ada brandal")
    (settled,) = settle_stances([said], {found.id: found}, known)
    assert settled.origin == "organisation:corsani lines"


def test_a_denial_of_nobodys_is_of_the_one_who_denies_in_the_same_article() -> None:
    head = statement("a", "report:one", stance="denies")
    body = statement("a", "person:lidia ferro", stance="denies", span=Span(20, 30))
    other = statement("b", "report:two", stance="denies")
    settled = name_deniers([head, body, other])
    assert [s.origin for s in settled] == ["person:lidia ferro", "person:lidia ferro", "report:two"]


def claim_with(words: str, *texts: str) -> tuple[Claim, list[Statement]]:
    traced = trace_texts({f"{n}.txt": text for n, text in enumerate(texts)})
    for claim in traced.weighing.claims:
        said = [
            s for s in claim.statements
            if words in s.sentence.of(traced.documents[traced.name(s.document_id)].text)
        ]  # fmt: skip
        if said:
            return claim, said
    raise AssertionError(f"no claim with {words!r}")


def test_the_plain_no_of_the_party_is_its_denial_and_no_conflict() -> None:
    answer = (
        "Company on the bridge\n\nTuesday, 22 June, 2021 - 08:00\nOrle - Valley Herald\n"
        "The cables of the Orle bridge have cracked, the engineer Ada Brandal said.\n\n"
        "“Our cables of the Orle bridge have not cracked,” the manager Per Olsen told the Valley Herald.\n"
    )
    claim, said = claim_with("have not cracked", CRACK, answer)
    assert {s.stance for s in said} == {"denies"}
    assert "conflict" not in {r.kind for r in claim.relations}
    assert "denied" in {r.kind for r in claim.relations}


def test_the_plain_no_of_somebody_not_concerned_stays_an_answer() -> None:
    answer = (
        "Walker on the bridge\n\nTuesday, 22 June, 2021 - 08:00\nOrle - Valley Herald\n"
        "The cables of the Orle bridge have not cracked, the welder Tor Lie told the Valley Herald.\n"
    )
    _, said = claim_with("have not cracked", CRACK, answer)
    assert {s.stance for s in said} == {"asserts"}
