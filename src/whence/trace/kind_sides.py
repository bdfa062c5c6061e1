"""What is known of each of two documents when the kind of a shared passage is judged, and of the passage itself."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress

from whence.records import Document
from whence.trace.edges import Text
from whence.trace.formulas import Stretch
from whence.trace.kind_words import (
    FIGURE,
    GLUE,
    PLAIN,
    REPORT,
    TOPIC,
    VOICE,
    WordClasses,
    both,
    either,
    mark,
    without,
)
from whence.trace.passages import Words
from whence.trace.quotations import mark_quoted
from whence.trace.regions import Region

_CUE_REACH = 25  # words before a word in which a cue makes it reported speech
_STOPS = ".!?。！？؟۔।\n"

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """A document with its words; the marks are bytes, one for each word, 1 where it holds."""

    document: Document
    words: Words
    text: Text
    classes: bytes
    is_upper: bytes  # it begins with a capital
    is_content: bytes  # it is no name, title, cue or glue
    is_figure: bytes
    is_name: bytes  # with a capital, and of content
    is_caption: bytes  # empty where the document has no captions
    is_quoted: bytes
    is_reported: bytes  # a cue stands before it in its sentence: "said there was no crack"
    is_spoken: bytes  # reported, or its sentence speaks as "I" or "we", as news does not by itself
    topics: frozenset[str]  # the words of content that say what the document is about

    @property
    def n_words(self) -> int:
        """Count the words of the article."""
        return len(self.words.words)

    def has_figure(self, span: Range) -> bool:
        """Tell whether there is a number among the words."""
        return self.is_figure.find(1, *span) >= 0

    def has_name(self, span: Range) -> bool:
        """Tell whether a word with a capital is among them that carries content."""
        return self.is_name.find(1, *span) >= 0

    def n_unquoted(self, span: Range) -> int:
        """Count the words outside quotation marks."""
        return self.is_quoted.count(0, *span)

    def is_closed(self, span: Range) -> bool:
        """Tell whether the words begin where a sentence does and end where one ends."""
        text, (first, end) = self.document.text, span
        starts, ends = self.words.starts, self.words.ends
        before = text[ends[first - 1] : starts[first]] if first else "\n"
        after = text[ends[end - 1] : starts[end]] if end < len(starts) else "\n"
        return any(stop in before for stop in _STOPS) and any(stop in after for stop in _STOPS)

    def sentences(self, span: Range) -> Range:
        """Give the words of the whole sentences that a stretch stands in."""
        k = bisect_left(self.text.stops, span[0])
        first = self.text.stops[k - 1] + 1 if k else 0
        return first, min(self.text.next_stop(span[1] - 1) + 1, self.n_words)


@dataclass(frozen=True, slots=True)
class Passage:
    """A region of two documents, with what holds of its equal words, in order."""

    left: Side
    right: Side
    region: Region
    n_words: int
    similarity: float
    stretch: Stretch  # its words, as the left document writes them
    classes: bytes
    is_quoted: bytes  # in both
    is_marked: bytes  # quoted in one at least
    is_heard: bytes  # both give it as said: both quote it, or one does and the other reports or speaks it
    is_told: bytes  # both report it as said, without marks

    @property
    def sides(self) -> tuple[tuple[Side, Range], tuple[Side, Range]]:
        """Give each document with the words of it that the region spans."""
        return (self.left, self.region.left), (self.right, self.region.right)

    @property
    def is_closed(self) -> bool:
        """Tell whether it is whole sentences on both sides."""
        return all(side.is_closed(span) for side, span in self.sides)

    @property
    def likeness(self) -> float:
        """Give the share of equal words in the whole sentences it stands in."""
        around = [side.sentences(span) for side, span in self.sides]
        return 2 * self.n_words / sum(end - first for first, end in around)


def make_side(document: Document, words: Words, text: Text, *, known: WordClasses) -> Side:
    """Give what is known of a document; `known` keeps the classes of the words of a pile."""
    classes = known.of(words.words)
    is_figure = mark(classes, wanted=FIGURE)
    is_upper = bytes(map(str.isupper, map(document.text.__getitem__, words.starts)))
    is_plain = without(mark(classes, wanted=PLAIN), is_upper)
    is_reported = _mark_reported(classes, text)
    captions = [block.kind == "caption" for block in document.blocks]
    return Side(
        document=document,
        words=words,
        text=text,
        classes=classes,
        is_upper=is_upper,
        is_content=either(is_plain, is_figure),
        is_figure=is_figure,
        is_name=without(is_upper, mark(classes, wanted=GLUE)),
        is_caption=bytes([captions[block] for block in words.blocks]) if any(captions) else b"",
        is_quoted=bytes(mark_quoted(document, words)),
        is_reported=is_reported,
        is_spoken=either(is_reported, _mark_voiced(classes, text)),
        topics=frozenset(compress(words.words, mark(classes, wanted=TOPIC))),
    )


def make_passage(left: Side, right: Side, region: Region) -> Passage:
    """Give what holds of the words of a region."""
    lefts = [slice(i, i + length) for i, _, length in region.matches]
    rights = [slice(j, j + length) for _, j, length in region.matches]
    n_words = sum([length for _, _, length in region.matches])
    (first, end), (other, last) = region.left, region.right
    one, two = _join(left.is_quoted, lefts), _join(right.is_quoted, rights)
    quoted = heard = both(one, two) if 1 in one and 1 in two else bytes(n_words)
    if one != two:
        heard = either(heard, both(one, _join(right.is_spoken, rights)))
        heard = either(heard, both(two, _join(left.is_spoken, lefts)))
    told = _join(left.is_reported, lefts)
    return Passage(
        left=left,
        right=right,
        region=region,
        n_words=n_words,
        similarity=2 * n_words / (end - first + last - other),
        stretch=Stretch(
            tuple(left.words.words[lefts[0]])
            if len(lefts) == 1
            else tuple([word for piece in lefts for word in left.words.words[piece]]),
            _join(left.is_upper, lefts),
            _join(left.is_content, lefts),
        ),
        classes=_join(left.classes, lefts),
        is_quoted=quoted,
        is_marked=one if one == two else either(one, two),
        is_heard=heard,
        is_told=both(told, _join(right.is_reported, rights)) if 1 in told else told,
    )


def _join(marks: bytes, pieces: list[slice]) -> bytes:
    return marks[pieces[0]] if len(pieces) == 1 else b"".join([marks[piece] for piece in pieces])


def _mark_reported(classes: bytes, text: Text) -> bytes:
    """Tell for each word whether a cue stands before it in its sentence: "said there was no crack"."""
    marks = bytearray(len(classes))
    cues = mark(classes, wanted=REPORT)
    k = cues.find(1)
    while k >= 0:
        end = min(text.next_stop(k), k + _CUE_REACH, len(marks) - 1) + 1
        marks[k + 1 : end] = b"\1" * (end - k - 1)
        k = cues.find(1, k + 1)
    return bytes(marks)


def _mark_voiced(classes: bytes, text: Text) -> bytes:
    """Tell for each word whether its sentence speaks as "I" or "we"."""
    marks = bytearray(len(classes))
    voices = mark(classes, wanted=VOICE)
    k = voices.find(1)
    while k >= 0:
        n_before = bisect_left(text.stops, k)
        first, end = text.stops[n_before - 1] + 1 if n_before else 0, min(text.next_stop(k) + 1, len(marks))
        marks[first:end] = b"\1" * (end - first)
        k = voices.find(1, end)
    return bytes(marks)
