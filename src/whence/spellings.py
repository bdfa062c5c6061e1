"""Names of places as they are looked up: folded, and as a skeleton that the spellings of one foreign name share.

A name from another script reaches the press in many spellings: al-Nakheeb and Nukhayb, Kerbala and Karbala, Dayr az
Zawr and Deir ez-Zor. `skeleton_of` leaves the consonants, each for the whole class that stands for the same letters of
Arabic, Persian, Hebrew or Cyrillic in one romanisation or another (BGN/PCGN, ALA-LC, French and English press use);
`spelling_gap` says how far two names of one skeleton lie apart.
"""

import re
from functools import cache

from whence.wordtables import fold, read_rows

_DROPPED = re.compile(r"[.'`\u00b4\u02bb\u02bc\u02be\u02bf\u2018\u2019\u201b]")
_PARTED = re.compile(r"[-‐-―/,_()]")
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLE = re.compile(r"([a-z])\1+")
_VOWELS = "aeiouyw"


@cache
def spelling_words(use: str) -> frozenset[str]:
    """Give the words of one use of `data/transliterations.tsv`."""
    return frozenset(_cells(use))


@cache
def _pairs(use: str) -> dict[str, str]:
    return dict(cell.split("=") for cell in _cells(use))


def _cells(use: str) -> list[str]:
    return next(words.split() for name, words in read_rows("transliterations.tsv") if name == use)


def fold_place(name: str) -> str:
    """Give the form under which a place's name is looked up: "St. John’s" is "saint johns", "al-Asad" "al asad"."""
    if name.isascii() and name.isalpha():
        return name.lower()
    words = _PARTED.sub(" ", _DROPPED.sub("", fold(name))).split()
    if len(words) > 1 and words[0] in _pairs("short"):
        words[0] = _pairs("short")[words[0]]
    return " ".join(words)


def plain_name(folded: str) -> str:
    """Give a folded name without articles and the words that say what sort of place it is, in one word."""
    words = folded.split()
    kept = [
        word for word in words if word not in spelling_words("article") and word not in spelling_words("sort")
    ]
    return "".join(kept or words)


def skeleton_of(folded: str) -> str:
    """Give the consonants of a folded name by class, with one sign for a vowel at its beginning."""
    sounds = _sounds(plain_name(folded))
    if not sounds:
        return ""
    first = "a" if sounds[0] in "aeiouy" else sounds[0]
    inner = re.sub(rf"[{_VOWELS}]", "", sounds[1:])
    return first + _DOUBLE.sub(r"\1", inner).removesuffix("h")


def spelling_gap(one: str, other: str) -> float:
    """Give how far two folded names lie apart in sound, as a share of the longer; 0: they sound the same.

    A vowel for a vowel, and one more or less, counts half of what a consonant does.
    """
    left, right = _loud(one), _loud(other)
    longest = max(len(left), len(right), 1)
    row = [_cost_of(right[:n]) for n in range(len(right) + 1)]
    for letter in left:
        last, row[0] = row[0], row[0] + _weight(letter)
        for position, against in enumerate(right, 1):
            swap = last + (0.0 if letter == against else _swap(letter, against))
            last = row[position]
            row[position] = min(swap, row[position] + _weight(letter), row[position - 1] + _weight(against))
    return row[-1] / longest


def without_article(folded: str) -> str:
    """Give a folded name without the Arabic article before it; the press leaves it out as often as not."""
    first, _, rest = folded.partition(" ")
    return rest if first in spelling_words("article") and rest else folded


def bare_forms(folded: str) -> tuple[str, ...]:
    """Give a folded name, and without an article that is written as part of it ("alqaim")."""
    match = re.match(r"(?:al|el)(?=[bcdfghjkmnpqrstvwxz])(?=\w{4,}$)", folded)
    return (folded, folded[match.end() :]) if match else (folded,)


def _sounds(plain: str) -> str:
    for written, kept in _pairs("consonant").items():
        plain = plain.replace(written, kept)
    return _DOUBLE.sub(r"\1", _SOFT_C.sub("s", plain).replace("c", "k"))


def _loud(folded: str) -> str:
    plain = plain_name(folded)
    for written, kept in _pairs("vowel").items():
        plain = plain.replace(written, kept)
    plain = re.sub(r"i(?:ya|yah|ye|yeh|eh|a|ah)$", "ia", plain)
    plain = re.sub(r"(?<=[^aeiou])(?:ah|eh|e)$", "a", plain)
    return _sounds(plain).replace("y", "i").replace("e", "a").replace("o", "u")


def _weight(letter: str) -> float:
    return 0.5 if letter in _VOWELS or letter == "h" else 1.0


def _swap(one: str, other: str) -> float:
    return 0.5 if one in _VOWELS and other in _VOWELS else max(_weight(one), _weight(other))


def _cost_of(letters: str) -> float:
    return sum(map(_weight, letters))
