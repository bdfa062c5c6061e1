"""Takes in, reads and traces small piles given as texts or pages, without weighing them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from whence.conclusions import Trace
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Document, Original, make_id
from whence.settings import Settings
from whence.trace import trace_case


@dataclass(frozen=True, slots=True)
class Traced:
    """A pile with its trace; documents are found by the name of their file."""

    documents: Mapping[str, Document]
    trace: Trace

    def name(self, document_id: str) -> str:
        return next(name for name, document in self.documents.items() if document.id == document_id)

    def resting(self) -> set[tuple[str, str]]:
        """Give (document, what it rests on directly): the outlet, or the name of a document of the pile."""
        reports = {r.id: r for r in self.trace.reports}
        return {
            (self.name(d.document_id), self._called(reports[d.report_id]))
            for d in self.trace.derivations
            if any(e.kind != "through" for e in d.evidence)
        }

    def _called(self, report) -> str:
        return self.name(report.document_id) if report.document_id else report.outlet_name or "nobody named"


def trace_pile(texts: Mapping[str, str], **changed: Mapping[str, object]) -> Traced:
    """Trace articles given as name and text; `changed` sets fields of documents, by the stem of their name."""
    settings = Settings(processes=1, reader="rules")
    table = load_outlets()
    originals = [
        Original(
            id=make_id(name, text),
            sha256=make_id(text),
            path=name,
            media="html" if name.endswith(".html") else "text",
            data=text.encode(),
        )
        for name, text in texts.items()
    ]
    documents, _ = clean_originals(originals, outlets=table, settings=settings)
    documents = [replace(d, **changed.get(d.path.partition(".")[0], {})) for d in documents]
    table = table.extended([d.outlet_name for d in documents if d.outlet_name])
    readings = [read_document(d, outlets=table) for d in documents]
    trace = trace_case(documents, readings, outlets=table, settings=settings)
    return Traced({d.path: d for d in documents}, trace)
