"""Whether a case file is sound: the database, the evidence, and every place that a record points at."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whence import cases
from whence.conclusions import Case, Hop
from whence.errors import CaseError
from whence.records import Archive, Document, Segment, Span

# Which field points at which kind of record; `left_id` and `right_id` may point at statements too.
_POINTERS = {
    "document_id": "document",
    "left_id": "text",
    "right_id": "text",
    "report_id": "report",
    "attribution_id": "attribution",
    "parent_id": "attribution",
    "implied_by": "alignment",
    "claim_ids": "claim",
    "statement_id": "statement",
    "statement_ids": "statement",
}


def find_faults(path: Path) -> list[str]:
    """Give what is wrong with the case at `path`, a sentence each; nothing: it is sound."""
    faults: list[str] = []
    try:
        with cases.open_case(path) as connection:
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            faults += [f"database: {row[0]}" for row in rows if row[0] != "ok"]
            originals = {original.id: original for original in cases.read_intake(connection).originals}
            faults += _find_bad_archives(cases.read_archives(connection))
            case = cases.read_case(connection)
    except CaseError as error:
        return [*faults, str(error)]
    for original in originals.values():
        digest = hashlib.sha256(original.data).hexdigest()
        if digest != original.sha256 or not digest.startswith(original.id):
            faults.append(f"original {original.path}: its bytes have SHA-256 {digest}, not {original.sha256}")
    for document in case.documents:
        if document.id not in originals:
            faults.append(f"document {document.path}: its original {document.id} is not in the case")
        faults += _find_bad_blocks(document)
    return faults + list(dict.fromkeys(_find_bad_records(case)))


def _find_bad_archives(archives: Iterable[Archive]) -> Iterator[str]:
    for archive in archives:
        digest = hashlib.sha256(archive.data).hexdigest()
        if digest != archive.sha256:
            yield f"archive {archive.name}: its bytes have SHA-256 {digest}, not {archive.sha256}"


def _find_bad_blocks(document: Document) -> Iterator[str]:
    end = 0
    for block in document.blocks:
        if block.span.start < end:
            yield f"document {document.path}: block at {block.span.start} overlaps the one before it"
        end = block.span.end


class _Places:
    """What can be pointed at: ids by kind of record, and the document that a statement stands in."""

    def __init__(self, case: Case) -> None:
        statements = {said.id: said.document_id for claim in case.weighing.claims for said in claim.statements}
        self.lengths = {document.id: len(document.text) for document in case.documents}
        self.documents = statements | {document_id: document_id for document_id in self.lengths}
        self.ids = {
            "document": set(self.lengths),
            "text": set(self.documents),
            "statement": set(statements),
            "report": {report.id for report in case.trace.reports},
            "attribution": {found.id for reading in case.readings for found in reading.attributions},
            "alignment": {alignment.id for alignment in case.trace.alignments},
            "claim": {claim.id for claim in case.weighing.claims},
        }


def _find_bad_records(case: Case) -> Iterator[str]:
    places = _Places(case)
    for document in case.documents:
        yield from _walk(document, document.id, places)
    for reading in case.readings:
        yield from _walk(reading, reading.document_id, places)
    for whole in (case.trace, case.weighing):
        yield from _walk(whole, None, places)


def _walk(value: Any, document_id: str | None, places: _Places) -> Iterator[str]:
    """Yield the faults of a record and of all inside it; its spans are of `document_id` unless it says else."""
    if isinstance(value, Span):
        yield from _check_span(value, document_id, places)
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, document_id, places)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Segment):
        yield from _check_pointers(value, places)
        own = getattr(value, "document_id", None) or document_id
        for field in dataclasses.fields(value):
            side = getattr(value, f"{field.name}_id", None)  # `left` stands in `left_id`
            yield from _walk_field(value, field.name, places.documents.get(side, own) if side else own, places)


def _walk_field(record: Any, name: str, document_id: str | None, places: _Places) -> Iterator[str]:
    value = getattr(record, name)
    if name == "matched":
        for left, right in value:
            yield from _check_span(left, record.left_id, places)
            yield from _check_span(right, record.right_id, places)
    else:
        yield from _walk(value, document_id, places)


def _check_span(span: Span, document_id: str | None, places: _Places) -> Iterator[str]:
    length = places.lengths.get(document_id or "")
    if length is not None and not 0 <= span.start <= span.end <= length:
        yield f"document {document_id}: span {span.start} to {span.end} leaves its {length} characters"


def _check_pointers(record: Any, places: _Places) -> Iterator[str]:
    name = type(record).__name__
    for field in dataclasses.fields(record):
        kind = _POINTERS.get(field.name)
        value = getattr(record, field.name)
        if isinstance(record, Hop) and field.name == "key" and record.kind != "source":
            kind = record.kind
        for key in () if kind is None or value is None else value if isinstance(value, tuple) else (value,):
            if key not in places.ids[str(kind)]:
                yield f"{name}: {field.name} {key!r} points at no {kind} of the case"
