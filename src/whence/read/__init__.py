"""Read one document: sentences, attributions, mentions, times and quantities, each with its exact spans."""

from functools import cache
from typing import TYPE_CHECKING

from whence.outlets import OutletTable
from whence.read.acts import told
from whence.read.attributions import find_attributions, find_drafts, in_order
from whence.read.drafts import set_scene
from whence.read.languages import is_read, name_language, say_limit
from whence.read.mentions import find_mentions
from whence.read.quantities import find_quantities
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.read.times import find_times
from whence.records import Document, Reading
from whence.settings import ReaderName

if TYPE_CHECKING:
    from whence.read.learned import LearnedReader

__all__ = ["READER", "is_read", "name_language", "read_document", "say_limit", "told"]

READER = "rules 1"  # name and version of what reads; a case records it


def read_document(document: Document, *, outlets: OutletTable, reader: ReaderName = "rules") -> Reading:
    """Give all that can be found in one document; `outlets` should know the outlets of its pile.

    A text in another language than English is read by the rules alone, and `Reading.reader` says so. Raises
    WhenceError if `reader` is "learned" and its model, or a library that it needs, is not there or altered.
    """
    learned = _load_learned() if reader == "learned" and is_read(document) else None
    sentences = tuple(find_sentences(document))
    scene = set_scene(document, sentences, find_quotations(document))
    drafts = find_drafts(scene)
    mentions = tuple(find_mentions(document, outlets=outlets))
    if learned is not None:
        from whence.read.learned_drafts import join_drafts, to_drafts
        from whence.read.learned_names import join_names

        found = learned.read(scene, drafts)
        drafts = in_order(join_drafts(document.text, to_drafts(scene, found.attributions), drafts))
        mentions = join_names(document.text, mentions, found.names)
    times = tuple(find_times(document))
    return Reading(
        document_id=document.id,
        reader=_name_reader(document, learned),
        sentences=sentences,
        attributions=tuple(find_attributions(scene, drafts, mentions=mentions, outlets=outlets)),
        mentions=mentions,
        times=times,
        quantities=tuple(find_quantities(document, times=times)),
    )


def _name_reader(document: Document, learned: "LearnedReader | None") -> str:
    """Give name and version of what reads a document; of a text that is not English, its language too."""
    if not is_read(document):
        return f"{READER}, made for English; the text is {document.language!r}"
    return READER if learned is None else f"{learned.name}, {READER}"


@cache  # once for each process that reads
def _load_learned() -> "LearnedReader":
    from whence.read.learned import load_learned

    return load_learned()
