"""Events: what kind of happening a statement is about, read off its words by a table (`data/event-words.tsv`)."""

from collections.abc import Iterable, Mapping

from whence.trace.words import stems_of
from whence.wordtables import read_rows


def load_events() -> dict[str, frozenset[str]]:
    """Give the classes of events that each stem belongs to."""
    classes: dict[str, set[str]] = {}
    for name, words in read_rows("event-words.tsv"):
        for stem in stems_of(words):
            classes.setdefault(stem, set()).add(name)
    return {stem: frozenset(names) for stem, names in classes.items()}


def events_of(stems: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the classes of events that the stems of a statement speak of; empty when the table knows none."""
    return frozenset(name for stem in stems for name in classes.get(stem, ()))
