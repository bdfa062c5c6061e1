"""Edits: what stands between the matched words of an alignment, on both sides, with the words around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.conclusions import Alignment
from whence.records import Document, Span
from whence.trace.passages import Words

CONTEXT = 3  # matched words kept on either side of an edit


@dataclass(frozen=True, slots=True)
class Side:
    """One document's part in an edit: words `first` up to `last`, not included, of its `words`."""

    document: Document
    words: Words
    first: int
    last: int

    def folded(self, *, beyond: int = 0) -> Sequence[str]:
        """Give the words as compared, with `beyond` more after them."""
        return self.words.words[self.first : self.last + beyond]

    def written(self, *, beyond: int = 0) -> list[str]:
        """Give the words as written, with `beyond` more after them."""
        text, words = self.document.text, self.words
        end = min(self.last + beyond, len(words.starts))
        return [text[words.starts[k] : words.ends[k]] for k in range(self.first, end)]

    def span(self, *, before: int = 0, beyond: int = 0) -> Span:
        """Give the span of the words and of some more around them; empty only where there are none."""
        first, last = max(0, self.first - before), min(len(self.words.starts), self.last + beyond)
        if first >= last:
            place = self.words.ends[first - 1] if first else 0
            return Span(place, place)
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def text_within(self) -> str:
        """Give the text of the words, with what stands between them and the words around."""
        start = self.words.ends[self.first - 1] if self.first else 0
        end = self.words.starts[self.last] if self.last < len(self.words.starts) else len(self.document.text)
        return self.document.text[start:end]

    @property
    def n_words(self) -> int:
        """Count the words."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the left text that stand where others, or none, stand in the right one.

    `n_before` and `n_after` count the matched words next to it.
    """

    left: Side
    right: Side
    n_before: int
    n_after: int


def find_edits(
    alignment: Alignment, left: tuple[Document, Words], right: tuple[Document, Words]
) -> Iterator[Edit]:
    """Yield the edits of an alignment in text order; those that differ in punctuation alone are none."""
    runs = [(left[1].within(one), right[1].within(two)) for one, two in alignment.matched]
    for k in range(len(runs) - 1):
        (one_start, one_end), (_, two_end) = runs[k]
        (next_one, next_one_end), (next_two, _) = runs[k + 1]
        if next_one > one_end or next_two > two_end:
            yield Edit(
                Side(*left, one_end, next_one),
                Side(*right, two_end, next_two),
                one_end - one_start,
                next_one_end - next_one,
            )


def find_opening(
    alignment: Alignment, left: tuple[Document, Words], right: tuple[Document, Words]
) -> Edit | None:
    """Give the few words before an alignment, up to a mark, as an edit; None where there are none."""
    one, one_end = left[1].within(alignment.matched[0][0])
    two, _ = right[1].within(alignment.matched[0][1])
    before = Side(*left, _back(left, one), one), Side(*right, _back(right, two), two)
    if not any(side.n_words for side in before):
        return None
    return Edit(before[0], before[1], 0, one_end - one)


def _back(side: tuple[Document, Words], word: int) -> int:
    document, words = side
    first = word
    while (
        first
        and word - first < CONTEXT
        and not document.text[words.ends[first - 1] : words.starts[first]].strip(" ")
    ):
        first -= 1
    return first


def find_pairs(alignment: Alignment, left: Words, right: Words) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of each two words that an alignment matches."""
    for one, two in alignment.matched:
        (i, end), (j, _) = left.within(one), right.within(two)
        for k in range(end - i):
            yield (
                Span(left.starts[i + k], left.ends[i + k]),
                Span(right.starts[j + k], right.ends[j + k]),
            )
