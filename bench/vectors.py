"""How near sentence vectors lie to meaning: `python bench/vectors.py DATA`, the folder that holds sts.tar.gz.

Spearman's correlation of the cosine of two sentences' vectors with how alike people found them: the dev part of STS-B,
and the headlines and news of SemEval 2012 to 2014. Beside it the cosine of counts of words, which knows no meaning.
"""

import csv
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from whence.read.learned import load_learned

ANCHOR = "all-MiniLM-L6-v2, whose vectors these are drawn to, as published: STS-B test .820"
_PARTS = {
    "STS-B dev": ("sts/stsb-en-dev.csv",),
    "headlines and news": (
        "sts/semeval/2013/headlines.test.tsv", "sts/semeval/2014/headlines.test.tsv",
        "sts/semeval/2014/deft-news.test.tsv", "sts/semeval/2012/SMTnews.test.tsv",
    ),
}  # fmt: skip


def read_pairs(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield the two sentences of each pair and how alike they are, 0 to 5."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            for one, two, score in csv.reader(file):
                yield one, two, float(score)
        else:
            for line in file:
                fields = line.rstrip("\n").split("\t")
                if len(fields) >= 3 and fields[0]:
                    yield fields[-2], fields[-1], float(fields[0])


def spearman(one: Sequence[float], two: Sequence[float]) -> float:
    """Give Spearman's rank correlation; ties get the mean of their ranks."""
    ranks = []
    for values in (one, two):
        _, inverse, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
        ranks.append((np.cumsum(counts) - (counts - 1) / 2)[inverse])
    return float(np.corrcoef(*ranks)[0, 1])


def count_cosine(one: str, two: str) -> float:
    """Give the cosine of two sentences' counts of words."""
    a, b = (Counter(text.lower().split()) for text in (one, two))
    size = (sum(n * n for n in a.values()) * sum(n * n for n in b.values())) ** 0.5
    return sum(a[word] * b[word] for word in a) / size if size else 0.0


def main(data: Path) -> None:
    """Print both correlations for each part."""
    network = load_learned()
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(data / "sts.tar.gz") as archive:
        archive.extractall(scratch, filter="data")
        for name, files in _PARTS.items():
            pairs = [pair for file in files for pair in read_pairs(Path(scratch) / file)]
            left, right = (network.embed([pair[i] for pair in pairs]) for i in (0, 1))
            alike = [score for *_, score in pairs]
            mine = spearman((left * right).sum(axis=1).tolist(), alike)
            words = spearman([count_cosine(one, two) for one, two, _ in pairs], alike)
            print(f"{name:20} {len(pairs):5} pairs: vectors {mine:.3f}, counts of words {words:.3f}")
    print(ANCHOR)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python bench/vectors.py ../shared/data")
    main(Path(sys.argv[1]))
