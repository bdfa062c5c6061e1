"""A case as W3C PROV-JSON: articles and reports as entities, what rests on what as typed derivations."""

import re
from collections.abc import Iterator

import msgspec

from whence.conclusions import SURE, Case, Report
from whence.records import Document, make_id
from whence.show.rows import Row
from whence.show.standings import Standings, find_standings
from whence.show.views import COPYING, CaseView, name_report, read_headline, view_case
from whence.show.words import say_when, show_controls

_PROPERTIES = {
    "PrimarySource": "hadPrimarySource",
    "Revision": "wasRevisionOf",
    "Quotation": "wasQuotedFrom",
}  # the names that PROV-O gives these derivations


def write_provenance(case: Case) -> str:
    """Give PROV-JSON (W3C member submission of 2013) with outlets as agents.

    Copied text is a revision (wasRevisionOf), a credit a quotation (wasQuotedFrom); an original at the end
    of the line is a primary source (hadPrimarySource). Suggestions are left out: PROV knows no maybe.
    """
    view = view_case(case)
    standings = find_standings(view)
    outlets = dict(_list_outlets(view))
    record = {
        "prefix": {"whence": "urn:whence:"},
        "entity": {
            **{_name(each.id): _tell_document(each, standings) for each in view.case.documents},
            **{
                _name(each.id): _tell_missing(view, each, standings)
                for each in view.case.trace.reports
                if each.document_id is None
            },
        },
        "agent": {_name_outlet(name): _tell_outlet(name) for name in sorted(set(outlets.values()))},
        "wasAttributedTo": {
            f"_:attribution{n}": {"prov:entity": _name(key), "prov:agent": _name_outlet(name)}
            for n, (key, name) in enumerate(outlets.items(), 1)
        },
        "wasDerivedFrom": dict(_list_derivations(view, standings)),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def _name(key: str) -> str:
    return "whence:" + re.sub(r"[^\w.-]", "-", key)


def _name_outlet(name: str) -> str:
    return f"whence:outlet-{make_id(name)}"


def _type(name: str) -> Row:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _tell_document(document: Document, standings: Standings) -> Row:
    return {
        "prov:label": show_controls(read_headline(document) or document.path),
        "prov:type": _type("whence:document"),
        "whence:outlet": show_controls(document.outlet_name or ""),
        "whence:path": show_controls(document.path),
        "whence:standing": standings.documents[document.id].words,
    }


def _tell_missing(view: CaseView, report: Report, standings: Standings) -> Row:
    return {
        "prov:label": show_controls(f"{name_report(view, report)}, {say_when(report.published)}"),
        "prov:type": _type("whence:missing-report"),
        "whence:outlet": show_controls(report.outlet_name or ""),
        "whence:standing": standings.reports[report.id].words,
    }


def _list_outlets(view: CaseView) -> Iterator[tuple[str, str]]:
    """Yield each entity whose outlet is stated, with its name."""
    for document in view.case.documents:
        if document.outlet_name:
            yield document.id, document.outlet_name
    for report in view.case.trace.reports:
        if report.document_id is None and report.outlet_name:
            yield report.id, report.outlet_name


def _tell_outlet(name: str) -> Row:
    return {"prov:label": show_controls(name), "prov:type": _type("prov:Organization")}


def _list_derivations(view: CaseView, standings: Standings) -> Iterator[tuple[str, Row]]:
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
                    "prov:type": _type(f"prov:{kind}"),
                    "prov:label": _PROPERTIES[kind],
                    "whence:evidence": ", ".join(sorted(kinds)),
                    "whence:standing": standings.derivations[
                        derivation.document_id, derivation.report_id
                    ].words,
                },
            )
