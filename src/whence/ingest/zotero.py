"""Zotero RDF: the items of a library with what they name; their saved pages and PDFs are files beside it."""

from collections.abc import Iterator
from typing import Any

from whence.errors import DocumentError
from whence.ingest.containers import Container
from whence.records import Failure

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_Z = "{http://www.zotero.org/namespaces/export#}"
_LINK = "{http://purl.org/rss/1.0/modules/link/}"


def list_items(data: bytes, container: Container) -> Iterator[Failure]:
    """Yield a failure for each item: none has text, so its URL is named, or that its saved file is read by itself.

    Raises `DocumentError` where the file is no XML or declares entities.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!ENTITY" in data[:65_536]:
        raise DocumentError(
            f"{container.place}: declares entities of its own, which could expand without end; export it again",
            status="not supported",
        )
    try:
        root = fromstring(data)
    except ParseError as error:
        raise DocumentError(
            f"{container.place}: broken XML ({error}); export it again", status="malformed"
        ) from error
    saved = {item.get(f"{_RDF}about"): _find_file(item) for item in root.iter(f"{_Z}Attachment")}
    for number, item in enumerate((item for item in root if _is_article(item)), 1):
        yield _say_item(item, saved, f"{container.place}:{number}")


def _is_article(item: Any) -> bool:
    is_item = item.find(f"{_Z}itemType") is not None and item.tag != f"{_Z}Attachment"
    return is_item and item.findtext(f"{_Z}itemType") not in ("attachment", "note")


def _say_item(item: Any, saved: dict[str | None, str | None], place: str) -> Failure:
    title = " ".join((item.findtext(f"{_DC}title") or "without a title").split())
    url = next((text.strip() for text in _find_urls(item)), None)
    files = [saved.get(link.get(f"{_RDF}resource")) for link in item.iter(f"{_LINK}link")]
    named = [file for file in files if file]
    if named:
        message = (
            f"{place}: {title!r} names the saved {', '.join(named)}; give that file too, the item has no text"
        )
        return Failure(place, message, is_note=True, status="note")
    told = f"only the URL {url}; `whence fetch` gets it" if url else "no URL either; add its text in a file"
    return Failure(place, f"{place}: {title!r} has no text, {told}", status="not fetched")


def _find_urls(item: Any) -> Iterator[str]:
    for found in item.iter(f"{_TERMS}URI"):
        yield from (value.text for value in found.iter(f"{_RDF}value") if value.text)


def _find_file(item: Any) -> str | None:
    for resource in (*item.iter(f"{_RDF}resource"), *item.iter(f"{_Z}path")):
        path = resource.get(f"{_RDF}resource") or resource.text
        if path:
            return str(path)
    return None
