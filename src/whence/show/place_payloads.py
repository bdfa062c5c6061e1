"""Places and stated distances as `whence show CASE --json` prints them."""

from dataclasses import dataclass

from whence.conclusions import DistanceCheck, NamedPlace
from whence.records import Document, Span
from whence.show.places import Range, map_span
from whence.show.views import CaseView


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamePayload:
    """A name of a place where it stands. `dateline`: it only says where the article was written."""

    document: str
    spans: list[Range]
    words: str
    probability: float
    demonym: bool
    dateline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePayload:
    """A place that the case names; `kind`, `latitude`, `longitude` and `radius_km` null: which one cannot be told.

    `probability`, `runner_up` and `why` are of the mention that is least sure. `claims`: ids of those that speak of it.
    """

    id: str
    name: str
    kind: str | None
    country: str
    division: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    probability: float
    runner_up: str | None
    why: list[str]
    mentions: list[PlaceNamePayload]
    claims: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCheckPayload:
    """Words that say how far one place lies from another, and what the map says; `subject`, `reference`: ids of places.

    Distances in km; null: open, or unknown. `working` shows what was measured and why `verdict` follows.
    """

    id: str
    document: str
    spans: list[Range]
    words: str
    relation: str
    low_km: float | None
    high_km: float | None
    subject: str | None
    subject_spans: list[Range]
    reference: str | None
    reference_spans: list[Range]
    border: bool
    range: bool
    verdict: str
    nearest_km: float | None
    farthest_km: float | None
    working: str


def make_places(view: CaseView) -> list[PlacePayload]:
    """Give the places of a case, those that most claims speak of first."""
    return [_make_place(view, place) for place in view.case.weighing.places]


def make_distance_checks(view: CaseView) -> list[DistanceCheckPayload]:
    """Give the stated distances of a case, in the order of documents and text."""
    return [_make_check(view, check) for check in view.case.weighing.distance_checks]


def _make_place(view: CaseView, place: NamedPlace) -> PlacePayload:
    where = place.where
    return PlacePayload(
        id=place.id,
        name=place.name,
        kind=None if where is None else where.kind,
        country="" if where is None else where.country,
        division="" if where is None else where.division,
        latitude=None if where is None else where.latitude,
        longitude=None if where is None else where.longitude,
        radius_km=None if where is None else where.radius_km,
        probability=place.probability,
        runner_up=place.runner_up,
        why=list(place.why),
        mentions=[
            PlaceNamePayload(
                document=name.document_id,
                spans=map_span(view.documents[name.document_id], name.span),
                words=name.span.of(view.documents[name.document_id].text),
                probability=name.probability,
                demonym=name.is_demonym,
                dateline=name.is_dateline,
            )
            for name in place.mentions
        ],
        claims=list(place.claim_ids),
    )


def _make_check(view: CaseView, check: DistanceCheck) -> DistanceCheckPayload:
    document = view.documents[check.document_id]
    return DistanceCheckPayload(
        id=check.id,
        document=check.document_id,
        spans=map_span(document, check.span),
        words=check.span.of(document.text),
        relation=check.relation,
        low_km=check.low_km,
        high_km=check.high_km,
        subject=check.subject_id,
        subject_spans=_map(document, check.subject),
        reference=check.reference_id,
        reference_spans=_map(document, check.reference),
        border=check.is_border,
        range=check.is_range,
        verdict=check.verdict,
        nearest_km=check.nearest_km,
        farthest_km=check.farthest_km,
        working=check.working,
    )


def _map(document: Document, span: Span | None) -> list[Range]:
    return [] if span is None else map_span(document, span)
