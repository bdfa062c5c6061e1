"""Words, evidence, dates and failures as every command that prints JSON has them.

Offsets are half-open, in code points of the file as decoded. Times are ISO 8601 cut to their precision.
"""

from dataclasses import dataclass

from whence.show.places import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesPayload:
    """A moment known to lie between two, both included; null: no bound."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPayload:
    """Words of a document and where they stand."""

    document: str
    spans: list[Range]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePayload:
    """Words that bear a finding; `kind` says how, `spans` is empty for metadata."""

    document: str
    spans: list[Range]
    words: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailurePayload:
    """An input that could not be read; with `is_note`, one that is in the case all the same.

    `status` names the reason; `places` are half-open ranges of characters in the decoded file.
    """

    path: str
    message: str
    is_note: bool
    status: str
    places: list[tuple[int, int]]
