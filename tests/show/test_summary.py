"""The terminal: the answer first, in words, plain when piped."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console
from show_story import AGENCY

from whence.conclusions import Case, Report
from whence.errors import WhenceError
from whence.moments import When
from whence.show import write_details, write_summary
from whence.show.summary import rank_findings, write_overview
from whence.show.views import view_case
from whence.show.words import join_words, say_when, shorten, show_controls


def print_summary(case: Case, width: int = 100) -> str:
    out = io.StringIO()
    write_summary(case, Console(file=out, width=width), path="water.whence")
    return out.getvalue()


def print_details(case: Case, kind: str, key: str) -> str:
    out = io.StringIO()
    write_details(case, kind, key, Console(file=out, width=100))  # type: ignore[arg-type]
    return out.getvalue()


def unwrap(out: str) -> str:
    return " ".join(out.split())


def with_reports(case: Case, *reports: Report) -> Case:
    return replace(case, trace=replace(case.trace, reports=reports))


def test_summary_says_how_many_originals_and_what_rests_on_them(case):
    lines = print_summary(case).splitlines()
    assert lines[0] == "5 articles · 2 original reports, neither in the pile"
    assert lines[1] == "  Tarn Press Agency, 3 May 2021   3 articles rest on it, 1 more probably"
    assert "5 unnamed sources (three health officials and two employees" in lines[2]
    assert "  2 articles add reporting of their own: Carrow Herald and Northmere Radio" in lines
    assert "  whence dossier water.whence -o water.html   # all of it" in lines


def test_an_outlet_with_several_articles_is_named_once_with_their_number(case):
    renamed = [replace(d, outlet_name="Carrow Herald") for d in case.documents]
    out = unwrap(print_summary(replace(case, documents=tuple(renamed))))
    assert "2 articles add reporting of their own: Carrow Herald (2 articles)" in out


@pytest.mark.parametrize("n_lone", [1, 3])
def test_nothing_is_said_to_rest_on_an_original_on_which_nothing_rests(case, n_lone):
    lone = [
        replace(AGENCY, id=f"lone-{d.id}", document_id=d.id, outlet_name="Lone Post", is_original=True)
        for d in case.documents[:n_lone]
    ]
    text = write_overview(view_case(with_reports(case, *case.trace.reports, *lone)))
    assert "0 articles" not in text
    if n_lone == 1:
        assert "No article is known to rest on one report by Lone Post" in text
    else:
        assert (
            "3 more in the pile, on which no other article rests: Lone Post, Lone Post and Lone Post." in text
        )


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(case, width):
    for line in print_summary(case, width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_piped_output_carries_no_escape_and_no_control_character(case):
    hostile = with_reports(case, replace(AGENCY, outlet_name="\x1b[31mred\u202e"))
    out = print_summary(hostile)
    assert "\x1b" not in out
    assert "‹U+001B›[31mred‹U+202E›" in out


def test_a_pile_without_credits_says_so(case):
    alone = replace(case, trace=replace(case.trace, reports=(), derivations=()))
    assert print_summary(alone).startswith("5 articles · no original report found")


def test_an_original_in_the_pile_is_said_to_be_there(case):
    herald = case.documents[2]
    inside = replace(AGENCY, document_id=herald.id)
    assert "1 original report, in the pile" in print_summary(with_reports(case, inside))


def test_claim_shows_each_hop_with_its_words_and_place(case):
    out = print_details(case, "claim", "1")
    assert "resting on Tarn Press Agency, 3 May 2021" in out
    assert "“told the Tarn Press Agency” at stories/herald.txt, line 7, characters 230-256" in " ".join(
        out.split()
    )
    assert "denied: Carrow Herald and Northmere Radio" in out


def test_drift_is_shown_with_the_claim_it_changes(case):
    assert "What changed on the way" in print_details(case, "claim", "2")


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("source", "engineer", "an engineer at the reservoir (unnamed)"),
        ("source", "Ida Rusk", "(named)"),
        ("report", "quill", "The Quill Weekly, by 12 May 2021 (not in the pile)"),
        ("report", "tarn", "if it falls:"),
        ("document", "elsby.txt", "rests on The Quill Weekly"),
        ("document", "stories/herald.txt", "reporting of its own:"),
    ],
)
def test_details_are_found_by_id_or_by_part_of_a_name(case, kind, key, words):
    assert words in print_details(case, kind, key)


@pytest.mark.parametrize("kind", ["claim", "source", "report", "document"])
def test_an_unknown_key_is_an_error_that_says_what_there_is(case, kind):
    with pytest.raises(WhenceError, match=rf"{kind} 'nobody': .*(try|the case has)"):
        print_details(case, kind, "nobody")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2018, 8, 31), date(2018, 8, 31), "31 August 2018"),
        (None, date(2019, 12, 5), "by 5 December 2019"),
        (date(2019, 12, 5), None, "5 December 2019 or later"),
        (date(2021, 5, 3), date(2021, 5, 5), "between 3 and 5 May 2021"),
        (date(2021, 4, 28), date(2021, 5, 5), "between 28 April and 5 May 2021"),
        (date(2020, 12, 28), date(2021, 1, 5), "between 28 December 2020 and 5 January 2021"),
        (date(2018, 8, 1), date(2018, 8, 31), "August 2018"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (None, None, "date unknown"),
    ],
)
def test_dates_in_words(first, last, expected):
    assert say_when(When.days(first, last)) == expected


def test_lists_and_long_words():
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert shorten("one two three four", 12) == "one two…"
    assert show_controls("a\u2067b\nc") == "a‹U+2067›b\nc"


def test_no_kind_of_finding_hides_the_others(case):
    one, other = case.weighing.findings
    many = [replace(one, words=str(n)) for n in range(9)]
    ranked = rank_findings([*many, other])
    assert [finding.kind for finding in ranked[:3]] == ["drift", "drift", "single origin"]
    assert sorted(f.words for f in ranked) == sorted(f.words for f in [*many, other])
