"""Findings: what would mislead a reader most, first; each with the words that show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import SURE, Alignment, Claim, Finding, Report, Statement, Trace
from whence.histories import count_articles, map_articles
from whence.labels import label_document
from whence.records import Document, Evidence, Mention
from whence.trace import DEPENDENT
from whence.weigh.headlines import find_excesses
from whence.weigh.names import name_origin
from whence.weigh.omissions import find_omissions
from whence.weigh.piles import Pile
from whence.weigh.repeats import find_repeats

_RANKS = {
    "many articles, one origin": 10, "counted twice": 12, "denial left out": 15, "uncredited copying": 20,
    "doubted credit": 25, "drift": 30, "conflict": 40, "headline beyond its article": 42, "denied": 45,
    "different scope": 50, "correction": 55, "perhaps the same report": 60, "missing original": 70,
}  # fmt: skip
_REPEATED = 3  # articles from which a single origin is worth a warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What findings are made from.

    `bearing` holds the statements that assert each claim, by its id; `mentions` the names in each document.
    """

    claims: Sequence[Claim]
    trace: Trace
    bearing: Mapping[str, Sequence[Statement]]
    pile: Pile
    mentions: Mapping[str, Sequence[Mention]]


def find_findings(weighed: Weighed) -> list[Finding]:
    """Give the findings, those that mislead most first, among equals those that concern most articles."""
    claims, trace, documents = weighed.claims, weighed.trace, weighed.pile.documents
    reports = {r.id: r for r in trace.reports}
    found = [
        *_single_origins(weighed, reports, documents),
        *_repeats(weighed, reports),
        *_omissions(weighed),
        *_copies(trace, documents),
        *_doubted(trace, documents),
        *_drifts(trace, documents),
        *_relations(claims, documents),
        *_excesses(weighed),
        *_corrections(weighed),
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
    weighed: Weighed, reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    of_article = map_articles(weighed.trace.histories)
    for claim in weighed.claims:
        asserting = weighed.bearing[claim.id]
        stands = {of_article.get(s.document_id, s.document_id): s.document_id for s in asserting}
        articles = sorted(stands.values())
        if claim.origins.at_most != 1 or len(articles) < _REPEATED:
            continue
        first = {s.document_id: s for s in reversed(asserting)}
        name = name_origin(asserting[0].origin or "", reports, documents)
        words = f"{len(articles)} articles say “{_short(claim.slot)}”; all of them rest on one origin: {name}."
        yield _finding("many articles, one origin", words, [_evidence(first[a], documents) for a in articles])


def _copies(trace: Trace, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield text shared by two articles where the one that rests on the other names it nowhere."""
    copies: dict[str, list[Alignment]] = {}
    for alignment in trace.alignments:
        if alignment.kind in DEPENDENT:
            for document_id in (alignment.left_id, alignment.right_id):
                copies.setdefault(document_id, []).append(alignment)
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
        for alignment in copies.get(derivation.document_id, ()):
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


def _repeats(weighed: Weighed, reports: Mapping[str, Report]) -> Iterator[Finding]:
    """Yield the claims of one origin that articles say are confirmed by another."""
    documents = weighed.pile.documents
    for claim, places in find_repeats(
        weighed.claims, documents, attributions=weighed.pile.attributions, bearing=weighed.bearing
    ):
        name = name_origin(weighed.bearing[claim.id][0].origin or "", reports, documents)
        evidence = [Evidence("confirmed", key, span, span.of(documents[key].text)) for key, span in places]
        said = _short(evidence[0].words, 80)
        n_more = len({e.document_id for e in evidence}) - 1
        more = f" and {n_more} more article{'s' * (n_more > 1)}" if n_more else ""
        words = (
            f"{label_document(documents[evidence[0].document_id])}{more} counts “{_short(claim.slot)}” as confirmed "
            f"(“{said}”); all that is here rests on one origin: {name}."
        )
        yield _finding("counted twice", words, evidence)


def _omissions(weighed: Weighed) -> Iterator[Finding]:
    """Yield the denials that articles leave out which rest on a report that carries them."""
    documents = weighed.pile.documents
    for omission in find_omissions(weighed.claims, weighed.pile.resting, documents):
        names = [label_document(documents[s.document_id]) for s in omission.repeated]
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        said = _short(_evidence(omission.denials[0], documents).words, 80)
        left = "leaves out" if len(names) == 1 else "leave out"
        taken = "it took it" if len(names) == 1 else "they took it"
        words = f"“{_short(omission.claim.slot)}”: {shown} {left} the denial (“{said}”) that stands where {taken} from."
        evidence = [_evidence(s, documents, "denial") for s in omission.denials]
        yield _finding(
            "denial left out", words, [*evidence, *(_evidence(s, documents) for s in omission.repeated)]
        )


def _excesses(weighed: Weighed) -> Iterator[Finding]:
    """Yield the headlines that say more than their articles."""
    documents = weighed.pile.documents
    for excess in find_excesses(
        weighed.claims, documents, attributions=weighed.pile.attributions, mentions=weighed.mentions
    ):
        document = documents[excess.document_id]
        if document.headline is None:
            continue
        said = document.headline.of(document.text)
        words = f"{label_document(document)} is headed “{_short(said)}”: {excess.why}."
        evidence = [Evidence("headline", document.id, document.headline, said)]
        if excess.body is not None:
            evidence.append(Evidence("statement", document.id, excess.body, excess.body.of(document.text)))
        yield _finding("headline beyond its article", words, evidence)


def _corrections(weighed: Weighed) -> Iterator[Finding]:
    for document_id, blocks in weighed.pile.corrections.items():
        document = weighed.pile.documents[document_id]
        block = next((b for b in blocks if b != document.headline), blocks[0])
        said = _short(block.of(document.text), 200)
        words = f"{label_document(document)} carries a correction: “{said}”"
        evidence = Evidence("correction", document.id, block, block.of(document.text))
        yield _finding("correction", words, [evidence])


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
            n = count_articles((e.document_id for e in report.credited_by), map_articles(trace.histories))
            name = report.outlet_name or "A report nobody names"
            resting = "1 article here rests" if n == 1 else f"{n} articles here rest"
            words = f"{name} is not in the pile, and {resting} on it: find it."
            yield _finding("missing original", words, report.credited_by)


def _short(text: str, most: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
