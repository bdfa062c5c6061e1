"""The records of what a claim's answers come to: values, origins and status, what was known when, what is missing.

Those of the claims themselves are in `conclusions.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whence.moments import When
from whence.records import Evidence, Span
from whence.whereabouts import Where

Status = Literal[
    "retracted", "confirmed by the party concerned", "contested", "denied", "independently corroborated",
    "several origins on one side", "single origin, unnamed", "single origin", "no stated origin",
]  # fmt: skip
"""What an answer stands on; the first that fits (`docs/03-counting.md`)."""

EventKind = Literal[
    "first report", "first on the record", "first independent origin", "confirmation", "denial", "change",
    "correction", "retraction", "last mention",
]  # fmt: skip
GapKind = Literal["find original", "ask party", "ask source", "find document", "settle conflict"]


@dataclass(frozen=True, slots=True)
class Value:
    """The answer a statement gives: its words, and what kind of answer it is.

    `key` is of a place its id in the case, of a person or a body its name in full, folded; no `where`: not on the map.
    """

    kind: Literal["quantity", "time", "place", "who", "polarity", "text"]
    words: str
    span: Span | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    when: When | None = None
    noun: str = ""  # of a quantity: what is counted or measured
    role: str = (
        ""  # of a quantity: as in `Quantity.role`; "report" of a time: when it was said, not when it was so
    )
    key: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many origins a claim rests on: a range, a point estimate, and sentences a reader can check."""

    at_least: int
    at_most: int
    expected: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Statements of one slot whose values can stand together, and what they stand on.

    `key` is the value in normal form, the same in every run. `value` is None where the statements give nothing that
    can be compared; then `words` are those of one of them. `ceiling` is the best digit for credibility on the
    Admiralty scale (AJP-2.1) that the origins allow: 1 to 5, or 6 where they allow no judgement. `is_live` is False
    once the answer is superseded, taken back, or known for a change on the way; `why` says which, and what kept the
    status from being a better one. `given_up_for` is the key of the answer that it gave way to, or was made from.
    """

    key: str
    words: str
    value: Value | None
    statement_ids: tuple[str, ...]
    origins: OriginCount
    status: Status
    ceiling: int
    against: tuple[str, ...]  # keys of the origins that deny or dispute it
    is_live: bool
    why: str = ""
    became: Literal["superseded", "corrected", "drift"] | None = None  # None: nothing took its place
    given_up_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEvent:
    """Something that became known of a slot. `words` are the value's, `answer` is the key of the answer it is about.

    `reported` is when the account that had it appeared (that of the article, or of the missing report it relays),
    `said` when its source said so, `held` the time of which the value is said to hold; None: not stated. `why` says
    what makes it such an event.
    """

    kind: EventKind
    statement_id: str
    answer: str
    words: str
    reported: When | None
    held: When | None
    why: str
    said: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is missing to settle claims: what to do in `words`, and what to search for."""

    kind: GapKind
    words: str
    search: str
    claim_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day, up to its end, as of which a case is shown, and the files of the articles left out for it."""

    day: date
    later: tuple[str, ...]  # appeared, or were last changed, after the day, or on a day not known to be earlier
    undated: tuple[str, ...]
