"""Credits put into a copy as journalists write them: in the first sentence, a tag, a byline, the last line."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from cascade_articles import Article, Mark, Piece
from cascade_rewrites import lower_first
from whence.outlets import Outlet

_PLACES = {"lead": 0.32, "suffix": 0.26, "sentence": 0.16, "told": 0.06, "tail": 0.1, "byline": 0.1}
_AGAIN = 0.35  # of the copies that credit at all credit once more
_CHAIN = 0.3  # of those whose source is known to have it from another name both
_TAG = 0.6  # of an agency's copies bear its tag
_TOLD = re.compile(r"(?<=[a-z”,] )said\b(?=[.,:]| that\b| (?:on )?[A-Z][a-z]+day\b)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HEAD = 3  # paragraphs in which a credit within a sentence stands


@dataclass(frozen=True, slots=True)
class Credited:
    """The outlet that a credit names, and the one that this is said to have it from; `day` is its weekday."""

    outlet: Outlet
    beyond: Outlet | None
    day: int

    def fill(self, words: str) -> tuple[str, tuple[str, ...]]:
        """Give the words of a template with the names in them, and the keys of the outlets they name."""
        keys = [self.outlet.key]
        if "{y}" in words and self.beyond is not None:
            keys.append(self.beyond.key)
        name, beyond = self.outlet.name, self.beyond.name if self.beyond else ""
        return words.format(x=name, y=beyond, day=_DAYS[self.day]), tuple(keys)


@cache
def load_templates() -> dict[str, tuple[str, ...]]:
    """Give the words for each place of a credit."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("cascade_credits.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, words = line.split("\t")
            found.setdefault(place, []).append(words)
    return {place: tuple(words) for place, words in found.items()}


def credit(article: Article, credited: Credited, chance: random.Random) -> None:
    """Put one credit or two into `article`."""
    is_tagged = credited.outlet.kind == "agency" and chance.random() < _TAG
    if is_tagged:
        _put(article, credited, "tag", chance)
    n_more = (not is_tagged) + (chance.random() < _AGAIN)
    places = chance.choices(list(_PLACES), list(_PLACES.values()), k=n_more)
    for place in dict.fromkeys(places):
        if not _put(article, credited, place, chance):
            _put(article, credited, "sentence", chance)


def uncredit(paragraphs: Sequence[Sequence[Piece]]) -> tuple[tuple[Piece, ...], ...]:
    """Give the paragraphs without any words of credit."""
    bare = (tuple(replace(p, text=p.plain, stated=()) for p in one if p.plain) for one in paragraphs)
    return tuple(paragraph for paragraph in bare if paragraph)


def _put(article: Article, credited: Credited, place: str, chance: random.Random) -> bool:
    """Put a credit in one place; False where nothing there can bear it."""
    if place in ("tag", "byline", "tail"):
        return _put_mark(article, credited, place, chance)
    if place == "told":
        return _put_told(article, credited)
    words, stated = credited.fill(_choose(place, credited, chance))
    if place == "lead":
        return _change(article, 1, stated, lambda piece: _prefix(piece, words))
    if place == "suffix":
        return _change(article, _HEAD, stated, lambda piece: _suffix(piece, words))
    at = chance.randrange(min(_HEAD, len(article.paragraphs)))
    piece = Piece(f"credit {words}", words, "", stated)
    paragraphs = list(article.paragraphs)
    if chance.random() < 0.5:
        paragraphs[at] = (*paragraphs[at], piece)
    else:
        paragraphs.insert(at + 1, (piece,))
    article.paragraphs = tuple(paragraphs)
    return True


def _choose(place: str, credited: Credited, chance: random.Random) -> str:
    table = load_templates()
    is_chain = credited.beyond is not None and chance.random() < _CHAIN
    return chance.choice(table.get(f"{place}+", table[place]) if is_chain else table[place])


def _put_mark(
    article: Article, credited: Credited, place: Literal["tag", "byline", "tail"], chance: random.Random
) -> bool:
    if any(mark.place == place for mark in article.marks):
        return False
    words = "{x}" if place == "tag" else _choose(place, replace(credited, beyond=None), chance)
    article.marks = (*article.marks, Mark(place, *credited.fill(words)))
    return True


def _put_told(article: Article, credited: Credited) -> bool:
    """Make "said" of a sentence "told X": the speaker spoke to the outlet that is credited."""
    words, stated = credited.fill("told {x}")

    def change(piece: Piece) -> str | None:
        text, n_changed = _TOLD.subn(words, piece.text, count=1)
        return text if n_changed else None

    return _change(article, len(article.paragraphs), stated, change)


def _change(
    article: Article, n_paragraphs: int, stated: tuple[str, ...], change: Callable[[Piece], str | None]
) -> bool:
    """Change the first sentence that has no credit yet and that `change` gives words for."""
    paragraphs = list(article.paragraphs)
    for number, paragraph in enumerate(paragraphs[:n_paragraphs]):
        for k, piece in enumerate(paragraph):
            is_lead = n_paragraphs == 1 and k > 0
            text = None if piece.stated or is_lead else change(piece)
            if text is not None:
                done = replace(piece, text=text, stated=stated)
                paragraphs[number] = (*paragraph[:k], done, *paragraph[k + 1 :])
                article.paragraphs = tuple(paragraphs)
                return True
    return False


def _prefix(piece: Piece, words: str) -> str | None:
    return None if piece.text[0] in '“"' else words + lower_first(piece.text)


def _suffix(piece: Piece, words: str) -> str | None:
    is_said = re.search(r"\b(?:said|stated|noted|explained|added|remarked)\.$|[”\"?!]$|“[^”]*$", piece.text)
    return None if is_said or not piece.text.endswith(".") else piece.text[:-1] + words
