"""Where words stand in the file as decoded: working spans carried back through `Document.origin`."""

from bisect import bisect_right
from collections.abc import Iterable

from whence.records import Document, Segment, Span

Range = tuple[int, int]


def map_span(document: Document, span: Span) -> list[Range]:
    """Give where `span` stands in the decoded file, as half-open ranges in text order.

    Without an origin map the working text is the file. Working text that stands nowhere in the file (a line
    break put between two blocks) gives nothing.
    """
    if not document.origin:
        return [(span.start, span.end)]
    first = max(0, bisect_right(document.origin, span.start, key=lambda segment: segment.start) - 1)
    ranges: list[Range] = []
    for segment in document.origin[first:]:
        if segment.start >= span.end:
            break
        if segment.end > span.start:
            _extend(ranges, _map_part(segment, span))
    return ranges


def map_spans(document: Document, spans: Iterable[Span]) -> list[Range]:
    """Give where all of `spans` stand in the decoded file."""
    return [where for span in spans for where in map_span(document, span)]


def _map_part(segment: Segment, span: Span) -> Range:
    if segment.end - segment.start != segment.origin_end - segment.origin:
        return segment.origin, segment.origin_end
    start, end = max(segment.start, span.start), min(segment.end, span.end)
    return segment.origin + start - segment.start, segment.origin + end - segment.start


def _extend(ranges: list[Range], part: Range) -> None:
    if ranges and ranges[-1][1] == part[0]:
        ranges[-1] = ranges[-1][0], part[1]
    elif part[0] < part[1]:
        ranges.append(part)


def say_place(document: Document, span: Span, *, name: str | None = None) -> str:
    """Give `file.txt, line 12, characters 340-372`; the line only where the working text is the file.

    `name` stands for the path where that is too long.
    """
    path = document.path if name is None else name
    ranges = map_span(document, span)
    if not ranges:
        return path
    start, end = ranges[0][0], ranges[-1][1]
    line = f", line {document.text.count(chr(10), 0, start) + 1}" if not document.origin else ""
    return f"{path}{line}, characters {start}-{end}"


def join_spans(document: Document, spans: Iterable[Span]) -> str:
    """Give the words of several spans, parted by an ellipsis."""
    return " … ".join(span.of(document.text) for span in spans)
