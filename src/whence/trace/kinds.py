"""What kind of sharing a passage is, and so whether it is evidence that one text rests on the other.

A false "excerpt" makes one newsroom of two; a missed one lets two newsrooms confirm what one of them wrote.
What counts is the words outside quotation marks, attributions, titles, names and stock phrases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import PassageKind
from whence.records import Document
from whence.trace.formulas import Stretch, make_stretch
from whence.trace.passages import Words
from whence.trace.quotations import find_quoted
from whence.trace.regions import Region

DEPENDENT: frozenset[PassageKind] = frozenset({"reprint", "excerpt", "rewrite", "own version"})
"""Kinds that are evidence that one text was taken from the other, or both from a third."""

_EDITED = 0.85  # share of equal words below which a text was rewritten, not only touched up
_MOST = 0.6  # share of both documents that is shared in a reprint
_WHOLE = 0.85  # share of the shorter document that is shared when it lies in the other
_OWN = 8  # words outside quotation marks that are more than an attribution
_SHORT = 12  # words below which a passage that is not a whole sentence may be chance

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    document: Document
    words: Words
    is_quoted: list[bool]

    def block_kind(self, word: int) -> str:
        return self.document.blocks[self.words.blocks[word]].kind


def find_kinds(
    pile: Sequence[Document], words: Sequence[Words], pairs: Mapping[Pair, Sequence[Region]]
) -> dict[Pair, list[PassageKind]]:
    """Give the kind of every region; `pairs` maps two places in `pile` to what the documents share."""
    met = sorted({k for pair in pairs for k in pair})
    sides = {k: _Side(pile[k], words[k], _mark_quoted(pile[k], words[k])) for k in met}
    return {
        (left, right): _find_of_pair(sides[left], sides[right], regions)
        for (left, right), regions in pairs.items()
    }


def _find_of_pair(left: _Side, right: _Side, regions: Sequence[Region]) -> list[PassageKind]:
    kinds = [_find_kind(left, right, region) for region in regions]
    dependent = [region for region, kind in zip(regions, kinds, strict=True) if kind in DEPENDENT]
    if not dependent:
        return kinds
    whole = _find_whole(
        left, right, [r for r, kind in zip(regions, kinds, strict=True) if kind != "boilerplate"]
    )
    return [(whole or kind) if kind in DEPENDENT else kind for kind in kinds]


def _find_whole(left: _Side, right: _Side, regions: Sequence[Region]) -> PassageKind | None:
    """Give the kind of sharing where it is most of both documents or all of one; None where it is less."""
    n_words = sum(region.n_words for region in regions)
    n_spanned = sum(r.left[1] - r.left[0] + r.right[1] - r.right[0] for r in regions) / 2
    sizes = len(left.words.words), len(right.words.words)
    is_whole = n_spanned >= _MOST * max(sizes) or n_spanned >= _WHOLE * min(sizes)
    outlet = left.document.outlet
    if outlet is not None and outlet == right.document.outlet and n_spanned >= 0.5 * min(sizes):
        return "own version"
    if not is_whole:
        return None
    return "reprint" if n_words >= _EDITED * n_spanned else "rewrite"


def _find_kind(left: _Side, right: _Side, region: Region) -> PassageKind:
    """Give the kind of one region, looked at alone."""
    shared = [(i + k, j + k) for i, j, length in region.matches for k in range(length)]
    n_captions = sum(left.block_kind(i) == "caption" and right.block_kind(j) == "caption" for i, j in shared)
    whole = _stretch(left, [i for i, _ in shared])
    if 2 * n_captions > len(shared):
        return "boilerplate"  # a picture agency's words come with its picture
    if len(shared) <= 60 and whole.is_boilerplate():
        return "boilerplate"
    n_quoted = sum(left.is_quoted[i] and right.is_quoted[j] for i, j in shared)
    own = [s for s in _outside(left, right, shared) if not (n_quoted and s.is_attribution())]
    n_own = sum(len(stretch.words) for stretch in own)
    if n_quoted >= 5 and (n_own < _OWN or all(stretch.is_formula() for stretch in own)):
        return "shared quotation"
    if all(stretch.is_formula() for stretch in own):
        return "stock phrase"
    if n_own < _SHORT and not _is_sentence(left, right, region):
        return "stock phrase"
    return "excerpt" if region.similarity >= _EDITED else "rewrite"


def _outside(left: _Side, right: _Side, shared: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Give the stretches of shared words that are not inside quotation marks on both sides."""
    stretches: list[list[int]] = [[]]
    for i, j in shared:
        if left.is_quoted[i] and right.is_quoted[j]:
            if stretches[-1]:
                stretches.append([])
        else:
            stretches[-1].append(i)
    return [_stretch(left, stretch) for stretch in stretches if stretch]


def _stretch(side: _Side, places: Sequence[int]) -> Stretch:
    text, words = side.document.text, side.words
    return make_stretch(
        [words.words[i] for i in places], [text[words.starts[i] : words.ends[i]] for i in places]
    )


def _is_sentence(left: _Side, right: _Side, region: Region) -> bool:
    """Tell whether the region is a whole sentence in both documents, word for word."""
    return region.similarity >= 0.95 and _is_closed(left, *region.left) and _is_closed(right, *region.right)


def _is_closed(side: _Side, first: int, end: int) -> bool:
    text, words = side.document.text, side.words
    before = text[words.ends[first - 1] : words.starts[first]] if first else "\n"
    after = text[words.ends[end - 1] : words.starts[end]] if end < len(words.starts) else "\n"
    return any(mark in before for mark in ".!?\n") and any(mark in after for mark in ".!?\n")


def _mark_quoted(document: Document, words: Words) -> list[bool]:
    """Tell for each word whether it stands inside quotation marks."""
    marks = [False] * len(words.starts)
    k = 0
    for span in find_quoted(document):
        while k < len(words.starts) and words.starts[k] < span.start:
            k += 1
        while k < len(words.starts) and words.starts[k] < span.end:
            marks[k] = True
            k += 1
    return marks
