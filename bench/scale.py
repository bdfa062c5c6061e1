"""Time and memory of whole runs, five articles and up to a thousand: `python bench/scale.py SEEDS TEXTS`.

SEEDS is a folder with a handful of articles, TEXTS one with hundreds. Piles of any size are made of TEXTS: the first
half of one article and the second half of another, drawn with a fixed seed, so that each article shares text with
a few others, as in a pile about one story. Peak memory is that of the largest process.
"""

import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

FLOOR = "to reach with five articles: under 2 s for the whole process, under 400 MB"
SEED = 11
_ROUNDS = 5
_SUFFIXES = {".txt", ".html"}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: `seconds` on the wall, `peak` in bytes of its largest process."""

    seconds: float
    peak: int


def time_command(*arguments: str) -> Run:
    """Run `whence` with `arguments` in a process of its own; a failing one stops the measurement."""
    command = [sys.executable, "-c", "from whence.cli import cli; cli()", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"whence {' '.join(arguments[:2])} ...: exit code {process.returncode}")
    return Run(seconds, usage.ru_maxrss * 1024)


def make_pile(texts: list[str], number: int, folder: Path) -> Path:
    """Write `number` articles made of halves of `texts` into `folder`."""
    chance = random.Random(SEED)
    folder.mkdir()
    for n in range(number):
        head, tail = (text.split("\n") for text in chance.sample(texts, 2))
        lines = [*head[: len(head) // 2], *tail[len(tail) // 2 :]]
        (folder / f"{n:05}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def measure_five(seeds: Path, scratch: Path) -> list[Run]:
    """Build a case of the articles in `seeds` a few times over, anew each time."""
    files = sorted(str(path) for path in seeds.iterdir() if path.suffix in _SUFFIXES)
    return [time_command("build", *files, "-o", str(scratch / f"five-{n}.whence")) for n in range(_ROUNDS)]


def main(seeds: Path, texts: Path, sizes: tuple[int, ...] = (250, 500, 1000)) -> None:
    """Print the figures."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        runs = measure_five(seeds, scratch)
        median = statistics.median(run.seconds for run in runs)
        peak = max(run.peak for run in runs) / 1e6
        print(f"five articles: median {median:.2f} s of {_ROUNDS}, peak {peak:.0f} MB")
        print(FLOOR)
        before: tuple[int, float] | None = None
        for size in sizes:
            case = scratch / f"{size}.whence"
            run = time_command("build", str(make_pile(articles, size, scratch / str(size))), "-o", str(case))
            more = make_pile(articles[::-1], 1, scratch / f"more-{size}")
            added = time_command("add", str(case), str(more))
            grown = ""
            if before is not None:
                exponent = math.log(run.seconds / before[1]) / math.log(size / before[0])
                grown = f", growing with the power {exponent:.2f} of the number of articles"
            print(
                f"{size} articles: {run.seconds:.1f} s, peak {run.peak / 1e6:.0f} MB, "
                f"case {case.stat().st_size / 1e6:.0f} MB, one more added in {added.seconds:.1f} s{grown}",
                flush=True,
            )
            before = size, run.seconds


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(
            "usage: python bench/scale.py ../shared/seeds ../shared/data/polnear/train/text [250,500]"
        )
    main(Path(sys.argv[1]), Path(sys.argv[2]), *(tuple(map(int, s.split(","))) for s in sys.argv[3:]))
