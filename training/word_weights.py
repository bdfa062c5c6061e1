"""Count in how many news articles each word stem stands: the background that makes rare words weigh more.

    python training/word_weights.py ../shared/data/polnear/train/text ../shared/data/basil.tar.gz

Every argument is a folder of .txt files, or a tar.gz whose .txt/.json members are articles. Only stems found in
at least three articles are kept, with their count; no text leaves the data. Writes
src/whence/models/word-weights.tsv. Takes seconds on a CPU; the same inputs give the same file.
"""

import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from whence.trace.words import stems_of

OUTPUT = Path(__file__).parent.parent / "src/whence/models/word-weights.tsv"
LEAST = 3  # articles; rarer stems are as good as unseen


def read_texts(source: Path) -> Iterator[str]:
    """Yield the articles below `source`."""
    if source.is_dir():
        for path in sorted(source.glob("*.txt")):
            yield path.read_text(encoding="utf-8")
        return
    with tarfile.open(source) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            data = file.read().decode("utf-8", "replace")
            if member.name.endswith(".txt"):
                yield data
            elif member.name.endswith(".json"):
                yield " ".join(_strings(json.loads(data)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def main(sources: list[Path]) -> None:
    """Write the table made from `sources`."""
    counts: Counter[str] = Counter()
    n_articles = 0
    for source in sources:
        for text in read_texts(source):
            n_articles += 1
            counts.update(set(stems_of(text)))
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
    main([Path(argument) for argument in sys.argv[1:]])
