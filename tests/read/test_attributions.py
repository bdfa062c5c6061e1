"""Who is said to say what: spans in words, following PARC 3 and PolNeAR."""

import pytest

from reading import plain_document, words_of
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.attributions import find_attributions, find_drafts
from whence.read.drafts import set_scene
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.records import Block, Dateline, Document, Span

OUTLETS = load_outlets()


def attributions(text):
    return read_document(plain_document(text), outlets=OUTLETS).attributions


def from_drafts(document, sentences):
    scene = set_scene(document, sentences, find_quotations(document))
    return find_attributions(scene, find_drafts(scene), mentions=[], outlets=OUTLETS)


def triples(text):
    """Give (source, cue, content pieces) of each attribution; None where nobody is named."""
    found = []
    for attribution in attributions(text):
        words = words_of(attribution, text)
        found.append((" … ".join(words["source"]) or None, " … ".join(words["cue"]), words["content"]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” said Ann Lee.", [("Ann Lee", "said", ["“We won,”"])]),
        ("“We won,” Ann Lee said.", [("Ann Lee", "said", ["“We won,”"])]),
        ("Ann Lee said: “We won.”", [("Ann Lee", "said", ["“We won.”"])]),
        ('"We won," said the mayor.', [("the mayor", "said", ['"We won,"'])]),
        ("“We won,” she said. “It took a year.”", [("she", "said", ["“We won,”", "“It took a year.”"])]),
        ("“We won,” she said, “in spite of all.”", [("she", "said", ["“We won,”", "“in spite of all.”"])]),
        ("She read “War and Peace” in bed.", []),
        (
            "It was shut, the mayor of Orle, Ann Lee, said.",
            [("the mayor of Orle, Ann Lee,", "said", ["It was shut"])],
        ),
    ],
    ids=[
        "inverted",
        "name then cue",
        "colon",
        "straight marks",
        "goes on",
        "cut in two",
        "title",
        "titled name",
    ],
)
def test_finds_direct_speech(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the dam holds.", [("The mayor", "said", ["that the dam holds"])]),
        ("The mayor said the dam holds.", [("The mayor", "said", ["the dam holds"])]),
        ("The dam holds, the mayor said.", [("the mayor", "said", ["The dam holds"])]),
        ("The dam holds, said the mayor.", [("the mayor", "said", ["The dam holds"])]),
        ("The dam, the mayor said, holds well.", [("the mayor", "said", ["The dam", "holds well"])]),
        ("The mayor has denied that it leaks.", [("The mayor", "has denied", ["that it leaks"])]),
        ("The mayor could not confirm that it leaks.", [("The mayor", "could not confirm", ["that it leaks"])]),
        ("The mayor is reporting that it leaks.", [("The mayor", "is reporting", ["that it leaks"])]),
        ("The mayor declined to comment.", [("The mayor", "declined", ["to comment"])]),
        ("The mayor pointed out that it leaks.", [("The mayor", "pointed out", ["that it leaks"])]),
        (
            "The dam leaks, revealed Estrian and Westmark sources in a report.",
            [("Estrian and Westmark sources", "revealed", ["The dam leaks"])],
        ),
    ],
    ids=[
        "that", "no that", "at the end", "inverted", "cue inside the content", "auxiliary", "modal and negation",
        "progressive", "infinitive", "particle", "inverted report",
    ],
)  # fmt: skip
def test_finds_indirect_speech(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to two guards, the gate was open.",
            [("two guards", "According to", ["the gate was open"])],
        ),
        (
            "The gate was open, according to two guards.",
            [("two guards", "according to", ["The gate was open"])],
        ),
        (
            "The gate was open, the Carrow Herald reported, citing two guards.",
            [
                ("the Carrow Herald", "reported", ["The gate was open"]),
                ("two guards", "citing", ["The gate was open"]),
            ],
        ),
        (
            "The Carrow Herald reported, based on two guards and a cook, that the gate was open.",
            [
                ("The Carrow Herald", "reported", ["that the gate was open"]),
                ("two guards and a cook", "based on", ["that the gate was open"]),
            ],
        ),
        (
            "The Herald piece is sourced to “two guards and a cook.”",
            [("two guards and a cook", "is sourced to", ["The Herald piece"])],
        ),
        ("The guards’ claim that it was open is old.", [("The guards", "claim", ["that it was open"])]),
        (
            "Reports emerged last year that the gate was open.",
            [("Reports", "emerged", ["that the gate was open"])],
        ),
    ],
    ids=["according first", "according last", "citing", "based on", "sourced to", "noun", "emerged"],
)
def test_finds_sources_without_a_verb_of_saying(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam is said to be safe.", [(None, "is said", ["The dam", "to be safe"])]),
        ("It was believed that the dam was safe.", [(None, "was believed", ["that the dam was safe"])]),
        ("It is alleged that he knew the code.", [(None, "is alleged", ["that he knew the code"])]),
        ("The leak was reported by the Carrow Herald.", [("the Carrow Herald", "was reported", ["The leak"])]),
        (
            "Aske was quoted as saying that it leaks.",
            [("Aske", "was quoted … as saying", ["that it leaks"])],
        ),
        (
            "The Carrow Herald quoted Aske as saying it leaks.",
            [
                ("The Carrow Herald", "quoted", ["Aske as saying it leaks"]),
                ("Aske", "as saying", ["it leaks"]),
            ],
        ),
    ],
    ids=["said to", "believed", "alleged", "by", "quoted as saying", "quoted him as saying"],
)
def test_finds_passives(text, expected):
    assert [t for t in triples(text) if t[1] != "knew"] == expected


@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("Mira Solheim, a member of the dam board,", "told reporters that it leaks."),
        ("a senior guard who served there in the flood", "“It leaks,” said {}."),
        ("An Estrian guard who spoke to the Carrow Herald", "said it leaks."),
        ("One guard, speaking on condition of anonymity,", "said it leaks."),
        ("two of the three guards", "On Monday {} said it leaks."),
        ("a spokesman for the ministry of water", "But {} said it leaks."),
        ("the board", "In August 2018 {} reported that it leaks."),
        ("Three guards, two cooks and a driver", "said it leaks."),
        ("at least three of the guards", "But {} said it leaks."),
        ("the company that runs the dam", "On Friday, {} said it leaks."),
    ],
    ids=[
        "apposition", "relative", "relative before", "anonymity", "time before", "of and for", "date before", "list",
        "bound", "that",
    ],
)  # fmt: skip
def test_takes_the_whole_noun_phrase(source, rest):
    text = rest.format(source) if "{}" in rest else f"{source} {rest}"
    assert [words_of(a, text)["source"] for a in attributions(text)] == [[source]]


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark():
    text = "“First part.\n“Second part.\n“Third part,” said Ann Lee."
    assert triples(text) == [("Ann Lee", "said", ["“First part.", "“Second part.", "“Third part,”"])]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_quotation_below():
    text = "Ann Lee said:\n“The dam holds.”\nIt rained."
    assert triples(text) == [("Ann Lee", "said", ["“The dam holds.”"])]


def test_a_colon_introduces_block_quotations():
    text = "Ann Lee wrote:\nThe dam holds.\nIt always has.\nIt rained."
    kinds = ("paragraph", "blockquote", "blockquote", "paragraph")
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        blocks.append(Block(kind, Span(start, start + len(line)), ""))
        start += len(line) + 1
    document = Document(id="a", path="a", media="text", text=text, blocks=tuple(blocks))
    found = read_document(document, outlets=OUTLETS).attributions
    assert [words_of(a, text)["content"] for a in found] == [["The dam holds.", "It always has."]]


def test_one_source_may_confirm_one_thing_and_not_another():
    text = "One guard confirmed that the gate was open but could not confirm that it leaked."
    found = attributions(text)
    assert [(a.cue[0].of(text), a.stance, a.content[0].of(text)) for a in found] == [
        ("confirmed", "confirms", "that the gate was open"),
        ("could not confirm", "cannot confirm", "that it leaked"),
    ]
    assert {a.source[0].of(text) for a in found} == {"One guard"}


def test_a_report_inside_a_content_names_its_parent():
    text = "The board said Ann Lee had denied that the gate was open."
    outer, inner = attributions(text)
    assert (outer.parent_id, inner.parent_id) == (None, outer.id)
    assert inner.source[0].of(text) == "Ann Lee"


def test_what_an_outlet_reports_that_a_source_said_is_nested():
    text = "“The gate was open,” the guard said, according to the Carrow Herald."
    herald = next(a for a in attributions(text) if a.cue[0].of(text) == "according to")
    guard = next(a for a in attributions(text) if a.cue[0].of(text) == "said")
    assert guard.parent_id == herald.id


def test_a_dateline_is_no_part_of_a_content():
    text = "PORT ELM (Tarn Press Agency) - The gate was open, the board said."
    place = Dateline(Span(0, text.index(" - ")), "Port Elm", "Tarn Press Agency")
    document = plain_document(text)
    stated = Document(id="a", path="a", media="text", text=text, blocks=document.blocks, dateline=place)
    for one in (document, stated):
        found = read_document(one, outlets=OUTLETS).attributions
        assert [words_of(a, text)["content"] for a in found] == [["The gate was open"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "said",
        "“",
        "”",
        "“”",
        "said said said",
        ", , ,",
        "According to",
        "that that that",
        "“a” “b”" * 50,
        "(((",
        "’s",
    ],
    ids=repr,
)
def test_whatever_the_text_it_ends_and_every_span_lies_inside(text):
    document = plain_document(text)
    for attribution in read_document(document, outlets=OUTLETS).attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)


def test_the_order_and_the_ids_depend_on_the_text_alone():
    text = "Ann Lee said it leaks. The board denied it. “No,” said a guard."
    document = plain_document(text)
    sentences = list(find_sentences(document))
    one, two = (list(from_drafts(document, sentences)) for _ in range(2))
    assert one == two
    assert len({a.id for a in one}) == len(one) == 3


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "a and ",
        "the man, a guard, ",
        "he said that ",
        "“said he\n",
        "the man who said ",
        "(said ",
        "‘said’ ",
        "said. ",
    ],
    ids=repr,
)
def test_long_text_that_is_no_prose_is_read_to_the_end(unit):
    document = plain_document(unit * (60_000 // len(unit)))
    sentences = list(find_sentences(document))
    for attribution in from_drafts(document, sentences):
        assert attribution.content
    assert sentences[-1].span.end >= len(document.text) - len(unit)
