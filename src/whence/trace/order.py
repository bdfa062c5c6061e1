"""Order: which of two documents came first, where it can be known. A credit beats the clock."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from whence.records import Document
from whence.trace.accounts import written
from whence.trace.histories import Versions


class Order:
    """What is known of the order of documents: who credits whom, then the dates they state.

    `versions` of one article rest on the one before, and which came first is told by what orders them alone.
    """

    def __init__(self, documents: Mapping[str, Document], versions: Iterable[Versions] = ()) -> None:
        self.versions = tuple(versions)
        self._documents = documents
        self._earlier: dict[str, set[str]] = {}
        self._versions = {key: one for one in self.versions for key in one.document_ids}
        for one in self.versions:
            for earlier, later in pairwise(one.document_ids):
                self.add(later, earlier)

    def is_before(self, one: str, two: str) -> bool | None:
        """Tell whether `one` came first; None when neither credit nor date can tell."""
        versions = self._versions.get(one)
        if versions is not None and versions is self._versions.get(two):
            return versions.is_before(one, two)
        if self.rests_on(two, one):
            return True
        if self.rests_on(one, two):
            return False
        return written(self._documents[one]).before(written(self._documents[two]))

    def rests_on(self, later: str, earlier: str) -> bool:
        """Tell whether a path of credits leads from `later` back to `earlier`."""
        seen, ahead = {later}, [later]
        while ahead:
            for found in self._earlier.get(ahead.pop(), ()):
                if found == earlier:
                    return True
                if found not in seen:
                    seen.add(found)
                    ahead.append(found)
        return False

    def add(self, later: str, earlier: str) -> bool:
        """Note that `later` credits `earlier`; False, and nothing noted, when that would close a circle."""
        if later == earlier or self.rests_on(earlier, later):
            return False
        self._earlier.setdefault(later, set()).add(earlier)
        return True
