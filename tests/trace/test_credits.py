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
        ("The bridge at Orle is unsafe, said a report published by Reuters.", [("reuters", "verb")]),
        ("The bridge at Orle is unsafe, local media reported.", [(None, "described")]),
        ("The bridge at Orle is unsafe, the Orle Courier reported.", [("=orle courier", "verb")]),
        (
            "The bridge at Orle is unsafe, engineers said in remarks rebroadcast by Reuters.",
            [("reuters", "verb")],
        ),
        ("To Reuters she said that the bridge at Orle is unsafe.", [("reuters", "told")]),
        ("Reuters, citing an engineer, told the story of the bridge at Orle again.", [("reuters", "verb")]),
        ("The bridge at Orle is unsafe, regional websites have reported.", [(None, "described")]),
        ("The bridge at Orle is unsafe, Mr. Bloomberg said on Wednesday.", []),
        ("The bridge at Orle is unsafe, said Michael R. Bloomberg, former mayor of New York.", []),
        ("The bridge at Orle is unsafe, according to Bloomberg New Energy Finance.", []),
        ("The mayor, who wrote a column for Reuters until 2024, opened the bridge at Orle.", []),
        ("The mayor opened the new Reuters building in Orle on Monday.", []),
        ("The bridge at Orle was closed on Monday and nobody was hurt.", []),
        ("The plan for the bridge at Orle received positive coverage from Reuters and some outlets.", []),
    ],
    ids=[
        "told",
        "verb",
        "according",
        "noun",
        "published by",
        "described",
        "unlisted outlet",
        "rebroadcast",
        "told, turned round",
        "citing",
        "websites",
        "titled person",
        "named person",
        "longer name",
        "once employed",
        "building",
        "none",
        "how it was received",
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


def chains_of(text: str) -> dict[str | None, str | None]:
    """Give each credited outlet with the one through which the article has it."""
    credits = trace_texts({"a.txt": text}).trace.credits
    of = {c.id: c.outlet for c in credits}
    return {c.outlet: of[c.via] if c.via else None for c in credits}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Orle Gazette, citing the Carrow Herald, said the bridge is unsafe.",
            {"=orle gazette": None, "=carrow herald": "=orle gazette"},
        ),
        (
            "Two engineers told the Carrow Herald, the Orle Gazette reported, that the bridge is unsafe.",
            {"=orle gazette": None, "=carrow herald": "=orle gazette"},
        ),
        (
            "The bridge is unsafe, according to a Reuters report which cited the Carrow Herald.",
            {"reuters": None, "=carrow herald": "reuters"},
        ),
        (
            "The bridge is unsafe, Reuters and the Carrow Herald reported.",
            {"reuters": None, "=carrow herald": None},
        ),
    ],
    ids=["citing", "told, reported", "report which cited", "two of their own"],
)
def test_an_account_had_through_another_says_through_which(
    sentence: str, expected: dict[str | None, str | None]
) -> None:
    assert chains_of(f"Bridge at Orle is unsafe\n\n{sentence}\n\nTraffic was sent over the hill.\n") == expected


@pytest.mark.parametrize(
    ("sentence", "is_first"),
    [
        ("The crack was first reported by Reuters.", True),
        ("As Reuters was first to report, the bridge is cracked.", True),
        ("The crack was reported by Reuters.", False),
    ],
    ids=["first reported by", "was first to", "reported by"],
)
def test_who_had_it_first_is_told(sentence: str, is_first: bool) -> None:
    text = f"Bridge at Orle is unsafe\n\n{sentence}\n\nTraffic was sent over the hill.\n"
    assert [c.is_first for c in trace_texts({"a.txt": text}).trace.credits] == [is_first]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Carrow Herald said it would appeal against the ruling.",
        "He worked for Reuters until he became mayor.",
        "She is a former editor of the Carrow Herald.",
        "The owner of the mill bought the Carrow Herald in May.",
        "“I told Reuters nothing,” the mayor said.",
    ],
    ids=["its own affair", "former employer", "former editor", "bought", "spoken"],
)
def test_an_outlet_that_is_news_itself_is_no_credit(sentence: str) -> None:
    assert credits_of(f"Bridge at Orle is unsafe\n\n{sentence}\n\nTraffic was sent over the hill.\n") == []


def test_tags_and_lines_that_sign_are_credits() -> None:
    text = (
        "Bridge at Orle is unsafe\n\nBy Ann Lee and the Orle Gazette\n\n"
        "ORLE, May 3 (Reuters) - The bridge at Orle is unsafe and will be closed on Monday for a year.\n\n"
        "The mayor said that traffic would be sent over the hill.\n\nSource: Carrow Herald\n"
    )
    assert {(c.outlet, c.form) for c in trace_texts({"a.txt": text}).trace.credits} == {
        ("=orle gazette", "byline"),
        ("reuters", "tag"),
        ("=carrow herald", "tag"),
    }


ORIGINAL = (
    "Bridge cracks were known\n\nBy Carrow Herald staff\n\nMonday, 3 May, 2021\n\n"
    "“We measured the crack twice because nobody in the van believed the first number,” an engineer told the Carrow "
    "Herald.\n\nThe Carrow Herald has learned that the cables of the bridge were rusting in March.\n"
)
WRONG = (
    "Crack in bridge measured twice\n\nWednesday, 5 May, 2021\n\n"
    "“We measured the crack twice because nobody in the van believed the first number,” an engineer told the Orle "
    "Gazette.\n\n"
    "The bridge will be closed for a year.\n"
)


def test_a_credit_is_doubted_where_another_article_was_told_the_words_itself() -> None:
    traced = trace_texts({"herald.txt": ORIGINAL, "copy.txt": WRONG})
    doubted = {(c.outlet, traced.name(c.doubt)) for c in traced.trace.credits if c.doubt}
    assert doubted == {("=orle gazette", "herald.txt")}
    (finding,) = [f for f in traced.weighing.findings if f.kind == "doubted credit"]
    assert {traced.name(e.document_id) for e in finding.evidence} >= {"herald.txt"}
    assert "has the same words as its own" in finding.words


def test_a_credit_that_names_whom_the_words_were_told_to_is_not_doubted() -> None:
    right = WRONG.replace("Orle Gazette", "Carrow Herald")
    traced = trace_texts({"herald.txt": ORIGINAL, "copy.txt": right})
    assert not [c for c in traced.trace.credits if c.doubt]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Bridge at Orle is unsafe: Reuters", ["according", "verb"]),
        ("Reuters: Bridge at Orle is unsafe", ["according", "verb"]),
        ("Reuters opens new office in Orle", ["verb"]),
    ],
    ids=["end", "start", "topic"],
)
def test_a_headline_may_give_its_source(headline: str, expected: list[str]) -> None:
    text = (
        f"{headline}\n\nThe bridge at Orle is unsafe, Reuters reported on Monday.\n\nIt is shut for a year.\n"
    )
    assert [form for outlet, form in credits_of(text) if outlet == "reuters"] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday Reuters reported that the bridge at Orle is unsafe.",
        "Reuters, a news agency that has an office in Orle, reported on Tuesday that the bridge is unsafe.",
        "The bridge at Orle is unsafe, the mayor told Reuters on Tuesday.",
    ],
    ids=["before", "after an aside", "told"],
)
def test_reads_when_a_report_appeared(sentence: str) -> None:
    traced = trace_texts({"a.txt": f"Bridge at Orle is unsafe\n\n{sentence}\n\nIt is shut for a year.\n"})
    assert [c.weekday for c in traced.trace.credits] == [1]
