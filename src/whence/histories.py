"""The records of an article's history: its versions in a pile, what changed from each to the next, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from whence.moments import When
from whence.records import Evidence, Span

EditKind = Literal["headline", "added", "cut", "changed", "moved"]
EditSubject = Literal["number", "name", "date", "hedge", "place", "source", "stance", "description"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEdit:
    """A paragraph or headline that differs between two versions of one article.

    `left` stands in the version named first, `right` in the other; None: that version lacks it. `runs` are the words
    that differ inside a changed one, in text order; an empty span marks where nothing answers to the other side.
    `subjects` says what sort of thing differs, `drift_ids` which drifts of the trace lie inside.
    """

    kind: EditKind
    left_id: str
    left: Span | None
    right_id: str
    right: Span | None
    runs: tuple[tuple[Span, Span], ...] = ()
    subjects: tuple[EditSubject, ...] = ()
    drift_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """Words by which a version says that it corrects or amends an earlier one. `written`: the day that they state.

    `edits` are the places, in the revision's `edits`, of those that the note speaks of; empty: it cannot be told, or
    the version before the correction is not in the pile.
    """

    document_id: str
    span: Span
    written: When | None
    edits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The step from one version to the next. `is_ordered` false: which came first is not known.

    `when` is when the later one appeared or was captured; None: it does not say. `why` says what tells the order.
    """

    left_id: str
    right_id: str
    is_ordered: bool
    why: str
    when: When | None
    edits: tuple[VersionEdit, ...]
    notes: tuple[CorrectionNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An article of which a pile holds several versions. `document_ids` are in order, as far as that is known.

    `latest_id` is the version that speaks for the article; None: which one is the latest is not known. `evidence`
    says what makes the documents one article, `notes` are the notes of correction of its first version, whose earlier
    text the pile lacks.
    """

    id: str
    document_ids: tuple[str, ...]
    latest_id: str | None
    evidence: tuple[Evidence, ...]
    revisions: tuple[Revision, ...]
    notes: tuple[CorrectionNote, ...] = ()


def map_articles(histories: tuple[History, ...]) -> dict[str, str]:
    """Give, for each document that is a version of an article, the one that stands for the article.

    That is the latest version, or the last in the list where which is the latest is not known. Documents without other
    versions are left out: they stand for themselves.
    """
    return {
        document_id: history.latest_id or history.document_ids[-1]
        for history in histories
        for document_id in history.document_ids
    }


def count_articles(document_ids: Iterable[str], articles: Mapping[str, str]) -> int:
    """Count the articles among documents; `articles`, as `map_articles` gives it, makes the versions of one one."""
    return len({articles.get(document_id, document_id) for document_id in document_ids})
