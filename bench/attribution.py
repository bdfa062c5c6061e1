"""How well each reader finds source, cue and content: `python bench/attribution.py ../shared/data/polnear/dev`.

Prints the figures of `score_attribution.py` for the rules, for the trained network alone, and for both together as
`reader=learned` has them, each beside the best system of its kind that was published (CofeNet's paper, test part), then
the speed of reading one document at a time on one core. A second word asks for one of `rules`, `network`, `learned`.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from polnear import Triple, load_scorer, make_document, read_texts, to_prediction
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.learned import load_learned
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.records import Document
from whence.settings import ReaderName

_OF_NETWORKS = (
    "BERT with Cofe, best published (test):   exact F1 source .832, cue .753, content .729",
    "BERT (test): alpha .736;  two annotators: alpha .764, linked overlap .785, exact .581",
)
ANCHORS = {
    "rules": (
        "best rule system published (test part): exact F1 source .107, cue .228, content .056",
        "floor for rules on dev:                  exact F1 source .350, cue .400, content .200",
    ),
    "network": _OF_NETWORKS,
    "learned": _OF_NETWORKS,
}


def make_reader(name: str) -> Callable[[Document], list[Triple]]:
    """Give the function that finds source, cue and content of each attribution in a document."""
    if name == "network":
        network = load_learned()

        def find_alone(document: Document) -> list[Triple]:
            scene = set_scene(document, list(find_sentences(document)), find_quotations(document))
            return list(network.read(scene, find_drafts(scene)).attributions)

        return find_alone
    outlets = load_outlets()
    reader: ReaderName = "learned" if name == "learned" else "rules"

    def find(document: Document) -> list[Triple]:
        reading = read_document(document, outlets=outlets, reader=reader)
        return [(a.source, a.cue, a.content) for a in reading.attributions]

    return find


def main(folder: Path, names: Sequence[str]) -> None:
    """Read every article of `folder`/text with each reader and print the figures."""
    scorer = load_scorer(folder)
    texts = read_texts(folder)
    for name in names:
        find = make_reader(name)
        lines, seconds = [], []
        for article, text in texts.items():
            start = time.perf_counter()
            triples = find(make_document(article, text))
            seconds.append(time.perf_counter() - start)
            lines.append(to_prediction(article, triples))
        print(f"== {name}")
        with tempfile.TemporaryDirectory() as scratch:
            predictions = Path(scratch) / "predictions.jsonl"
            predictions.write_text("\n".join(lines), encoding="utf-8")
            scorer.main(folder, predictions)
        print(*ANCHORS[name], sep="\n")
        speed = sum(map(len, texts.values())) / sum(seconds) / 1000
        print(
            f"speed: median {1 / statistics.median(seconds):.0f} articles/s, {speed:.0f} thousand characters/s"
        )


if __name__ == "__main__":
    asked = [name for name in ANCHORS if name in (sys.argv[2:] or ANCHORS)]
    if len(sys.argv) not in (2, 3) or not asked:
        raise SystemExit(
            "usage: python bench/attribution.py ../shared/data/polnear/dev [rules | network | learned]"
        )
    main(Path(sys.argv[1]), asked)
