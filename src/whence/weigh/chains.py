"""Chains: how a statement reached the page, from the document back to its origin, with a span for each hop.

An origin's key tells what ends the chain: `person:` a named speaker, `organisation:` or `document:` one that is
named, `report:` everything a report says on the word of unnamed sources or its own, `assertion:` the own words of a
document that rests on others. The unnamed sources of one report are one origin, whoever relays it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from whence.conclusions import Hop, Report, Trace
from whence.records import Attribution, Document, Span
from whence.trace import SIGNED, document_report_id

_SURE = 0.75  # weight below which a derivation is a suggestion, and carries no chain
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|president|prime minister|minister|sen|senator|rep|gov|governor|mayor|gen|"
    r"general|"
    r"col|colonel|capt|captain|lt|sgt|sir|lord|lady|dame|judge|justice|king|queen|prince|princess|pope|chief|inspector|"
    r"secretary|ambassador|chairman|chairwoman|spokesman|spokeswoman|spokesperson)\.?\s+"
)


class Trail:
    """Finds the report a passage of one document rests on, and whose word stands behind it."""

    def __init__(
        self,
        document: Document,
        trace: Trace,
        *,
        own_spans: Sequence[Span],
        reports: Mapping[str, Report],
        roots: Mapping[str, str],
    ) -> None:
        """`roots` gives, for the report of each document, the report its unowned statements come from in the end."""
        self._document = document
        self._own_spans = own_spans
        self._reports = reports
        self._roots = roots
        mine = [d for d in trace.derivations if d.document_id == document.id and d.probability >= _SURE]
        direct = [d for d in mine if not all(e.kind == "through" for e in d.evidence)]
        self._main = [d.report_id for d in sorted(direct, key=lambda d: (-d.probability, d.report_id))]
        self._is_signed = any(d.probability >= SIGNED for d in direct)
        self._credits = _credited(document.id, trace)

    def follow(self, sentence: Span, attribution: Attribution | None) -> tuple[tuple[Hop, ...], str | None]:
        """Give the chain of what stands in `sentence`, and the key of its origin; None when it cannot be told."""
        text = self._document.text
        hops = [Hop("document", self._document.id, self._document.path, None)]
        report_id, bearing = self._report(sentence, attribution)
        if report_id is not None:
            report = self._reports[report_id]
            words = bearing.of(text) if bearing else report.outlet_name or "a report nobody names"
            hops.append(Hop("report", report_id, words, bearing))
        is_own_words = attribution is None and bearing is None and report_id is not None and not self._is_signed
        if is_own_words:
            return tuple(hops[:1]), f"assertion:{self._document.id}"
        root = self._root(report_id)
        if root is not None and root != report_id and root != document_report_id(self._document.id):
            hops.append(Hop("report", root, self._reports[root].outlet_name or "a report nobody names", None))
        origin = speaker_key(attribution) or (f"report:{root}" if root else None)
        if attribution is not None and attribution.source:
            source = attribution.source[0]
            hops.append(Hop("source", origin or "", source.of(text), source))
        return tuple(hops), origin

    def _root(self, report_id: str | None) -> str | None:
        if report_id is None:
            return document_report_id(self._document.id)
        return self._roots.get(report_id, report_id)

    def _report(self, sentence: Span, attribution: Attribution | None) -> tuple[str | None, Span | None]:
        """Find the report a passage rests on and the words that say so; (None, None): the document itself."""
        pieces = _pieces(attribution)
        for credit_span, report_id in self._credits:
            if any(credit_span.overlaps(p) for p in pieces):
                return report_id, credit_span
        if any(own.overlaps(sentence) for own in self._own_spans):
            return None, None
        if attribution is not None and attribution.channel is not None and attribution.channel.is_self:
            return None, None
        for credit_span, report_id in self._credits:
            if sentence.covers(credit_span):
                return report_id, credit_span
        if len(self._main) <= 1:
            return (self._main[0], None) if self._main else (None, None)
        before = [
            (span, report)
            for span, report in self._credits
            if span.end <= sentence.start and report in self._main
        ]
        return (before[-1][1], before[-1][0]) if before else (self._main[0], None)


def _pieces(attribution: Attribution | None) -> list[Span]:
    if attribution is None:
        return []
    channel = [attribution.channel.span] if attribution.channel else []
    return [*attribution.source, *attribution.cue, *channel]


def _credited(document_id: str, trace: Trace) -> list[tuple[Span, str]]:
    """Give (words, report id) for every credit of one document, in text order."""
    found = []
    for report in trace.reports:
        for evidence in report.credited_by:
            if evidence.document_id == document_id and evidence.span is not None and evidence.kind != "implied":
                found.append((evidence.span, report.id))
    return sorted(found)


def find_roots(trace: Trace) -> dict[str, str]:
    """Give, for each report that is a document resting on just one other, the report at the end of that line.

    A document that rests on two reports is its own end: what it does not credit cannot be told apart.
    """
    resting: dict[str, set[str]] = {}
    for derivation in trace.derivations:
        is_direct = not all(e.kind == "through" for e in derivation.evidence)
        if derivation.probability >= _SURE and is_direct:
            resting.setdefault(document_report_id(derivation.document_id), set()).add(derivation.report_id)
    roots = {}
    for start in sorted(resting):
        end, seen = start, {start}
        while len(resting.get(end, ())) == 1:
            (end,) = resting[end]
            if end in seen:
                break
            seen.add(end)
        roots[start] = end
    return roots


def speaker_key(attribution: Attribution | None) -> str | None:
    """Give the origin's key of a named speaker; None for unnamed ones, outlets and nobody."""
    if attribution is None or attribution.speaker is None:
        return None
    speaker = attribution.speaker
    if not speaker.is_named or not speaker.name:
        return None
    if speaker.kind in ("person", "people"):
        return f"person:{fold_name(speaker.name)}"
    if speaker.kind in ("organisation", "document"):
        return f"{speaker.kind}:{fold_name(speaker.name)}"
    return None


def fold_name(name: str) -> str:
    """Give a name without case, accents, titles, hyphens and "al-", for comparing."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b(?:al|el|ul)[-\s]", "", plain.replace("’", "'"))
    plain = re.sub(r"[-_]+", " ", re.sub(r"[^\w\s'-]", " ", plain))
    plain = " ".join(plain.split()).removeprefix("the ")
    previous = ""
    while previous != plain:
        previous, plain = plain, _TITLES.sub("", plain)
    return plain
