"""The learned reader: windows hold every word, pieces are words of the text, and each finds its cue."""

import hashlib
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import plain_document
from whence.errors import WhenceError
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.attributions import find_drafts
from whence.read.drafts import Draft, set_scene
from whence.read.learned import LearnedReader, load_learned
from whence.read.learned_drafts import join_drafts, to_drafts
from whence.read.learned_names import join_names
from whence.read.learned_pieces import Chain, Weights
from whence.read.learned_words import RULED, cut_windows, cut_words
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.records import Mention, Span

NAMES = ("O", "B-person", "I-person", "B-place", "I-place")
HIDDEN = 2
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


class Tokens:
    """Cuts words and marks as the real tokenizer does; a piece's number is the hash of its word."""

    def encode_batch(self, texts, *, add_special_tokens):
        assert not add_special_tokens
        return [self._encode(text) for text in texts]

    def _encode(self, text):
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        return SimpleNamespace(
            ids=[number_of(m[0]) for m in found],
            offsets=[m.span() for m in found],
            word_ids=list(range(len(found))),
        )


class Network:
    """Gives every known word its tag, and any other none; it points at nothing in particular.

    `names` are words that are names, by their tags. The vector of a piece is its number and one.
    """

    def __init__(self, *, names=None, **words):
        self.tags = {number_of(word): TAGS.index(tag.replace("_", "-")) for word, tag in words.items()}
        self.names = {number_of(word): NAMES.index(tag) for word, tag in (names or {}).items()}
        self.ruled = []

    def run(self, _, given):
        pieces = given["pieces"][0]
        self.ruled.append(given["features"][0, :, 3].tolist())
        found = np.zeros((1, len(pieces), len(TAGS) + len(NAMES) + 6 + HIDDEN), dtype=np.float32)
        for at, piece in enumerate(pieces):
            found[0, at, self.tags.get(int(piece), 0)] = 9.0
            found[0, at, len(TAGS) + self.names.get(int(piece), 0)] = 9.0
            found[0, at, -HIDDEN:] = (piece, 1.0)
        return (found,)


def number_of(word):
    return int(hashlib.sha256(word.encode()).hexdigest()[:8], 16) + 1000


def nearest():
    """Weights whose pointers like what stands near, never [CLS], and whose chain keeps pieces whole."""
    transitions = np.zeros((7, 7), dtype=np.float32)
    for inside in (2, 4, 6):
        transitions[[i for i in range(7) if i not in (inside - 1, inside)], inside] = -1e4
    near = np.array([-abs(i - 10) for i in range(21)], dtype=np.float32)
    apart = np.array([-99, -3, -2, -1, 0, -1, -2, -3, -3], dtype=np.float32)
    chain = Chain(TAGS, transitions, np.zeros(7, dtype=np.float32))
    return Weights(chain, np.stack([near] * 3), np.stack([apart] * 3), dim=1, hidden=HIDDEN)


def reader(network, *, window=60, overlap=12):
    return LearnedReader("test", network, Tokens(), nearest(), Chain.unlearned(NAMES), window, overlap)


def scene_of(text):
    document = plain_document(text)
    return set_scene(document, list(find_sentences(document)), find_quotations(document))


def found_in(text, network, *, drafts=None, **sizes):
    triples = reader(network, **sizes).read(scene_of(text), drafts).attributions
    return [tuple([span.of(text) for span in spans] for spans in triple) for triple in triples]


def test_joins_source_cue_and_both_pieces_of_a_content():
    said = {"Rain": "B_content", "fell": "I_content", "snow": "B_content"}
    network = Network(Ann="B_source", Lee="I_source", said="B_cue", **said)
    text = "Rain fell, said Ann Lee, and snow."
    assert found_in(text, network) == [(["Ann Lee"], ["said"], ["Rain fell", "snow"])]


def test_one_source_serves_two_cues():
    network = Network(Ann="B_source", said="B_cue", added="B_cue", rain="B_content", snow="B_content")
    text = "Ann said rain and added snow."
    assert [(cue, content) for _, cue, content in found_in(text, network)] == [
        (["said"], ["rain"]),
        (["added"], ["snow"]),
    ]
    assert [source for source, _, _ in found_in(text, network)] == [["Ann"], ["Ann"]]


def test_a_cue_that_says_nothing_is_no_attribution():
    assert found_in("Ann said.", Network(Ann="B_source", said="B_cue")) == []


def test_a_piece_ends_with_its_paragraph():
    network = Network(said="B_cue", rain="B_content", snow="I_content")
    assert found_in("Ann said rain\nsnow", network)[0][2] in (["rain"], ["rain", "snow"])


@pytest.mark.parametrize("window", [8, 20, 400])
def test_finds_the_same_in_windows_of_any_size(window):
    network = Network(Ann="B_source", said="B_cue", rain="B_content")
    text = "\n".join(["Ann said rain."] * 40)
    assert found_in(text, network, window=window, overlap=4) == [(["Ann"], ["said"], ["rain"])] * 40


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(8, 50), st.integers(0, 6))
def test_windows_hold_every_word_and_no_more_pieces_than_they_may(lengths, size, overlap):
    text = " ".join("Word " + "more " * n + "end." for n in lengths)
    document = plain_document(text)
    sentences = list(find_sentences(document))
    words = cut_words(text, sentences, quotations=find_quotations(document), tokenizer=Tokens())
    windows = list(cut_windows(words, size=size, overlap=overlap))
    assert {at for start, end in windows for at in range(start, end)} == set(range(len(words)))
    assert all(end - start <= size for start, end in windows)


def test_words_are_told_from_quoted_ones_and_from_capitals():
    text = 'He said: "No RAIN."'
    document = plain_document(text)
    words = cut_words(
        text, list(find_sentences(document)), quotations=find_quotations(document), tokenizer=Tokens()
    )
    seen = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert seen == ["He", "said", ":", '"', "No", "RAIN", ".", '"']
    assert words.features[:, 0].tolist() == [1, 0, 4, 4, 1, 2, 4, 4]
    assert words.features[:, 1].tolist() == [0, 0, 0, 3, 1, 1, 1, 4]


def test_a_piece_keeps_the_accent_of_its_last_letter():
    text = "Andre\u0301 said rain."
    network = Network(Andre="B_source", said="B_cue", rain="B_content")
    assert found_in(text, network) == [(["Andre\u0301"], ["said"], ["rain"])]


def test_drafts_know_their_sentence_and_to_whom_was_spoken():
    text = "It rained. Ann told reporters that snow fell."
    scene = scene_of(text)
    said = {"that": "B_content", "snow": "I_content", "fell": "I_content"}
    network = Network(Ann="B_source", told="B_cue", **said)
    (draft,) = to_drafts(scene, reader(network).read(scene, None).attributions)
    assert (draft.sentence, draft.hearer.of(text)) == (1, "reporters")
    assert [span.of(text) for span in draft.content] == ["that snow fell"]


@pytest.mark.parametrize("mark", ["”", '"'])
def test_a_source_ends_before_the_mark_that_closes_the_quotation_it_stands_in(mark):
    text = f"Rain fell, based on “two guards.{mark}"
    closing = {"two": "B_source", "guards": "I_source", ".": "I_source", mark: "I_source"}
    network = Network(Rain="B_content", fell="I_content", based="B_cue", **closing)
    assert found_in(text, network) == [(["two guards"], ["based"], ["Rain fell"])]


def test_an_empty_document_has_none():
    assert found_in("\n \n", Network()) == []


def test_a_missing_model_is_said(tmp_path):
    with pytest.raises(WhenceError, match="not installed, use the rules"):
        load_learned(tmp_path)


def test_an_altered_model_is_said(tmp_path):
    (tmp_path / "reader.onnx").write_bytes(b"other")
    (tmp_path / "reader.sha256").write_text("0" * 64 + "  reader.onnx\n", encoding="utf-8")
    with pytest.raises(WhenceError, match="SHA-256"):
        load_learned(tmp_path)


def test_a_missing_file_of_the_model_is_said(tmp_path):
    (tmp_path / "reader.sha256").write_text("0" * 64 + "  reader.onnx\n", encoding="utf-8")
    with pytest.raises(WhenceError, match=r"reader.onnx: not here"):
        load_learned(tmp_path)


def test_the_model_reads_an_invented_article_whatever_the_threads():
    text = (
        "PORT ELM — The harbour will close on Friday, Mayor Dana Orrin said on Monday.\n"
        "“We have no choice,” she told reporters, adding that ships would be sent to Tarn."
    )
    scene = scene_of(text)
    runs = [load_learned(threads=n).read(scene, find_drafts(scene)) for n in (1, 2)]
    assert runs[0] == runs[1]
    cues = [cue[0].of(text) for _, cue, _ in runs[0].attributions]
    assert len(cues) == 3
    assert all("said" in c or "told" in c or "adding" in c for c in cues)
    assert ("Dana Orrin", "person") in [
        (span.of(text).removeprefix("Mayor "), kind) for span, kind in runs[0].names
    ]


def test_the_vectors_of_texts_that_mean_the_same_lie_near():
    texts = [
        "The harbour will be shut on Friday.",
        "On Friday the port closes.",
        "The cake needs three eggs.",
        "",
    ]
    vectors = load_learned().embed(texts)
    assert np.allclose(np.linalg.norm(vectors[:3], axis=1), 1)
    assert not vectors[3].any()
    near, far = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert near > far + 0.2


def test_the_network_sees_what_the_rules_find():
    text, network = "Ann said rain fell.", Network(said="B_cue")
    found_in(text, network, drafts=[draft((0, 3), (4, 8), (9, 18))])
    found_in(text, network)
    assert [RULED[n] for n in network.ruled[0][1:-1]] == [
        "B-source", "B-cue", "B-content", "I-content", "nothing",
    ]  # fmt: skip
    assert set(network.ruled[1]) == {0}


def test_names_are_found_over_words_and_windows():
    text = "It rained. Ann Lee went to Tarn.\n" * 9
    network = Network(names={"Ann": "B-person", "Lee": "I-person", "Tarn": "B-place"})
    for window in (9, 400):
        names = reader(network, window=window, overlap=2).read(scene_of(text), None).names
        assert [(span.of(text), kind) for span, kind in names] == [("Ann Lee", "person"), ("Tarn", "place")] * 9


def test_a_longer_name_takes_the_place_of_its_part_and_a_surname_that_of_its_person():
    text = "Ada Brok of Tarn University met Brok in Tarn."
    university, first, second = Span(12, 27), Span(0, 8), Span(32, 36)
    mentions = (Mention(Span(12, 16), "place", "tarn"), Mention(Span(40, 44), "place", "tarn"))
    joined = join_names(text, mentions, [(first, "person"), (university, "organisation"), (second, "person")])
    assert [(m.span.of(text), m.kind, m.key) for m in joined] == [
        ("Ada Brok", "person", "ada brok"),
        ("Tarn University", "organisation", "tarn university"),
        ("Brok", "person", "ada brok"),
        ("Tarn", "place", "tarn"),
    ]
    outlet = (Mention(Span(12, 16), "outlet", "tarn"),)
    assert join_names(text, outlet, [(university, "organisation")]) == outlet


SAYS = "said" * 30  # so that the cue at 64 is a verb


def draft(source, cue, content):
    return Draft(0, (Span(*source),), (Span(*cue),), (Span(*content),))


def test_rules_add_what_stands_whole_inside_a_content_and_what_meets_nothing():
    outer = draft((0, 3), (4, 8), (9, 50))
    nested, elsewhere = draft((14, 20), (21, 25), (26, 50)), draft((60, 63), (64, 68), (69, 80))
    assert join_drafts(SAYS, [outer], [nested, elsewhere]) == [outer, nested, elsewhere]


@pytest.mark.parametrize(
    "spans",
    [
        ((0, 3), (4, 13), (14, 50)),  # the same cue, longer
        ((4, 5), (1, 2), (14, 50)),  # what it takes for a cue is a source
        ((14, 20), (21, 25), (26, 55)),  # its content goes on past the content that it stands in
        ((51, 55), (40, 45), (26, 39)),  # its source stands outside
    ],
)
def test_rules_add_nothing_that_contradicts_the_network(spans):
    outer = draft((0, 3), (4, 8), (9, 50))
    assert join_drafts(SAYS, [outer], [draft(*spans)]) == [outer]


def test_a_reading_says_what_read_it_and_finds_what_is_nested():
    text = "Orrin said the guards told her that the ferry sank.\nIt was cold."
    found = read_document(plain_document(text), outlets=load_outlets(), reader="learned")
    assert found.reader == "reader 3, rules 1"
    outer, inner = found.attributions
    assert (outer.cue[0].of(text), inner.cue[0].of(text)) == ("said", "told")
    assert inner.parent_id == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "—",
        "“No",
        "”",
        "Orrin said “the ferry sank and that was that.\nIt was cold.",
        "He said: ''We will “go” home'' and \"never return.",
        "“" + "It rained on the valley and nobody came to help us. " * 60 + "” said Orrin.",
        "“It sank.\n\n“It had to,” said Orrin. “It " + "was old and " * 300 + "rotten.",
        "WHAT IMMIGRATIONWAFFLINGREFLECTS AND WHY THEAFTERSHOCKRATTLES. The company said it. " * 9,
        "said " * 2_000,
        "word" * 4_000,
        "\n".join(["Orrin said it sank."] * 600),
    ],
)  # fmt: skip
def test_whatever_stands_there_is_read_and_every_span_is_inside(text):
    found = read_document(plain_document(text), outlets=load_outlets(), reader="learned")
    spans = [s for a in found.attributions for s in (*a.source, *a.cue, *a.content)]
    spans += [mention.span for mention in found.mentions]
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in spans)


def test_another_language_is_read_by_the_rules_and_the_reading_says_so():
    document = replace(plain_document("Der Rat sagte, die Brücke bleibe zu."), language="de")
    found = read_document(document, outlets=load_outlets(), reader="learned")
    assert found.reader == "rules 1, made for English; the text is 'de'"


def test_a_model_of_another_version_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("whence.read.learned.FORMAT", 99)
    with pytest.raises(WhenceError, match=r"model format 2, this version reads 99; install the model"):
        load_learned()
