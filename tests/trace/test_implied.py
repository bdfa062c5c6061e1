"""Three copies of which every two share what the third lacks were taken from a text that is not there."""

from datetime import UTC, datetime

import pytest

from passage_pile import make_document
from whence.conclusions import Derivation, Report
from whence.moments import When
from whence.records import Document, Evidence
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.implied import Implied, find_implied
from whence.trace.implying import derive_from_implied

HIDDEN = [
    "The ferry Maid of Lorn lost its bow ramp on Thursday while crossing to Tarn Head with a full load of cars, "
    "and water stood a foot deep on the lower deck before the pumps could be started.",
    "Two of the crew had asked the yard in Carrow for new pins in the spring, and the yard had none to give, "
    "because the maker had closed its works and sold the moulds for scrap the winter before.",
    "Passengers were taken off in the pilot boat after three hours, wet and cold but mostly in good spirits, "
    "while a baker from the island handed out what was left of the morning's bread.",
]
OWN = [
    "On the quay nobody was surprised that the ramp of the ferry had gone at last.",
    "The owners have cut the time for repairs in half since they bought the line.",
    "A crossing now takes longer than it did under sail, the older pilots like to say.",
    "The pins are no bigger than a hand and cost less than a tank of fuel.",
]


def implied(*parts: list[str]) -> tuple[list[Implied], list[Document]]:
    pile = [make_document(f"d{k}", "\n".join([OWN[k], *part])) for k, part in enumerate(parts)]
    found = align_documents(pile, settings=Settings())
    return find_implied(found, documents={d.id: d for d in pile}), pile


A, B, C = HIDDEN


def test_three_copies_imply_an_original_and_its_words_show_why():
    (one,), pile = implied([A, B], [A, C], [B, C])
    assert set(one.document_ids) == {d.id for d in pile}
    assert one.document_ids == tuple(sorted(one.document_ids))
    assert len(one.alignment_ids) == 3
    for start in ("The ferry Maid of Lorn", "Two of the crew", "Passengers were taken off"):
        assert f"“{start}" in one.words


@pytest.mark.parametrize(
    "parts",
    [
        ([A, B, C], [A, B]),
        ([A, B, C], [A, B], [A, C]),
        ([A, B, C], [A, B], [A, C], [B, C]),
        ([A], [A, B], [B]),
        ([A, B, C], [A, B, C], [A, B, C]),
    ],
    ids=["two copies", "one holds all", "the original is there", "a chain", "reprints"],
)
def test_nothing_is_implied_where_one_of_the_articles_may_be_the_original(parts):
    assert implied(*parts)[0] == []


def test_speeches_heard_by_three_imply_no_original():
    a, b, c = (f"“{text}” she said." for text in HIDDEN)
    assert implied([a, b], [a, c], [b, c])[0] == []


def test_a_fourth_copy_joins_the_group():
    (one,), pile = implied([A, B], [A, C], [B, C], [A, B])
    assert len(one.document_ids) == len(pile)


def test_copies_imply_an_original_though_no_three_of_them_do() -> None:
    parts = [text.split(", ") for text in HIDDEN]
    one, two, three, four, five, six = (
        ", ".join(half) for p in parts for half in (p[:1] + p[1:2], p[2:] or p[1:])
    )
    (found,), pile = implied([one, two, three], [three, four, five], [five, six, one], [two, four, six])
    assert set(found.document_ids) == {d.id for d in pile}


def test_nothing_shared_implies_nothing():
    assert implied([], [])[0] == []


def missing(name: str, day: int) -> Report:
    latest = datetime(2021, 3, day, tzinfo=UTC)
    return Report(
        id=name, outlet="reuters", outlet_name="Reuters", published=When(None, latest), how_dated=(), document_id=None,
        is_original=True, credited_by=(), sources=(),
    )  # fmt: skip


def credited(document_id: str, report_id: str) -> Derivation:
    evidence = Evidence("verb", document_id, None, "Reuters reported")
    return Derivation(
        document_id=document_id, report_id=report_id, probability=0.95, evidence=(evidence,), spans=()
    )


def test_two_missing_reports_of_one_outlet_that_copies_of_one_text_credit_are_one():
    (one,), pile = implied([A, B], [A, C], [B, C])
    first, second, third = one.document_ids
    reports, derivations = derive_from_implied(
        [one],
        [missing("reuters-11", 11), missing("reuters-10", 10)],
        [credited(first, "reuters-11"), credited(second, "reuters-10")],
        documents={d.id: d for d in pile},
    )
    assert [r.id for r in reports] == ["reuters-10"]
    assert {(d.document_id, d.report_id) for d in derivations} == {
        (x, "reuters-10") for x in (first, second, third)
    }
