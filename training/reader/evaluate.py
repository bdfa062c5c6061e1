"""Score a model on a PolNeAR part.

    PYTHONPATH=bench python training/reader/evaluate.py FOLDER ../shared/data/polnear/dev

FOLDER is what export.py wrote. Prints the scorer's figures and the speed.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from types import ModuleType

from polnear import load_scorer, make_document, read_texts, to_prediction
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.learned import load_learned
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences


def score(scorer: ModuleType, data: Path, names: list[str], lines: list[str]) -> None:
    """Run the scorer on the named articles alone."""
    with tempfile.TemporaryDirectory() as scratch:
        gold = Path(scratch)
        (gold / "attributions").mkdir()
        (gold / "text").symlink_to((data / "text").resolve())
        for path in (data / "attributions").glob("*.ann"):
            if path.stem.rsplit("_", 1)[0] in names:
                shutil.copy(path, gold / "attributions")
        (gold / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
        scorer.main(gold, gold / "found.jsonl")


def main() -> None:
    """Read, score, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="only every n-th article")
    parser.add_argument("--alone", action="store_true", help="without what the rules find")
    parser.add_argument("--outlets", action="store_true", help="score each outlet alone as well")
    options = parser.parse_args()
    reader = load_learned(options.folder, threads=options.threads)
    texts = dict(list(read_texts(options.data).items())[:: options.every])
    lines, begun, used = [], time.perf_counter(), time.process_time()
    for name, text in texts.items():
        document = make_document(name, text)
        scene = set_scene(document, list(find_sentences(document)), find_quotations(document))
        drafts = None if options.alone else find_drafts(scene)
        lines.append(to_prediction(name, reader.read(scene, drafts).attributions))
    spent, used = time.perf_counter() - begun, time.process_time() - used
    scorer = load_scorer(options.data)
    score(scorer, options.data, list(texts), lines)
    outlets = sorted({name.split("_")[0] for name in texts}) if options.outlets else []
    for outlet in outlets:
        print(f"\n{outlet}")
        score(scorer, options.data, [name for name in texts if name.split("_")[0] == outlet], lines)
    print(f"speed: {len(texts) / spent:.1f} articles/s by the clock, {len(texts) / used:.1f} a CPU second")


if __name__ == "__main__":
    main()
