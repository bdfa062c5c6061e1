"""Claims as `whence show CASE --json` prints them, named as `docs/08-output.md` describes them."""

from dataclasses import dataclass

from whence.show.evidence_payloads import DatesPayload
from whence.show.places import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class HopPayload:
    """One step of a chain, from the page back to the source. `name` is what a reader would call it."""

    kind: str
    key: str
    name: str
    words: str
    spans: list[Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePayload:
    """An answer that a statement gives, as words and, where it can be read, as an interval.

    `key` is of a place its id in `places`, of a person or a body its name in full.
    """

    kind: str
    words: str
    spans: list[Range]
    low: float | None
    high: float | None
    unit: str
    when: DatesPayload | None
    noun: str
    role: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPayload:
    """What one article says on one slot. `value` is the words of its amounts and times; `source` null: nobody is named.

    `text` says it in words that stand alone; empty: those of `words` do. `said` is when its source said so; null: its
    words do not tell.
    """

    id: str
    document: str
    spans: list[Range]
    words: str
    text: str
    chain: list[HopPayload]
    stance: str
    value: str | None
    values: list[ValuePayload]
    source: str | None
    origin: str | None
    said: DatesPayload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsPayload:
    """How many origins a claim rests on: a range, a point estimate, and reasons."""

    at_least: int
    at_most: int
    expected: float
    reasons: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPayload:
    """How two statements stand to each other; `left` and `right` are ids of statements."""

    left: str
    right: str
    kind: str
    rule: str
    left_spans: list[Range]
    right_spans: list[Range]
    ratio: float | None
    gap: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPayload:
    """Statements whose values can stand together: `statements` are their ids, `against` keys of origins that deny it.

    `ceiling` is the best digit for credibility on the Admiralty scale that the origins allow; `is_live` false: given
    up, and `why` says for what.
    """

    key: str
    words: str
    value: ValuePayload | None
    statements: list[str]
    origins: OriginsPayload
    status: str
    ceiling: int
    against: list[str]
    is_live: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEventPayload:
    """What became known: `statement` is an id, `answer` the key of the answer it is about.

    `reported` is when the account that had it appeared, `said` when its source said so, `held` the time of which it
    speaks; null: not stated.
    """

    kind: str
    statement: str
    answer: str
    words: str
    reported: DatesPayload | None
    said: DatesPayload | None
    held: DatesPayload | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPayload:
    """The statements of one slot, across articles. `number` is what `whence show CASE claim` takes."""

    id: str
    number: int
    slot: str
    statements: list[StatementPayload]
    origins: OriginsPayload
    status: str
    answers: list[AnswerPayload]
    relations: list[RelationPayload]
    ledger: list[LedgerEventPayload]
