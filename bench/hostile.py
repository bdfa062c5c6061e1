"""Hostile inputs: `python bench/hostile.py ../shared/data/hostile.tar.gz [--mutated 5000] [--pages FOLDER ...]`.

Each has to end within 10 CPU seconds and 1 GB with text or a named status, without a connection. DATA holds
html5lib-tests and the Big List of Naughty Strings. Spoilt pages are made with a fixed seed of the pages of the example
case and of those in FOLDERs. All runs in a network namespace without routes where the system allows one.
"""

import argparse
import contextlib
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hostile_cases import SENTENCE, list_cases, make_page, mutate
from hostile_probe import Outcome, probe
from whence.run import Guard
from whence.settings import Settings

MOST_SECONDS, MOST_MB = 10.0, 1_024.0
SEED = 5
N_BASES = 20  # good pages that the pile of thousands repeats
_EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "skerrin"
_ALONE = "WHENCE_BENCH_WITHOUT_NETWORK"
_MAX_PAGE = 300_000  # bytes of a page that is spoilt: larger ones say the same more slowly


def read_markup(data: Path) -> list[str]:
    """Give the inputs of html5lib's tests of tokenizer, serializer and encoding."""
    inputs = []
    for path in sorted((data / "html5lib-tests").rglob("*.test")):
        tests = json.loads(path.read_text(encoding="utf-8"))
        for test in next((tests[name] for name in ("tests", "xmlViolationTests") if name in tests), ()):
            raw = test["input"]
            words = raw if isinstance(raw, str) else " ".join(test.get("expected", ()))
            if test.get("doubleEscaped"):
                words = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), words)
            inputs.append(words)
    for path in sorted((data / "html5lib-tests" / "encoding").rglob("*.dat")):
        parts = path.read_bytes().decode("latin-1").split("#data\n")[1:]
        inputs += [part.partition("#encoding")[0] for part in parts]
    return inputs


def read_naughty(data: Path) -> list[str]:
    """Give the Big List of Naughty Strings."""
    found = json.loads((data / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    return [str(words) for words in found]


def write_markup(inputs: Sequence[str], folder: Path) -> list[Path]:
    """Write each input twice: as a whole page, and in the middle of an article."""
    return [
        _put(folder / f"{n:05}-{form}.html", words if form == "alone" else make_page(_around(words)))
        for n, words in enumerate(inputs)
        for form in ("alone", "inside")
    ]


def write_naughty(strings: Sequence[str], folder: Path) -> list[Path]:
    """Write each string as a text, within one, within a page, and as every field of a record."""
    paths = []
    for n, words in enumerate(strings):
        record = dict.fromkeys(("title", "url", "outlet", "published"), words or "x")
        paths += [
            _put(folder / f"{n:05}.txt", words),
            _put(
                folder / f"{n:05}-inside.txt",
                f"{words}\n\nBy {words}\n\n{SENTENCE * 4}\n\n“{words},” she said.\n",
            ),
            _put(folder / f"{n:05}.html", make_page(_around(words), f"<title>{words}</title>")),
            _put(folder / f"{n:05}.jsonl", json.dumps({"text": f"{words} {SENTENCE * 4}", **record})),
        ]
    return paths


def _around(words: str) -> str:
    return f"<p>{SENTENCE * 4}</p>{words}<p>{SENTENCE * 4}</p>"


def _put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    return path


def write_mutated(bases: Sequence[bytes], others: Sequence[bytes], number: int, folder: Path) -> Iterator[Path]:
    """Write spoilt pages."""
    chance = random.Random(SEED)
    for n in range(number):
        path = folder / f"{n:05}.html"
        path.write_bytes(mutate(chance.choice(bases), others, chance))
        yield path


def measure_case(settings: Settings, path: Path) -> Outcome:
    """Give what becomes of one file in a fresh worker; where that was ended, the CPU that all of it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Guard(settings) as guard:
        [outcome] = probe(guard, settings, [path])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return outcome if outcome.seconds and outcome.n_signs else _with_seconds(outcome, seconds)


def _with_seconds(outcome: Outcome, seconds: float) -> Outcome:
    return Outcome(
        outcome.n_signs, outcome.statuses, outcome.notes, seconds, outcome.megabytes, outcome.n_asked
    )


def say(name: str, outcomes: Sequence[Outcome]) -> bool:
    """Print the row of a group; tell whether all of it is within bounds."""
    statuses = Counter(status for outcome in outcomes for status in set(outcome.statuses))
    seconds = max(outcome.seconds for outcome in outcomes)
    megabytes = max(outcome.megabytes for outcome in outcomes)
    n_text = sum(outcome.n_signs > 0 for outcome in outcomes)
    n_silent = sum(not outcome.is_explained for outcome in outcomes)
    n_asked = sum(outcome.n_asked for outcome in outcomes)
    named = ", ".join(f"{n} {status}" if len(outcomes) > 1 else status for status, n in statuses.most_common())
    is_good = not n_silent and seconds <= MOST_SECONDS and megabytes <= MOST_MB and not n_asked
    print(
        f"{name:42.42} {len(outcomes):6,} {n_text:6,} {n_silent:6,} {seconds:7.2f} {megabytes:7.0f} {n_asked:5} "
        f"{'ok ' if is_good else 'BAD'} {named}",
        flush=True,
    )
    return is_good


def main(data: Path, number: int, many: int, folders: Sequence[Path]) -> int:
    """Print the table; give 1 when something is out of bounds."""
    settings = Settings()
    print("each to end within 10 CPU s and 1,024 MB, with text or a status, with 0 connections")
    print(f"{'input':42} {'files':>6} {'text':>6} {'silent':>6} {'CPU s':>7} {'MB':>7} {'asked':>5}")
    is_good = True
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for case in list_cases():
            path = scratch / f"case{case.suffix}"
            case.write(path)
            is_good &= say(case.name, [measure_case(settings, path)])
            path.unlink()
        held = _unpack(data, scratch)
        markup, naughty = read_markup(held), read_naughty(held)
        bases = [path.read_bytes() for path in sorted(_EXAMPLE.glob("*.html"))]
        for folder in folders:
            found = (path for path in sorted(folder.rglob("*.html*")) if path.stat().st_size <= _MAX_PAGE)
            bases += [_read_page(path) for path in found]
        others = [*bases, *(words.encode("utf-8", "replace") for words in (*markup, *naughty) if words)]
        with Guard(settings) as guard:
            for title, paths in (
                ("html5lib-tests, alone and in an article", write_markup(markup, _make(scratch / "markup"))),
                ("naughty strings, in four places each", write_naughty(naughty, _make(scratch / "naughty"))),
                (
                    f"spoilt pages ({len(bases)} bases)",
                    list(write_mutated(bases, others, number, _make(scratch / "mutated"))),
                ),
            ):
                is_good &= say(title, list(probe(guard, settings, paths)))
        is_good &= measure_many(bases[:N_BASES], _make(scratch / "many"), many)
    print("all within bounds" if is_good else "NOT all within bounds")
    return int(not is_good)


def measure_many(bases: Sequence[bytes], folder: Path, number: int) -> bool:
    """Take in good pages and texts by the thousand; tell whether memory stays flat, here and in the workers."""
    settings = Settings()
    paths = []
    for n in range(number):
        mark = f"<!-- {n} -->".encode() if n % 2 else f"\n\nNote {n}.\n".encode()
        body = (
            bases[n % len(bases)] if n % 2 else f"Ferry held\n\n{f'{SENTENCE * 3}{chr(10) * 2}' * 8}".encode()
        )
        paths.append(folder / (f"{n:05}.html" if n % 2 else f"{n:05}.txt"))
        paths[-1].write_bytes(body + mark)
    early, late, here = 0.0, 0.0, [0.0, 0.0]
    with Guard(settings) as guard:
        for n, outcome in enumerate(probe(guard, settings, paths)):
            if n < number // 10:
                early, here[0] = max(early, outcome.megabytes), measure_now()
            late, here[1] = max(late, outcome.megabytes), measure_now()
    print(
        f"{number:,} good files: a worker at most {early:.0f} MB in the first tenth, {late:.0f} MB in all; "
        f"this process {here[0]:.0f} MB after the first tenth, {here[1]:.0f} MB at the end"
    )
    return late <= 1.25 * early and here[1] <= 1.25 * here[0]


def measure_now() -> float:
    """Give the memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def _make(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _read_page(path: Path) -> bytes:
    import gzip

    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def _unpack(data: Path, scratch: Path) -> Path:
    if data.is_dir():
        return data
    with tarfile.open(data) as archive:
        archive.extractall(scratch / "data", filter="data")
    return scratch / "data"


def leave_network() -> None:
    """Start again in a network namespace without routes, where the system allows it; say which it is."""
    if _ALONE in os.environ:
        print("in a network namespace without routes: no connection can leave it")
        return
    unshare = shutil.which("unshare")
    is_allowed = (
        unshare is not None and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0
    )
    if unshare is not None and is_allowed:
        os.execve(unshare, [unshare, "-rn", sys.executable, *sys.argv], {**os.environ, _ALONE: "1"})
    print("no network namespace is allowed here: connections are counted by the interpreter's audit alone")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--mutated", type=int, default=5_000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    chosen = parser.parse_args()
    leave_network()
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(chosen.data.resolve(), chosen.mutated, chosen.many, chosen.pages))
