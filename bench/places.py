"""How well places are found: `python bench/places.py FOLDER [GAZETTEER]`, FOLDER with TR-News.xml and lgl.xml.

Yardsticks: TR-News (Kamalloo and Rafiei 2018) and LGL (Lieberman, Samet and Sankaranarayanan 2010). With the names as
marked: share placed within 161 km of all marked names that have coordinates (a name left open counts as wrong), the
median error, and the share right of those not left open. Then end to end, on the names that reading finds. With a
gazetteer of Iraq and Syria also ten names as the English press spells them.
"""

import math
import statistics
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from whence.gazetteers import Gazetteer
from whence.outlets import load_outlets
from whence.read import read_document
from whence.read.toponyms import Toponym, describe_toponym
from whence.records import Block, Document, Span
from whence.weigh.place_candidates import Floats, Unit
from whence.weigh.places import PlaceMention, find_places, resolve_toponyms

ANCHOR = (
    "of all gold mentions, TR-News / LGL: by population .677/.545, with a vote of countries .707/.609;\n"
    "Mordecai 3, as published on smaller samples, .873/.827"
)
NEAR_KM = 161.0  # 100 miles, the field's measure since Leidner
_SEARCHED = 200  # characters on each side of a mark; TR-News counts some of them from another text
NAMES = {
    "Kerbala": (32.61, 44.03),
    "al-Zafaraniya": (33.25, 44.48),
    "al-Nakheeb": (32.04, 42.26),
    "al-Qaem": (34.39, 40.99),
    "Haweeja": (35.33, 43.77),
    "Falluja": (33.35, 43.78),
    "Deir al-Zour": (35.33, 40.14),
    "al-Bukamal": (34.45, 40.92),
    "Jurf al-Sakhr": (32.87, 44.23),
    "Tel Afar": (36.38, 42.45),
}
"""Ten names as the press spells them, with coordinates rounded from maps."""

Where = tuple[float, float]


@dataclass(frozen=True)
class Gold:
    """Marked articles: the documents, the names as marked, and where each is."""

    name: str
    documents: Mapping[str, Document]
    toponyms: tuple[Toponym, ...]
    places: Mapping[tuple[str, Span], Where]
    n_unfound: int = 0  # marked names with coordinates that do not stand in their text

    def part(self, is_in: Callable[[Document], bool]) -> "Gold":
        """Give the marks of some of the documents."""
        kept = {key for key, document in self.documents.items() if is_in(document)}
        return replace(
            self,
            toponyms=tuple(t for t in self.toponyms if t.document_id in kept),
            places={key: where for key, where in self.places.items() if key[0] in kept},
        )


def load_gold(path: Path) -> Gold:
    """Read the articles and marks of a file; raises SystemExit if it is not there."""
    if not path.exists():
        raise SystemExit(f"{path}: not there; unpack places.tar.gz and give the folder")
    documents: dict[str, Document] = {}
    toponyms: list[Toponym] = []
    places: dict[tuple[str, Span], Where] = {}
    n_unfound = 0
    for article in ElementTree.parse(path).getroot():
        document = _make_document(article)
        documents[document.id] = document
        for mark in article.iter("toponym"):
            where = _where_of(mark)
            if where is None:
                continue
            span = _span_of(mark, document.text)
            if span is None:
                n_unfound += 1
                continue
            toponyms.append(describe_toponym(document, span))
            places[document.id, span] = where
    return Gold(path.name, documents, tuple(toponyms), places, n_unfound)


def _make_document(article: ElementTree.Element) -> Document:
    text = article.findtext("text") or ""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph", Span(start, start + len(line.rstrip())), "a line"))
        start += len(line)
    url = (article.findtext("url") or "").strip() or f"http://{(article.findtext('domain') or '').strip()}"
    name = article.get("docid") or ""
    return Document(id=name, path=name, media="text", text=text, blocks=tuple(blocks), url=url)


def _where_of(mark: ElementTree.Element) -> Where | None:
    latitude, longitude = mark.findtext(".//lat"), mark.findtext(".//lon")
    return (float(latitude), float(longitude)) if latitude and longitude else None


def _span_of(mark: ElementTree.Element, text: str) -> Span | None:
    start, phrase = int(mark.findtext("start") or 0), mark.findtext("phrase") or ""
    first = max(0, start - _SEARCHED)
    places = [
        at for at in range(first, min(len(text), start + _SEARCHED)) if phrase and text.startswith(phrase, at)
    ]
    at = min(places, key=lambda place: abs(place - start), default=None)
    return None if at is None else Span(at, at + len(phrase))


def host_of(document: Document) -> str:
    """Give the host that an article stands on."""
    return (urlsplit(document.url or "").hostname or "").removeprefix("www.")


def kilometres_between(one: Where, other: Where) -> float:
    """Give the great-circle distance."""
    (a, b), (c, d) = (tuple(map(math.radians, where)) for where in (one, other))
    half = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def is_near(one: Where, other: Where) -> bool:
    """Tell whether two places are within 161 km."""
    return kilometres_between(one, other) <= NEAR_KM


def print_accuracy(gold: Gold, units: Sequence[Unit], beliefs: Sequence[Floats]) -> None:
    """Print the share of names whose most believed candidate is near, for training."""
    n_right = 0
    for unit, belief in zip(units, beliefs, strict=True):
        best = unit.candidates[int(belief[:-1].argmax())].place
        where = (best.latitude, best.longitude)
        n_right += sum(is_near(where, gold.places[unit.document_id, t.span]) for t in unit.toponyms)
    print(f"{gold.name:12} {n_right:5} of {len(gold.places):5}  {n_right / max(1, len(gold.places)):.3f}")


def print_marked(gold: Gold, found: Sequence[PlaceMention]) -> None:
    """Print the figures with the names as marked."""
    errors = {
        (m.document_id, m.span): kilometres_between(
            (m.latitude, m.longitude or 0.0), gold.places[m.document_id, m.span]
        )
        for m in found
        if m.latitude is not None
    }
    n_all = len(gold.places) + gold.n_unfound
    n_right = sum(error <= NEAR_KM for error in errors.values())
    middle = statistics.median([*errors.values(), *[math.inf] * (n_all - len(errors))])
    print(f"{gold.name:12} names as marked: {n_right:5} of {n_all:5}  {n_right / n_all:.3f}", end="")
    print(f"; median error {middle:.2f} km; of those placed {n_right / max(1, len(errors)):.3f}")


def print_found(gold: Gold, found: Sequence[PlaceMention]) -> None:
    """Print the figures end to end: a marked name counts if a found one overlaps it and is near."""
    placed: dict[str, list[PlaceMention]] = {}
    for mention in found:
        if mention.latitude is not None:
            placed.setdefault(mention.document_id, []).append(mention)
    n_met = n_right = 0
    for (name, span), where in gold.places.items():
        met = [m for m in placed.get(name, []) if m.span.overlaps(span)]
        n_met += bool(met)
        n_right += any(is_near(where, (m.latitude or 0.0, m.longitude or 0.0)) for m in met)
    n_marked = sum(
        any(span.overlaps(m.span) for (name, span) in gold.places if name == m.document_id)
        for mentions in placed.values()
        for m in mentions
    )
    n_found = sum(map(len, placed.values()))
    print(
        f"{gold.name:12} end to end:      {n_right:5} of {len(gold.places):5}  {n_right / len(gold.places):.3f}",
        end="",
    )
    print(f"; found {n_met / len(gold.places):.3f}, of which near {n_right / max(1, n_met):.3f}", end="")
    print(f"; {n_found} placed, {n_marked / max(1, n_found):.3f} of them marked")


def place_name(name: str, gazetteer: Gazetteer) -> PlaceMention | None:
    """Give where a name is put in an invented sentence that names Iraq and Syria; None: it is not known."""
    text = f"Fighters from Iraq and Syria met in {name} on Monday."
    block = Block("paragraph", Span(0, len(text)), "a line")
    document = Document(id="name", path="name", media="text", text=text, blocks=(block,))
    spans = [Span(text.find(each), text.find(each) + len(each)) for each in ("Iraq", "Syria", name)]
    mentions = resolve_toponyms([document], [describe_toponym(document, span) for span in spans], gazetteer)
    return next((mention for mention in mentions if mention.span == spans[-1]), None)


def is_within(mention: PlaceMention | None, where: Where, reach_km: float) -> bool:
    """Tell whether a name was put within `reach_km` of a point."""
    return mention is not None and _error(mention, where) <= reach_km


def _error(mention: PlaceMention, where: Where) -> float:
    if mention.latitude is None or mention.longitude is None:
        return math.inf
    return kilometres_between(where, (mention.latitude, mention.longitude))


def print_names(gazetteer: Gazetteer) -> None:
    """Print how far from the map each of the ten names comes."""
    n_near = 0
    for name, where in NAMES.items():
        mention = place_name(name, gazetteer)
        n_near += is_within(mention, where, 10)
        found = f"{mention.name:24} {_error(mention, where):8.1f} km" if mention is not None else "not known"
        print(f"  {name:16} {found}")
    print(f"names with a gazetteer: {n_near} of {len(NAMES)} within 10 km")


def main(folder: Path, extra: Path | None) -> None:
    """Print all figures."""
    gazetteer = Gazetteer()
    outlets = load_outlets()
    for name in ("TR-News.xml", "lgl.xml"):
        gold = load_gold(folder / name)
        documents = list(gold.documents.values())
        print_marked(gold, resolve_toponyms(documents, gold.toponyms, gazetteer))
        readings = [read_document(document, outlets=outlets) for document in documents]
        print_found(gold, find_places(documents, readings, gazetteer))
    print(ANCHOR)
    if extra is not None:
        print_names(Gazetteer(extra))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python bench/places.py FOLDER [GAZETTEER]")
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else None)
