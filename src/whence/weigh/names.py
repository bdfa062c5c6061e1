"""Names of origins: one key for each speaker across the pile, and what a reader calls the origin of a key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Report, Statement
from whence.labels import label_document
from whence.records import Document
from whence.trace import document_report_id


def name_origin(key: str, reports: Mapping[str, Report], documents: Mapping[str, Document]) -> str:
    """Give what a reader calls an origin: the outlet, else the article's file, else the speaker's name."""
    kind, _, rest = key.partition(":")
    if kind not in ("report", "assertion"):
        return rest.title() if kind == "person" else rest
    report = reports.get(document_report_id(rest) if kind == "assertion" else rest)
    if report is not None and report.outlet_name is not None:
        return report.outlet_name
    document = documents.get(report.document_id or "") if report is not None else None
    return label_document(document) if document is not None else "a report nobody names"


def unify_names(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements with one origin key for each person: "hashemi" is "hisham hashemi" where just one fits."""
    keys = sorted({s.origin for s in statements if s.origin is not None and s.origin.startswith("person:")})
    full = {key: _fullest(key, keys) for key in keys}
    return [replace(s, origin=full.get(s.origin, s.origin) if s.origin else None) for s in statements]


def _fullest(key: str, keys: Sequence[str]) -> str:
    """Give the one longer name that ends in the same word and holds all of this one's; itself when there is none."""
    words = key.removeprefix("person:").split()
    longer = []
    for other in keys:
        theirs = other.removeprefix("person:").split()
        if len(theirs) > len(words) and theirs[-1:] == words[-1:] and set(words) <= set(theirs):
            longer.append(other)
    return longer[0] if len(longer) == 1 else key
