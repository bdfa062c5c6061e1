"""The kind of a shared passage says whether it is evidence that one newsroom used the other's text."""

import pytest

from passage_pile import Lines, make_document
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.kinds import DEPENDENT

FERRY = [
    "The ferry Maid of Lorn lost its bow ramp on Thursday while crossing to Tarn Head with a full load of cars.",
    "Two of the crew had asked the yard in Carrow for new pins in the spring, and the yard had none to give.",
    "Passengers were taken off in the pilot boat after three hours, wet and cold but mostly in good spirits.",
    "A tug pulled the ship into the lee of the island, where she lay until the wind had gone round to the north.",
]
CARROW = [
    "On the quay in Carrow nobody was surprised that the ramp of the ferry had gone at last.",
    "The owners of the ferry have cut the time for repairs in half since they bought the line.",
    "A crossing to Tarn Head now takes longer than it did under sail, the older pilots like to say.",
    "The pins are no bigger than a hand and cost less than a tank of fuel for the ship.",
]
RYE = [
    "Bakers in the valley expect a poor year for rye because the rain came when the fields were in flower.",
    "The price of a loaf has gone up twice since Easter, and a third rise is planned for the autumn.",
    "At the mill they say that they can last until Christmas on what was put by in better summers.",
    "Farmers near Orle have begun to sow spelt, which stands the wet but gives half the flour.",
]
GLASS = [
    "Glass blowers from four countries met in Ostrava for the first contest since the furnaces were rebuilt.",
    "The jury gave the prize to a bowl as thin as a leaf, blown by a woman who began at sixty.",
    "Visitors could buy what cracked, and most of it had been sold before the speeches were over.",
    "Next summer the contest moves to the coast, where sand is cheap and the nights are cool.",
]


def kinds(left: Lines, right: Lines, *, outlets: tuple[str | None, str | None] = (None, None)) -> list[str]:
    pile = [make_document("one", left, outlet=outlets[0]), make_document("two", right, outlet=outlets[1])]
    return [a.kind for a in align_documents(pile, settings=Settings())]


def lines(*parts: str) -> str:
    return "\n".join(parts)


def edited(text: str) -> str:
    """Change every sixth word."""
    return " ".join("otherwise" if k % 6 == 4 else word for k, word in enumerate(text.split(" ")))


def test_a_copy_of_nearly_everything_is_a_reprint():
    assert kinds(lines(*FERRY), lines("Ramp lost", *FERRY)) == ["reprint"]


def test_a_short_article_that_lies_wholly_in_a_longer_one_is_a_reprint():
    assert set(kinds(lines(*FERRY[:2]), lines(*FERRY, *CARROW))) == {"reprint"}


def test_a_paragraph_taken_word_for_word_is_an_excerpt():
    assert kinds(lines(*FERRY), lines(CARROW[0], FERRY[1], *CARROW[1:])) == ["excerpt"]


def test_paragraphs_with_every_sixth_word_changed_are_a_rewrite():
    assert set(kinds(lines(*FERRY, *RYE), lines(*map(edited, FERRY), *CARROW))) == {"rewrite"}


def test_two_versions_of_one_outlet_are_its_own_version():
    assert kinds(lines(*FERRY), lines(*FERRY[:3]), outlets=("lorn post", "lorn post")) == ["own version"]


SAID = "nobody on the bridge had been told that the pins of the ramp were worn"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (f"“{SAID},” said Oonagh Pryce.", f"Pryce, the harbour master, told reporters: “{SAID}.”"),
        (f'"{SAID}," said Oonagh Pryce on Friday.', f'"{SAID}," said Oonagh Pryce on Friday.'),
        (f"‘{SAID},’ said Oonagh Pryce.", f"“{SAID},” the harbour master wrote."),
        (f"“{SAID},” she said.", f"The harbour master said {SAID}."),
        (f"Her statement reads:\n{SAID}.", f"“{SAID},” she wrote."),
        (f"“We are sorry.\n“{SAID},” she said.", f"“{SAID},” she said."),
    ],
    ids=["two cues", "same cue", "single marks", "one indirect", "shown after a colon", "over paragraphs"],
)
def test_words_that_both_give_as_said_are_a_shared_quotation(left, right):
    found = kinds(lines(FERRY[0], left), lines(CARROW[1], right))
    assert found == ["shared quotation"]


def test_what_both_report_as_said_without_marks_may_have_been_heard_by_both():
    said = "there was no crack in any part of the dam that holds back water"
    left = f"The company said {said}, and that it would wait."
    right = f"Ilse Marent told two reporters that {said} even so."
    assert kinds(lines(FERRY[0], left), lines(CARROW[1], right)) == ["stock phrase"]


def test_a_quotation_with_the_paragraph_around_it_is_an_excerpt():
    passage = f"“{SAID},” she said. {FERRY[1]}"
    assert kinds(lines(*FERRY[2:], passage), lines(*CARROW, passage)) == ["excerpt"]


def test_an_article_quoted_by_another_is_an_excerpt():
    quoted = f"“{FERRY[1]}” the Lorn Post wrote."
    assert kinds(lines(*FERRY), lines(*CARROW, quoted)) == ["excerpt"]


@pytest.mark.parametrize(
    "phrase",
    [
        "spoke on condition of anonymity because she was not authorized to speak publicly",
        "did not immediately respond to a request for comment on Friday",
        "could not immediately be reached for comment",
        "a senior member of the Standing Committee on Harbours and Inland Waters",
        "according to the National Institute of Coastal and Deep Sea Navigation",
    ],
    ids=["anonymity", "no response", "not reached", "title", "institution"],
)
def test_formulas_titles_and_names_of_institutions_are_stock(phrase):
    left = f"An engineer who knew the pins {phrase}, and then hung up."
    right = f"Later that day the owner, it seems, {phrase}."
    assert kinds(lines(FERRY[0], left), lines(CARROW[0], right)) in (["stock phrase"], [])


def test_a_dozen_words_of_background_are_no_copy():
    background = "the 2019 agreement between the islands and six mainland ports"
    left, right = f"It recalls {background}, now lapsed.", f"Everything changed with {background}."
    assert kinds(lines(FERRY[0], left), lines(CARROW[0], right)) == ["stock phrase"]


def test_a_picture_with_its_words_is_no_copy_of_text():
    caption = (
        "The ferry Maid of Lorn at the quay in Carrow last summer, before the ramp was lost. (Lorn Pictures)"
    )
    left = [("paragraph", FERRY[0]), ("caption", caption)]
    right = [("paragraph", CARROW[0]), ("caption", caption)]
    assert kinds(left, right) == ["boilerplate"]


NOTE = "Hollis Orme writes about the sea and the people who live from it, every week, from a shed near the harbour."


def test_what_an_outlet_puts_under_its_articles_is_boilerplate():
    left, right = lines(*RYE, NOTE), lines(*GLASS, NOTE)
    assert kinds(left, right, outlets=("lorn post", "lorn post")) == ["boilerplate"]


def test_a_note_under_articles_on_different_things_is_boilerplate_though_nobody_knows_the_outlets():
    pile = [make_document(f"d{k}", lines(*story, NOTE)) for k, story in enumerate((RYE, GLASS, FERRY))]
    assert {a.kind for a in align_documents(pile, settings=Settings())} == {"boilerplate"}


def test_a_sentence_that_three_articles_on_one_story_share_stays_evidence():
    stories = [[*CARROW, FERRY[1]], [*FERRY], [CARROW[1], FERRY[0][:60], FERRY[1]]]
    pile = [make_document(f"d{k}", lines(*story)) for k, story in enumerate(stories)]
    assert {a.kind for a in align_documents(pile, settings=Settings())} <= DEPENDENT


def test_site_phrases_are_boilerplate_wherever_they_stand():
    note = "Sign up for our weekly letter on ports and pilots, and get it before the first ferry leaves."
    assert kinds(lines(FERRY[0], note), lines(CARROW[0], note)) == ["boilerplate"]
