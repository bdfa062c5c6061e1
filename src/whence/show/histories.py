"""The history of an article in words: its versions, what each changed of the one before, and which note tells of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from whence.conclusions import CorrectionNote, History, Revision, VersionEdit
from whence.records import Document, Evidence, Span
from whence.show.exhibits import Exhibit, exhibit_evidence
from whence.show.views import CaseView
from whence.show.words import count_words, join_words, quote, say_when, shorten

_MOST_RUNS = 4  # differences inside one paragraph that are told one by one
_MOST_WORDS = 160  # characters of a paragraph or a note that are quoted
_KINDS = {
    "headline": "headline",
    "added": "paragraph added",
    "cut": "paragraph cut",
    "changed": "paragraph changed",
    "moved": "paragraph moved",
}


@dataclass(frozen=True, slots=True)
class EditCard:
    """One edit in words, with the words of both versions."""

    words: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class RevisionCard:
    """A step of a history: which versions, what tells their order, and the edits and notes."""

    words: str
    edits: tuple[EditCard, ...]
    notes: tuple[EditCard, ...]


@dataclass(frozen=True, slots=True)
class HistoryCard:
    """The history of an article as the dossier shows it; `targets` are its versions: ids on the page and names."""

    words: str
    targets: tuple[tuple[str, str], ...]
    revisions: tuple[RevisionCard, ...]


def find_history(view: CaseView, document_id: str) -> History | None:
    """Give the history of the article that a document is a version of; None: the pile holds no other version."""
    found = (h for h in view.case.trace.histories if document_id in h.document_ids)
    return next(found, None)


def say_history(view: CaseView, history: History, document_id: str | None = None) -> str:
    """Give in a sentence which versions there are; `document_id`: which of them is spoken of."""
    names = [_name(view.documents[key]) for key in history.document_ids]
    n = count_words(len(names), "version")
    place = ""
    if document_id is not None:
        is_latest = document_id == history.latest_id
        number = history.document_ids.index(document_id) + 1
        place = f"; this is number {number}, {'the latest' if is_latest else 'and not the latest'}"
    if history.latest_id is None:
        return f"One article in {n}, of which order or latest is not known: {join_words(names)}"
    return f"One article in {n}, in their order: {join_words(names)}{place}"


def say_revision(view: CaseView, revision: Revision) -> str:
    """Give the heading of a step: from which version to which, when, and what tells the order."""
    left, right = (_name(view.documents[key]) for key in (revision.left_id, revision.right_id))
    when = f", {say_when(revision.when)}" if revision.when is not None else ""
    n = count_words(len(revision.edits), "change") if revision.edits else "no words changed"
    if revision.is_ordered:
        return f"{left} → {right}{when}: {n} (order by: {revision.why})"
    return f"{left} and {right}, which came first is not known: {n}"


def say_edit(view: CaseView, edit: VersionEdit) -> str:
    """Give an edit in words: its kind, what sort of thing differs, and the words that do."""
    left, right = view.documents[edit.left_id].text, view.documents[edit.right_id].text
    head = _KINDS[edit.kind]
    if edit.subjects:
        head = f"{head} ({join_words(edit.subjects)})"
    if not edit.runs:
        sides = [
            _quote(span, text) for span, text in ((edit.left, left), (edit.right, right)) if span is not None
        ]
        return f"{head}: {' → '.join(sides[:1] if edit.kind == 'moved' else sides)}"
    runs = [_say_run(one, left, two, right) for one, two in edit.runs]
    more = f"; and {len(runs) - _MOST_RUNS} more" if len(runs) > _MOST_RUNS else ""
    return f"{head}: {'; '.join(runs[:_MOST_RUNS])}{more}"


def say_note(view: CaseView, note: CorrectionNote, revision: Revision | None) -> str:
    """Give a note of correction in words, with the edits that it speaks of."""
    words = f"note: {_quote(note.span, view.documents[note.document_id].text, 300)}"
    if note.written is not None:
        words += f", of {say_when(note.written)}"
    if revision is None:
        return f"{words}: the version before it is not in the pile"
    told = [say_edit(view, revision.edits[place]) for place in note.edits]
    return f"{words}, which speaks of: {'; '.join(told)}" if told else f"{words}: of which change is not known"


def list_history(view: CaseView, history: History) -> Iterator[tuple[int, str]]:
    """Yield the lines of a history for the terminal, each with how far it is set in."""
    for note in history.notes:
        yield 0, say_note(view, note, None)
    for revision in history.revisions:
        yield 0, say_revision(view, revision)
        for edit in revision.edits:
            yield 1, say_edit(view, edit)
        for note in revision.notes:
            yield 1, say_note(view, note, revision)


def make_history_card(view: CaseView, history: History, *, shown: frozenset[str]) -> HistoryCard:
    """Give a history as the dossier shows it, each edit and note with its words."""

    def card(words: str, evidence: tuple[Evidence, ...]) -> EditCard:
        return EditCard(words, exhibit_evidence(view, evidence, shown=shown))

    return HistoryCard(
        words=say_history(view, history),
        targets=tuple((f"document-{key}", _name(view.documents[key])) for key in history.document_ids),
        revisions=tuple(
            RevisionCard(
                words=say_revision(view, revision),
                edits=tuple(card(say_edit(view, e), _edit_evidence(view, e)) for e in revision.edits),
                notes=tuple(
                    card(say_note(view, n, revision), (_note_evidence(view, n),)) for n in revision.notes
                ),
            )
            for revision in history.revisions
        ),
    )


def history_evidence(view: CaseView, history: History) -> Iterator[Evidence]:
    """Yield all words that a history's card leads to."""
    for revision in history.revisions:
        for edit in revision.edits:
            yield from _edit_evidence(view, edit)
        yield from (_note_evidence(view, note) for note in revision.notes)


def _edit_evidence(view: CaseView, edit: VersionEdit) -> tuple[Evidence, ...]:
    sides = ((edit.left_id, edit.left, 0), (edit.right_id, edit.right, 1))
    found = []
    for key, span, side in sides:
        if span is not None:
            runs = [run[side] for run in edit.runs if run[side].start < run[side].end]
            hull = Span(runs[0].start, runs[-1].end) if runs else span
            found.append(Evidence("version", key, hull, hull.of(view.documents[key].text)))
    return tuple(found)


def _note_evidence(view: CaseView, note: CorrectionNote) -> Evidence:
    return Evidence(
        "correction", note.document_id, note.span, note.span.of(view.documents[note.document_id].text)
    )


def _say_run(one: Span, left: str, two: Span, right: str) -> str:
    if one.start == one.end:
        return f"added {_quote(two, right)}"
    if two.start == two.end:
        return f"cut {_quote(one, left)}"
    return f"{_quote(one, left)} → {_quote(two, right)}"


def _quote(span: Span, text: str, most: int = _MOST_WORDS) -> str:
    return quote(shorten(span.of(text), most))


def _name(document: Document) -> str:
    return PurePath(document.path).name
