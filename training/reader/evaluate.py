"""Score a model on a PolNeAR part: `python training/reader/evaluate.py FOLDER ../shared/data/polnear/dev`.

FOLDER is what export.py wrote. Prints the scorer's figures and the speed.
"""

import argparse
import importlib.util
import json
import shutil
import tempfile
import time
from pathlib import Path

from data import ROLES, make_document

from whence.read.learned import LearnedReader, load_learned
from whence.read.sentences import find_sentences


def predict(reader: LearnedReader, name: str, text: str) -> str:
    """Give one line of predictions in the scorer's form."""
    document = make_document(name, text)
    found = [
        {role: [[s.start, s.end] for s in spans] for role, spans in zip(ROLES, triple, strict=True)}
        for triple in reader.find(document, list(find_sentences(document)))
    ]
    return json.dumps({"id": name, "attributions": found})


def score(scorer: Path, data: Path, names: list[str], lines: list[str]) -> None:
    """Run the scorer on the named articles alone."""
    spec = importlib.util.spec_from_file_location("score_attribution", scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{scorer}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory() as scratch:
        gold = Path(scratch)
        (gold / "attributions").mkdir()
        (gold / "text").symlink_to((data / "text").resolve())
        for path in (data / "attributions").glob("*.ann"):
            if path.stem.rsplit("_", 1)[0] in names:
                shutil.copy(path, gold / "attributions")
        (gold / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
        module.main(gold, gold / "found.jsonl")


def main() -> None:
    """Read, score, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="only every n-th article")
    parser.add_argument("--outlets", action="store_true", help="score each outlet alone as well")
    options = parser.parse_args()
    reader = load_learned(options.folder, threads=options.threads)
    paths = sorted((options.data / "text").glob("*.txt"))[:: options.every]
    lines, begun, used = [], time.perf_counter(), time.process_time()
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            lines.append(predict(reader, path.stem, file.read()))
    spent, used = time.perf_counter() - begun, time.process_time() - used
    scorer = next(
        p / "score/score_attribution.py" for p in options.data.resolve().parents if (p / "score").is_dir()
    )
    score(scorer, options.data, [p.stem for p in paths], lines)
    outlets = sorted({p.stem.split("_")[0] for p in paths}) if options.outlets else []
    for outlet in outlets:
        print(f"\n{outlet}")
        score(scorer, options.data, [p.stem for p in paths if p.stem.split("_")[0] == outlet], lines)
    print(f"speed: {len(paths) / spent:.1f} articles/s by the clock, {len(paths) / used:.1f} a CPU second")


if __name__ == "__main__":
    main()
