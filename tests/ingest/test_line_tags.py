"""The tag of an agency is a credit where an article begins or ends, and a picture's credit elsewhere."""

import pytest

TITLE = "Norwick closes its harbour bridge"
FIRST = "The council of Norwick said on Monday it would close the bridge for six weeks of repairs to its piers."
SECOND = "Residents had asked for a ferry in the meantime, but no money was left for one, the mayor told them."
TAGS = ["(Reuters)", "(dpa/AFP)", "（共同）", "(Рейтер)", "(رويترز)", "(Agência Lusa)", "— ANSA", "[TASS]"]


def kind_of(document, words):
    return next(block.kind for block in document.blocks if block.span.of(document.text).endswith(words))


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_below_the_body_is_a_byline(document, tag):
    assert kind_of(document("\n\n".join([TITLE, FIRST, SECOND, tag])), tag) == "byline"


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_behind_a_short_last_sentence_stays_in_the_paragraph(document, tag):
    last = f"The ferry of Tarn will stay. {tag}"
    assert kind_of(document("\n\n".join([TITLE, FIRST, SECOND, last])), last) == "paragraph"


def test_a_tag_under_the_title_is_the_dateline(document):
    found = document("\n\n".join([TITLE, "(Reuters)", FIRST, SECOND]))
    assert found.dateline is not None and found.dateline.outlet == "Reuters"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "The bridge of Norwick stands empty on Monday", "(Reuters)", FIRST, SECOND],
        [TITLE, FIRST, "Cranes wait at the pier. (Reuters)", SECOND, FIRST.replace("Monday", "Friday")],
        [TITLE, FIRST, SECOND, "Ann Lee is pictured at the pier in May. (Reuters)"],
        [TITLE, FIRST, SECOND, "(AFP/Getty Images)"],
        [TITLE, FIRST, SECOND, "(Reuters photo)"],
    ],
    ids=["under a caption", "between paragraphs", "says what is pictured", "picture agency", "photo"],
)
def test_the_credit_of_a_picture_stays_a_caption(document, lines):
    words = next(line for line in lines if line.endswith(")"))
    assert kind_of(document("\n\n".join(lines)), words) == "caption"


def test_other_words_in_brackets_are_no_tag(document):
    last = "The repairs end in June. (The mayor did not answer.)"
    assert kind_of(document("\n\n".join([TITLE, FIRST, SECOND, last])), last) != "byline"


def test_a_tag_in_the_last_paragraph_of_a_page_is_a_byline(page):
    said = "The harbour board of Lisna said on Tuesday that crane {} had been checked twice before the storm came in."
    body = "".join(f"<p>{said.format(n)}</p>" for n in ("one", "two", "three", "four", "five", "six"))
    found = page(
        f"<html><body><article><h1>Crane checked twice, board says</h1>{body}<p>(Reuters)</p></article></body></html>"
    )
    assert kind_of(found, "(Reuters)") == "byline"
