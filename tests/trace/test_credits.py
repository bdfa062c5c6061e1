"""Credits are read off the words around an outlet's name, and nothing else is taken for one."""

import pytest

from tracing import trace_texts


def credits_of(text: str) -> list[tuple[str | None, str]]:
    traced = trace_texts({"a.txt": text})
    return [(c.outlet, c.form) for c in traced.trace.credits if not c.is_self]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge at Orle is unsafe, two engineers told Reuters.", [("reuters", "told")]),
        ("The bridge at Orle is unsafe, Reuters reported on Monday.", [("reuters", "verb")]),
        (
            "The bridge at Orle is unsafe, according to the Associated Press.",
            [("associated-press", "according")],
        ),
        ("A Reuters investigation found that the bridge at Orle is unsafe.", [("reuters", "noun")]),
        ("The bridge at Orle is unsafe, said a report published by Reuters.", [("reuters", "according")]),
        ("The bridge at Orle is unsafe, local media reported.", [(None, "described")]),
        ("The bridge at Orle is unsafe, the Orle Courier reported.", [("=orle courier", "verb")]),
        ("The mayor opened the new Reuters building in Orle on Monday.", []),
        ("The bridge at Orle was closed on Monday and nobody was hurt.", []),
    ],
    ids=[
        "told",
        "verb",
        "according",
        "noun",
        "published by",
        "described",
        "unlisted outlet",
        "building",
        "none",
    ],
)
def test_reads_a_credit_off_the_words_around_a_name(
    sentence: str, expected: list[tuple[str | None, str]]
) -> None:
    assert (
        credits_of(f"Bridge at Orle is unsafe\n\n{sentence}\n\nTraffic was sent over the hill.\n") == expected
    )


def test_the_agency_is_the_agency_named_before() -> None:
    text = (
        "Bridge at Orle is unsafe\n\nThe bridge at Orle is unsafe, Reuters reported on Monday.\n\n"
        "The agency said the inspection was in June.\n"
    )
    assert credits_of(text) == [("reuters", "verb"), ("reuters", "anaphor")]


def test_a_picture_credit_is_no_credit_of_the_story() -> None:
    text = (
        "Bridge at Orle is unsafe\n\nThe bridge at Orle, seen from the hill. (Reuters)\n\n"
        "The bridge at Orle was closed on Monday after engineers found rust in its cables.\n"
    )
    assert credits_of(text) == []


def test_who_credits_itself_reports_for_itself() -> None:
    text = (
        "Orle Courier\n\nBridge at Orle is unsafe\n\nMonday, 3 May, 2021 - 08:10\nOrle - Orle Courier\n"
        "The bridge at Orle is unsafe, two engineers told the Orle Courier.\n"
    )
    traced = trace_texts({"a.txt": text})
    assert [(c.outlet, c.is_self) for c in traced.trace.credits] == [("=orle courier", True)]


def test_a_weekday_beside_the_credit_dates_the_report_and_one_in_the_content_does_not() -> None:
    beside = trace_texts(
        {"a.txt": "Bridge unsafe\n\nReuters reported on Friday that the bridge at Orle is unsafe.\n"}
    )
    inside = trace_texts(
        {"a.txt": "Bridge unsafe\n\nReuters reported that the bridge at Orle was shut on Friday.\n"}
    )
    assert [c.weekday for c in beside.trace.credits] == [4]
    assert [c.weekday for c in inside.trace.credits] == [None]
