"""Alignments: the text that each two documents of a pile share, exact to the character, and typed.

Words are compared after folding case, diacritics, quotation marks and white space. Which kind of sharing it is,
and so whether it is evidence that one text was taken from the other, is decided in `kinds.py`.
"""

from collections.abc import Collection, Sequence

from whence.conclusions import Alignment, PassageKind
from whence.records import Document, Span, make_id
from whence.settings import Settings
from whence.trace.edges import Text, find_stops
from whence.trace.kinds import find_kinds
from whence.trace.passages import Words, find_runs, find_words, fold, number_words
from whence.trace.regions import Region, find_regions


def align_documents(
    documents: Sequence[Document], *, settings: Settings, pairs: Collection[tuple[str, str]] | None = None
) -> list[Alignment]:
    """Give the passages that two documents share, one alignment for each contiguous region.

    Sorted by the two documents and the place in the left one; the order of `documents` changes nothing. `pairs`:
    the ids, in order, of those that are to be aligned; None: all.
    """
    pile = sorted({document.id: document for document in documents}.values(), key=lambda d: d.id)
    words = [find_words(document) for document in pile]
    index = number_words(words)
    found: dict[tuple[int, int], list[Region]] = {}
    texts: dict[int, Text] = {}
    minimum = settings.min_passage_words
    places = {document.id: k for k, document in enumerate(pile)}
    among = None if pairs is None else [(places[left], places[right]) for left, right in pairs]
    for left, right, runs in find_runs(
        index, shingle_words=settings.shingle_words, min_words=minimum, among=among
    ):
        for document in (left, right):
            if document not in texts:
                texts[document] = Text(
                    index.of(document), words[document].blocks, find_stops(pile[document], words[document])
                )
        regions = find_regions(texts[left], texts[right], runs=runs, min_words=minimum)
        if regions:
            found[left, right] = regions
    kinds = find_kinds(pile, words, found, texts=texts)
    return [
        _make_alignment((pile[left], words[left]), (pile[right], words[right]), region, kind)
        for (left, right), regions in sorted(found.items())
        for region, kind in zip(regions, kinds[left, right], strict=True)
    ]


def _make_alignment(
    left: tuple[Document, Words], right: tuple[Document, Words], region: Region, kind: PassageKind
) -> Alignment:
    matched: list[tuple[Span, Span]] = []
    for match in region.matches:
        for run in _break(left[1], right[1], match):
            pair = _spread(left, right, run)
            matched.append(_after(matched[-1], pair) if matched else pair)
    one = Span(matched[0][0].start, matched[-1][0].end)
    two = Span(matched[0][1].start, matched[-1][1].end)
    return Alignment(
        id=make_id("alignment", left[0].id, one.start, one.end, right[0].id, two.start, two.end),
        left_id=left[0].id,
        left=one,
        right_id=right[0].id,
        right=two,
        kind=kind,
        n_words=region.n_words,
        similarity=round(region.similarity, 4),
        matched=tuple(matched),
    )


def _break(left: Words, right: Words, match: tuple[int, int, int]) -> list[tuple[int, int, int]]:
    """Cut a run of words where one of the documents holds a block between them that is not the article's."""
    i, j, length = match
    if left.parts[i] == left.parts[i + length - 1] and right.parts[j] == right.parts[j + length - 1]:
        return [match]
    cuts = [
        k
        for k in range(1, length)
        if left.parts[i + k] != left.parts[i + k - 1] or right.parts[j + k] != right.parts[j + k - 1]
    ]
    return [(i + a, j + a, b - a) for a, b in zip([0, *cuts], [*cuts, length], strict=True)]


def _spread(
    left: tuple[Document, Words], right: tuple[Document, Words], match: tuple[int, int, int]
) -> tuple[Span, Span]:
    """Give the spans of a run of words with the punctuation around it that both texts have."""
    i, j, length = match
    one = Span(left[1].starts[i], left[1].ends[i + length - 1])
    two = Span(right[1].starts[j], right[1].ends[j + length - 1])
    before = _count_shared(_margin(left, i, -1)[::-1], _margin(right, j, -1)[::-1])
    after = _count_shared(_margin(left, i + length, 1), _margin(right, j + length, 1))
    return Span(one.start - before, one.end + after), Span(two.start - before, two.end + after)


def _after(before: tuple[Span, Span], pair: tuple[Span, Span]) -> tuple[Span, Span]:
    """Give the pair without the marks at its start that the pair before holds already."""
    taken = max(0, before[0].end - pair[0].start, before[1].end - pair[1].start)
    return Span(pair[0].start + taken, pair[0].end), Span(pair[1].start + taken, pair[1].end)


def _margin(side: tuple[Document, Words], word: int, direction: int) -> str:
    """Give the folded text between a run's end and the next word, or before it, inside the same block."""
    document, words = side
    block = document.blocks[words.blocks[word if direction < 0 else word - 1]].span
    if direction < 0:
        start = max(block.start, words.ends[word - 1]) if word else block.start
        return fold(document.text[start : words.starts[word]])
    end = min(block.end, words.starts[word]) if word < len(words.starts) else block.end
    return fold(document.text[words.ends[word - 1] : end])


def _count_shared(one: str, two: str) -> int:
    """Count the characters at the start of both that are the same, up to the last that is not a blank."""
    n_kept = 0
    for k, (a, b) in enumerate(zip(one, two, strict=False), 1):
        if a != b:
            break
        if not a.isspace():
            n_kept = k
    return n_kept
