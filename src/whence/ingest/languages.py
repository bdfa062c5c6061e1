"""The language of a text, by its most frequent small words; only English is told from the rest."""

import re

from whence.ingest.small_words import read_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_MIN_WORDS = 12  # fewer words tell nothing
_MIN_SHARE = 0.18  # English news runs at .25 to .40; Dutch, German, French and Spanish below .10


def tell_language(text: str) -> str | None:
    """Give "en" for English; None when it is another language or cannot be told."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _MIN_WORDS:
        return None
    english = read_words("english")
    share = sum(word in english for word in words) / len(words)
    return "en" if share >= _MIN_SHARE else None
