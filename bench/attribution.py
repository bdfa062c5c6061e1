"""How well each reader finds source, cue and content: `python bench/attribution.py ../shared/data/polnear/dev`.

Prints the figures of `score_attribution.py` for the rules and for the learned reader, each beside the best system of
its kind that was published (CofeNet's paper, test part), then the speed of reading one document at a time on one core.
A second word, `rules` or `learned`, asks for one of them.
"""

import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Reading, Span
from whence.settings import ReaderName

ANCHORS: dict[ReaderName, tuple[str, str]] = {
    "rules": (
        "best rule system published (test part): exact F1 source .107, cue .228, content .056",
        "floor for rules on dev:                  exact F1 source .350, cue .400, content .200",
    ),
    "learned": (
        "BERT with Cofe, best published (test):   exact F1 source .832, cue .753, content .729",
        "BERT (test): alpha .736;  two annotators: alpha .764, linked overlap .785, exact .581",
    ),
}


def make_document(name: str, text: str) -> Document:
    """Give a plain document: each line that is not empty is a paragraph, nothing is cleaned."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(start, start + len(line)), "plain text"))
        start += len(line) + 1
    return Document(id=name, path=name, media="text", text=text, blocks=tuple(blocks))


def to_prediction(name: str, reading: Reading) -> str:
    """Give one line of predictions in the form the scorer reads."""
    roles = ("source", "cue", "content")
    found = [
        {role: [[s.start, s.end] for s in getattr(attribution, role)] for role in roles}
        for attribution in reading.attributions
    ]
    return json.dumps({"id": name, "attributions": found})


def load_scorer(folder: Path) -> ModuleType:
    """Load the scorer that stands in `score/` above the data."""
    for parent in folder.resolve().parents:
        path = parent / "score" / "score_attribution.py"
        if path.exists():
            spec = importlib.util.spec_from_file_location("score_attribution", path)
            if spec is not None and spec.loader is not None:
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                return module
    raise SystemExit(
        f"{folder}: no score/score_attribution.py above it; give a folder such as shared/data/polnear/dev"
    )


def main(folder: Path, readers: Sequence[ReaderName]) -> None:
    """Read every article of `folder`/text with each reader and print the figures."""
    scorer = load_scorer(folder)
    outlets = load_outlets()
    texts = {path.stem: _read_text(path) for path in sorted((folder / "text").glob("*.txt"))}
    for reader in readers:
        lines, seconds = [], []
        for name, text in texts.items():
            start = time.perf_counter()
            reading = read_document(make_document(name, text), outlets=outlets, reader=reader)
            seconds.append(time.perf_counter() - start)
            lines.append(to_prediction(name, reading))
        print(f"== {reader}")
        with tempfile.TemporaryDirectory() as scratch:
            predictions = Path(scratch) / "predictions.jsonl"
            predictions.write_text("\n".join(lines), encoding="utf-8")
            scorer.main(folder, predictions)
        print(*ANCHORS[reader], sep="\n")
        speed = sum(map(len, texts.values())) / sum(seconds) / 1000
        print(
            f"speed: median {1 / statistics.median(seconds):.0f} articles/s, {speed:.0f} thousand characters/s"
        )


def _read_text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


if __name__ == "__main__":
    asked: list[ReaderName] = [reader for reader in ANCHORS if reader in (sys.argv[2:] or ANCHORS)]
    if len(sys.argv) not in (2, 3) or not asked:
        raise SystemExit("usage: python bench/attribution.py ../shared/data/polnear/dev [rules | learned]")
    main(Path(sys.argv[1]), asked)
