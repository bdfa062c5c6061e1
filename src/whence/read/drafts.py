"""What a rule finds: the spans of one attribution, before stance, channel and speaker are read off them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.quotations import Quotation
from whence.read.words import Word, words_of
from whence.records import Document, Sentence, Span

_PLACES = r"(?:, [A-Z][\w. ]{1,20}){0,2}"
_AGENCY = r" ?\([^()\n]{2,30}\)"
_BREAK = r" ?(?:--|[:–—]|(?<= )-)\s"
_DATELINE = re.compile(
    rf"(?:[•·*▪–—-]\s+)?(?:[A-Z][A-Z .’'-]{{2,30}}{_PLACES}(?:,? \d{{1,2}} [A-Z][a-z]{{2,8}})?(?:{_AGENCY})?"
    rf"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}}{_PLACES}{_AGENCY}){_BREAK}"
    r"|[•·*▪]\s+"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The spans of one attribution. `sentence` is the index of the sentence its cue stands in."""

    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    hearer: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences of a document, their words, and its quotations: what every rule looks at."""

    document: Document
    sentences: Sequence[Sentence]
    words: Sequence[list[Word]]
    quotations: Sequence[Quotation]

    def quotations_in(self, within: Span) -> Sequence[Quotation]:
        """Give the quotations that overlap a range."""
        return _overlapping(self.quotations, within)

    def quotation_at(self, position: int) -> int | None:
        """Give the index of the quotation that holds a character; None outside quotations."""
        at = _first_after(self.quotations, position)
        holds = at < len(self.quotations) and self.quotations[at].span.start <= position
        return at if holds else None


def _overlapping(quotations: Sequence[Quotation], within: Span) -> Sequence[Quotation]:
    first = last = _first_after(quotations, within.start)
    while last < len(quotations) and quotations[last].span.start < within.end:
        last += 1
    return quotations[first:last]


def _first_after(quotations: Sequence[Quotation], position: int) -> int:
    return bisect_right(quotations, position, key=lambda quotation: quotation.span.end)


def _after_dateline(document: Document, sentence: Sentence) -> int:
    """Give where a sentence begins once a dateline before it ("PORT ELM (Agency) -") is left out."""
    start = sentence.span.start
    if document.dateline is not None and sentence.span.covers(document.dateline.span):
        start = document.dateline.span.end
    elif start == document.blocks[sentence.block].span.start:
        written = _DATELINE.match(document.text, start, sentence.span.end)
        start = written.end() if written else start
    while start < sentence.span.end and document.text[start] in " -–—:\xa0":
        start += 1
    return start if start < sentence.span.end else sentence.span.start


def set_scene(document: Document, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Scene:
    """Cut every sentence into words, knowing which stand inside a quotation."""
    words: list[list[Word]] = []
    for sentence in sentences:
        span = Span(_after_dateline(document, sentence), sentence.span.end)
        words.append(words_of(document.text, span, _overlapping(quotations, sentence.span)))
    return Scene(document, sentences, words, quotations)
