"""The kinds of all passages of two documents: each judged alone, then in the light of the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from whence.conclusions import DEPENDENT, PassageKind
from whence.trace.kind_forms import is_form, is_from_form
from whence.trace.kind_passages import Judgement, closeness, is_whole, judge
from whence.trace.kind_sides import Passage, Side, make_passage
from whence.trace.kind_stories import is_of_one_outlet
from whence.trace.regions import Region

_MOST = 0.6  # share of both documents that is shared in a reprint
_ALL = 0.8  # share of the shorter document that is shared when it lies in the other
_EDITED = 0.85  # share of equal words below which a whole text was rewritten, not only touched up
_REWORDED = 0.775  # the same for a part: mean of the passage and of its sentences
_SUM = 30  # words over all passages of two documents that tell, each too short by itself
_SUM_SHORT = 20  # the same over several passages where they are at least this part of the shorter document:
_PART = 0.08
_SUM_QUOTED = 60, 0.3  # words, and part of the shorter document, that tell with the quotations that both have
_NAMED = 12  # words up to which a passage may be names and titles alone
_MET = 2  # words of content that stand beside names by chance
_FOREIGN = 0.6  # share of equal words in the sentences around such a passage, below which no more was taken
_FORM = 0.3  # share of the shorter of two items that is shared when both fill in one form
_REPEATED = 0.5  # share of the longer of two texts that an outlet publishes again, with what they quote
_AGAIN = 30  # words from which on one outlet's equal texts are no form filled in alike by chance


@dataclass(frozen=True, slots=True)
class _Common:
    """What two documents have in common."""

    left: Side
    right: Side
    passages: Sequence[Passage]
    n_words: int
    is_one_outlet: bool

    @property
    def least(self) -> int:
        """Count the words of the shorter document."""
        return min(self.left.n_words, self.right.n_words)

    @property
    def most(self) -> int:
        """Count the words of the longer document."""
        return max(self.left.n_words, self.right.n_words)


def find_of_pair(
    left: Side, right: Side, regions: Sequence[Region], *, standing: Collection[int], is_one_item: bool
) -> list[PassageKind]:
    """Give the kinds of the regions of two documents.

    `standing` holds the numbers of those that stand in articles on other things, `is_one_item` says that one outlet
    published both, and that they are versions of one item.
    """
    passages = [make_passage(left, right, region) for region in regions]
    n_words = sum([passage.n_words for passage in passages])
    common = _Common(left, right, passages, n_words, is_of_one_outlet(left, right))
    is_again = is_one_item and _is_repeated(common)
    if is_again and n_words == common.most:
        return ["own version"] * len(passages)  # tables too
    judged = [judge(passage) for passage in passages]
    is_telling = common.is_one_outlet or any(one.is_telling for one in judged) or _is_enough(common, judged)
    kinds = [
        "own version"
        if is_again and one.kind == "shared quotation"
        else _name(common, passage, one, is_standing=number in standing, is_telling=is_telling)
        for number, (passage, one) in enumerate(zip(passages, judged, strict=True))
    ]
    return ["boilerplate"] * len(kinds) if _is_one_form(common, kinds) else kinds


def _name(
    common: _Common, passage: Passage, judged: Judgement, *, is_standing: bool, is_telling: bool
) -> PassageKind:
    if judged.kind in ("boilerplate", "shared quotation"):
        return judged.kind
    if is_standing:
        return _name_standing(passage)
    if judged.kind not in DEPENDENT:
        return _name_chance(passage) if judged.kind == "incidental" else judged.kind
    if not is_telling:
        return "shared quotation" if judged.is_heard else _name_chance(passage)
    if not judged.is_telling and _is_named(passage):
        return "incidental"
    return "own version" if common.is_one_outlet else _name_copy(common, passage)


def _is_one_form(common: _Common, kinds: Collection[PassageKind]) -> bool:
    """Tell whether two short items of one outlet are the same form, of which each passage is a piece."""
    if not common.is_one_outlet or len(kinds) == 1 or common.n_words < _FORM * common.least:
        return False
    return set(kinds) <= {"stock phrase", "boilerplate"}


def _is_repeated(common: _Common) -> bool:
    """Tell whether an outlet published this much of an item again, figures and all."""
    is_much = common.most >= _AGAIN and common.n_words >= _REPEATED * common.most
    return is_much and not any(map(is_form, common.passages))


def _is_enough(common: _Common, judged: Sequence[Judgement]) -> bool:
    """Tell whether passages too short by themselves tell together, as they are many, or much of a short text.

    So does one beside quotations that are much of a text: two who heard the same choose otherwise.
    """
    telling = [one.n_own for one in judged if one.n_own]
    n_least, part = _SUM_QUOTED
    if telling and len(judged) > 1 and common.n_words >= max(n_least, part * common.least):
        return True
    n_own = sum(telling)
    return n_own >= _SUM or (len(telling) > 1 and n_own >= max(_SUM_SHORT, _PART * common.least))


def _name_standing(passage: Passage) -> PassageKind:
    """Name what stands in documents about different things: furniture, a phrase, or a name or fact."""
    if passage.stretch.is_stock():
        return "stock phrase"
    is_filled = is_from_form(passage)
    if not is_filled and not passage.stretch.n_content():
        return "incidental"
    if is_whole(passage):
        return "boilerplate"
    return "stock phrase" if is_filled or passage.stretch.has_verb() else "incidental"


def _name_chance(passage: Passage) -> PassageKind:
    """Tell a phrase that everybody writes from names, and facts in the only words for them."""
    is_formula = is_from_form(passage) or passage.stretch.is_stock() or passage.stretch.is_turn()
    return "stock phrase" if is_formula else "incidental"


def _is_named(passage: Passage) -> bool:
    """Tell whether a short passage is names and titles in a sentence otherwise not shared."""
    stretch = passage.stretch
    if passage.n_words > _NAMED or passage.likeness >= _FOREIGN or not stretch.is_named():
        return False
    return stretch.n_content() <= _MET or not stretch.has_verb()  # who somebody is, not what he did


def _name_copy(common: _Common, passage: Passage) -> PassageKind:
    """Name a passage taken over: by how much of it was changed, and how much of the documents is shared."""
    if common.n_words >= min(_MOST * common.most, _ALL * common.least):
        n_spanned = sum(end - first for one in common.passages for _, (first, end) in one.sides) / 2
        return "reprint" if min(passage.similarity, common.n_words / n_spanned) >= _EDITED else "rewrite"
    return "partial reprint" if closeness(passage) >= _REWORDED else "rewrite"
