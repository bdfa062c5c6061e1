"""A case as a graph: GraphML for drawing programs, W3C PROV-JSON for those that keep provenance."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import msgspec

from whence.conclusions import SURE, Case
from whence.show.links import is_direct
from whence.show.sources import Speaker, list_speakers
from whence.show.views import COPYING, CaseView, name_document, name_report, read_headline, view_case
from whence.show.words import say_when, show_controls

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_FIELDS = {"kind": "string", "label": "string", "date": "string", "in_case": "boolean"}
_EDGE_FIELDS = {"relation": "string", "probability": "double", "evidence": "string"}


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    relation: str
    probability: float
    evidence: str


def write_graphml(case: Case) -> str:
    """Give documents, missing reports and sources as nodes; who rests on whom, and who speaks in what, as edges."""
    view = view_case(case)
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for domain, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name, kind in fields.items():
            attributes = {"id": name, "for": domain, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", attributes)
    graph = ElementTree.SubElement(root, "graph", edgedefault="directed")
    speakers = list_speakers(view)
    nodes = dict(_list_nodes(view, speakers))
    for key, node in nodes.items():
        _put_data(ElementTree.SubElement(graph, "node", id=_clean(key)), node)
    for edge in _list_edges(view, speakers):
        if edge.source in nodes and edge.target in nodes:
            element = ElementTree.SubElement(
                graph, "edge", source=_clean(edge.source), target=_clean(edge.target)
            )
            ends = {"relation": edge.relation, "probability": edge.probability, "evidence": edge.evidence}
            _put_data(element, ends)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _put_data(element: ElementTree.Element, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        words = str(value).lower() if isinstance(value, bool) else str(value)
        ElementTree.SubElement(element, "data", key=name).text = _clean(words)


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", show_controls(words))


def _list_nodes(view: CaseView, speakers: Sequence[Speaker]) -> Iterator[tuple[str, dict[str, object]]]:
    for document in view.case.documents:
        label = f"{name_document(document)}: {read_headline(document) or document.path}"
        when = say_when(document.published.when if document.published else None)
        yield document.id, {"kind": "document", "label": label, "date": when, "in_case": True}
    for report in view.case.trace.reports:
        if report.document_id is None:
            label, when = name_report(view, report), say_when(report.published)
            yield report.id, {"kind": "missing report", "label": label, "date": when, "in_case": False}
    for speaker in speakers:
        kind = "named source" if speaker.is_named else "unnamed source"
        yield f"source:{speaker.key}", {"kind": kind, "label": speaker.words[0], "date": "", "in_case": False}


def _list_edges(view: CaseView, speakers: Sequence[Speaker]) -> Iterator[_Edge]:
    for derivation in filter(is_direct, view.case.trace.derivations):
        report = view.reports[derivation.report_id]
        relation = "rests on" if derivation.probability >= SURE else "perhaps rests on"
        evidence = "; ".join(dict.fromkeys(item.kind for item in derivation.evidence))
        target = report.document_id or report.id
        yield _Edge(derivation.document_id, target, relation, derivation.probability, evidence)
    for speaker in speakers:
        carriers = dict.fromkeys(statement.document_id for _, statement in speaker.stated)
        for document_id in carriers:
            yield _Edge(document_id, f"source:{speaker.key}", "on the word of", 1.0, "")


def write_provenance(case: Case) -> str:
    """Give PROV-JSON: articles and reports as entities; what rests on what as typed derivations.

    Copied text is a revision (wasRevisionOf), a credit a quotation (wasQuotedFrom); an original at the end
    of the line is a primary source (hadPrimarySource). Suggestions are left out: PROV knows no maybe.
    """
    view = view_case(case)
    entities: dict[str, dict[str, str]] = {}
    for document in view.case.documents:
        entities[_name(document.id)] = {
            "prov:label": show_controls(read_headline(document) or document.path),
            "prov:type": "whence:document",
            "whence:outlet": document.outlet_name or "",
            "whence:path": document.path,
        }
    for report in view.case.trace.reports:
        if report.document_id is None:
            entities[_name(report.id)] = {
                "prov:label": f"{name_report(view, report)}, {say_when(report.published)}",
                "prov:type": "whence:missing-report",
                "whence:outlet": report.outlet_name or "",
            }
    record = {
        "prefix": {"whence": "urn:whence:", "prov": "http://www.w3.org/ns/prov#"},
        "entity": entities,
        "wasDerivedFrom": dict(_list_provenance(view)),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def _name(key: str) -> str:
    return "whence:" + re.sub(r"[^\w.-]", "-", key)


def _list_provenance(view: CaseView) -> Iterator[tuple[str, dict[str, object]]]:
    n = 0
    for derivation in view.case.trace.derivations:
        report = view.reports[derivation.report_id]
        target = report.document_id or report.id
        if derivation.probability < SURE or target == derivation.document_id:
            continue
        kinds = {item.kind for item in derivation.evidence}
        types = ["PrimarySource"] if report.is_original else []
        if kinds != {"through"}:
            types.append("Revision" if kinds & COPYING else "Quotation")
        for kind in types:
            n += 1
            yield (
                f"_:{_PROPERTIES[kind]}{n}",
                {
                    "prov:generatedEntity": _name(derivation.document_id),
                    "prov:usedEntity": _name(target),
                    "prov:type": {"$": f"prov:{kind}", "type": "prov:QUALIFIED_NAME"},
                    "prov:label": _PROPERTIES[kind],
                    "whence:evidence": ", ".join(sorted(kinds)),
                },
            )


_PROPERTIES = {
    "PrimarySource": "hadPrimarySource",
    "Revision": "wasRevisionOf",
    "Quotation": "wasQuotedFrom",
}  # the names that PROV-O gives these derivations
