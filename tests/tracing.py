"""Traces and weighs small piles given as texts, for the tests of those stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whence.conclusions import Report, Trace, Weighing
from whence.gazetteers import Gazetteer
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Document, Original, Reading, make_id
from whence.settings import Settings
from whence.trace import trace_case
from whence.weigh import load_judge, weigh_case


@dataclass(frozen=True, slots=True)
class Traced:
    """A pile with all that was concluded; documents are found by the name of their text."""

    documents: Mapping[str, Document]
    readings: tuple[Reading, ...]
    trace: Trace
    weighing: Weighing

    def name(self, document_id: str) -> str:
        return next(name for name, d in self.documents.items() if d.id == document_id)

    def resting(self) -> set[tuple[str, str]]:
        """Give (document, what it rests on directly): the outlet, or the name of a document of the pile."""
        reports = {r.id: r for r in self.trace.reports}
        return {
            (self.name(d.document_id), self.called(reports[d.report_id]))
            for d in self.trace.derivations
            if any(e.kind != "through" for e in d.evidence)
        }

    def called(self, report: Report) -> str:
        return self.name(report.document_id) if report.document_id else report.outlet_name or "nobody named"

    def missing(self) -> dict[str, Report]:
        """Give the missing originals by outlet."""
        found = [r for r in self.trace.reports if r.document_id is None and r.is_original]
        return {r.outlet_name or "nobody named": r for r in found}


def trace_texts(texts: Mapping[str, str], *, gazetteer: Gazetteer | None = None) -> Traced:
    """Trace and weigh articles given as name and text; without a gazetteer no place is known."""
    settings = Settings(processes=1)
    table = load_outlets()
    originals = []
    for name, text in texts.items():
        data = text.encode()
        originals.append(
            Original(id=make_id(text), sha256=make_id(text), path=str(Path(name)), media="text", data=data)
        )
    documents, failures = clean_originals(originals, outlets=table, settings=settings)
    assert not failures
    table = table.extended([d.outlet_name for d in documents if d.outlet_name])
    readings = [read_document(d, outlets=table) for d in documents]
    trace = trace_case(documents, readings, outlets=table, settings=settings)
    weighing = weigh_case(documents, readings, trace, judge=load_judge(), gazetteer=gazetteer)
    return Traced({d.path: d for d in documents}, tuple(readings), trace, weighing)
