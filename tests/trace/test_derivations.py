"""Who took it from whom: by credit, by signature, by shared text, and never in a circle."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracing import trace_texts
from whence.records import Document
from whence.trace.order import Order

PARAGRAPHS = (
    "Cables of the Orle bridge were rusting through long before the spring flood, the engineer Ada Brandal said.",
    "She had written to the county twice, first in March and then in May, and had asked for the bridge to be shut.",
    "The county answered neither letter, and lorries of forty tonnes went on crossing the river until the end of June.",
    "A spokesman for the county, Per Olsen, said that the letters had been filed under another bridge by mistake.",
)


def article(headline: str, day: int, *paragraphs: str) -> str:
    return f"{headline}\n\n{day} June 2021\n\n" + "\n\n".join(paragraphs) + "\n"


def test_a_later_copy_without_credit_rests_on_the_earlier() -> None:
    first = article("Orle bridge was rusting through", 21, *PARAGRAPHS)
    copy = article("Lorries crossed a bridge that was rusting", 23, *PARAGRAPHS[:3])
    assert trace_texts({"first.txt": first, "copy.txt": copy}).resting() == {("copy.txt", "first.txt")}


def test_a_copy_of_a_copy_rests_on_the_copy_whose_changes_it_holds() -> None:
    rewritten = [
        p.replace("rusting through", "eaten by rust").replace("lorries", "heavy trucks") for p in PARAGRAPHS
    ]
    first = article("Orle bridge was rusting through", 21, *PARAGRAPHS)
    second = article(
        "Lorries crossed a bridge that was rusting", 22, *rewritten[:3], "Nobody was ever fined for it."
    )
    third = article("Trucks on a bridge of rust", 23, *rewritten[:3], "Nobody was ever fined for it.")
    assert trace_texts({"1.txt": first, "2.txt": second, "3.txt": third}).resting() == {
        ("2.txt", "1.txt"),
        ("3.txt", "2.txt"),
    }


def test_two_copies_of_unknown_order_are_one_original() -> None:
    one = "Orle bridge was rusting through\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
    two = "Lorries crossed a bridge that was rusting\n\n" + "\n\n".join(PARAGRAPHS[:3]) + "\n"
    traced = trace_texts({"one.txt": one, "two.txt": two})
    assert len([r for r in traced.trace.reports if r.is_original]) == 1
    (derivation,) = traced.trace.derivations
    assert "which came first is not known" in derivation.evidence[0].note


def test_a_signed_copy_rests_on_the_agency() -> None:
    text = "Orle bridge was rusting through\n\nBy REUTERS\n21 June 2021\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
    assert trace_texts({"copy.txt": text}).resting() == {("copy.txt", "Reuters")}


def test_a_credit_in_passing_is_kept_and_carries_no_article() -> None:
    text = article(
        "Orle bridge was rusting through", 21, *PARAGRAPHS, "Rail World posted pictures of the cables."
    )
    traced = trace_texts({"a.txt": text})
    assert traced.resting() == set()


def test_a_credit_beats_the_clock() -> None:
    held = (
        "Orle bridge was rusting through\n\nWednesday, 23 June, 2021 - 08:00\nOrle - Orle Courier\n"
        + PARAGRAPHS[0]
        + "\n"
    )
    citing = (
        "Bridge was rusting\n\nTuesday, 22 June, 2021 - 08:00\n\n"
        "Cables of the Orle bridge were rusting through long before the spring flood, the Orle Courier reported.\n"
    )
    traced = trace_texts({"held.txt": held, "citing.txt": citing})
    assert ("citing.txt", "held.txt") in traced.resting() or list(traced.missing()) == ["Orle Courier"]


def test_a_chain_of_credits_leads_to_its_end() -> None:
    middle = (
        "Cables of Orle bridge were rusting through in March\n\nTuesday, 22 June, 2021 - 08:00\nOrle - Orle Courier\n"
        "Cables of the Orle bridge were rusting through in March, Reuters reported.\n"
    )
    last = (
        "Bridge was rusting\n\nWednesday, 23 June, 2021 - 08:00\n\n"
        "Cables of the Orle bridge were rusting through in March, according to the Orle Courier.\n"
    )
    traced = trace_texts({"middle.txt": middle, "last.txt": last})
    through = {d.report_id for d in traced.trace.derivations if traced.name(d.document_id) == "last.txt"}
    assert any(r.startswith("reuters") for r in through)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=30))
@settings(deadline=None)
def test_credits_never_close_a_circle(pairs: list[tuple[str, str]]) -> None:
    documents = {key: Document(id=key, path=key, media="text", text="", blocks=()) for key in "abcdef"}
    order = Order(documents)
    for later, earlier in pairs:
        order.add(later, earlier)
    assert not any(order.rests_on(key, key) for key in documents)
