"""What kind of sharing a passage is, and so whether it is evidence that one text rests on the other.

A false "excerpt" makes one newsroom of two; a missed one lets two newsrooms confirm what one of them wrote.
What counts is the words outside quotation marks, attributions, titles, names and stock phrases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import PassageKind
from whence.records import Document
from whence.trace.edges import Text
from whence.trace.formulas import REPORTING, Stretch, is_plain_glue, make_stretch
from whence.trace.passages import Words
from whence.trace.quotations import mark_quoted
from whence.trace.regions import Region

DEPENDENT: frozenset[PassageKind] = frozenset({"reprint", "excerpt", "rewrite", "own version"})
"""Kinds that are evidence that one text was taken from the other, or both from a third."""

_EDITED = 0.85  # share of equal words below which a text was rewritten, not only touched up
_MOST = 0.6  # share of both documents that is shared in a reprint
_WHOLE = 0.85  # share of the shorter document that is shared when it lies in the other
_OWN = 8  # words outside quotation marks that are more than an attribution
_RUN = 12  # such words in a row that are not chance
_TELLING = 16  # such words in all that are not chance; BASIL, 300 articles: shorter ones mostly are
_TELLING_EDITED = 20  # the same where the text was rewritten
_TELLING_REPORTED = 24  # the same where both texts report what somebody said
_SUM = 30  # such words over all passages of two documents that tell, each too short by itself
_CUE_REACH = 25  # words before a word in which a cue makes it reported speech
_NOTE = 60  # words up to which a passage may be what a site puts under its articles
_ENOUGH = 25  # other words of content that say what a document is about
_UNRELATED = 0.15, 0.25  # cosine, share of the smaller set; BASIL: 95 in 100 pairs on two events, 3 on one

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    document: Document
    words: Words
    is_quoted: Sequence[bool]
    is_reported: Sequence[bool]
    content: frozenset[str]

    def stretch(self, places: Sequence[int]) -> Stretch:
        text, words = self.document.text, self.words
        written = [text[words.starts[i] : words.ends[i]] for i in places]
        return make_stretch([words.words[i] for i in places], written)

    def block_kind(self, word: int) -> str:
        return self.document.blocks[self.words.blocks[word]].kind

    def is_closed(self, span: tuple[int, int]) -> bool:
        """Tell whether the words begin where a sentence does and end where one ends."""
        text, (first, end) = self.document.text, span
        starts, ends = self.words.starts, self.words.ends
        before = text[ends[first - 1] : starts[first]] if first else "\n"
        after = text[ends[end - 1] : starts[end]] if end < len(starts) else "\n"
        return any(mark in before for mark in ".!?\n") and any(mark in after for mark in ".!?\n")


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A kind, and for text that may be taken over the number of words that speak for it."""

    kind: PassageKind
    n_own: int = 0
    is_telling: bool = False


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
    sides = {k: _make_side(pile[k], words[k], texts[k]) for k in sorted({k for pair in pairs for k in pair})}
    partners: dict[int, list[tuple[int, int, int]]] = {}
    for (left, right), regions in pairs.items():
        for region in regions:
            if region.n_words <= _NOTE and _is_unrelated(sides[left], sides[right], region):
                partners.setdefault(left, []).append((*region.left, right))
                partners.setdefault(right, []).append((*region.right, left))
    return {
        (left, right): _find_of_pair(
            sides[left], sides[right], regions, notes=_find_notes((left, right), sides, regions, partners)
        )
        for (left, right), regions in pairs.items()
    }


def _make_side(document: Document, words: Words, text: Text) -> _Side:
    content = frozenset(word for word in set(words.words) if len(word) > 3 and not is_plain_glue(word))
    return _Side(document, words, mark_quoted(document, words), _mark_reported(words, text), content)


def _mark_reported(words: Words, text: Text) -> list[bool]:
    """Tell for each word whether a cue stands before it in its sentence: "said there was no crack"."""
    marks = [False] * len(words.words)
    for k, word in enumerate(words.words):
        if word in REPORTING:
            end = min(text.next_stop(k), k + _CUE_REACH) + 1
            marks[k + 1 : end] = [True] * (min(end, len(marks)) - k - 1)
    return marks


def _is_unrelated(left: _Side, right: _Side, region: Region) -> bool:
    """Tell whether the documents are about different things, as far as enough other words say so."""
    shared = set(left.words.words[slice(*region.left)]) | set(right.words.words[slice(*region.right)])
    one, two = len(left.content - shared), len(right.content - shared)
    if min(one, two) < _ENOUGH:
        return False
    common = len((left.content & right.content) - shared)
    return common <= _UNRELATED[0] * (one * two) ** 0.5 and common <= _UNRELATED[1] * min(one, two)


def _find_notes(
    pair: Pair,
    sides: Mapping[int, _Side],
    regions: Sequence[Region],
    partners: Mapping[int, Sequence[tuple[int, int, int]]],
) -> set[int]:
    """Give the regions that a site puts under articles of any story, or that everybody writes.

    They are all that two documents on different stories share, and stand in other such documents, or the two
    are of one outlet.
    """
    if sum(region.n_words for region in regions) > _NOTE:
        return set()
    outlets = [sides[k].document.outlet for k in pair]
    is_one_outlet = outlets[0] is not None and outlets[0] == outlets[1]
    found = set()
    for number, region in enumerate(regions):
        others = {
            other
            for k, (first, end) in zip(pair, (region.left, region.right), strict=True)
            for start, stop, other in partners.get(k, ())
            if min(end, stop) - max(first, start) >= 0.8 * (end - first)
        }
        if others and (is_one_outlet or len(others) > 2):  # the two themselves, and a third
            found.add(number)
    return found


def _find_of_pair(
    left: _Side, right: _Side, regions: Sequence[Region], *, notes: set[int]
) -> list[PassageKind]:
    """Give the kinds of the regions of two documents: each alone, then in the light of the others."""
    judged = [_judge(left, right, region) for region in regions]
    judged = [
        _Judgement("boilerplate" if _is_closed(left, right, regions[k]) else "stock phrase")
        if k in notes and one.kind in DEPENDENT
        else one
        for k, one in enumerate(judged)
    ]
    is_telling = any(one.is_telling for one in judged) or sum(one.n_own for one in judged) >= _SUM
    if not is_telling:
        return [one.kind if one.kind not in DEPENDENT else "stock phrase" for one in judged]
    kinds = [one.kind for one in judged]
    whole = _find_whole(left, right, [r for r, k in zip(regions, kinds, strict=True) if k != "boilerplate"])
    return [(whole or kind) if kind in DEPENDENT else kind for kind in kinds]


def _find_whole(left: _Side, right: _Side, regions: Sequence[Region]) -> PassageKind | None:
    """Give the kind of sharing where it is most of both documents or all of one; None where it is less."""
    n_words = sum(region.n_words for region in regions)
    n_spanned = sum(r.left[1] - r.left[0] + r.right[1] - r.right[0] for r in regions) / 2
    sizes = len(left.words.words), len(right.words.words)
    outlet = left.document.outlet
    if outlet is not None and outlet == right.document.outlet and n_spanned >= 0.5 * min(sizes):
        return "own version"
    if n_spanned < _MOST * max(sizes) and n_spanned < _WHOLE * min(sizes):
        return None
    return "reprint" if n_words >= _EDITED * n_spanned else "rewrite"


def _judge(left: _Side, right: _Side, region: Region) -> _Judgement:
    """Judge one region alone."""
    shared = [(i + k, j + k) for i, j, length in region.matches for k in range(length)]
    n_captions = sum(left.block_kind(i) == "caption" and right.block_kind(j) == "caption" for i, j in shared)
    if 2 * n_captions > len(shared):
        return _Judgement("boilerplate")  # a picture agency's words come with its picture
    if len(shared) <= _NOTE and left.stretch([i for i, _ in shared]).is_boilerplate():
        return _Judgement("boilerplate")
    if _is_site_note(left, right, region):
        return _Judgement("boilerplate")
    heard = [_is_heard(left, right, pair) for pair in shared]
    n_quoted = sum(heard)
    own = [s for s in _outside(left, shared, heard) if not (n_quoted and s.is_attribution())]
    n_own = sum(len(stretch.words) for stretch in own)
    is_formula = all(stretch.is_formula() for stretch in own)
    if n_quoted >= 5 and (n_own < _OWN or is_formula):
        return _Judgement("shared quotation")
    if is_formula or n_own < _OWN:
        return _Judgement("stock phrase")
    is_edited = region.similarity < _EDITED
    told = [left.is_reported[i] and right.is_reported[j] for i, j in shared]
    if sum(told) >= _MOST * len(shared):  # both may have heard it, and neither put it in marks
        is_telling = n_own >= _TELLING_REPORTED
    else:
        is_telling = n_own >= (_TELLING_EDITED if is_edited else _TELLING)
        is_telling |= any(_is_long_run(left, right, match) for match in region.matches)
    is_telling |= region.similarity >= 0.95 and _is_closed(left, right, region)
    return _Judgement("rewrite" if is_edited else "excerpt", n_own, is_telling)


def _is_long_run(left: _Side, right: _Side, match: tuple[int, int, int]) -> bool:
    """Tell whether a run of equal words is too long, and holds too much outside quotations, to be chance."""
    i, j, length = match
    own = [i + k for k in range(length) if not (left.is_quoted[i + k] and right.is_quoted[j + k])]
    stretch = left.stretch(own)
    return len(own) >= _RUN and stretch.n_content() >= 4 and not stretch.is_formula()


def _is_closed(left: _Side, right: _Side, region: Region) -> bool:
    return left.is_closed(region.left) and right.is_closed(region.right)


def _is_heard(left: _Side, right: _Side, pair: Pair) -> bool:
    """Tell whether both texts give a word as said: both quote it, or one does and the other reports it."""
    i, j = pair
    if left.is_quoted[i] and right.is_quoted[j]:
        return True
    return (left.is_quoted[i] and right.is_reported[j]) or (right.is_quoted[j] and left.is_reported[i])


def _is_site_note(left: _Side, right: _Side, region: Region) -> bool:
    """Tell whether two articles of one outlet only end on the same words."""
    outlet = left.document.outlet
    if outlet is None or outlet != right.document.outlet or region.n_words > _NOTE:
        return False
    return all(
        side.words.blocks[first] == side.words.blocks[-1]
        for side, first in ((left, region.left[0]), (right, region.right[0]))
    )


def _outside(left: _Side, shared: Sequence[Pair], heard: Sequence[bool]) -> list[Stretch]:
    """Give the stretches of shared words that are not given as said on both sides."""
    stretches: list[list[int]] = [[]]
    for (i, _), is_heard in zip(shared, heard, strict=True):
        if is_heard:
            if stretches[-1]:
                stretches.append([])
        else:
            stretches[-1].append(i)
    return [left.stretch(stretch) for stretch in stretches if stretch]
