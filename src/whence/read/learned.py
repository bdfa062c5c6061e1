"""The learned reader: one small network that finds sources, cues and contents and joins them.

The network is an ONNX file whose metadata carry what decoding needs; `training/reader` makes it. Its numbers are
8-bit and scaled by what stands in one run, so windows run one by one: what is found never depends on what else
is read beside it, nor on the number of threads.
"""

import hashlib
import importlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from whence.errors import WhenceError
from whence.read.learned_pieces import Floats, Piece, Weights, Window, find_pieces, link_pieces
from whence.read.learned_words import CLS, SEP, Words, cut_windows, cut_words
from whence.read.quotations import find_quotations
from whence.records import Document, Sentence, Span

__all__ = ["LearnedReader", "load_learned"]

FORMAT = 1  # of the metadata; raised when a model needs other code
FILES = ("reader.onnx", "reader-tokenizer.json")
_STRETCH = 20_000  # words read at once: bounds memory for the longest articles

Found = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """A loaded network. `window` and `overlap` are in word pieces."""

    name: str
    session: Any
    tokenizer: Any
    weights: Weights
    window: int
    overlap: int

    def find(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Found]:
        """Yield (source, cue, content) spans of each attribution, in the order of cues."""
        quotations = find_quotations(document)
        for stretch in _stretches(document.text, sentences):
            words = cut_words(document.text, stretch, quotations=quotations, tokenizer=self.tokenizer)
            scores, windows = self._run(words)
            pieces = find_pieces(scores, words, self.weights)
            for source, cue, contents in link_pieces(pieces, windows, words=words, weights=self.weights):
                yield (
                    () if source is None else (_span(document.text, words, source),),
                    (_span(document.text, words, cue),),
                    tuple(_span(document.text, words, piece) for piece in contents),
                )

    def _run(self, words: Words) -> tuple[Floats, list[Window]]:
        """Give (n_words, tags) scores, the mean where windows overlap, and the windows' pointers."""
        n_tags = len(self.weights.tags)
        total = np.zeros((len(words), n_tags), dtype=np.float32)
        count = np.zeros((len(words), 1), dtype=np.float32)
        windows = []
        for start, end in cut_windows(words, size=self.window, overlap=self.overlap):
            low, high = int(words.first[start]), int(words.first[end])
            high = min(high, low + self.window)
            pieces = np.concatenate([[CLS], words.pieces[low:high], [SEP]])[None]
            features = np.pad(words.features[low:high], ((1, 1), (0, 0)))[None]
            (found,) = self.session.run(None, {"pieces": pieces, "features": features})
            at = np.minimum(np.append(0, words.first[start:end] - low + 1), high - low)
            found = found[0][at]
            total[start:end] += found[1:, :n_tags]
            count[start:end] += 1
            sides = found[:, n_tags:].reshape(len(at), -1, 2, self.weights.dim)
            windows.append(Window(start, end, sides))
        return (total / np.maximum(count, 1)).astype(np.float32), windows


def load_learned(folder: Path | None = None, *, threads: int = 1) -> LearnedReader:
    """Load the model `reader` from the package, or from `folder`, once its SHA-256 is checked.

    Raises WhenceError when a file is missing, altered, or made for another version, and when onnxruntime or
    tokenizers are not installed.
    """
    place = folder or Path(str(files("whence") / "models"))
    paths = _checked(place)
    runtime, tokenizers = _imported("onnxruntime"), _imported("tokenizers")
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
    weights = Weights(
        tags=tuple(meta["tags"]),
        **{
            n: np.array(meta[n], dtype=np.float32)
            for n in ("transitions", "openings", "distances", "sentences")
        },
        dim=meta["dim"],
    )
    tokenizer = tokenizers.Tokenizer.from_file(str(paths["reader-tokenizer.json"]))
    return LearnedReader(meta["name"], session, tokenizer, weights, meta["window"], meta["overlap"])


def _checked(place: Path) -> dict[str, Path]:
    """Give the model's files by name once each has the SHA-256 stated in reader.sha256."""
    sums = place / "reader.sha256"
    if not sums.is_file():
        raise WhenceError(f"{sums}: not here; the learned reader is not installed, use the rules")
    stated = dict(
        line.split()[::-1] for line in sums.read_text(encoding="utf-8").splitlines() if len(line.split()) == 2
    )
    found = {}
    for name in FILES:
        path = place / name
        if not path.is_file():
            raise WhenceError(f"{path}: not here; install the package again, or use the rules")
        seen, wanted = hashlib.sha256(path.read_bytes()).hexdigest(), stated.get(name, "none stated")
        if seen != wanted:
            raise WhenceError(
                f"{path}: SHA-256 {seen[:12]}, not {wanted[:12]}; install the package again, or use the rules"
            )
        found[name] = path
    return found


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise WhenceError(f"the learned reader needs {name}: pip install {name}, or use the rules") from error


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


def _span(text: str, words: Words, piece: Piece) -> Span:
    """Give the span of a piece, with the accents that the tokenizer leaves out after a last letter."""
    end = int(words.ends[piece.end - 1])
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Span(int(words.starts[piece.start]), end)
