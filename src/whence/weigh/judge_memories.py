"""Memories: what the pair model made of texts and pairs, kept for when they come again.

One pile is looked at by slots, then by claims, and again for each day it is shown as of. What is said of a text or a
pair depends on nothing else, so what is kept changes no result, only the time to it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Any)  # sortable
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Keeps what was made of keys; when it holds more than `most` it begins anew."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[K, V] = {}

    def recall(self, keys: Iterable[K], make: Callable[[Sequence[K]], Iterable[V]]) -> Mapping[K, V]:
        """Give what belongs to each key; `make` gives it, in order, for those that are not kept, which come sorted."""
        wanted = sorted(set(keys))
        kept = self._kept  # another thread may begin anew meanwhile
        found = {key: kept[key] for key in wanted if key in kept}
        absent = [key for key in wanted if key not in found]
        if absent:
            made = dict(zip(absent, make(absent), strict=True))
            if len(kept) + len(made) > self._most:
                self._kept = made
            else:
                kept.update(made)
            found |= made
        return found
