"""Scripts that put no space between words: their runs cut into short pieces, which are compared as words are.

Where a run is cut depends on the two characters at the cut alone, as in content-defined chunking (Muthitacharoen, Chen
and Mazieres 2001): equal text is cut alike wherever it stands, and an edit changes the pieces beside it only. A piece
is about as long as a word, so that the settings counted in words mean the same in every script.
"""

import re
import unicodedata

_HAN = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INDIC = "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3"  # Thai, Lao, Burmese, Khmer
SIGNED = f"\u0900-\u0963\u0966-\u0df3{_INDIC}"
"""Character class of scripts whose vowels are signs on a letter, which `\\w` does not match; Devanagari to Khmer."""

_UNSPACED = re.compile(f"[{_HAN}{_INDIC}]")
_RUN = re.compile(f"[{_HAN}]+|[{_INDIC}]+|[^{_HAN}{_INDIC}]+")
_INDIC_START = re.compile(f"[{_INDIC}]")
_HAN_PIECE, _INDIC_PIECE = 2, 4  # characters of a piece in the mean; about those of a word in news


def is_unspaced(text: str) -> bool:
    """Tell whether `text` holds a character of a script without spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def cut_word(word: str) -> list[str]:
    """Give the pieces of a run of letters and digits, in order; joined they are the run."""
    pieces: list[str] = []
    for match in _RUN.finditer(word):
        run = match[0]
        if _UNSPACED.match(run) is None:
            pieces.append(run)
            continue
        length = _INDIC_PIECE if _INDIC_START.match(run) else _HAN_PIECE
        start = 0
        for k in range(1, len(run)):
            if _is_cut(run[k - 1], run[k], length):
                pieces.append(run[start:k])
                start = k
        pieces.append(run[start:])
    return pieces


def cut_pieces(pieces: list[str]) -> list[str]:
    """Give words and what stands between them, in turns, with the words of scripts without spaces cut."""
    found: list[str] = []
    for k, piece in enumerate(pieces):
        if k % 2 and is_unspaced(piece):
            for part in cut_word(piece):
                found += [part, ""]
            del found[-1:]
        else:
            found.append(piece)
    return found


def find_bigrams(word: str) -> list[str]:
    """Give the pairs of neighbouring characters of a run without spaces, a lone one as it is; other runs whole.

    Overlapping bigrams are what search engines index such scripts by (Lucene's CJKAnalyzer).
    """
    found: list[str] = []
    for match in _RUN.finditer(word):
        run = match[0]
        is_whole = len(run) == 1 or _UNSPACED.match(run) is None
        found += [run] if is_whole else [run[k : k + 2] for k in range(len(run) - 1)]
    return found


def _is_cut(one: str, two: str, length: int) -> bool:
    """Tell whether a run is cut between two characters; never before a sign that belongs to a letter."""
    if unicodedata.category(two) in ("Mn", "Mc"):
        return False
    mixed = (ord(one) * 0x9E3779B1 + ord(two) * 0x85EBCA6B) & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) * 0x2C1B3C6D >> 16 & 0xFFFF < 0x10000 // length
