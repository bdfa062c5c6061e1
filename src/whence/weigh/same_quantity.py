"""Is this the same quantity, and do the intervals meet? The rules for two statements that both give numbers.

Each amount of the shorter statement is held against the one of the longer that most probably answers to it
(`judge_amounts.nearest`); intervals that have no value in common exclude each other. That says nothing where the two
are of different things, so a gate weighs it together with what the pair model makes of the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.records import Span
from whence.weigh.judge_amounts import Amount, distance
from whence.weigh.judge_words import JudgedText, counterpart

Floats = NDArray[np.float32]
FEATURES = (
    "agree", "other answer", "other question", "one is excluded", "one has no counterpart", "all meet", "all are equal",
    "a bound decides", "nouns differ", "far apart", "a day or year is excluded", "words found in the other",
)  # fmt: skip
_FAR = 0.5  # orders of magnitude; figures further apart are rarely two answers to one question


@dataclass(frozen=True, slots=True)
class Match:
    """An amount of the shorter statement and what answers to it in the longer; None: nothing does."""

    mine: Amount
    theirs: Amount | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the interval rules say of two statements. `matches` in the order of the shorter statement's text."""

    first: str
    second: str
    matches: tuple[Match, ...]

    @property
    def excluded(self) -> tuple[Match, ...]:
        """Give the matches whose intervals have no value in common."""
        return tuple(m for m in self.matches if m.theirs is not None and not m.mine.meets(m.theirs))

    @property
    def rule(self) -> str:
        """Say what the intervals show, in words; empty where nothing answers to anything."""
        if self.excluded:
            one = self.excluded[0]
            return f"{_words(one.mine.span, self.first)} excludes {_words(_span(one), self.second)}"
        met = [m for m in self.matches if m.theirs is not None]
        if not met:
            return ""
        return f"{_words(met[0].mine.span, self.first)} allows {_words(_span(met[0]), self.second)}"


def _span(match: Match) -> Span:
    return match.mine.span if match.theirs is None else match.theirs.span


def _words(span: Span, text: str) -> str:
    return f"“{span.of(text)}”"


def compare_amounts(one: JudgedText, two: JudgedText) -> Comparison:
    """Give what the amounts of two statements are to each other; both orders give the same."""
    first, second = sorted((one, two), key=lambda t: t.order)
    return Comparison(
        first.text,
        second.text,
        tuple(
            Match(amount, counterpart(amount, around, second))
            for amount, around in zip(first.amounts, first.around, strict=True)
        ),
    )


def gate_features(scores: Sequence[float], one: JudgedText, two: JudgedText) -> Floats:
    """Give what the gate decides by, in the order of FEATURES; `scores` are the pair model's three logits."""
    compared = compare_amounts(one, two)
    met = [m for m in compared.matches if m.theirs is not None]
    excluded = compared.excluded
    gaps = [distance(m.mine, m.theirs) for m in excluded if m.theirs is not None and not m.mine.is_time]
    is_whole = len(met) == len(compared.matches) and not excluded
    first, second = sorted((one, two), key=lambda t: t.order)
    found = sum(stem in set(second.stems) for stem in first.stems) / max(len(first.stems), 1)
    mean = sum(scores) / len(scores)
    return np.array(
        [
            *(score - mean for score in scores),
            bool(excluded),
            len(met) < len(compared.matches),
            is_whole,
            is_whole and all(m.theirs is not None and m.mine.equals(m.theirs) for m in met),
            any(np.isinf(m.mine.low) or np.isinf(m.mine.high) for m in met),
            any(m.theirs is not None and m.mine.noun != m.theirs.noun for m in met),
            any(gap > _FAR for gap in gaps),
            any(m.mine.is_time for m in excluded),
            found,
        ],
        dtype=np.float32,
    )
