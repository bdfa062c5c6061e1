"""Derivations: which document rests on which report, with every piece of evidence for it.

A document rests on a report when it leads with it, credits it in more than one place, or shares text with an
article that does. A single credit further down is a citation in passing and makes no derivation, unless the report
is in the case or other articles of the pile cite it too.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from math import log

from whence.conclusions import Alignment, Derivation
from whence.labels import label_document
from whence.records import Document, Evidence, Span
from whence.trace.accounts import Account, written
from whence.trace.order import Order
from whence.trace.reports import Cited, document_report_id

# Ordinal weights, published in docs/03-counting.md: how sure each kind of evidence makes a derivation.
SIGNED, LED, REPEATED, JOINED, COPIED, ORDER_UNKNOWN, SUGGESTED = 0.97, 0.95, 0.90, 0.80, 0.90, 0.75, 0.50
_SIGNATURES = ("byline", "tag")


def derive_from_credits(cited: Sequence[Cited], leading: Container[str] = ()) -> list[Derivation]:
    """Give the derivations that credits bear, one for each document and report.

    `leading` holds the documents that lead with reporting of their own: one mention of a missing report further down
    does not make them rest on it.
    """
    found = []
    for one in cited:
        weights = {a.document_id: _weight(a) for a in one.accounts}
        is_held = one.report.document_id is not None or len(one.accounts) > 1
        is_foundation = is_held or any(weight is not None for weight in weights.values())
        for account in one.accounts:
            weight = weights[account.document_id]
            is_aside = account.document_id in leading and one.report.document_id is None
            if weight is None and (is_aside or not is_foundation):
                continue
            evidence = tuple(e for e in one.report.credited_by if e.document_id == account.document_id)
            found.append(
                Derivation(
                    document_id=account.document_id,
                    report_id=one.report.id,
                    probability=JOINED if weight is None else weight,
                    evidence=evidence,
                    spans=_resting_spans(account),
                )
            )
    return found


def _weight(account: Account) -> float | None:
    """Say how sure the credits of one account make it that the document rests on the report; None: in passing."""
    if any(c.form in _SIGNATURES for c in account.credits):
        return SIGNED
    if account.is_lead:
        return LED
    sentences = {c.sentence for c in account.credits}
    return REPEATED if len(sentences) >= 2 else None


def _resting_spans(account: Account) -> tuple[Span, ...]:
    if any(c.form in _SIGNATURES for c in account.credits):
        return ()
    return tuple(sorted({c.sentence or c.span for c in account.credits}))


def derive_from_copies(
    copied: Mapping[frozenset[str], Sequence[Alignment]],
    derivations: Sequence[Derivation],
    *,
    documents: Mapping[str, Document],
    order: Order,
) -> list[Derivation]:
    """Give the derivations that shared text bears beyond `derivations`, the pairs that share most first.

    So a copy of a copy rests on that copy, whose changes it holds too; of pairs that share as much, the one with the
    earliest text comes first. Text shared with a signed copy of a report rests on that report. Otherwise the later
    document rests on the earlier; where the order is not known one is taken for the other's origin, and the evidence
    says so: two copies are one origin either way. Pairs that already rest on one report need no more.
    """
    resting = _Resting(derivations)
    signed = {d.document_id: d.report_id for d in derivations if d.probability == SIGNED}
    found = []
    telling = [pair for pair in copied if _is_telling(copied[pair], documents)]
    for pair in sorted(
        telling,
        key=lambda p: (-_level(_n_words(copied[p])), _earliest(p, documents), -_n_words(copied[p]), sorted(p)),
    ):
        one, two = sorted(pair)
        if resting.meet(one, two):
            continue
        later, earlier, is_known = _later(one, two, resting, documents=documents, order=order)
        report_id = signed.get(earlier, document_report_id(earlier))
        if is_known:
            order.add(later, earlier)  # pairs that rest on each other have met above: no circle can close
        weight = COPIED if is_known or report_id != document_report_id(earlier) else ORDER_UNKNOWN
        found.append(_derivation(later, report_id, weight, copied[pair], documents))
        resting.add(later, report_id)
    return found


class _Resting:
    """What each document rests on, all the way down."""

    def __init__(self, derivations: Iterable[Derivation]) -> None:
        self._direct: dict[str, set[str]] = {}
        for derivation in derivations:
            if derivation.probability > SUGGESTED:
                self.add(derivation.document_id, derivation.report_id)

    def add(self, document_id: str, report_id: str) -> None:
        self._direct.setdefault(document_id, set()).add(report_id)

    def below(self, document_id: str) -> set[str]:
        """Give the report that the document is and every report it rests on."""
        found, ahead = set[str](), [document_report_id(document_id)]
        while ahead:
            report_id = ahead.pop()
            if report_id not in found:
                found.add(report_id)
                ahead += self._direct.get(report_id.removeprefix("document-"), ())
        return found

    def meet(self, one: str, two: str) -> bool:
        """Tell whether both rest on one report, or one on the other."""
        return bool(self.below(one) & self.below(two))


def _earliest(pair: Iterable[str], documents: Mapping[str, Document]) -> str:
    """Give the day of the older of two documents as text that sorts; undated pairs come last."""
    days = [w.earliest.isoformat() for w in (written(documents[d]) for d in pair) if w.earliest is not None]
    return min(days, default="9999")


def _level(n_words: int) -> int:
    """Give a number that is the same for about as many words: some 4 % more or less tell nothing."""
    return int(log(max(1, n_words)) / log(1.04))


def _n_words(alignments: Sequence[Alignment]) -> int:
    return sum(a.n_words for a in alignments)


def _is_telling(alignments: Sequence[Alignment], documents: Mapping[str, Document]) -> bool:
    """Tell whether shared text is enough to call one document taken from the other: 20 words, or most of either."""
    words = sum(a.n_words for a in alignments)
    if words >= 20:  # words; two sentences. Fewer may be a press release's phrase that both took over
        return True
    sides = [{a.left_id: a.left, a.right_id: a.right} for a in alignments]
    return any(sum(s[d].end - s[d].start for s in sides) > len(documents[d].text) / 2 for d in sides[0])


def _later(
    one: str, two: str, resting: _Resting, *, documents: Mapping[str, Document], order: Order
) -> tuple[str, str, bool]:
    """Give (later, earlier, whether that is known).

    Not known: the one that credits nobody counts as later, then the shorter, for copies are cut more often than
    filled up.
    """
    first = order.is_before(one, two)
    if first is not None:
        return (two, one, True) if first else (one, two, True)
    earlier = max((one, two), key=lambda d: (len(resting.below(d)) > 1, len(documents[d].text), d))
    return (two if earlier == one else one), earlier, False


def _derivation(
    document_id: str,
    report_id: str,
    weight: float,
    alignments: Sequence[Alignment],
    documents: Mapping[str, Document],
) -> Derivation:
    evidence, spans = [], []
    for alignment in alignments:
        sides = {alignment.left_id: alignment.left, alignment.right_id: alignment.right}
        span = sides.pop(document_id)
        other, _other_span = next(iter(sides.items()))
        note = f"{alignment.kind} of {alignment.n_words} words shared with {label_document(documents[other])}"
        if weight == ORDER_UNKNOWN:
            note += "; which came first is not known"
        evidence.append(Evidence("shared text", document_id, span, span.of(documents[document_id].text), note))
        spans.append(span)
    return Derivation(
        document_id=document_id,
        report_id=report_id,
        probability=weight,
        evidence=tuple(evidence),
        spans=tuple(sorted(spans)),
    )


def derive_through(derivations: Iterable[Derivation]) -> list[Derivation]:
    """Give the derivations that follow from others: a document rests on what the documents it rests on rest on."""
    direct: dict[str, dict[str, Derivation]] = {}
    for derivation in derivations:
        direct.setdefault(derivation.document_id, {})[derivation.report_id] = derivation
    found = []
    for document_id in sorted(direct):
        known = dict(direct[document_id])
        ahead = sorted(known)
        while ahead:
            via = ahead.pop(0)
            inner = direct.get(via.removeprefix("document-"), {}) if via.startswith("document-") else {}
            for report_id in sorted(inner):
                if report_id in known or report_id == document_report_id(document_id):
                    continue
                step = inner[report_id]
                weight = round(known[via].probability * step.probability, 4)
                evidence = tuple(
                    Evidence("through", e.document_id, e.span, e.words, e.note) for e in step.evidence
                )
                known[report_id] = Derivation(
                    document_id=document_id,
                    report_id=report_id,
                    probability=weight,
                    evidence=evidence,
                    spans=known[via].spans,
                )
                found.append(known[report_id])
                ahead.append(report_id)
    return found
