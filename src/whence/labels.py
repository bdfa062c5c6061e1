"""Labels: what a document is called where a reader sees it."""

from pathlib import PurePath

from whence.records import Document


def label_document(document: Document) -> str:
    """Give the outlet and the file's name, or the name alone where no outlet is stated."""
    name = PurePath(document.path).name
    return f"{document.outlet_name} ({name})" if document.outlet_name else name
