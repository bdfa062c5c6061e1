"""A case as a graph for drawing programs: GraphML, and GEXF for Gephi."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from whence.conclusions import SURE, Case
from whence.show.links import is_direct
from whence.show.sources import Speaker, list_speakers
from whence.show.standings import AS_FOUND, Standings, find_standings
from whence.show.views import CaseView, name_document, name_report, read_headline, view_case
from whence.show.words import say_when, show_controls

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_FIELDS = {
    "kind": "string",
    "label": "string",
    "date": "string",
    "in_case": "boolean",
    "standing": "string",
}
_EDGE_FIELDS = {"relation": "string", "probability": "double", "evidence": "string", "standing": "string"}


_Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    fields: _Fields


@dataclass(frozen=True, slots=True)
class _Graph:
    """Nodes by their ids, and edges whose two ends are among them."""

    nodes: Mapping[str, _Fields]
    edges: tuple[_Edge, ...]


def write_graphml(case: Case) -> str:
    """Give documents, missing reports and sources as nodes; who rests on whom, and who speaks in what, as edges."""
    found = _make_graph(view_case(case))
    root = ElementTree.Element("graphml", xmlns=_GRAPHML)
    for domain, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name, kind in fields.items():
            attributes = {"id": _key(domain, name), "for": domain, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", attributes)
    graph = ElementTree.SubElement(root, "graph", edgedefault="directed")
    for key, node in found.nodes.items():
        element = ElementTree.SubElement(graph, "node", id=_clean(key))
        for name, value in node.items():
            ElementTree.SubElement(element, "data", key=_key("node", name)).text = _say(value)
    for edge in found.edges:
        ends = {"source": _clean(edge.source), "target": _clean(edge.target)}
        element = ElementTree.SubElement(graph, "edge", ends)
        for name, value in edge.fields.items():
            ElementTree.SubElement(element, "data", key=_key("edge", name)).text = _say(value)
    return _print(root)


def _key(domain: str, name: str) -> str:
    """Give the id of a field; those of nodes and of edges share one list."""
    return f"{domain}_{name}" if name in _NODE_FIELDS.keys() & _EDGE_FIELDS.keys() else name


def write_gexf(case: Case) -> str:
    """Give the same graph as GEXF 1.2; the weight of an edge is its probability."""
    found = _make_graph(view_case(case))
    root = ElementTree.Element("gexf", xmlns=_GEXF, version="1.2")
    graph = ElementTree.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for domain, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        kinds = ElementTree.SubElement(graph, "attributes", {"class": domain})
        for name, kind in fields.items():
            ElementTree.SubElement(kinds, "attribute", id=name, title=name, type=kind)
    nodes = ElementTree.SubElement(graph, "nodes")
    for key, node in found.nodes.items():
        label = _say(node["label"])
        _put_values(ElementTree.SubElement(nodes, "node", id=_clean(key), label=label), node)
    edges = ElementTree.SubElement(graph, "edges")
    for n, edge in enumerate(found.edges):
        ends = {"id": str(n), "source": _clean(edge.source), "target": _clean(edge.target)}
        weight = _say(edge.fields["probability"])
        _put_values(ElementTree.SubElement(edges, "edge", ends, weight=weight), edge.fields)
    return _print(root)


def _put_values(element: ElementTree.Element, fields: _Fields) -> None:
    values = ElementTree.SubElement(element, "attvalues")
    for name, value in fields.items():
        ElementTree.SubElement(values, "attvalue", {"for": name, "value": _say(value)})


def _print(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _say(value: object) -> str:
    return _clean(str(value).lower() if isinstance(value, bool) else str(value))


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", show_controls(words))


def _make_graph(view: CaseView) -> _Graph:
    standings = find_standings(view)
    speakers = list_speakers(view)
    nodes = dict(_list_nodes(view, standings)) | dict(_list_sources(speakers, standings))
    edges = [*_list_derivations(view, standings), *_list_sayings(speakers, standings)]
    return _Graph(nodes, tuple(edge for edge in edges if edge.source in nodes and edge.target in nodes))


def _list_nodes(view: CaseView, standings: Standings) -> Iterator[tuple[str, _Fields]]:
    for document in view.case.documents:
        label = f"{name_document(document)}: {read_headline(document) or document.path}"
        when = say_when(document.published.when if document.published else None)
        standing = standings.documents[document.id].words
        yield document.id, _node("document", label, when, standing, in_case=True)
    for report in view.case.trace.reports:
        if report.document_id is None:
            label, when = name_report(view, report), say_when(report.published)
            yield report.id, _node("missing report", label, when, standings.reports[report.id].words)


def _list_sources(speakers: Iterable[Speaker], standings: Standings) -> Iterator[tuple[str, _Fields]]:
    for speaker in speakers:
        kind = "named source" if speaker.is_named else "unnamed source"
        standing = standings.sources.get(speaker.key, AS_FOUND).words
        yield f"source:{speaker.key}", _node(kind, speaker.words[0], "", standing)


def _node(kind: str, label: str, date: str, standing: str, *, in_case: bool = False) -> _Fields:
    return {"kind": kind, "label": label, "date": date, "in_case": in_case, "standing": standing}


def _list_derivations(view: CaseView, standings: Standings) -> Iterator[_Edge]:
    for derivation in filter(is_direct, view.case.trace.derivations):
        report = view.reports[derivation.report_id]
        fields: _Fields = {
            "relation": "rests on" if derivation.probability >= SURE else "perhaps rests on",
            "probability": derivation.probability,
            "evidence": "; ".join(dict.fromkeys(item.kind for item in derivation.evidence)),
            "standing": standings.derivations[derivation.document_id, derivation.report_id].words,
        }
        yield _Edge(derivation.document_id, report.document_id or report.id, fields)


def _list_sayings(speakers: Iterable[Speaker], standings: Standings) -> Iterator[_Edge]:
    for speaker in speakers:
        standing = standings.sources.get(speaker.key, AS_FOUND).words
        for document_id in dict.fromkeys(statement.document_id for _, statement in speaker.stated):
            fields: _Fields = {
                "relation": "on the word of", "probability": 1.0, "evidence": "", "standing": standing
            }  # fmt: skip
            yield _Edge(document_id, f"source:{speaker.key}", fields)
