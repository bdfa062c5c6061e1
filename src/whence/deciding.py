"""Deciding: from what an analyst points at to a decision in the log, and to the case as it stands after it."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from threading import Lock

from whence import cases
from whence.concluding import conclude
from whence.conclusions import Case, Finding
from whence.databases import transaction
from whence.decision_log import append_decision, read_log
from whence.decisions import KINDS, SUBJECTS, Decision, Quote, quote
from whence.errors import CaseError, WhenceError
from whence.keys import key_finding
from whence.pipeline import load_gazetteer, load_judge_for, load_table, name_outlets
from whence.recall import recalling
from whence.records import Document, Span
from whence.settings import Settings

_RECALLED = 1_500  # articles; of more, nothing is kept from one decision to the next. 1,000 take 1.2 GB in all
_concluding = Lock()  # two at once would each find anew what the other is about to keep
_HEAD = 60  # characters of a document without headline that stand for it
_LEAST = {"merge": 2, "same source": 2, "original": 2}  # things a decision of the kind is about
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "merge": ("claim",), "split": ("claim",), "same source": ("source",), "not a credit": ("credit",),
    "original": ("report",), "rate": ("source",), "rename": ("claim", "report", "source"),
    "accept": ("claim", "derivation", "finding"), "reject": ("derivation", "finding", "statement"),
}  # fmt: skip
_LETTERS = "ABCDEF"  # reliability of a source, Admiralty scale (AJP-2.1)


def choose(
    case: Case, kind: str, about: str, keys: Sequence[str], *, value: str = "", analyst: str = "", why: str = ""
) -> Decision:
    """Give the decision of one kind about the things with `keys`, with the words by which they are found again.

    Keys are ids as `show --json` prints them: of a derivation `DOCUMENT REPORT` with a space between, of a source the
    key of its origin or the id of an attribution, of a finding what `key_finding` gives. A split names the statements
    that leave together, an `original` the missing report and then the document that is it. Raises `WhenceError` where
    nothing answers to a key, or where a decision of that kind cannot be about such things.
    """
    if kind not in KINDS or kind == "undo":
        raise WhenceError(f"a decision of kind {kind!r} is not known; write one of {', '.join(KINDS[:-1])}")
    if about not in SUBJECTS or about not in _ABOUT.get(kind, SUBJECTS):
        allowed = _ABOUT.get(kind, SUBJECTS)
        raise WhenceError(f"{kind} is not about {about!r}; write one of {', '.join(allowed)}")
    if len(keys) < _LEAST.get(kind, 1):
        raise WhenceError(f"{kind} needs {_LEAST.get(kind, 1)} ids and got {len(keys)}")
    if kind in ("rename", "note") and not value.strip():
        raise WhenceError(f"{kind} needs words; give them as its value")
    if kind == "rate" and value not in _LETTERS:
        raise WhenceError(f"{value!r} is no letter of reliability; write one of {', '.join(_LETTERS)}")
    quotes = _quote_all(case, kind, about, keys)
    if kind == "reject" and about == "finding":
        value = _finding(case, keys[0]).kind
    return Decision(
        kind=kind,  # type: ignore[arg-type]  # one of KINDS, looked at above
        about=about,  # type: ignore[arg-type]
        quotes=quotes,
        value=value.strip(),
        analyst=analyst,
        why=why.strip(),
    )


def _quote_all(case: Case, kind: str, about: str, keys: Sequence[str]) -> tuple[Quote, ...]:
    if kind == "split":
        return tuple(q for key in keys for q in _quote_statement(case, key))
    if kind == "original":
        return (*_quote_report(case, keys[0]), *_quote_document(case, keys[1]))
    return tuple(q for key in keys for q in _QUOTERS[about](case, key))


def _document(case: Case, document_id: str) -> Document:
    return next(d for d in case.documents if d.id == document_id)


def _missing(what: str, key: str) -> WhenceError:
    return WhenceError(f"{what} {key!r} is not in the case; `whence show CASE --json` lists what is")


def _quote_document(case: Case, key: str) -> tuple[Quote, ...]:
    document = next((d for d in case.documents if d.id == key), None)
    if document is None:
        raise _missing("document", key)
    return (quote(document, document.headline or _first_words(document)),)


def _first_words(document: Document) -> Span:
    block = next((b.span for b in document.blocks if b.kind in ("paragraph", "blockquote")), Span(0, _HEAD))
    return Span(block.start, min(block.end, block.start + _HEAD))


def _quote_statement(case: Case, key: str) -> tuple[Quote, ...]:
    for claim in case.weighing.claims:
        for statement in claim.statements:
            if statement.id == key:
                return (quote(_document(case, statement.document_id), statement.spans[0]),)
    raise _missing("statement", key)


def _quote_claim(case: Case, key: str) -> tuple[Quote, ...]:
    claim = next((c for c in case.weighing.claims if c.id == key), None)
    if claim is None:
        raise _missing("claim", key)
    return _quote_statement(case, claim.statements[0].id)


def _quote_source(case: Case, key: str) -> tuple[Quote, ...]:
    """Quote the words for a source: of the attribution with that id, or of the first on the word of that origin."""
    attributions = {a.id: a for reading in case.readings for a in reading.attributions}
    for claim in case.weighing.claims:
        for statement in claim.statements:
            attribution = attributions.get(statement.attribution_id or "")
            is_meant = key == statement.origin or (attribution is not None and key == attribution.id)
            if is_meant and attribution is not None and attribution.source:
                return (quote(_document(case, attribution.document_id), attribution.source[0]),)
    raise _missing("source", key)


def _quote_credit(case: Case, key: str) -> tuple[Quote, ...]:
    credit = next((c for c in case.trace.credits if c.id == key), None)
    if credit is None:
        raise _missing("credit", key)
    return (quote(_document(case, credit.document_id), credit.span),)


def _quote_report(case: Case, key: str) -> tuple[Quote, ...]:
    report = next((r for r in case.trace.reports if r.id == key), None)
    if report is None:
        raise _missing("report", key)
    if report.document_id is not None:
        return _quote_document(case, report.document_id)
    for evidence in report.credited_by:
        if evidence.span is not None:
            return (quote(_document(case, evidence.document_id), evidence.span),)
    raise WhenceError(f"report {key!r} is implied by overlaps alone: there are no words to hold a decision by")


def _quote_derivation(case: Case, key: str) -> tuple[Quote, ...]:
    document_id, _, report_id = key.partition(" ")
    for derivation in case.trace.derivations:
        if (derivation.document_id, derivation.report_id) == (document_id, report_id):
            spans = [e.span for e in derivation.evidence if e.span is not None and e.document_id == document_id]
            document = _document(case, document_id)
            words = spans[0] if spans else document.headline or _first_words(document)
            return (quote(document, words), *_quote_report(case, report_id))
    raise _missing("derivation", key)


def _quote_finding(case: Case, key: str) -> tuple[Quote, ...]:
    spans = [(e.document_id, e.span) for e in _finding(case, key).evidence]
    return tuple(quote(_document(case, d), span) for d, span in spans if span is not None)


def _finding(case: Case, key: str) -> Finding:
    found = next((f for f in case.weighing.findings if key_finding(f) == key), None)
    if found is None:
        raise _missing("finding", key)
    return found


_QUOTERS: Mapping[str, Callable[[Case, str], tuple[Quote, ...]]] = {
    "claim": _quote_claim, "statement": _quote_statement, "source": _quote_source, "credit": _quote_credit,
    "derivation": _quote_derivation, "report": _quote_report, "finding": _quote_finding, "document": _quote_document,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as it was read or written, and the state (`cases.read_state`) of its file then."""

    state: tuple[int, int, int]
    case: Case


def decide(path: Path, decision: Decision, *, seen: Seen | None = None) -> Case:
    """Write a decision into the log of the case at `path` and give the case as it stands after it.

    The decision is on disk before anything is concluded from it: whatever ends the process then, the next command that
    writes the case finds it. What was `seen` is not read again as long as nobody has written since. Raises `CaseError`
    when it undoes what is not there.
    """
    with cases.open_case(path, is_new_allowed=True) as connection:
        with transaction(connection):
            is_seen = seen is not None and cases.read_state(connection) == seen.state
            append_decision(connection, decision)
        return _conclude_anew(connection, seen if is_seen else None)


def undo(path: Path, number: int, *, analyst: str = "", why: str = "", seen: Seen | None = None) -> Case:
    """Take back a decision, or an undo; both stay in the log."""
    taken = Decision(kind="undo", about="decision", undoes=number, analyst=analyst, why=why)
    return decide(path, taken, seen=seen)


def catch_up(path: Path) -> Case:
    """Give the case at `path` with every decision of its log concluded from: after a process that died half-way."""
    with cases.open_case(path, is_new_allowed=True) as connection:
        log = read_log(connection)
        if log and log[-1].number > cases.read_concluded(connection):
            return _conclude_anew(connection)
        return cases.read_case(connection)


def prepare(path: Path) -> None:
    """Conclude from the case at `path` and write nothing, so that the first decision finds what it leaves as it is."""
    with cases.open_case(path) as connection:
        settings, case = cases.read_intake(connection).settings, cases.read_case(connection)
    if case.documents and len(case.documents) <= _RECALLED:
        _conclude(case, settings)


def _conclude_anew(connection: Connection, seen: Seen | None = None) -> Case:
    """Trace and weigh what the case holds as its log now says; nothing is cleaned or read again."""
    intake = cases.read_intake(connection)
    if seen is not None and seen.state[0] == intake.edition:
        case = dataclasses.replace(seen.case, decisions=read_log(connection))
    else:
        case = cases.read_case(connection)
    if not case.documents:
        raise CaseError("holds no article; `whence add` puts some in")
    case = _conclude(case, intake.settings)
    cases.write_case(connection, case, intake=intake, keys=cases.read_keys(connection))
    return case


def _conclude(case: Case, settings: Settings) -> Case:
    with _concluding, recalling(len(case.documents) <= _RECALLED):
        trace, weighing = conclude(
            case.documents,
            case.readings,
            outlets=load_table(name_outlets(case.documents)),
            settings=settings,
            judge=load_judge_for(settings),
            gazetteer=load_gazetteer(settings),
            decisions=case.decisions,
        )
    return dataclasses.replace(case, trace=trace, weighing=weighing)
