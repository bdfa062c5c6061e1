"""How an extracted body is compared with a gold one: F1 of 4-gram shingles, as article-extraction-benchmark does."""

import re
from collections import Counter
from collections.abc import Sequence

_TOKEN = re.compile(r"\w+")
_WORDS = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the word 4-grams of a text; a text of fewer words is one shingle."""
    words = _TOKEN.findall(text)
    if len(words) < _WORDS:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1))


def compare(gold: str, found: str) -> tuple[float, float]:
    """Give precision and recall of the shingles of one page; 1.0 where nothing could be wrong."""
    a, b = shingles(gold), shingles(found)
    both = (a & b).total()
    precision = both / b.total() if b.total() else 1.0
    return precision, both / a.total() if a.total() else 1.0


def mean_f1(scores: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Give mean precision, mean recall and the harmonic mean of the two over pages (the benchmark's own F1)."""
    if not scores:
        return 0.0, 0.0, 0.0
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def leaks(captions: Sequence[str], gold: str, found: str) -> bool:
    """Tell whether a caption of four words or more stands in the body found, and not in the gold body."""
    body, right = " ".join(found.split()), " ".join(gold.split())
    plain = (" ".join(caption.split()) for caption in captions)
    return any(caption in body and caption not in right for caption in plain if caption.count(" ") >= 3)
