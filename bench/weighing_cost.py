"""Seconds, processor time and memory of weighing against the size of the pile.

    python bench/weighing_cost.py tests/gold/stories/dev   # 100, 300 and 1,000
    python bench/weighing_cost.py tests/gold/stories/dev --sizes 100,1000,10000 --plot docs/images/weighing-cost.svg

DATA holds marked stories; piles of any size are made of their articles with a fixed seed. A third of the articles
reprint an earlier one, whole or in part, with a credit or without; the others tell in other words, with other numbers
here and there, what a dozen paragraphs of the stories tell. So what is said grows with the pile, and so do the copies.
Reading and tracing are done before and are not counted. Each weighing is a process of its own.
"""

import json
import math
import pickle
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import click

from cascade_rewrites import rewrite
from plots import plot_sizes

GOALS = "to reach: growth with a power of at most 1.2; 1,000 articles in 60 s on 2 cores"
SEED = 20_261_120
_REPRINTED = 0.35  # of the articles
_CREDITED = 0.6  # of the reprints
_RECENT = 60  # articles; what is reprinted is among so many before
_PARAGRAPHS = 10  # in an article that tells by itself
_LEAST_WORDS = 8  # in a paragraph that is taken
_HOURS = 240  # over which a story is told
_TOWNS = (
    "Halvard",
    "Brennick",
    "Lisna",
    "Norrey",
    "Kessel",
    "Ombra",
    "Wenmark",
    "Orhova",
    "Tarvian",
    "Ketz",
    "Dorn",
)
_KINDS = (
    "Times",
    "Post",
    "Herald",
    "Observer",
    "Ledger",
    "Mail",
    "Chronicle",
    "Standard",
    "Gazette",
    "Courier",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One weighing: seconds on the wall and of all processors, bytes held at most, statements and claims."""

    seconds: float
    cpu: float
    peak: int
    statements: int
    claims: int


def write_pile(stories: Path, number: int, folder: Path) -> list[Path]:
    """Write `number` articles of one story into `folder`; the same for the same number."""
    sources = [_body(path) for path in sorted(stories.glob("*/[0-9][0-9]-*.txt"))]
    if not sources:
        raise SystemExit(f"{stories}: no articles NAME/01-….txt; give the folder of marked stories")
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for n, text in enumerate(_tell(sources, number)):
        paths.append(folder / f"{n:05}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def _body(path: Path) -> list[str]:
    paragraphs = path.read_text(encoding="utf-8").split("\n")
    return [p for p in paragraphs if len(p.split()) >= _LEAST_WORDS and p.rstrip()[-1] in '.”"']


def _tell(sources: Sequence[Sequence[str]], number: int) -> Iterator[str]:
    chance = random.Random(SEED)
    told: list[tuple[str, str, list[str]]] = []
    for n in range(number):
        outlet = f"{chance.choice(_TOWNS)} {chance.choice(_KINDS)}"
        when = datetime(2031, 3, 3, 6) + timedelta(minutes=round(_HOURS * 60 * n / number))
        if told and chance.random() < _REPRINTED:
            first, headline, paragraphs = chance.choice(told[-_RECENT:])
            body = paragraphs = paragraphs[: chance.randint(-(-len(paragraphs) // 2), len(paragraphs))]
            if chance.random() < _CREDITED:
                body = [f"The {first} first reported the events.", *paragraphs]
        else:
            body = paragraphs = [
                rewrite(chance.choice(chance.choice(sources)), chance, share=chance.choice((0.3, 0.6, 0.9)))
                for _ in range(_PARAGRAPHS)
            ]
            headline = " ".join(paragraphs[0].split()[:9]).rstrip(',.;:“”"')
        told.append((outlet, headline, list(paragraphs)))
        yield "\n".join((outlet, headline, f"{when:%A, %d %B %Y, %H:%M}", *(f"\n{p}" for p in body), ""))


def prepare(stories: Path, number: int, folder: Path) -> Path:
    """Write, read by rules and trace a pile; gives the file that holds what weighing takes."""
    from whence.pipeline import trace_files
    from whence.settings import Settings

    paths = write_pile(stories, number, folder / str(number))
    pile, trace = trace_files(paths, settings=Settings(reader="rules"))
    kept = folder / f"{number}.pickle"
    with kept.open("wb") as file:
        pickle.dump((pile.documents, pile.readings, trace), file)
    return kept


def weigh_kept(kept: Path, *, with_model: bool) -> Run:
    """Weigh a pile that was prepared; the loading of what weighing takes is not counted."""
    from whence.weigh import load_judge, weigh_case

    with kept.open("rb") as file:
        documents, readings, trace = pickle.load(file)
    judge = load_judge(threads=2) if with_model else None
    start, cpu = time.perf_counter(), time.process_time()
    weighing = weigh_case(documents, readings, trace, judge=judge)
    return Run(
        seconds=time.perf_counter() - start,
        cpu=time.process_time() - cpu,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        statements=sum(len(claim.statements) for claim in weighing.claims),
        claims=len(weighing.claims),
    )


def measure(kept: Path, *, with_model: bool) -> Run:
    """Weigh in a process of its own, so that its peak of memory is that of one weighing."""
    mode = "model" if with_model else "words"
    done = subprocess.run(
        [sys.executable, __file__, str(kept), "--mode", mode], check=True, capture_output=True, text=True
    )
    return Run(**json.loads(done.stdout))


def fit_exponent(points: Sequence[tuple[float, float]]) -> float:
    """Give the power with which the second grows with the first: the slope of a line through the logarithms."""
    xs, ys = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    x, y = statistics.mean(xs), statistics.mean(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.option("--sizes", default="100,300,1000", show_default=True, help="Numbers of articles.")
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Folder in which prepared piles are kept and found."
)
@click.option("--plot", type=click.Path(path_type=Path), help="Write a plot (SVG).")
@click.option("--mode", type=click.Choice(["model", "words"]), hidden=True)
def main(data: Path, *, sizes: str, keep: Path | None, plot: Path | None, mode: str | None) -> None:
    """Measure weighing of piles made of the stories in DATA."""
    if mode is not None:
        print(json.dumps(asdict(weigh_kept(data, with_model=mode == "model"))))
        return
    print(GOALS)
    lines: dict[str, dict[int, Run]] = {"words": {}, "pair model": {}}
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        for number in map(int, sizes.split(",")):
            kept = folder / f"{number}.pickle"
            kept = kept if kept.exists() else prepare(data, number, folder)
            for name, runs in lines.items():
                run = runs[number] = measure(kept, with_model=name == "pair model")
                print(
                    f"{number:>6,} articles, {name:10} {run.seconds:7.1f} s, {run.cpu:7.1f} s of processors, "
                    f"{run.peak / 1e6:5,.0f} MB, {run.statements:,} statements in {run.claims:,} claims",
                    flush=True,
                )
    for name, runs in lines.items():
        if len(runs) > 1:
            power = fit_exponent([(n, run.cpu) for n, run in runs.items()])
            print(f"{name}: time of processors grows with the power {power:.2f} of the number of articles")
    if plot is not None:
        plot.write_text(plot_runs(lines), encoding="utf-8")


def plot_runs(lines: Mapping[str, Mapping[int, Run]]) -> str:
    """Give a plot of time and memory against the number of articles."""
    seconds = [(name, [(n, run.cpu) for n, run in runs.items()]) for name, runs in lines.items()]
    memory = [(name, [(n, run.peak / 1e6) for n, run in runs.items()]) for name, runs in lines.items()]
    return plot_sizes([("seconds of processors", seconds), ("megabytes", memory)])


if __name__ == "__main__":
    main()
