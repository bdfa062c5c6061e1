"""Answers: what can stand together, what is live, and what an outlet took back."""

from bridge_story import DENIAL, FIRST, LATER, OTHER, find_claim
from tracing import trace_texts
from whence.conclusions import Answer, Claim


def answer_of(claim: Claim, words: str) -> Answer:
    return next(a for a in claim.answers if words in a.words)


def test_every_statement_of_a_claim_is_in_one_answer() -> None:
    traced = trace_texts({"first.txt": FIRST, "later.txt": LATER, "other.txt": OTHER, "denial.txt": DENIAL})
    for claim in traced.weighing.claims:
        listed = [key for answer in claim.answers for key in answer.statement_ids]
        assert sorted(listed) == sorted(s.id for s in claim.statements)


def test_the_first_answer_gives_the_claim_its_count_and_its_status() -> None:
    traced = trace_texts({"first.txt": FIRST, "other.txt": OTHER, "denial.txt": DENIAL})
    for claim in traced.weighing.claims:
        assert (claim.origins, claim.status) == (claim.answers[0].origins, claim.answers[0].status)


def test_values_of_two_origins_that_exclude_each_other_are_two_answers_and_both_live() -> None:
    claim = find_claim(trace_texts({"first.txt": FIRST, "other.txt": OTHER}), "rust in 65 cables")
    assert {a.value.low for a in claim.answers if a.value is not None} == {40.0, 65.0}
    assert all(a.is_live for a in claim.answers)


def test_what_a_source_said_gives_way_to_what_the_same_source_says_later() -> None:
    claim = find_claim(trace_texts({"first.txt": FIRST, "later.txt": LATER}), "rust in 52 cables")
    assert (answer_of(claim, "40").is_live, answer_of(claim, "52").is_live) == (False, True)
    assert claim.answers[0].words == "52"


def test_a_number_altered_in_a_copy_is_no_live_answer_and_adds_no_origin() -> None:
    copy = FIRST.replace("40 cables", "400 cables").replace("Orle - Orle Courier", "Orle - Morning Wire")
    copy = copy.replace("Monday, 21", "Tuesday, 22")
    claim = find_claim(trace_texts({"first.txt": FIRST, "copy.txt": copy}), "rust in 400 cables")
    altered = answer_of(claim, "400")
    assert not altered.is_live
    assert "changed on the way" in altered.why
    assert claim.origins.at_most == 1
    assert {a.status for a in claim.answers} <= {"single origin", "single origin, unnamed"}


def test_a_denial_is_kept_against_what_it_denies() -> None:
    claim = find_claim(trace_texts({"first.txt": FIRST, "denial.txt": DENIAL}), "rust in 40 cables")
    assert claim.answers[0].against == ("person:per olsen",)
    assert claim.status == "contested"
    assert claim.answers[0].ceiling == 3


def test_what_its_outlet_takes_back_is_no_longer_live() -> None:
    claimed = FIRST.replace("the engineer Ada Brandal told the Orle Courier", "according to an engineer")
    back = (
        "Correction\n\nThursday, 1 July, 2021 - 08:00\nOrle - Orle Courier\n"
        "We reported that inspectors had found rust in 40 cables of the Orle bridge. That was wrong. "
        "We apologise to our readers.\n"
    )
    claim = find_claim(trace_texts({"first.txt": claimed, "back.txt": back}), "rust in 40 cables")
    assert claim.status == "retracted"
    assert not any(a.is_live for a in claim.answers)
    assert "retraction" in {event.kind for event in claim.ledger}
