"""The learned reader: one small network that finds sources, cues and contents, joins them, and finds names.

The network is an ONNX file whose metadata carry what decoding needs; `training/reader` makes it. What the rules find
is among what it sees. Its numbers are 8-bit and scaled by what stands in one run, so windows run one by one: what is
found never depends on what else is read beside it, nor on the number of threads.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whence.errors import WhenceError
from whence.modelfiles import check_model_files, import_for
from whence.read.drafts import Draft, Scene
from whence.read.learned_pieces import Chain, Floats, Weights, Window, find_pieces, find_runs, link_pieces
from whence.read.learned_words import CLS, SEP, Words, cut_windows, cut_words
from whence.records import Sentence, Span

__all__ = ["LearnedReader", "LearnedReading", "load_learned"]

FORMAT = 2  # of the metadata; raised when a model needs other code
FILES = ("reader.onnx", "reader-tokenizer.json")
_CALLED = {"model": "the learned reader", "remedy": "use the rules"}
_STRETCH = 20_000  # words read at once: bounds memory for the longest articles

Triple = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class LearnedReading:
    """What the network finds in one document, in text order.

    `attributions`: source, cue and content of each, in the order of cues; `names`: spans with their kinds.
    """

    attributions: tuple[Triple, ...]
    names: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """A loaded network. `window` and `overlap` are in word pieces; `chain` decodes names."""

    name: str
    session: Any
    tokenizer: Any
    weights: Weights
    chain: Chain
    window: int
    overlap: int

    def read(self, scene: Scene, drafts: Sequence[Draft] | None) -> LearnedReading:
        """Read one document. `drafts` are what the rules find in it, outer ones first; None: it does without."""
        triples: list[Triple] = []
        names: list[tuple[Span, str]] = []
        for stretch in _stretches(scene.document.text, scene.sentences):
            found = self._read_stretch(scene, stretch, drafts)
            triples += found.attributions
            names += found.names
        return LearnedReading(tuple(triples), tuple(names))

    def _read_stretch(
        self, scene: Scene, stretch: Sequence[Sentence], drafts: Sequence[Draft] | None
    ) -> LearnedReading:
        text = scene.document.text
        words = cut_words(text, stretch, quotations=scene.quotations, tokenizer=self.tokenizer, drafts=drafts)
        scores, windows = self._run(words)
        n_tags = len(self.weights.chain.tags)
        pieces = find_pieces(scores[:, :n_tags], words, self.weights.chain)
        triples: list[Triple] = []
        for source, cue, contents in link_pieces(pieces, windows, words=words, weights=self.weights):
            parts = ([] if source is None else [source], [cue], contents)
            spans = [[_span(text, words, p.start, p.end) for p in part] for part in parts]
            spans[0] = [_without_closing(text, span) for span in spans[0]]
            s, c, t = (tuple(span for span in some if span.of(text).strip()) for some in spans)
            if c and t:  # a no-break space is a word to the tokenizer
                triples.append((s, c, t))
        runs = find_runs(scores[:, n_tags:], words, self.chain)
        return LearnedReading(
            attributions=tuple(triples),
            names=tuple(
                (span, kind)
                for span, kind in ((_span(text, words, start, end), kind) for kind, start, end in runs)
                if span.of(text).strip()
            ),
        )

    def embed(self, texts: Iterable[str]) -> Floats:
        """Give (n_texts, hidden) unit vectors, near for texts that mean the same; zeros for a text without words.

        A text of more than `window` pieces is taken up to there.
        """
        vectors = []
        for text in texts:
            sentence = Sentence(Span(0, len(text)), 0)
            words = cut_words(text, [sentence], quotations=(), tokenizer=self.tokenizer)
            count = min(len(words.pieces), self.window)
            found = self._infer(words, 0, count)[1 : count + 1, -self.weights.hidden :]
            mean = found.mean(axis=0) if count else np.zeros(self.weights.hidden, dtype=np.float32)
            vectors.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
        return np.array(vectors, dtype=np.float32).reshape(-1, self.weights.hidden)

    def _run(self, words: Words) -> tuple[Floats, list[Window]]:
        """Give (n_words, tags + name tags) scores, the mean where windows overlap, and the windows' pointers."""
        n_scores = len(self.weights.chain.tags) + len(self.chain.tags)
        total = np.zeros((len(words), n_scores), dtype=np.float32)
        count = np.zeros((len(words), 1), dtype=np.float32)
        windows = []
        for start, end in cut_windows(words, size=self.window, overlap=self.overlap):
            low, high = int(words.first[start]), int(words.first[end])
            high = min(high, low + self.window)
            at = np.minimum(np.append(0, words.first[start:end] - low + 1), high - low)
            found = self._infer(words, low, high)[at]
            total[start:end] += found[1:, :n_scores]
            count[start:end] += 1
            sides = found[:, n_scores : -self.weights.hidden].reshape(len(at), -1, 2, self.weights.dim)
            windows.append(Window(start, end, sides))
        return (total / np.maximum(count, 1)).astype(np.float32), windows

    def _infer(self, words: Words, low: int, high: int) -> Floats:
        """Give what the network says of [CLS], pieces `low` to `high`, and [SEP]: a row each."""
        pieces = np.concatenate([[CLS], words.pieces[low:high], [SEP]])[None]
        features = np.pad(words.features[low:high], ((1, 1), (0, 0)))[None]
        (found,) = self.session.run(None, {"pieces": pieces, "features": features})
        return np.asarray(found[0], dtype=np.float32)


def load_learned(folder: Path | None = None, *, threads: int = 1) -> LearnedReader:
    """Load the model `reader` from the package, or from `folder`, once its SHA-256 is checked.

    Raises WhenceError when a file is missing, altered, or made for another version, and when onnxruntime or
    tokenizers are not installed.
    """
    paths = check_model_files(folder, "reader.sha256", FILES, **_CALLED)
    runtime, tokenizers = import_for("onnxruntime", **_CALLED), import_for("tokenizers", **_CALLED)
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = runtime.InferenceSession(str(paths["reader.onnx"]), options, providers=["CPUExecutionProvider"])
    stated = session.get_modelmeta().custom_metadata_map.get("whence", "{}")
    meta = json.loads(stated)
    if meta.get("format") != FORMAT:
        raise WhenceError(
            f"{paths['reader.onnx']}: model format {meta.get('format')!r}, this version reads {FORMAT}; "
            "install the model that belongs to it"
        )
    tables = {
        name: np.array(meta[name], dtype=np.float32)
        for name in ("transitions", "openings", "distances", "sentences")
    }
    weights = Weights(
        chain=Chain(tuple(meta["tags"]), tables["transitions"], tables["openings"]),
        distances=tables["distances"],
        sentences=tables["sentences"],
        dim=meta["dim"],
        hidden=meta["hidden"],
    )
    tokenizer = tokenizers.Tokenizer.from_file(str(paths["reader-tokenizer.json"]))
    chain = Chain.unlearned(tuple(meta["name_tags"]))
    return LearnedReader(meta["name"], session, tokenizer, weights, chain, meta["window"], meta["overlap"])


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield runs of about `_STRETCH` words, of whole blocks where blocks are shorter; nearly every article is one."""
    run: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if size >= _STRETCH and (sentence.block != run[-1].block or size >= 2 * _STRETCH):
            yield run
            run, size = [], 0
        run.append(sentence)
        size += sentence.span.of(text).count(" ") + 1
    if run:
        yield run


def _without_closing(text: str, span: Span) -> Span:
    """Give a source without the quotation mark, and the stop before it, that close a quotation opened before it."""
    words = span.of(text)
    is_closed = words.endswith(("”", "»")) and not any(mark in words for mark in "“„«")
    if not is_closed and not (words.endswith('"') and words.count('"') == 1):
        return span
    return Span(span.start, span.start + len(words[:-1].rstrip(" .!?,")))


def _span(text: str, words: Words, first: int, last: int) -> Span:
    """Give the span of words `first` to `last`, with the accents that the tokenizer leaves out after a last letter."""
    end = int(words.ends[last - 1])
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Span(int(words.starts[first]), end)
