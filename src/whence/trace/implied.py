"""Originals that overlaps alone imply: three or more copies of which every two share what the third lacks.

None of the three can be the text that the others were taken from, for each lacks something the other two share. Of
more copies it is enough that each shares text with the others that no single other holds: in a pile with the original,
taking away one after the other what may be a copy of another one leaves nothing.
Of two copies nothing can be said. Only text that is evidence of copying counts, and it must hold more than
quotations: three reporters may hear one speech and each leave out a sentence.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whence.conclusions import Alignment
from whence.records import Document, Span
from whence.trace.kinds import DEPENDENT
from whence.trace.passages import Words, find_words
from whence.trace.quotations import mark_quoted

_RUN = 8  # words in a row that two have and the third lacks; fewer are an edit
_ENOUGH = 25  # such words in all: a sentence or two
_FEW = 12  # a whole sentence: enough for one side of three, or where four copies or more tell the same
_SIDE = 20  # of each of three sides: enough without more, when no side is less
_UNQUOTED = 12  # of them outside quotation marks
_HELD = 0.8  # share of a piece that a fourth holds when it may be where the piece was taken from
_CORE = 4  # copies from which on they imply an original without any three that do alone
_MOST = 100  # documents looked at in one group that shares text, by id: time grows with their third power

_Piece = tuple[str, str, int]  # two documents, and the words of the first that the other has and a third lacks


@dataclass(frozen=True, slots=True)
class Implied:
    """A text that is not in the pile, and the documents that were taken from it, sorted by id."""

    document_ids: tuple[str, ...]
    alignment_ids: tuple[str, ...]
    words: str


@dataclass(slots=True)
class _Sharing:
    """What each document shares with each other one, as bits over its words, from the first word up."""

    documents: Mapping[str, Document]
    words: dict[str, Words]
    quoted: dict[str, int]
    shared: dict[tuple[str, str], int]  # words of the first that stand in the second too
    covered: dict[tuple[str, str], int]  # words of the first inside a passage shared with the second

    def alone(self, one: str, two: str, third: str) -> int:
        """Give the words of `one` that `two` has and `third` lacks, in runs that are no mere edit."""
        return _in_runs(self.shared.get((one, two), 0) & ~self.covered.get((one, third), 0))

    def unexplained(self, one: str, others: Collection[str]) -> int:
        """Give the words of `one` that `others` share and that the one which explains most of them lacks."""
        held = 0
        for other in others:
            held |= self.shared.get((one, other), 0)
        rests = [_in_runs(held & ~self.covered.get((one, other), 0)) for other in others]
        return min(rests, key=lambda rest: (rest.bit_count(), rest), default=0)

    def quote(self, one: str, bits: int) -> str:
        """Give the first words of `one` that `bits` names."""
        first = (bits & -bits).bit_length() - 1
        last = first
        while last - first < 11 and bits >> (last + 1) & 1:
            last += 1
        words = self.words[one]
        return " ".join(self.documents[one].text[words.starts[first] : words.ends[last]].split())


def find_implied(alignments: Sequence[Alignment], *, documents: Mapping[str, Document]) -> list[Implied]:
    """Give the originals that the shared texts imply, each with all the documents taken from it."""
    evidence = [alignment for alignment in alignments if alignment.kind in DEPENDENT]
    sharing = _gather(alignments, documents)
    groups: list[tuple[set[str], str]] = []
    for component in _components(sharing.shared):
        groups += _find_groups(component[:_MOST], sharing)
    return [
        Implied(
            tuple(sorted(group)),
            tuple(sorted(a.id for a in evidence if a.left_id in group and a.right_id in group)),
            f"{len(group)} articles share text two by two that a third lacks, so that none of them can be what "
            f"all were taken from: {words}",
        )
        for group, words in sorted(groups, key=lambda group: sorted(group[0]))
    ]


def _gather(alignments: Iterable[Alignment], documents: Mapping[str, Document]) -> _Sharing:
    sharing = _Sharing(documents, {}, {}, {}, {})
    for alignment in alignments:
        sides = (
            (alignment.left_id, alignment.right_id, alignment.left, [pair[0] for pair in alignment.matched]),
            (alignment.right_id, alignment.left_id, alignment.right, [pair[1] for pair in alignment.matched]),
        )
        for one, two, whole, runs in sides:
            if one not in sharing.words:
                words = sharing.words[one] = find_words(documents[one])
                marks = mark_quoted(documents[one], words)
                sharing.quoted[one] = int("0" + "".join("01"[mark] for mark in reversed(marks)), 2)
            words, key = sharing.words[one], (one, two)
            sharing.covered[key] = sharing.covered.get(key, 0) | _bits(words, [whole])
            if alignment.kind in DEPENDENT:
                sharing.shared[key] = sharing.shared.get(key, 0) | _bits(words, runs)
    return sharing


def _in_runs(bits: int) -> int:
    """Give the bits that stand in runs of words that are no mere edit."""
    for _ in range(1, _RUN):
        bits &= bits >> 1
    for _ in range(1, _RUN):
        bits |= bits << 1
    return bits


def _bits(words: Words, spans: Iterable[Span]) -> int:
    bits = 0
    for span in spans:
        first, end = words.within(span)
        bits |= ((1 << max(0, end - first)) - 1) << first
    return bits


def _components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Give the groups of documents linked by shared text, each sorted, of three documents or more."""
    neighbours: dict[str, set[str]] = {}
    for one, two in edges:
        neighbours.setdefault(one, set()).add(two)
    found, seen = [], set[str]()
    for start in sorted(neighbours):
        if start in seen:
            continue
        component, queue = {start}, [start]
        while queue:
            fresh = neighbours[queue.pop()] - component
            component |= fresh
            queue += fresh
        seen |= component
        if len(component) > 2:
            found.append(sorted(component))
    return found


def _find_groups(component: Sequence[str], sharing: _Sharing) -> list[tuple[set[str], str]]:
    """Give the groups of copies, with the words that show the first three; groups with two in common are one.

    Three of which a side is thin count when others of the component tell the same.
    """
    threes: list[tuple[tuple[str, str, str], list[_Piece]]] = []
    for three in combinations(component, 3):
        pieces = _find_pieces(three, sharing)
        if not pieces or len({sharing.documents[d].outlet or d for d in three}) == 1:
            continue  # too little, or versions of one outlet's story
        if not any(_holds_all(fourth, pieces, sharing) for fourth in component if fourth not in three):
            threes.append((three, pieces))  # else the fourth may be the original
    groups: list[tuple[set[str], str]] = []
    for three, pieces in threes:
        if _is_thin(pieces) and not any(
            other is not three and len({*other, *three}) == 4 for other, _ in threes
        ):
            continue
        joined, words = set(three), _explain(pieces, sharing)
        apart = []
        for group, first in groups:
            if len(group & joined) >= 2:
                joined, words = group | joined, first
            else:
                apart.append((group, first))
        groups = [*apart, (joined, words)]
    core = _peel(component, sharing)
    if len(core) >= _CORE and len({sharing.documents[d].outlet or d for d in core}) > 1:
        groups = [group for group in groups if len(group[0] & core) < 2]
        groups.append((core, _explain_core(core, sharing)))
    return [(_with_further(group, component, sharing), words) for group, words in groups]


def _with_further(group: set[str], component: Sequence[str], sharing: _Sharing) -> set[str]:
    """Give the copies with those whose shared text none of them alone explains: they were taken from it too."""
    whole, before = set(group), 0
    while len(whole) > before:
        before = len(whole)
        whole |= {
            one
            for one in component
            if one not in whole and _is_enough(sharing.unexplained(one, sorted(whole)), sharing.quoted[one])
        }
    return whole


def _peel(component: Sequence[str], sharing: _Sharing) -> set[str]:
    """Give what is left of a group when one after the other is taken away that may be a copy of another one alone."""
    core = set(component)
    while core:
        rests = {one: sharing.unexplained(one, sorted(core - {one})) for one in sorted(core)}
        explained = [one for one, rest in rests.items() if not _is_enough(rest, sharing.quoted[one])]
        if not explained:
            break
        core.remove(min(explained, key=lambda one: (rests[one].bit_count(), one)))
    return core


def _is_enough(rest: int, quoted: int) -> bool:
    return rest.bit_count() >= _ENOUGH and (rest & ~quoted).bit_count() >= _UNQUOTED


def _explain_core(core: set[str], sharing: _Sharing) -> str:
    parts = []
    for one in sorted(core)[:3]:
        rest = sharing.unexplained(one, sorted(core - {one}))
        parts.append(
            f"no other holds all that {_file(one, sharing)} shares, such as “{sharing.quote(one, rest)} …”"
        )
    return "; ".join(parts) + "."


def _file(document_id: str, sharing: _Sharing) -> str:
    return sharing.documents[document_id].path.replace("\\", "/").rsplit("/", 1)[-1]


def _find_pieces(three: tuple[str, str, str], sharing: _Sharing) -> list[_Piece]:
    """Give what every two of the three have and the third lacks; empty where it is too little for any two."""
    one, two, third = three
    pieces: list[_Piece] = []
    for a, b, c in ((one, two, third), (one, third, two), (two, third, one)):
        alone = sharing.alone(a, b, c)
        if alone.bit_count() < _FEW or (alone & ~sharing.quoted[a]).bit_count() < _UNQUOTED:
            return []
        pieces.append((a, b, alone))
    return pieces


def _is_thin(pieces: Sequence[_Piece]) -> bool:
    """Tell whether more than one side of the three is less than a sentence or two, and one is less than most of it."""
    sides = [alone.bit_count() for _, _, alone in pieces]
    return sum(side < _ENOUGH for side in sides) > 1 and min(sides) < _SIDE


def _holds_all(fourth: str, pieces: Sequence[_Piece], sharing: _Sharing) -> bool:
    """Tell whether `fourth` holds nearly all of every piece."""
    return all(
        (alone & sharing.covered.get((one, fourth), 0)).bit_count() >= _HELD * alone.bit_count()
        for one, _, alone in pieces
    )


def _explain(pieces: Sequence[_Piece], sharing: _Sharing) -> str:
    parts = []
    for one, two, alone in pieces:
        names = " and ".join(_file(d, sharing) for d in (one, two))
        parts.append(f"only {names} have “{sharing.quote(one, alone)} …”")
    return "; ".join(parts) + "."
