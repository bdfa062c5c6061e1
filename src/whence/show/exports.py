"""A case for other programs: JSON Lines and CSV here; graphs and the brief in files of their own."""

import csv
import io
from collections.abc import Callable, Iterator

import msgspec

from whence.conclusions import Case
from whence.errors import WhenceError
from whence.show.briefs import write_brief
from whence.show.case_payload import make_payload
from whence.show.claim_payloads import ClaimPayload, StatementPayload
from whence.show.graphs import write_graphml, write_provenance
from whence.show.payloads import DocumentPayload

_COLUMNS = (
    "claim", "slot", "origins_at_least", "origins_at_most", "status", "outlet", "path", "published_earliest",
    "published_latest", "stance", "words", "start", "end", "value", "source", "through", "origin",
)  # fmt: skip
_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")
_LISTS = (
    "documents",
    "reports",
    "claims",
    "passages",
    "drifts",
    "findings",
    "load_bearing",
    "gaps",
    "failures",
)


def export_case(case: Case, form: str) -> bytes:
    """Give `case` in one of `FORMATS`, UTF-8; WhenceError when `form` is none of them."""
    if form not in FORMATS:
        raise WhenceError(f"format {form!r} is not known; write one of {', '.join(FORMATS)}")
    return FORMATS[form](case).encode()


def _write_lines(case: Case) -> str:
    """Give one JSON object a line: the summary, then every record with its kind as `record`."""
    payload = make_payload(case)
    lines = [{"record": "summary", **msgspec.to_builtins(payload.summary)}]
    for name in _LISTS:
        for item in getattr(payload, name):
            lines.append({"record": name.removesuffix("s"), **msgspec.to_builtins(item)})
    return "".join(msgspec.json.encode(line).decode() + "\n" for line in lines)


def _write_csv(case: Case) -> str:
    """Give one row for each statement, safe to open in a spreadsheet."""
    payload = make_payload(case)
    documents = {document.id: document for document in payload.documents}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for claim in payload.claims:
        for statement in claim.statements:
            writer.writerow([guard_cell(cell) for cell in _list_cells(claim, statement, documents)])
    return out.getvalue()


def _list_cells(
    claim: ClaimPayload, statement: StatementPayload, documents: dict[str, DocumentPayload]
) -> Iterator[object]:
    document = documents[statement.document]
    dates = document.published
    yield claim.number
    yield claim.slot
    yield claim.origins.at_least
    yield claim.origins.at_most
    yield claim.status
    yield document.outlet
    yield document.path
    yield dates.earliest if dates else None
    yield dates.latest if dates else None
    yield statement.stance
    yield statement.words
    yield statement.spans[0][0] if statement.spans else None
    yield statement.spans[-1][1] if statement.spans else None
    yield statement.value
    yield statement.source
    yield "; ".join(hop.name for hop in statement.chain if hop.kind == "report")
    yield statement.origin


def guard_cell(cell: object) -> object:
    """Give `cell` so that no spreadsheet takes it for a formula; numbers and None stay what they are."""
    if isinstance(cell, str) and cell.startswith(_RUNS_IN_A_SPREADSHEET):
        return "'" + cell
    return cell


FORMATS: dict[str, Callable[[Case], str]] = {
    "jsonl": _write_lines,
    "csv": _write_csv,
    "graphml": write_graphml,
    "markdown": write_brief,
    "prov-json": write_provenance,
}
