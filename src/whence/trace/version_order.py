"""Which of two versions of one article is the later: by what they state of themselves, else by their captures."""

import re
from dataclasses import dataclass

from whence.moments import When
from whence.records import Document
from whence.trace.addresses import read_address
from whence.trace.correction_notes import find_notes
from whence.trace.passages import fold

_UPDATE_NUMBER = re.compile(r"^\W*(?:update|updates|wrapup|lead|ld)[ -]*(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VersionOrder:
    """Whether the first of two came first, None: it is not known; and what tells."""

    is_before: bool | None
    why: str


def order_versions(one: Document, two: Document) -> VersionOrder:
    """Tell which of two versions of one article came first.

    In this order: the dates of change or publication that they state, that one states a change and the other none, the
    number of an update in the headline, a note of correction that only one carries, and when each was captured.
    """
    for told in (_by_stamps(one, two), _by_number(one, two), _by_notes(one, two), _by_capture(one, two)):
        if told.is_before is not None:
            return told
    return VersionOrder(None, "nothing in the two says which came first")


def find_written(document: Document) -> When | None:
    """Give when a version was written: its change, else its publication; None: it states neither."""
    stamp = document.updated or document.published
    return None if stamp is None else stamp.when


def find_captured(document: Document) -> When | None:
    """Give when a version was captured, as its container or the address of an archive says; None: neither does."""
    if document.captured is not None:
        return document.captured
    address = read_address(document.url) if document.url else None
    return None if address is None else address.captured


def _by_stamps(one: Document, two: Document) -> VersionOrder:
    first, second = find_written(one), find_written(two)
    if first is None or second is None:
        return VersionOrder(None, "")
    told = _before(first, second)  # of one outlet, and so of one zone
    if told is not None:
        return VersionOrder(told, "the dates that they state")
    if (
        (one.updated is None) != (two.updated is None)
        and one.published is not None
        and two.published is not None
    ):
        return VersionOrder(one.updated is None, "one states that it was changed, the other does not")
    return VersionOrder(None, "")


def _by_number(one: Document, two: Document) -> VersionOrder:
    first, second = _read_number(one), _read_number(two)
    if first == second:
        return VersionOrder(None, "")
    return VersionOrder(first < second, "the number of the update in the headline")


def _read_number(document: Document) -> int:
    match = _UPDATE_NUMBER.match(document.headline.of(document.text)) if document.headline else None
    return 0 if match is None else int(match[1])


def _by_notes(one: Document, two: Document) -> VersionOrder:
    first, second = ({fold(span.of(d.text)) for span in find_notes(d)} for d in (one, two))
    if first == second or not (first <= second or second <= first):
        return VersionOrder(None, "")
    return VersionOrder(len(first) < len(second), "one carries a note of correction that the other lacks")


def _by_capture(one: Document, two: Document) -> VersionOrder:
    first, second = find_captured(one), find_captured(two)
    told = None if first is None or second is None else _before(first, second)
    return VersionOrder(told, "when they were captured" if told is not None else "")


def _before(one: When, two: When) -> bool | None:
    """Order two moments of capture; of one zone, minutes count too."""
    if one.is_zoned == two.is_zoned and None not in (one.latest, two.earliest, two.latest, one.earliest):
        if one.latest < two.earliest:  # type: ignore[operator]
            return True
        if two.latest < one.earliest:  # type: ignore[operator]
            return False
    return one.before(two)
