"""Texts to make cascades of: BASIL's accounts of one event by three newsrooms, or a folder of .txt.

Paragraphs that name an outlet are left out: who rests on whom must be what the generator makes, nothing else.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from whence.outlets import OutletTable

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.,’' ]{3,40}|[A-Z][\w., ]{2,30})(?: \([^)]{2,30}\))? ?[—–]+ ?(?=[“\"A-Z])"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"’)]*(?=\s+[“\"A-Z(]|\s*$)|$)", re.DOTALL)
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|No|vs|[A-Z])\.$")
_SITE = re.compile(
    r"\b(?:contributed (?:to|reporting)|read more|follow (?:us|him|her)|newsletter|click here|watch:|"
    r"this (?:newspaper|article|story|post)|copyright|http)\b|^(?:ADVERTISEMENT|Also on)"
    r"|(?-i:\b(?:told|interview (?:with|on)|on|by) [A-Z]{3,5}\b)|(?-i:\b(?:Journal|Post|Times|News)\b)"
    r"|\b(?:the|a|that) (?:story|report|article|newspaper|magazine|network|interview)\b|\b(?:media|news) reports?\b",
    re.IGNORECASE,
)
_LEAST_PARAGRAPHS, _MOST_PARAGRAPHS = 9, 22
_LEAST_WORDS, _MOST_WORDS = 260, 900


@dataclass(frozen=True, slots=True)
class Base:
    """A text as paragraphs of sentences; texts of one `event` are independent accounts of it."""

    name: str
    event: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]


def load_bases(folder: Path, outlets: OutletTable) -> list[Base]:
    """Give the texts under `folder` that are long enough, sorted by event and name."""
    found = []
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.txt")]):
        content = path.read_text(encoding="utf-8", errors="replace")
        headline, event, paragraphs = _read_json(content) if path.suffix == ".json" else _read_text(content)
        base = Base(path.stem, event or path.stem, headline, tuple(_keep(paragraphs, outlets)))
        n_words = sum(len(s.split()) for p in base.paragraphs for s in p)
        if len(base.paragraphs) >= _LEAST_PARAGRAPHS and n_words >= _LEAST_WORDS:
            found.append(base)
    return sorted(found, key=lambda base: (base.event, base.name))


def _read_json(content: str) -> tuple[str, str, list[list[str]]]:
    record = json.loads(content)
    return record["title"], record.get("triplet-uuid", ""), record["body-paragraphs"]


def _read_text(content: str) -> tuple[str, str, list[list[str]]]:
    """Take blank lines between paragraphs; a text without them has a paragraph a line."""
    pieces = re.split(r"\n\s*\n", content.strip())
    if len(pieces) < _LEAST_PARAGRAPHS:
        pieces = content.strip().splitlines()
    paragraphs = [split_sentences(" ".join(piece.split())) for piece in pieces if piece.strip()]
    first = paragraphs[0][0] if paragraphs and paragraphs[0] else ""
    if len(paragraphs) > 1 and len(paragraphs[0]) == 1 and first[-1:] not in '.!?”"':
        return first, "", paragraphs[1:]
    return shorten(first), "", paragraphs


def split_sentences(text: str) -> list[str]:
    """Cut a paragraph at full stops that end a sentence; one inside quotation marks cuts nothing."""
    found: list[str] = []
    for match in _SENTENCE.finditer(text):
        piece = match[0].strip()
        is_open = found and (_SHORT.search(found[-1]) or found[-1].count("“") > found[-1].count("”"))
        if is_open:
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found


def shorten(sentence: str) -> str:
    """Give the first words of a sentence as a headline."""
    return " ".join(sentence.split()[:11]).rstrip(".,;:—-")


def _keep(paragraphs: list[list[str]], outlets: OutletTable) -> list[tuple[str, ...]]:
    """Give whole paragraphs of prose that name no outlet, up to the length of an ordinary article."""
    kept, n_words = [], 0
    for number, paragraph in enumerate(paragraphs):
        sentences = [" ".join(sentence.split()) for sentence in paragraph]
        text = " ".join(sentence for sentence in sentences if sentence)
        if number == 0 or not kept:
            text = _DATELINE.sub("", text)
            sentences = split_sentences(text)
        if len(text.split()) < 8 or text[-1] not in '.!?”"’)' or _SITE.search(text) or outlets.find(text):
            continue
        kept.append(tuple(sentence for sentence in sentences if sentence))
        n_words += len(text.split())
        if len(kept) == _MOST_PARAGRAPHS or n_words > _MOST_WORDS:
            break
    return kept
