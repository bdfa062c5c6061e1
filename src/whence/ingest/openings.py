"""Originals of every medium but plain text and pages, opened: their working text, and where each character stands.

The decoded file that spans are mapped into is: of a record its bytes as text; of a message its subject, sender and
date, a line each, a blank line, and the part that is read; of a PDF its characters, pages parted by form feeds.
"""

from codecs import lookup
from collections.abc import Callable
from dataclasses import dataclass, replace

from whence.errors import DocumentError
from whence.ingest.boilerplates import fold
from whence.ingest.csv_tables import find_cells, read_cell
from whence.ingest.encodings import Decoded, decode
from whence.ingest.feeds import find_elements, read_element
from whence.ingest.fragments import is_markup, read_entities, read_fragment
from whence.ingest.invisibles import clear_invisibles
from whence.ingest.json_texts import find_places, read_value
from whence.ingest.mails import open_message, say_head
from whence.ingest.mapped_texts import MappedText, Mark, through
from whence.ingest.markdowns import read_front, read_markdown
from whence.ingest.oddities import clear_text
from whence.ingest.pdfs import decode_pdf, read_pdf
from whence.records import Failure, Link, Original, Segment, Span
from whence.settings import Settings

_HEAD = 600  # characters of the text in which its title may already stand
_REASONS = {"title": "the title that the record states", "author": "the author that the record states"}


@dataclass(frozen=True, slots=True)
class Opened:
    """An original as working text. `end`: where the article's own text ends; `marks` are what the medium says of it."""

    text: str
    origin: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    end: int
    url: str | None = None


def decode_original(original: Original, *, settings: Settings) -> Decoded:
    """Give the decoded file that the spans of the original's document are mapped into."""
    if original.media == "pdf":
        return Decoded(decode_pdf(original.data, place=original.path, settings=settings), "pdf")
    if original.media == "mail":
        data, charset, _ = open_message(original.data, place=original.path)
        part = _decode(data, charset, original)
        return Decoded(say_head(original.data) + part.text, part.encoding, part.note)
    return _decode(original.data, original.custody.charset if original.custody else None, original)


def open_record(original: Original, decoded: str, *, settings: Settings) -> Opened:
    """Give the working text of an original that is neither plain text nor a page; `decoded` is its decoded file.

    Raises `DocumentError` when there is no text in it.
    """
    if original.media == "pdf":
        read = read_pdf(original.data, place=original.path, settings=settings)
        return _finish(read.made, end=read.end, url=read.url)
    if original.media == "mail":
        return _finish(_open_mail(original, decoded))
    if original.media == "markdown":
        return _finish(_open_markdown(decoded))
    return _finish(_open_parts(original, decoded))


def clear_opened(opened: Opened, *, place: str, failures: list[Failure]) -> Opened:
    """Give the working text without what is invisible, marks and links in place; `failures` takes the notes."""
    cleared = clear_invisibles(opened.text)
    if cleared is None:
        return opened
    text, origin = clear_text(opened.text, opened.origin, place=place, failures=failures)
    return Opened(
        text,
        origin,
        tuple(replace(mark, span=cleared.move(mark.span)) for mark in opened.marks),
        tuple(replace(link, span=cleared.move(link.span)) for link in opened.links),
        cleared.move(Span(0, opened.end)).end,
        opened.url,
    )


def _finish(made: MappedText, end: int | None = None, url: str | None = None) -> Opened:
    end = made.size if end is None else end
    return Opened(made.text, tuple(made.segments), tuple(made.marks), tuple(made.links), end, url)


def _decode(data: bytes, charset: str | None, original: Original) -> Decoded:
    """Decode by proof first, then as the container says, then by guessing."""
    if charset:
        try:
            name = lookup(charset).name
            name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
            return (
                Decoded(data.decode("utf-8"), "utf-8")
                if _is_utf8(data, name)
                else Decoded(data.decode(name), name)
            )
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, place=original.path, is_html=original.media == "html")


def _is_utf8(data: bytes, name: str) -> bool:
    if name.startswith("utf-16"):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _open_mail(original: Original, decoded: str) -> MappedText:
    is_page = open_message(original.data, place=original.path)[2]
    head = decoded.index("\n\n") + 2
    made = MappedText()
    title = decoded.partition("\n")[0]
    part = MappedText()
    part.add(decoded[head:], head, len(decoded))
    if is_page:
        part = through(read_fragment(decoded[head:]), part.segments)
    if title and fold(title) not in fold(part.text[:_HEAD]):
        made.add(title, 0, len(title))
        made.marks.append(Mark(Span(0, made.size), "headline", "the subject of the message"))
    made.append(part)
    return made


def _open_markdown(decoded: str) -> MappedText:
    """Put title and author of the front matter above the text, unless it begins with them."""
    text = read_markdown(decoded)
    fields, end = read_front(decoded)
    made = MappedText()
    for role, kind in (("title", "headline"), ("author", "byline")):
        words = dict(fields).get(role, "")
        start = decoded.find(words, 0, end)
        if words and start >= 0 and fold(words) not in fold(text.text[:_HEAD]):
            block = MappedText()
            block.add(words, start, start + len(words))
            made.marks.append(Mark(made.append(block), kind, _REASONS[role]))  # type: ignore[arg-type]
    made.append(text)
    return made


def _open_parts(original: Original, decoded: str) -> MappedText:
    """Put a record's title and author above its text, unless it begins with them."""
    parts = dict(original.custody.parts) if original.custody else {"text": "/text", "title": "/title"}
    read = _reader(original, decoded, parts)
    text = read(parts.get("text", ""))
    if text is None:
        message = f"{original.path}: the record's text is not where it stood; add the file again"
        raise DocumentError(message, status="malformed")
    read_inner = read_fragment if is_markup(text.text) else read_entities
    text = through(read_inner(text.text), text.segments)
    top = fold(text.text[:_HEAD])
    made = MappedText()
    for role, kind in (("title", "headline"), ("author", "byline")):
        words = read(parts.get(role, ""))
        if words is None or not words.text.strip():
            continue
        words = through(read_fragment(words.text), words.segments)
        if fold(words.text) in top:
            continue
        span = made.append(words)
        made.marks.append(Mark(span, kind, _REASONS[role]))  # type: ignore[arg-type]
    made.append(text)
    return made


def _reader(original: Original, decoded: str, parts: dict[str, str]) -> Callable[[str], MappedText | None]:
    """Give what reads the value at a pointer of the record."""
    if original.media == "csv":
        cells = find_cells(decoded, parts.get("delimiter", ","))
        return lambda at: read_cell(decoded, cells[int(at[1:])]) if at and int(at[1:]) < len(cells) else None
    if original.media == "feed":
        elements = find_elements(decoded)
        return lambda at: read_element(decoded, elements[at[1:]]) if at[1:] in elements else None
    places = find_places(decoded)
    return lambda at: read_value(decoded, places[at]) if at in places else None
