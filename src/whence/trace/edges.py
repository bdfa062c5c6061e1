"""The edges of a region: words of the next sentence that are the same by chance do not belong to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whence.records import Document
from whence.trace.passages import Words

_STRAY = 3  # words in another paragraph, beyond an edit, that are taken for chance
_OPENING = 2  # words of another sentence, next to the region's last or first one, that are
_STOPS = frozenset(".!?")
_FULL_STOPS = frozenset("。！？؟۔।")  # end a sentence without a space after them

Match = tuple[int, int, int]  # first word on the left, on the right, and how many are the same


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a document as numbers, the block that each stands in, and those that end a sentence.

    `firsts` and `lasts` are the words with which a block begins and ends.
    """

    numbers: Sequence[int]
    blocks: Sequence[int]
    stops: Sequence[int]
    firsts: frozenset[int]
    lasts: frozenset[int]

    def next_stop(self, word: int) -> int:
        """Give the first word from `word` on that ends a sentence."""
        k = bisect_left(self.stops, word)
        return self.stops[k] if k < len(self.stops) else len(self.blocks)


def make_text(document: Document, words: Words, numbers: Sequence[int]) -> Text:
    """Give a document's words, of which `numbers` are those of the pile, with the ends of its sentences."""
    blocks = words.blocks
    changes = [k for k in range(1, len(blocks)) if blocks[k] != blocks[k - 1]]
    firsts, lasts = frozenset([0, *changes]), frozenset([*[k - 1 for k in changes], len(blocks) - 1])
    return Text(tuple(numbers), blocks, tuple(find_stops(document, words)), firsts, lasts)


def find_stops(document: Document, words: Words) -> list[int]:
    """Give the words after which a sentence ends, by its mark or with its block."""
    text, starts, ends, blocks = document.text, words.starts, words.ends, words.blocks
    last = len(starts) - 1
    return [
        k
        for k in range(last + 1)
        if k == last
        or blocks[k] != blocks[k + 1]
        or (starts[k + 1] - ends[k] > 1 and not _STOPS.isdisjoint(text[ends[k] : starts[k + 1]]))
        or (starts[k + 1] > ends[k] and not _FULL_STOPS.isdisjoint(text[ends[k] : starts[k + 1]]))
    ]


def trim(matches: Sequence[Match], texts: tuple[Text, Text]) -> list[Match]:
    """Give the matches without the stray words at both ends."""
    kept = list(matches)
    while len(kept) > 1 and _is_stray(kept[0], (kept[0], kept[1]), texts):
        del kept[0]
    while len(kept) > 1 and _is_stray(kept[-1], (kept[-2], kept[-1]), texts):
        del kept[-1]
    i, j, length = kept[0]
    n_head = 1 + texts[0].next_stop(i) - i
    if n_head <= _OPENING and n_head == 1 + texts[1].next_stop(j) - j and n_head < length:
        kept[0] = (i + n_head, j + n_head, length - n_head)
    i, j, length = kept[-1]
    for n_tail in range(1, min(_OPENING + 1, length)):
        end = length - n_tail - 1
        if texts[0].next_stop(i + end) == i + end and texts[1].next_stop(j + end) == j + end:
            if texts[0].next_stop(i + end + 1) >= i + length:  # a sentence of two words is no stray
                kept[-1] = (i, j, end + 1)
            break
    return kept


def _is_stray(stray: Match, following: tuple[Match, Match], texts: tuple[Text, Text]) -> bool:
    """Tell whether a few words lie in another paragraph than the match they stand next to."""
    before, after = following
    return stray[2] <= _STRAY and any(
        text.blocks[before[side] + before[2] - 1] != text.blocks[after[side]] for side, text in enumerate(texts)
    )
