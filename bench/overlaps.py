"""Time and memory of `whence overlaps` against the number of texts: `python bench/overlaps.py TEXTS [--sizes 10000]`.

TEXTS holds real articles (.txt): their words and the phrases they repeat are what texts of about 3,000 characters
are generated from, with a fixed seed. One in ten takes something from an earlier text: all of it, half, a sentence
or a quotation; a third ends on a line of its site. After each pile a thousand more texts are added to it. Memory is
what all processes hold together (PSS), looked at twice a second.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

SEED = 20_260_417
GOALS = "to reach on 2 idle cores: 100,000 in 4 minutes and 2 GB, 1,000,000 in 40 minutes and 4 GB, 1,000 more in 60 s"
_N_WORDS = 500  # in a text
_KINDS = ("reprint", "half", "sentence", "quotation")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds on the wall and of all processors, bytes held at most, what it printed."""

    seconds: float
    cpu: float
    peak: int
    printed: str


class Press:
    """Writes texts without end, the same for the same seed; `taken` keeps who took what from whom."""

    def __init__(self, folder: Path) -> None:
        """Learn words and phrases from the articles in `folder`."""
        articles = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        if not articles:
            raise SystemExit(f"{folder}: no .txt files; give a folder of articles")
        words = Counter(word for text in articles for word in re.findall(r"[A-Za-z][a-z’'-]*", text))
        self._vocabulary = np.array(sorted(words), dtype=object)
        counts = np.array([words[word] for word in self._vocabulary], dtype=float)
        self._cumulative = np.cumsum(counts / counts.sum())
        self._phrases = _find_phrases(articles)
        self._draw = np.random.default_rng(SEED)
        self._chance = random.Random(SEED)
        self._kept: list[tuple[int, str]] = []
        self.taken: list[tuple[int, int, str]] = []

    def write(self, first: int, number: int) -> Iterator[str]:
        """Yield `number` texts, counted from `first`."""
        for start in range(first, first + number, 1_000):
            size = min(1_000, first + number - start)
            draws = np.searchsorted(self._cumulative, self._draw.random((size, _N_WORDS)))
            for k, row in enumerate(self._vocabulary[np.minimum(draws, len(self._vocabulary) - 1)]):
                yield self._finish(start + k, row.tolist())

    def _finish(self, number: int, words: list[str]) -> str:
        chance = self._chance
        sentences = []
        at = 0
        while at < len(words):
            n_words = chance.randrange(10, 32)
            sentence = words[at : at + n_words]
            at += n_words
            if chance.random() < 0.15:
                sentence[len(sentence) // 2 : len(sentence) // 2] = [self._phrase()]
            sentences.append(" ".join(sentence).capitalize() + ".")
        if chance.random() < 0.33:
            sentences.append(
                f"Site {int(chance.paretovariate(1.1)) % 400} asks you to share this and write to us."
            )
        text = "\n\n".join(" ".join(sentences[k : k + 3]) for k in range(0, len(sentences), 3))
        if self._kept and chance.random() < 0.1:
            text = self._take(number, text)
        if len(self._kept) < 50_000:
            self._kept.append((number, text))
        else:
            self._kept[chance.randrange(50_000)] = number, text
        return text

    def _phrase(self) -> str:
        return self._phrases[min(int(self._chance.paretovariate(0.6)) - 1, len(self._phrases) - 1)]

    def _take(self, number: int, text: str) -> str:
        other, source = self._chance.choice(self._kept)
        kind = self._chance.choice(_KINDS)
        self.taken.append((other, number, kind))
        if kind == "reprint":
            return source
        sentences = re.findall(r"[^.]+\.", source)
        taken = {
            "half": "".join(sentences[: len(sentences) // 2]),
            "sentence": max(sentences, key=len),
            "quotation": f"“{' '.join(max(sentences, key=len).split()[:10])},” she said.",
        }[kind]
        return f"{text}\n\n{taken.strip()}"


def _find_phrases(articles: list[str]) -> list[str]:
    """Give the phrases of six words that several articles hold, the most frequent first."""
    found: Counter[str] = Counter()
    for text in articles:
        words = text.split()
        found.update({" ".join(words[k : k + 6]) for k in range(len(words) - 5)})
    return [phrase for phrase, number in found.most_common(3_000) if number > 2]


def run(*arguments: str) -> Run:
    """Run `whence` with `arguments`; a failing one stops the measurement."""
    started = time.perf_counter()
    command = [sys.executable, "-c", "from whence.cli import cli; cli()", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"whence {' '.join(arguments[:2])} ...: exit code {process.returncode}")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, peak[0], printed)


def _watch(pid: int, peak: list[int]) -> None:
    while True:
        held = sum(_held(child) for child in [pid, *_below(pid)])
        if not held:
            return
        peak[0] = max(peak[0], held)
        time.sleep(0.5)


def _below(pid: int) -> list[int]:
    try:
        children = [
            int(c) for t in Path(f"/proc/{pid}/task").iterdir() for c in (t / "children").read_text().split()
        ]
    except OSError:
        return []
    return children + [one for child in children for one in _below(child)]


def _held(pid: int) -> int:
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    match = re.search(r"^Pss:\s+(\d+) kB", rolled, re.MULTILINE)
    return int(match[1]) * 1024 if match else 0


def score(press: Press, path: Path, size: int) -> str:
    """Say which part of what was taken was found, by kind; the passages are in the JSON Lines at `path`."""
    found = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.add(
                tuple(sorted((int(row["left"].rpartition(":")[2]), int(row["right"].rpartition(":")[2]))))
            )
    parts = []
    for kind in _KINDS:
        pairs = [(a, b) for a, b, k in press.taken if k == kind and b < size]
        n_found = sum((a + 1, b + 1) in found for a, b in pairs)
        parts.append(f"{kind} {n_found / max(1, len(pairs)):.3f} of {len(pairs)}")
    return "pairs found: " + ", ".join(parts)


def measure(press: Press, size: int, scratch: Path) -> tuple[Run, Run]:
    """Make a pile of `size` texts, index it, and add a thousand more; prints as it goes."""
    index, output = scratch / f"{size}.index", scratch / f"{size}-out.jsonl"
    pile, more = scratch / f"{size}.jsonl", scratch / f"{size}-more.jsonl"
    for path, first, number in ((pile, 0, size), (more, size, 1_000)):
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": text}) + "\n" for text in press.write(first, number))
    whole = run("overlaps", str(pile), "--index", str(index), "-o", str(output))
    print(
        f"{size:,} texts, {pile.stat().st_size / 1e6:,.0f} MB: {whole.seconds:.1f} s, {whole.cpu:.1f} CPU s, "
        f"{whole.peak / 1e6:,.0f} MB held; {whole.printed.splitlines()[0]}; {score(press, output, size)}",
        flush=True,
    )
    pile.unlink()
    added = run("overlaps", str(more), "--index", str(index))
    print(f"  1,000 more: {added.seconds:.1f} s, {added.cpu:.1f} CPU s, {added.peak / 1e6:,.0f} MB", flush=True)
    return whole, added


@click.command()
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sizes", default="10000,100000", show_default=True, help="How many texts, one pile after the other."
)
@click.option("--scratch", type=click.Path(path_type=Path), help="Where the piles go; they take 9 kB a text.")
@click.option("--plot", type=click.Path(path_type=Path), help="An SVG of time and memory against size.")
def main(texts: Path, sizes: str, scratch: Path | None, plot: Path | None) -> None:
    """Measure piles generated from the articles of TEXTS."""
    print(GOALS)
    rows = []
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        for size in map(int, sizes.split(",")):
            folder = Path(name) / str(size)
            folder.mkdir()
            rows.append((size, *measure(Press(texts), size, folder)))
    if plot is not None:
        plot.write_text(_plot(rows), encoding="utf-8")


def _plot(rows: list[tuple[int, Run, Run]]) -> str:
    from plots import plot_sizes

    seconds = [
        ("the whole pile", [(size, whole.seconds) for size, whole, _ in rows]),
        ("1,000 more", [(size, added.seconds) for size, _, added in rows]),
    ]
    return plot_sizes(
        [
            ("seconds", seconds),
            ("megabytes held", [("the whole pile", [(size, whole.peak / 1e6) for size, whole, _ in rows])]),
        ]
    )


if __name__ == "__main__":
    main()
