"""Count in how many news articles each word stem stands: the background that makes rare words weigh more.

    python training/word_weights.py ../shared/data/polnear/train/text

The argument is a folder of .txt files. Only stems found in at least three articles are kept, with their count; no
text leaves the data. Writes src/whence/models/word-weights.tsv. Takes seconds on a CPU; the same articles give the
same file.
"""

import sys
from collections import Counter
from pathlib import Path

from whence.trace.words import stems_of

OUTPUT = Path(__file__).parent.parent / "src/whence/models/word-weights.tsv"
LEAST = 3  # articles; rarer stems are as good as unseen


def main(folder: Path) -> None:
    """Write the table made from the articles of `folder`."""
    counts: Counter[str] = Counter()
    n_articles = 0
    for path in folder.glob("*.txt"):
        n_articles += 1
        counts.update(set(stems_of(path.read_text(encoding="utf-8"))))
    rows = sorted((stem, n) for stem, n in counts.items() if n >= LEAST)
    lines = [
        "# Article counts of word stems (Snowball English). Made by training/word_weights.py; counts only, no text.",
        "# Apache-2.0; counted on PolNeAR 1.0 train (no licence stated: its text is not shipped).",
        f"\t{n_articles}",
        *(f"{stem}\t{n}" for stem, n in rows),
    ]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{n_articles} articles, {len(rows)} stems -> {OUTPUT}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
