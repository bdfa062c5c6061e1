"""The histories of articles, as `whence show --json` and `whence trace --json` print them."""

from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import CorrectionNote, History, Revision, Trace, VersionEdit
from whence.records import Document, Span
from whence.show.evidence import make_dates, make_evidence, make_words
from whence.show.evidence_payloads import DatesPayload, EvidencePayload, WordsPayload


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPayload:
    """Words that differ inside a paragraph; null on a side: nothing there answers to the other."""

    left: WordsPayload | None
    right: WordsPayload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPayload:
    """A headline or paragraph that differs; `left` null: added, `right` null: cut. `drifts` are ids of drifts in it."""

    kind: str
    subjects: list[str]
    left: WordsPayload | None
    right: WordsPayload | None
    runs: list[RunPayload]
    drifts: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePayload:
    """A note of correction; `edits` are the places, in the list of its revision, of those that it speaks of."""

    words: WordsPayload
    written: DatesPayload | None
    edits: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPayload:
    """The step from one version to the next; `is_ordered` false: which came first is not known."""

    left: str
    right: str
    is_ordered: bool
    why: str
    when: DatesPayload | None
    edits: list[EditPayload]
    notes: list[NotePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPayload:
    """An article of several versions, in order as far as known; `latest` null: which is the latest is not known."""

    id: str
    documents: list[str]
    latest: str | None
    evidence: list[EvidencePayload]
    notes: list[NotePayload]
    revisions: list[RevisionPayload]


def make_histories(documents: Mapping[str, Document], trace: Trace) -> list[HistoryPayload]:
    """Give the histories of a trace in the form that is printed."""
    return [_make_history(documents, history) for history in trace.histories]


def _make_history(documents: Mapping[str, Document], history: History) -> HistoryPayload:
    return HistoryPayload(
        id=history.id,
        documents=list(history.document_ids),
        latest=history.latest_id,
        evidence=make_evidence(documents, history.evidence),
        notes=[_make_note(documents, note) for note in history.notes],
        revisions=[_make_revision(documents, revision) for revision in history.revisions],
    )


def _make_revision(documents: Mapping[str, Document], revision: Revision) -> RevisionPayload:
    return RevisionPayload(
        left=revision.left_id,
        right=revision.right_id,
        is_ordered=revision.is_ordered,
        why=revision.why,
        when=make_dates(revision.when),
        edits=[_make_edit(documents, edit) for edit in revision.edits],
        notes=[_make_note(documents, note) for note in revision.notes],
    )


def _make_edit(documents: Mapping[str, Document], edit: VersionEdit) -> EditPayload:
    return EditPayload(
        kind=edit.kind,
        subjects=list(edit.subjects),
        left=_make_words(documents, edit.left_id, edit.left),
        right=_make_words(documents, edit.right_id, edit.right),
        runs=[
            RunPayload(
                left=_make_words(documents, edit.left_id, one), right=_make_words(documents, edit.right_id, two)
            )
            for one, two in edit.runs
        ],
        drifts=list(edit.drift_ids),
    )


def _make_note(documents: Mapping[str, Document], note: CorrectionNote) -> NotePayload:
    return NotePayload(
        words=make_words(documents, note.document_id, note.span),
        written=make_dates(note.written),
        edits=list(note.edits),
    )


def _make_words(documents: Mapping[str, Document], document_id: str, span: Span | None) -> WordsPayload | None:
    return None if span is None or span.start == span.end else make_words(documents, document_id, span)
