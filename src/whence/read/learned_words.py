"""What the learned reader sees of a document: word pieces with their features, words, and windows of both.

The encoder knows no letter case and no line ends, so the shape of the letters, where quotations run and where
sentences and paragraphs begin are given beside the pieces. Training and reading share this file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.read.drafts import Draft
from whence.read.quotations import Quotation
from whence.records import Sentence

Ints = NDArray[np.int64]
CLS, SEP = 101, 102  # pieces that stand before and after every window
SHAPES = ("lower", "Capital", "CAPITALS", "digits", "mark")
QUOTED = ("outside", "inside", "inside, goes on over paragraphs", "first word", "last word")
BORDERS = ("inside", "first of a sentence", "first of a paragraph")
RULED = ("not asked", "nothing", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
N_FEATURES = (len(SHAPES), len(QUOTED), len(BORDERS), len(RULED))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document and their pieces, in text order.

    `pieces` (n_pieces,); `features` (n_pieces, 4): shape, quoted, border, what the rules find; `first` (n_words + 1,):
    where the pieces of a word begin, with the number of pieces last; `starts`, `ends`, `sentences`, `borders`
    (n_words,): code points, the index of the sentence, and the border.
    """

    pieces: Ints
    features: Ints
    first: Ints
    starts: Ints
    ends: Ints
    sentences: Ints
    borders: Ints

    def __len__(self) -> int:
        """Count the words."""
        return len(self.starts)


def cut_words(
    text: str,
    sentences: Sequence[Sentence],
    *,
    quotations: Sequence[Quotation],
    tokenizer: Any,
    drafts: Sequence[Draft] | None = None,
) -> Words:
    """Cut the sentences of a document into words and pieces; `tokenizer` is one of the library tokenizers.

    `drafts` are what the rules find in it, an outer one before those inside; None: they were not asked.
    """
    pieces, rows = _cut(text, sentences, tokenizer)
    table = np.array(rows, dtype=np.int64).reshape(-1, 5)
    shapes = np.array([_shape(text[start:end]) for _, start, end, *_ in rows], dtype=np.int64)
    counts = np.diff(np.append(table[:, 0], len(pieces)))
    columns = [shapes, _quoted(table, quotations), table[:, 4], _ruled(table, drafts)]
    return Words(
        pieces=np.array(pieces, dtype=np.int64),
        features=np.repeat(np.stack(columns, axis=1), counts, axis=0).astype(np.int64),
        first=np.append(table[:, 0], len(pieces)),
        starts=table[:, 1], ends=table[:, 2], sentences=table[:, 3], borders=table[:, 4],
    )  # fmt: skip


def _cut(
    text: str, sentences: Sequence[Sentence], tokenizer: Any
) -> tuple[list[int], list[tuple[int, int, int, int, int]]]:
    """Give the pieces, and of each word its first piece, start, end, sentence and border."""
    encodings = tokenizer.encode_batch([s.span.of(text) for s in sentences], add_special_tokens=False)
    pieces: list[int] = []
    words: list[tuple[int, int, int, int, int]] = []
    block = -1
    for number, (sentence, encoding) in enumerate(zip(sentences, encodings, strict=True)):
        last = None
        border = 2 if sentence.block != block else 1
        block = sentence.block
        for piece, (start, end), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
            start, end = start + sentence.span.start, end + sentence.span.start
            if word == last and words:
                words[-1] = (*words[-1][:2], end, *words[-1][3:])
            else:
                words.append((len(pieces), start, end, number, border))
                border = 0
            last = word
            pieces.append(piece)
    return pieces, words


def cut_windows(
    words: Words, *, size: int, overlap: int, shortest: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield windows as ranges of words that hold at most `size` pieces each and end at sentence ends where they can.

    Each begins up to `overlap` pieces before the end of the last, at a sentence where it can. `shortest`
    bounds the first window instead of `size`: training cuts every epoch elsewhere.
    """
    n_words, start = len(words), 0
    heads = np.flatnonzero(words.borders > 0)
    limit = shortest or size
    while start < n_words:
        end = int(np.searchsorted(words.first, words.first[start] + limit, side="right")) - 1
        end = max(end, start + 1)
        if end < n_words:
            inner = heads[(heads > start) & (heads <= end)]
            if len(inner) and words.first[inner[-1]] - words.first[start] >= limit // 2:
                end = int(inner[-1])
        yield start, end
        if end >= n_words:
            return
        back = int(np.searchsorted(words.first, words.first[end] - overlap, side="left"))
        later = heads[(heads >= back) & (heads <= end)]
        start = max(start + 1, int(later[0]) if len(later) else back)
        limit = size


def _shape(word: str) -> int:
    if not any(c.isalnum() for c in word):
        return 4
    if any(c.isdigit() for c in word):
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return int(word[0].isupper())


def _quoted(table: Ints, quotations: Sequence[Quotation]) -> Ints:
    """Give for every word how it stands to the quotation around it."""
    found = np.zeros(len(table), dtype=np.int64)
    for quotation in quotations:
        first = int(np.searchsorted(table[:, 2], quotation.span.start, side="right"))
        last = int(np.searchsorted(table[:, 1], quotation.span.end, side="left"))
        if first < last:
            found[first:last] = 2 if quotation.is_open or quotation.goes_on else 1
            found[last - 1] = 4 if not quotation.is_open else found[last - 1]
            found[first] = 3
    return found


def _ruled(table: Ints, drafts: Sequence[Draft] | None) -> Ints:
    """Give for every word what the rules take it for; of several the outermost."""
    if drafts is None:
        return np.zeros(len(table), dtype=np.int64)
    found = np.ones(len(table), dtype=np.int64)
    for draft in drafts:
        for begins, spans in ((2, draft.source), (4, draft.cue), (6, draft.content)):
            for span in spans:
                first = int(np.searchsorted(table[:, 2], span.start, side="right"))
                last = int(np.searchsorted(table[:, 1], span.end, side="left"))
                free = np.flatnonzero(found[first:last] == 1) + first
                found[free] = begins + 1
                if len(free) and free[0] == first:
                    found[first] = begins
    return found
