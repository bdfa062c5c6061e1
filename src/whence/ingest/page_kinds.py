"""From judged candidates to pieces of the document: what kind each is, and why it stands there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from whence.ingest.page_hints import hint_names
from whence.ingest.page_parts import Candidate, Scan
from whence.records import BlockKind, Span

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEVELS = 5  # elements above a piece among which a quotation or a figure is looked for
_ABOVE = 12  # pieces above the article's first among which its pictures stand
_LEAST_CAPTION = 3  # words
_MOST_CAPTION = 90


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page: its kind, where it stands, why it was taken; `probability` that it is of the article."""

    kind: BlockKind
    span: Span
    reason: str = ""
    probability: float = 1.0


def choose_pieces(scan: Scan, probabilities: Any, proposed: Sequence[Span]) -> list[Piece]:
    """Give the pieces to keep, in page order; spans count letters of the scan.

    Kept are what was judged to be of the article, what was proposed (as boilerplate, if it was judged not to be),
    and the captions between.
    """
    chosen = [index for index, p in enumerate(probabilities) if p >= 0.5]
    if not chosen:
        return []
    first, last = chosen[0], chosen[-1]
    taken = _find_proposed(scan, proposed)
    pieces = []
    for index, candidate in enumerate(scan.candidates):
        p = float(probabilities[index])
        span = Span(candidate.start, candidate.end)
        if p >= 0.5:
            pieces.append(Piece(_body_kind(scan, candidate), span, f"of the article ({p:.0%})", p))
            continue
        is_near = first - _ABOVE <= index <= last
        if is_near and is_caption(scan, candidate) and _LEAST_CAPTION <= len(candidate.words) <= _MOST_CAPTION:
            pieces.append(Piece("caption", span, "marked as the caption of a picture", p))
        elif index in taken:
            reason = f"taken by trafilatura, but hardly of the article ({p:.0%})"
            pieces.append(Piece("boilerplate", span, reason, p))
    return pieces


def _body_kind(scan: Scan, candidate: Candidate) -> BlockKind:
    tags = list(_tags_above(scan, candidate))
    if tags[0] in _HEADINGS:
        return "subhead"
    return "blockquote" if "blockquote" in tags else "paragraph"


def is_caption(scan: Scan, candidate: Candidate) -> bool:
    """Tell whether the markup calls a piece a caption: its element, or one close above it."""
    tags = list(_tags_above(scan, candidate))
    if "figcaption" in tags[:3] or "caption" in tags[:1]:
        return True
    element = scan.elements[candidate.element]
    return bool((element.hints | scan.elements[element.parent].hints) & _CAPTION)


def _tags_above(scan: Scan, candidate: Candidate) -> Iterator[str]:
    number = candidate.element
    for _ in range(_LEVELS):
        yield scan.elements[number].tag
        number = scan.elements[number].parent


def _find_proposed(scan: Scan, proposed: Sequence[Span]) -> set[int]:
    """Give the numbers of the candidates of which letters were proposed."""
    ends = [candidate.end for candidate in scan.candidates]
    found: set[int] = set()
    for span in proposed:
        index = bisect_right(ends, span.start)
        while index < len(ends) and scan.candidates[index].start < span.end:
            found.add(index)
            index += 1
    return found


_CAPTION = 1 << hint_names().index("caption")
