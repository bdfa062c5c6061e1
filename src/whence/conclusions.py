"""The records of the stages where documents meet: what `trace` and `weigh` conclude.

Those of single documents are in `records.py`, those of what a claim's answers come to in `answers.py`; the rules there
on ids and offsets hold here too.
"""

from dataclasses import dataclass
from typing import Literal

from whence.answers import Answer as Answer
from whence.answers import AsOf as AsOf
from whence.answers import Gap as Gap
from whence.answers import LedgerEvent as LedgerEvent
from whence.answers import OriginCount as OriginCount
from whence.answers import Status as Status
from whence.answers import Value as Value
from whence.decisions import Decision as Decision
from whence.histories import CorrectionNote as CorrectionNote
from whence.histories import History as History
from whence.histories import Revision as Revision
from whence.histories import VersionEdit as VersionEdit
from whence.histories import map_articles as map_articles
from whence.moments import When
from whence.records import Document, Evidence, Failure, Reading, RelationKind, ReportForm, Span, Stance
from whence.whereabouts import DistanceCheck as DistanceCheck
from whence.whereabouts import NamedPlace as NamedPlace
from whence.whereabouts import PlaceName as PlaceName
from whence.whereabouts import Where as Where

SURE = 0.75  # weight of a derivation below which it is a suggestion, and carries no chain
PassageKind = Literal[
    "reprint", "partial reprint", "agency copy", "own version", "rewrite",
    "shared quotation", "boilerplate", "stock phrase", "incidental",
]  # fmt: skip
DEPENDENT: frozenset[PassageKind] = frozenset(
    {"reprint", "partial reprint", "agency copy", "own version", "rewrite"}
)
"""Kinds that are evidence that one text was taken from the other, or both from a third."""

DriftKind = Literal[
    "number", "unit", "place", "hedge", "source count", "speaker", "description", "date", "stance", "name", "added",
    "cut",
]  # fmt: skip

# ---- trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Text that two documents share, and its match. `left_id` < `right_id`.

    `matched` pairs the runs that are the same on both sides (after folding case, quotation marks and white
    space), in text order; what lies between them was added, cut or changed. Kinds `reprint`, `partial reprint`,
    `agency copy`, `own version` and `rewrite` are evidence that one text was taken from the other or both from a
    third. The others are not: two newsrooms may both have heard a `shared quotation`, `boilerplate` stands around
    articles or is a form filled in, everybody writes a `stock phrase`, and `incidental` is a name, or a fact in the
    only words for it.
    """

    id: str
    left_id: str
    left: Span
    right_id: str
    right: Span
    kind: PassageKind
    n_words: int  # words in `matched`
    similarity: float  # share of the words of both sides that are matched, in [0, 1]
    matched: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words by which a document rests on a report.

    `outlet` is a key of the outlet table; None when the outlet is only described ("US media reported") or the
    account is ("reports emerged"), or when an article that does not say whose it is credits itself ("told us").
    `outlet_span` is the words that name, describe or stand for the outlet. `when` bounds the day the report appeared,
    as far as this credit tells.
    """

    id: str
    document_id: str
    span: Span  # the clause or sentence that credits
    outlet_span: Span | None
    outlet: str | None
    form: ReportForm
    is_self: bool  # the outlet credits itself: reporting of its own
    is_lead: bool  # stands in the headline, standfirst, byline, dateline or first two paragraphs
    when: When | None = None
    weekday: int | None = None  # "on Friday" that the document alone cannot anchor
    attribution_id: str | None = None
    sentence: Span | None = None
    via: str | None = None  # id of the credit through which the article has this one
    is_first: bool = False  # the words say that this outlet had it before others
    doubt: str | None = None  # id of the document whose text it is, where that shows another origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Sources that one account states together, the number as stated; counts are never added up."""

    words: str
    is_named: bool
    at_least: int
    at_most: int | None
    nationality: str | None
    role: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A published account: a document of the case, or one that is only cited (missing).

    `document_id` is the document that is this report; None: it is missing. An original that only overlaps
    imply has no outlet. `is_original`: some document rests on it and it rests on none; a report that
    is only cited in passing is kept, but is not an original of the pile.
    """

    id: str
    outlet: str | None
    outlet_name: str | None
    published: When | None
    how_dated: tuple[Evidence, ...]
    document_id: str | None
    is_original: bool
    credited_by: tuple[Evidence, ...]
    sources: tuple[SourceGroup, ...]
    implied_by: tuple[str, ...] = ()  # alignment ids, for an original nobody names
    relays: tuple[str, ...] = ()  # ids of the reports that a missing one is said to have its account from


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A document rests on a report (PROV wasDerivedFrom), with every piece of evidence for it.

    `probability` is an ordinal weight in [0, 1], published in docs, not a calibrated one; below .75: a
    suggestion.
    """

    document_id: str
    report_id: str
    probability: float
    evidence: tuple[Evidence, ...]
    spans: tuple[Span, ...]  # what of the document rests on the report; empty: the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A change between two aligned texts that alters what is said; `words` says it in a sentence.

    `is_ordered` tells whether the left is known to be the earlier text.
    """

    id: str
    kind: DriftKind
    left_id: str
    left: Span
    right_id: str
    right: Span
    words: str
    is_ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that the trace stage concludes about a pile; sorted, so that the order of input is forgotten."""

    alignments: tuple[Alignment, ...]
    credits: tuple[Credit, ...]
    reports: tuple[Report, ...]
    derivations: tuple[Derivation, ...]
    drifts: tuple[Drift, ...]
    histories: tuple[History, ...] = ()  # of the articles that the pile holds in several versions


# ---- weigh


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain, from the page back to the source, with the words that bear it."""

    kind: Literal["document", "report", "source"]
    key: str  # document id, report id or origin key
    words: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one document says on one slot. `chain` runs from the page to the origin, as far as stated.

    `text` is what is said in words that stand alone; "": the words of `spans` do. `said` is when its source said so, as
    its own clause tells ("said on Tuesday"); None: it does not.
    """

    id: str
    document_id: str
    spans: tuple[Span, ...]
    sentence: Span
    attribution_id: str | None  # None: the document's own assertion
    stance: Stance
    values: tuple[Value, ...]
    chain: tuple[Hop, ...]
    origin: str | None  # key of the end of the chain; None: not stated
    text: str = ""
    said: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two statements of one slot stand to each other, and the rule that says so.

    Of two amounts `ratio` is the larger by the smaller, and `gap` what lies between them, in their unit.
    """

    left_id: str
    right_id: str
    kind: RelationKind
    rule: str
    left: Span
    right: Span
    ratio: float | None = None
    gap: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The statements of one slot, across documents. `slot` is the question in words of the text.

    `answers` are the groups of values that can stand together, the main one first; `origins` and `status` are those of
    the main one. `ledger` says what became known when, in the order in which it was reported.
    """

    id: str
    slot: str
    statements: tuple[Statement, ...]
    origins: OriginCount
    relations: tuple[Relation, ...]
    answers: tuple[Answer, ...] = ()
    status: Status = "no stated origin"
    ledger: tuple[LedgerEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to check first, said in `words`, with the spans that show it. Lower `rank` misleads more."""

    kind: str
    rank: int
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class LoadBearing:
    """A report or source without which some claims lose all support; `key` is a report's id or an origin's key."""

    key: str
    words: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """All that the weigh stage concludes about a pile."""

    claims: tuple[Claim, ...]
    load_bearing: tuple[LoadBearing, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...] = ()  # the work list, what settles most first
    places: tuple[NamedPlace, ...] = ()  # that claims speak of first; empty where no gazetteer was given
    distance_checks: tuple[DistanceCheck, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything there is to show of a case. Documents and readings are in the same order.

    `as_of` is set where only what had appeared by a day is held.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    trace: Trace
    weighing: Weighing
    failures: tuple[Failure, ...]
    made_by: tuple[tuple[str, str], ...]  # stage and the version of its code or model; settings that differ
    as_of: AsOf | None = None
    decisions: tuple[Decision, ...] = ()  # the analyst's log, whole
