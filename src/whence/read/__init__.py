"""Read one document: sentences, attributions, mentions, times and quantities, each with its exact spans."""

from whence.outlets import OutletTable
from whence.read.attributions import find_attributions
from whence.read.mentions import find_mentions
from whence.read.quantities import find_quantities
from whence.read.sentences import find_sentences
from whence.read.times import find_times
from whence.records import Document, Reading

__all__ = ["READER", "read_document"]

READER = "rules 1"  # name and version of what reads; a case records it


def read_document(document: Document, *, outlets: OutletTable) -> Reading:
    """Give all that can be found in one document; `outlets` should know the outlets of its pile."""
    sentences = tuple(find_sentences(document))
    mentions = tuple(find_mentions(document, outlets=outlets))
    return Reading(
        document_id=document.id,
        reader=READER,
        sentences=sentences,
        attributions=tuple(
            find_attributions(document, sentences=sentences, mentions=mentions, outlets=outlets)
        ),
        mentions=mentions,
        times=tuple(find_times(document)),
        quantities=tuple(find_quantities(document)),
    )
