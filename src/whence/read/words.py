"""The words of a sentence as the rules see them: offsets, lower case, and what class they are of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from whence.read.quotations import Quotation
from whence.read.wordlists import class_index
from whence.records import Span

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Prof|Rev|St|Sens|Reps|Maj|Adm|Jr|Sr)\."
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|@\w+|\w+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m|S)\b|\w+(?:[-‑.]\w+|[’'](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b)\w+)*"
    r"|''|[^\w\s]"
)
OWNING = frozenset({"’s", "'s", "’", "'"})  # marks after whom something is of
_DASHES = frozenset("–—")
_NONE: frozenset[str] = frozenset()
STOPS = frozenset(".!?…")


class Word(NamedTuple):
    """One word or mark. `is_quoted`: it stands inside a quotation, its marks included."""

    start: int
    end: int
    text: str
    lower: str
    is_quoted: bool
    classes: frozenset[str]  # the closed classes of `data/closed_words.tsv` it belongs to
    is_word: bool  # a word or figure, not a mark

    def is_a(self, name: str) -> bool:
        """Tell whether the word belongs to a closed class."""
        return name in self.classes and not (name == "modal" and self.text == "May")

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[0].isupper()


def words_of(text: str, within: Span, quotations: Sequence[Quotation] = ()) -> list[Word]:
    """Give the words of a range; `quotations` are those that overlap it, in order."""
    return _cut(text, within, quotations) if quotations else list(_plain_words(text, within))


@lru_cache(maxsize=512)  # spans: the readers of one article ask for the same few again and again
def _plain_words(text: str, within: Span) -> tuple[Word, ...]:
    return tuple(_cut(text, within, ()))


def _cut(text: str, within: Span, quotations: Sequence[Quotation]) -> list[Word]:
    found: list[Word] = []
    inside = 0
    classes = class_index()
    for match in _WORD.finditer(text, within.start, within.end):
        start, end = match.span()
        while inside < len(quotations) and quotations[inside].span.end <= start:
            inside += 1
        is_quoted = inside < len(quotations) and quotations[inside].span.start <= start
        word = match[0]
        lower = word.lower()
        is_word = word[0].isalnum() or word[-1].isalnum()
        found.append(Word(start, end, word, lower, is_quoted, classes.get(lower, _NONE), is_word))
    return found


def words_in(text: str, spans: Sequence[Span]) -> list[Word]:
    """Give the words of several ranges, one after another."""
    return [word for span in spans for word in words_of(text, span)]


def is_dash(words: Sequence[Word], at: int) -> bool:
    """Tell whether a dash that cuts a sentence stands here: long, or a hyphen between spaces."""
    word = words[at]
    if word.text in _DASHES:
        return True
    if word.text != "-" or at == 0 or at + 1 >= len(words):
        return False
    return words[at - 1].end < word.start or words[at + 1].text == "-" or words[at - 1].text == "-"


def span_of(words: Sequence[Word], first: int, last: int) -> Span:
    """Give the span of words `first` up to, not including, `last`."""
    return Span(words[first].start, words[last - 1].end)
