"""Text to lines: the units that are labelled, each a trimmed span with the blank lines before it.

Lines that a mail program or an editor wrapped at a width are joined to one unit per paragraph; a line beyond any
paragraph's length is cut at sentence ends. Nothing is changed: a unit is a span.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whence.records import Span
from whence.settings import Settings

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+")
_BLANK = " \t\xa0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\xad"
_SENTENCE_END = re.compile(r"[.!?。！？؟۔][\"'”’)\]]?\s")
_STARTS_PIECE = re.compile(r"[-*•·–—>]\s|\d{1,3}[.)]\s|[A-Z][\w-]{1,15}:\s")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]»*]{0,3}$")
_WIDTHS = range(48, 101)  # characters; widths at which mail programs, editors and terminals wrap


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of text. `text` is its words with white space folded; `gap` counts the blank lines before it."""

    span: Span
    text: str
    gap: int
    n_words: int
    is_indented: bool = False


def split_lines(text: str, *, settings: Settings) -> list[Line]:
    """Give the units of `text` in order: physical lines, or paragraphs where lines were wrapped at a width."""
    rows = [row for row in _rows(text) if row.text]
    width = _wrap_width(rows)
    lines = _join_wrapped(text, rows, width) if width else rows
    return [piece for line in lines for piece in _cut_long(text, line, settings.max_line_chars)]


def make_line(text: str, span: Span, gap: int = 0, is_indented: bool = False) -> Line:
    """Give the unit that `span` of `text` holds, trimmed of white space and invisible characters."""
    start, end = span.start, span.end
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    words = " ".join(text[start:end].split())
    return Line(Span(start, end), words, gap, _count_words(words), is_indented)


def _count_words(words: str) -> int:
    """Count the words; two signs of a script that writes none apart (Chinese, Japanese, Thai) count as one."""
    n_signs = 0 if words.isascii() else sum(len(run) for run in _UNSPACED.findall(words))
    return words.count(" ") + 1 + n_signs // 2 if words else 0


def _rows(text: str) -> Iterator[Line]:
    start, gap = 0, 0
    for end, after in [*((match.start(), match.end()) for match in _BREAK.finditer(text)), (len(text), 0)]:
        if end == start:  # most blank lines are empty
            gap, start = gap + 1, after
            continue
        line = make_line(text, Span(start, end), gap, text[start : start + 1] in (" ", "\t"))
        gap = gap + 1 if not line.text else 0
        yield line
        start = after


def _wrap_width(rows: list[Line]) -> int:
    """Give the width at which the rows were wrapped; 0 when they were not.

    Wrapped text breaks in mid-sentence, over and over, and none of its rows goes beyond the width.
    """
    lengths = sorted(len(row.text) for row in rows)
    if len(rows) < 6:
        return 0
    width = lengths[-1 - len(lengths) // 50]  # a stray long row (an address) does not hide the width
    if width not in _WIDTHS:
        return 0
    followed = [(row, after) for row, after in pairwise(rows) if after.gap == 0 and len(row.text) > 20]
    broken = [1 for row, after in followed if _is_broken(row, after, width)]
    return width if len(broken) >= 3 and len(broken) * 2 >= len(followed) else 0


def _is_broken(row: Line, after: Line, width: int) -> bool:
    first = after.text.partition(" ")[0]
    return len(row.text) + 1 + len(first) > width - 3 and not (
        _ENDS_SENTENCE.search(row.text) and (after.is_indented or len(row.text) < width * 0.7)
    )


def _join_wrapped(text: str, rows: list[Line], width: int) -> list[Line]:
    joined: list[Line] = []
    group: list[Line] = []
    for row in rows:
        if group and not (row.gap == 0 and _continues(group[-1], row, width)):
            joined.append(_merge(text, group))
            group = []
        group.append(row)
    if group:
        joined.append(_merge(text, group))
    return joined


def _continues(row: Line, after: Line, width: int) -> bool:
    if _STARTS_PIECE.match(after.text) or (after.is_indented and not row.is_indented):
        return False
    return _is_broken(row, after, width)


def _merge(text: str, group: list[Line]) -> Line:
    span = Span(group[0].span.start, group[-1].span.end)
    return make_line(text, span, group[0].gap, group[0].is_indented)


def _cut_long(text: str, line: Line, limit: int) -> Iterator[Line]:
    start, end, gap = line.span.start, line.span.end, line.gap
    if end - start <= limit:
        yield line
        return
    while end - start > limit:
        cut = 0
        for match in _SENTENCE_END.finditer(text, start + limit // 2, start + limit):
            cut = match.end()
        if not cut:
            space = text.rfind(" ", start + limit // 2, start + limit)
            cut = space + 1 if space >= 0 else start + limit
        yield make_line(text, Span(start, cut), gap)
        start, gap = cut, 0
    piece = make_line(text, Span(start, end), gap, line.is_indented)
    if piece.text:
        yield piece
