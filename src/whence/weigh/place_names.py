"""The places of a case: every name of one place put together, with the claims that speak of it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from whence.conclusions import Claim, NamedPlace, PlaceName, Where
from whence.records import Document
from whence.spellings import fold_place
from whence.weigh.places import PlaceMention


def gather_places(
    mentions: Sequence[PlaceMention], documents: Mapping[str, Document], claims: Sequence[Claim]
) -> list[NamedPlace]:
    """Give the places that `mentions` name, those that most claims speak of first, then those named most often.

    A people's or a region's name that stands for no one place ("Western officials") is no place, and left out.
    """
    groups: dict[str, list[PlaceMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.document_id, m.span)):
        groups.setdefault(key_of_place(mention), []).append(mention)
    kept = {
        key: group
        for key, group in groups.items()
        if group[0].latitude is not None or not all(m.is_demonym for m in group)
    }
    spoken_of = _find_claims(kept, documents, claims)
    places = [_gather(key, group, documents, spoken_of[key]) for key, group in kept.items()]
    return sorted(places, key=lambda place: (-len(place.claim_ids), -len(place.mentions), place.id))


def key_of_place(mention: PlaceMention) -> str:
    """Give the id of the place that a name stands for; "open:" and the folded name where that cannot be told."""
    return mention.place_id or f"open:{fold_place(mention.name)}"


def where_of(mention: PlaceMention) -> Where | None:
    """Give where the place of a name lies; None: which place it is cannot be told."""
    if mention.latitude is None or mention.longitude is None or mention.kind is None:
        return None
    return Where(
        place_id=mention.place_id,
        kind=mention.kind,
        country=mention.country,
        division=mention.division,
        latitude=mention.latitude,
        longitude=mention.longitude,
        radius_km=mention.radius_km,
    )


def is_in_dateline(mention: PlaceMention, document: Document) -> bool:
    """Tell whether a name only says where an article was written."""
    return document.dateline is not None and document.dateline.span.covers(mention.span)


def _gather(
    key: str, group: Sequence[PlaceMention], documents: Mapping[str, Document], claim_ids: Sequence[str]
) -> NamedPlace:
    least = min(group, key=lambda m: (m.probability, m.document_id, m.span))
    return NamedPlace(
        id=key,
        name=least.name,
        where=where_of(least),
        probability=least.probability,
        runner_up=least.runner_up,
        why=least.why,
        mentions=tuple(
            PlaceName(
                document_id=m.document_id,
                span=m.span,
                probability=m.probability,
                is_demonym=m.is_demonym,
                is_dateline=is_in_dateline(m, documents[m.document_id]),
            )
            for m in group
        ),
        claim_ids=tuple(claim_ids),
    )


def _find_claims(
    groups: Mapping[str, Sequence[PlaceMention]], documents: Mapping[str, Document], claims: Sequence[Claim]
) -> dict[str, list[str]]:
    """Give, for each place, the ids of the claims that speak of it, in the order of the claims."""
    placed: dict[str, list[tuple[int, str]]] = {key: [] for key in documents}
    for key, group in groups.items():
        for mention in group:
            if not is_in_dateline(mention, documents[mention.document_id]):
                placed[mention.document_id].append((mention.span.start, key))
    for starts in placed.values():
        starts.sort()
    found: dict[str, dict[str, None]] = {key: {} for key in groups}
    for claim in claims:
        for statement in claim.statements:
            starts = placed[statement.document_id]
            for span in statement.spans:
                for _, key in starts[
                    bisect_left(starts, (span.start, "")) : bisect_left(starts, (span.end, ""))
                ]:
                    found[key][claim.id] = None
    return {key: list(ids) for key, ids in found.items()}
