"""PDF to working text: columns in reading order, lines joined to paragraphs, running heads and page numbers set apart.

PDFium gives the characters and where they are printed; the decoded file is those characters, page after page, parted
by form feeds. What is printed at the edge of several pages is furniture: it is kept, below the text, as boilerplate.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.errors import DocumentError
from whence.ingest.mapped_texts import MappedText, Mark
from whence.ingest.pdf_layouts import Paragraph, Row, join_paragraphs, order_rows, split_paragraphs, stack_rows
from whence.ingest.pdf_pages import find_rows, read_pages
from whence.records import Segment
from whence.settings import Settings

_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|pg\.?|seite|página|pagina|стр\.?)\s*)?\d{1,4}(?:\s*(?:of|/|von|de|sur|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s\x00-\x20]+")
_PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d")  # what browsers print above a page
_WORD = re.compile(r"\w+(?:-\w+)*")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "-\u00ad\u2010\x02"
_SUSPENDED = frozenset(
    ("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "i", "и")
)
_EDGE = 2  # lines at the top and at the bottom of a page among which furniture stands
_APART = 0.8  # heights between furniture and text; lines of a text are .2 apart, paragraphs up to .6
_MIN_WORDS = 3  # of a line that adjoins the text and is the same on several pages; fewer meet by chance
_MIN_LETTERS = 20  # on a page with a picture; fewer are a stamp, not a text
_TITLE = 1.2  # times the size of the body from which a line may be the title


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF as working text. `end`: where its own text ends and furniture begins; `decoded` is what is mapped into."""

    made: MappedText
    end: int
    url: str | None  # printed by a browser at the edge of every page
    decoded: str


def read_pdf(data: bytes, *, place: str, settings: Settings) -> PdfText:
    """Give the text of a PDF, mapped. Raises `DocumentError` where it is damaged, locked, or holds pictures alone."""
    pages = read_pages(data, place, settings)
    decoded = "\f".join(page.text for page in pages)
    if sum(map(str.isalnum, decoded)) < _MIN_LETTERS:
        n_pictures = sum(page.n_pictures for page in pages)
        seen = f"{len(pages)} pages of pictures without text" if n_pictures else f"{len(pages)} blank pages"
        raise DocumentError(
            f"{place}: a PDF of {seen}; have its text recognised first (ocrmypdf does)", status="no text"
        )
    rows, base = [], 0
    for page in pages:
        rows.append(list(find_rows(page, base)))
        base += len(page.text) + 1
    furniture = _find_furniture(rows, decoded)
    body = [[row for row in page if row not in furniture] for page in rows]
    size = _body_size(body)
    paragraphs: list[Paragraph] = []
    for page_rows in body:
        for column in order_rows(page_rows):
            fresh = split_paragraphs(column, decoded, size)
            paragraphs = join_paragraphs(paragraphs, fresh, decoded)
    made = _write(paragraphs, decoded, size)
    end = made.size
    printed = [row for page in rows for row in page if row in furniture]
    for row in printed:
        block = MappedText()
        _put_row(block, decoded, row)
        span = made.append(block)
        made.marks.append(Mark(span, "boilerplate", "printed at the edge of the page", "page furniture"))
    return PdfText(made, end, _find_url(printed, decoded, len(pages)), decoded)


def decode_pdf(data: bytes, *, place: str, settings: Settings) -> str:
    """Give the characters of a PDF in the order of the file, pages parted by form feeds."""
    return "\f".join(page.text for page in read_pages(data, place, settings))


def _body_size(pages: Sequence[Sequence[Row]]) -> float:
    """Give the height of most letters."""
    counted: Counter[float] = Counter()
    for page in pages:
        for row in page:
            counted[round(row.size, 1)] += row.span.end - row.span.start
    return counted.most_common(1)[0][0] if counted else 1.0


def _find_furniture(pages: Sequence[Sequence[Row]], text: str) -> set[Row]:
    """Give the rows at the edges of pages that several pages repeat, and page numbers, addresses and print times.

    What stands apart from the text may differ in its numbers from page to page; what adjoins it may not.
    """
    edges = [list(_edge_rows(page)) for page in pages]
    keys = [{_key(row, text, is_apart=is_apart) for row, is_apart in edge} for edge in edges]
    seen = Counter(key for page in keys for key in page)
    n_needed = max(2, (len(pages) + 2) // 3)
    found = set()
    for row, is_apart in (item for edge in edges for item in edge):
        words = row.span.of(text)
        is_printed = _URL.match(words) or _PRINTED.match(words) or (is_apart and _NUMBER.fullmatch(words))
        is_told = is_apart or len(words.split()) >= _MIN_WORDS
        if is_printed or (is_told and seen[_key(row, text, is_apart=is_apart)] >= n_needed):
            found.add(row)
    return found


def _edge_rows(page: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the rows in the first and the last lines of a page, and whether the text begins at a distance from them."""
    lines = stack_rows(page)
    for order, low, high in ((lines, 0, 1), (lines[::-1], 1, 0)):
        for index, line in enumerate(order[: min(_EDGE, max(1, len(lines) // 3))]):
            after = order[index + 1 :][: _EDGE - index]
            pair = [line, *after]
            gaps = [abs(_side(pair[k], low) - _side(pair[k + 1], high)) for k in range(len(pair) - 1)]
            yield from ((row, not gaps or max(gaps) > _APART * row.size) for row in line)


def _side(line: Sequence[Row], side: int) -> float:
    return line[0].top if side else line[0].bottom


def _key(row: Row, text: str, *, is_apart: bool) -> str:
    words = " ".join(row.span.of(text).casefold().split())
    return re.sub(r"\d+", "#", words) if is_apart else words


def _find_url(furniture: Sequence[Row], text: str, n_pages: int) -> str | None:
    """Give the address that is printed on every page; None: there is none, or not one."""
    found = Counter(match[0] for row in furniture for match in _URL.finditer(row.span.of(text)))
    full = [url for url, count in found.items() if count >= n_pages and not url.endswith(("…", "..."))]
    return full[0] if len(full) == 1 else None


def _write(paragraphs: Sequence[Paragraph], text: str, size: float) -> MappedText:
    rows = [row for paragraph in paragraphs for row in paragraph.rows]
    known = Counter(word for row in rows for word in _WORD.findall(row.span.of(text).casefold()))
    made = MappedText()
    sizes = [
        paragraph.size
        for paragraph in paragraphs
        if paragraph.is_on_first_page and len(paragraph.words(text)) > 2
    ]
    largest = max(sizes, default=0.0)
    has_title = False
    for paragraph in paragraphs:
        block = MappedText()
        for row in paragraph.rows:
            _put_row(block, text, row, known)
        if not block.text.strip():
            continue
        span = made.append(block)
        is_large = paragraph.size > size * _TITLE
        if is_large and paragraph.size >= largest * 0.98 and not has_title and len(block.text.split()) > 2:
            has_title = True
            made.marks.append(Mark(span, "headline", "in the largest letters of the PDF"))
        elif is_large and len(block.text.split()) <= 20:
            made.marks.append(Mark(span, "subhead", "in larger letters than the text"))
    return made


def _put_row(made: MappedText, text: str, row: Row, known: "Counter[str] | None" = None) -> None:
    """Append a row: after a hyphen that only breaks a word without anything, else after a space."""
    if made.size:
        gap = made.segments[-1].origin_end, row.span.start
        before = made.text
        words = row.span.of(text)
        if known is not None and _is_parted(before, words):
            if _is_broken(before, words, known):
                _cut_last(made)
        elif not _is_unspaced(before[-1], text[row.span.start]):
            is_blank = gap[0] < gap[1] and text[gap[0] : gap[1]].isspace()
            made.add(" ", *gap) if is_blank else made.gap(" ")
    start = row.span.start
    for match in re.finditer(r"[ﬀ-ﬆ]|\u00ad|\s+", row.span.of(text)):
        low, high = row.span.start + match.start(), row.span.start + match.end()
        made.add(text[start:low], start, low)
        words = _LIGATURES.get(match[0], " " if match[0].isspace() else match[0])
        made.add(words, low, high)
        start = high
    made.add(text[start : row.span.end], start, row.span.end)


def _is_parted(before: str, after: str) -> bool:
    """Tell whether one word goes on from line to line: after a hyphen, but for "pre- and post-war"."""
    is_hyphenated = before[-1] in _HYPHENS and before[-2:-1].isalpha()
    return is_hyphenated and after[:1].isalpha() and after.split()[0].casefold() not in _SUSPENDED


def _is_broken(before: str, after: str, known: "Counter[str]") -> bool:
    """Tell whether the hyphen at the end of `before` only breaks a word at the end of a line."""
    left = re.search(r"(\w+)\W$", before)
    right = re.match(r"\w+", after)
    if left is None or right is None or not right[0][0].islower() or not left[1][-1].isalpha():
        return False
    whole, parted = (left[1] + right[0]).casefold(), f"{left[1]}-{right[0]}".casefold()
    return bool(known[whole] or not known[parted])


def _is_unspaced(before: str, after: str) -> bool:
    """Tell whether two letters are of a script that puts no space between words."""
    return "\u2e80" <= before <= "\u9fff" and "\u2e80" <= after <= "\u9fff"


def _cut_last(made: MappedText) -> None:
    """Take the last character back."""
    last = made.segments.pop()
    if last.end - last.start > 1:
        made.segments.append(Segment(last.start, last.end - 1, last.origin, last.origin_end - 1))
    made.pieces[-1] = made.pieces[-1][:-1]
    made.size -= 1
