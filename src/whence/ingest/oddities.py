"""What a reader does not see in an article, told of with its places: invisible characters and C2PA manifests."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.ingest.invisibles import Cleared, Invisible, clear_invisibles, say_invisibles
from whence.ingest.manifests import find_page_manifests, find_pdf_manifests, find_text_manifests
from whence.ingest.mapped_texts import MappedText, through
from whence.ingest.pages import PageText
from whence.records import Failure, Original, Segment, Span


def clear_text(
    text: str, origin: tuple[Segment, ...], *, place: str, failures: list[Failure]
) -> tuple[str, tuple[Segment, ...]]:
    """Give the working text without what is invisible, and its map; what was left out is noted in `failures`."""
    cleared = clear_invisibles(text)
    if cleared is None:
        return text, origin
    failures += _note_invisibles(cleared.found, origin, place)
    return cleared.text.text, _trace_back(cleared, origin)


def clear_page(page: PageText, *, place: str, failures: list[Failure]) -> PageText:
    """Give the article of a page without what is invisible, its blocks and links in place."""
    cleared = clear_invisibles(page.text)
    if cleared is None:
        return page
    failures += _note_invisibles(cleared.found, page.origin, place)
    return replace(
        page,
        text=cleared.text.text,
        origin=_trace_back(cleared, page.origin),
        pieces=tuple(replace(piece, span=cleared.move(piece.span)) for piece in page.pieces),
        links=tuple(replace(link, span=cleared.move(link.span)) for link in page.links),
    )


def note_manifests(original: Original, text: str) -> Iterator[Failure]:
    """Yield a note for each C2PA manifest in an original, whose decoded file is `text`."""
    if original.media == "html":
        found = find_page_manifests(text)
    elif original.media == "pdf":
        found = find_pdf_manifests(original.data)
    else:
        found = find_text_manifests(text)
    for manifest in found:
        unit = "byte" if original.media == "pdf" else "character"
        message = f"{original.path}: {unit} {manifest.span.start:,}: {manifest.words}"
        where = ((manifest.span.start, manifest.span.end),)
        yield Failure(original.path, message, is_note=True, status="manifest", places=where)


def _trace_back(cleared: Cleared, origin: Sequence[Segment]) -> tuple[Segment, ...]:
    return tuple(through(cleared.text, origin).segments if origin else cleared.text.segments)


def _note_invisibles(
    found: tuple[Invisible, ...], origin: tuple[Segment, ...], place: str
) -> Iterator[Failure]:
    if not found:
        return
    spans = [_find_place(item.span, origin) for item in found]
    count = sum(item.span.end - item.span.start for item in found)
    message = (
        f"{place}: {count:,} invisible {'character is' if count == 1 else 'characters are'} left out of the working "
        "text: "
        f"{say_invisibles(found, spans)}; look at these places if hidden or reordered words matter"
    )
    yield Failure(place, message, is_note=True, status="invisible characters", places=tuple(spans))


def _find_place(span: Span, origin: tuple[Segment, ...]) -> tuple[int, int]:
    """Give where a span of the working text stands in the decoded file."""
    if not origin:
        return span.start, span.end
    mark = MappedText(
        ["x" * (span.end - span.start)], [Segment(0, span.end - span.start, span.start, span.end)]
    )
    segments = through(mark, origin).segments
    return (segments[0].origin, segments[-1].origin_end) if segments else (0, 0)
