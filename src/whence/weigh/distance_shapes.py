"""The shape of a place as distances are measured from it: populated places of a land or of part of it, or a disc."""

import math
from collections.abc import Sequence

import numpy as np

from whence.gazetteers import Gazetteer, Place
from whence.weigh.place_candidates import Floats, to_points
from whence.weigh.places import PlaceMention


def shape_of(mention: PlaceMention, gazetteer: Gazetteer, parts: Sequence[str] = ()) -> tuple[Floats, str]:
    """Give points of a place on the sphere, shaped (n_points, 3), and in words what they are."""
    if mention.kind == "country" or (mention.kind == "state" and mention.division):
        towns = gazetteer.peopled(mention.country, mention.division if mention.kind == "state" else "")
        if towns:
            return _land(mention, towns, parts)
    middle = _point(mention.latitude or 0.0, mention.longitude or 0.0)
    where = f"{mention.latitude:.2f}, {mention.longitude:.2f}"
    wide = f", taken for a disc of {mention.radius_km:.0f} km" if mention.radius_km >= 5 else ""
    return middle, f"{mention.name} ({where}{wide})"


def _land(mention: PlaceMention, towns: Sequence[Place], parts: Sequence[str]) -> tuple[Floats, str]:
    """Give the populated places of a land, or of the halves of it that the text means."""
    halves = [part for part in parts if _half(part) != (0, 0)]
    if not halves:
        return to_points(towns), f"{mention.name} ({len(towns)} populated places of it)"
    heights = np.array([town.latitude for town in towns])
    widths = np.array([town.longitude for town in towns])
    north = heights - np.median(heights)
    east = (widths - np.median(widths) + 180.0) % 360.0 - 180.0  # Russia goes on beyond the 180th meridian
    is_kept = [
        any(up * north[n] >= 0 and right * east[n] >= 0 for up, right in map(_half, halves))
        for n in range(len(towns))
    ]
    kept = [town for town, wanted in zip(towns, is_kept, strict=True) if wanted] or towns
    return to_points(kept), f"{' or '.join(halves)} {mention.name} ({len(kept)} populated places of that half)"


def _half(part: str) -> tuple[int, int]:
    """Give which way north and which way east a part lies of the middle: 1, -1, or 0 where it does not say."""
    north = ("north" in part) - ("south" in part)
    return north, ("east" in part) - ("west" in part)


def reach_of(mention: PlaceMention, n_points: int) -> float:
    """Give how far a place goes beyond its points, in km."""
    return mention.radius_km if n_points == 1 else 0.0


def _point(latitude: float, longitude: float) -> Floats:
    one, two = math.radians(latitude), math.radians(longitude)
    return np.array([[math.cos(one) * math.cos(two), math.cos(one) * math.sin(two), math.sin(one)]])
