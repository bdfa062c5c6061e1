"""The word lists of the read stage, loaded once: closed classes, verbs, abbreviations."""

from functools import cache

from whence.wordtables import read_classes, read_rows

__all__ = ["class_index", "plain_verbs", "read_lines", "read_rows", "word_class"]


def read_lines(name: str) -> list[str]:
    """Give the lines of a word list under `whence/data`, without comments and blank lines."""
    return ["\t".join(row) for row in read_rows(name)]


def word_class(name: str) -> frozenset[str]:
    """Give the words of a closed class ("be", "preposition"), in lower case."""
    return read_classes("closed_words.tsv", between=None)[name]


@cache
def class_index() -> dict[str, frozenset[str]]:
    """Give, for each word of a closed class, the classes it belongs to."""
    found: dict[str, set[str]] = {}
    for name, words in read_classes("closed_words.tsv", between=None).items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def plain_verbs() -> frozenset[str]:
    """Give the finite forms of frequent verbs that are no cues."""
    return frozenset(word for line in read_lines("verbs.txt") for word in line.split())
