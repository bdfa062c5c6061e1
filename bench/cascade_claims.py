"""Claims whose origins are known: what the originals attribute, and what two newsrooms report apart."""

import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cascade_articles import Article, Cascade, Paragraphs, Piece, TrueClaim

_NAME = (
    r"(?!(?:He|She|They|It|We|You|The|This|That|Others|Officials|Police|Critics|Supporters|Some|Many|And|But)\b)"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?[A-Z][a-z][\w’'-]*(?: [A-Z][\w.’'-]*){0,3}"
)
_SAYS = r"(?:said|says|added|wrote|argued|warned|insisted|announced|declared|acknowledged)"
_NAMED = re.compile(
    rf"[”\",] (?:{_NAME}) {_SAYS}\b|[”\",] {_SAYS} (?:{_NAME})|^(?:{_NAME}) {_SAYS}\b|, (?:{_NAME}) {_SAYS}\b"
)
_QUOTATION = re.compile(r"[“\"](?:[^\s”\"]+ ){7,}[^”\"]*[”\"]")
_LEAST_WORDS, _MOST_WORDS = 10, 45
_MOST = 5  # claims marked in one original


@cache
def load_pairs() -> tuple[tuple[str, str], ...]:
    """Give the claims in two wordings, each with a source of its own."""
    lines = Path(__file__).with_name("cascade_claims.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((one, two) for one, two in rows)


def is_claim(sentence: str, *, only_quoted: bool) -> bool:
    """Tell whether a sentence gives what somebody with a name says; `only_quoted`: in quotation marks.

    Who else says what a person is quoted with is quoted with it too: its origins are known whatever other
    accounts of the event are in the pile.
    """
    if not _LEAST_WORDS <= len(sentence.split()) <= _MOST_WORDS or not _NAMED.search(sentence):
        return False
    return not only_quoted or bool(_QUOTATION.search(sentence))


def plant(paragraphs: Paragraphs, words: str, key: str, chance: random.Random) -> Paragraphs:
    """Put a sentence as a paragraph of its own below the first."""
    at = chance.randint(1, min(6, len(paragraphs)))
    return (*paragraphs[:at], (Piece(key, words, words),), *paragraphs[at:])


def mark_claims(cascade: Cascade, pairs: Iterable[tuple[str, ...]], *, only_quoted: bool) -> list[TrueClaim]:
    """Give the claims that two articles of the pile carry, with the true number of their origins.

    `pairs` holds the keys of planted sentences that say the same; of a pair, those count that stand in the pile.
    """
    found, paired = [], set[str]()
    for keys in pairs:
        paired |= set(keys)
        held = [key for key in keys if any(cascade.articles[k].find([key]) for k in cascade.visible())]
        found.append(TrueClaim(frozenset(held), len(held)))
    for article in cascade.articles:
        found += _of_article(article, paired, only_quoted=only_quoted)
    return [claim for claim in dict.fromkeys(found) if claim.keys and len(cascade.carriers(claim)) > 1]


def _of_article(article: Article, paired: set[str], *, only_quoted: bool) -> list[TrueClaim]:
    """Mark what an original attributes, and in a copy what it has from its own reporting."""
    is_original = article.parent is None
    marked = [
        TrueClaim(frozenset([piece.key]), 1)
        for piece in article.pieces()
        if piece.key not in paired
        and piece.key.startswith("own") != is_original
        and is_claim(piece.plain, only_quoted=only_quoted)
    ]
    return marked[:_MOST]
