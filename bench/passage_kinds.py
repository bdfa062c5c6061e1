"""How well the kind of a shared passage is told: `python bench/passage_kinds.py ../shared/data [dev|dev2|held] [-v]`.

Natural passages of FNC-1, PolNeAR and Reuters-21578, labelled by reading both texts (tests/gold/passages; how is in
GUIDELINE.md there). Only passages of 8 words or more on the shorter side count: the program reports none below that.
A passage has the kind of the alignment that overlaps it most. Outlet and date are given where the set has them.

`dev` is the parts dev and dev2, which rules were fitted to; `dev2` is the second alone; of `held` no mistake is shown.
The documents that labels of a set name are one pile, those of held only when held is asked for. With -v, the mistakes.
"""

import csv
import hashlib
import html
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from polnear import make_document
from whence.conclusions import Alignment
from whence.ingest.dates import find_date, make_stamp
from whence.records import Document, Span, Stamp
from whence.settings import Settings
from whence.trace.alignments import align_documents

LABELS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "passages" / "labels.tsv"
GOAL = 0.80  # macro F1
KINDS = (
    "reprint", "partial reprint", "agency copy", "own version", "rewrite",
    "shared quotation", "boilerplate", "stock phrase", "incidental",
)  # fmt: skip
DEPENDENT = frozenset(KINDS[:5])  # evidence that one text was taken from the other, or both from a third
NONE = "none"  # no alignment meets the passage
_ENOUGH = 8  # labels from which on a kind counts in the macro F1
_SHORTEST = 8  # words of a passage that counts
PARTS = {
    "dev": ("dev", "dev2"),
    "dev2": ("dev2",),
    "held": ("held",),
}  # what is scored for a word on the command line
_ARCHIVES = {"fnc": "fnc.tar.gz", "reuters21578": "reuters21578.tar.gz"}
_PUBLISHERS = {
    "huff-post": "huffington-post", "nyt": "new-york-times",
    "wash-post": "washington-post", "west-journal": "western-journal",
}  # fmt: skip
_ITEM = re.compile(r'<REUTERS[^>]*NEWID="(\d+)">(.*?)</REUTERS>', re.DOTALL)

Side = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Label:
    """A passage of two documents of one set, and what kind it is."""

    set: str
    left: Side
    right: Side
    kind: str
    part: str
    words: tuple[str, str]  # hashes of the words of both sides

    def counts_in(self, part: str, documents: Mapping[str, Document]) -> bool:
        """Tell whether the passage is one of `part`, and long enough for the program to report it."""
        n_words = (len(_words(span.of(documents[name].text))) for name, span in (self.left, self.right))
        return self.part in PARTS[part] and min(n_words) >= _SHORTEST


def read_labels() -> list[Label]:
    """Give the labels of all sets, in the order of the file."""
    lines = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Label(
            set=row["set"],
            left=(row["left_id"], Span(int(row["left_start"]), int(row["left_end"]))),
            right=(row["right_id"], Span(int(row["right_start"]), int(row["right_end"]))),
            kind=row["kind"],
            part=row["part"],
            words=(row["left_words"], row["right_words"]),
        )
        for row in csv.DictReader(lines, delimiter="\t")
    ]


def read_set(name: str, data: Path, scratch: Path) -> Iterator[Document]:
    """Yield the documents of a set, known by their id in it; archives are unpacked into `scratch`."""
    if name in _ARCHIVES:
        with tarfile.open(data / _ARCHIVES[name]) as archive:
            archive.extractall(scratch, filter="data")
    if name == "fnc":
        yield from _read_fnc(scratch / name)
    elif name == "reuters21578":
        yield from _read_reuters(scratch / name)
    else:
        yield from _read_polnear(data / name)


def _read_fnc(folder: Path) -> Iterator[Document]:
    csv.field_size_limit(10_000_000)  # characters; an article is one field
    for path in sorted(folder.glob("*_bodies.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield make_document(row["Body ID"], row["articleBody"])


def _read_reuters(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.sgm")):
        for item in _ITEM.finditer(path.read_text(encoding="utf-8", errors="replace")):
            body = re.search(r"<BODY>(.*?)</BODY>", item[2], re.DOTALL)
            when = re.search(r"<DATE>(.*?)</DATE>", item[2])
            if body is None or when is None:
                continue
            paragraphs = re.split(r"\n {4}", html.unescape(body[1]).strip())
            document = make_document(item[1], "\n\n".join(" ".join(one.split()) for one in paragraphs))
            yield replace(document, outlet="reuters", published=_stamp(when[1]))


def _read_polnear(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*/text/*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            document = make_document(path.stem, file.read())
        publisher, day, _ = path.stem.split("_", 2)
        yield replace(document, outlet=_PUBLISHERS.get(publisher, publisher), published=_stamp(day))


def _stamp(written: str) -> Stamp | None:
    found = find_date(written)
    return make_stamp(written, found, None) if found else None


def check(labels: Iterable[Label], documents: Mapping[str, Document]) -> None:
    """Stop where a labelled passage no longer holds the words that were read."""
    for label in labels:
        for (name, span), wanted in zip((label.left, label.right), label.words, strict=True):
            if name not in documents:
                raise SystemExit(f"{label.set} {name}: no such document; has the set changed?")
            words = " ".join(_words(span.of(documents[name].text)))
            if hashlib.sha256(words.encode()).hexdigest()[:8] != wanted:
                raise SystemExit(f"{label.set} {name} {span.start}-{span.end}: other words than were labelled")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def tell_kinds(labels: Sequence[Label], documents: Mapping[str, Document]) -> list[str]:
    """Give the kind the program gives each labelled passage, in the order of `labels`."""
    named = {name for label in labels for name, _ in (label.left, label.right)}
    found: dict[frozenset[str], list[Alignment]] = {}
    for alignment in align_documents([documents[name] for name in sorted(named)], settings=Settings()):
        found.setdefault(frozenset((alignment.left_id, alignment.right_id)), []).append(alignment)
    return [_nearest(label, found.get(frozenset((label.left[0], label.right[0])), ())) for label in labels]


def _nearest(label: Label, alignments: Iterable[Alignment]) -> str:
    """Give the kind of the alignment that meets both sides of a passage, and most of it."""
    best, kind = 0, NONE
    for alignment in alignments:
        spans = {alignment.left_id: alignment.left, alignment.right_id: alignment.right}
        shared = [max(0, -span.gap(spans[name])) for name, span in (label.left, label.right)]
        if min(shared) > 0 and sum(shared) > best:
            best, kind = sum(shared), alignment.kind
    return kind


def print_confusion(pairs: Sequence[tuple[str, str]]) -> None:
    """Print how many passages of each kind were told as which; a row is a label."""
    counts = Counter(pairs)
    print(f"{'':17}" + "".join(f"{kind[:8]:>9}" for kind in (*KINDS, NONE)))
    for kind in KINDS:
        print(f"{kind:17}" + "".join(f"{counts[kind, told] or '.':>9}" for told in (*KINDS, NONE)))


def print_figures(pairs: Sequence[tuple[str, str]]) -> None:
    """Print precision, recall and F1 by kind, their macro F1, and the same for evidence of dependence."""
    for kind in KINDS:
        print(f"{kind:17} {sum(k == kind for k, _ in pairs):4} labels  {_figures(pairs, {kind})}")
    met = [(kind, told) for kind, told in pairs if told != NONE]
    print(f"macro F1 over kinds with {_ENOUGH} labels or more: {macro(pairs):.3f}   goal {GOAL:.2f}")
    print(f"  the same over the {len(met)} of {len(pairs)} passages that an alignment meets: {macro(met):.3f}")
    print(f"evidence of dependence: {_figures(pairs, DEPENDENT)}")


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Give the mean F1 over the kinds with enough labels."""
    marked = Counter(kind for kind, _ in pairs)
    scores = [_score(pairs, {kind})[2] for kind in KINDS if marked[kind] >= _ENOUGH]
    return sum(scores) / len(scores) if scores else 0.0


def _score(pairs: Sequence[tuple[str, str]], kinds: Set[str]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of telling `kinds` from all others."""
    marked, told = (sum(pair[side] in kinds for pair in pairs) for side in (0, 1))
    right = sum(kind in kinds and found in kinds for kind, found in pairs)
    return right / max(told, 1), right / max(marked, 1), 2 * right / max(told + marked, 1)


def _figures(pairs: Sequence[tuple[str, str]], kinds: Set[str]) -> str:
    precision, recall, f1 = _score(pairs, kinds)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def describe(label: Label, told: str, documents: Mapping[str, Document]) -> str:
    """Give a mistake as text: what it is, what it was told as, and the words of both sides."""
    sides = [
        f"    {name}: {' '.join(span.of(documents[name].text).split())[:200]}"
        for name, span in (label.left, label.right)
    ]
    return "\n".join([f"{label.set}: {label.kind}, told as {told}", *sides])


def main(data: Path, part: str, *, verbose: bool) -> None:
    """Print what is told right of the labelled passages of a part."""
    labels = [label for label in read_labels() if part == "held" or label.part != "held"]
    pairs: list[tuple[str, str]] = []
    mistakes: list[str] = []
    for name in sorted({label.set for label in labels}):
        of_set = [label for label in labels if label.set == name]
        with tempfile.TemporaryDirectory() as scratch:
            documents = {document.id: document for document in read_set(name, data, Path(scratch))}
        check(of_set, documents)
        told = tell_kinds(of_set, documents)
        scored = [
            (label, kind) for label, kind in zip(of_set, told, strict=True) if label.counts_in(part, documents)
        ]
        pairs += [(label.kind, kind) for label, kind in scored]
        mistakes += [describe(label, kind, documents) for label, kind in scored if label.kind != kind]
        n_right = sum(label.kind == kind for label, kind in scored)
        print(f"{name}: {len(scored)} passages of {part}, {n_right} told right")
    print_confusion(pairs)
    print_figures(pairs)
    if verbose:
        print("\n".join(mistakes))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "-v"]
    if len(words) not in (1, 2) or not PARTS.keys() >= set(words[1:]):
        raise SystemExit("usage: python bench/passage_kinds.py ../shared/data [dev | dev2 | held] [-v]")
    if "-v" in sys.argv and words[1:] == ["held"]:
        raise SystemExit("the mistakes of held are not shown, so that no rule is fitted to them; look at dev")
    main(Path(words[0]), words[1] if len(words) == 2 else "dev", verbose="-v" in sys.argv)
