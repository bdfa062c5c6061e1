"""Reports that nobody in the pile holds are found, merged across documents and dated by what all of them say."""

from datetime import date

from tracing import Traced, trace_texts

FIRST = """Bridge at Orle was known to be unsafe

Saturday, 5 June, 2021 - 08:10

Engineers warned in March that cables of the Orle bridge were rusting, two of them told Reuters in an exclusive report.

“We asked for the bridge to be shut and nobody answered us,” one of the engineers told Reuters.
"""
SECOND = """Report: Engineers warned of rust in Orle bridge

A report published by Reuters on Friday said engineers had warned in March that cables of the Orle bridge were rusting.

The Reuters piece rests on two engineers who worked on the bridge.
"""
THIRD = """A bridge nobody wanted to close

In June 2021 Reuters reported, based on two engineers, that cables of the Orle bridge were rusting through.

The bridge was shut a week later. Trains were sent over the hill until the autumn.
"""


def dates(traced: Traced, outlet: str) -> tuple[date | None, date | None]:
    when = traced.missing()[outlet].published
    assert when is not None
    return (when.earliest and when.earliest.date(), when.latest and when.latest.date())


def test_three_articles_name_one_report_that_is_missing() -> None:
    traced = trace_texts({"1.txt": FIRST, "2.txt": SECOND, "3.txt": THIRD})
    assert list(traced.missing()) == ["Reuters"]
    assert {traced.name(e.document_id) for e in traced.missing()["Reuters"].credited_by} == {
        "1.txt",
        "2.txt",
        "3.txt",
    }


def test_three_articles_fix_the_day_that_none_gives_alone() -> None:
    traced = trace_texts({"1.txt": FIRST, "2.txt": SECOND, "3.txt": THIRD})
    assert dates(traced, "Reuters") == (date(2021, 6, 4), date(2021, 6, 4))


def test_an_article_bounds_its_report_from_above_and_nothing_is_invented() -> None:
    assert dates(trace_texts({"1.txt": FIRST}), "Reuters") == (None, date(2021, 6, 5))
    assert trace_texts({"2.txt": SECOND}).missing()["Reuters"].published is None


def test_the_number_of_sources_is_as_stated_and_never_added_up() -> None:
    report = trace_texts({"1.txt": FIRST, "2.txt": SECOND, "3.txt": THIRD}).missing()["Reuters"]
    stated = [g for g in report.sources if g.evidence[0].kind == "enumeration"]
    assert [(g.at_least, g.at_most) for g in stated] == [(2, 2)]


def test_two_reports_of_one_outlet_are_kept_apart_where_their_times_exclude_each_other() -> None:
    later = (
        "Orle bridge to be rebuilt\n\nMonday, 6 June, 2022 - 09:00\n\n"
        "The Orle bridge with its rusting cables will be rebuilt by 2025, Reuters reported on Sunday.\n"
    )
    traced = trace_texts({"3.txt": THIRD, "4.txt": later})
    assert len([r for r in traced.trace.reports if r.outlet == "reuters" and r.is_original]) == 2


def test_a_cited_report_that_is_in_the_pile_is_not_missing() -> None:
    held = (
        "Bridge at Orle was known to be unsafe\n\nFriday, 4 June, 2021 - 11:00\nOrle - Orle Courier\n"
        "Engineers warned in March that cables of the bridge were rusting through, two of them told the Orle Courier.\n"
    )
    citing = (
        "Orle bridge was unsafe\n\nSaturday, 5 June, 2021 - 09:00\n\n"
        "Engineers warned in March that cables of the Orle bridge were rusting through, the Orle Courier reported.\n"
    )
    traced = trace_texts({"held.txt": held, "citing.txt": citing})
    assert traced.missing() == {}
    assert traced.resting() == {("citing.txt", "held.txt")}


def test_text_that_was_taken_shows_which_article_a_bare_credit_means() -> None:
    body = (
        "Engineers warned in March that cables of the bridge were rusting through, and asked the county to shut it.\n\n"
        "The county filed the letters under another bridge, where nobody looked for them until the end of June.\n"
    )
    held = f"Bridge was known to be unsafe\n\nFriday, 4 June, 2021 - 11:00\nOrle - Orle Courier\n\n{body}"
    citing = (
        f"Letters on bridge were lost\n\nMonday, 7 June, 2021 - 09:00\n\n{body}\nThis was first published by the Orle "
        "Courier.\n"
    )
    traced = trace_texts({"held.txt": held, "citing.txt": citing})
    assert traced.missing() == {}
    assert traced.resting() == {("citing.txt", "held.txt")}


def test_without_the_original_a_missing_report_stands_in_its_place() -> None:
    citing = (
        "Orle bridge was unsafe\n\nSaturday, 5 June, 2021 - 09:00\n\n"
        "Engineers warned in March that cables of the Orle bridge were rusting through, the Orle Courier reported.\n"
    )
    assert list(trace_texts({"citing.txt": citing}).missing()) == ["Orle Courier"]


def test_a_described_report_is_the_one_named_beside_it() -> None:
    text = (
        "Orle bridge was unsafe\n\nCables of the Orle bridge were rusting through, foreign media reported.\n\n"
        "Engineers warned in March, two of them told Reuters.\n\nThe bridge was shut.\n"
    )
    report = trace_texts({"a.txt": text}).missing()["Reuters"]
    assert "described" in {e.kind for e in report.credited_by}


def test_reports_of_one_outlet_on_two_stories_are_two() -> None:
    other = (
        "Baker in Skail wins prize for rye bread\n\nSaturday, 5 June, 2021 - 10:00\n\n"
        "A baker in Skail has won the national prize for rye bread, Reuters reported on Friday.\n"
    )
    traced = trace_texts({"1.txt": FIRST, "5.txt": other})
    assert len([r for r in traced.trace.reports if r.outlet == "reuters" and r.is_original]) == 2
