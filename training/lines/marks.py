"""Which lines of a rendered page belong to the marked body: `mark_lines(words of each line, body)`.

A line belongs to it when most of its runs of four words stand in the body. What stands in the body once and on the
page more often (a title in a menu, a teaser) is told by order: of all lines those that follow the body's own order
best are taken.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_RUN = 4  # words
_LEAST = 0.6  # of a line's runs
_MOST_PLACES = 6  # of the body that one line is tried at
_SHORTER = 8  # words of a line that has to follow the body's order exactly


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, the units of the score."""
    return _WORD.findall(text.casefold())


def mark_lines(lines: Sequence[str], body: str) -> list[bool]:
    """Tell for each line whether it belongs to `body`, whose paragraphs stand on lines of their own."""
    wanted = words_of(body)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in range(1, _RUN + 1):
        for start in range(len(wanted) - n + 1):
            places[tuple(wanted[start : start + n])].append(start)
    paragraphs = {tuple(words_of(line)) for line in body.splitlines()}
    found = []
    for index, line in enumerate(lines):
        words = words_of(line)
        if not words:
            continue
        found += [(index, start, len(words)) for start in _find(words, places, paragraphs)]
    return _follow_order(found, len(lines))


def _find(
    words: list[str], places: dict[tuple[str, ...], list[int]], paragraphs: set[tuple[str, ...]]
) -> list[int]:
    """Give where in the body a line may begin; a line of fewer words than a run has to be a paragraph of its own."""
    if len(words) < _RUN:
        return places.get(tuple(words), [])[: 4 * _MOST_PLACES] if tuple(words) in paragraphs else []
    runs = [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
    n_found = sum(run in places for run in runs)
    if n_found < _LEAST * len(runs):
        return []
    first = next(i for i, run in enumerate(runs) if run in places)
    return [start - first for start in places[runs[first]][:_MOST_PLACES]]


def _follow_order(found: list[tuple[int, int, int]], n_lines: int) -> list[bool]:
    """Give the lines of the heaviest sequence that rises in page and body; `found` is (line, place, words)."""
    best: list[tuple[float, int]] = []  # of the sequence that ends here: weight, and the one before
    for at, (index, start, n) in enumerate(found):
        weight, before = 0.0, -1
        for other in range(at - 1, max(-1, at - 400), -1):
            o_index, o_start, o_n = found[other]
            if o_index < index and o_start + o_n <= start + 2 and best[other][0] > weight:
                weight, before = best[other][0], other
        near = 0.5 if before >= 0 and start - (found[before][1] + found[before][2]) < 3 else 0.0
        best.append((weight + n + near, before))
    marked = [False] * n_lines
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        marked[found[at][0]] = True
        at = best[at][1]
    _add_parted(found, marked)
    return marked


def _add_parted(found: list[tuple[int, int, int]], marked: list[bool]) -> None:
    """Add longer lines that the order left out and nothing of whose place is taken: a page may move a paragraph."""
    taken = {start + i for index, start, n in found if marked[index] for i in range(n)}
    for index, start, n in found:
        if not marked[index] and n >= _SHORTER and len(taken.intersection(range(start, start + n))) < n / 4:
            marked[index] = True
            taken.update(range(start, start + n))
