"""When something was said against when it happened."""

import pytest

from dated import document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.report_times import find_report_times

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke on Monday, officials said on Tuesday.", [("said", "Tuesday")]),
        ("He told reporters on Monday that the talks would resume on Friday.", [("told", "Monday")]),
        ("On Tuesday, the minister said that the bridge had fallen on Sunday.", [("said", "Tuesday")]),
        ("The minister on Tuesday said the ship had sunk.", [("said", "Tuesday")]),
        ("Reuters reported late Thursday that the ship sailed on Wednesday.", [("reported", "late Thursday")]),
        ("The ministry said in a statement issued on Friday that ten people died on Thursday.", [("said", "Friday")]),
        ("“We lost the ship on Monday,” Ann Lee told the BBC on Wednesday.", [("told", "Wednesday")]),
        ("A report published on Tuesday said the ship had sunk in May.", [("said", "Tuesday")]),
        ("After Friday's attack, the general said that his men were safe.", []),
        ("Police said the man was shot on Saturday.", []),
        ("The board had known of the loans since June, the minister said.", []),
        ("The ship sank in the bay on Monday, the minister said.", []),
        ("The ship sank, and on Monday, the minister said that it would be raised.", [("said", "Monday")]),
    ],
    ids=["behind", "hearer", "in front", "amid", "part of day", "statement", "quotation", "document", "event before",
         "content", "since", "end of what is said", "clause"],
)  # fmt: skip
def test_tells_the_time_of_the_report_from_the_time_of_the_event(text, expected):
    reading = read_document(document(text), outlets=OUTLETS)
    found = find_report_times(text, reading.sentences, reading.attributions, reading.times)
    assert [(attribution.cue[0].of(text), time.span.of(text)) for attribution, time in found] == expected
