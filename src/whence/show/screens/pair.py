"""Side by side: what two documents share, run by run, with the words that one of them has alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from whence.conclusions import DEPENDENT, SURE, Alignment, Drift
from whence.errors import WhenceError
from whence.records import Span
from whence.show.screens.words import page_of
from whence.show.views import CaseView, name_document, name_report, read_headline, say_date
from whence.show.words import join_words

_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one side. `is_shared` false: the other has other words or none there. `drift`: what that changes."""

    text: str
    start: int
    is_shared: bool
    drift: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that both have. `is_evidence`: its kind shows that one was taken from the other, or both from one."""

    kind: str
    is_evidence: bool
    n_words: int
    similarity: float
    n_changes: int
    left: list[Run]
    right: list[Run]
    drifts: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two documents."""

    id: str
    outlet: str
    headline: str
    date: str
    n_chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents and the passages they share, in the order of the left one. `order`: which came first, and how."""

    left: Side
    right: Side
    order: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two documents that share text: how much, and of what kinds."""

    left: Side
    right: Side
    n_words: int
    kinds: list[str]
    is_evidence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A page of the pairs that share text, those that share most first."""

    rows: list[PairRow]
    n: int
    start: int


def make_pairs(view: CaseView, asked: Mapping[str, str]) -> Pairs | Pair:
    """Give the two documents that `left` and `right` ask for; without them, the pairs of the case.

    Pairs that share stock phrases or boilerplate alone come last. Raises `WhenceError` where a document is not there.
    """
    if asked.get("left") and asked.get("right"):
        return _make_pair(view, asked["left"], asked["right"])
    found: dict[tuple[str, str], list[Alignment]] = {}
    for one in view.case.trace.alignments:
        found.setdefault((one.left_id, one.right_id), []).append(one)
    ordered = sorted(found, key=lambda pair: (not _is_evidence(found[pair]), -_count_words(found[pair]), pair))
    part, start = page_of(ordered, asked, size=_PAGE)
    rows = [
        PairRow(
            left=_make_side(view, left),
            right=_make_side(view, right),
            n_words=_count_words(found[left, right]),
            kinds=sorted({each.kind for each in found[left, right]}),
            is_evidence=_is_evidence(found[left, right]),
        )
        for left, right in part
    ]
    return Pairs(rows=rows, n=len(ordered), start=start)


def _is_evidence(shared: Iterable[Alignment]) -> bool:
    return any(each.kind in DEPENDENT for each in shared)


def _count_words(shared: Iterable[Alignment]) -> int:
    return sum(each.n_words for each in shared)


def _make_side(view: CaseView, document_id: str) -> Side:
    document = view.documents.get(document_id)
    if document is None:
        raise WhenceError(f"there is no article {document_id!r} in the case")
    return Side(
        id=document.id,
        outlet=name_document(document),
        headline=read_headline(document) or document.path.rpartition("/")[2],
        date=say_date(document),
        n_chars=len(document.text),
    )


def _make_pair(view: CaseView, left_id: str, right_id: str) -> Pair:
    left, right = _make_side(view, left_id), _make_side(view, right_id)
    passages = [
        _make_passage(view, one, one.left_id != left_id)
        for one in view.case.trace.alignments
        if {one.left_id, one.right_id} == {left_id, right_id} and left_id != right_id
    ]
    passages.sort(key=lambda passage: passage.left[0].start)
    return Pair(left=left, right=right, order=_say_order(view, left_id, right_id), passages=passages)


def _make_passage(view: CaseView, one: Alignment, is_turned: bool) -> Passage:
    drifts = [
        drift
        for drift in view.case.trace.drifts
        if (drift.left_id, drift.right_id) in ((one.left_id, one.right_id), (one.right_id, one.left_id))
        and _lies_in(drift, one)
    ]
    sides = []
    for document_id, span, at in ((one.left_id, one.left, 0), (one.right_id, one.right, 1)):
        text = view.documents[document_id].text
        matched = sorted(pair[at] for pair in one.matched)
        told = [(d.left if d.left_id == document_id else d.right, d.words) for d in drifts]
        sides.append(list(_cut_runs(text, span, matched, told)))
    left, right = sides[::-1] if is_turned else sides
    return Passage(
        kind=one.kind,
        is_evidence=one.kind in DEPENDENT,
        n_words=one.n_words,
        similarity=round(one.similarity, 3),
        n_changes=max(sum(not run.is_shared for run in side) for side in (left, right)),
        left=left,
        right=right,
        drifts=list(dict.fromkeys(drift.words for drift in drifts)),
    )


def _lies_in(drift: Drift, one: Alignment) -> bool:
    here = {one.left_id: one.left, one.right_id: one.right}
    return drift.left.overlaps(here[drift.left_id]) and drift.right.overlaps(here[drift.right_id])


def _cut_runs(text: str, span: Span, matched: list[Span], drifts: list[tuple[Span, str]]) -> Iterator[Run]:
    """Yield the runs of one side, white space between matched words counted as shared."""
    edges = {span.start, span.end}
    for each in matched:
        edges |= {max(each.start, span.start), min(each.end, span.end)}
    is_shared, start = None, span.start
    waiting, reach = iter([*matched, Span(len(text), len(text))]), span.start
    following = next(waiting)
    for begin, end in pairwise(sorted(edges)):
        while following.start <= begin and following.start < len(text):
            reach, following = max(reach, following.end), next(waiting)
        here = end <= reach or not text[begin:end].strip()
        if is_shared is not None and here != is_shared:
            yield _make_run(text, Span(start, begin), is_shared, drifts)
            start = begin
        is_shared = here
    if is_shared is not None:
        yield _make_run(text, Span(start, span.end), is_shared, drifts)


def _make_run(text: str, span: Span, is_shared: bool, drifts: list[tuple[Span, str]]) -> Run:
    told = [] if is_shared else [words for place, words in drifts if place.overlaps(span)]
    return Run(text=span.of(text), start=span.start, is_shared=is_shared, drift="; ".join(dict.fromkeys(told)))


def _say_order(view: CaseView, left_id: str, right_id: str) -> str:
    """Say which of the two rests on the other, and on what evidence."""
    for derivation in view.case.trace.derivations:
        ids = derivation.document_id, view.reports[derivation.report_id].document_id
        if ids in ((left_id, right_id), (right_id, left_id)):
            later, earlier = (name_document(view.documents[key]) for key in ids if key is not None)
            notes = [e.note for e in derivation.evidence if e.note]
            how = "rests on" if derivation.probability >= SURE else "is suggested, not certain, to rest on"
            return f"{later} {how} {earlier}" + (f": {notes[0]}" if notes else "")
    rests = [
        {d.report_id for d in view.case.trace.derivations if d.document_id == key and d.probability >= SURE}
        for key in (left_id, right_id)
    ]
    shared = sorted(name_report(view, view.reports[key]) for key in rests[0] & rests[1])
    if shared:
        return f"neither is known to rest on the other; both rest on {join_words(list(dict.fromkeys(shared)))}"
    return "neither is known to rest on the other"
