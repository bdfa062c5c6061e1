"""Scores readings against the marked articles in `tests/gold/reading`: words, not offsets."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from polnear import make_document
from whence.records import Attribution, Document

GOLD = Path(__file__).resolve().parent / "gold" / "reading"
SPEAKER_FIELDS = (
    "kind", "is_named", "name", "count_words", "at_least", "at_most", "nationality", "role", "institution", "anonymity",
)  # fmt: skip


@dataclass(frozen=True)
class Marked:
    """A marked article: its document, and what a right reading finds."""

    document: Document
    attributions: list[dict]


def plain_document(text: str, *, outlet: str | None = None, name: str = "doc") -> Document:
    """Make a document of plain text: every line that is not empty is a paragraph."""
    return replace(make_document(name, text), outlet=outlet)


def read_gold() -> list[Marked]:
    """Read the marked articles, by name."""
    found = []
    for path in sorted(GOLD.glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        document = plain_document(marked["text"], outlet=marked.get("outlet"), name=path.stem)
        found.append(Marked(document, marked["attributions"]))
    return found


def words_of(attribution: Attribution, text: str) -> dict[str, list[str]]:
    """Give the words of source, cue and content, piece by piece."""
    roles = ("source", "cue", "content")
    return {role: [span.of(text) for span in getattr(attribution, role)] for role in roles}


def pair_up(marked: Marked, found: list[Attribution]) -> list[tuple[dict, Attribution | None]]:
    """Match each marked attribution with the found one of the same cue whose content shares most words."""
    text, free, pairs = marked.document.text, list(found), []
    for gold in marked.attributions:
        same = [a for a in free if words_of(a, text)["cue"] == gold["cue"]]
        best = max(same, key=lambda a: _likeness(words_of(a, text), gold), default=None)
        if best is not None and _likeness(words_of(best, text), gold) > 0:
            free.remove(best)
            pairs.append((gold, best))
        else:
            pairs.append((gold, None))
    return pairs


def _likeness(words: dict[str, list[str]], gold: dict) -> float:
    mine, right = (Counter(" ".join([*w["source"], *w["content"]]).split()) for w in (words, gold))
    return 2 * (mine & right).total() / max(1, mine.total() + right.total())


def mistakes(marked: Marked, found: list[Attribution]) -> list[tuple[str, str]]:
    """Give (what, in words) for everything in a marked article that a reading has wrong; extra ones too."""
    text, wrong = marked.document.text, []
    pairs = pair_up(marked, found)
    for gold, mine in pairs:
        label = f"{marked.document.id}: {gold['source']} {gold['cue']} {gold['content'][0][:40]}"
        if mine is None:
            wrong.append(("missed", label))
            continue
        words = words_of(mine, text)
        wrong += [
            (role, f"{label}: {words[role]}") for role in ("source", "content") if words[role] != gold[role]
        ]
        wrong += _wrong_fields(gold, mine, label)
    used = [mine for _, mine in pairs if mine is not None]
    wrong += [("extra", f"{marked.document.id}: {words_of(a, text)}") for a in found if a not in used]
    return wrong


def _wrong_fields(gold: dict, mine: Attribution, label: str) -> list[tuple[str, str]]:
    wrong = []
    if mine.stance != gold["stance"]:
        wrong.append(("stance", f"{label}: {mine.stance}"))
    if mine.kind != gold["kind"]:
        wrong.append(("kind", f"{label}: {mine.kind}"))
    channel = None if mine.channel is None else (mine.channel.outlet or "")
    if channel != gold.get("channel") or (mine.channel is not None and mine.channel.is_self) != gold.get(
        "is_self", False
    ):
        wrong.append(("channel", f"{label}: {mine.channel}"))
    for field, value in gold.get("speaker", {}).items():
        if getattr(mine.speaker, field) != value:
            wrong.append(("speaker", f"{label}: {field} is {getattr(mine.speaker, field)!r}, not {value!r}"))
    return wrong
