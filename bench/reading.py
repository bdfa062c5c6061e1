"""Speed of the read stage beside the bare encoder, and what never may change: `python bench/reading.py POLNEAR [N]`.

Reads N (1,000) articles of PolNeAR whole, as `whence build` does: sentences, attributions, names, times, quantities, on
one process a core. In the same run, by turns, the network alone is called on the same text, cut into windows without
overlap, on as many processes. Then some articles are read in another order, alone, and on two threads, and every span
is looked up in its text.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np

from polnear import make_document, read_texts
from whence.outlets import OutletTable, load_outlets
from whence.read import read_document
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.learned import LearnedReader, load_learned
from whence.read.learned_words import CLS, N_FEATURES, SEP
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.records import Document, Reading, Span
from whence.run.local import map_each

GOALS = "to reach: 10 articles/s on 2 cores; at most 1.25 times the bare encoder; 700 MB; all verbatim; always the same"
_PART = 250  # articles read by one and then by the other
_CHECKED = 60  # articles read again in other ways


@cache
def _outlets() -> OutletTable:
    return load_outlets()


@cache
def _network(threads: int = 1) -> LearnedReader:
    return load_learned(threads=threads)


def read(document: Document) -> Reading:
    """Do the whole read stage."""
    return read_document(document, outlets=_outlets(), reader="learned")


def encode(document: Document) -> int:
    """Run the bare encoder over a document and give the number of word pieces."""
    network = _network()
    pieces = network.tokenizer.encode(document.text, add_special_tokens=False).ids
    for at in range(0, len(pieces), network.window):
        part = np.array([[CLS, *pieces[at : at + network.window], SEP]], dtype=np.int64)
        features = np.zeros((1, part.shape[1], len(N_FEATURES)), dtype=np.int64)
        network.session.run(None, {"pieces": part, "features": features})
    return len(pieces)


def read_on_threads(document: Document) -> Reading:
    """Read with a network that works on two threads."""
    scene = set_scene(document, list(find_sentences(document)), find_quotations(document))
    one, two = (_network(n).read(scene, find_drafts(scene)) for n in (1, 2))
    if one != two:
        raise SystemExit(f"{document.id}: two threads find something else than one")
    return read(document)


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_of(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans_of(getattr(value, name))


def main(folder: Path, number: int) -> None:
    """Print speed, memory and the checks."""
    texts = [text for part in ("train", "dev") for text in read_texts(folder / part).values()]
    documents = [make_document(f"{n}", texts[n % len(texts)]) for n in range(number)]
    cores = os.cpu_count() or 1
    list(map_each("warm", documents[:24], read)), list(map_each("warm", documents[:24], encode))
    spent: dict[str, list[float]] = {"whole": [], "bare": []}
    readings: list[Reading] = []
    for at in range(0, number, _PART):
        for name, function in (("whole", read), ("bare", encode)):
            start = time.perf_counter()
            found = list(map_each(name, documents[at : at + _PART], function))  # type: ignore[arg-type]
            spent[name].append(time.perf_counter() - start)
            readings += found if name == "whole" else []  # type: ignore[arg-type]
    ratio = statistics.median(w / b for w, b in zip(*spent.values(), strict=True))
    print(f"{number} articles on {cores} cores: {number / sum(spent['whole']):.1f} articles/s whole", end=", ")
    print(f"{number / sum(spent['bare']):.1f} by the bare encoder; median ratio {ratio:.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MB, {peak * cores:.0f} MB on {cores}")
    check(documents, readings)
    print(GOALS)


def check(documents: list[Document], readings: list[Reading]) -> None:
    """Look every span up, and read some articles in other ways."""
    count = right = 0
    for document, reading in zip(documents, readings, strict=True):
        for span in spans_of(reading):
            count += 1
            right += 0 <= span.start < span.end <= len(document.text) and bool(span.of(document.text).strip())
    print(f"spans that are words of their text: {right} of {count}")
    wanted = {msgspec.json.encode(reading) for reading in readings[:_CHECKED]}
    for how, some in (
        ("alone, backwards", map(read, reversed(documents[:_CHECKED]))),
        ("on two threads", map(read_on_threads, islice(documents, _CHECKED))),
    ):
        same = sum(msgspec.json.encode(reading) in wanted for reading in some)
        print(f"read the same {how}: {same} of {min(_CHECKED, len(documents))}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python bench/reading.py ../shared/data/polnear [N]")
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 1000)
