"""What the story model is told of a line that may be the title of a second article: its shape, and how far the text
below has words and names in common with the text above, compared with other places of the same text.

One row per line that could be a title. Words are compared by their first letters, so that no stemmer is needed.
"""

import math
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import fold, is_prose
from whence.ingest.datelines import read_inline
from whence.ingest.labels import Page
from whence.ingest.story_texts import LONGEST, StoryText, find_words, read_story, share_above
from whence.wordtables import read_classes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# What must stand before the capital is asked behind it: so the search leaps from capital to capital.
_FULL_NAME = re.compile(r"[A-Z](?<!\w[A-Z])[\w.’'-]+ (?:[A-Z][\w.’'-]+ ?)+")
_MARK = re.compile('[“”"‘]')
_RESUMES = re.compile(
    r"(?:he|she|it|they|his|her|their|this|that|these|those|but|and|so|yet|also|still|meanwhile|however|in addition"
    r"|moreover|then|there)\b",
    re.IGNORECASE,
)
_MIN_WORDS = 40  # words of running text before which no second story is looked for
_BELOW = (2, 5, 10)  # lines of running text below that are compared with all above
_MARKS = ("•", "* ", "- ", "“", '"')  # of items and quotations
_OTHERS = 6  # places above that the cohesion is compared with
_NEAR = 6  # lines from a title to others near it
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


def describe_titles(page: Page, start: int) -> tuple[list[int], "Floats"]:
    """Give the lines below `start` that may be the title of a second article, and a row for each.

    The rows are (n, len(NAMES)).
    """
    import numpy as np

    prose = [
        i for i, line in enumerate(page.lines) if line.n_words > 5 and is_prose(line) and _is_open(page, i)
    ]
    top = _first_place(page, prose, start)
    found = [index for index in range(top, len(page.lines)) if _may_be_title(page, prose, index)]
    text = read_story(page, prose, found, start) if found else None
    rows = [_describe(text, index) for index in found] if text else []
    return found, np.array(rows, np.float32).reshape(len(rows), len(NAMES))


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
    if index in page.labels or not 3 <= line.n_words <= LONGEST or len(line.text) > 240:
        return False
    if line.text.endswith((":", ";", ",")) or (line.text.startswith(_MARKS) and line.n_words > 16):
        return False
    if line.text.endswith(".") and (line.n_words > 16 or not line.text[:1].isupper()):
        return False
    following = bisect_right(prose, index)
    return following < len(prose) and prose[following] <= index + _REACH


def _describe(text: StoryText, index: int) -> list[float]:
    line = text.page.lines[index]
    words = find_words(line.text)
    n = len(words) or 1
    function = read_classes("line_words.tsv", between=None)["function"]
    above, below = bisect_left(text.prose, index), bisect_right(text.prose, index)
    return [
        math.log(line.n_words),
        sum([word[0].isupper() for word in words]) / n,
        float(line.text.isupper()),
        float(line.text.endswith("?")),
        float(":" in line.text),
        float(any(map(str.isdigit, line.text))),
        float(_MARK.search(line.text) is not None),
        sum([word.casefold() in function for word in words]) / n,
        float(line.text.endswith((".", "!"))),
        float(line.gap),
        line.gap - text.gaps,
        *_describe_opening(text, index, below),
        *_describe_cohesion(text, above),
        *_describe_title(text, index, words, below),
        *_describe_surroundings(text, index),
        *_describe_position(text, index, above, below),
        float(is_prose(line)),
    ]


def _describe_opening(text: StoryText, index: int, below: int) -> list[float]:
    """Give how the first paragraphs below open: articles name people in full, subsections go on about them."""
    lines = [text.page.lines[i] for i in text.prose[below : below + 2]]
    if not lines:
        return [0.0] * 4
    if ("opening", below) not in text.known:
        opening = [math.log1p(lines[0].n_words), float(_RESUMES.match(lines[0].text) is not None)]
        text.known["opening", below] = opening
    named = [name for line in lines for name in _find_full_names(line.text)]
    new = [name for name in named if all(text.named.get(word, index) >= index for word in name)]
    return [
        *text.known["opening", below],
        float(len(named)),
        len(new) / len(named) if named else -1.0,
    ]


@lru_cache(maxsize=256)
def _find_full_names(text: str) -> list[list[str]]:
    """Give the words of each name of several words; the same line opens what is below several titles."""
    return [name.split() for name in _FULL_NAME.findall(text)]


def _describe_cohesion(text: StoryText, above: int) -> list[float]:
    """Give the share of words and of names below that stand above too, and the same at other places of the text.

    All lines between two lines of running text have it in common.
    """
    known = text.known.get(("cohesion", above))
    if known is not None:
        return known
    found = []
    first = bisect_right(text.prose, text.start, 0, above) + 2
    others = range(max(first, above - _OTHERS), above)
    for n in _BELOW:
        found += [share_above(sets, above, above + n, len(text.prose)) for sets in (text.words, text.names)]
        for sets in (text.words, text.names):
            total = 0.0
            for at in others:
                total += share_above(sets, at, at + n, above)
            found.append(total / len(others) if others else -1.0)
    text.known["cohesion", above] = found
    return found


def _describe_title(text: StoryText, index: int, words: list[str], below: int) -> list[float]:
    """Give how much of the line's words and capitalised words stand in the text above and in the text below."""
    if below not in text.below:
        lines = text.prose[below : below + 4]
        text.below[below] = (
            frozenset().union(*[text.words.lines[i] for i in lines]),
            frozenset().union(*[text.names.lines[i] for i in lines]),
        )
    names = frozenset([word for word in words[1:] if word[0].isupper()])
    found = []
    for own, sets, others in zip(
        (text.words.lines[index], names), (text.words, text.names), text.below[below], strict=True
    ):
        n_above = sum([sets.first.get(one, index) < index for one in own])
        found += [n_above / len(own), len(own & others) / len(own)] if own else [-1.0, -1.0]
    return found


def _describe_surroundings(text: StoryText, index: int) -> list[float]:
    page = text.page
    ahead = range(index + 1, min(index + 5, len(page.lines)))
    after = next((i for i in ahead if i in text.running), len(page.lines))
    labels = [page.labels[i] for i in ahead if i < after and i in page.labels]
    meta = any(label.kind in _META and label.detail not in _WEAK for label in labels)
    above = page.labels.get(index - 1)
    words = fold(page.lines[index].text)
    return [
        float(meta),
        _has_dateline(text, after) if after < len(page.lines) else 0.0,
        float(above is not None and above.kind in _META),
        float(above is not None and above.kind == "boilerplate"),
        float(text.counts[words]),
        float(words in [fold(page.lines[i].text) for i in ahead]),
    ]


def _has_dateline(text: StoryText, index: int) -> float:
    known = text.known.get(("dateline", index))
    if known is None:
        found = read_inline(text.page.text, text.page.lines[index], text.page.outlets)
        known = text.known["dateline", index] = [float(found is not None)]
    return known[0]


def _describe_position(text: StoryText, index: int, above: int, below: int) -> list[float]:
    page, others = text.page, text.candidates
    first = min(bisect_left(text.prose, text.start), above)
    n_above, n_below = above - first, len(text.prose) - below
    next_prose = text.prose[below] if n_below else len(page.lines)
    here = bisect_left(others, index)
    nearest = min(
        [abs(index - other) for other in others[max(0, here - 1) : here + 2] if other != index], default=40
    )
    n_near = bisect_right(others, index + _NEAR) - bisect_left(others, index - _NEAR)
    return [
        math.log1p(n_above),
        math.log1p(n_below),
        math.log1p(text.sums[above] - text.sums[first]),
        math.log1p(text.sums[-1] - text.sums[below]),
        float(len(others)),
        float(n_near - 1),
        index / len(page.lines),
        float(min(40, nearest)),
        math.log1p(page.lines[next_prose].n_words) if n_below else 0.0,
        float(min(8, next_prose - index)),
        float(others[0] == index),
    ]
