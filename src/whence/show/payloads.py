"""What the commands print as JSON: one record for each object, named as `docs/08-output.md` describes them.

Offsets are half-open, in code points of the file as decoded. Times are ISO 8601 cut to their precision.
"""

from dataclasses import dataclass

from whence.show.claim_payloads import ClaimPayload
from whence.show.evidence_payloads import DatesPayload, EvidencePayload, FailurePayload, WordsPayload
from whence.show.history_payload import HistoryPayload
from whence.show.place_payloads import DistanceCheckPayload, PlacePayload
from whence.show.places import Range

# ---- show --json


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPayload:
    """How many original reports the pile rests on."""

    articles: int
    original_reports: int
    originals_in_case: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReportingPayload:
    """Words by which an article shows that it reported for itself."""

    words: str
    spans: list[Range]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPayload:
    """One document, and the reports it rests on, directly or through others.

    `notes`: what is not read of it; `article`: the document that stands for its article, itself where there is but one.
    """

    id: str
    path: str
    outlet: str | None
    headline: str | None
    published: DatesPayload | None
    updated: DatesPayload | None
    language: str | None
    notes: list[str]
    article: str
    rests_on: list[str]
    perhaps_rests_on: list[str]
    own_reporting: list[OwnReportingPayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroupPayload:
    """Sources that an account states together, their number as stated."""

    words: str
    named: bool
    at_least: int
    at_most: int | None
    nationality: str | None
    role: str | None
    evidence: list[EvidencePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPayload:
    """On whose word a report stands; `at_least`, `at_most`: how many unnamed sources `stated` says."""

    stated: str | None
    at_least: int
    at_most: int | None
    named: list[str]
    groups: list[SourceGroupPayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPayload:
    """A published account: an article of the case, or one that is only cited."""

    id: str
    outlet: str | None
    document: str | None
    published: DatesPayload | None
    in_case: bool
    is_original: bool
    how_dated: list[EvidencePayload]
    credited_by: list[EvidencePayload]
    sources: SourcesPayload
    implied_by: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPayload:
    """Something to check first. The span at a place in `spans` stands in the document there in `documents`."""

    kind: str
    words: str
    spans: list[Range]
    documents: list[str]
    evidence: list[EvidencePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBearingPayload:
    """A report or source without which some claims lose all support."""

    key: str
    words: str
    claims: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPayload:
    """Something that is missing to settle claims: what to do in `words`, what to search for, the ids of the claims."""

    kind: str
    words: str
    search: str
    claims: list[str]
    evidence: list[EvidencePayload]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOfPayload:
    """The day as of which the case is shown, and the files of the articles left out: later ones, and undated ones."""

    day: str
    later: list[str]
    undated: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeByPayload:
    """A stage and the version of what did it, or a setting that is not as usual."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePayload:
    """Text that two articles share."""

    id: str
    kind: str
    n_words: int
    similarity: float
    left: WordsPayload
    right: WordsPayload


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftPayload:
    """A change between two aligned texts; `is_ordered`: the left is known to be the earlier."""

    id: str
    kind: str
    words: str
    left: WordsPayload
    right: WordsPayload
    is_ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePayload:
    """A whole case: what `whence show CASE --json` prints. `as_of` null: everything there is."""

    as_of: AsOfPayload | None
    summary: SummaryPayload
    documents: list[DocumentPayload]
    reports: list[ReportPayload]
    claims: list[ClaimPayload]
    passages: list[PassagePayload]
    drifts: list[DriftPayload]
    histories: list[HistoryPayload]
    findings: list[FindingPayload]
    load_bearing: list[LoadBearingPayload]
    gaps: list[GapPayload]
    places: list[PlacePayload]
    distance_checks: list[DistanceCheckPayload]
    failures: list[FailurePayload]
    made_by: list[MadeByPayload]
