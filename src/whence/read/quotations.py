"""Quotations: what stands between quotation marks, over as many paragraphs as it runs.

A paragraph that opens with a mark and never closes it goes on in the next, which opens with a mark again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.read.sentences import SENTENCE_BLOCKS
from whence.records import Document, Span

_MARK = re.compile(r"''|``|[“”\"«»„]|(?<![\w.,!?…])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_CURLY_OPEN = frozenset("“«„")
_CURLY_CLOSE = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of one block between quotation marks, the marks included.

    `is_open`: no closing mark stands in the block; `goes_on`: it continues the quotation before.
    """

    span: Span
    is_open: bool = False
    goes_on: bool = False


def find_quotations(document: Document) -> list[Quotation]:
    """Give the quotations of the article's blocks in text order."""
    found: list[Quotation] = []
    was_open = False
    for block in document.blocks:
        if block.kind not in SENTENCE_BLOCKS:
            continue
        here = list(_in_block(document.text, block.span))
        if was_open and here and here[0].span.start == block.span.start:
            here[0] = Quotation(here[0].span, here[0].is_open, goes_on=True)
        was_open = bool(here) and here[-1].is_open
        found.extend(here)
    return found


def _in_block(text: str, within: Span) -> Iterator[Quotation]:
    """Yield outermost quotations; single marks count only where no double mark is open."""
    start: int | None = None
    closer = ""
    for match in _MARK.finditer(text, within.start, within.end):
        mark = match[0]
        if start is None:
            if _opens(text, match, within):
                start, closer = match.start(), _closer(mark)
        elif mark in closer.split() and not _opens_only(text, match, within):
            yield Quotation(Span(start, match.end()))
            start = None
    if start is not None and closer not in ("’ '", "' ’"):
        yield Quotation(Span(start, within.end), is_open=True)


def _opens(text: str, match: re.Match[str], within: Span) -> bool:
    mark = match[0]
    if mark in _CURLY_OPEN or mark in ("``", "‘"):
        return True
    if mark in _CURLY_CLOSE or mark == "’":
        return False
    before = text[match.start() - 1] if match.start() > within.start else " "
    return before.isspace() or before in "([—–-‘“:…/"


def _opens_only(text: str, match: re.Match[str], within: Span) -> bool:
    """Tell whether a straight mark can only open: white space before it, a letter after it."""
    after = text[match.end() : match.end() + 1] if match.end() < within.end else " "
    return match.start() > within.start and text[match.start() - 1].isspace() and after.isalnum()


def _closer(mark: str) -> str:
    return {"“": '” "', "«": "»", "„": "“ ”", "‘": "’ '", "'": "' ’", '"': '" ”', "''": "''", "``": "''"}[mark]
