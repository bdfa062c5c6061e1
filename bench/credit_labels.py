"""Of articles that PolNeAR's metadata say rest on an outlet, the share for which the program credits it.

Weak labels: `wire` ("AP") and `credit` ("h/t: The Hill"). An article counts when its text names that outlet in a
line that signs ("(AP)", "Associated Press writer") or with a verb or noun of reporting beside the name; where the
outlet stands elsewhere alone, it is a topic.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from whence.outlets import OutletTable, load_outlets
from whence.pipeline import read_files
from whence.records import Document, Reading
from whence.settings import Settings
from whence.trace.credit_house import find_house
from whence.trace.credits import find_credits

_WIRES = {"ap": "associated-press", "upi": "upi", "reuters": "reuters", "afp": "afp"}
_CREDITING = re.compile(
    r"(?i)\b(?:told|report\w*|according|said|says|writes?|wrote|via|h/t|source|contributed|writer|interview\w*|cit\w+"
    r"|quot\w+|published|investigation|obtained|first|story|article)\b|[()/–—-]\s*$|^\s*[()/–—-]"
)
_BESIDE = 30  # characters on each side of an outlet's name in which words of crediting are looked for


def score_polnear(folder: Path, *, verbose: bool) -> None:
    """Print of how many articles the outlet that PolNeAR's weak labels name is credited."""
    with (folder / "metadata.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    table = load_outlets()
    wanted = {row["filename"]: key for row in rows if (key := _label(row, table))}
    files = [path for path in sorted(folder.rglob("*.txt")) if path.stem in wanted]
    settings = Settings(reader="rules", processes=1)
    pile = read_files(files, settings=settings)
    n_all: Counter[str] = Counter()
    n_found: Counter[str] = Counter()
    for document, reading in zip(pile.documents, pile.readings, strict=True):
        key = wanted[Path(document.path).stem]
        if not _is_credited(document, key, pile.outlets):
            continue
        sort = "wire" if key in _WIRES.values() else "credit"
        n_all[sort] += 1
        is_found = key in _credited(document, reading, pile.outlets)
        n_found[sort] += is_found
        if verbose and not is_found:
            click.echo(f"  {Path(document.path).stem}: no credit to {key}")
    for sort in ("wire", "credit"):
        click.echo(
            f"PolNeAR {sort}: {n_found[sort]} of {n_all[sort]} ({_portion(n_found[sort], n_all[sort]):.3f})"
        )
    n, total = sum(n_found.values()), sum(n_all.values())
    click.echo(
        f"PolNeAR in all: {n} of {total} ({_portion(n, total):.3f}); {len(wanted)} articles carry a label"
    )


def _label(row: Mapping[str, str], table: OutletTable) -> str | None:
    """Give the key of the outlet that a row says the article rests on; None: none, or none that is an outlet."""
    wire = (row.get("wire") or "").strip().lower()
    if wire in _WIRES:
        return _WIRES[wire]
    name = (row.get("credit") or "").removeprefix("h/t:").strip(" .")
    found = table.resolve(name) if name and name != "None" else None
    return found[0] if found is not None else None


def _is_credited(document: Document, key: str, outlets: OutletTable) -> bool:
    text = document.text
    for match in outlets.find(text):
        if match.key == key:
            around = (
                text[max(0, match.span.start - _BESIDE) : match.span.start],
                text[match.span.end :][:_BESIDE],
            )
            if any(_CREDITING.search(words) for words in around):
                return True
    return False


def _credited(document: Document, reading: Reading, outlets: OutletTable) -> set[str | None]:
    house = find_house(document, reading, outlets=outlets)
    return {credit.outlet for credit in find_credits(document, reading, house=house, outlets=outlets)}


def _portion(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
