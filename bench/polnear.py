"""PolNeAR articles as documents, and readings of them in the form that its scorer takes."""

import importlib.util
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from whence.records import Block, Document, Span

ROLES = ("source", "cue", "content")
Triple = tuple[Sequence[Span], Sequence[Span], Sequence[Span]]  # in the order of ROLES


def read_texts(folder: Path) -> dict[str, str]:
    """Give the articles of `folder`/text by name, line ends as they are."""
    texts = {}
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            texts[path.stem] = file.read()
    return texts


def make_document(name: str, text: str) -> Document:
    """Give a plain document: each line that is not empty is a paragraph, nothing is cleaned."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(start, start + len(line)), "plain text"))
        start += len(line) + 1
    return Document(id=name, path=name, media="text", text=text, blocks=tuple(blocks))


def to_prediction(name: str, triples: Iterable[Triple]) -> str:
    """Give one line of predictions in the form the scorer reads."""
    found = [
        {role: [[s.start, s.end] for s in spans] for role, spans in zip(ROLES, triple, strict=True)}
        for triple in triples
    ]
    return json.dumps({"id": name, "attributions": found})


def load_scorer(folder: Path) -> ModuleType:
    """Load the scorer that stands in `score/` above the data."""
    for parent in folder.resolve().parents:
        path = parent / "score" / "score_attribution.py"
        if path.exists():
            spec = importlib.util.spec_from_file_location("score_attribution", path)
            if spec is not None and spec.loader is not None:
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                return module
    raise SystemExit(
        f"{folder}: no score/score_attribution.py above it; give a folder such as shared/data/polnear/dev"
    )
