"""Score the cleaning of plain text: `python bench/cleaning.py [FOLDER ...]`, each folder with a gold-clean.json.

Per file: precision, recall and F1 over the characters of the body (paragraphs and quoted blocks), and whether
headline, published or updated date, dateline and completeness are exactly those of the gold. The project's own
gold is always scored too. What a gold marks as standfirst may also be kept as a paragraph.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.ingest import clean_originals, load_sources
from whence.outlets import load_outlets
from whence.records import Document, Stamp
from whence.settings import Settings

OWN_GOLD = Path(__file__).parent.parent / "tests" / "gold" / "cleaning"
BODY = ("paragraph", "blockquote")


@dataclass(frozen=True, slots=True)
class Score:
    """How one file was cleaned. `wrong` names what is not exactly as in the gold, with both sides."""

    file: str
    precision: float
    recall: float
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall over characters."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_folder(folder: Path) -> list[Score]:
    """Give the score of each file of `folder` that its gold-clean.json marks, all cleaned as one pile."""
    gold = json.loads((folder / "gold-clean.json").read_text("utf-8"))["files"]
    settings = Settings()
    originals, failures = load_sources([folder / name for name in sorted(gold)], settings=settings)
    documents, more = clean_originals(originals, outlets=load_outlets(), settings=settings)
    for failure in (*failures, *more):
        print(failure.message)
    return [score_document(document, gold[Path(document.path).name]) for document in documents]


def score_document(document: Document, gold: dict[str, Any]) -> Score:
    """Compare a document with its gold."""
    body = _characters(document, [(item["start"], item["end"]) for item in gold["body"]])
    allowed = _characters(document, [(item["start"], item["end"]) for item in gold["standfirst"]])
    kept = _characters(document, [(b.span.start, b.span.end) for b in document.blocks if b.kind in BODY])
    right = len(kept & body)
    precision = right / len(kept - allowed) if kept - allowed else float(not body)
    return Score(
        Path(document.path).name, precision, right / len(body) if body else 1.0, tuple(_wrong(document, gold))
    )


def _characters(document: Document, spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not document.text[i].isspace()}


def _wrong(document: Document, gold: dict[str, Any]) -> list[str]:
    dateline, headline = gold["dateline"] or {}, gold["headline"] or {}
    found = document.dateline
    pairs = {
        "headline": (None if document.headline is None else document.headline.of(document.text), headline.get("text")),
        "published": (_value(document.published), (gold["published"] or {}).get("value")),
        "updated": (_value(document.updated), (gold["updated"] or {}).get("value")),
        "dateline": (None if found is None else found.span.of(document.text), dateline.get("raw")),
        "place": (None if found is None else found.place, dateline.get("place")),
        "complete": (document.is_complete, gold["complete"]),
    }  # fmt: skip
    if "byline" in gold and "raw" in (gold["byline"] or {}):
        byline = None if document.byline is None else document.byline.of(document.text)
        pairs["byline"] = (byline, gold["byline"]["raw"])
    if "outlet_key" in gold:
        pairs["outlet"] = (document.outlet, gold["outlet_key"])
    return [f"{name}: {ours!r}, gold {true!r}" for name, (ours, true) in pairs.items() if ours != true]


def _value(stamp: Stamp | None) -> str | None:
    return None if stamp is None else stamp.value


def main(folders: list[Path]) -> None:
    """Print the scores of every folder and of the project's own gold."""
    for folder in [*folders, OWN_GOLD]:
        scores = score_folder(folder)
        print(f"{folder}: {len(scores)} files")
        for score in scores:
            figures = f"{score.precision:.4f} {score.recall:.4f} {score.f1:.4f}"
            print(f"  {score.file:40.40}  {figures}  {'; '.join(score.wrong) or 'all exact'}")
        print(f"  lowest F1 {min(score.f1 for score in scores):.4f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
