"""How well the reader finds source, cue and content: `python bench/attribution.py ../shared/data/polnear/dev`.

Prints the figures of `score_attribution.py` beside the best rule system published (CofeNet's paper, test part)
and our floor, then the speed of reading one document at a time on one core.
"""

import importlib.util
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Reading, Span

ANCHOR = "best rule system published (test part): exact F1 source .107, cue .228, content .056"
FLOOR = "floor for rules on dev:                  exact F1 source .350, cue .400, content .200"


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


def main(folder: Path) -> None:
    """Read every article of `folder`/text and print the figures."""
    scorer = load_scorer(folder)
    outlets = load_outlets()
    lines, seconds, size = [], [], 0
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        start = time.perf_counter()
        reading = read_document(make_document(path.stem, text), outlets=outlets)
        seconds.append(time.perf_counter() - start)
        size += len(text)
        lines.append(to_prediction(path.stem, reading))
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predictions.write_text("\n".join(lines), encoding="utf-8")
        scorer.main(folder, predictions)
    print(ANCHOR)
    print(FLOOR)
    median = statistics.median(seconds)
    print(f"speed: median {1 / median:.0f} articles/s, {size / sum(seconds) / 1000:.0f} thousand characters/s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python bench/attribution.py ../shared/data/polnear/dev")
    main(Path(sys.argv[1]))
