"""The word lists of the read stage, loaded once: closed classes, verbs, abbreviations."""

from functools import cache

from whence.wordtables import read_rows

__all__ = ["plain_verbs", "read_lines", "read_rows", "word_class"]


def read_lines(name: str) -> list[str]:
    """Give the lines of a word list under `whence/data`, without comments and blank lines."""
    return ["\t".join(row) for row in read_rows(name)]


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of a closed class ("be", "preposition"), in lower case."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in read_rows("closed_words.tsv")}


@cache
def plain_verbs() -> frozenset[str]:
    """Give the finite forms of frequent verbs that are no cues."""
    return frozenset(word for line in read_lines("verbs.txt") for word in line.split())
