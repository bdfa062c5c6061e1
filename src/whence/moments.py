"""Moments: a time as the interval in which it is known to lie, open where nothing bounds it."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class When:
    """A moment known to lie between `earliest` and `latest`, both included; None: no bound.

    A time whose zone is stated is in UTC and `is_zoned`; any other is as written, and two such are ordered
    by their days alone.
    """

    earliest: datetime | None
    latest: datetime | None
    is_zoned: bool = False

    @staticmethod
    def days(first: date | None, last: date | None) -> "When":
        """Give the interval from the start of `first` to the end of `last`."""
        return When(
            None if first is None else datetime.combine(first, time.min),
            None if last is None else datetime.combine(last, time.max.replace(microsecond=0)),
        )

    def before(self, other: "When") -> bool | None:
        """Tell whether this came first; None when the two intervals meet or a bound is unknown."""
        if _precedes(self, other):
            return True
        return False if _precedes(other, self) else None

    def meet(self, other: "When") -> "When | None":
        """Give what both allow; None when they exclude each other."""
        starts = [t for t in (self.earliest, other.earliest) if t is not None]
        ends = [t for t in (self.latest, other.latest) if t is not None]
        first, last = max(starts, default=None), min(ends, default=None)
        if first is not None and last is not None and first > last:
            return None
        return When(first, last, self.is_zoned and other.is_zoned)


def _precedes(one: When, two: When) -> bool:
    if one.latest is None or two.earliest is None:
        return False
    if one.is_zoned and two.is_zoned:
        return one.latest < two.earliest
    return one.latest.date() < two.earliest.date()
