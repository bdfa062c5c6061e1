"""Drift: what changed between two texts of which one was taken from the other, told as a pair of spans.

Compared are the words between the matched runs of every alignment, and for what is quoted in both also the words
that say who spoke. Boilerplate, stock phrases and chance are left out.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from whence.conclusions import Alignment, Drift, DriftKind
from whence.recall import recalled
from whence.records import Document, Reading, Span, make_id
from whence.trace.changes import find_changes
from whence.trace.driftwords import normalise
from whence.trace.edits import Change, Edit, find_edits, find_margins, find_pairs
from whence.trace.passages import Words, find_words, fold
from whence.trace.quotations import mark_quoted
from whence.trace.renamings import find_renaming, is_same_source
from whence.trace.speakers import Description, find_descriptions

_SILENT = frozenset({"boilerplate", "stock phrase", "incidental"})
_CLOSE = 0.6  # share of equal words from which the words between are versions of one another
_REPRINT = 0.95  # share of equal words from which two reprints are one text
_TITLES: Mapping[DriftKind, str] = {
    "number": "a number differs", "unit": "a unit differs",
    "description": "how someone is described differs", "place": "a place differs",
    "hedge": "how certain it is differs",
    "source count": "the number of sources differs", "speaker": "the speaker is described otherwise",
    "date": "a date differs", "stance": "what is affirmed or denied differs", "name": "a name differs",
    "added": "words were added", "cut": "words were cut",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    document: Document
    words: Words
    is_quoted: Sequence[bool]
    sources: Sequence[Span]  # the words that say who spoke, and to whom


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
    close = tuple(a for a in alignments if a.kind not in _SILENT and a.similarity >= _CLOSE)
    keys = dict.fromkeys(key for a in close for key in (a.left_id, a.right_id))
    changes = _find_all(close, tuple(documents[key] for key in keys), tuple(readings[key] for key in keys))
    found: dict[str, Drift] = {}
    for alignment, changed in zip(close, changes, strict=True):
        order = is_before(alignment.left_id, alignment.right_id)
        for kind, left, right in changed:
            drift = _make_drift(kind, (alignment, left, right), order=order, documents=documents)
            found.setdefault(drift.id, drift)
    return _once_for_reprints(found.values(), alignments, documents=documents, is_before=is_before)


@recalled(2)
def _find_all(
    alignments: tuple[Alignment, ...], documents: tuple[Document, ...], readings: tuple[Reading, ...]
) -> tuple[tuple[tuple[DriftKind, Span, Span], ...], ...]:
    """Give what each alignment changes, whichever side came first."""
    texts = {d.id: _read(d, reading) for d, reading in zip(documents, readings, strict=True)}
    by_id = {reading.document_id: reading for reading in readings}
    return tuple(tuple(_find(alignment, texts, by_id)) for alignment in alignments)


def _read(document: Document, reading: Reading) -> _Text:
    words = find_words(document)
    sources = [
        span for a in reading.attributions for span in (*a.source, *([a.channel.span] if a.channel else []))
    ]
    return _Text(document, words, mark_quoted(document, words), sources)


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
        if a.kind in ("reprint", "agency copy") and a.similarity >= _REPRINT
    }
    earlier = Counter(two for pair in copies for one, two in permutations(pair) if is_before(one, two))

    def rank(item: tuple[int, Drift]) -> tuple[int, bool, list[str], int]:
        number, drift = item
        sides = (drift.left_id, drift.right_id)
        paths = sorted(documents[d].path for d in sides)
        return sum(earlier[d] for d in sides), not drift.is_ordered, paths, number

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
    described = _find_described(alignment, (left, right), readings)
    sides = (left.document, left.words), (right.document, right.words)
    edits = (*find_edits(alignment, *sides), *find_margins(alignment, *sides))
    for edit in (part for whole in edits for part in whole.split()):
        spans = edit.left.span(), edit.right.span()
        if any(d.left.overlaps(spans[0]) or d.right.overlaps(spans[1]) for d in described):
            continue
        for change in _find_in_edit(edit, (left, right), readings):
            yield (
                change.kind,
                edit.left.span(before=change.before, beyond=change.beyond),
                edit.right.span(before=change.before, beyond=change.beyond),
            )
    for description in described:
        yield description.kind, description.left, description.right


def _find_described(
    alignment: Alignment, texts: tuple[_Text, _Text], readings: Mapping[str, Reading]
) -> list[Description]:
    """Give how the sources of what both texts say are described otherwise."""
    left, right = texts
    if not all(_has_own_source(alignment, k, readings) for k in (0, 1)):
        return []
    pairs = list(find_pairs(alignment, left.words, right.words))
    one, two = left.document.text, right.document.text
    return [
        found
        for found in find_descriptions(alignment, pairs, readings=readings, texts=(one, two))
        if not is_same_source(found.left.of(one), found.right.of(two))
    ]


def _has_own_source(alignment: Alignment, side: int, readings: Mapping[str, Reading]) -> bool:
    """Tell whether one text names a source of what is shared in words that the other has not."""
    spans = [pair[side] for pair in alignment.matched]
    starts = [span.start for span in spans]
    shared = (alignment.left, alignment.right)[side]
    for attribution in readings[(alignment.left_id, alignment.right_id)[side]].attributions:
        if attribution.source and any(content.overlaps(shared) for content in attribution.content):
            source = Span(attribution.source[0].start, attribution.source[-1].end)
            place = bisect_right(starts, source.start) - 1
            if place < 0 or not spans[place].covers(source):
                return True
    return False


def _find_in_edit(edit: Edit, texts: tuple[_Text, _Text], readings: Mapping[str, Reading]) -> list[Change]:
    """Give what one edit changes; an attribution put into a quotation changes nothing that is quoted."""
    if normalise(edit.left.folded()) == normalise(edit.right.folded()):
        return []
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
    sources = texts[0].sources, texts[1].sources
    is_source = any(
        side.span().overlaps(span)
        for side, spans in zip((edit.left, edit.right), sources, strict=True)
        for span in spans
    )
    changes = list(find_changes(edit, is_quoted=all(quoted), is_source=is_source))
    if not any(change.kind in ("date", "number") for change in changes):
        renaming = find_renaming(edit, mentions=(pair[0].mentions, pair[1].mentions), sources=sources)
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
