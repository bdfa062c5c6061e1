"""An outlet is named from what the article states: banner, title, dateline, copyright; agencies only by banner."""

import pytest

BODY = """The council said on Monday that the dam at Stillwater would be mended by the spring, in a letter to the town.

It did not say what the work would cost, or who would pay for it if the state did not.
"""


@pytest.mark.parametrize(
    ("text", "outlet", "kind"),
    [
        ("Quay Notes | Water and the people near it\n\nDam to be mended soon\n\n", "=quay notes", "site title"),
        ("Dam to be mended soon - Quay Notes\n\nDam to be mended soon\n\n", "=quay notes", "site title"),
        ("Dam to be mended soon\n\nLondon - The Guardian\n\n", "guardian", "dateline"),
        ("Dam to be mended soon\n\nBy Ines Duarte, The Guardian\n\n", "guardian", "byline"),
    ],
)
def test_names_the_outlet_and_shows_why(document, text, outlet, kind):
    found = document(text + BODY)
    assert found.outlet == outlet
    assert found.outlet_evidence[0].kind == kind
    assert found.outlet_evidence[0].words in found.text


def test_a_copyright_line_names_the_outlet(document):
    found = document(f"Dam to be mended soon\n\n{BODY}\n© 2018 Quay Notes Ltd. All rights reserved.\n")
    assert (found.outlet, found.outlet_evidence[0].kind) == ("=quay notes", "copyright")


@pytest.mark.parametrize(
    "text",
    [
        f"Dam to be mended soon\n\nCARROW (Reuters) - {BODY}",
        f"Dam to be mended soon\n\n{BODY}\nCopyright 2018 The Associated Press. All rights reserved.",
        f"Dam to be mended soon\n\nBy Ines Duarte, Reuters\n\n{BODY}",
        f"Dam to be mended soon\n\n{BODY}\nThe mayor told Reuters that she was glad of it all.",
    ],
    ids=["dateline", "copyright", "byline", "told"],
)
def test_agency_copy_may_stand_anywhere(document, text):
    assert document(text).outlet is None


def test_a_header_names_title_outlet_and_date(document):
    found = document(
        f"Title: Dam to be mended soon\nSource: Quay Notes\nDate: 3 May 2018\nURL: https://a.example\n\n{BODY}"
    )
    assert found.headline.of(found.text) == "Dam to be mended soon"
    assert (found.outlet, found.published.value, found.dateline) == ("=quay notes", "2018-05-03", None)


def test_marks_of_headings_belong_to_no_block(document):
    found = document(
        f"# Dam to be mended soon\n\n{BODY}\n## What comes next\n\n> The state is to answer in June.\n"
    )
    assert found.headline.of(found.text) == "Dam to be mended soon"
    assert [(b.kind, b.span.of(found.text)) for b in found.blocks[-2:]] == [
        ("subhead", "What comes next"),
        ("blockquote", "> The state is to answer in June."),
    ]
