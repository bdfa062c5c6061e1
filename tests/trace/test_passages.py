"""The index finds every exact run of words that two documents share, whatever else the pile holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage_pile import make_document
from whence.trace.passages import find_runs, find_words, fold, number_words


def words_of(text: str) -> list[str]:
    return list(find_words(make_document("a", text)).words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Mayor said: “It’s over.”", 'the mayor said "It\'s over"'),
        ("Café Zoë in São Tarn", "CAFE ZOE IN SAO TARN"),
        ("a short-range ferry", "a short range ferry"),
        ("the U.S. envoy", "the US envoy"),
        ("1,200 people paid 3.50", "1200 people  paid\u00a03.50"),
        ("the har\u00adbour co\u200boperative", "the harbour cooperative"),
        ("cafe\u0301 au lait", "café au lait"),
    ],
    ids=["quotes", "accents", "hyphen", "points", "figures", "soft hyphen", "combining"],
)
def test_words_are_the_same_however_they_are_set(one, other):
    assert words_of(one) == words_of(other)


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    document = make_document("a", text)
    words = find_words(document)
    assert all(words.words) and list(words.starts) == sorted(words.starts)


def test_words_keep_their_place_in_the_text():
    document = make_document("a", "“Zoë’s ferry” left the U.S. coast.")
    words = find_words(document)
    written = [document.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert written == ["Zoë’s", "ferry", "left", "the", "U.S.", "coast"]


def test_words_of_boilerplate_and_other_stories_do_not_count():
    document = make_document(
        "a",
        [
            ("headline", "Ferry late"),
            ("byline", "By Ann Lee"),
            ("paragraph", "It came at noon."),
            ("boilerplate", "Share this"),
            ("other-story", "Cat saved"),
            ("caption", "The ferry"),
        ],
    )
    assert " ".join(find_words(document).words) == "ferry late it came at noon the ferry"


def runs_of(*texts: str, minimum: int = 8) -> set[tuple[int, int, str]]:
    pile = [find_words(make_document(str(k), text)) for k, text in enumerate(texts)]
    return {
        (left, right, " ".join(pile[left].words[run.left : run.left + run.length]))
        for left, right, runs in find_runs(number_words(pile), shingle_words=5, min_words=minimum)
        for run in runs
    }


SENTENCE = "the ferry left the harbour of tarn at noon with nobody aboard"


def test_a_run_is_found_whole_at_the_start_in_the_middle_and_at_the_end():
    found = runs_of(f"{SENTENCE} said one", f"before that {SENTENCE} said two", f"nobody knew {SENTENCE}")
    assert (0, 1, f"{SENTENCE} said") in found
    assert (0, 2, SENTENCE) in found
    assert (1, 2, SENTENCE) in found


def test_a_short_run_with_nothing_near_it_is_left_out():
    assert runs_of("he rowed to the far shore of a lake", "she swam to the far shore of that sea") == set()


def test_no_run_reaches_over_the_end_of_a_document():
    assert runs_of("one two three four", "five six seven eight nine ten", "four five six seven eight") == set()


def test_a_shingle_that_many_documents_hold_still_links_every_one_of_them():
    texts = [f"{SENTENCE} number{k} alone{k}" for k in range(150)]
    linked = {k for left, right, _ in runs_of(*texts) for k in (left, right)}
    assert linked == set(range(150))


def test_an_empty_pile_and_empty_documents_share_nothing():
    assert runs_of() == set()
    assert runs_of("", "") == set()


def test_pairs_asked_for_are_found_however_many_others_hold_the_same():
    pile = [
        find_words(make_document(str(k), f"text {k} begins here {SENTENCE} and ends {k}")) for k in range(200)
    ]
    index = number_words(pile)
    asked = [(0, 199), (3, 150), (198, 199)]
    found = {(one, two): runs for one, two, runs in find_runs(index, shingle_words=5, min_words=8, among=asked)}
    assert sorted(found) == asked
    everywhere = {(a, b): r for a, b, r in find_runs(index, shingle_words=5, min_words=8)}
    assert found[198, 199] == everywhere[198, 199]
    assert (0, 199) not in everywhere, "all at once, each is joined with its neighbours alone"
