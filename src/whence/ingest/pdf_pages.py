"""The characters of a PDF, page after page, and the runs of them that stand on one line. PDFium reads the file."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from whence.errors import DocumentError
from whence.ingest.pdf_layouts import Row
from whence.records import Span
from whence.settings import Settings

_BROAD = 1.6  # heights between two words beyond which they stand in different columns, or in a table
_BROAD_WRITTEN = 4.0  # the same where a space is written between them, as in justified lines


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The characters of a page in the order of the file, and where each is printed."""

    text: str
    boxes: list[tuple[float, float, float, float]]  # left, bottom, right, top of each character
    n_pictures: int
    made_up: frozenset[int]  # characters that PDFium puts where words stand apart


def read_pages(data: bytes, place: str, settings: Settings) -> list[PdfPage]:
    """Give the pages of a PDF; raises `DocumentError` where it is damaged, locked, or far too long."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).casefold()
        told = "locked by a password; save it without one" if is_locked else f"damaged ({error}); get it again"
        raise DocumentError(
            f"{place}: a PDF that is {told}", status="not supported" if is_locked else "malformed"
        ) from error
    pages: list[PdfPage] = []
    n_chars = 0
    try:
        for index in range(len(document)):
            page = _read_page(document, index)
            pages.append(page)
            n_chars += len(page.text)
            if n_chars > settings.max_text_chars:
                raise DocumentError(
                    f"{place}: more than {settings.max_text_chars:,} characters on {index + 1} of {len(document)} "
                    "pages, which is no article; split it, or raise max_text_chars",
                    status="too large",
                )
    except pypdfium2.PdfiumError as error:
        raise DocumentError(
            f"{place}: page {len(pages) + 1} of the PDF is damaged ({error}); get it again", status="malformed"
        ) from error
    finally:
        document.close()
    return pages


def _read_page(document: Any, index: int) -> PdfPage:
    from pypdfium2 import raw

    page = document[index]
    words = page.get_textpage()
    box = raw.FS_RECTF()
    text, boxes, made_up = [], [], set()
    for at in range(raw.FPDFText_CountChars(words)):
        code = raw.FPDFText_GetUnicode(words, at)
        is_there = raw.FPDFText_GetLooseCharBox(words, at, ctypes.byref(box))
        text.append(_letter(code))
        if text[-1].isspace() and raw.FPDFText_IsGenerated(words, at):
            made_up.add(at)
        boxes.append((box.left, box.bottom, box.right, box.top) if is_there else (0.0, 0.0, 0.0, 0.0))
    n_pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    words.close()
    page.close()
    return PdfPage("".join(text), boxes, n_pictures, frozenset(made_up))


def _letter(code: int) -> str:
    if code == 2:  # how PDFium gives a hyphen that ends a line
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 and code != 0xFFFE else "\ufffd"


def find_rows(page: PdfPage, base: int) -> Iterator[Row]:
    """Yield runs of characters on one line, cut where a column may end; `base` is where the page begins."""
    start: int | None = None
    last = 0
    for at, letter in enumerate(page.text):
        if letter in "\r\n\x0b\x0c":
            if start is not None:
                yield _make_row(page, base, start, last + 1)
            start = None
        elif not letter.isspace():
            is_written = at > last + 1 and not page.made_up.intersection(range(last + 1, at))
            broad = _BROAD_WRITTEN if is_written else _BROAD
            if start is not None and _is_apart(page.boxes[last], page.boxes[at], broad):
                yield _make_row(page, base, start, last + 1)
                start = None
            start, last = at if start is None else start, at
    if start is not None:
        yield _make_row(page, base, start, last + 1)


def _is_apart(
    before: tuple[float, float, float, float], after: tuple[float, float, float, float], broad: float
) -> bool:
    height = max(before[3] - before[1], after[3] - after[1], 1.0)
    if after[1] >= before[3] or after[3] <= before[1]:
        return True
    return after[0] - before[2] > broad * height or after[0] < before[0] - 2 * height


def _make_row(page: PdfPage, base: int, start: int, end: int) -> Row:
    boxes = [box for box in page.boxes[start:end] if box[3] > box[1]] or [(0.0, 0.0, 0.0, 0.0)]
    heights = [box[3] - box[1] for box in boxes]
    return Row(
        Span(base + start, base + end),
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        median(box[3] for box in boxes),
        median(box[1] for box in boxes),
        median(heights),
    )
