"""Shared text is aligned to the character: all of it, edited or not, and nothing beyond."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage_pile import Lines, make_document
from whence.conclusions import Alignment
from whence.records import Document
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.passages import find_words, fold

STORY = [
    "The ferry Maid of Lorn lost its bow ramp on Thursday while it was crossing to Tarn Head with a full load.",
    "Two of the crew had asked the yard in Carrow for new pins in the spring, and the yard had none to give.",
    "The harbour master wrote a letter to the owners about it, which nobody there remembers having opened.",
    "Passengers were taken off in the pilot boat after three hours, wet and cold but in good spirits.",
    "A tug pulled the ship into the lee of the island, where she lay until the wind had gone round.",
]
OTHER = [
    "Bakers in the valley expect a poor year for rye because the rain came when the fields were in flower.",
    "The price of a loaf has gone up twice since Easter, and a third rise is planned for the autumn.",
    "At the mill they say that they can last until Christmas on what was put by in better summers.",
]


def pair(left: Lines, right: Lines) -> tuple[Document, Document]:
    one, two = sorted((make_document("one", left), make_document("two", right)), key=lambda d: d.id)
    return one, two


def align(left: Lines, right: Lines) -> list[tuple[str, str]]:
    """Give the words of each alignment, those of the text given first first."""
    one, two = make_document("one", left), make_document("two", right)
    found = align_documents([one, two], settings=Settings())
    texts = {one.id: one.text, two.id: two.text}
    spans = [{a.left_id: a.left, a.right_id: a.right} for a in found]
    return [(span[one.id].of(texts[one.id]), span[two.id].of(texts[two.id])) for span in spans]


def test_a_copied_paragraph_is_found_to_the_last_mark():
    assert align("\n".join([OTHER[0], STORY[1], OTHER[1]]), "\n".join([STORY[1], OTHER[2]])) == [
        (STORY[1], STORY[1])
    ]


@pytest.mark.parametrize("at", [0, 1, 3], ids=["head", "middle", "tail"])
def test_a_copied_sentence_is_found_wherever_it_stands(at):
    lines = [*OTHER[:at], STORY[2], *OTHER[at:]]
    assert align("\n".join(lines), "\n".join(STORY)) == [(STORY[2], STORY[2])]


def test_paragraphs_copied_to_different_places_are_different_passages():
    left = "\n".join([STORY[0], *OTHER, STORY[3]])
    right = "\n".join([STORY[3], "Nobody was hurt, and nobody was asked.", STORY[0]])
    assert sorted(align(left, right)) == sorted([(STORY[0], STORY[0]), (STORY[3], STORY[3])])


def test_a_clause_that_was_cut_leaves_one_passage_whose_runs_skip_it():
    cut = STORY[1].replace(" in Carrow", "").replace(", and the yard had none to give", "")
    one, two = pair(STORY[1], cut)
    (alignment,) = align_documents([one, two], settings=Settings())
    text = one.text if "Carrow" in one.text else two.text
    runs = [a if "Carrow" in one.text else b for a, b in alignment.matched]
    assert [run.of(text) for run in runs] == [
        "Two of the crew had asked the yard",
        "for new pins in the spring",
    ]


def test_a_quotation_of_eight_words_is_found_under_another_name():
    quotation = "nobody told us that the pins were worn"
    ((left, _),) = align(f"“{quotation},” a stoker said.", f"Said the cook in Orle: “{quotation}.”")
    assert left.strip("“,") == quotation


def test_boilerplate_and_another_story_never_align():
    notice = "Sign the letter of the harbour guild before the end of the week and tell your friends about it."
    left = [("paragraph", OTHER[0]), ("boilerplate", notice)]
    right = [("paragraph", STORY[0]), ("other-story", notice)]
    assert align(left, right) == []


def test_no_matched_run_reaches_over_boilerplate():
    whole = " ".join(STORY[:2])
    one, two = pair(
        [("paragraph", STORY[0]), ("boilerplate", "Read more here"), ("paragraph", STORY[1])], whole
    )
    (alignment,) = align_documents([one, two], settings=Settings())
    assert [a.of(one.text) for a, _ in alignment.matched] == [b.of(two.text) for _, b in alignment.matched]
    assert len(alignment.matched) == 2


def edit(text: str, share: float, seed: int) -> str:
    """Put another word for a share of the words, never the first or last."""
    chance = random.Random(seed)
    words = text.split(" ")
    inner = range(1, len(words) - 1)
    for k in chance.sample(inner, int(share * len(words))):
        words[k] = f"change{k}"
    return " ".join(words)


@pytest.mark.parametrize("share", [0.05, 0.1, 0.25], ids=["5 %", "10 %", "25 %"])
@pytest.mark.parametrize("seed", range(4))
def test_edited_text_is_covered_from_end_to_end(share, seed):
    whole = " ".join(STORY)
    edited = edit(whole, share, seed)
    ((left, right),) = align("\n".join([OTHER[0], whole, OTHER[1]]), f"{edited}\n{OTHER[2]}")
    assert len(left) >= 0.95 * len(whole) and left in whole
    assert len(right) >= 0.95 * len(edited) and right in edited


def test_unrelated_articles_share_nothing():
    assert align("\n".join(STORY), "\n".join(OTHER)) == []


VOCABULARY = "the a ferry harbour Tarn of “pins” crew’s asked U.S. 1,200 café yard; said. to"
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(
    st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from([*STORY, *OTHER])), max_size=5
).map("\n".join)


@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_every_match_is_the_same_words_in_both_texts_and_order_changes_nothing(texts, chance):
    pile = {d.id: d for d in (make_document(f"d{k}", text) for k, text in enumerate(texts))}
    found = align_documents(list(pile.values()), settings=Settings())
    shuffled = list(pile.values())
    chance.shuffle(shuffled)
    assert align_documents(shuffled, settings=Settings()) == found
    for alignment in found:
        check(alignment, pile[alignment.left_id], pile[alignment.right_id])


def check(alignment: Alignment, left: Document, right: Document) -> None:
    assert alignment.left_id < alignment.right_id
    assert 0 < alignment.similarity <= 1
    assert alignment.left.start == alignment.matched[0][0].start
    assert alignment.right.end == alignment.matched[-1][1].end
    assert list(alignment.matched) == sorted(alignment.matched)
    n_words = 0
    for one, two in alignment.matched:
        assert 0 <= one.start < one.end <= len(left.text) and 0 <= two.start < two.end <= len(right.text)
        words = [
            find_words(make_document("x", span.of(d.text))).words for span, d in ((one, left), (two, right))
        ]
        assert words[0] == words[1]
        assert fold(one.of(left.text))[-1] == fold(two.of(right.text))[-1]
        n_words += len(words[0])
    assert n_words == alignment.n_words
    for runs in zip(*alignment.matched, strict=True):
        assert all(a.end <= b.start for a, b in pairwise(runs))


def test_the_passages_of_the_seeds_are_found(shared):
    import json

    from whence.ingest import clean_originals, load_sources
    from whence.outlets import load_outlets

    originals, _ = load_sources([shared / "seeds"], settings=Settings())
    documents, _ = clean_originals(originals, outlets=load_outlets(), settings=Settings())
    names = {d.path.rsplit("/", 1)[-1][:3]: d for d in documents if d.path.endswith(".txt")}
    found = align_documents(list(names.values()), settings=Settings())
    expected = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    for passage in expected["shared_passages_that_must_be_aligned"]:
        start = fold(passage["starts"])
        first, *others = (names[name] for name in passage["docs"])
        for other in others:
            ids = {first.id, other.id}
            assert any(
                {a.left_id, a.right_id} == ids
                and start in fold((a.left if a.left_id == first.id else a.right).of(first.text))
                for a in found
            ), passage
