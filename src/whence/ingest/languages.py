"""The language of a text: English by its most frequent small words, others by py3langid; unknown where it is short."""

import re
from dataclasses import dataclass

from whence.ingest.small_words import read_words

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")  # the same in most texts, found in half the time
_SAMPLE = 20_000  # characters in which small words are counted
_MIN_WORDS = 12  # fewer words tell nothing
_MIN_SHARE = 0.18  # English news runs at .25 to .40; Dutch, German, French and Spanish below .10
_RANKED = 2_000  # characters that py3langid is asked about; 250 already told all of 312 pages
_MIN_LETTERS = 40  # fewer letters, in any script, tell nothing
_CLEAR = 10.0  # nats by which a language beats the next; 1 where it was wrong, once in 312 short snippets
_UNLIKE_ENGLISH = 0.5  # nats a character by which it beats English; real ones do by 1.5 and more


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a code of ISO 639-1 ("en", "de"; three letters where that has none), and how it was told.

    `code` None: it cannot be told.
    """

    code: str | None
    reason: str


def tell_language(text: str) -> Language:
    """Give the language in which `text` is written, with what tells it."""
    sample = text[:_SAMPLE]
    words = (
        _ASCII_WORD.findall(sample.lower())
        if sample.isascii()
        else [word.casefold() for word in _WORD.findall(sample)]
    )
    n_letters = sum(map(len, words))
    if n_letters < _MIN_LETTERS:
        return Language(None, f"{n_letters} letters are too few to tell a language by")
    english = read_words("english")
    share = sum(map(english.__contains__, words)) / len(words)
    if len(words) >= _MIN_WORDS and share >= _MIN_SHARE:
        return Language("en", f"{share:.0%} of {len(words)} words are the most frequent ones of English")
    import py3langid  # takes a second to load, and is asked only about what is hardly English

    sample = text[:_RANKED]
    ranked = py3langid.rank(sample)
    (code, first), (other, second) = ranked[:2]
    lead = f"py3langid puts {code!r} {first - second:.0f} nats before {other!r}"
    is_near_english = code != "en" and first - dict(ranked)["en"] < _UNLIKE_ENGLISH * len(sample)
    if first - second < _CLEAR or is_near_english:
        return Language(None, f"{lead}, which is too close to tell")
    return Language(str(code), lead)
