"""What a container says of an article beside the article's own words: its address, and when it was captured."""

from dataclasses import replace

from whence.ingest.dates import find_date, make_stamp
from whence.records import Document, Original

_PACKED = 14  # digits of a moment as web archives write it: 20210303120000


def with_custody(document: Document, original: Original) -> Document:
    """Give the document with the moment of its capture; its address too, where the article states none itself."""
    custody = original.custody
    if custody is None:
        return document
    captured = None
    if custody.captured:
        written = custody.captured.strip()
        if len(written) == _PACKED and written.isdecimal():
            written = f"{written[:4]}-{written[4:6]}-{written[6:8]}T{written[8:10]}:{written[10:12]}Z"
        found = find_date(written)
        captured = None if found is None else make_stamp(written, found, None).when
    return replace(document, captured=captured, url=document.url or custody.url)
