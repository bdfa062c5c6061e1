"""How well names are found: `python bench/names.py DATA`, the folder that holds gum.tar.gz and re3d.tar.gz.

Exact F1 of span and kind on every fourth document of GUM news and of re3d, which were not trained on, for the rules,
for the network alone, and for both together as a reading has them. GUM marks noun phrases; what counts here is names
(entity_sets.py says how they are taken out). Outlets count as organisations; roles, products and events are left out
where the set has none.
"""

import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from entity_sets import Names, read_sets
from polnear import make_document
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.attributions import find_drafts
from whence.read.drafts import set_scene
from whence.read.learned import load_learned
from whence.read.mentions import find_mentions
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences
from whence.records import Document, Mention

GOALS = {"gum news": 0.80, "re3d": 0.70}
SETS = ("gum", "re3d", "uner-ewt", "wnut17")


def unpack(data: Path, folder: Path) -> None:
    """Unpack the sets of names into a folder."""
    for name in SETS:
        with tarfile.open(data / f"{name}.tar.gz") as archive:
            archive.extractall(folder, filter="data")


def of_mentions(mentions: Iterable[Mention]) -> Names:
    """Give the mentions in the form of the sets."""
    return [
        (m.span.start, m.span.end, "organisation" if m.kind == "outlet" else m.kind)
        for m in mentions
        if m.kind != "role"
    ]


def make_finders() -> dict[str, Callable[[Document], Names]]:
    """Give what finds the names of a document, by what it is."""
    outlets, network = load_outlets(), load_learned()

    def alone(document: Document) -> Names:
        scene = set_scene(document, list(find_sentences(document)), find_quotations(document))
        found = network.read(scene, find_drafts(scene)).names
        return [(span.start, span.end, kind) for span, kind in found]

    return {
        "rules": lambda document: of_mentions(find_mentions(document, outlets=outlets)),
        "network": alone,
        "together": lambda document: of_mentions(
            read_document(document, outlets=outlets, reader="learned").mentions
        ),
    }


def main(data: Path) -> None:
    """Print F1 by set, kind and finder."""
    with tempfile.TemporaryDirectory() as scratch:
        unpack(data, Path(scratch))
        documents = list(read_sets(Path(scratch), part="dev"))
    for finder, find in make_finders().items():
        counts: dict[str, Counter[tuple[str, str]]] = {}
        for name, number, text, names in documents:
            marked = set(names)
            kinds = {kind for _, _, kind in names} | {"person", "organisation", "place"}
            found = {one for one in find(make_document(f"{name} {number}", text)) if one[2] in kinds}
            count = counts.setdefault(name, Counter())
            for what, some in (("marked", marked), ("found", found), ("right", marked & found)):
                count.update((kind, what) for *_, kind in some)
                count["all", what] += len(some)
        for name, count in counts.items():
            kinds = sorted({kind for kind, _ in count})
            stated = ", ".join(f"{kind} {_f1(count, kind):.3f}" for kind in kinds)
            print(f"{finder:9} {name:9} {stated}   goal {GOALS[name]:.2f}")


def _f1(count: Counter[tuple[str, str]], kind: str) -> float:
    marked, found, right = (count[kind, what] for what in ("marked", "found", "right"))
    return 2 * right / (marked + found) if marked + found else 1.0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python bench/names.py ../shared/data")
    main(Path(sys.argv[1]))
