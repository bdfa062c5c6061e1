"""Plant drift into edited copies of articles, and measure which of it is found and what else is flagged.

    python bench/drift.py ../shared/data/polnear/train/text 200

TEXTS is a folder of articles as .txt. Of each a copy is made as a newsroom would: harmless edits, and up to four
drifts. Copies are made twice, with edits to about 5 % of the words, and rewritten: three times as many edits and
sentences turned round. Files whose name has an even SHA-1 are for development, the others are held back.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

import click

from drift_edits import Move, Rewording, choose_apart, find_harmless, find_moves, write_copy
from drift_plants import choose_plants, find_plants
from passages import make_document
from whence.conclusions import Drift
from whence.outlets import OutletTable, load_outlets
from whence.read import read_document
from whence.records import Document, Span
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.drifts import find_drifts

GOAL = "goal: recall .90, precision .85"
WORDS_PER_EDIT = {"edited": 20, "rewritten": 7}
KINDS = {  # kinds of the program that answer to what was planted
    "polarity": {"stance", "cut", "added"}, "description": {"description", "speaker"}, "name": {"name", "speaker"},
}  # fmt: skip
_MOST_WORDS = 900
_BESIDE = 12  # characters beside a place where words were cut


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and its copy, the drifts planted and the harmless edits made, each with its place in both."""

    original: Document
    copy: Document
    plants: dict[Rewording, Span]
    harmless: dict[Rewording, Span]


@dataclass(slots=True)
class Tally:
    """What was planted, found and flagged."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    of_kind: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)


def read_part(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of one part, cut to a usual length, in the order of their hashes."""
    wanted = {"dev": (0,), "held": (1,), "all": (0, 1)}[part]
    hashed = sorted((hashlib.sha1(path.name.encode()).hexdigest(), path) for path in folder.rglob("*.txt"))
    for digest, path in hashed:
        text = path.read_text(encoding="utf-8", errors="replace")
        if int(digest, 16) % 2 in wanted and len(text) > 600:
            end = text.find("\n", _MOST_WORDS * 6)
            yield path.name, text[:end] if end > 0 else text


def make_pair(name: str, text: str, *, way: str, chance: random.Random) -> Pair:
    """Make a copy of a text."""
    moves = _choose_moves(text, chance) if way == "rewritten" else []
    fitting = [plant for plant in find_plants(text, chance) if _fits(plant.span, moves)]
    plants = choose_plants(fitting, text, n_most=chance.randrange(5), chance=chance)
    taken = [plant.span for plant in plants]
    edits = [edit for edit in find_harmless(text) if _fits(edit.span, moves)]
    n_most = len(text.split()) // WORDS_PER_EDIT[way]
    harmless = choose_apart(edits, taken, n_most=n_most, chance=chance)
    copy, places = write_copy(text, [*plants, *harmless], moves)
    return Pair(
        make_document(name, text),
        make_document(f"{name} copy", copy),
        {plant: places[plant] for plant in plants},
        {edit: places[edit] for edit in harmless},
    )


def _choose_moves(text: str, chance: random.Random) -> list[Move]:
    chosen: list[Move] = []
    for move in find_moves(text):
        if chance.random() < 0.5 and all(move.start >= other.end for other in chosen):
            chosen.append(move)
    return chosen


def _fits(span: Span, moves: Sequence[Move]) -> bool:
    """Tell whether an edit lies outside every move, or wholly within one of its stretches."""
    return all(
        span.end <= m.start
        or span.start >= m.end
        or (m.start < span.start and span.end < m.middle - 3)
        or (m.middle <= span.start and span.end <= m.end)
        for m in moves
    )


def find(pair: Pair, outlets: OutletTable) -> list[Drift]:
    """Give the drifts that the program finds, the original known to be the earlier."""
    documents = {d.id: d for d in (pair.original, pair.copy)}
    return find_drifts(
        align_documents(list(documents.values()), settings=Settings()),
        documents=documents,
        readings={d.id: read_document(d, outlets=outlets) for d in documents.values()},
        is_before=lambda one, _: one == pair.original.id,
    )


def score(pair: Pair, drifts: Sequence[Drift], tally: Tally, notes: list[str]) -> None:
    """Count what was found of what was planted, and what else was flagged."""
    answered: set[str] = set()
    for plant, place in pair.plants.items():
        kind = plant.kind or ""
        meeting = [d for d in drifts if _meets(d.left, plant.span) and _meets(d.right, place)]
        answered.update(drift.id for drift in meeting)
        is_of_kind = any(d.kind in KINDS.get(kind, {kind}) for d in meeting)
        tally.planted[kind] += 1
        tally.found[kind] += bool(meeting)
        tally.of_kind[kind] += is_of_kind
        if not is_of_kind:
            found = f"found as {meeting[0].kind}" if meeting else "missed"
            notes.append(f"{found}: {plant.kind} ({plant.sort}): {_show(pair, plant, place)}")
    tally.right += len(answered)
    tally.made.update(edit.sort for edit in pair.harmless)
    for drift in drifts:
        if drift.id not in answered:
            sort = next(
                (
                    edit.sort
                    for edit, place in pair.harmless.items()
                    if _meets(drift.left, edit.span) or _meets(drift.right, place)
                ),
                "no edit",
            )
            tally.wrong[sort] += 1
            notes.append(f"flagged: {sort}: {drift.words}")


def _meets(span: Span, place: Span) -> bool:
    """Tell whether a span overlaps a place; where either is empty, whether it stands beside it."""
    is_empty = span.start == span.end or place.start == place.end
    return span.gap(place) <= _BESIDE if is_empty else span.overlaps(place)


def _show(pair: Pair, plant: Rewording, place: Span) -> str:
    sides = ((pair.original.text, plant.span), (pair.copy.text, place))
    shown = (
        f"{text[max(0, s.start - 60) : s.start]}[{text[s.start : s.end]}]{text[s.end : s.end + 50]}".replace(
            "\n", " "
        )
        for text, s in sides
    )
    return " -> ".join(shown) + f" ({pair.original.path})"


def _write(way: str, tally: Tally, seconds: float) -> None:
    n_planted, n_right = tally.planted.total(), tally.right
    n_flagged = n_right + tally.wrong.total()
    click.echo(f"{way}: {n_planted} planted, {n_flagged} flagged, {seconds:.1f} CPU seconds with reading")
    click.echo(f"  {'kind':14} {'planted':>7} {'recall':>7} {'of kind':>7}")
    rows = [*sorted(tally.planted), "all"]
    for kind in rows:
        n, found, of_kind = (
            counts.total() if kind == "all" else counts[kind]
            for counts in (tally.planted, tally.found, tally.of_kind)
        )
        click.echo(f"  {kind:14} {n:7} {found / max(1, n):7.3f} {of_kind / max(1, n):7.3f}")
    click.echo(f"  precision {n_right / max(1, n_flagged):.3f}")
    flagged = ", ".join(f"{sort} {n} of {tally.made[sort]}" for sort, n in tally.wrong.most_common())
    click.echo(f"  flagged, not planted: {flagged or 'nothing'}")


@click.command()
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("number", default=150)
@click.option("--seed", default=20_261_120, show_default=True, help="Of the choices made.")
@click.option("--part", type=click.Choice(["dev", "held", "all"]), default="dev", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Show what is missed and what is flagged.")
def main(texts: Path, number: int, seed: int, part: str, *, verbose: bool) -> None:
    """Measure the finding of drift on copies of NUMBER articles of TEXTS."""
    outlets = load_outlets()
    for way in WORDS_PER_EDIT:
        tally, notes, started = Tally(), list[str](), process_time()
        for _, (name, text) in zip(range(number), read_part(texts, part), strict=False):
            chance = random.Random(f"{seed} {way} {name}")
            pair = make_pair(name, text, way=way, chance=chance)
            score(pair, find(pair, outlets), tally, notes)
        _write(way, tally, process_time() - started)
        for note in sorted(notes) if verbose else ():
            click.echo(f"  {note}")
    click.echo(GOAL)


if __name__ == "__main__":
    main()
