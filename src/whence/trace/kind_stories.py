"""Whether two documents tell one story, or share no more than words that stand in articles on any."""

import math
from collections.abc import Sequence

from whence.trace.formulas import is_plain_glue
from whence.trace.kind_sides import Side
from whence.trace.regions import Region
from whence.wordtables import read_classes

_ENOUGH = 25  # other words of content that say what a document is about
_UNRELATED = 0.15, 0.25  # cosine, share of the smaller set; BASIL: 95 in 100 pairs on two events, 3 on one
_DAYS = 7  # at most between two versions of one item
_RUNNING = 30  # days at most between two pieces on a running story
_ACCOUNT = 12  # words of an account that the second piece has from the first
_MUCH = 0.3  # share of the shorter document that two versions share
_RELATED = 0.3  # cosine of the other words of content of two pieces on one story
_RECURRING = 4  # words of content that stand in a passage and again in both articles
_LEAD = 15  # words in which an item says of whom it is


def is_of_one_outlet(left: Side, right: Side) -> bool:
    """Tell whether one outlet is known to have published both."""
    return left.document.outlet is not None and left.document.outlet == right.document.outlet


def is_unrelated(left: Side, right: Side, region: Region) -> bool:
    """Tell whether the documents are about different things, as far as enough other words say so."""
    shared = {*left.words.words[slice(*region.left)], *right.words.words[slice(*region.right)]}
    one = len(left.topics) - len(left.topics & shared)
    two = len(right.topics) - len(right.topics & shared)
    if min(one, two) < _ENOUGH:
        return False
    most = min(_UNRELATED[0] * math.sqrt(one * two), _UNRELATED[1] * min(one, two))
    common = left.topics & right.topics
    return len(common) - len(common & shared) <= most


def is_of_story(left: Side, right: Side, region: Region) -> bool:
    """Tell whether a passage speaks of what both articles speak of elsewhere, as furniture does not."""
    shared = set(left.words.words[slice(*region.left)]) & left.topics & right.topics
    for side, (first, end) in ((left, region.left), (right, region.right)):
        if len(shared) < _RECURRING:
            return False
        shared = shared.intersection([*side.words.words[:first], *side.words.words[end:]])
    return len(shared) >= _RECURRING


def is_carried_on(left: Side, right: Side, region: Region) -> bool:
    """Tell whether one outlet took words of its account into a later piece on the story, unlike a standing note."""
    is_account = region.n_words >= _ACCOUNT and not _is_far_apart(left, right, days=_RUNNING)
    return is_account and is_of_story(left, right, region)


def is_one_item(left: Side, right: Side, regions: Sequence[Region]) -> bool:
    """Tell whether two documents of one outlet are versions of one item, or pieces on one running story."""
    if _is_far_apart(left, right, days=_DAYS):
        return False
    one, two = _find_subject(left), _find_subject(right)
    if _is_mostly_absent(one, right) and _is_mostly_absent(two, left):
        return False
    n_words = sum(region.n_words for region in regions)
    size = min(left.n_words, right.n_words)
    return bool(one & two) or n_words >= _MUCH * size or _relation(left, right, regions) >= _RELATED


def _is_mostly_absent(subject: frozenset[str], side: Side) -> bool:
    """Tell whether a document lacks most words of the name of whom the other tells."""
    return 2 * len(subject.difference(side.words.words)) > len(subject)


def _relation(left: Side, right: Side, regions: Sequence[Region]) -> float:
    """Give the cosine of what the documents speak of beside the words they share, in [0, 1]."""
    shared = {word for region in regions for word in left.words.words[slice(*region.left)]}
    one, two = left.topics - shared, right.topics - shared
    return len(one & two) / (len(one) * len(two)) ** 0.5 if one and two else 0.0


def _is_far_apart(left: Side, right: Side, *, days: int) -> bool:
    """Tell whether the two are known to have appeared too many days apart for one item."""
    if left.document.published is None or right.document.published is None:
        return False
    one, two = left.document.published.when, right.document.published.when
    return any(
        before.latest is not None
        and after.earliest is not None
        and (after.earliest.date() - before.latest.date()).days > days
        for before, after in ((one, two), (two, one))
    )


def _find_subject(side: Side) -> frozenset[str]:
    """Give the words of the first name in a document's lead, without "Corp" or "Net"; empty where it has none."""
    classes = read_classes("form_words.tsv", between=None)
    found: list[str] = []
    for k, word in enumerate(side.words.words[:_LEAD]):
        if side.is_upper[k] and not is_plain_glue(word):
            found.append(word)
        elif len(found) > 1 or (found and k > 1):
            break
        else:
            found = []  # one capital at the start of a sentence is no name
    return frozenset(found) - classes["company"] - classes["label"]
