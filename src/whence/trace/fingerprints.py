"""Fingerprints: the few hashed word n-grams by which very many texts are compared, chosen by winnowing.

Of each `window` n-grams in a row the one with the least hash is kept (Schleimer, Wilkerson and Aiken 2003), so that
any run of `shingle_words + window - 1` words that two texts share has a fingerprint that both keep, wherever it
stands; about two in `window + 1` n-grams are kept. Words are those of `passages.py`, folded alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from whence.trace.passages import fold, split_words

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Tokens = NDArray[np.uint16]

_KNOWN = 500_000  # words whose hash is kept; news in one language holds fewer that come again
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NEVER = np.uint64(0xFFFFFFFFFFFFFFFF)


class _Memory(dict[str, int]):
    """Maps a word to 64 bits that depend on it alone, in any process."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN:
            self.clear()
        value = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
        self[word] = value
        return value


_MEMORY = _Memory()


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Fingerprints of some texts: `hashes[i]` is that of the n-gram at word `places[i]` of text `owners[i]`.

    `tokens` holds 16 bits for each word of the texts, one text after the other; text k has `lengths[k]` words.
    """

    hashes: Integers
    owners: Integers
    places: Integers
    tokens: Tokens
    lengths: Integers


def fingerprint(texts: Sequence[str], *, shingle_words: int, window: int) -> Fingerprints:
    """Give the fingerprints of `texts`, in the order of texts and places."""
    words = [hash_words(split_words(fold(text))) for text in texts]
    lengths = np.array([len(one) for one in words], dtype=np.int64)
    numbers = np.concatenate(words) if words else np.empty(0, dtype=np.uint64)
    hashes, is_whole, owners = _hash_shingles(numbers, lengths, shingle_words)
    kept = np.flatnonzero(is_whole & _winnow(hashes, is_whole, owners, window))
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    return Fingerprints(
        hashes=hashes[kept].view(np.int64),
        owners=owners[kept],
        places=kept - offsets[owners[kept]],
        tokens=(numbers >> np.uint64(48)).astype(np.uint16),
        lengths=lengths,
    )


def hash_words(words: Iterable[str]) -> Hashes:
    """Give 64 bits for each word, equal words alike, the same on every machine."""
    return np.fromiter(map(_MEMORY.__getitem__, words), dtype=np.uint64)


def _hash_shingles(
    numbers: Hashes, lengths: Integers, shingle_words: int
) -> tuple[Hashes, NDArray[np.bool_], Integers]:
    """Give a hash for the n-gram at every word, whether it lies within one text, and which text that is."""
    owners = np.repeat(np.arange(len(lengths)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(numbers))  # words to the end of the text
    hashes = np.zeros(len(numbers), dtype=np.uint64)
    for k in range(shingle_words):
        moved = np.zeros(len(numbers), dtype=np.uint64)
        moved[: max(0, len(numbers) - k)] = numbers[k:]
        hashes = (hashes * _FACTOR) ^ moved
    hashes = (hashes ^ (hashes >> np.uint64(31))) * _FACTOR  # what is chosen must not depend on the last word
    return hashes ^ (hashes >> np.uint64(29)), left >= shingle_words, owners


def _winnow(hashes: Hashes, is_whole: NDArray[np.bool_], owners: Integers, window: int) -> NDArray[np.bool_]:
    """Tell which n-grams are the least of a window of n-grams of their text; a text too short for one keeps all."""
    size = len(hashes)
    n_whole = np.bincount(owners[is_whole], minlength=int(owners[-1]) + 1 if size else 0)
    kept = n_whole[owners] < window if size else np.zeros(0, dtype=bool)
    if size < window:
        return kept
    masked = np.where(is_whole, hashes, _NEVER)
    n_windows = size - window + 1
    least = masked[:n_windows].copy()
    for k in range(1, window):
        np.minimum(least, masked[k : k + n_windows], out=least)
    inside = is_whole[window - 1 :] & (owners[:n_windows] == owners[window - 1 :])
    for k in range(window):
        kept[k : k + n_windows] |= inside & (masked[k : k + n_windows] == least)
    return kept
