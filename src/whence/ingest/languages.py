"""The language of a text: English by its most frequent small words, others by py3langid."""

import re

from whence.ingest.small_words import read_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_MIN_WORDS = 12  # fewer words tell nothing
_MIN_SHARE = 0.18  # English news runs at .25 to .40; Dutch, German, French and Spanish below .10
_CLEAR = 0.5  # nats a character by which another language beats English; real ones do by 1.5 and more


def tell_language(text: str) -> str | None:
    """Give the language as a code of ISO 639-1: "en", "de"; None when it cannot be told."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _MIN_WORDS:
        return None
    english = read_words("english")
    share = sum(word in english for word in words) / len(words)
    if share >= _MIN_SHARE:
        return "en"
    import py3langid  # takes half a second to load, and is asked only about what is hardly English

    sample = text[:_SAMPLE]
    ranked = py3langid.rank(sample)
    code, share = ranked[0]
    is_clear = share - dict(ranked)["en"] >= _CLEAR * len(sample)
    return str(code) if is_clear else None
