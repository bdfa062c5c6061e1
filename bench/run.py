"""Every figure, each beside what it is measured against: `python bench/run.py ../shared`.

Runs the other scripts of this folder, each on its data. One whose data is not there is named and left out.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIGURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("cleaning of the seeds", "cleaning.py", ("{data}/seeds",)),
    ("tracing of the seeds", "seeds.py", ("{data}/seeds",)),
    ("the example case", "example.py", ("{root}/examples/skerrin",)),
    ("attributions, PolNeAR dev", "attribution.py", ("{data}/data/polnear/dev",)),
    ("sources, stance and certainty, own articles", "sources.py", ("held",)),
    ("the same, the articles that were looked at", "sources.py", ("dev",)),
    ("names, GUM and re3d", "names.py", ("{data}/data",)),
    ("sentence vectors", "vectors.py", ("{data}/data",)),
    ("speed of reading", "reading.py", ("{data}/data/polnear",)),
    ("times, Recognizers-Text", "times.py", ("{data}/data/recognizers-specs",)),
    ("quantities, NewsQuant dev", "quantities.py", ("{data}/data/newsquant/newsquant-dev.json",)),
    ("shared passages", "passages.py", ("{data}/data/polnear/train/text",)),
    ("kinds of natural shared passages", "passage_kinds.py", ("{data}/data", "held")),
    ("credits, own stories", "credits.py", ("tests/gold/credits/held",)),
    ("drift planted in articles", "drift.py", ("{data}/data/polnear/train/text", "150", "--part", "held")),
    ("cascades of two roots and of one", "cascades.py", ("{data}/data/polnear/train/text", "80")),
    ("passages of very many texts", "overlaps.py", ("{data}/data/polnear/train/text",)),
    ("hostile inputs", "hostile.py", ("{data}/data/hostile.tar.gz",)),
    ("time and memory", "scale.py", ("{data}/seeds", "{data}/data/polnear/train/text")),
)


def main(data: Path) -> int:
    """Run what can be run; give 1 if a script failed."""
    failed = 0
    for title, script, arguments in FIGURES:
        print(f"\n== {title} (bench/{script})", flush=True)
        places = [argument.format(data=data, root=HERE.parent) for argument in arguments]
        absent = [place for place in places if "/" in place and not Path(place).exists()]
        if absent:
            print(f"left out: {', '.join(absent)} is not there")
            continue
        failed |= bool(subprocess.run([sys.executable, HERE / script, *places], cwd=HERE.parent).returncode)
    return failed


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python bench/run.py ../shared")
    sys.exit(main(Path(sys.argv[1]).resolve()))
