"""A missing report that only passes on another's account is no original."""

import pytest

from tracing import Traced, trace_texts

CITED = (
    "Cables of bridge rusting\n\nMonday, 7 June, 2021 - 09:00\n\nReuters, citing a report by the Orle Courier, said on "
    "Sunday that cables of the Orle bridge were rusting through.\n\nEngineers had warned of it in March.\n"
)
AGAIN = (
    "Bridge at Orle unsafe\n\nTuesday, 8 June, 2021 - 09:00\n\nCables of the Orle bridge were rusting through, Reuters "
    "reported, citing the Orle Courier.\n\nIt will be shut.\n"
)
TOLD = AGAIN + "\nPeople who live under the bridge told Reuters that they had heard it creak.\n"


def relays(traced: Traced) -> dict[str, set[str]]:
    names = {report.id: report.outlet_name for report in traced.trace.reports}
    return {names[r.id]: {names[key] for key in r.relays} for r in traced.trace.reports if r.relays}


def test_who_only_cites_another_is_no_original() -> None:
    traced = trace_texts({"a.txt": CITED, "b.txt": AGAIN})
    assert relays(traced) == {"Reuters": {"Orle Courier"}}
    assert set(traced.missing()) == {"Orle Courier"}


def test_the_chain_of_a_statement_leads_on_to_the_report_that_was_relayed() -> None:
    traced = trace_texts({"a.txt": CITED})
    names = {report.id: report.outlet_name for report in traced.trace.reports}
    chains = [s.chain for claim in traced.weighing.claims for s in claim.statements if "rusting" in claim.slot]
    hops = [[names[hop.key] for hop in chain if hop.kind == "report"] for chain in chains]
    assert ["Reuters", "Orle Courier"] in hops
    assert all(claim.origins.at_most == 1 for claim in traced.weighing.claims)


@pytest.mark.parametrize("name", ["b.txt", "c.txt"])
def test_who_was_told_something_too_reported_for_itself(name: str) -> None:
    assert relays(trace_texts({"a.txt": CITED, name: TOLD})) == {}


def test_two_that_are_said_to_cite_each_other_are_left_as_they_are() -> None:
    other = (
        "Who saw the rust first\n\nWednesday, 9 June, 2021 - 09:00\n\nThe Orle Courier, citing Reuters, said on Sunday "
        "that cables of the Orle bridge were rusting through.\n\nThe county has not answered.\n"
    )
    assert relays(trace_texts({"a.txt": CITED, "b.txt": AGAIN, "d.txt": other})) == {}
