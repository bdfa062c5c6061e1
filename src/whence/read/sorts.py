"""What nouns may stand for each other when a text calls a source again: "doctor" and "medic", "poll" and "survey"."""

from functools import cache

from whence.read.wordlists import read_rows


@cache
def _sets(use: str) -> dict[str, frozenset[str]]:
    """Give for each noun of one use the nouns it may stand for."""
    found: dict[str, set[str]] = {}
    for row in read_rows("source_sorts.tsv"):
        if row[0] == use:
            nouns = set(row[1].split())
            for noun in nouns:
                found.setdefault(noun, set()).update(nouns)
    return {noun: frozenset(nouns) for noun, nouns in found.items()}


def is_alike(use: str, noun: str, other: str) -> bool:
    """Tell whether one noun may stand for the other; `use` is "role", "body" or "document"."""
    return noun == other or other in _sets(use).get(noun, ())


def is_sort(use: str, noun: str) -> bool:
    """Tell whether a noun calls a source again that need not have been called so ("the company")."""
    return noun in _sets(use)


def is_epithet(noun: str) -> bool:
    """Tell whether a noun may call again someone of whom the text gave just the name ("the singer")."""
    return is_sort("epithet", noun)
