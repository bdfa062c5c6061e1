"""Where the lines of a printed page belong: columns in reading order, and the paragraphs in them.

A page is read in bands: as far down as one gap runs between the lines, what is left of it comes before what is right
of it (the recursive X-Y cut of Nagy and Seth 1984, with bands in place of its horizontal cuts).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from whence.records import Span

_MIN_BAND = 3  # lines that must stand on each side of a gap for it to part columns
_GUTTER = 0.6  # heights; narrower gaps stand between words
_MIN_WIDTH = 8  # heights; what is narrower than some 15 letters is no column but a word of a justified line
_LEADING = 1.35  # times the usual distance of lines from which a paragraph begins
_INDENT = 0.8  # heights by which a first line is set in
_SIZES_DIFFER = 0.12
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]»*\d]{0,4}$")
_HYPHENS = ("-", "\u00ad", "\u2010")
_OPEN = re.compile(r"[^.!?…:\"”’)»\]]$")


@dataclass(frozen=True, slots=True)
class Row:
    """Characters on one line, with where they are printed, in points from the left and from the bottom."""

    span: Span
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that are read as one block. `room`: what its last row leaves free of the column, in points."""

    rows: tuple[Row, ...]
    size: float
    is_on_first_page: bool
    room: float

    def words(self, text: str) -> list[str]:
        """Give its words."""
        return " ".join(row.span.of(text) for row in self.rows).split()


def order_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """Give the columns of a page in reading order, each with its rows from top to bottom."""
    if not rows:
        return []
    lines = stack_rows(rows)
    columns: list[list[Row]] = []
    single: list[Row] = []
    at = 0
    while at < len(lines):
        end, gutter = _find_band(lines, at)
        if gutter is None:
            single += lines[at]
            at += 1
            continue
        if single:
            columns.append(single)
            single = []
        band = [row for line in lines[at:end] for row in line]
        columns += order_rows([row for row in band if row.right <= gutter])
        columns += order_rows([row for row in band if row.right > gutter])
        at = end
    return [*columns, single] if single else columns


def stack_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """Give the rows line by line, those of one height together, from left to right."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: -row.top):
        middle = (row.top + row.bottom) / 2
        if lines and lines[-1][0].bottom < middle < lines[-1][0].top:
            lines[-1].append(row)
        else:
            lines.append([row])
    return [sorted(line, key=lambda row: row.left) for line in lines]


def _find_band(lines: Sequence[list[Row]], start: int) -> tuple[int, float | None]:
    """Give how far down from line `start` a gap runs between columns, and its right end; None: none does."""
    free = [(float("-inf"), float("inf"))]
    best: tuple[int, float | None] = (start, None)
    n_best = 0
    seen: list[Row] = []
    for index in range(start, len(lines)):
        for row in lines[index]:
            free = [part for gap in free for part in _without(gap, row)]
        seen += lines[index]
        found = _pick_gap(free, seen)
        if found is None:
            inner = [gap for gap in free if gap[0] != float("-inf") and gap[1] != float("inf")]
            if not inner and best[1] is not None:
                break
            continue
        n_sides, gutter = found
        if n_sides >= n_best:
            n_best, best = n_sides, (index + 1, gutter)
        elif index + 1 > best[0] and best[1] is not None:
            best = (index + 1, gutter)
    return best


def _pick_gap(free: Sequence[tuple[float, float]], rows: Sequence[Row]) -> tuple[int, float] | None:
    """Give the gap with most rows on its poorer side, if those suffice, and its right end."""
    found: tuple[int, float] | None = None
    size = median(row.size for row in rows)
    for low, high in free:
        if low == float("-inf") or high == float("inf") or high - low < _GUTTER * size:
            continue
        n_left = sum(row.right <= high for row in rows)
        if (
            low - min(row.left for row in rows) < _MIN_WIDTH * size
            or max(row.right for row in rows) - high < _MIN_WIDTH * size
        ):
            continue
        sides = min(n_left, len(rows) - n_left)
        if sides >= _MIN_BAND and (found is None or sides > found[0]):
            found = (sides, high)
    return found


def _without(gap: tuple[float, float], row: Row) -> list[tuple[float, float]]:
    low, high = gap
    if row.right <= low or row.left >= high:
        return [gap]
    return [(a, b) for a, b in ((low, row.left), (row.right, high)) if b > a]


def split_paragraphs(column: Sequence[Row], text: str, body: float) -> list[Paragraph]:
    """Give the paragraphs of a column; `body` is the height of most letters of the PDF."""
    if not column:
        return []
    lines = stack_rows(column)
    left, right = min(row.left for row in column), max(row.right for row in column)
    steps = [a[0].top - b[0].top for a, b in pairwise(lines) if a[0].top > b[0].top]
    leading = min(median(steps), 2 * body) if steps else body
    groups: list[list[list[Row]]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, text, (left, right), leading, body):
            groups.append([])
        groups[-1].append(line)
    is_first_page = "\f" not in text[: column[0].span.start]
    paragraphs = []
    for group in groups:
        rows = tuple(row for line in group for row in line)
        size = median(row.size for row in rows)
        paragraphs.append(Paragraph(rows, size, is_first_page, right - rows[-1].right))
    return paragraphs


def _begins(
    before: Sequence[Row],
    line: Sequence[Row],
    text: str,
    edges: tuple[float, float],
    leading: float,
    body: float,
) -> bool:
    """Tell whether a line begins a paragraph, by distance, size, indent, or as its first word would have fitted."""
    above, row = before[-1], line[0]
    size = max(above.size, row.size)
    if abs(above.size - row.size) > _SIZES_DIFFER * size:
        return True
    is_large = row.size > body * (1 + _SIZES_DIFFER)
    if above.span.of(text).endswith(_HYPHENS) and row.span.of(text)[:1].islower():
        return False
    if before[0].top - row.top > _LEADING * (size * 1.2 if is_large else leading):
        return True
    if is_large:
        return False
    is_ended = _ENDS.search(above.span.of(text)) is not None
    room = edges[1] - above.right
    if (
        row.left - before[0].left > _INDENT * size
        and row.left - edges[0] < 6 * size
        and (is_ended or room > size)
    ):
        return True
    needed = _measure_word(row, text)
    if is_ended and room > needed * 1.1:
        return True
    return room > max(needed, 0.4 * (edges[1] - edges[0]))


def _measure_word(row: Row, text: str) -> float:
    """Give about how wide the first word of a row is with the space before it, in points."""
    letters = max(1, row.span.end - row.span.start)
    return (len(row.span.of(text).split()[0]) + 1) * (row.right - row.left) / letters


def join_paragraphs(before: list[Paragraph], after: list[Paragraph], text: str) -> list[Paragraph]:
    """Give both, the last of the one and the first of the other as one where a column or a page breaks it."""
    if not before or not after:
        return [*before, *after]
    last, first = before[-1], after[0]
    ending = last.rows[-1].span.of(text).rstrip()
    opening = first.rows[0].span.of(text).lstrip()
    is_same_size = abs(last.size - first.size) <= _SIZES_DIFFER * last.size
    is_full = len(last.rows) > 1 or last.room < 1.1 * _measure_word(first.rows[0], text)  # else a heading
    goes_on = is_full or opening[:1].islower() or ending.endswith(("-", ",", "\u00ad"))
    if is_same_size and _OPEN.search(ending) and goes_on:
        whole = Paragraph((*last.rows, *first.rows), last.size, last.is_on_first_page, first.room)
        return [*before[:-1], whole, *after[1:]]
    return [*before, *after]
