"""The work list: what would settle claims; and the findings that say what an article hides from its readers."""

from collections.abc import Mapping

from bridge_story import DENIAL, FIRST, OTHER
from tracing import Traced, trace_texts

AGENCY = (
    "Rust in bridge cables\n\nTuesday, 22 June, 2021 - 08:00\nOrle - Valley Herald\n"
    "Inspectors found rust in 40 cables of the Orle bridge, the Orle Courier reported on Monday, citing an "
    "inspection report. The county’s spokesman, Per Olsen, denied that inspectors had found rust in cables of the "
    "Orle bridge.\n"
)
COPY = (
    "Bridge cables are rusting\n\nWednesday, 23 June, 2021 - 08:00\nOrle - Rail World\n"
    "Inspectors found rust in 40 cables of the Orle bridge, the Valley Herald reported.\n"
)


def gaps_of(traced: Traced, kind: str) -> list[str]:
    return [gap.words for gap in traced.weighing.gaps if gap.kind == kind]


def findings_of(texts: Mapping[str, str], kind: str) -> list[str]:
    return [f.words for f in trace_texts(texts).weighing.findings if f.kind == kind]


def test_the_original_that_is_not_here_is_to_be_found() -> None:
    traced = trace_texts({"agency.txt": AGENCY, "copy.txt": COPY})
    words = gaps_of(traced, "find original")
    assert len(words) == 1 and words[0].startswith("Find the report of Orle Courier")
    gap = next(g for g in traced.weighing.gaps if g.kind == "find original")
    assert gap.search.startswith("Orle Courier")
    assert "rust" in gap.search
    assert gap.claim_ids


def test_an_original_that_is_here_is_not_to_be_found() -> None:
    assert gaps_of(trace_texts({"first.txt": FIRST}), "find original") == []
    assert gaps_of(trace_texts({"first.txt": FIRST, "agency.txt": AGENCY}), "find original") == []


def test_two_answers_that_exclude_each_other_are_to_be_settled() -> None:
    words = gaps_of(trace_texts({"first.txt": FIRST, "other.txt": OTHER}), "settle conflict")
    assert len(words) == 1
    assert all(part in words[0] for part in ("“40”", "Ada Brandal", "“65”", "Tor Lie"))


def test_every_gap_points_at_claims_of_the_case() -> None:
    traced = trace_texts({"first.txt": FIRST, "other.txt": OTHER, "denial.txt": DENIAL, "copy.txt": COPY})
    ids = {claim.id for claim in traced.weighing.claims}
    assert traced.weighing.gaps
    for gap in traced.weighing.gaps:
        assert set(gap.claim_ids) <= ids
        assert all(e.document_id in {d.id for d in traced.documents.values()} for e in gap.evidence)


def test_the_order_of_the_articles_changes_no_gap() -> None:
    pile = {"first.txt": FIRST, "other.txt": OTHER, "denial.txt": DENIAL, "copy.txt": COPY}
    assert trace_texts(pile).weighing.gaps == trace_texts(dict(reversed(pile.items()))).weighing.gaps


def test_who_copies_and_leaves_out_the_denial_is_named() -> None:
    words = findings_of({"agency.txt": AGENCY, "copy.txt": COPY}, "denial left out")
    assert len(words) == 1
    assert "copy.txt leaves out the denial" in words[0]


def test_who_carries_the_denial_left_nothing_out() -> None:
    copy = COPY.replace("reported.\n", "reported. The county’s spokesman, Per Olsen, denied it.\n")
    copy += "Per Olsen denied that inspectors had found rust in cables of the Orle bridge.\n"
    assert findings_of({"agency.txt": AGENCY, "copy.txt": copy}, "denial left out") == []


def test_a_copy_that_calls_itself_confirmed_counts_one_origin_twice() -> None:
    copy = COPY.replace("reported.\n", "reported. The finding was confirmed by a second source.\n")
    words = findings_of({"first.txt": FIRST, "agency.txt": AGENCY, "copy.txt": copy}, "counted twice")
    assert len(words) == 1
    assert words[0].startswith("copy.txt counts") and "confirmed by a second source" in words[0]


def test_a_second_origin_is_no_double_count() -> None:
    other = OTHER.replace("65 cables", "40 cables").replace(
        "Inspectors found rust", "This was confirmed by a second source. Inspectors came across rust"
    )
    assert findings_of({"first.txt": FIRST, "other.txt": other}, "counted twice") == []


def test_a_headline_with_a_larger_number_than_its_article_says_more() -> None:
    loud = FIRST.replace("Rust found in Orle bridge", "Inspectors find rust in 400 cables of the Orle bridge")
    words = findings_of({"first.txt": loud}, "headline beyond its article")
    assert len(words) == 1 and "it says 400, and the article 40" in words[0]
    plain = loud.replace("400 cables", "40 cables")
    assert findings_of({"first.txt": plain}, "headline beyond its article") == []


def test_a_headline_that_is_certain_of_what_may_be_says_more() -> None:
    may = (
        "Inspectors find rust in cables of Orle bridge\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
        "Inspectors may have found rust in cables of the Orle bridge, the engineer Ada Brandal said.\n"
    )
    words = findings_of({"may.txt": may}, "headline beyond its article")
    assert len(words) == 1 and "for certain" in words[0]
    hedged = may.replace("Inspectors find rust", "Inspectors may have found rust", 1)
    assert findings_of({"may.txt": hedged}, "headline beyond its article") == []


def test_a_headline_about_somebody_of_whom_the_article_says_nothing_says_more() -> None:
    named = FIRST.replace("Rust found in Orle bridge", "Sarah Miller hid rust in 40 cables of the Orle bridge")
    words = findings_of({"first.txt": named}, "headline beyond its article")
    assert len(words) == 1 and "it names Sarah Miller" in words[0]
