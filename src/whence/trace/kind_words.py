"""What the words of a document may be, one byte for each word, so that a stretch is counted without a loop."""

import re
from collections.abc import Sequence
from functools import cache

from whence.read.wordlists import word_class
from whence.trace.formulas import CUES, REPORTING, is_plain_glue, is_role
from whence.wordtables import read_classes

FIGURE, CELL, GLUE, REPORT, VOICE, PLAIN, TOPIC = (1 << k for k in range(7))
"""Classes: a number; a number or a label of a table; no content; a cue of speech; "I" or "we"; not a name or a title
if it is written small; of content, and of some length."""

_VOICE = frozenset(
    {"i", "i'm", "i've", "i'd", "i'll", "me", "my", "we", "we're", "we've", "we'll", "us", "our"}
)
_DIGIT = re.compile(r"\d")


class WordClasses(dict[str, int]):
    """The classes of the words of a pile, found as the words come."""

    def __missing__(self, word: str) -> int:
        """Find the classes of a word that is new."""
        self[word] = found = _classes_of(word)
        return found

    def of(self, words: Sequence[str]) -> bytes:
        """Give the classes of each folded word."""
        return bytes(map(self.__getitem__, words))


def mark(classes: bytes, *, wanted: int, unless: int = 0) -> bytes:
    """Tell, as 1 and 0, which words are of a class, unless they are of another as well."""
    return classes.translate(_table(wanted, unless))


def both(one: bytes, other: bytes) -> bytes:
    """Tell which words are marked in both."""
    return (int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one))


def either(one: bytes, other: bytes) -> bytes:
    """Tell which words are marked in one of two."""
    return (int.from_bytes(one) | int.from_bytes(other)).to_bytes(len(one))


def without(one: bytes, other: bytes) -> bytes:
    """Tell which words are marked in the first and not in the other."""
    return (int.from_bytes(one) & ~int.from_bytes(other)).to_bytes(len(one))


@cache
def _table(wanted: int, unless: int) -> bytes:
    return bytes(bool(code & wanted and not code & unless) for code in range(256))


def _classes_of(word: str) -> int:
    is_figure = _DIGIT.search(word) is not None or word in word_class("number")
    is_cell = is_figure or word in read_classes("form_words.tsv", between=None)["label"]
    is_glue = is_plain_glue(word)
    is_plain = not is_glue and len(word) > 1 and word not in CUES and not is_role(word)
    held = (
        (FIGURE, is_figure),
        (CELL, is_cell),
        (GLUE, is_glue),
        (REPORT, word in REPORTING),
        (VOICE, word in _VOICE),
        (PLAIN, is_plain),
        (TOPIC, len(word) > 3 and not is_glue),
    )
    return sum(code for code, holds in held if holds)
