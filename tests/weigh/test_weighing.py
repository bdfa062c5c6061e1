"""Claims across articles: grouped by question, counted by origin, related by value and stance."""

from tracing import Traced, trace_texts
from whence.conclusions import Claim

AGENCY = (
    "Rust found in Orle bridge\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "Inspectors found rust in 40 cables of the Orle bridge, two engineers told the Orle Courier.\n\n"
    "“The bridge should have been shut in March,” the engineer Ada Brandal told the Orle Courier.\n"
)
RELAY = (
    "Orle bridge has rusting cables\n\nTuesday, 22 June, 2021 - 08:00\n\n"
    "Inspectors found rust in 40 cables of the Orle bridge, the Orle Courier reported on Monday.\n"
)
OTHER = (
    "Orle bridge rust confirmed\n\nWednesday, 23 June, 2021 - 08:00\nOrle - Rail World\n"
    "Inspectors found rust in 65 cables of the Orle bridge, the welder Tor Lie told Rail World.\n"
)
DENIAL = (
    "County rejects claims about bridge\n\nThursday, 24 June, 2021 - 08:00\nOrle - Valley Herald\n"
    "The county’s spokesman, Per Olsen, denied that inspectors had found rust in cables of the Orle bridge.\n"
)


def claim_of(traced: Traced, words: str) -> Claim:
    def holds(claim: Claim) -> bool:
        return any(
            words in span.of(traced.documents[traced.name(s.document_id)].text)
            for s in claim.statements
            for span in s.spans
        )

    return next(c for c in traced.weighing.claims if holds(c))


def test_a_relay_adds_no_origin() -> None:
    claim = claim_of(trace_texts({"agency.txt": AGENCY, "relay.txt": RELAY}), "rust in 40 cables")
    assert len({s.document_id for s in claim.statements}) == 2
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)


def test_a_second_newsroom_with_a_source_of_its_own_adds_one() -> None:
    told = "Inspectors found rust in 65 cables of the Orle bridge"
    other = OTHER.replace(told, "Inspectors of the Orle bridge came across 40 cables with rust")
    claim = claim_of(
        trace_texts({"agency.txt": AGENCY, "relay.txt": RELAY, "other.txt": other}), "rust in 40 cables"
    )
    assert claim.origins.at_most == 2


def test_the_same_words_are_one_origin_and_headlines_above_them_add_none() -> None:
    other = OTHER.replace("65 cables", "40 cables")
    claim = claim_of(trace_texts({"agency.txt": AGENCY, "other.txt": other}), "rust in 40 cables")
    assert any(s.attribution_id is None for s in claim.statements)
    assert claim.origins.at_most == 1


def test_numbers_of_two_origins_that_exclude_each_other_conflict() -> None:
    claim = claim_of(trace_texts({"agency.txt": AGENCY, "other.txt": OTHER}), "rust in 65 cables")
    assert "conflict" in {r.kind for r in claim.relations}


def test_another_value_of_the_slot_is_no_origin_for_this_one() -> None:
    other = OTHER.replace("Orle bridge rust confirmed", "Welder speaks of his work on site")
    traced = trace_texts({"agency.txt": AGENCY, "relay.txt": RELAY, "other.txt": other})
    claim = claim_of(traced, "rust in 65 cables")
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    assert "1 statement gives a value of another size or scope: not counted here." in claim.origins.reasons


def test_a_denial_is_told_and_not_counted() -> None:
    claim = claim_of(trace_texts({"agency.txt": AGENCY, "denial.txt": DENIAL}), "rust in 40 cables")
    assert "denied" in {r.kind for r in claim.relations}
    assert claim.origins.at_most == 1


def test_a_verbatim_reprint_changes_no_count() -> None:
    pile = {"agency.txt": AGENCY, "relay.txt": RELAY, "other.txt": OTHER}
    reprint = AGENCY.replace("Orle - Orle Courier", "Orle - Morning Wire").replace("21 June", "22 June")
    before = claim_of(trace_texts(pile), "rust in 40 cables").origins
    after = claim_of(trace_texts({**pile, "reprint.txt": reprint}), "rust in 40 cables").origins
    assert (before.at_least, before.at_most) == (after.at_least, after.at_most)


def test_the_order_of_the_articles_changes_nothing() -> None:
    pile = {"agency.txt": AGENCY, "relay.txt": RELAY, "other.txt": OTHER, "denial.txt": DENIAL}
    one, two = trace_texts(pile), trace_texts(dict(reversed(pile.items())))
    assert one.trace == two.trace
    assert one.weighing == two.weighing


def test_the_report_that_bears_a_claim_is_named() -> None:
    traced = trace_texts({"relay.txt": RELAY})
    assert "Orle Courier" in {b.words for b in traced.weighing.load_bearing}


def test_what_is_missing_is_a_finding() -> None:
    traced = trace_texts({"relay.txt": RELAY})
    assert "missing original" in {f.kind for f in traced.weighing.findings}
