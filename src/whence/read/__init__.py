"""Read one document: sentences, attributions, mentions, times and quantities, each with its exact spans."""

from whence.outlets import OutletTable
from whence.read.attributions import find_attributions
from whence.read.sentences import find_sentences
from whence.records import Document, Reading

__all__ = ["READER", "read_document"]

READER = "rules 1"  # name and version of what reads; a case records it


def read_document(document: Document, *, outlets: OutletTable) -> Reading:
    """Give all that can be found in one document; `outlets` should know the outlets of its pile."""
    sentences = tuple(find_sentences(document))
    return Reading(
        document_id=document.id,
        reader=READER,
        sentences=sentences,
        attributions=tuple(find_attributions(document, sentences=sentences, mentions=(), outlets=outlets)),
        mentions=(),
        times=(),
        quantities=(),
    )
