"""Piles: what every claim of a pile is weighed with."""

from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import Drift
from whence.records import Attribution, Document, Span
from whence.trace.words import WordWeights
from whence.weigh.doubts import View
from whence.weigh.judges import Judge
from whence.weigh.tellings import Calendar


@dataclass(frozen=True, slots=True)
class Pile:
    """What every claim of a pile is weighed with. `corrections`: where documents take something back."""

    documents: Mapping[str, Document]
    attributions: Mapping[str, Attribution]
    resting: Mapping[str, frozenset[str]]
    weights: WordWeights
    view: View
    calendar: Calendar
    corrections: Mapping[str, tuple[Span, ...]]
    drifts: tuple[Drift, ...] = ()  # between aligned texts
    judge: Judge | None = None  # the pair model; None: words and values alone decide
