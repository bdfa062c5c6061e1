"""Content words and their weights: how alike two pieces of text are in what they speak of.

Words are folded, stemmed (Snowball English, PyStemmer) and weighed by how rare they are in news at large
(`models/word-weights.tsv`) and in the pile, so that neither "said" nor the name of the story itself joins two
statements.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files

import Stemmer

from whence.trace.unspaced import SIGNED, find_bigrams, is_unspaced

_WORD = re.compile(rf"[{SIGNED}]+|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STEMMER = Stemmer.Stemmer("english", 50_000)


def stems_of(text: str) -> list[str]:
    """Give the stems of the words of `text`, in order; numbers and punctuation are left out.

    Where a script puts no space between words, pairs of neighbouring characters stand for them.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")
    words = [w[:-2] if w.endswith("'s") else w for w in _WORD.findall(folded)]
    if is_unspaced(folded):
        words = [piece for word in words for piece in find_bigrams(word)]
    stems: list[str] = _STEMMER.stemWords(words)
    return stems


class WordWeights:
    """How much each stem tells: the background, sharpened by the pile at hand."""

    def __init__(self, background: Mapping[str, int], n_background: int, pile: Iterable[set[str]] = ()) -> None:
        self._background = background
        self._n_background = n_background
        piles = list(pile)
        self._pile = Counter(stem for stems in piles for stem in stems)
        self._n_pile = len(piles)

    def rarity(self, stem: str) -> float:
        """Give how rare a stem is in news at large, in [0, 1]; 1 for one that the background has not seen."""
        seen = self._background.get(stem, 0)
        return math.log((self._n_background + 1) / (seen + 1)) / math.log(self._n_background + 1)

    def of(self, stem: str) -> float:
        """Give the weight of a stem in this pile, at least 0."""
        rarity = self.rarity(stem)
        if self._n_pile < 2:
            return rarity
        share = self._pile[stem] / self._n_pile
        return rarity * (1 - 0.5 * share)  # a word of every article keeps half its weight

    def vector(self, text: str) -> dict[str, float]:
        """Give the weighted stems of `text` as a vector of length 1; empty when no word tells anything."""
        counts = Counter(stems_of(text))
        vector = {s: (1 + math.log(n)) * self.of(s) for s, n in counts.items() if len(s) > 1}
        length = math.sqrt(sum(w * w for w in vector.values()))
        return {s: w / length for s, w in vector.items() if w > 0} if length else {}


def likeness(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Give the cosine of two vectors of length 1, in [0, 1]."""
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two.get(stem, 0.0) for stem, weight in one.items())


def load_weights(pile: Iterable[str] = ()) -> WordWeights:
    """Give the weights for a pile of texts."""
    counts: dict[str, int] = {}
    n_articles = 0
    table = files("whence").joinpath("models/word-weights.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            stem, n = line.split("\t")
            if stem:
                counts[stem] = int(n)
            else:
                n_articles = int(n)
    return WordWeights(counts, n_articles, (set(stems_of(text)) for text in pile))
