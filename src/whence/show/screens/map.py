"""Map: the places that claims speak of, apart from those where articles were written, and the distances checked."""

from dataclasses import dataclass

from whence.conclusions import NamedPlace
from whence.show.place_cards import group_checks, make_place_card, say_place_counts
from whence.show.screens.words import Words, quote_span
from whence.show.views import CaseView

_MAX_PLACES, _MAX_WORDS, _MAX_DISTANCES, _MAX_CLAIMS = 400, 6, 60, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in words, and on the map; latitude and longitude null: which place is meant cannot be told.

    `is_claimed`: a claim speaks of it; else it stands in datelines alone, or beside all claims.
    """

    id: str
    name: str
    kind: str
    sure: str
    why: str
    named: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    is_claimed: bool
    is_dateline: bool
    claims: list[int]
    n_claims: int
    words: list[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceRow:
    """A distance that articles state, what the map says of it, and the working."""

    verdict: str
    working: str
    words: list[Words]
    subject: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The places of a case, those most claims speak of first, and its distances, those the map does not bear first."""

    counts: str
    places: list[PlaceRow]
    n_places: int
    distances: list[DistanceRow]
    n_distances: int


def make_map(view: CaseView) -> Map:
    """Give what the map shows."""
    weighing = view.case.weighing
    names = {place.id: place.name for place in weighing.places}
    groups = group_checks(weighing.distance_checks)
    return Map(
        counts=say_place_counts(view.case),
        places=[_make_row(view, place) for place in weighing.places[:_MAX_PLACES]],
        n_places=len(weighing.places),
        distances=[
            DistanceRow(
                verdict=group[0].verdict,
                working=group[0].working,
                words=[quote_span(view, check.document_id, check.span) for check in group[:_MAX_WORDS]],
                subject=names.get(group[0].subject_id or "", ""),
                reference=names.get(group[0].reference_id or "", ""),
            )
            for group in groups[:_MAX_DISTANCES]
        ],
        n_distances=len(groups),
    )


def _make_row(view: CaseView, place: NamedPlace) -> PlaceRow:
    card = make_place_card(view, place)
    where = place.where
    named = sorted(place.mentions, key=lambda name: name.is_dateline)
    return PlaceRow(
        id=place.id,
        name=place.name,
        kind=card.kind,
        sure=card.sure,
        why=card.why,
        named=card.named,
        latitude=None if where is None else where.latitude,
        longitude=None if where is None else where.longitude,
        radius_km=None if where is None else where.radius_km,
        is_claimed=bool(place.claim_ids),
        is_dateline=all(name.is_dateline for name in place.mentions),
        claims=list(card.claims[:_MAX_CLAIMS]),
        n_claims=len(card.claims),
        words=[
            quote_span(view, name.document_id, name.span, note="dateline" if name.is_dateline else "")
            for name in named[:_MAX_WORDS]
        ],
    )
