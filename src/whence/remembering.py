"""Remembering: what was found of each of many things, found anew only where something that it was found from changed.

A round hands out its mappings watched: which keys are read for each thing is noted. In the next round a thing has what
it had, if it is the same and every value that was read for it is; so that what comes out is what a whole round gives.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
Given = TypeVar("Given")

_ALL = object()  # stands for the keys of a mapping as a whole
_ABSENT = object()
_Read = tuple[str, object]  # a mapping's name, and a key that was asked for


class Remembered(Generic[Given]):
    """What was found of each thing in the last round."""

    def __init__(self) -> None:
        self._base: object = None
        self._parts: Mapping[str, Mapping[Any, Any]] = {}
        self._kept: dict[Hashable, tuple[object, frozenset[_Read], Given]] = {}
        self._seen: dict[Hashable, tuple[object, frozenset[_Read], Given]] = {}
        self.reads: set[_Read] | None = None

    def begin(self, base: object, parts: Mapping[str, Mapping[Any, Any]]) -> None:
        """Begin a round over `parts`, of which `watch` gives each; `base` is whatever else things are found from."""
        known = self._seen if base == self._base else {}
        changed = {
            (name, key)
            for name, part in parts.items()
            for key in _find_changed(self._parts.get(name, {}), part)
        }
        self._kept = {key: kept for key, kept in known.items() if kept[1].isdisjoint(changed)}
        self._base, self._parts, self._seen = base, parts, {}

    def watch(self, name: str) -> Mapping[Any, Any]:
        """Give a mapping of this round; what is read of it is noted."""
        return Watched(name, self._parts[name], self)

    def give(self, key: Hashable, thing: object, find: Callable[[], Given]) -> Given:
        """Give what `find` gives of a thing; `key` is the thing's own, in every round."""
        known = self._kept.get(key)
        if known is None or known[0] != thing:
            self.reads = set()
            try:
                found = find()
                known = thing, frozenset(self.reads), found
            finally:
                self.reads = None
        self._seen[key] = known
        return known[2]


class Watched(Mapping[Key, Value]):
    """A mapping that tells which of its keys are asked for, there or not."""

    def __init__(self, name: str, found: Mapping[Key, Value], told: Remembered[Any]) -> None:
        self._name, self._found, self._told = name, found, told

    def __getitem__(self, key: Key) -> Value:
        """Give the value at `key`."""
        if self._told.reads is not None:
            self._told.reads.add((self._name, key))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a value at `key`."""
        if self._told.reads is not None:
            self._told.reads.add((self._name, key))
        return key in self._found

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys: whatever comes or goes then is a change."""
        if self._told.reads is not None:
            self._told.reads.add((self._name, _ALL))
        return iter(self._found)

    def __len__(self) -> int:
        """Count the keys."""
        if self._told.reads is not None:
            self._told.reads.add((self._name, _ALL))
        return len(self._found)


def _find_changed(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[object]:
    """Yield the keys whose values are not what they were; if keys or their order are others, what stands for all."""
    for key in before.keys() | after.keys():
        if before.get(key, _ABSENT) != after.get(key, _ABSENT):
            yield key
    if list(before) != list(after):
        yield _ALL
