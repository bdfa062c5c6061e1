"""Plant reuse into articles that share nothing, and measure what of it is found, beside passim 2.

    python bench/passages.py ../shared/data/polnear/train --documents 300

FOLDER holds articles as .txt, or newswire as .sgm with <BODY> elements. With a fixed seed, parts of articles
are planted into others: whole, in half, a paragraph, a sentence, a quotation, verbatim or with words edited.
"""

import html
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from whence.conclusions import Alignment
from whence.overlaps import find_paragraphs
from whence.records import Document, Span, make_id
from whence.settings import Settings
from whence.trace.alignments import align_documents

SEED = 20_190_612
PASSIM = "passim 2.0.1, on Reuters-21578: pair recall .93-1.00, cover .76-1.00, precision .73-.94"
CLASSES = (
    "reprint", "reprint, 5 % edited", "half", "paragraph", "sentence", "quotation",
    "10 % edited", "25 % edited",
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")


@dataclass(frozen=True, slots=True)
class Plant:
    """Text of one article put into another: where it was taken, and where it now stands."""

    kind: str
    source: str
    taken: Span
    host: str
    planted: Span


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of one plant, in characters of both sides."""

    is_found: bool
    n_planted: int
    n_covered: int
    n_claimed: int


def read_texts(folder: Path) -> Iterator[str]:
    """Yield the texts under `folder`, in the order of their paths."""
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.sgm")]):
        content = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".txt":
            yield content
            continue
        for body in re.findall(r"<BODY>(.*?)</BODY>", content, re.DOTALL):
            paragraphs = re.split(r"\n {4}", html.unescape(body).strip())
            yield "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def make_document(name: str, text: str) -> Document:
    """Give a document in which each paragraph of lines is a block of the article."""
    return Document(id=make_id(name), path=name, media="text", text=text, blocks=find_paragraphs(text))


def plant(texts: Sequence[str], chance: random.Random) -> tuple[list[Document], list[Plant]]:
    """Plant one class after the other, each from one article into the next; gives the pile and the truth."""
    documents = {str(k): text for k, text in enumerate(texts)}
    vocabulary = [word for text in texts[:200] for word in re.findall(r"[a-z]{3,}", text)]
    plants = []
    for k in range(0, len(texts) - 1, 2):
        kind = CLASSES[k // 2 % len(CLASSES)]
        source, host = str(k), str(k + 1)
        taken = choose(kind, documents[source], chance)
        if taken is None:
            continue
        copied = edit(taken.of(documents[source]), kind, (vocabulary, chance))
        if kind.startswith("reprint"):
            host, before, after = f"{k + 1} copy", "", ""
        else:
            before, after = split(documents[host], chance)
        if kind == "quotation":
            copied = f"“{copied},” a resident of the valley wrote."
        documents[host] = before + copied + after
        start = len(before) + (kind == "quotation")
        end = len(before) + (copied.index(",” a resident") if kind == "quotation" else len(copied))
        plants.append(Plant(kind, source, taken, host, Span(start, end)))
    return [make_document(name, text) for name, text in documents.items()], plants


def choose(kind: str, text: str, chance: random.Random) -> Span | None:
    """Choose what to take of `text`; None where it holds nothing of that kind."""
    if kind.startswith("reprint"):
        return Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    if kind in ("half", "10 % edited", "25 % edited"):
        starts = [match.start() for match in _SENTENCE.finditer(text)] or [0]
        start = starts[chance.randrange(max(1, len(starts) // 2))]
        start += len(text[start:]) - len(text[start:].lstrip())
        ends = [m.end() for m in _SENTENCE.finditer(text) if m.end() >= start + len(text) // 2]
        return Span(start, ends[0]) if ends else None
    if kind == "quotation":
        return _choose_words(text, chance)
    pattern, low, high = {
        "paragraph": (r"[^\n]+(?:\n[^\n]+)*", 150, 1500),
        "sentence": (r"[A-Z“\"][^.!?\n]+(?:\n[^.!?\n]+)*[.!?]", 60, 400),
    }[kind]
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    fitting = [span for span in spans if low <= span.end - span.start <= high]
    return chance.choice(fitting) if fitting else None


def _choose_words(text: str, chance: random.Random) -> Span | None:
    """Choose 60 to 120 characters that begin and end with a word, inside one sentence where it can be."""
    words = [match.span() for match in re.finditer(r"\w[\w’'-]*", text)]
    length = chance.randrange(60, 121)
    for _ in range(50):
        start = chance.choice(words)[0]
        ends = [b for _, b in words if 60 <= b - start <= length]
        if ends and not re.search(r"[.!?\n“”\"]", text[start : ends[-1]]):
            return Span(start, ends[-1])
    return None


def edit(text: str, kind: str, material: tuple[list[str], random.Random]) -> str:
    """Change, add or cut the share of words that `kind` names, three in five changed."""
    rate = re.search(r"(\d+) %", kind)
    if rate is None:
        return text
    vocabulary, chance = material
    share = int(rate[1]) / 100
    n_words = 0

    def rewrite(match: re.Match[str]) -> str:
        nonlocal n_words
        n_words += 1
        if n_words == 1 or chance.random() >= share:
            return match[0]
        way = chance.random()
        if way < 0.6:
            return chance.choice(vocabulary)
        return "" if way < 0.8 else f"{match[0]} {chance.choice(vocabulary)}"

    return re.sub(r"\w[\w’'-]*", rewrite, text)


def split(text: str, chance: random.Random) -> tuple[str, str]:
    """Cut a text between two paragraphs, or at its very start or end."""
    ends = [match.start() for match in re.finditer(r"\n\s*\n", text)]
    at = chance.choice([0, len(text), *ends])
    return (text[:at] + "\n\n" if at else ""), ("\n\n" + text[at:].lstrip() if at < len(text) else "")


def score(found: Sequence[Plant], alignments: Sequence[Alignment]) -> dict[str, list[Score]]:
    """Score every plant by the alignments of its two documents."""
    by_pair: dict[tuple[str, str], list[Alignment]] = {}
    for alignment in alignments:
        by_pair.setdefault((alignment.left_id, alignment.right_id), []).append(alignment)
    scores: dict[str, list[Score]] = {kind: [] for kind in CLASSES}
    for one in found:
        source, host = make_id(one.source), make_id(one.host)
        pair = by_pair.get((min(source, host), max(source, host)), [])
        taken = [a.left if a.left_id == source else a.right for a in pair]
        planted = [a.left if a.left_id == host else a.right for a in pair]
        n_covered = _overlap(taken, one.taken) + _overlap(planted, one.planted)
        n_claimed = sum(span.end - span.start for span in taken + planted)
        n_planted = one.taken.end - one.taken.start + one.planted.end - one.planted.start
        scores[one.kind].append(Score(n_covered > 0, n_planted, n_covered, n_claimed))
    return scores


def _overlap(spans: Sequence[Span], truth: Span) -> int:
    return sum(max(0, -truth.gap(span)) for span in spans)


def choose_unrelated(texts: Sequence[str]) -> list[str]:
    """Give the texts in the given order without those that share a passage with the one before."""
    alignments = align_documents([make_document(str(k), t) for k, t in enumerate(texts)], settings=Settings())
    related = {(a.left_id, a.right_id) for a in alignments}
    kept: list[int] = []
    for k in range(len(texts)):
        one = make_id(str(k))
        other = make_id(str(kept[-1])) if kept else ""
        if (min(one, other), max(one, other)) not in related:
            kept.append(k)
    return [texts[k] for k in kept]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--documents", default=300, show_default=True, help="How many articles to plant into.")
@click.option("--sizes", default="5,250,500,1000", show_default=True, help="Pile sizes to time.")
def main(folder: Path, documents: int, sizes: str) -> None:
    """Measure the passage finder on the articles of FOLDER."""
    chance = random.Random(SEED)
    texts = [text for text in read_texts(folder) if len(text) > 400]
    chance.shuffle(texts)
    pile, plants = plant(choose_unrelated(texts[:documents]), chance)
    started = time.process_time()
    scores = score(plants, align_documents(pile, settings=Settings()))
    seconds = time.process_time() - started
    click.echo(f"{len(pile)} documents, {len(plants)} plants, {seconds:.2f} CPU seconds")
    click.echo(f"{'class':22} {'plants':>6} {'recall':>7} {'cover':>7} {'precision':>9}")
    for kind, of_kind in scores.items():
        if of_kind:
            recall = sum(s.is_found for s in of_kind) / len(of_kind)
            covered = sum(s.n_covered for s in of_kind)
            cover = covered / sum(s.n_planted for s in of_kind)
            precision = covered / max(1, sum(s.n_claimed for s in of_kind))
            click.echo(f"{kind:22} {len(of_kind):6} {recall:7.3f} {cover:7.3f} {precision:9.3f}")
    click.echo(PASSIM)
    for size in map(int, sizes.split(",")):
        repeated = [make_document(f"t{k}", texts[k]) for k in range(min(size, len(texts)))]
        started = time.process_time()
        n_found = len(align_documents(repeated, settings=Settings()))
        seconds = time.process_time() - started
        click.echo(f"{len(repeated)} documents: {seconds:.2f} CPU seconds, {n_found} alignments")


if __name__ == "__main__":
    main()
