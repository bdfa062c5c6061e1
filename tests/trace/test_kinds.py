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
    """Change two words of every eight."""
    return " ".join("otherwise" if k % 8 in (5, 6) else word for k, word in enumerate(text.split(" ")))


def test_a_copy_of_nearly_everything_is_a_reprint():
    assert kinds(lines(*FERRY), lines("Ramp lost", *FERRY)) == ["reprint"]


def test_a_short_article_that_lies_wholly_in_a_longer_one_is_a_reprint():
    assert set(kinds(lines(*FERRY[:2]), lines(*FERRY, *CARROW))) == {"reprint"}


def test_a_paragraph_taken_word_for_word_is_a_partial_reprint():
    assert kinds(lines(*FERRY), lines(CARROW[0], FERRY[1], *CARROW[1:])) == ["partial reprint"]


def test_paragraphs_with_every_fourth_word_changed_are_a_rewrite():
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
    assert kinds(lines(FERRY[0], left), lines(CARROW[1], right)) == ["shared quotation"]


def test_a_quotation_with_the_paragraph_around_it_is_a_partial_reprint():
    passage = f"“{SAID},” she said. {FERRY[1]}"
    assert kinds(lines(*FERRY[2:], passage), lines(*CARROW, passage)) == ["partial reprint"]


def test_an_article_quoted_by_another_is_a_partial_reprint():
    quoted = f"“{FERRY[1]}” the Lorn Post wrote."
    assert kinds(lines(*FERRY), lines(*CARROW, quoted)) == ["partial reprint"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("spoke on condition of anonymity because she was not authorized to speak publicly", "stock phrase"),
        ("did not immediately respond to a request for comment on Friday", "stock phrase"),
        ("could not immediately be reached for comment on Friday evening", "stock phrase"),
        ("a senior member of the Standing Committee on Harbours and Inland Waters", "incidental"),
        ("according to the National Institute of Coastal and Deep Sea Navigation", "incidental"),
        ("the 2019 agreement between the islands and six mainland ports", "incidental"),
    ],
    ids=["anonymity", "no response", "not reached", "title", "institution", "background"],
)
def test_formulas_are_stock_and_names_are_met_by_chance(phrase, kind):
    left = f"An engineer who knew the pins {phrase}, and then hung up."
    right = f"Later that day the owner, it seems, {phrase}."
    assert kinds(lines(FERRY[0], left), lines(CARROW[0], right)) == [kind]


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


def test_what_one_of_two_carries_from_an_agency_is_an_agency_copy():
    tagged = lines(f"CARROW (AP) — {FERRY[0]}", *FERRY[1:])
    assert kinds(tagged, lines(*FERRY)) == ["agency copy"]
    assert kinds(tagged, lines(CARROW[0], FERRY[1], *CARROW[1:])) == ["agency copy"]


def test_a_quotation_stays_one_though_an_agency_took_it_down():
    said = f"“{SAID},” said Oonagh Pryce."
    assert kinds(lines(f"CARROW (AP) — {FERRY[0]}", said), lines(CARROW[1], said)) == ["shared quotation"]


def test_two_versions_of_one_outlet_are_its_own_whoever_wrote_them():
    tagged = [f"CARROW (AP) — {FERRY[0]}", *FERRY[1:]]
    assert kinds(lines(*tagged), lines(*tagged[:3]), outlets=("lorn post", "lorn post")) == ["own version"]


RESULT = "{} Corp said it raises {} mln marks through an issue of notes due {} with a coupon of {} pct and par pricing."


@pytest.mark.parametrize("outlets", [("lorn post", "lorn post"), (None, None)], ids=["one outlet", "unknown"])
def test_a_form_filled_in_twice_is_boilerplate(outlets):
    left = lines(RESULT.format("Tarn Shipping", 40, 1997, 8), RYE[0])
    right = lines(RESULT.format("Orle Glass", 125, 2003, 11), GLASS[0])
    assert kinds(left, right, outlets=outlets) == ["boilerplate"]


def test_a_figure_corrected_by_its_outlet_is_no_form():
    left, right = (lines(RESULT.format("Tarn Shipping", n, 1997, 8), FERRY[0]) for n in (40, 45))
    assert set(kinds(left, right, outlets=("lorn post", "lorn post"))) == {"own version"}


def test_rows_of_figures_are_boilerplate():
    left = lines(
        "Shr profit 12 cts vs loss 3 cts", "Net profit 2.1 mln vs loss 480,000", "Revs 33 mln vs 29 mln"
    )
    right = lines(
        "Shr profit 12 cts vs loss 9 cts", "Net profit 3.4 mln vs loss 950,000", "Revs 61 mln vs 70 mln"
    )
    assert set(kinds(left, right)) == {"boilerplate"}


def test_headlines_of_other_stories_are_boilerplate():
    listed = (
        "Ferry Loses Ramp Off Tarn Head. Bakers Fear Poor Year For Rye. Glass Blowers Meet In Ostrava Again. "
        "Pins Cost Less Than Fuel, Pilots Say."
    )
    assert kinds(lines(*RYE, listed), lines(*GLASS, listed)) == ["boilerplate"]


def test_what_stands_in_another_article_of_the_outlet_is_no_version_of_the_new_one():
    stories = ([*FERRY, *RYE[:2], NOTE], [*FERRY[:3], NOTE], [*GLASS, NOTE])
    pile = [make_document(f"d{k}", lines(*story), outlet="lorn post") for k, story in enumerate(stories)]
    texts = {document.id: document.text for document in pile}
    found = {(a.left.of(texts[a.left_id]) == NOTE, a.kind) for a in align_documents(pile, settings=Settings())}
    assert found == {(True, "boilerplate"), (False, "own version")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            f"“{SAID}, and we asked for them,” said Oonagh Pryce.",
            f"We were told later. {SAID}, and we asked for them.",
        ),
        (
            f"{SAID}, and we asked for them.\n— Oonagh Pryce (@pryce)",
            f"“{SAID}, and we asked for them,” she wrote.",
        ),
    ],
    ids=["one speaks without marks", "a post"],
)
def test_words_that_one_quotes_and_the_other_speaks_are_a_shared_quotation(left, right):
    assert kinds(lines(FERRY[0], left), lines(CARROW[1], right)) == ["shared quotation"]


def test_an_outlets_equal_texts_are_versions_with_all_they_quote_and_tabulate():
    table = "Carrow 12 mm, Tarn 14 mm, Orle 3 mm, Lorn 8 mm, Selm 21 mm, Ostrava 9 mm, Rye 2 mm, Veld 5 mm."
    item = lines("THE FOLLOWING RAINFALL WAS MEASURED TODAY", table, f"“{SAID},” said Oonagh Pryce.")
    assert set(kinds(item, item, outlets=("lorn post", "lorn post"))) == {"own version"}


def test_an_account_taken_into_a_later_piece_on_the_story_is_the_outlets_own():
    left = lines(*FERRY, CARROW[0])
    right = lines("Pilots called for a crane.", *CARROW[2:], FERRY[0].replace("Thursday", "Thursday last"))
    assert kinds(left, right, outlets=("lorn post", "lorn post")) == ["own version"]


BOND = "The bond of {} is available in pieces of 5,000 crowns and will be listed in Carrow."
FEES = "Fees for {} are one per cent for selling, and payment is due in May."


def test_pieces_of_one_form_are_boilerplate_though_each_is_no_more_than_a_phrase():
    left, right = (
        lines(f"{name} pays its debts.", BOND.format(name), "It has no call.", FEES.format(name))
        for name in ("Tarn Shipping", "Orle Glassworks")
    )
    assert set(kinds(left, right, outlets=("lorn post", "lorn post"))) == {"boilerplate"}


def test_the_rest_of_what_was_said_belongs_to_the_quotation_beside_it():
    left = f"“{SAID},” the mate said, adding that the owner had kept new pins in a shed near the harbour."
    right = f"“{SAID}.” The mate added that the owner had kept new pins in a shed near the harbour, in Carrow."
    assert kinds(lines(FERRY[3], left), lines(CARROW[1], right)) == ["shared quotation"]


def test_a_turn_of_phrase_that_one_of_two_quotes_is_no_quotation():
    left, right = (
        "“It is only a matter of time before we mend it,” she said.",
        "He says that it is only a matter of time before it rains.",
    )
    assert kinds(lines(FERRY[0], left), lines(CARROW[1], right)) == ["stock phrase"]


def test_a_short_clause_tells_beside_quotations_that_are_much_of_a_text():
    quoted = [
        f"“{SAID},” said Oonagh Pryce.",
        "“We stood on the bridge until the pilot came and nobody told us what to do with the cars,” she said.",
        "“In thirty years at sea I have not met a captain who would sail with pins like these,” she said.",
    ]
    told = "the mate climbed down to look for broken pins"
    clause = (
        f"After dark {told}, and found two in the bilge.",
        f"By then, with no light at all, {told} himself.",
    )
    left = lines(*RYE, quoted[0], FERRY[0], quoted[1], FERRY[1], quoted[2], FERRY[2], clause[0])
    right = lines(*GLASS, clause[1], CARROW[0], quoted[2], CARROW[1], quoted[0], CARROW[2], quoted[1])
    assert "rewrite" in kinds(left, right)
    assert kinds(lines(FERRY[0], clause[0]), lines(CARROW[0], clause[1])) == ["incidental"]
