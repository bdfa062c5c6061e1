"""What kind of sharing a passage is, and so whether it is evidence that one text rests on the other.

A false "partial reprint" makes one newsroom of two; a missed one lets two newsrooms confirm what one of them wrote.
Each passage is judged alone (`kind_passages.py`), then in the light of all that the two documents share
(`kind_pairs.py`), and of the pile: what stands in articles on unrelated things is no evidence.
"""

from collections.abc import Mapping, Sequence

from whence.conclusions import DEPENDENT, PassageKind
from whence.records import Document
from whence.trace.edges import Text
from whence.trace.kind_agencies import find_carriers
from whence.trace.kind_pairs import find_of_pair
from whence.trace.kind_passages import NOTE
from whence.trace.kind_sides import Side, make_side
from whence.trace.kind_stories import is_carried_on, is_of_one_outlet, is_of_story, is_one_item, is_unrelated
from whence.trace.kind_words import WordClasses
from whence.trace.passages import Words
from whence.trace.regions import Region

__all__ = ["DEPENDENT", "find_kinds"]

_TAKEN: frozenset[PassageKind] = DEPENDENT - {"agency copy", "own version"}
_COVERED = 0.8  # share of a passage that stands in another document as well
_COMMON = 3  # documents beside one that make a passage common: the other of the two, and two more

Pair = tuple[int, int]
_Place = tuple[int, int, int]  # first word, the one after the last, and the other document


def find_kinds(
    pile: Sequence[Document],
    words: Sequence[Words],
    pairs: Mapping[Pair, Sequence[Region]],
    *,
    texts: Mapping[int, Text],
) -> dict[Pair, list[PassageKind]]:
    """Give the kind of every region.

    `pairs` maps two places in `pile` to what the documents share, `texts` each such place to its sentences.
    """
    known = WordClasses()
    sharing = sorted({k for pair in pairs for k in pair})
    sides = {k: make_side(pile[k], words[k], texts[k], known=known) for k in sharing}
    items = {
        (left, right): is_one_item(sides[left], sides[right], regions)
        for (left, right), regions in pairs.items()
        if is_of_one_outlet(sides[left], sides[right])
    }
    elsewhere = _find_elsewhere(pairs, sides, items)
    kinds = {}
    for pair, regions in pairs.items():
        left, right = sides[pair[0]], sides[pair[1]]
        if items.get(pair, True):
            standing = _find_standing(pair, sides, regions, elsewhere)
        else:  # no versions of one item: what stands in both is the outlet's, or its account
            standing = [k for k, one in enumerate(regions) if not is_carried_on(left, right, one)]
        is_version = items.get(pair, False)
        kinds[pair] = find_of_pair(left, right, regions, standing=standing, is_one_item=is_version)
    return _name_agencies(kinds, pile)


def _name_agencies(
    kinds: Mapping[Pair, list[PassageKind]], pile: Sequence[Document]
) -> dict[Pair, list[PassageKind]]:
    """Give the kinds; what was taken over is an agency's where one of the two documents carries an agency."""
    sharing = {k for pair, found in kinds.items() if not _TAKEN.isdisjoint(found) for k in pair}
    carriers = find_carriers({k: pile[k] for k in sharing})
    return {
        pair: found
        if carriers.isdisjoint(pair)
        else ["agency copy" if kind in _TAKEN else kind for kind in found]
        for pair, found in kinds.items()
    }


def _find_elsewhere(
    pairs: Mapping[Pair, Sequence[Region]], sides: Mapping[int, Side], items: Mapping[Pair, bool]
) -> dict[int, list[_Place]]:
    """Give for each document the places of which the words stand in a document on another story or item."""
    found: dict[int, list[_Place]] = {}
    for (left, right), regions in pairs.items():
        one, two = sides[left], sides[right]
        is_other_item = not items.get((left, right), True)
        for region in regions:
            if is_other_item or (region.n_words <= NOTE and is_unrelated(one, two, region)):
                found.setdefault(left, []).append((*region.left, right))
                found.setdefault(right, []).append((*region.right, left))
    return found


def _find_standing(
    pair: Pair, sides: Mapping[int, Side], regions: Sequence[Region], elsewhere: Mapping[int, Sequence[_Place]]
) -> list[int]:
    """Give the regions that a site puts under articles of any story, or that everybody writes.

    They stand in documents on other stories too.
    """
    left, right = sides[pair[0]], sides[pair[1]]
    is_one_outlet = is_of_one_outlet(left, right)
    if not is_one_outlet and sum(region.n_words for region in regions) > NOTE:
        return []
    n_least = 1 if is_one_outlet else _COMMON
    return [
        number
        for number, region in enumerate(regions)
        if _is_common(pair, region, elsewhere, n_least=n_least)
        and (is_one_outlet or not is_of_story(left, right, region))
    ]


def _is_common(pair: Pair, region: Region, elsewhere: Mapping[int, Sequence[_Place]], *, n_least: int) -> bool:
    """Tell whether so many documents on other things hold the words of a region."""
    others: set[int] = set()
    for k, (first, end) in zip(pair, (region.left, region.right), strict=True):
        least = _COVERED * (end - first)
        for start, stop, other in elsewhere.get(k, ()):
            if (stop if stop < end else end) - (start if start > first else first) >= least:
                others.add(other)
                if len(others) >= n_least:
                    return True
    return False
