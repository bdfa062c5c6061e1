"""Reports: one node per published account, missing or in the case, merged across the documents that cite it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from whence.conclusions import Alignment, Report
from whence.moments import When
from whence.outlets import OutletTable
from whence.records import Document, Evidence
from whence.trace.accounts import Account, article_text, written
from whence.trace.dating import date_report
from whence.trace.kinds import DEPENDENT
from whence.trace.words import WordWeights, likeness

_ALIKE_LEADS = 0.08  # cosine; two articles led by one outlet's report, times agreeing: one report unless unlike
_ALIKE = 0.12  # cosine; the same for credits in passing, which must speak of the same thing
_ALIKE_DATED = 0.25  # cosine; where just one says when it appeared, the other must clearly be of the same story
_NEAR = timedelta(days=30)
_TAKEN = 20  # words of shared text by which one document was taken from another, two sentences
_IN_CASE = 0.10  # cosine; least likeness of a cited report and a document of the same outlet


@dataclass(frozen=True, slots=True)
class Cited:
    """A report and the accounts of it."""

    report: Report
    accounts: tuple[Account, ...]


def copied_pairs(alignments: Iterable[Alignment]) -> dict[frozenset[str], list[Alignment]]:
    """Give the pairs of documents that share text of a kind that shows dependence, with that text."""
    pairs: dict[frozenset[str], list[Alignment]] = {}
    for alignment in alignments:
        if alignment.kind in DEPENDENT:
            pairs.setdefault(frozenset((alignment.left_id, alignment.right_id)), []).append(alignment)
    return pairs


def gather_reports(
    accounts: Sequence[Account],
    documents: Mapping[str, Document],
    *,
    copied: Mapping[frozenset[str], Sequence[Alignment]],
    outlets: OutletTable,
    weights: WordWeights,
) -> list[Cited]:
    """Give one cited report for each cluster of accounts, in order of id; `document_id` set when it is in the case."""
    by_outlet: dict[str, list[Account]] = {}
    for account in accounts:
        by_outlet.setdefault(account.outlet, []).append(account)
    vectors: dict[str, dict[str, float]] = {}
    found, taken = [], set[str]()
    for outlet in sorted(by_outlet):
        for cluster in _cluster(by_outlet[outlet], copied):
            when, evidence = date_report(cluster, documents)
            document = _in_case(
                outlet, cluster, when, documents=documents, copied=copied, vectors=vectors, weights=weights
            )
            if document is not None:
                held = written(document)
                when = held if held.earliest is not None or held.latest is not None else when
            report = Report(
                id=_name(outlet, when, document, taken),
                outlet=outlet,
                outlet_name=outlets.get(outlet).name,
                published=when,
                how_dated=evidence,
                document_id=document.id if document else None,
                is_original=False,
                credited_by=tuple(_credits(cluster, documents)),
                sources=(),
            )
            found.append(Cited(report, tuple(cluster)))
    return sorted(found, key=lambda c: c.report.id)


def _cluster(
    accounts: Sequence[Account], copied: Mapping[frozenset[str], Sequence[Alignment]]
) -> list[list[Account]]:
    """Join accounts of one outlet, the most alike first, while all the times in a cluster still agree."""
    accounts = sorted(accounts, key=lambda a: (a.document_id, a.credits[0].span))
    clusters = {i: [a] for i, a in enumerate(accounts)}
    of = {i: i for i in clusters}
    pairs = []
    for i, one in enumerate(accounts):
        for j in range(i + 1, len(accounts)):
            two = accounts[j]
            alike = likeness(one.vector, two.vector)
            shares = frozenset((one.document_id, two.document_id)) in copied
            least = _ALIKE_LEADS if one.is_lead and two.is_lead else _ALIKE
            if _is_dated(one) != _is_dated(two) and not _are_near(one, two):
                least = _ALIKE_DATED
            if one.document_id != two.document_id and (shares or alike >= least):
                pairs.append((-alike - shares, i, j))
    for _, i, j in sorted(pairs):
        a, b = of[i], of[j]
        if a != b and _agree(clusters[a] + clusters[b], copied):
            clusters[a] += clusters.pop(b)
            of = {k: a if v == b else v for k, v in of.items()}
    return [clusters[key] for key in sorted(clusters)]


def _is_dated(account: Account) -> bool:
    """Tell whether the article says when the report appeared."""
    return any(c.when is not None or c.weekday is not None for c in account.credits)


def _are_near(one: Account, two: Account) -> bool:
    """Tell whether the latest days two accounts allow are known and within weeks of each other."""
    ends = [a.when.latest for a in (one, two) if a.when.latest is not None]
    return len(ends) == 2 and abs(ends[0] - ends[1]) <= _NEAR


def _agree(accounts: list[Account], copied: Mapping[frozenset[str], Sequence[Alignment]]) -> bool:
    """Tell whether all may be accounts of one report: stated times meet, usual times too unless text is shared."""
    when, likely = When(None, None), When(None, None)
    shares = any(
        frozenset((a.document_id, b.document_id)) in copied for a in accounts for b in accounts if a is not b
    )
    weekdays = {a.weekday for a in accounts if a.weekday is not None}
    ids = [a.document_id for a in accounts]
    if len(weekdays) > 1 or len(ids) != len(set(ids)):
        return False
    for account in accounts:
        met, usual = when.meet(account.when), likely.meet(account.likely)
        if met is None or (usual is None and not shares):
            return False
        when, likely = met, usual or likely
    return True


def _in_case(
    outlet: str,
    cluster: Sequence[Account],
    when: When | None,
    *,
    documents: Mapping[str, Document],
    copied: Mapping[frozenset[str], Sequence[Alignment]],
    vectors: dict[str, dict[str, float]],
    weights: WordWeights,
) -> Document | None:
    """Find the document of the case that is the report the cluster cites; None when it is missing.

    Text that one who cites it took from a document of that outlet tells more than words on the same subject.
    `vectors` keeps those of the documents looked at, for the clusters that follow.
    """
    citing = {a.document_id for a in cluster}
    best: tuple[float, str] | None = None
    for document in documents.values():
        if document.outlet != outlet or document.id in citing:
            continue
        shared = [a.n_words for one in citing for a in copied.get(frozenset((document.id, one)), ())]
        is_taken = sum(shared) >= _TAKEN
        if when is not None and when.meet(written(document)) is None and not is_taken:
            continue  # "told X on Friday" dates the telling: text that was taken tells more
        if document.id not in vectors:
            vectors[document.id] = weights.vector(article_text(document))
        alike = max(likeness(vectors[document.id], account.vector) for account in cluster)
        alike += _IN_CASE * is_taken
        if alike >= _IN_CASE and (best is None or (-alike, document.id) < (-best[0], best[1])):
            best = (alike, document.id)
    return documents[best[1]] if best else None


def _credits(cluster: Sequence[Account], documents: Mapping[str, Document]) -> Iterable[Evidence]:
    for account in cluster:
        text = documents[account.document_id].text
        for credit in account.credits:
            yield Evidence(credit.form, account.document_id, credit.span, credit.span.of(text))


def _name(outlet: str, when: When | None, document: Document | None, taken: set[str]) -> str:
    """Give a readable id: outlet and day, "by" the last possible day, or "undated"; numbered when taken."""
    if document is not None:
        return document_report_id(document.id)
    name = f"{slug(outlet)}-{_day_words(when)}"
    candidate, n = name, 2
    while candidate in taken:
        candidate, n = f"{name}-{n}", n + 1
    taken.add(candidate)
    return candidate


def _day_words(when: When | None) -> str:
    if when is None or when.latest is None:
        return (
            "undated" if when is None or when.earliest is None else f"since-{when.earliest.date().isoformat()}"
        )
    last = when.latest.date()
    if when.earliest is None:
        return f"by-{last.isoformat()}"
    first = when.earliest.date()
    return last.isoformat() if first == last else f"{first.isoformat()}-to-{last.isoformat()}"


def document_report_id(document_id: str) -> str:
    """Give the id of the report that a document of the case is."""
    return f"document-{document_id}"


def slug(outlet: str) -> str:
    """Give an outlet key as lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", outlet.casefold()).strip("-") or "unnamed"
