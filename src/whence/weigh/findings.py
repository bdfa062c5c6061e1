"""Findings: what would mislead a reader most, first; each with the words that show it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.conclusions import SURE, Claim, Finding, Report, Statement, Trace
from whence.labels import label_document
from whence.records import Document, Evidence
from whence.trace import DEPENDENT
from whence.weigh.names import name_origin

_RANKS = {
    "many articles, one origin": 10, "uncredited copying": 20, "doubted credit": 25, "drift": 30, "conflict": 40,
    "denied": 45, "different scope": 50, "correction": 55, "perhaps the same report": 60, "missing original": 70,
}  # fmt: skip
_REPEATED = 3  # articles from which a single origin is worth a warning
_CORRECTION = re.compile(
    r"\b(?:correction\s*:|an earlier version of this (?:story|article|report)|"
    r"(?:story|article|report) (?:has been|was) (?:corrected|amended)|"
    r"corrected (?:its|the|an) (?:earlier )?(?:figure|report|story|number)|we (?:regret|apologi[sz]e))", re.IGNORECASE
)  # fmt: skip


def find_findings(
    claims: Sequence[Claim],
    trace: Trace,
    documents: Mapping[str, Document],
    *,
    bearing: Mapping[str, Sequence[Statement]],
) -> list[Finding]:
    """Give the findings, those that mislead most first, among equals those that concern most articles.

    `bearing` holds the statements that assert each claim, by its id.
    """
    reports = {r.id: r for r in trace.reports}
    found = [
        *_single_origins(claims, reports, documents, bearing=bearing),
        *_copies(trace, documents),
        *_doubted(trace, documents),
        *_drifts(trace, documents),
        *_relations(claims, documents),
        *_corrections(documents),
        *_suggestions(trace, reports, documents),
        *_missing(trace),
    ]
    return sorted(found, key=lambda f: (f.rank, -len({e.document_id for e in f.evidence}), f.words))


def _finding(kind: str, words: str, evidence: Sequence[Evidence]) -> Finding:
    return Finding(kind=kind, rank=_RANKS[kind], words=words, evidence=tuple(evidence))


def _evidence(statement: Statement, documents: Mapping[str, Document], kind: str = "statement") -> Evidence:
    span = statement.spans[0]
    return Evidence(kind, statement.document_id, span, span.of(documents[statement.document_id].text))


def _single_origins(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    documents: Mapping[str, Document],
    *,
    bearing: Mapping[str, Sequence[Statement]],
) -> Iterator[Finding]:
    for claim in claims:
        asserting = bearing[claim.id]
        articles = sorted({s.document_id for s in asserting})
        if claim.origins.at_most != 1 or len(articles) < _REPEATED:
            continue
        first = {s.document_id: s for s in reversed(asserting)}
        name = name_origin(asserting[0].origin or "", reports, documents)
        words = f"{len(articles)} articles say “{_short(claim.slot)}”; all of them rest on one origin: {name}."
        yield _finding("many articles, one origin", words, [_evidence(first[a], documents) for a in articles])


def _copies(trace: Trace, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield text shared by two articles where the one that rests on the other names it nowhere."""
    for derivation in trace.derivations:
        shared = [e for e in derivation.evidence if e.kind == "shared text"]
        if not shared or len(shared) != len(derivation.evidence):
            continue
        name = label_document(documents[derivation.document_id])
        n_more = len(shared) - 1
        more = f", and {n_more} more passage{'s' if n_more > 1 else ''}" if n_more else ""
        longest = max(shared, key=lambda e: len(e.words))
        words = f"{name} carries text that stands elsewhere and credits nobody for it: {longest.note}{more}."
        others = []
        for alignment in trace.alignments:
            if alignment.kind in DEPENDENT and derivation.document_id in (
                alignment.left_id,
                alignment.right_id,
            ):
                is_left = alignment.left_id == derivation.document_id
                other_id, span = (
                    (alignment.right_id, alignment.right) if is_left else (alignment.left_id, alignment.left)
                )
                others.append(Evidence("shared text", other_id, span, span.of(documents[other_id].text)))
        yield _finding("uncredited copying", words, [*shared, *others])


def _doubted(trace: Trace, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield the credits that another article's text speaks against, once for each two articles and outlet."""
    seen: set[tuple[str, str | None, str]] = set()
    for credit in trace.credits:
        if credit.doubt is None or (credit.document_id, credit.outlet, credit.doubt) in seen:
            continue
        seen.add((credit.document_id, credit.outlet, credit.doubt))
        article, other = documents[credit.document_id], documents[credit.doubt]
        stated = credit.span.of(article.text)
        words = (
            f"{label_document(article)} says “{_short(stated)}”; {label_document(other)}, which is not known to be "
            "later, has the same words as its own or from another outlet."
        )
        title = other.headline.of(other.text) if other.headline else other.path
        evidence = [Evidence("credit", article.id, credit.span, stated)]
        evidence.append(Evidence("same words", other.id, other.headline, title))
        yield _finding("doubted credit", words, evidence)


def _drifts(trace: Trace, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield each change once, however many pairs of articles show it, with the words of all."""
    found: dict[tuple[str, frozenset[str]], tuple[str, list[Evidence]]] = {}
    for drift in trace.drifts:
        sides = ((drift.left_id, drift.left), (drift.right_id, drift.right))
        evidence = [Evidence(drift.kind, d, s, s.of(documents[d].text)) for d, s in sides]
        key = drift.kind, frozenset(" ".join(e.words.casefold().split()) for e in evidence)
        found.setdefault(key, (drift.words, []))[1].extend(evidence)
    for words, evidence in found.values():
        pairs = {
            (one.document_id, two.document_id) for one, two in zip(evidence[::2], evidence[1::2], strict=True)
        }
        n_more = len(pairs) - 1
        more = f" The same stands between {n_more} more pair{'s' * (n_more > 1)} of articles." if n_more else ""
        yield _finding("drift", words + more, list(dict.fromkeys(evidence)))


def _relations(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Finding]:
    for claim in claims:
        by_id = {s.id: s for s in claim.statements}
        seen: set[str] = set()
        for relation in claim.relations:
            if relation.kind not in ("conflict", "denied", "different scope") or relation.kind in seen:
                continue
            seen.add(relation.kind)
            left, right = by_id[relation.left_id], by_id[relation.right_id]
            one = relation.left.of(documents[left.document_id].text)
            two = relation.right.of(documents[right.document_id].text)
            words = f"“{_short(claim.slot)}”: “{_short(one)}” and “{_short(two)}”: {relation.rule}."
            yield _finding(relation.kind, words, [_evidence(left, documents), _evidence(right, documents)])


def _corrections(documents: Mapping[str, Document]) -> Iterator[Finding]:
    for document in documents.values():
        for block in document.blocks:
            match = _CORRECTION.search(block.span.of(document.text))
            if match and block.kind != "other-story":
                said = _short(block.span.of(document.text), 200)
                words = f"{label_document(document)} carries a correction: “{said}”"
                evidence = Evidence("correction", document.id, block.span, block.span.of(document.text))
                yield _finding("correction", words, [evidence])
                break


def _suggestions(
    trace: Trace, reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    for derivation in trace.derivations:
        if derivation.probability < SURE and derivation.evidence[0].kind == "described":
            name = reports[derivation.report_id].outlet_name or "a report nobody names"
            path = label_document(documents[derivation.document_id])
            said = _short(derivation.evidence[0].words)
            words = f"{path} may rest on the report of {name}: “{said}”; it names no outlet."
            yield _finding("perhaps the same report", words, derivation.evidence)


def _missing(trace: Trace) -> Iterator[Finding]:
    for report in trace.reports:
        if report.document_id is None and report.is_original:
            n = len({e.document_id for e in report.credited_by})
            name = report.outlet_name or "A report nobody names"
            resting = "1 article here rests" if n == 1 else f"{n} articles here rest"
            words = f"{name} is not in the pile, and {resting} on it: find it."
            yield _finding("missing original", words, report.credited_by)


def _short(text: str, most: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
