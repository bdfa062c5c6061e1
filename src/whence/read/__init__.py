"""Read one document: sentences, attributions, mentions, times and quantities, each with its exact spans."""

from functools import cache
from typing import TYPE_CHECKING

from whence.outlets import OutletTable
from whence.read.attributions import find_attributions
from whence.read.mentions import find_mentions
from whence.read.quantities import find_quantities
from whence.read.sentences import find_sentences
from whence.read.times import find_times
from whence.records import Document, Reading
from whence.settings import ReaderName

if TYPE_CHECKING:
    from whence.read.learned import LearnedReader

__all__ = ["READER", "read_document"]

READER = "rules 1"  # name and version of what reads; a case records it


def read_document(document: Document, *, outlets: OutletTable, reader: ReaderName = "rules") -> Reading:
    """Give all that can be found in one document; `outlets` should know the outlets of its pile.

    Raises WhenceError if `reader` is "learned" and its model, or a library that it needs, is not there or altered.
    """
    learned = _load_learned() if reader == "learned" else None
    sentences = tuple(find_sentences(document))
    mentions = tuple(find_mentions(document, outlets=outlets))
    times = tuple(find_times(document))
    return Reading(
        document_id=document.id,
        reader=READER if learned is None else f"{learned.name}, {READER}",
        sentences=sentences,
        attributions=tuple(
            find_attributions(
                document, sentences=sentences, mentions=mentions, outlets=outlets, learned=learned
            )
        ),
        mentions=mentions,
        times=times,
        quantities=tuple(find_quantities(document, times=times)),
    )


@cache  # once for each process that reads
def _load_learned() -> "LearnedReader":
    from whence.read.learned import load_learned

    return load_learned()
