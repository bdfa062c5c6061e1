"""Drift is what changed between copied texts and alters what is said; rewording and format are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage_pile import make_document, make_reading
from whence.conclusions import Drift
from whence.records import Document, Profile
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.drifts import find_drifts

BEFORE = "In the harbour of Carrow, where the ferry lay for the whole of the winter,"
AFTER = "and nobody in the yard could say when the work on the ramp would be done."


def find(left: Document, right: Document, *readings: object, is_before: bool | None = None) -> list[Drift]:
    """Give the drifts of two documents; `is_before`: the left one, by name, is the earlier."""
    pile = {left.id: left, right.id: right}
    read = {d.id: make_reading(d) for d in pile.values()} | {r.document_id: r for r in readings}  # type: ignore[attr-defined]
    return find_drifts(
        align_documents(list(pile.values()), settings=Settings()),
        documents=pile,
        readings=read,
        is_before=lambda one, _: None if is_before is None else (one == left.id) == is_before,
    )


def drifts(left: str, right: str) -> list[tuple[str, str, str]]:
    """Give kind, words on the left and words on the right for a sentence in two versions."""
    one = make_document("left", f"{BEFORE} {left} {AFTER}")
    two = make_document("right", f"{BEFORE} {right} {AFTER}")
    texts = {one.id: one.text, two.id: two.text}
    found = []
    for drift in find(one, two):
        words = {drift.left_id: drift.left.of(texts[drift.left_id])}
        words[drift.right_id] = drift.right.of(texts[drift.right_id])
        found.append((drift.kind, words[one.id], words[two.id]))
    return found


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("40 pins were found worn", "400 pins were found worn", "number"),
        ("twenty pins were found worn", "thirty pins were found worn", "number"),
        ("pins worth 2 million crowns were gone", "pins worth 3 million crowns were gone", "number"),
        ("a crack of 14 metres was found", "a crack of 40 metres was found", "number"),
        ("about 40 families were moved out", "more than 40 families were moved out", "number"),
        ("all the pins were found worn", "some pins were found worn", "number"),
        ("two officials called it a danger", "three officials called it a danger", "source count"),
        ("two engineers called it a danger", "engineers called it a danger", "source count"),
        ("the line plans to scrap the ship", "the line has scrapped the ship", "hedge"),
        ("the pins may break this year", "the pins will break this year", "hedge"),
        ("the alleged thief of the pins was seen", "the thief of the pins was seen", "hedge"),
        ("the pins were reportedly stolen from the yard", "the pins were stolen from the yard", "hedge"),
        ("the mate was believed to be the thief", "the mate was the thief", "hedge"),
        ("the owner confirmed the loss of the pins", "the owner denied the loss of the pins", "stance"),
        ("the pins had been greased in May", "the pins had not been greased in May", "stance"),
        ("the pins broke on Monday at noon", "the pins broke on Tuesday at noon", "date"),
        ("the pins were bought in March from Orle", "the pins were bought in June from Orle", "date"),
        ("the pins were bought in 2018 from Orle", "the pins were bought in 2008 from Orle", "date"),
        ("the pilot Ingrid Ferrant took the wheel", "the pilot Oskar Dahlin took the wheel", "name"),
        ("a boat from Brennick or Tarn Head came", "a boat from Tarn Head came", "name"),
        ("the ferry is safe if the pins are greased", "the ferry is safe", "cut"),
        ("the work cost 3.2 million crowns", "the work cost 3.2 billion crowns", "number"),
        ("hundreds of pins were found worn", "thousands of pins were found worn", "number"),
        ("half of the pins were found worn", "a third of the pins were found worn", "number"),
        ("the ferry broke for the third time", "the ferry broke for the fourth time", "number"),
        ("at least 40 families were moved out", "40 families were moved out", "hedge"),
        ("a crack of 14 miles was found", "a crack of 14 kilometres was found", "unit"),
        ("the crane lifts 14 tons of steel", "the crane lifts 14 kilograms of steel", "unit"),
        ("the stokers get 20 crowns an hour", "the stokers get 20 crowns a day", "unit"),
        ("the repair took three days in all", "the repair took three weeks in all", "unit"),
        ("the steel came from Rotterdam by rail", "the steel came from Hamburg by rail", "place"),
        ("the hearing begins on 12 June at noon", "the hearing begins on 21 June at noon", "date"),
        ("the pins were lost last week", "the pins were lost last month", "date"),
        ("the line could scrap the ship", "the line will scrap the ship", "hedge"),
        ("the suspected thief was seen", "the thief was seen", "hedge"),
        ("one of the officials called it a danger", "the officials called it a danger", "source count"),
        ("a former official of the yard was seen", "an official of the yard was seen", "description"),
        ("an intelligence official was seen", "an official was seen", "description"),
        ("a senior official was seen there", "a junior official was seen there", "description"),
        ("an Israeli official was seen there", "an official was seen there", "description"),
        ("the line declined to comment on the loss", "the line confirmed the loss", "stance"),
        ("the pins did not break on the way", "the pins broke on the way", "stance"),
        ("the price of the pins rose in spring", "the price of the pins fell in spring", "stance"),
        ("the sale of the pins was legal", "the sale of the pins was illegal", "stance"),
        ("the guards shot an unarmed man there", "the guards shot a man there", "cut"),
        ("the ramp is open to all except in winter", "the ramp is open to all", "cut"),
        ("the crew stays on condition that the pins are greased", "the crew stays", "cut"),
        ("the pins were worn, according to the ministry", "the pins were worn", "cut"),
        ("the permit holds only for this year", "the permit holds for this year", "cut"),
    ],
)  # fmt: skip
def test_a_change_of_meaning_is_found(left, right, kind):
    assert [found[0] for found in drifts(left, right)] == [kind]
    assert [found[0] for found in drifts(right, left)] == [kind]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Doctor Ferrant saw the pins", "Dr Ferrant saw the pins"),
        ("20 pins were found worn", "twenty pins were found worn"),
        ("1,200 pins were found worn", "1200 pins were found worn"),
        ("10 percent of the pins were worn", "10 per cent of the pins were worn"),
        ("“worn” pins were found there", "'worn' pins were found there"),
        ("a crack of 14 kilometres was found", "a crack of 14 km was found"),
        ("a pipe of 10 miles was laid there", "a pipe of 16 kilometres was laid there"),
        ("an official of the United States came", "an official of the U.S. came"),
        ("Mr Ferrant saw the worn pins", "Oskar Ferrant saw the worn pins"),
        ("the harbor master saw the pins", "the harbour master saw the pins"),
        ("the pins couldn't be found in time", "the pins could not be found in time"),
        ("the Israeli captain saw the pins", "Israel’s captain saw the pins"),
        ("the worn pins were quickly thrown away", "the worn pins were thrown away at once"),
        ("the people who saw it ran away", "those who saw it ran off"),
        ("the ship can sail without the ramp", "the ship could sail without the ramp"),
        ("a sailor in Massachusetts sent pins", "a sailor in Massachussetts sent pins"),
        ("the GOP wanted the pins back", "the Republican Party wanted the pins back"),
        ("the WHO wanted the pins back", "the World Health Organization wanted the pins back"),
        ("the pins were bought on March 5, 2015", "the pins were bought on 5 March 2015"),
        ("the pins were bought on Monday at noon", "the pins were bought Monday at noon"),
        ("at least 40 families were moved out", "no fewer than 40 families were moved out"),
        ("more than 40 families were moved out", "over 40 families were moved out"),
        ("10 percent of the pins were worn", "10% of the pins were worn"),
        ("a grant of $3 million was spent on pins", "a grant of 3 million dollars was spent on pins"),
        ("the line plans to scrap the ship", "the line intends to scrap the ship"),
        ("an attempt to sell the pins was made", "an effort to sell the pins was made"),
        ("the pins were also found worn", "the pins were found worn"),
        ("the pins, which came from Orle, were worn", "the pins were worn"),
        ("on Monday the pins were found worn", "the pins were found worn on Monday"),
        ("a senior aide to the owner was seen", "a top adviser to the owner was seen"),
        ("the lawyer of the line was seen", "the attorney of the line was seen"),
        ("a sailor from New York City was seen", "a sailor from New York was seen"),
    ],
)  # fmt: skip
def test_rewording_and_format_are_no_drift(left, right):
    assert drifts(left, right) == []


def test_both_sides_are_quoted_with_what_is_counted():
    assert drifts("about 40 families were moved out", "400 families were moved out") == [
        ("number", "about 40 families were", "400 families were")
    ]


def test_how_a_number_at_the_start_of_a_passage_is_bounded_counts():
    rest = "40 families in the streets nearest the river were told to sleep elsewhere until the weekend"
    one, two = make_document("left", f"About {rest}."), make_document("right", f"More than {rest}.")
    (drift,) = find(one, two)
    assert drift.kind == "number"
    assert "“About 40 families" in drift.words and "“More than 40 families" in drift.words


QUOTATION = "the pins were no thicker than my thumb and everybody on the deck knew it"
PERSON = {"kind": "person", "is_named": False, "at_least": 1, "at_most": 1}


def described(left: str, right: str, *profiles: Profile) -> list[str]:
    one = make_document("left", f"“{QUOTATION},” {left} said.")
    two = make_document("right", f"It was {right} who said: “{QUOTATION}.”")
    readings = [
        make_reading(document, (words, QUOTATION, profile))
        for document, words, profile in zip((one, two), (left, right), profiles, strict=True)
    ]
    return [drift.kind for drift in find(one, two, *readings)]


def test_one_quotation_under_two_descriptions_is_drift():
    profiles = [Profile(**PERSON, role="engineer"), Profile(**PERSON, role="manager")]
    assert described("one senior engineer", "a manager of the yard", *profiles) == ["speaker"]


def test_a_name_for_an_unnamed_source_is_drift():
    profiles = [Profile(**PERSON, role="engineer"), Profile(kind="person", is_named=True, name="Ann Lee")]
    assert described("one engineer", "Ann Lee", *profiles) == ["speaker"]


def test_two_sources_where_there_was_one_are_drift():
    two = Profile(kind="people", is_named=False, at_least=2, at_most=2, role="engineers")
    assert described("one engineer", "two engineers", Profile(**PERSON, role="engineer"), two) == [
        "source count"
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the engineer", "a senior engineer of the yard"),
        ("he", "a senior engineer of the yard"),
        ("a US engineer", "an American engineer"),
        ("an engineer", "an engineer of the Carrow yard"),
    ],
    ids=["points back", "pronoun", "same nation", "fuller"],
)
def test_a_source_that_is_told_more_briefly_is_no_drift(left, right):
    assert described(left, right, Profile(**PERSON, role="engineer"), Profile(**PERSON, role="engineer")) == []


def test_the_earlier_text_is_the_left_one_where_the_order_is_known():
    one = make_document("left", f"{BEFORE} 40 pins were found worn {AFTER}")
    two = make_document("right", f"{BEFORE} 400 pins were found worn {AFTER}")
    for is_before, first in ((True, one), (False, two)):
        (drift,) = find(one, two, is_before=is_before)
        assert drift.is_ordered and drift.left_id == first.id
    (drift,) = find(one, two)
    assert not drift.is_ordered and "not known" in drift.words


def test_an_attribution_put_into_a_quotation_is_no_drift():
    one = make_document(
        "left", f"“{QUOTATION}, and that is the truth of it,” one of three stokers told Orle Radio."
    )
    two = make_document(
        "right", f"“{QUOTATION},” one of three stokers told Orle Radio, “and that is the truth of it.”"
    )
    assert find(one, two) == []


def test_what_is_no_evidence_of_copying_has_no_drift():
    one = make_document(
        "left", "He spoke on condition of anonymity because he was not authorized to speak on Monday."
    )
    two = make_document(
        "right", "She spoke on condition of anonymity because she was not authorized to speak on Friday."
    )
    assert find(one, two) == []


CHANGES = (
    "two five 40 400 about may will Monday Friday Orle Carrow or not said denied reportedly “worn” if all some"
)


@given(
    st.lists(st.sampled_from(CHANGES.split()), max_size=6),
    st.lists(st.sampled_from(CHANGES.split()), max_size=6),
)
def test_every_drift_quotes_words_that_stand_in_the_texts_and_none_is_in_equal_ones(left, right):
    one = make_document("left", f"{BEFORE} {' '.join(left)} {AFTER}")
    two = make_document("right", f"{BEFORE} {' '.join(right)} {AFTER}")
    texts = {one.id: one.text, two.id: two.text}
    found = find(one, two)
    assert not found or left != right
    assert len({drift.id for drift in found}) == len(found)
    for drift in found:
        for span, document_id in ((drift.left, drift.left_id), (drift.right, drift.right_id)):
            assert 0 <= span.start <= span.end <= len(texts[document_id])
            assert f"“{' '.join(span.of(texts[document_id]).split())}”" in drift.words


def test_the_drifts_of_the_seeds_are_found(shared):
    from whence.ingest import clean_originals, load_sources
    from whence.outlets import load_outlets
    from whence.read import read_document

    outlets = load_outlets()
    originals, _ = load_sources([shared / "seeds"], settings=Settings())
    documents, _ = clean_originals(originals, outlets=outlets, settings=Settings())
    pile = {d.id: d for d in documents if d.path.endswith(".txt")}
    found = find_drifts(
        align_documents(list(pile.values()), settings=Settings()),
        documents=pile,
        readings={d.id: read_document(d, outlets=outlets) for d in pile.values()},
        is_before=lambda _one, _two: None,
    )
    sides = [{d.left.of(pile[d.left_id].text), d.right.of(pile[d.right_id].text)} for d in found]
    for one, two in (
        ("one senior Iranian official", "one of the Iranian officials"),
        ("Israel’s Tel Aviv", "Riyadh or the Israeli city of Tel Aviv"),
        ("ISIS", "Daesh (Islamic State) militants"),
    ):
        assert any(
            any(one in words for words in side) and any(two in words for words in side) for side in sides
        ), (one, two)


def test_a_place_at_the_very_end_of_what_is_shared_counts():
    rest = "The pins of the ferry came by rail and by sea from a small yard near the old harbour of"
    one, two = make_document("left", f"{rest} Rotterdam."), make_document("right", f"{rest} Hamburg.")
    (drift,) = find(one, two)
    assert drift.kind == "place" and {"Rotterdam", "Hamburg"} == {
        drift.left.of(one.text if drift.left_id == one.id else two.text),
        drift.right.of(one.text if drift.right_id == one.id else two.text),
    }


def test_a_sentence_left_out_is_no_cut_of_a_condition():
    whole = (
        "the pins were found worn. If the owner pays, they will be changed by the end of May. The mate agreed"
    )
    assert drifts(whole, "the pins were found worn. The mate agreed") == []


def test_what_is_put_elsewhere_in_the_sentence_is_not_lost():
    one = "the pins, according to the ministry, were worn and had to be thrown away before the spring"
    two = "the pins were worn and had to be thrown away before the spring, according to the ministry"
    assert drifts(one, two) == []
