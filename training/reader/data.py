"""PolNeAR as the network sees it: words with tags, and which cue each source and content hangs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from model import HIDDEN, POINTERS, TAGS
from torch import Tensor

from polnear import ROLES, make_document
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.learned_words import CLS, N_FEATURES, SEP, Words, cut_windows, cut_words
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences

PAD = 0
HIDDEN_RULES = 0.15  # of windows do not see what the rules find
ELSEWHERE = -1000  # sentence index of [CLS], far from all


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article. `spans[role]` is a list of (attribution, first word, last word + 1).

    `entities` (n_words,) are tags of names, -1 where nothing is known; None: the set marks attributions.
    """

    name: str
    words: Words
    tags: np.ndarray
    spans: dict[str, list[tuple[int, int, int]]]
    entities: np.ndarray | None = None
    vectors: dict[tuple[int, int], np.ndarray] = field(default_factory=dict)  # of sentences, by their pieces


def read_gold(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Give the attributions of a brat standoff file: spans by role."""
    pieces: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t(?:Source|Cue|Content) ([\d ;]+)\t", line + "\t"):
            spans = [part.split() for part in match[2].split(";")]
            pieces[match[1]] = [(int(a), int(b)) for a, b in spans]
        elif re.match(r"E\d+\t", line):
            roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for item in line.split("\t")[1].split():
                role, piece = item.split(":")
                roles.get(role.rstrip("0123456789").lower(), []).extend(pieces.get(piece, []))
            found.append({role: sorted(spans) for role, spans in roles.items()})
    return found


def load_articles(folder: Path, tokenizer: Any) -> Iterator[Article]:
    """Yield the articles of a PolNeAR part; of several annotators the first by file name."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in files.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            document = make_document(name, file.read())
        sentences = list(find_sentences(document))
        quotations = find_quotations(document)
        drafts = find_drafts(set_scene(document, sentences, quotations))
        words = cut_words(document.text, sentences, quotations=quotations, tokenizer=tokenizer, drafts=drafts)
        tags, spans = label(words, read_gold(path))
        yield Article(name, words, tags, spans)


def label(
    words: Words, gold: Sequence[dict[str, list[tuple[int, int]]]]
) -> tuple[np.ndarray, dict[str, list[tuple[int, int, int]]]]:
    """Give the tag of every word, and the spans of each role as in `Article`."""
    tags = np.zeros(len(words), dtype=np.int64)
    spans: dict[str, list[tuple[int, int, int]]] = {role: [] for role in ROLES}
    for number, attribution in enumerate(gold):
        for role in ROLES:
            for start, end in attribution[role]:
                first = int(np.searchsorted(words.ends, start, side="right"))
                last = int(np.searchsorted(words.starts, end, side="left"))
                if first >= last:
                    continue
                spans[role].append((number, first, last))
                begins = True
                for at in range(first, last):
                    if tags[at] == 0:
                        begins = begins or words.borders[at] == 2
                        tags[at] = TAGS.index(f"{'B' if begins else 'I'}-{role}")
                        begins = False
                    else:
                        begins = True
    return tags, spans


@dataclass(frozen=True, slots=True)
class Window:
    """A range of words of an article with all that training needs."""

    article: Article
    start: int
    end: int


def cut_epoch(articles: Sequence[Article], size: int, chance: np.random.Generator | None) -> list[Window]:
    """Cut every article into windows; `chance` moves the cuts from epoch to epoch."""
    found: list[Window] = []
    for article in articles:
        shortest = None if chance is None else int(chance.integers(size // 4, size + 1))
        for start, end in cut_windows(article.words, size=size, overlap=0, shortest=shortest):
            found.append(Window(article, start, end))
    return found


def collate(windows: Sequence[Window], chance: np.random.Generator | None = None) -> dict[str, Tensor]:
    """Pad windows into one batch. Word 0 is [CLS]: what points outside the window points there.

    `chance` hides what the rules find from some windows, so that the network does not lean on it alone.
    """
    n_words = max(w.end - w.start for w in windows) + 1
    n_pieces = max(int(w.article.words.first[w.end] - w.article.words.first[w.start]) for w in windows) + 2
    n = len(windows)
    pieces = np.full((n, n_pieces), PAD)
    features = np.zeros((n, n_pieces, len(N_FEATURES)), dtype=np.int64)
    mask = np.zeros((n, n_pieces), dtype=np.int64)
    first = np.zeros((n, n_words), dtype=np.int64)
    tags = np.full((n, n_words), -1)
    entities = np.full((n, n_words), -1)
    sentences = np.full((n, n_words), ELSEWHERE)
    heads = np.zeros((n, n_words), dtype=bool)
    targets = np.zeros((n, len(POINTERS), n_words, n_words), dtype=bool)
    for i, w in enumerate(windows):
        words = w.article.words
        low, high = int(words.first[w.start]), int(words.first[w.end])
        length, count = high - low, w.end - w.start
        pieces[i, 0], pieces[i, 1 : length + 1], pieces[i, length + 1] = CLS, words.pieces[low:high], SEP
        features[i, 1 : length + 1] = words.features[low:high]
        if chance is not None and chance.random() < HIDDEN_RULES:
            features[i, :, 3] = 0
        mask[i, : length + 2] = 1
        first[i, 1 : count + 1] = words.first[w.start : w.end] - low + 1
        tags[i, 1 : count + 1] = w.article.tags[w.start : w.end]
        sentences[i, 1 : count + 1] = words.sentences[w.start : w.end]
        heads[i, 1 : count + 1] = words.borders[w.start : w.end] == 2
        if w.article.entities is not None:
            entities[i, 1 : count + 1] = w.article.entities[w.start : w.end]
        else:
            _point(targets[i], w)
    vectors, vector_at = _vectors(windows)
    arrays = {
        "pieces": pieces, "features": features, "mask": mask, "first": first, "tags": tags,
        "sentences": sentences, "heads": heads, "targets": targets, "entities": entities,
        "vectors": vectors, "vector_at": vector_at,
    }  # fmt: skip
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _vectors(windows: Sequence[Window]) -> tuple[np.ndarray, np.ndarray]:
    """Give the vectors of the sentences that stand whole in a window, and (row, first piece, last + 1) of each."""
    found, at = [], []
    for row, w in enumerate(windows):
        low, high = int(w.article.words.first[w.start]), int(w.article.words.first[w.end])
        heads = np.flatnonzero(w.article.words.borders[w.start : w.end] > 0) + w.start
        for first, last in pairwise([*heads, w.end]):
            key = (int(w.article.words.first[first]), int(w.article.words.first[last]))
            if key in w.article.vectors and low <= key[0] and key[1] <= high:
                found.append(w.article.vectors[key])
                at.append((row, key[0] - low + 1, key[1] - low + 1))
    table = np.array(found, dtype=np.float32).reshape(-1, HIDDEN)
    return table, np.array(at, dtype=np.int64).reshape(-1, 3)


def _point(targets: np.ndarray, window: Window) -> None:
    spans, low, high = window.article.spans, window.start, window.end
    cues = {number: first - low + 1 for number, first, _ in reversed(spans["cue"]) if low <= first < high}
    sources = {number: first - low + 1 for number, first, _ in reversed(spans["source"]) if low <= first < high}
    for pointer, role in enumerate(("content", "source")):
        for number, first, last in spans[role]:
            for at in range(max(first, low), min(last, high)):
                targets[pointer, at - low + 1, cues.get(number, 0)] = True
    for number, at in cues.items():
        targets[2, at, sources.get(number, 0)] = True
