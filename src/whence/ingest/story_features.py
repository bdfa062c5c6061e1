"""What the story model is told of a line that may be the title of a second article: its shape, and how far the text
below has words and names in common with the text above, compared with other places of the same text.

One row per line that could be a title. Words are compared by their first letters, so that no stemmer is needed.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import fold, is_prose
from whence.ingest.datelines import read_inline
from whence.ingest.labels import Page
from whence.wordtables import read_classes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]{2,}")
_FULL_NAME = re.compile(r"\b[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ?)+")
_RESUMES = re.compile(
    r"(?:he|she|it|they|his|her|their|this|that|these|those|but|and|so|yet|also|still|meanwhile|however|in addition"
    r"|moreover|then|there)\b",
    re.IGNORECASE,
)
_STEM = 6  # letters
_MIN_WORDS = 40  # words of running text before which no second story is looked for
_BELOW = (2, 5, 10)  # lines of running text below that are compared with all above
_MARKS = ("•", "* ", "- ", "“", '"')  # of items and quotations
_LONGEST = 28  # words of a title
_OTHERS = 6  # places above that the cohesion is compared with
_REACH = 8  # lines below a title in which running text stands
_META = ("published", "updated", "byline", "dateline")
_WEAK = ("sign-off", "no day", "relative")

NAMES: tuple[str, ...] = (
    "words", "capitals", "upper", "question", "colon", "digits", "quote", "function", "ends",
    "gap", "gap more", "first words", "resumes", "full names", "new full names",
    *(f"{name} {n}" for n in _BELOW for name in ("common words", "common names", "usual words", "usual names")),
    "title above", "title below", "title names above", "title names below",
    "meta below", "dateline below", "meta above", "stock above", "copy", "copied below",
    "prose above", "prose below", "words above", "words below", "candidates", "candidates near", "position",
    "nearest title", "prose next", "lines to prose", "first title above", "is prose",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    """A page's lines as sets of words and names, and which are running text."""

    page: Page
    prose: list[int]  # lines of running text
    words: list[frozenset[str]]
    names: list[frozenset[str]]
    new_words: list[int]  # how many of a line's words stand in no running text above it
    new_names: list[int]
    first_words: dict[str, int]  # where each stands first in running text
    first_names: dict[str, int]
    named: dict[str, int]  # the line of any kind in which each name stands first
    counts: Counter[str]  # of short lines, folded
    shares: dict[
        tuple[int, int, bool, int], float
    ]  # measured so far, by width, place, kind and number of lines
    gaps: float  # blank lines before a line of running text, on average


def describe_titles(page: Page, start: int) -> tuple[list[int], "Floats"]:
    """Give the lines below `start` that may be the title of a second article, and a row for each.

    The rows are (n, len(NAMES)).
    """
    import numpy as np

    prose = [
        i for i, line in enumerate(page.lines) if is_prose(line) and _is_open(page, i) and line.n_words > 5
    ]
    top = _first_place(page, prose, start)
    found = [index for index in range(top, len(page.lines)) if _may_be_title(page, prose, index)]
    text = _read(page, prose, found) if found else None
    rows = [_describe(text, index, found, start) for index in found] if text else []
    return found, np.array(rows, np.float32).reshape(len(rows), len(NAMES))


def _read(page: Page, prose: list[int], candidates: list[int]) -> _Text:
    nothing: frozenset[str] = frozenset()
    words = [nothing] * len(page.lines)
    for index in {*prose, *candidates}:
        words[index] = frozenset(map(_stem, _WORD.findall(page.lines[index].text))) - {""}
    names = [frozenset(_NAME.findall(line.text)) for line in page.lines]
    gaps = sum(page.lines[i].gap for i in prose) / max(1, len(prose))
    first_words, first_names = _first_places(words, prose), _first_places(names, prose)
    new_words, new_names = _count_new(first_words, len(words)), _count_new(first_names, len(words))
    named = _first_places(names, range(len(names)))
    counts = Counter(fold(line.text) for line in page.lines if line.n_words <= _LONGEST)
    return _Text(
        page, prose, words, names, new_words, new_names, first_words, first_names, named, counts, {}, gaps
    )


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    """Give the beginning of a word in small letters; "" for one that tells nothing of what a text is about."""
    folded = word.casefold()
    is_idle = len(word) <= 3 or folded in read_classes("line_words.tsv", between=None)["function"]
    return "" if is_idle else folded[:_STEM]


def _is_open(page: Page, index: int) -> bool:
    return index not in page.labels or page.labels[index].kind in ("paragraph", "blockquote")


def _first_place(page: Page, prose: list[int], start: int) -> int:
    """Give the first line below enough running text that a second story may begin there."""
    n_words = 0
    for n_lines, index in enumerate((i for i in prose if i >= start), 1):
        n_words += page.lines[index].n_words
        if n_lines >= 2 and n_words >= _MIN_WORDS:
            return index + 1
    return len(page.lines)


def _may_be_title(page: Page, prose: list[int], index: int) -> bool:
    line = page.lines[index]
    if index in page.labels or not 3 <= line.n_words <= _LONGEST or len(line.text) > 240:
        return False
    if line.text.endswith((":", ";", ",")) or (line.text.startswith(_MARKS) and line.n_words > 16):
        return False
    if line.text.endswith(".") and (line.n_words > 16 or not line.text[:1].isupper()):
        return False
    following = bisect_right(prose, index)
    return following < len(prose) and prose[following] <= index + _REACH


def _describe(text: _Text, index: int, candidates: list[int], start: int) -> list[float]:
    line = text.page.lines[index]
    words = _WORD.findall(line.text)
    n = len(words) or 1
    function = read_classes("line_words.tsv", between=None)["function"]
    return [
        math.log(line.n_words),
        sum(word[0].isupper() for word in words) / n,
        float(line.text.isupper()),
        float(line.text.endswith("?")),
        float(":" in line.text),
        float(any(map(str.isdigit, line.text))),
        float(any(sign in line.text for sign in '“”"‘')),
        sum(word.casefold() in function for word in words) / n,
        float(line.text.endswith((".", "!"))),
        float(line.gap),
        line.gap - text.gaps,
        *_describe_opening(text, index),
        *_describe_cohesion(text, index, start),
        *_describe_title(text, index),
        *_describe_surroundings(text, index),
        *_describe_position(text, index, candidates, start),
        float(is_prose(line)),
    ]


def _describe_opening(text: _Text, index: int) -> list[float]:
    """Give how the first paragraphs below open: articles name people in full, subsections go on about them."""
    page = text.page
    below = [i for i in text.prose if i > index][:2]
    if not below:
        return [0.0] * 4
    opening = page.lines[below[0]]
    named = [name for i in below for name in _FULL_NAME.findall(page.lines[i].text)]
    new = [name for name in named if all(text.named.get(word, index) >= index for word in name.split())]
    return [
        math.log1p(opening.n_words),
        float(_RESUMES.match(opening.text) is not None),
        float(len(named)),
        len(new) / max(1, len(named)) if named else -1.0,
    ]


def _describe_cohesion(text: _Text, index: int, start: int) -> list[float]:
    """Give the share of words and of names below that stand above too, and the same at other places of the text."""
    found = []
    own = [i for i in text.prose if i >= index]
    before = [i for i in text.prose if i < index]
    others = [n for n, i in enumerate(before) if i > start][2:][-_OTHERS:]
    for n in _BELOW:
        found += [
            _share(text.words, text.new_words, own[:n]),
            _share(text.names, text.new_names, own[:n]),
        ]
        found += [_usual(text, before, others, n, are_names) for are_names in (False, True)]
    return found


def _usual(text: _Text, before: list[int], others: list[int], n: int, are_names: bool) -> float:
    """Give the mean share at other places; -1 without any. Places whose lines all stand above are measured once."""
    total = 0.0
    for at in others:
        lines = before[at : at + n]
        key = (n, at, are_names, len(lines))
        if key not in text.shares:
            sets, new = (text.names, text.new_names) if are_names else (text.words, text.new_words)
            text.shares[key] = _share(sets, new, lines)
        total += text.shares[key]
    return total / len(others) if others else -1.0


def _share(sets: list[frozenset[str]], new: list[int], lines: list[int]) -> float:
    """Give the share of what `lines` of running text, one after the other, have that stands above the first too."""
    below = len(frozenset().union(*[sets[i] for i in lines]))
    return (below - sum([new[i] for i in lines])) / below if below else -1.0


def _first_places(sets: list[frozenset[str]], lines: Iterable[int]) -> dict[str, int]:
    """Give the line in which each word stands first."""
    found: dict[str, int] = {}
    for index in lines:
        for one in sets[index]:
            found.setdefault(one, index)
    return found


def _count_new(first: dict[str, int], n_lines: int) -> list[int]:
    """Give for each line how many words stand there first."""
    found = [0] * n_lines
    for index in first.values():
        found[index] += 1
    return found


def _describe_title(text: _Text, index: int) -> list[float]:
    """Give how much of the line's words and capitalised words stand in the text above and in the text below."""
    below = [i for i in text.prose if i > index][:4]
    names = frozenset(word for word in _WORD.findall(text.page.lines[index].text)[1:] if word[0].isupper())
    found = []
    for own, first, sets in (
        (text.words[index], text.first_words, text.words),
        (names, text.first_names, text.names),
    ):
        n_above = sum(first.get(one, index) < index for one in own)
        n_below = len(own.intersection(frozenset().union(*[sets[i] for i in below])))
        found += [n_above / len(own), n_below / len(own)] if own else [-1.0, -1.0]
    return found


def _describe_surroundings(text: _Text, index: int) -> list[float]:
    page = text.page
    ahead = range(index + 1, min(index + 5, len(page.lines)))
    after = next((i for i in ahead if i in text.prose), len(page.lines))
    labels = [page.labels[i] for i in ahead if i < after and i in page.labels]
    meta = any(label.kind in _META and label.detail not in _WEAK for label in labels)
    dated = after < len(page.lines) and read_inline(page.text, page.lines[after], page.outlets) is not None
    above = page.labels.get(index - 1)
    words = fold(page.lines[index].text)
    return [
        float(meta),
        float(dated),
        float(above is not None and above.kind in _META),
        float(above is not None and above.kind == "boilerplate"),
        float(text.counts[words]),
        float(any(fold(page.lines[i].text) == words for i in ahead)),
    ]


def _describe_position(text: _Text, index: int, candidates: list[int], start: int) -> list[float]:
    page = text.page
    above = [i for i in text.prose if start <= i < index]
    below = [i for i in text.prose if i > index]
    nearest = min((abs(index - other) for other in candidates if other != index), default=40)
    next_prose = below[0] if below else len(page.lines)
    return [
        math.log1p(len(above)),
        math.log1p(len(below)),
        math.log1p(sum(page.lines[i].n_words for i in above)),
        math.log1p(sum(page.lines[i].n_words for i in below)),
        float(len(candidates)),
        float(sum(abs(index - other) <= 6 for other in candidates) - 1),
        index / len(page.lines),
        float(min(40, nearest)),
        math.log1p(page.lines[next_prose].n_words) if below else 0.0,
        float(min(8, next_prose - index)),
        float(candidates[0] == index),
    ]
