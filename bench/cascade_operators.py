"""What copies do to a text: reprint, excerpt, rewrite, a number drifted, reporting of their own added."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from cascade_articles import Paragraphs, Piece
from cascade_bases import Base, shorten
from cascade_rewrites import rewrite

_LIGHT, _MIDDLE, _HEAVY = 0.3, 0.6, 0.9  # share of what the rules can change that a rewrite changes
_TOUCHED = 0.25  # of the reprints have a sentence touched up
_SAME_HEADLINE = 0.35  # of the copies keep the headline
_NUMBER = re.compile(
    r"(?<![\w$.,:-])(?:[2-9]|[1-9]\d{1,2}|[1-9]\d?,\d{3})(?= [a-z]{3,})(?! (?:a\.m|p\.m|percent))"
)
_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?= [a-z]+s\b)")
_MONTH_BEFORE = re.compile(r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")


def make_pieces(base: Base, prefix: str) -> Paragraphs:
    """Give the sentences of a text with keys that begin with `prefix`."""
    return tuple(
        tuple(Piece(f"{prefix}.{n}.{k}", sentence, sentence) for k, sentence in enumerate(paragraph))
        for n, paragraph in enumerate(base.paragraphs)
    )


def excerpt(paragraphs: Paragraphs, chance: random.Random, *, is_scattered: bool = False) -> Paragraphs:
    """Keep half of the paragraphs or more: the first ones, or any, in their order."""
    least = (len(paragraphs) + 1) // 2
    n_kept = chance.randint(least, max(least, int(len(paragraphs) * 0.7)))
    if not is_scattered and chance.random() < 0.5:
        return paragraphs[:n_kept]
    kept = sorted(chance.sample(range(len(paragraphs)), n_kept))
    return tuple(paragraphs[k] for k in kept)


def reword(paragraphs: Paragraphs, chance: random.Random, *, share: float | None = None) -> Paragraphs:
    """Rewrite sentence by sentence; here and there two neighbours of a paragraph change places."""
    rate = chance.choice((_LIGHT, _MIDDLE, _HEAVY)) if share is None else share
    found = []
    for paragraph in paragraphs:
        done = [_reworded(piece, chance, rate) for piece in paragraph]
        is_quoted = any("“" in piece.plain or '"' in piece.plain for piece in done)
        if len(done) > 2 and not is_quoted and chance.random() < rate / 2:
            at = chance.randrange(1, len(done) - 1)
            done[at], done[at + 1] = done[at + 1], done[at]
        found.append(tuple(done))
    return tuple(found)


def touch_up(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Give a reprint as desks print it: most word for word, some with a sentence changed."""
    if chance.random() >= _TOUCHED:
        return paragraphs
    at = chance.randrange(len(paragraphs))
    touched = tuple(_reworded(piece, chance, _HEAVY) for piece in paragraphs[at])
    return (*paragraphs[:at], touched, *paragraphs[at + 1 :])


def _reworded(piece: Piece, chance: random.Random, share: float) -> Piece:
    """Rewrite a sentence; one with a credit in it stays, for its words of credit must."""
    if piece.stated or not piece.plain:
        return piece
    words = rewrite(piece.plain, chance, share=share)
    return replace(piece, text=words, plain=words)


def drift(paragraphs: Paragraphs, chance: random.Random) -> tuple[Paragraphs, Piece, str, str] | None:
    """Change one number outside quotations; gives the sentence as it was, and the number before and after."""
    places = [
        (n, k, match)
        for n, paragraph in enumerate(paragraphs)
        for k, piece in enumerate(paragraph)
        if not piece.stated
        for match in _numbers(piece.plain)
    ]
    if not places:
        return None
    n, k, match = chance.choice(places)
    piece, after = paragraphs[n][k], _other(match[0], chance)
    words = piece.plain[: match.start()] + after + piece.plain[match.end() :]
    done = (*paragraphs[n][:k], replace(piece, text=words, plain=words), *paragraphs[n][k + 1 :])
    return (*paragraphs[:n], done, *paragraphs[n + 1 :]), piece, match[0], after


def _numbers(text: str) -> Sequence[re.Match[str]]:
    return [
        match
        for pattern in (_NUMBER, _NUMBER_WORD)
        for match in pattern.finditer(text)
        if text.count("“", 0, match.start()) == text.count("”", 0, match.start())
        and text.count('"', 0, match.start()) % 2 == 0
        and not _MONTH_BEFORE.search(text[: match.start()])
    ]


def _other(number: str, chance: random.Random) -> str:
    if number in _WORDS:
        return chance.choice([word for word in _WORDS if word != number])
    value = int(number.replace(",", ""))
    factor = chance.choice((0.5, 0.8, 1.2, 1.5, 2, 10))
    changed = max(2, round(value * factor))
    return f"{changed if changed != value else value + 1:,}"


def change_headline(headline: str, paragraphs: Paragraphs, chance: random.Random) -> str:
    """Give a headline of the copy's own, or the one it found."""
    way = chance.random()
    if way < _SAME_HEADLINE:
        return headline
    if way < 0.7:
        return rewrite(headline, chance, share=_HEAVY)
    plain = [
        piece.plain for paragraph in paragraphs for piece in paragraph if piece.plain and "“" not in piece.plain
    ]
    return shorten(chance.choice(plain[:4])) if plain else headline


def add_own(paragraphs: Paragraphs, base: Base, prefix: str, chance: random.Random) -> Paragraphs:
    """Add paragraphs of another text, with its own sources, after the first ones or at the end."""
    own = make_pieces(base, prefix)
    n_own = chance.randint(2, min(5, len(own)))
    start = chance.randrange(len(own) - n_own + 1)
    at = chance.choice((len(paragraphs), len(paragraphs), chance.randint(2, len(paragraphs))))
    return (*paragraphs[:at], *own[start : start + n_own], *paragraphs[at:])
