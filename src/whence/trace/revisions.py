"""Revisions: what changed from one version of an article to the next, by paragraphs, and which note tells of it.

Paragraphs are paired in order, equal ones first, then those most alike; what is left was added or cut, or moved. Inside
a pair the words that differ are told, and what they are: numbers, names, dates, hedges.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from rapidfuzz.distance import Indel, Levenshtein

from whence.conclusions import CorrectionNote, Drift, History, Revision, VersionEdit
from whence.histories import EditKind, EditSubject
from whence.read.numbers import number_words
from whence.records import Document, Reading, Span, make_id
from whence.trace.correction_notes import find_notes, read_note_day
from whence.trace.driftwords import word_set
from whence.trace.formulas import is_plain_glue
from whence.trace.histories import Versions
from whence.trace.passages import find_words, fold, split_words
from whence.trace.version_order import find_captured, find_written

_BODY = frozenset({"standfirst", "subhead", "paragraph", "blockquote"})
_ALIKE = 0.45  # share of equal words, in order, from which two paragraphs are one that was changed
_TOLD = 2  # words of content that a note and an edit share, from which on the note speaks of it
_NEARLY = 0.8  # of the most that an edit answers to a note, from which another one does too
_MOST_PAIRS = 40_000  # paragraphs of one stretch that are compared, each with each
_MOST_CELLS = 25_000_000  # words of two paragraphs, multiplied, that are compared one by one; 3 MB
_DRIFTS: Mapping[str, EditSubject] = {"unit": "number", "source count": "source", "speaker": "source"}


@dataclass(frozen=True, slots=True)
class _Version:
    """A document with its paragraphs, as they are, folded, and split; `words` are those of the whole, with places."""

    document: Document
    reading: Reading
    paragraphs: tuple[Span, ...]
    folded: tuple[str, ...]
    split: tuple[list[str], ...]
    words: tuple[tuple[str, Span], ...]

    def inside(self, span: Span) -> list[tuple[str, Span]]:
        """Give the words of a span."""
        return [(word, place) for word, place in self.words if span.covers(place)]


def make_history(
    versions: Versions,
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    drifts: Sequence[Drift],
) -> History:
    """Give the history of one article: what each version changed of the one before."""
    read = [_read_version(documents[key], readings[key]) for key in versions.document_ids]
    revisions = []
    for left, right in pairwise(read):
        one, two = left.document.id, right.document.id
        key = (one, two) if (one, two) in versions.orders else (two, one)
        revisions.append(
            _revise(left, right, drifts, why=versions.orders[key].why, order=versions.is_before(one, two))
        )
    first = read[0].document
    return History(
        id=make_id("history", *sorted(versions.document_ids)),
        document_ids=versions.document_ids,
        latest_id=versions.latest_id,
        evidence=versions.evidence,
        revisions=tuple(revisions),
        notes=tuple(_make_note(first, span) for span in find_notes(first)),
    )


def _read_version(document: Document, reading: Reading) -> _Version:
    spans = tuple(b.span for b in document.blocks if b.kind in _BODY)
    found = find_words(document)
    places = (Span(start, end) for start, end in zip(found.starts, found.ends, strict=True))
    folded = tuple(" ".join(fold(span.of(document.text)).split()) for span in spans)
    split = tuple(map(split_words, folded))
    return _Version(document, reading, spans, folded, split, tuple(zip(found.words, places, strict=True)))


def _revise(
    left: _Version, right: _Version, drifts: Sequence[Drift], *, why: str, order: bool | None
) -> Revision:
    between = [d for d in drifts if {d.left_id, d.right_id} == {left.document.id, right.document.id}]
    earlier = {fold(span.of(left.document.text)) for span in find_notes(left.document)}
    new = [s for s in find_notes(right.document) if fold(s.of(right.document.text)) not in earlier]
    edits = [
        _tell_subjects(edit, left, right, between)
        for edit in _find_edits(left, right)
        if edit.kind != "added" or not any(edit.right and note.covers(edit.right) for note in new)
    ]
    notes = [_tie(_make_note(right.document, span), edits, left, right) for span in new]
    return Revision(
        left_id=left.document.id,
        right_id=right.document.id,
        is_ordered=order is True,
        why=why,
        when=find_written(right.document) or find_captured(right.document),
        edits=tuple(edits),
        notes=tuple(notes),
    )


def _make_note(document: Document, span: Span) -> CorrectionNote:
    return CorrectionNote(document_id=document.id, span=span, written=read_note_day(document, span))


def _find_edits(left: _Version, right: _Version) -> Iterator[VersionEdit]:
    """Yield the headline where it differs, then the paragraphs that do, in the order of the later version."""
    one, two = left.document.headline, right.document.headline
    if one is not None and two is not None:
        runs = _find_runs(left, right, one, two)
        if runs or fold(one.of(left.document.text)) != fold(two.of(right.document.text)):
            yield _edit("headline", left, right, one, two, runs)
    elif one is not None or two is not None:
        yield _edit("headline", left, right, one, two)
    found: list[VersionEdit] = []
    for lefts, rights in _find_differing(left.folded, right.folded):
        found += _pair_up(left, right, lefts, rights)
    yield from _join_moved(found, left, right)


def _pair_up(left: _Version, right: _Version, lefts: range, rights: range) -> Iterator[VersionEdit]:
    """Yield what was cut, then what was changed or added; the most alike paragraphs are paired first, in one order."""
    is_much = len(lefts) * len(rights) > _MOST_PAIRS
    alike = (
        []
        if is_much
        else sorted(
            ((Indel.normalized_similarity(left.split[i], right.split[j]), i, j) for i in lefts for j in rights),
            key=lambda item: (-item[0], item[1], item[2]),
        )
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in alike:
        is_free = i not in pairs and j not in pairs.values()
        if likeness >= _ALIKE and is_free and all((i < a) == (j < b) for a, b in pairs.items()):
            pairs[i] = j
    for i in lefts:
        if i not in pairs:
            yield _edit("cut", left, right, left.paragraphs[i], None)
    of_right = {j: i for i, j in pairs.items()}
    for j in rights:
        two = right.paragraphs[j]
        if j not in of_right:
            yield _edit("added", left, right, None, two)
            continue
        one = left.paragraphs[of_right[j]]
        runs = _find_runs(left, right, one, two)
        if runs:  # else marks and capitals alone differ
            yield _edit("changed", left, right, one, two, runs)


def _edit(
    kind: EditKind,
    left: _Version,
    right: _Version,
    one: Span | None,
    two: Span | None,
    runs: Sequence[tuple[Span, Span]] = (),
) -> VersionEdit:
    return VersionEdit(
        kind=kind,
        left_id=left.document.id,
        left=one,
        right_id=right.document.id,
        right=two,
        runs=tuple(runs),
    )


def _join_moved(edits: Sequence[VersionEdit], left: _Version, right: _Version) -> Iterator[VersionEdit]:
    """Yield the edits; what was cut in one place and added in another, word for word, was moved."""
    cut: dict[str, list[VersionEdit]] = {}
    for edit in edits:
        if edit.kind == "cut" and edit.left is not None:
            cut.setdefault(fold(edit.left.of(left.document.text)), []).append(edit)
    moved: set[int] = set()
    joined: dict[int, VersionEdit] = {}
    for edit in edits:
        same = (
            cut.get(fold(edit.right.of(right.document.text))) if edit.kind == "added" and edit.right else None
        )
        if same:
            joined[id(edit)] = replace(edit, kind="moved", left=same[0].left)
            moved.add(id(same.pop(0)))
    yield from (joined.get(id(edit), edit) for edit in edits if id(edit) not in moved)


def _find_runs(left: _Version, right: _Version, one: Span, two: Span) -> list[tuple[Span, Span]]:
    """Give the words that differ between two paragraphs; where only one side has any, the other is empty."""
    ones, twos = left.inside(one), right.inside(two)
    return [
        (_hull(ones, lefts, one), _hull(twos, rights, two))
        for lefts, rights in _find_differing([w for w, _ in ones], [w for w, _ in twos])
    ]


def _find_differing(ones: Sequence[Hashable], twos: Sequence[Hashable]) -> Iterator[tuple[range, range]]:
    """Yield the places that differ between two sequences, neighbouring ones as one, by edit distance."""
    if len(ones) * len(twos) > _MOST_CELLS:
        yield range(len(ones)), range(len(twos))
        return
    i, j = 0, 0
    for block in Levenshtein.opcodes(ones, twos):
        if block.tag == "equal":
            if (i, j) != (block.src_start, block.dest_start):
                yield range(i, block.src_start), range(j, block.dest_start)
            i, j = block.src_end, block.dest_end
    if (i, j) != (len(ones), len(twos)):
        yield range(i, len(ones)), range(j, len(twos))


def _hull(words: Sequence[tuple[str, Span]], places: range, within: Span) -> Span:
    if places:
        return Span(words[places[0]][1].start, words[places[-1]][1].end)
    place = words[places.start - 1][1].end if places.start else within.start
    return Span(place, place)


def _tell_subjects(edit: VersionEdit, left: _Version, right: _Version, drifts: Sequence[Drift]) -> VersionEdit:
    """Give the edit with what sort of thing differs in it, by what was read there and by the drifts inside it."""
    sides = {left.document.id: edit.left, right.document.id: edit.right}
    inside = [d for d in drifts if _lies_in(d, sides)]
    found: set[EditSubject] = set()
    for drift in inside:
        kind = _DRIFTS.get(drift.kind, drift.kind)
        if kind in get_args(EditSubject):
            found.add(kind)  # type: ignore[arg-type]
    runs = edit.runs or ((edit.left, edit.right),)
    if edit.kind != "moved":
        for one, two in runs:
            found |= _differing(_read_things(left, one), _read_things(right, two))
    return replace(edit, subjects=tuple(sorted(found)), drift_ids=tuple(d.id for d in inside))


def _lies_in(drift: Drift, sides: Mapping[str, Span | None]) -> bool:
    one, two = sides[drift.left_id], sides[drift.right_id]
    return bool(one and one.overlaps(drift.left)) or bool(two and two.overlaps(drift.right))


def _read_things(version: _Version, span: Span | None) -> dict[EditSubject, set[object]]:
    """Give the numbers, names, dates and hedges that touch a span."""
    if span is None:
        return {}
    reading, text = version.reading, version.document.text
    times = [t.span for t in reading.times if t.span.overlaps(span)]
    words = [word for word, _ in version.inside(span)]
    return {
        "number": {(q.low, q.high, q.unit) for q in reading.quantities if q.span.overlaps(span)},
        "name": {m.key for m in reading.mentions if m.span.overlaps(span) and m.kind not in ("role", "place")},
        "place": {m.key for m in reading.mentions if m.span.overlaps(span) and m.kind == "place"},
        "date": {fold(t.of(text)) for t in times},
        "hedge": {word for word in words if word in word_set("hedge")},
    }


def _differing(
    one: Mapping[EditSubject, set[object]], two: Mapping[EditSubject, set[object]]
) -> set[EditSubject]:
    return {kind for kind in {*one, *two} if one.get(kind, set()) != two.get(kind, set())}


def _tie(note: CorrectionNote, edits: Sequence[VersionEdit], left: _Version, right: _Version) -> CorrectionNote:
    """Give the note with the edits that it speaks of: those that share most of its words of content or its numbers."""
    told = _content(note.span.of(right.document.text))
    scores = [_score(told, edit, left, right) for edit in edits]
    least = max(_TOLD, _NEARLY * max(scores, default=0))
    return replace(note, edits=tuple(place for place, score in enumerate(scores) if score >= least))


def _score(told: set[str], edit: VersionEdit, left: _Version, right: _Version) -> float:
    """Say how much of a note an edit answers to: numbers count thrice, the words around those that differ a quarter."""
    pairs = edit.runs or ((edit.left, edit.right),)
    both = told & _content_of(pairs, left, right)
    around = told & _content_of(((edit.left, edit.right),), left, right)
    is_named = edit.kind == "headline" and "headline" in told
    if not edit.runs and len(both) < _TOLD:
        return 3.0 * is_named  # one word of a whole paragraph is chance
    n_numbers = sum(word[0].isdigit() or word in number_words() for word in both)
    return len(both) + 2 * n_numbers + len(around - both) / 4 + 3 * is_named


def _content_of(pairs: Sequence[tuple[Span | None, Span | None]], left: _Version, right: _Version) -> set[str]:
    words: set[str] = set()
    for one, two in pairs:
        words |= _content(one.of(left.document.text)) if one else set()
        words |= _content(two.of(right.document.text)) if two else set()
    return words


def _content(words: str) -> set[str]:
    """Give the folded words that carry content; numbers in words are kept as they are."""
    return {word for word in split_words(fold(words)) if not is_plain_glue(word)}
