"""Attributions inside others, relays, and verbs that speak only in some company."""

import pytest

from reading import plain_document, words_of
from whence.outlets import load_outlets
from whence.read import read_document

OUTLETS = load_outlets()


def nested(text):
    """Give (source, cue, content, cue of the attribution it stands in) of each attribution."""
    found = read_document(plain_document(text), outlets=OUTLETS).attributions
    cues = {a.id: " … ".join(words_of(a, text)["cue"]) for a in found}
    spans = [(words_of(a, text), cues.get(a.parent_id)) for a in found]
    return [
        (" … ".join(words["source"]) or None, " … ".join(words["cue"]), " … ".join(words["content"]), parent)
        for words, parent in spans
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I doubt it will hold,” said Ann Lee.", ("I", "doubt", "it will hold", "said")),
        ("“They told me to go home,” Ann Lee said.", ("They", "told", "me to go home", "said")),
        ("“I take it back,” Ann Lee told Radio Orle.", ("I", "take … back", "it", "told")),
        (
            "Ann Lee said the board “cannot rule out a leak”.",
            ("the board", "cannot rule out", "a leak", "said"),
        ),
        ("“We were ordered to pack,” a nurse said.", (None, "were ordered", "to pack", "said")),
        (
            "The Orle Post quoted a guard as saying that it leaks.",
            ("a guard", "as saying", "that it leaks", "quoted"),
        ),
        (
            "Radio Orle quoted the Post, which cited a guard as saying it leaks.",
            ("a guard", "as saying", "it leaks", "cited"),
        ),
        (
            "The council withdrew a notice saying the dam was safe.",
            ("a notice", "saying", "the dam was safe", "withdrew"),
        ),
    ],
    ids=[
        "I doubt",
        "told me",
        "split verb",
        "part of a quotation",
        "no agent",
        "as saying",
        "twice",
        "letter saying",
    ],
)
def test_finds_what_stands_inside_another(text, expected):
    assert expected in nested(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A guard, both of whose sons work there, said it leaks.", "A guard, both of whose sons work there,"),
        ("The post, since deleted, said it leaks.", "The post, since deleted,"),
        ("The board, in a leaked paper, concluded that it leaks.", "The board"),
        ("The guard, citing a memo, said it leaks.", "The guard"),
        ("Ann Lee last night claimed that it leaks.", "Ann Lee"),
    ],
    ids=["of whose", "participle", "setting", "citing", "last night"],
)
def test_finds_the_source_over_an_insertion(text, expected):
    assert nested(text)[0][0] == expected or nested(text)[1][0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("State radio put the number of dead at 31.", ("State radio", "put", "the number of dead at 31")),
        ("The board did not return our calls.", ("The board", "did not return", "our calls")),
        ("Ann Lee wants the council to pay.", ("Ann Lee", "wants", "the council to pay")),
        ("The dam leaks, a court was told.", (None, "was told", "The dam leaks")),
        ("Ann Lee reportedly left the board.", (None, "reportedly", "Ann Lee … left the board")),
        ("It is shut, a claim the board denies.", ("the board", "denies", "a claim")),
        ("The claim was dropped within days by the board.", None),
        ("Ann Lee repeated her call for an inquiry.", ("her", "call for", "an inquiry")),
        ("The army withdrew its troops.", None),
        ("The shop will return the money.", None),
        ("She wants to leave.", None),
    ],
    ids=[
        "put at", "calls", "wants", "court told", "reportedly", "relative", "no verb of saying", "call for",
        "troops", "money", "own wish",
    ],
)  # fmt: skip
def test_verbs_speak_only_in_their_frames(text, expected):
    found = [each[:3] for each in nested(text)]
    assert expected in found if expected is not None else not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine killed as train leaves track: rail chief",
            ("rail chief", ":", "Nine killed as train leaves track"),
        ),
        ("Lumen said to weigh sale of arm", (None, "said", "Lumen … to weigh sale of arm")),
        ("Dam was never checked, records show", ("records", "show", "Dam was never checked")),
    ],
    ids=["colon", "said to", "records show"],
)
def test_reads_headlines(text, expected):
    assert [each[:3] for each in nested(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The firm said it would not comment until it is out.",
            ("it", "would not comment", "until it is out", "said"),
        ),
        ("He says he does not recall the talk.", ("he", "does not recall", "the talk", "says")),
        ("She says he knows nothing of a leak.", ("he", "knows", "nothing of a leak", "says")),
        ("Ann Lee accused the firm of having known of it.", ("the firm", "having known", "of it", "accused")),
    ],
)
def test_a_report_holds_what_another_would_not_say_or_knew(text, expected):
    assert expected in nested(text)
