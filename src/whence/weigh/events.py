"""Events: what kind of happening a statement is about, read off its words by a table (`data/event-words.tsv`)."""

from collections.abc import Iterable, Mapping
from importlib.resources import files

from whence.trace.words import stems_of


def load_events() -> dict[str, frozenset[str]]:
    """Give the classes of events that each stem belongs to."""
    classes: dict[str, set[str]] = {}
    table = files("whence").joinpath("data/event-words.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            for stem in stems_of(words):
                classes.setdefault(stem, set()).add(name)
    return {stem: frozenset(names) for stem, names in classes.items()}


def events_of(stems: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the classes of events that the stems of a statement speak of; empty when the table knows none."""
    return frozenset(name for stem in stems for name in classes.get(stem, ()))
