"""A dateline opens the first paragraph or stands alone; speakers, labels and sentences are none."""

import pytest

from whence.ingest.datelines import read_inline, read_own_line
from whence.ingest.lines import make_line
from whence.records import Span


def line(text):
    return make_line(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "words", "place", "outlet"),
    [
        ("LONDON: Iran is", "LONDON:", "London", None),
        ("WASHINGTON (Reuters) - The", "WASHINGTON (Reuters) -", "Washington", "Reuters"),
        ("PORT HALDEN, Norwick (AP) — A", "PORT HALDEN, Norwick (AP) —", "Port Halden, Norwick", "AP"),
        ("NEW YORK, Sept 5 (Reuters) - A", "NEW YORK, Sept 5 (Reuters) -", "New York", "Reuters"),
        ("Baghdad (AFP) – Seven", "Baghdad (AFP) –", "Baghdad", "AFP"),
        ("(Reuters) - Seven", "(Reuters) -", None, "Reuters"),
        ("Halden, Norwick — Seven", "Halden, Norwick —", "Halden, Norwick", None),
        ("ANKARA — Seven", "ANKARA —", "Ankara", None),
    ],
)
def test_reads_the_dateline_of_a_paragraph(outlets, text, words, place, outlet):
    text += " men were found alive on Sunday."
    found = read_inline(text, line(text), outlets)
    assert found is not None
    assert (found.span.of(text), found.place, found.outlet) == (words, place, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: Seven men were found.",
        "The mayor (pictured) - and others - left.",
        "Seven men, two of them hurt, were found - alive.",
        "EXCLUSIVE — Seven men were found.",
        "He said: Seven men were found.",
        "DEAR ABBY: I was there.",
        "Sen. Ann Lee (D-R.I.) Seven men were found.",
        "The Ferry Union (TFU) said that seven men were found.",
    ],
)
def test_takes_no_sentence_for_a_dateline(outlets, text):
    assert read_inline(text, line(text), outlets) is None


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("London - Asharq Al-Awsat", "London", "Asharq Al-Awsat"),
        ("VELDEN (AFP)", "Velden", "AFP"),
        ("Baghdad/ Reuters", "Baghdad", "Reuters"),
        ("HALDEN, Norwick", "Halden, Norwick", None),
    ],
)
def test_reads_a_dateline_on_its_own_line(outlets, text, place, outlet):
    found = read_own_line(line(text), outlets, names=frozenset())
    assert found is not None
    assert (found.place, found.outlet) == (place, outlet)


def test_an_unknown_outlet_is_believed_when_the_banner_names_it(outlets):
    names = frozenset(["the quay gazette and its friends"])
    assert read_own_line(line("Halden - Quay Gazette"), outlets, names=names) is not None
    assert read_own_line(line("Halden - Ann Whitcombe"), outlets, names=names) is None
