"""A case with everything in it findable by id, and by the names a reader would call things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from whence.conclusions import SURE, Case, Claim, Credit, Derivation, Hop, Report, Statement, Trace
from whence.histories import map_articles
from whence.moments import When
from whence.records import Attribution, Document, Reading
from whence.show.words import say_when, trim

EVIDENCE_WORDS = {
    "verb": "credit", "according": "credit", "told": "credit", "noun": "credit", "anaphor": "credit",
    "byline": "byline", "tag": "agency tag", "link": "link", "described": "described without its outlet",
    "version": "a version of one article",
    "shared text": "shared text", "through": "through another article", "implied": "overlaps alone",
}  # fmt: skip
COPYING = frozenset({"shared text", "byline", "tag", "implied"})  # evidence that the text itself was taken
_NOT_REPORTING = {"byline", "tag", "link"}  # an outlet's own name there does not say that it asked anybody


@dataclass(frozen=True, slots=True)
class Resting:
    """The documents that rest on a report, directly or through others, in the order of the case."""

    sure: tuple[str, ...]
    perhaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case, and where in it to find what an id means."""

    case: Case
    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    reports: Mapping[str, Report]
    attributions: Mapping[str, Attribution]
    resting: Mapping[str, Resting]
    own: Mapping[str, tuple[Credit | Attribution, ...]]  # of a document: what shows reporting of its own
    numbers: Mapping[str, int]  # of claims, from 1
    articles: Mapping[str, str]  # of versions: the document that stands for their article

    @property
    def originals(self) -> tuple[Report, ...]:
        """Give the original reports, the one that most articles rest on first."""
        found = [report for report in self.case.trace.reports if report.is_original]
        return tuple(sorted(found, key=lambda report: -len(self.resting[report.id].sure)))


def view_case(case: Case) -> CaseView:
    """Make everything in `case` findable."""
    return CaseView(
        case=case,
        documents={document.id: document for document in case.documents},
        readings={reading.document_id: reading for reading in case.readings},
        reports={report.id: report for report in case.trace.reports},
        attributions={a.id: a for reading in case.readings for a in reading.attributions},
        resting=_join_versions(find_resting(case.documents, case.trace), case.trace),
        own=_find_own(case),
        numbers={claim.id: number for number, claim in enumerate(case.weighing.claims, 1)},
        articles=map_articles(case.trace.histories),
    )


def find_resting(documents: Sequence[Document], trace: Trace) -> Mapping[str, Resting]:
    """Give, for each report, the documents that rest on it; one hop that is a suggestion makes all one."""
    report_of = {report.document_id: report.id for report in trace.reports if report.document_id is not None}
    below: dict[str, list[Derivation]] = {}
    for derivation in trace.derivations:
        below.setdefault(derivation.report_id, []).append(derivation)
    order = {document.id: place for place, document in enumerate(documents)}
    return {report.id: _follow(report.id, below, report_of, order) for report in trace.reports}


def _join_versions(resting: Mapping[str, Resting], trace: Trace) -> Mapping[str, Resting]:
    """Give what rests on each report with one document for each article, and none for the article of the report."""
    articles = map_articles(trace.histories)
    if not articles:
        return resting
    found = {}
    for report in trace.reports:
        own = articles.get(report.document_id or "", report.document_id)
        sure = dict.fromkeys(articles.get(key, key) for key in resting[report.id].sure)
        perhaps = dict.fromkeys(articles.get(key, key) for key in resting[report.id].perhaps)
        found[report.id] = Resting(
            tuple(key for key in sure if key != own),
            tuple(key for key in perhaps if key != own and key not in sure),
        )
    return found


def _follow(
    root: str,
    below: Mapping[str, list[Derivation]],
    report_of: Mapping[str, str],
    order: Mapping[str, int],
) -> Resting:
    is_sure: dict[str, bool] = {}
    waiting = [(root, True)]
    while waiting:
        report_id, sure = waiting.pop()
        for derivation in below.get(report_id, ()):
            now = sure and derivation.probability >= SURE
            if is_sure.get(derivation.document_id, False) or (not now and derivation.document_id in is_sure):
                continue
            is_sure[derivation.document_id] = now
            if derivation.document_id in report_of:
                waiting.append((report_of[derivation.document_id], now))
    ranked = sorted(is_sure, key=lambda key: order.get(key, 0))
    return Resting(tuple(d for d in ranked if is_sure[d]), tuple(d for d in ranked if not is_sure[d]))


def _find_own(case: Case) -> dict[str, tuple[Credit | Attribution, ...]]:
    """Give, for each document, its credits to itself, then sources who told it without such a credit."""
    own: dict[str, list[Credit | Attribution]] = {document.id: [] for document in case.documents}
    credited: dict[str, list[Credit]] = {}
    for credit in case.trace.credits:
        if credit.is_self and credit.form not in _NOT_REPORTING:
            own[credit.document_id].append(credit)
            credited.setdefault(credit.document_id, []).append(credit)
    for reading in case.readings:
        beside = credited.get(reading.document_id, [])
        seen = {credit.attribution_id for credit in beside}
        for attribution in reading.attributions:
            channel = attribution.channel
            if channel is None or not channel.is_self or attribution.id in seen:
                continue
            if not any(credit.span.overlaps(channel.span) for credit in beside):
                own[reading.document_id].append(attribution)
    return {key: tuple(found) for key, found in own.items()}


def reports_for_itself(view: CaseView, document: Document) -> bool:
    """Tell whether the article shows reporting of its own beside what it rests on."""
    return bool(view.own[document.id])


def name_document(document: Document) -> str:
    """Give the outlet's name, or the name of the file where the outlet is not stated."""
    return document.outlet_name or PurePath(document.path).name


def read_headline(document: Document) -> str | None:
    """Give the words of the headline; None when there is none."""
    return None if document.headline is None else document.headline.of(document.text)


def read_published(document: Document) -> When | None:
    """Give when the document says it appeared; None when it does not say."""
    return None if document.published is None else document.published.when


def say_date(document: Document) -> str:
    """Give in words when the document appeared, or was updated, as it says itself."""
    if document.published is None and document.updated is not None:
        return f"updated {say_when(document.updated.when)}"
    return say_when(read_published(document))


def name_report(view: CaseView, report: Report) -> str:
    """Give what a reader would call a report."""
    if report.outlet_name:
        return report.outlet_name
    if report.document_id:
        return name_document(view.documents[report.document_id])
    return "an original nobody names" if report.implied_by else "an account nobody names"


def name_hop(view: CaseView, hop: Hop) -> str:
    """Give what a reader would call a step of a chain."""
    if hop.kind == "document" and hop.key in view.documents:
        return name_document(view.documents[hop.key])
    if hop.kind == "report" and hop.key in view.reports:
        return name_report(view, view.reports[hop.key])
    words = trim(hop.words) or hop.key
    kind, _, name = hop.key.partition(":")
    if kind in ("person", "named") and name and name.split()[-1] not in words.casefold():
        return f"{name.title()} (“{words}”)"  # "She" alone tells a reader nothing
    return words


def find_hops(view: CaseView, statement: Statement) -> tuple[Hop, ...]:
    """Give the chain without an outlet at its end that stands there already as the report before it."""
    attribution = view.attributions.get(statement.attribution_id or "")
    speaker = None if attribution is None else attribution.speaker
    is_said_twice = speaker is not None and speaker.kind == "outlet" and len(statement.chain) > 2
    return tuple(hop for hop in statement.chain if hop.kind != "source" or not is_said_twice)


def find_unsaid(view: CaseView, statement: Statement) -> Report | None:
    """Give the report a statement is counted with though no words beside it say so; None when they do."""
    report = view.reports.get((statement.origin or "").removeprefix("report:"))
    is_own = report is None or report.document_id == statement.document_id
    return None if is_own or any(hop.kind == "report" for hop in statement.chain) else report


def is_sourced(statement: Statement) -> bool:
    """Tell whether it is stated on whose word a statement stands."""
    return statement.origin is not None or any(hop.kind != "document" for hop in statement.chain)


def find_claim_documents(claim: Claim) -> tuple[str, ...]:
    """Give the documents that state a claim, each once, in order."""
    return tuple(dict.fromkeys(statement.document_id for statement in claim.statements))


def list_values(statement: Statement) -> list[str]:
    """Give the words of the amounts and times of a statement; its places and doers stand in its own words."""
    return [
        value.words
        for value in statement.values
        if value.kind not in ("place", "who") and value.role != "report"
    ]
