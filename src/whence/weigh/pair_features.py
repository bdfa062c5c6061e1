"""What speaks for and against two statements answering one question, as numbers that published weights add up.

The weights (`data/pair_weights.tsv`) are those of a logistic regression over the pairs of marked stories
(`training/slots.py`): one set for words alone, one with vectors, one with the pair model's judgement.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from whence.trace.words import likeness
from whence.weigh.gists import Gist
from whence.weigh.judges import Judgement
from whence.wordtables import read_rows

Floats = NDArray[np.float64]
Means = Literal["words", "vectors", "judged"]
WORDS = (
    "one", "words", "contained", "sentence words", "one unit", "other unit", "amount in one alone", "one noun",
    "one amount", "one kind of event", "other kind of event", "names shared", "other names", "times in both",
    "one time", "one says no", "short", "capped words", "telling words", "telling word shared", "telling within",
    "one unit, words",
    "one event, words", "one unit of one event", "two units of one event", "other names, words",
)  # fmt: skip
VECTORS = ("vector", "vector of sentence")
JUDGED = ("same question", "same events", "agree")
_SHORT = 6  # words
_CAP = 0.3  # cosine from which more shared words tell little
_SURE = 6.0  # log-odds beyond which the pair model's certainty counts no more


def features_of(means: Means) -> tuple[str, ...]:
    """Give the names of the features that each means of looking at a pair has."""
    return WORDS + (VECTORS if means != "words" else ()) + (JUDGED if means == "judged" else ())


def word_features(one: Gist, two: Gist) -> list[float]:
    """Give the features that words and values show, in the order of `WORDS`."""
    cosine = likeness(one.vector, two.vector)
    shared_names = len(one.names & two.names) / max(1, min(len(one.names), len(two.names)))
    return [
        1.0,
        cosine,
        max(_within(one, two), _within(two, one)),
        likeness(one.around, two.around),
        float(bool(one.units & two.units)),
        float(bool(one.units and two.units and not one.units & two.units)),
        float(bool(one.units) != bool(two.units)),
        float(bool(one.nouns & two.nouns)),
        float(_meet(one, two)),
        float(bool(one.events & two.events)),
        float(bool(one.events and two.events and not one.events & two.events)),
        shared_names,
        float(bool(one.names and two.names and not one.names & two.names)),
        float(one.has_time and two.has_time),
        float(bool(one.times & two.times)),
        float(one.is_negative != two.is_negative),
        float(min(len(one.text.split()), len(two.text.split())) < _SHORT),
        min(cosine, _CAP),
        tell := likeness(one.telling, two.telling),
        max((min(w, two.telling[stem]) for stem, w in one.telling.items() if stem in two.telling), default=0.0),
        max(
            sum(w * w for stem, w in a.telling.items() if stem in b.telling)
            for a, b in ((one, two), (two, one))
        ),
        float(bool(one.units & two.units)) * tell,
        float(bool(one.events & two.events)) * tell,
        float(bool(one.units & two.units and one.events & two.events)),
        float(bool(one.units and two.units and not one.units & two.units and one.events & two.events)),
        float(bool(one.names and two.names and not one.names & two.names)) * tell,
    ]


def judged_features(judgement: Judgement) -> list[float]:
    """Give the features that the pair model shows, in the order of `JUDGED`."""
    agree = judgement.agree / max(1e-6, judgement.same_question)
    return [_log_odds(judgement.same_question), _log_odds(judgement.same_events), agree]


def probability(features: Sequence[Sequence[float]], means: Means) -> Floats:
    """Give (n_pairs,) how likely each pair answers one question; calibrated on the marked stories alone."""
    if not len(features):
        return np.zeros(0)
    weights = load_pair_weights()[means]
    sums = np.asarray(features, dtype=np.float64) @ np.array([weights[name] for name in features_of(means)])
    odds: Floats = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    return odds


@cache
def load_pair_weights() -> Mapping[Means, Mapping[str, float]]:
    """Give the published weights of each feature, for each means."""
    found: dict[Means, dict[str, float]] = {"words": {}, "vectors": {}, "judged": {}}
    for name, *written in read_rows("pair_weights.tsv"):
        for means, weight in zip(found, written, strict=True):
            if weight != "-":
                found[means][name] = float(weight)
    return found


def _log_odds(probability: float) -> float:
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-_SURE, min(_SURE, math.log(p / (1 - p))))


def _within(shorter: Gist, longer: Gist) -> float:
    return sum(w * w for stem, w in shorter.vector.items() if stem in longer.vector)


def _meet(one: Gist, two: Gist) -> bool:
    """Tell whether both give an amount of one unit that both allow."""
    return any(
        max(a.low or 0.0, b.low or 0.0) <= min(x for x in (a.high, b.high, math.inf) if x is not None)
        for a in one.measured
        for b in two.measured
        if a.unit.casefold() == b.unit.casefold()
    )
