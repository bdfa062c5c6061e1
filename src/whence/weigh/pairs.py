"""Pairs: how alike two statements are, and what speaks against their answering one question.

They are alike by the words that tell (numbers left out, so that the question counts and not the answer), because they
give the same measure of the same subject, or because their text is aligned.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whence.conclusions import Alignment, Statement, Value
from whence.records import Document, Span
from whence.trace.words import WordWeights, likeness, stems_of
from whence.weigh.events import events_of, load_events

AGAINST = ("denies", "disputes", "retracts", "cannot confirm")
_ALIKE = 0.34  # cosine from which two statements may answer one question
_SAME_WORDS = 0.75  # cosine from which two statements are one whatever events they name
_TELLING = 0.25  # rarity from which a word tells; "official" and commoner do not
_SHARED = 3  # words that tell, which two statements must share
_MEASURED = 0.4  # likeness of two statements that give the same measure of the same subject
_AGREED = 0.6  # the same, where the values agree too
_ALIGNED = 0.6  # share of the shorter statement that is the same text
_CONTAINED = 0.6  # likeness of a denial that lies wholly within what it denies
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*")
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE
)
_COMMON = 400  # statements; a stem in more of them proposes no pair
_OPPOSITES = (
    (
        re.compile(r"\b(?:killed|dead|died|deaths?|fatalit\w+)\b", re.I),
        re.compile(r"\b(?:injur\w+|wounded|hurt|ill|sick\w*)\b", re.I),
    ),
    (re.compile(r"\bmaximum\b", re.I), re.compile(r"\bminimum\b", re.I)),
)


_OPPOSED = {(True, False), (False, True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gist:
    """What a statement speaks of: its weighted stems, those that tell, and the kinds of events they name."""

    text: str
    vector: Mapping[str, float]
    telling: frozenset[str]
    names: frozenset[str]  # stems of the words written with a capital, the first one left out
    events: frozenset[str]
    sides: tuple[tuple[bool, bool], ...]  # for each pair of opposites, which of the two it speaks of
    measures: frozenset[str]  # stems of the words of its quantities
    measured: tuple[Value, ...]  # quantities; the unit of a bare count is what is counted
    is_negative: bool  # says "no", "not", "never"
    is_against: bool  # a denial, or a source that could not confirm


def score_pairs(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    *,
    alignments: Iterable[Alignment],
    weights: WordWeights,
) -> dict[tuple[int, int], float]:
    """Give the likeness, in (0, 1], of pairs that may answer one question, by their places i < j in `statements`."""
    texts = [text_of(s, documents) for s in statements]
    gists = _gists(texts, statements, weights)
    scores = _pairs(gists) | _measured_pairs(gists)
    for pair in _aligned_pairs(statements, alignments):
        if not _opposed(gists[pair[0]], gists[pair[1]]):
            scores[pair] = 1.0
    return scores


def _gists(texts: Sequence[str], statements: Sequence[Statement], weights: WordWeights) -> list[_Gist]:
    classes = load_events()
    gists = []
    for text, statement in zip(texts, statements, strict=True):
        vector = weights.vector(text)
        telling = frozenset(s for s in vector if weights.rarity(s) >= _TELLING)
        measured = tuple(v for v in statement.values if v.kind == "quantity" and v.unit)
        measures = frozenset(stems_of(" ".join(f"{v.words} {v.unit}" for v in measured)))
        is_against = statement.stance in AGAINST
        names = frozenset(stems_of(" ".join(_CAPITAL.findall(text.strip(" “\"‘'")[1:]))))
        gists.append(
            _Gist(
                text=text,
                vector=vector,
                telling=telling,
                names=names,
                events=events_of(vector, classes),
                sides=tuple((bool(a.search(text)), bool(b.search(text))) for a, b in _OPPOSITES),
                measures=measures,
                measured=measured,
                is_negative=bool(_NEGATIVE.search(text)),
                is_against=is_against,
            )
        )
    return gists


def text_of(statement: Statement, documents: Mapping[str, Document]) -> str:
    """Give the words of a statement."""
    return " ".join(s.of(documents[statement.document_id].text) for s in statement.spans)


def _opposed(one: _Gist, two: _Gist) -> bool:
    """Tell whether two statements ask opposite questions: one of the killed, one of the injured."""
    return any({a, b} == _OPPOSED for a, b in zip(one.sides, two.sides, strict=True))


def _likeness(one: _Gist, two: _Gist) -> float:
    """Give how alike two statements are, 0 where something speaks against one question.

    They must share three words that tell, not all of them names, and, where both name kinds of events, one kind. One
    that says "no" or "never" never stands with one that does not, denials apart.
    """
    alike = likeness(one.vector, two.vector)
    if one.is_against != two.is_against:
        alike = max(alike, _CONTAINED * _containment(one, two))
    if alike < _ALIKE:
        return 0.0
    shared, events = one.telling & two.telling, one.events & two.events
    if len(shared) + len(events - one.telling) < _SHARED or not (events or shared - one.names - two.names):
        return 0.0
    if one.is_negative != two.is_negative and one.is_against == two.is_against:
        return 0.0
    if one.events and two.events and not one.events & two.events and alike < _SAME_WORDS:
        return 0.0
    return 0.0 if _opposed(one, two) else alike


def _containment(one: _Gist, two: _Gist) -> float:
    """Give how much of the shorter statement's weight stands in the other, in [0, 1].

    A denial repeats the heart of what it denies and leaves the rest out.
    """
    shorter, longer = sorted((one, two), key=lambda g: (len(g.vector), g.text))
    return sum(w * w for stem, w in shorter.vector.items() if stem in longer.vector)


def _pairs(gists: Sequence[_Gist]) -> dict[tuple[int, int], float]:
    """Give the pairs that are alike, found through an index of their stems."""
    index: dict[str, list[int]] = {}
    for i, gist in enumerate(gists):
        for stem in gist.vector:
            index.setdefault(stem, []).append(i)
    places = {stem: np.array(found) for stem, found in index.items() if 1 < len(found) <= _COMMON}
    weights = {stem: np.array([gists[j].vector[stem] for j in found]) for stem, found in places.items()}
    reached = dict.fromkeys(places, 0)  # how many places of each stem lie at or before the statement in hand
    scores: dict[tuple[int, int], float] = {}
    for i, gist in enumerate(gists):
        later, shares = [], []
        for stem, weight in gist.vector.items():
            if stem in places:
                reached[stem] += 1
                later.append(places[stem][reached[stem] :])
                shares.append(weights[stem][reached[stem] :] * weight)
        if not later:
            continue
        shared = np.bincount(np.concatenate(later) - i, weights=np.concatenate(shares))
        for j in (np.flatnonzero(shared >= _ALIKE / 3) + i).tolist():
            exact = _likeness(gist, gists[j])
            if exact:
                scores[i, j] = exact
    return scores


def _measured_pairs(gists: Sequence[_Gist]) -> dict[tuple[int, int], float]:
    """Give the pairs that measure or count one thing of one subject: the same unit, and words that tell."""
    index: dict[str, list[int]] = {}
    for i, gist in enumerate(gists):
        for key in {v.unit for v in gist.measured}:
            index.setdefault(key, []).append(i)
    scores: dict[tuple[int, int], float] = {}
    for unit, members in sorted(index.items()):
        for n, i in enumerate(members[:_COMMON]):
            for j in members[n + 1 : _COMMON]:
                one, two = gists[i], gists[j]
                about = (one.telling & two.telling) - one.measures - two.measures
                same_event = bool(one.events & two.events) or not (one.events and two.events)
                if (
                    (len(about) > 1 or (about and one.events & two.events))
                    and same_event
                    and not _opposed(one, two)
                ):
                    found = _AGREED if _agree(one, two, unit) else _MEASURED
                    scores[i, j] = max(found, likeness(one.vector, two.vector))
    return scores


def _agree(one: _Gist, two: _Gist, unit: str) -> bool:
    """Tell whether both give a value in `unit` that both allow."""
    pairs = ((a, b) for a in one.measured for b in two.measured if a.unit == b.unit == unit)
    return any(
        max(a.low or 0.0, b.low or 0.0) <= min(x for x in (a.high, b.high, float("inf")) if x is not None)
        for a, b in pairs
    )


def _aligned_pairs(
    statements: Sequence[Statement], alignments: Iterable[Alignment]
) -> Iterable[tuple[int, int]]:
    """Yield pairs of statements most of whose text is the same passage."""
    by_document: dict[str, list[int]] = {}
    for i, statement in enumerate(statements):
        by_document.setdefault(statement.document_id, []).append(i)
    for alignment in alignments:
        if alignment.kind in ("boilerplate", "stock phrase", "incidental"):
            continue
        lefts = [i for i in by_document.get(alignment.left_id, ()) if _touches(statements[i], alignment.left)]
        rights = [
            i for i in by_document.get(alignment.right_id, ()) if _touches(statements[i], alignment.right)
        ]
        starts = [run.start for run, _ in alignment.matched]
        for i in lefts:
            matches = list(_matches(statements[i], alignment, starts))
            for j in rights:
                shared = sum(m.end - m.start for m in matches if _touches(statements[j], m))
                shorter = min(length_of(statements[i]), length_of(statements[j]))
                if shared >= _ALIGNED * shorter:
                    yield (i, j) if i < j else (j, i)


def _touches(statement: Statement, span: Span) -> bool:
    return any(s.overlaps(span) for s in statement.spans)


def length_of(statement: Statement) -> int:
    """Count the characters of a statement."""
    return sum(s.end - s.start for s in statement.spans)


def _matches(statement: Statement, alignment: Alignment, starts: Sequence[int]) -> Iterable[Span]:
    """Yield where, on the right, the matched text of a statement on the left stands; `starts` are those of the runs."""
    for span in statement.spans:
        for left, right in alignment.matched[max(0, bisect_right(starts, span.start) - 1) :]:
            if left.start >= span.end:
                break
            start, end = max(left.start, span.start), min(left.end, span.end)
            if start < end:
                yield Span(right.start + start - left.start, right.start + end - left.start)
