"""Drift: what changed between two texts of which one was taken from the other, told as a pair of spans.

Compared are the words between the matched runs of every alignment, and for what is quoted in both also the words
that say who spoke. Boilerplate and stock phrases are left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Alignment, Drift, DriftKind
from whence.records import Document, Reading, Span, make_id
from whence.trace.changes import Change, find_bound, find_changes
from whence.trace.edits import Edit, find_edits, find_opening, find_pairs
from whence.trace.passages import Words, find_words, fold
from whence.trace.quotations import mark_quoted
from whence.trace.renamings import find_renaming
from whence.trace.speakers import find_descriptions

_SILENT = frozenset({"boilerplate", "stock phrase"})
_CLOSE = 0.6  # share of equal words from which the words between are versions of one another
_REPRINT = 0.95  # share of equal words from which two reprints are one text
_TITLES: Mapping[DriftKind, str] = {
    "number": "a number differs", "place": "a place differs", "hedge": "how certain it is differs",
    "source count": "the number of sources differs", "speaker": "the speaker is described otherwise",
    "date": "a date differs", "stance": "what the source does differs", "name": "a name differs",
    "added": "words were added", "cut": "words were cut",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    document: Document
    words: Words
    is_quoted: Sequence[bool]


def find_drifts(
    alignments: Sequence[Alignment],
    *,
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    is_before: Callable[[str, str], bool | None],
) -> list[Drift]:
    """Give the changes between aligned texts that alter what is said, in the order of the alignments.

    `is_before` tells whether the first of two documents is the earlier; None: it is not known. The left side of
    a drift is the earlier text where that is known.
    """
    texts: dict[str, _Text] = {}
    found: dict[str, Drift] = {}
    for alignment in alignments:
        if alignment.kind in _SILENT or alignment.similarity < _CLOSE:
            continue
        for document_id in (alignment.left_id, alignment.right_id):
            if document_id not in texts:
                words = find_words(documents[document_id])
                marks = mark_quoted(documents[document_id], words)
                texts[document_id] = _Text(documents[document_id], words, marks)
        order = is_before(alignment.left_id, alignment.right_id)
        for kind, left, right in _find(alignment, texts, readings):
            drift = _make_drift(kind, (alignment, left, right), order=order, documents=documents)
            found.setdefault(drift.id, drift)
    return _once_for_reprints(found.values(), alignments, documents=documents, is_before=is_before)


def _once_for_reprints(
    drifts: Iterable[Drift],
    alignments: Sequence[Alignment],
    *,
    documents: Mapping[str, Document],
    is_before: Callable[[str, str], bool | None],
) -> list[Drift]:
    """Give the drifts; what a text and its reprints share is told of one of them, the earliest where that is known."""
    copies = {
        frozenset((a.left_id, a.right_id))
        for a in alignments
        if a.kind == "reprint" and a.similarity >= _REPRINT
    }
    earlier = {
        document_id: sum(
            bool(is_before(other, document_id)) for pair in copies if document_id in pair for other in pair
        )
        for document_id in {document_id for pair in copies for document_id in pair}
    }

    def rank(item: tuple[int, Drift]) -> tuple[int, bool, list[str], int]:
        number, drift = item
        sides = (drift.left_id, drift.right_id)
        paths = sorted(documents[d].path for d in sides)
        return sum(earlier.get(d, 0) for d in sides), not drift.is_ordered, paths, number

    ranked = sorted(enumerate(drifts), key=rank)
    places: dict[tuple[object, ...], list[str]] = {}
    chosen = []
    for number, drift in ranked:
        sides = (drift.left_id, drift.left), (drift.right_id, drift.right)
        is_told = False
        for (one_id, one), (two_id, two) in (sides, sides[::-1]):
            key = (drift.kind, one_id, one, fold(two.of(documents[two_id].text)))
            is_told |= any(frozenset((two_id, other)) in copies for other in places.get(key, ()))
            places.setdefault(key, []).append(two_id)
        if not is_told:
            chosen.append((number, drift))
    return [drift for _, drift in sorted(chosen, key=lambda item: item[0])]


def _find(
    alignment: Alignment, texts: Mapping[str, _Text], readings: Mapping[str, Reading]
) -> Iterator[tuple[DriftKind, Span, Span]]:
    left, right = texts[alignment.left_id], texts[alignment.right_id]
    pairs = list(find_pairs(alignment, left.words, right.words))
    described = list(
        find_descriptions(alignment, pairs, readings=readings, texts=(left.document.text, right.document.text))
    )
    for edit in find_edits(alignment, (left.document, left.words), (right.document, right.words)):
        spans = edit.left.span(), edit.right.span()
        if any(d.left.overlaps(spans[0]) or d.right.overlaps(spans[1]) for d in described):
            continue
        for change in _find_in_edit(edit, (left, right), readings):
            yield (
                change.kind,
                edit.left.span(before=change.before, beyond=change.beyond),
                edit.right.span(before=change.before, beyond=change.beyond),
            )
    opening = find_opening(alignment, (left.document, left.words), (right.document, right.words))
    bound = find_bound(opening) if opening is not None else None
    if opening is not None and bound is not None:
        yield bound.kind, opening.left.span(beyond=bound.beyond), opening.right.span(beyond=bound.beyond)
    for description in described:
        yield description.kind, description.left, description.right


def _find_in_edit(edit: Edit, texts: tuple[_Text, _Text], readings: Mapping[str, Reading]) -> list[Change]:
    """Give what one edit changes; an attribution put into a quotation changes nothing that is quoted."""
    sides = (edit.left, texts[0]), (edit.right, texts[1])
    quoted = [text.is_quoted[k] for side, text in sides for k in range(side.first, side.last)]
    around = [
        side.first > 0
        and side.last < len(text.is_quoted)
        and text.is_quoted[side.first - 1]
        and text.is_quoted[side.last]
        for side, text in sides
    ]
    if all(around) and not all(quoted):
        return []
    pair = tuple(readings[text.document.id] for text in texts)
    sources = tuple(
        [span for a in reading.attributions for span in (*a.source, *([a.channel.span] if a.channel else []))]
        for reading in pair
    )
    changes = list(find_changes(edit, is_quoted=all(quoted)))
    if not any(change.kind in ("date", "number") for change in changes):
        renaming = find_renaming(
            edit, mentions=(pair[0].mentions, pair[1].mentions), sources=(sources[0], sources[1])
        )
        if renaming is not None:
            changes = [renaming, *(c for c in changes if c.kind not in ("added", "cut"))]
    return changes


def _make_drift(
    kind: DriftKind,
    place: tuple[Alignment, Span, Span],
    *,
    order: bool | None,
    documents: Mapping[str, Document],
) -> Drift:
    alignment, left, right = place
    sides = [(alignment.left_id, left), (alignment.right_id, right)]
    if order is False or (order is None and kind == "added"):
        sides.reverse()  # where the order is not known, what only one text has counts as cut
        kind = {"added": "cut", "cut": "added"}.get(kind, kind)  # type: ignore[assignment]
    (one_id, one), (two_id, two) = sides
    return Drift(
        id=make_id("drift", kind, one_id, one.start, one.end, two_id, two.start, two.end),
        kind=kind,
        left_id=one_id,
        left=one,
        right_id=two_id,
        right=two,
        words=_tell(kind, (documents[one_id], one), (documents[two_id], two), is_ordered=order is not None),
        is_ordered=order is not None,
    )


def _tell(
    kind: DriftKind, left: tuple[Document, Span], right: tuple[Document, Span], *, is_ordered: bool
) -> str:
    """Say in a sentence what both texts have."""
    one, two = (f"“{' '.join(span.of(document.text).split())}”" for document, span in (left, right))
    name, other = (document.outlet_name or _file(document) for document, _ in (left, right))
    if name == other:
        name, other = _file(left[0]), _file(right[0])
    title = _TITLES[kind][0].upper() + _TITLES[kind][1:]
    if is_ordered:
        return f"{title}: {one} in {name} is {two} in {other}, which is later."
    return f"{title}: {one} in {name}, {two} in {other}; which came first is not known."


def _file(document: Document) -> str:
    return document.path.replace("\\", "/").rsplit("/", 1)[-1]
