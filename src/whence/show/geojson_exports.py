"""The places of a case as GeoJSON (RFC 7946), those that its texts tell of apart from those of datelines."""

from collections.abc import Iterator, Sequence

import msgspec

from whence.conclusions import SURE, Case, NamedPlace, PlaceName
from whence.show.exhibits import find_sentence
from whence.show.places import map_span
from whence.show.rows import Row
from whence.show.standings import FOUND, SUGGESTED
from whence.show.views import CaseView, name_document, view_case


def write_geojson(case: Case) -> str:
    """Give a FeatureCollection: a point for each place and role, `told of` or `dateline`, with the words that name it.

    Where it cannot be told which place is meant, the geometry is null: a feature without a location.
    """
    view = view_case(case)
    features = [feature for place in view.case.weighing.places for feature in _list_features(view, place)]
    collection = {"type": "FeatureCollection", "features": features}
    return msgspec.json.format(msgspec.json.encode(collection), indent=2).decode() + "\n"


def _list_features(view: CaseView, place: NamedPlace) -> Iterator[Row]:
    for role, is_dateline in (("told of", False), ("dateline", True)):
        mentions = [name for name in place.mentions if name.is_dateline == is_dateline]
        if mentions:
            yield _make_feature(view, place, role, mentions)


def _make_feature(view: CaseView, place: NamedPlace, role: str, mentions: Sequence[PlaceName]) -> Row:
    where = place.where
    point = None if where is None else {"type": "Point", "coordinates": [where.longitude, where.latitude]}
    claims = (
        []
        if role == "dateline"
        else sorted(view.numbers[key] for key in place.claim_ids if key in view.numbers)
    )
    return {
        "type": "Feature",
        "id": f"{place.id} {role}",
        "geometry": point,
        "properties": {
            "name": place.name,
            "role": role,
            "kind": None if where is None else where.kind,
            "country": None if where is None else where.country,
            "radius_km": None if where is None else where.radius_km,
            "probability": place.probability,
            "standing": FOUND if where is not None and place.probability >= SURE else SUGGESTED,
            "runner_up": place.runner_up,
            "why": list(place.why),
            "claims": claims,
            "mentions": [_tell_mention(view, name) for name in mentions],
        },
    }


def _tell_mention(view: CaseView, name: PlaceName) -> Row:
    document = view.documents[name.document_id]
    return {
        "document": document.id,
        "outlet": name_document(document),
        "path": document.path,
        "words": name.span.of(document.text),
        "sentence": find_sentence(view, document, name.span).of(document.text),
        "spans": map_span(document, name.span),
        "probability": name.probability,
    }
