"""The yardstick of drift knows what it plants: where it stands, and that nothing else is said otherwise."""

import random

import pytest

from drift import make_pair
from drift_edits import Move, Rewording, write_copy
from drift_plants import find_plants
from whence.records import Span

TEXT = """Ferry yard to close.

The line plans to close the yard in London on Monday, two officials said. At least 40 men may lose their work.

“The ramp is safe,” said Ann Lee, a former official of the ministry. On Tuesday, the crane lifted 14 tons of steel.

The owner denied that he had sold the ship for $3 million. He did not say who had bought it if it was sold.
"""


def test_every_edit_stands_in_the_copy_where_it_is_said_to_stand():
    start, end = TEXT.index("On Tuesday, "), TEXT.index(" of steel")
    move = Move(start, start + len("On Tuesday, "), end + len(" of steel"), is_speech=False)
    tons, yard = TEXT.index("14 tons"), TEXT.index("the yard")
    edits = [
        Rewording(Span(tons, tons + 2), "41", "figure", "number"),
        Rewording(Span(yard, yard + 8), "its yard", "synonym"),
    ]
    copy, places = write_copy(TEXT, edits, [move])
    assert "the crane lifted 41 tons of steel On Tuesday." in copy
    assert [places[edit].of(copy) for edit in edits] == ["41", "its yard"]


@pytest.mark.parametrize("way", ["edited", "rewritten"])
def test_a_copy_without_its_edits_is_the_original(way):
    for seed in range(20):
        pair = make_pair("ferry", TEXT, way=way, chance=random.Random(seed))
        places = pair.plants | pair.harmless
        for edit, place in places.items():
            assert place.of(pair.copy.text) == edit.words
        if way == "edited":
            text = pair.copy.text
            for edit, place in sorted(places.items(), key=lambda item: -item[1].start):
                text = text[: place.start] + edit.span.of(TEXT) + text[place.end :]
            assert text == TEXT


def test_drifts_of_every_kind_can_be_planted():
    kinds = {plant.kind for plant in find_plants(TEXT, random.Random(0))}
    assert kinds == {
        "number", "unit", "place", "date", "hedge", "source count", "description", "stance", "name", "polarity", "cut"
    }  # fmt: skip
