"""Working text put together from pieces of a file, with the place of each piece."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whence.records import BlockKind, Link, Segment, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What the medium itself says of a stretch of text: its kind, and why."""

    span: Span
    kind: BlockKind
    reason: str
    detail: str = ""


@dataclass(slots=True)
class MappedText:
    """A text while it is put together. Pieces that follow each other in the file become one segment."""

    pieces: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    size: int = 0

    def add(self, words: str, start: int, end: int) -> None:
        """Append `words`, which stand in the file at [start, end), character by character or as a whole."""
        if not words:
            return
        last = self.segments[-1] if self.segments else None
        if (
            last is not None
            and len(words) == end - start
            and (last.end, last.origin_end) == (self.size, start)
            and last.end - last.start == last.origin_end - last.origin
        ):
            self.segments[-1] = Segment(last.start, last.end + len(words), last.origin, end)
        else:
            self.segments.append(Segment(self.size, self.size + len(words), start, end))
        self.gap(words)

    def gap(self, words: str) -> None:
        """Append what stands nowhere in the file: a line break between two blocks."""
        if not words:
            return
        self.pieces.append(words)
        self.size += len(words)

    def append(self, other: "MappedText") -> Span:
        """Append another text of the same file below, after a blank line; give where it stands now."""
        if self.size:
            self.gap("\n\n")
        shift = self.size
        self.pieces += other.pieces
        self.size += other.size
        self.segments += [
            Segment(s.start + shift, s.end + shift, s.origin, s.origin_end) for s in other.segments
        ]
        self.links += [Link(_moved(link.span, shift), link.url) for link in other.links]
        self.marks += [Mark(_moved(m.span, shift), m.kind, m.reason, m.detail) for m in other.marks]
        return Span(shift, self.size)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def through(inner: MappedText, outer: Sequence[Segment]) -> MappedText:
    """Give `inner`, which is mapped into a text, mapped into the file that `outer` maps that text into."""
    segments = tuple(piece for segment in inner.segments for piece in _carry(segment, outer))
    return MappedText([inner.text], list(segments), inner.links, inner.marks, inner.size)


def _carry(segment: Segment, outer: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the pieces of a segment as they stand in the file; what stands nowhere in it is left out."""
    first = max(0, bisect_right(outer, segment.origin, key=lambda found: found.start) - 1)
    met = []
    for found in outer[first:]:
        if found.start >= segment.origin_end:
            break
        if found.end > segment.origin:
            met.append(found)
    if not met:
        return
    if segment.end - segment.start != segment.origin_end - segment.origin:
        start = _carry_place(met[0], segment.origin)[0]
        end = _carry_place(met[-1], segment.origin_end - 1)[1]
        yield Segment(segment.start, segment.end, start, max(start, end))
        return
    for found in met:
        low, high = max(found.start, segment.origin), min(found.end, segment.origin_end)
        at = segment.start + low - segment.origin
        start, end = _carry_place(found, low)[0], _carry_place(found, high - 1)[1]
        yield Segment(at, at + high - low, start, end)


def _carry_place(found: Segment, place: int) -> tuple[int, int]:
    """Give where the character at `place` stands in the file."""
    if found.end - found.start != found.origin_end - found.origin:
        return found.origin, found.origin_end
    start = found.origin + place - found.start
    return start, start + 1
