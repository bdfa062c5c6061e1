"""Alignments: the text that each two documents of a pile share, exact to the character, and typed.

Words are compared after folding case, diacritics, quotation marks and white space. Which kind of sharing it is,
and so whether it is evidence that one text was taken from the other, is decided in `kinds.py`.
"""

from collections.abc import Collection, Sequence

from whence.conclusions import Alignment, PassageKind
from whence.records import Document, Span, make_id
from whence.settings import Settings
from whence.trace.edges import Text, make_text
from whence.trace.kinds import find_kinds
from whence.trace.matches import gather_matches
from whence.trace.passages import find_runs, find_words, number_words
from whence.trace.regions import Region, find_regions
from whence.trace.spans import spread_matches


def align_documents(
    documents: Sequence[Document], *, settings: Settings, pairs: Collection[tuple[str, str]] | None = None
) -> list[Alignment]:
    """Give the passages that two documents share, one alignment for each contiguous region.

    Sorted by the two documents and the place in the left one; the order of `documents` changes nothing. `pairs`:
    the ids, in order, of those that are to be aligned; None: all.
    """
    pile = sorted({document.id: document for document in documents}.values(), key=lambda d: d.id)
    words = [find_words(document) for document in pile]
    index = number_words(words)
    found: dict[tuple[int, int], list[Region]] = {}
    texts: dict[int, Text] = {}
    minimum = settings.min_passage_words
    places = {document.id: k for k, document in enumerate(pile)}
    among = None if pairs is None else [(places[left], places[right]) for left, right in pairs]
    for left, right, runs in find_runs(
        index, shingle_words=settings.shingle_words, min_words=minimum, among=among
    ):
        for document in (left, right):
            if document not in texts:
                texts[document] = make_text(pile[document], words[document], index.of(document))
        regions = find_regions(texts[left], texts[right], runs=runs, min_words=minimum)
        if regions:
            found[left, right] = regions
    if not found:
        return []
    kinds = find_kinds(pile, words, found, texts=texts)
    listed = [(pair, region) for pair, regions in sorted(found.items()) for region in regions]
    matches = gather_matches(listed, index)
    spans = spread_matches((pile, words, index), matches)
    in_order = (kind for pair in sorted(found) for kind in kinds[pair])
    return [
        _make_alignment((pile[left].id, pile[right].id), (n_words, similarity), kind, matched)
        for ((left, right), _), n_words, similarity, kind, matched in zip(
            listed, matches.n_words.tolist(), matches.similarity.tolist(), in_order, spans, strict=True
        )
    ]


def _make_alignment(
    ids: tuple[str, str], sizes: tuple[int, float], kind: PassageKind, matched: tuple[tuple[Span, Span], ...]
) -> Alignment:
    left, right = Span(matched[0][0].start, matched[-1][0].end), Span(matched[0][1].start, matched[-1][1].end)
    return Alignment(
        id=make_id("alignment", ids[0], left.start, left.end, ids[1], right.start, right.end),
        left_id=ids[0],
        left=left,
        right_id=ids[1],
        right=right,
        kind=kind,
        n_words=sizes[0],
        similarity=round(sizes[1], 4),
        matched=matched,
    )
