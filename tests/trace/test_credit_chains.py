"""Through whom an article has a report, whichever way round the sentence is; and what short names stand for."""

import pytest

from trace_only import trace_pile
from whence.introductions import find_introduced


def chains_of(text: str) -> set[tuple[str | None, str | None]]:
    """Give (outlet, the outlet it came through) of the credits of one article that came through another."""
    traced = trace_pile({"a.txt": text})
    by_id = {c.id: c for c in traced.trace.credits}
    return {(c.outlet, by_id[c.via].outlet) for c in traced.trace.credits if c.via}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reuters, citing the Orle Courier, said the bridge at Orle is unsafe.", {("=orle courier", "reuters")}),
        ("According to Reuters, the Orle Courier said the bridge is unsafe.", {("=orle courier", "reuters")}),
        ("The bridge is unsafe, engineers told the Orle Courier, Reuters reported.", {("=orle courier", "reuters")}),
        (
            "The bridge is unsafe, a note first carried by the Orle Courier and then picked up by Reuters says.",
            {("=orle courier", "reuters")},
        ),
        (
            "The bridge is unsafe, according to an article in the Orle Courier cited by Reuters.",
            {("=orle courier", "reuters")},
        ),
        (
            "The bridge is unsafe, Reuters said on Monday on the strength of an article in the Orle Courier.",
            {("=orle courier", "reuters")},
        ),
        (
            "A lawyer told several newspapers that the bridge is unsafe, according to a report by Reuters.",
            {(None, "reuters")},
        ),
        ("The fault was first described by Reuters, drawing on an interview with the Orle Courier.",
         {("=orle courier", "reuters")}),
        ("The mayor told Reuters that the town had relied on the Orle Courier.", set()),
        ("The Orle Courier has not said that the bridge is unsafe, though Reuters says that it has.", set()),
        ("The bridge is unsafe, Reuters reported, and an engineer told the Orle Courier so too.", set()),
        ("It shut on Monday, a date that the Orle Courier printed, the town said in a statement published by Reuters.",
         set()),
    ],
    ids=[
        "citing", "according to", "told", "then picked up", "cited by", "on the strength of", "several newspapers",
        "drawing on an interview", "told of another", "though", "each for itself", "statement",
    ],
)  # fmt: skip
def test_a_report_came_through_another(sentence, expected):
    assert (
        chains_of(f"{sentence}\n\nThe bridge was built in 1931 and has carried the mail ever since.\n")
        == expected
    )


def outlets_of(*texts: str) -> set[str | None]:
    traced = trace_pile({f"{k}.txt": text for k, text in enumerate(texts)})
    return {c.outlet for c in traced.trace.credits}


def test_initials_are_those_of_the_agency_that_the_pile_spells_out():
    one = "The bridge is unsafe, the Corde News Agency reported on Monday.\n\nNobody was told, CNA reported.\n"
    two = "The bridge is unsafe, CNA reported on Monday.\n\nIt was built in 1931.\n"
    assert outlets_of(one, two) == {"=corde news agency"}


def test_initials_alone_are_those_of_the_outlet_that_the_table_knows():
    assert outlets_of("The bridge is unsafe, CNA reported on Monday.\n\nIt was built in 1931.\n") == {
        "channel-newsasia"
    }


def test_a_capital_article_within_a_sentence_begins_a_title():
    text = "The bridge is unsafe, she said in an interview with The Pharos last autumn.\n"
    assert list(find_introduced(text)) == ["Pharos"]
    assert list(find_introduced(text.replace("The Pharos", "the Pharos"))) == []


def test_a_title_may_have_its_place_behind_it():
    text = "The bridge is unsafe, The Examiner of Corrin reported. Engineers told the Examiner of Corrin so.\n"
    assert list(find_introduced(text)) == ["Examiner of Corrin"]


def test_the_agency_of_the_tag_is_the_agency():
    text = (
        "ORLE (Orle Press) - The bridge is unsafe, the Corrin Mercury reported on Monday.\n\n"
        "The mayor told the agency that it was safe.\n"
    )
    traced = trace_pile({"a.txt": text})
    assert [c.outlet for c in traced.trace.credits if c.form == "anaphor"] == ["=orle press"]
