"""What the pair model sees of two statements: word pieces, and how each word and amount stands to the other text.

A small network counts and compares badly, so that is done for it: whether a word stands in the other text, and whether
an amount meets the one over there that it most probably answers to. Training and running share this file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.read.wordlists import class_index
from whence.trace.words import stems_of
from whence.weigh.judge_amounts import Amount, are_comparable, find_amounts, nearest

Ints = NDArray[np.int64]
CLS, SEP = 101, 102  # pieces that stand before a pair and after each text
SIDES = ("first", "second")
MATCHES = ("nowhere", "same word", "same stem", "alone")  # "alone": there is no other text
AMOUNTS = (
    "none", "no counterpart", "equal", "meets", "below", "above",
    "equal, other noun", "meets, other noun", "below, other noun", "above, other noun",
)  # fmt: skip
ANYWHERE = ("none", "no counterpart", "equal to one", "meets one", "meets none")
N_FEATURES = (len(SIDES), len(MATCHES), len(AMOUNTS), len(ANYWHERE))
MOST = 112  # pieces of one text; what is beyond is not seen
_AROUND = 7  # words on each side of an amount that tell what it measures
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class JudgedText:
    """One statement, cut once for all its pairs.

    `pieces` (n_pieces,); `words` (n_pieces,): the index of each piece's word; `lower` and `stems`: of each word;
    `amounts` with `at`, the words each covers, and `around`, the stems beside each.
    """

    text: str
    pieces: Ints
    words: Ints
    lower: tuple[str, ...]
    stems: tuple[str, ...]
    amounts: tuple[Amount, ...]
    at: tuple[tuple[int, int], ...]
    around: tuple[frozenset[str], ...]

    @property
    def order(self) -> tuple[int, str]:
        """Give what decides which of two texts stands first: the shorter, so that both orders are one pair."""
        return len(self.pieces), self.text


def cut_text(text: str, tokenizer: Any) -> JudgedText:
    """Cut a statement into pieces and words; `tokenizer` is one of the library tokenizers."""
    found = tokenizer.encode(text, add_special_tokens=False)
    pieces, numbers = found.ids[:MOST], found.word_ids[:MOST]
    spans: list[tuple[int, int]] = []
    for number, (start, end) in zip(numbers, found.offsets, strict=False):
        if number == len(spans):
            spans.append((start, end))
        elif number is not None:
            spans[number] = spans[number][0], end
    lower = tuple(text[start:end].casefold() for start, end in spans)
    stems = tuple(_stem(word) for word in lower)
    amounts, at, around = [], [], []
    closed = class_index()
    for amount in find_amounts(text):
        covered = [
            i for i, (start, end) in enumerate(spans) if start < amount.span.end and amount.span.start < end
        ]
        if covered:
            first, last = covered[0], covered[-1] + 1
            amounts.append(amount)
            at.append((first, last))
            near = (*stems[max(0, first - _AROUND) : first], *stems[last : last + _AROUND])
            around.append(frozenset(s for s in near if len(s) > 1 and s not in closed))
    return JudgedText(
        text, np.array(pieces, dtype=np.int64), np.array([n or 0 for n in numbers], dtype=np.int64),
        lower, stems, tuple(amounts), tuple(at), tuple(around),
    )  # fmt: skip


def _stem(word: str) -> str:
    found = stems_of(word)
    return found[0] if len(found) == 1 else word


def join_pair(one: JudgedText, two: JudgedText) -> tuple[Ints, Ints]:
    """Give the pieces (n,) and features (n, 4) of a pair; both orders of the texts give the same."""
    first, second = sorted((one, two), key=lambda t: t.order)
    pieces = np.concatenate([[CLS], first.pieces, [SEP], second.pieces, [SEP]])
    features = np.zeros((len(pieces), len(N_FEATURES)), dtype=np.int64)
    begin = len(first.pieces) + 2
    features[begin:, 0] = 1
    features[1 : begin - 1, 1:] = _stand(first, second)
    features[begin:-1, 1:] = _stand(second, first)
    return pieces.astype(np.int64), features


def stand_alone(text: JudgedText) -> tuple[Ints, Ints]:
    """Give the pieces (n,) and features (n, 4) of one text by itself."""
    pieces = np.concatenate([[CLS], text.pieces, [SEP]]).astype(np.int64)
    features = np.zeros((len(pieces), len(N_FEATURES)), dtype=np.int64)
    features[:, 1] = MATCHES.index("alone")
    return pieces, features


def _stand(mine: JudgedText, other: JudgedText) -> Ints:
    """Give (n_pieces, 3): how each piece's word stands to the other text, and its amount, if it is of one."""
    words, stems = set(other.lower), set(other.stems)
    table = np.zeros((len(mine.lower) + 1, 3), dtype=np.int64)
    for i, (word, stem) in enumerate(zip(mine.lower, mine.stems, strict=True)):
        if _LETTER.search(word):
            table[i, 0] = 1 if word in words else 2 if stem in stems else 0
    for amount, (first, last), around in zip(mine.amounts, mine.at, mine.around, strict=True):
        table[first:last, 1] = _versus_nearest(amount, around, other)
        table[first:last, 2] = _versus_all(amount, other.amounts)
    return table[mine.words]


def counterpart(amount: Amount, around: frozenset[str], other: JudgedText) -> Amount | None:
    """Give the amount of the other text that most probably answers the same question; None: there is none."""
    found = nearest(amount, other.amounts, [len(around & theirs) for theirs in other.around])
    return None if found is None else other.amounts[found]


def _versus_nearest(amount: Amount, around: frozenset[str], other: JudgedText) -> int:
    found = counterpart(amount, around, other)
    if found is None:
        return 1
    if amount.equals(found):
        kind = 2
    elif amount.meets(found):
        kind = 3
    else:
        kind = 4 if amount.high < found.low else 5
    return kind if amount.noun == found.noun else kind + 4


def _versus_all(amount: Amount, others: Sequence[Amount]) -> int:
    alike = [other for other in others if are_comparable(amount, other)]
    if not alike:
        return 1
    if any(amount.equals(other) for other in alike):
        return 2
    return 3 if any(amount.meets(other) for other in alike) else 4
