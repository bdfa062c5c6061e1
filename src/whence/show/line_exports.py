"""JSON Lines: every record of a case with its kind, and the analyst's log."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from whence.conclusions import Case, Derivation
from whence.decisions import find_live, place_decisions
from whence.keys import key_finding
from whence.show.case_payload import make_payload
from whence.show.evidence import make_evidence
from whence.show.payloads import CasePayload
from whence.show.places import map_span, map_spans
from whence.show.rows import Row, name_origins, name_standing
from whence.show.standings import AS_FOUND, Standing, Standings, find_standings
from whence.show.views import CaseView, view_case

_PLAIN = {
    "passages": "passage", "drifts": "drift", "histories": "history", "load_bearing": "load_bearing", "gaps": "gap",
    "places": "place", "distance_checks": "distance_check", "failures": "failure", "made_by": "made_by",
}  # fmt: skip


def write_lines(case: Case) -> str:
    """Give one JSON object a line: the summary, then every record with its kind as `record`.

    What a decision can be about says in `standing` who stands behind it, and in `decisions` which entries of the log.
    """
    view = view_case(case)
    return _write(_list_records(view, make_payload(case), find_standings(view)))


def write_log(case: Case) -> str:
    """Give the decisions, one JSON object a line, in the order in which they were made; the first line counts them."""
    decisions = list(list_decisions(view_case(case)))
    states = [decision["state"] for decision in decisions]
    head = {
        "record": "log",
        "decisions": len(decisions),
        "in_force": states.count("in force"),
        "lost": states.count("lost"),
    }
    return _write([head, *({"record": "decision", **decision} for decision in decisions)])


def _write(records: Iterable[Row]) -> str:
    return "".join(msgspec.json.encode(record).decode() + "\n" for record in records)


def _list_records(view: CaseView, payload: CasePayload, standings: Standings) -> Iterator[Row]:
    as_of = None if payload.as_of is None else msgspec.to_builtins(payload.as_of)
    yield {"record": "summary", **msgspec.to_builtins(payload.summary), "as_of": as_of}
    for document in payload.documents:
        yield _tell("document", document, standings.documents.get(document.id, AS_FOUND))
    for report in payload.reports:
        yield _tell("report", report, standings.reports.get(report.id, AS_FOUND))
    for derivation in view.case.trace.derivations:
        yield _tell_derivation(view, derivation, standings)
    for claim in payload.claims:
        yield _tell("claim", claim, standings.claims.get(claim.id, AS_FOUND))
    for key, name in name_origins(view).items():
        about = name_standing(standings.sources.get(key, AS_FOUND))
        yield {"record": "source", "key": key, "name": name, "reliability": standings.letters.get(key), **about}
    for told, finding in zip(payload.findings, view.case.weighing.findings, strict=True):
        yield _tell("finding", told, standings.findings.get(key_finding(finding), AS_FOUND))
    for name, record in _PLAIN.items():
        for item in getattr(payload, name):
            yield {"record": record, **msgspec.to_builtins(item)}
    for decision in list_decisions(view):
        yield {"record": "decision", **decision}


def _tell(record: str, item: Any, standing: Standing) -> Row:
    return {"record": record, **msgspec.to_builtins(item), **name_standing(standing)}


def _tell_derivation(view: CaseView, derivation: Derivation, standings: Standings) -> Row:
    document = view.documents[derivation.document_id]
    return {
        "record": "derivation",
        "document": derivation.document_id,
        "report": derivation.report_id,
        "probability": derivation.probability,
        "evidence": msgspec.to_builtins(make_evidence(view.documents, derivation.evidence)),
        "spans": map_spans(document, derivation.spans),
        **name_standing(standings.derivations[derivation.document_id, derivation.report_id]),
    }


def list_decisions(view: CaseView) -> Iterator[Row]:
    """Yield every decision with its state (in force, undone, lost: its words are gone) and where its words stand."""
    decisions = view.case.decisions
    rulings, missing = place_decisions(decisions, view.case.documents)
    places = {ruling.decision.number: ruling.places for ruling in rulings}
    live, lost = {d.number for d in find_live(decisions)}, {d.number for d in missing}
    for decision in decisions:
        number = decision.number
        state = "lost" if number in lost else "in force" if number in live else "undone"
        found = places.get(number, ())
        yield {
            **msgspec.to_builtins(decision),
            "state": "undo" if decision.kind == "undo" else state,
            "places": [{"document": key, "spans": map_span(view.documents[key], span)} for key, span in found],
        }
