"""The records of where: the places that a pile names, and what the map says of the distances it states.

The rules of `records.py` on ids and offsets hold here too. Degrees are those of WGS 84, distances km along the great
circle.
"""

from dataclasses import dataclass
from typing import Literal

from whence.gazetteers import PlaceKind
from whence.records import Span

DistanceRelation = Literal["apart", "within", "beyond"]
Verdict = Literal["yes", "no", "depends on where", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A point on the map with the land it lies in, as far as two places are compared by it.

    `country` and `division` are codes of ISO 3166 and GeoNames; "": none, or not known.
    """

    place_id: str
    kind: PlaceKind
    country: str
    division: str
    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place where it stands, and how sure it is, in [0, 1], that the place is meant.

    `is_dateline`: it says where the article was written, and nothing of what it tells. `is_demonym`: "Iraqi" for Iraq.
    """

    document_id: str
    span: Span
    probability: float
    is_demonym: bool = False
    is_dateline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place that a pile names, with every mention of it, in the order of documents and text.

    `where` None: the name is known, but not which place it is; then `id` is "open:" and the name. `probability`,
    `runner_up` and `why` are those of the mention that is least sure: what speaks for the place, and the next place it
    may be instead. `claim_ids`: the claims with a statement that names it, datelines apart.
    """

    id: str
    name: str
    where: Where | None
    probability: float
    runner_up: str | None
    why: tuple[str, ...]
    mentions: tuple[PlaceName, ...]
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCheck:
    """Words that say how far one place lies from another, and what the map says of that.

    `subject` and `reference` are the words that name the two, with the ids of their places; None: the text names none.
    `low_km` and `high_km` bound what is stated (of a range, the shortest and the longest), `nearest_km` and
    `farthest_km` what the map allows; None: an end that is open or unknown. `working` shows in sentences what was
    measured between which points, and why the verdict follows.
    """

    id: str
    document_id: str
    span: Span  # from the first of its words to the last
    amount: Span
    relation: DistanceRelation
    low_km: float | None
    high_km: float | None
    subject: Span | None
    subject_id: str | None
    reference: Span | None
    reference_id: str | None
    is_border: bool  # of the land of `reference`, or where that is None of the subject's own
    is_range: bool  # of a weapon or a vehicle, which is said to reach so far
    verdict: Verdict
    nearest_km: float | None
    farthest_km: float | None
    working: str
