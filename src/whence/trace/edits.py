"""Edits: what stands between the matched words of an alignment, on both sides, with the words around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from whence.conclusions import Alignment, DriftKind
from whence.records import Document, Span
from whence.trace.formulas import is_plain_glue
from whence.trace.passages import Words

CONTEXT = 3  # matched words kept on either side of an edit
_MARGIN = 7  # words beyond an alignment that still answer to one another
_MARKED = (("%", "percent"), ("%", "per", "cent"), ("%", "pct"), ("$", "dollars"))
_END = re.compile(r"[.!?](?!\w)|\n\s*\n")
_STOP = re.compile(r"[.!?;:]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit changes, and how many words before and after it belong to the telling of it."""

    kind: DriftKind
    before: int = 0
    beyond: int = 0


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

    def part(self, first: int, last: int) -> "Side":
        """Give some of the words."""
        return Side(self.document, self.words, self.first + first, self.first + last)

    def n_marked(self, other: "Side") -> int:
        """Count the words at the start for which the other side has a mark: "percent" for "%", "dollars" for "$"."""
        text, words, first = other.document.text, other.words, other.first
        if not first:
            return 0
        before = max(0, first - 3)
        marks = {
            "%": text[words.ends[first - 1] : words.ends[first - 1] + 1] == "%",
            "$": "$" in text[max(0, words.starts[before] - 1) : words.ends[first - 1]],
        }
        for mark, *written in _MARKED:
            if marks[mark] and list(self.folded()[: len(written)]) == written:
                return len(written)
        return 0

    def around(self, n_words: int) -> Sequence[str]:
        """Give the words as compared, with so many more on both sides."""
        return self.words.words[max(0, self.first - n_words) : self.last + n_words]

    def is_capital(self, word: int, *, mark: bool = False) -> bool:
        """Tell whether a word is written with a capital; `mark`: whether punctuation stands before it."""
        if not 0 < word < len(self.words.starts):
            return False
        if mark:
            between = self.document.text[self.words.ends[word - 1] : self.words.starts[word]]
            return bool(between.strip(" "))
        return self.document.text[self.words.starts[word]].isupper()

    def text_inside(self) -> str:
        """Give the text from the first of the words to the last; empty where there are none."""
        if not self.n_words:
            return ""
        return self.document.text[self.words.starts[self.first] : self.words.ends[self.last - 1]]

    def is_broken(self) -> bool:
        """Tell whether a sentence ends among the words, or they are a sentence of their own."""
        within, inside = self.text_within(), self.text_inside()
        leading, trailing = within.split(inside, 1) if inside else (within, "")
        return bool(_END.search(inside) or (_END.search(leading) and _END.search(trailing)))

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

    def widen(self, *, before: int, after: int) -> "Edit":
        """Give the edit with up to so many of the matched words around it."""
        first, last = min(before, self.n_before), min(after, self.n_after)
        left, right = (
            Side(side.document, side.words, side.first - first, side.last + last)
            for side in (self.left, self.right)
        )
        return Edit(left, right, self.n_before - first, self.n_after - last)

    def split(self) -> "list[Edit]":
        """Give the edits between the words of content that are the same on both sides after all."""
        left, right = self.left.folded(), self.right.folded()
        ones, twos = _content(left), _content(right)
        steps = Levenshtein.opcodes([left[k] for k in ones], [right[k] for k in twos])
        same = [
            (ones[step.src_start + k], twos[step.dest_start + k])
            for step in steps
            if step.tag == "equal"
            for k in range(step.src_end - step.src_start)
        ]
        places = [
            (self.left.n_marked(self.right), self.right.n_marked(self.left)),
            *((one + 1, two + 1) for one, two in same),
        ]
        ends = [*same, (len(left), len(right))]
        n_near = [self.n_before, *(1 for _ in same), self.n_after]
        return [
            Edit(self.left.part(one, one_end), self.right.part(two, two_end), n_near[k], n_near[k + 1])
            for k, ((one, two), (one_end, two_end)) in enumerate(zip(places, ends, strict=True))
            if (one_end > one or two_end > two) and left[one:one_end] != right[two:two_end]
        ]

    def n_after_kept(self, wide: "Edit") -> int:
        """Count the matched words after the edit that `wide`, made of it, holds."""
        return self.n_after - wide.n_after

    def word_before(self) -> str:
        """Give the matched word before the edit, folded; empty where there is none."""
        first = self.left.first
        return self.left.words.words[first - 1] if first and self.n_before else ""

    def reach(self, n_words: int) -> int:
        """Count the matched words after the edit, up to `n_words`, that no punctuation parts from it."""
        reach = 0
        while reach < min(n_words, self.n_after):
            text, words, last = self.left.document.text, self.left.words, self.left.last + reach
            if (
                last
                and text[words.ends[last - 1] : words.starts[last]].strip(" -\n’'“\"")
                and (reach or self.left.n_words)
            ):
                break
            reach += 1
        return reach


def _content(words: Sequence[str]) -> list[int]:
    return [k for k, word in enumerate(words) if not is_plain_glue(word)]


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


def find_margins(
    alignment: Alignment, left: tuple[Document, Words], right: tuple[Document, Words]
) -> Iterator[Edit]:
    """Yield what stands right before and right after an alignment, as edits, where both texts go on.

    A margin runs to the end of the sentence or paragraph if that is near in both texts; else it is a few words.
    """
    one, two = alignment.matched[0]
    first, second = left[1].within(one), right[1].within(two)
    before = _margins(left, right, (first[0], second[0]), step=-1)
    if before is not None:
        yield Edit(*before, 0, first[1] - first[0])
    one, two = alignment.matched[-1]
    first, second = left[1].within(one), right[1].within(two)
    after = _margins(left, right, (first[1], second[1]), step=1)
    if after is not None:
        yield Edit(*after, first[1] - first[0], 0)


def _margins(
    left: tuple[Document, Words], right: tuple[Document, Words], places: tuple[int, int], *, step: int
) -> tuple[Side, Side] | None:
    """Give the words up to a mark on both sides; None where there are none, or too many to answer to each other."""
    ends = [_walk(side, place, step) for side, place in zip((left, right), places, strict=True)]
    n_words = [abs(end - place) for end, place in zip(ends, places, strict=True)]
    if not any(n_words) or (max(n_words) == _MARGIN and step > 0):
        return None
    if max(n_words) == _MARGIN:
        ends = [max(end, place - CONTEXT) for end, place in zip(ends, places, strict=True)]
    spans = [sorted((end, place)) for end, place in zip(ends, places, strict=True)]
    return Side(*left, *spans[0]), Side(*right, *spans[1])


def _walk(side: tuple[Document, Words], place: int, step: int) -> int:
    """Give the word up to which no sentence or paragraph ends, a few words at most."""
    document, words = side
    at = place
    while abs(at - place) < _MARGIN and at != (0 if step < 0 else len(words.starts)):
        start = words.ends[at - 1] if at else 0
        end = words.starts[at] if at < len(words.starts) else len(document.text)
        if _STOP.search(document.text, start, end):
            break
        at += step
    return at


def find_pairs(alignment: Alignment, left: Words, right: Words) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of each two words that an alignment matches."""
    for one, two in alignment.matched:
        (i, end), (j, _) = left.within(one), right.within(two)
        for k in range(end - i):
            yield (
                Span(left.starts[i + k], left.ends[i + k]),
                Span(right.starts[j + k], right.ends[j + k]),
            )
