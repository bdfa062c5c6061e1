"""Chains: how a statement reached the page, from the document back to its origin, with a span for each hop.

An origin's key tells what ends the chain: `person:` a named speaker, `organisation:` or `document:` one that is
named, `named:` a name of which nothing tells whether it is a person's or a body's, `report:` everything a report says
on the word of unnamed sources or its own, `assertion:` the own words of a document that rests on others. The unnamed
sources of one report are one origin, whoever relays it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from whence.conclusions import SURE, Hop
from whence.records import Attribution, Document, Span
from whence.trace import SIGNED, document_report_id, end_of
from whence.trace.derivations import JOINED
from whence.weigh.callings import body_of, called_person, find_holder, find_subject

if TYPE_CHECKING:
    from whence.weigh.traces import Traces

_TITLES = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|president|prime minister|minister|sen|senator|rep|representative|gov|"
    r"governor|mayor|gen|general|col|colonel|maj|major|capt|captain|lt|lieutenant|sgt|sergeant|marshal|admiral|air|chief|deputy|"
    r"vice|former|ex|acting|sir|lord|lady|dame|first lady|judge|justice|king|queen|prince|princess|pope|sheikh|"
    r"ayatollah|"
    r"inspector|detective|officer|sheriff|secretary|ambassador|chairman|chairwoman|director|spokesman|spokeswoman|"
    r"spokesperson)\.?\s+"
)

_FEW = 2  # letters; shorter initials are many a name's
_POINTING = ("The ", "Its ", "His ", "Her ")


class Trail:
    """Finds the report a passage of one document rests on, and whose word stands behind it."""

    def __init__(self, document: Document, traces: "Traces", *, own_spans: Sequence[Span]) -> None:
        self._document = document
        self._own_spans = own_spans
        self._traces = traces
        self._reports = traces.reports
        self._resting = traces.resting
        mine = [d for d in traces.derivations.get(document.id, ()) if d.probability >= SURE]
        direct = [d for d in mine if not all(e.kind == "through" for e in d.evidence)]
        direct = [d for d in direct if d.probability != JOINED]  # cited in passing: it bears that sentence only
        self._main = [d.report_id for d in sorted(direct, key=lambda d: (-d.probability, d.report_id))]
        self._signed = next((d.report_id for d in direct if d.probability >= SIGNED), None)
        self._credits = traces.credited.get(document.id, ())
        self._copied = sorted(
            _copied(document.id, traces), key=lambda c: (len(traces.resting.get(c[1], ())), c)
        )

    def follow(self, sentence: Span, attribution: Attribution | None) -> tuple[tuple[Hop, ...], str | None]:
        """Give the chain of what stands in `sentence`, and the key of its origin."""
        text = self._document.text
        hops = [Hop("document", self._document.id, self._document.path, None)]
        report_id, bearing, is_own = self._report(sentence, attribution)
        if report_id is not None:
            words = (
                bearing.of(text) if bearing else self._reports[report_id].outlet_name or "a report nobody names"
            )
            hops.append(Hop("report", report_id, words, bearing))
            for farther in end_of(report_id, self._reports)[1:]:
                report_id = farther
                hops.append(Hop("report", farther, *self._words_of(farther)))
        origin = self._speaker(attribution) or self._origin(report_id, is_own)
        source = attribution.source[0] if attribution is not None and attribution.source else None
        if attribution is None:
            source = find_subject(text, sentence)
            if source is not None and not source.of(text).startswith(_POINTING):
                origin = f"named:{fold_name(source.of(text))}"
        if source is not None:
            hops.append(Hop("source", origin, source.of(text), source))
        return tuple(hops), origin

    def _words_of(self, report_id: str) -> tuple[str, Span | None]:
        """Give the words by which this document names a report, with their place."""
        span = next((span for span, credited in self._credits if credited == report_id), None)
        if span is None:
            return self._reports[report_id].outlet_name or "a report nobody names", None
        return span.of(self._document.text), span

    def _speaker(self, attribution: Attribution | None) -> str | None:
        """Give the key of a named speaker; an outlet or agency that is named as one speaks for its report."""
        key = speaker_key(attribution)
        if key is not None and self._is_outlet(key):
            return None
        if attribution is None or (key is not None and key.startswith("person:")):
            return key
        if key is None:
            body = body_of(attribution, self._document.text) or self._unknown_outlet(attribution)
            key = self._holder(attribution) if body is None else f"organisation:{fold_name(body)}"
            return None if key is None or self._is_outlet(key) else key
        is_credited = any(span.overlaps(s) for span, _ in self._credits for s in attribution.source)
        return None if is_credited else key

    def _holder(self, attribution: Attribution) -> str | None:
        """Give the key of the person who holds a role ("the prosecutor") where the document says who that is."""
        noun = called_person(attribution.source[0].of(self._document.text)) if attribution.source else None
        name = find_holder(noun, self._document.text) if noun is not None else None
        return f"person:{fold_name(name)}" if name is not None else None

    def _unknown_outlet(self, attribution: Attribution) -> str | None:
        """Give the name of a body that was taken for an outlet, and of which no report is known here."""
        speaker = attribution.speaker
        if speaker is None or speaker.kind != "outlet" or not speaker.is_named or speaker.name is None:
            return None
        is_credited = any(span.overlaps(s) for span, _ in self._credits for s in attribution.source)
        return None if is_credited else speaker.name

    def _is_outlet(self, key: str) -> bool:
        """Tell whether a speaker's name is that of an outlet of the pile."""
        name = key.partition(":")[2]
        own = fold_name(self._document.outlet_name or "")
        initials = "".join(word[0] for word in name.split())
        names = {name, initials} if len(initials) > _FEW else {name}
        return own in names - {""} or not names.isdisjoint(self._traces.outlets)

    def _origin(self, report_id: str | None, is_own: bool) -> str:
        """Give the key of what a report, or the document itself, says without naming who.

        An article of the case that rests on others may have it from them: its words are an assertion until the claim
        as a whole is weighed.
        """
        if report_id is None:
            rests = bool(self._resting.get(self._document.id))
            return f"assertion:{self._document.id}" if rests and not is_own else f"report:{self._own()}"
        document_id = self._reports[report_id].document_id
        if document_id is not None and self._resting.get(document_id):
            return f"assertion:{document_id}"
        return f"report:{report_id}"

    def _own(self) -> str:
        return document_report_id(self._document.id)

    def _report(self, sentence: Span, attribution: Attribution | None) -> tuple[str | None, Span | None, bool]:
        """Find the report a passage rests on, the words that say so, and whether it is the document's own reporting."""
        pieces = _pieces(attribution)
        for credit_span, report_id in self._credits:
            if any(credit_span.overlaps(p) for p in pieces):
                return report_id, credit_span, False
        is_self = attribution is not None and attribution.channel is not None and attribution.channel.is_self
        if is_self or any(own.overlaps(sentence) for own in self._own_spans):
            return None, None, True
        for credit_span, report_id in self._credits:
            if sentence.covers(credit_span):
                return report_id, credit_span, False
        for span, earlier in self._copied:
            if span.start <= sentence.start < span.end or span.start < sentence.end <= span.end:
                return document_report_id(earlier), None, False
        if attribution is None or (self._signed is None and self._may_be_own(sentence, attribution)):
            return self._signed, None, False
        if len(self._main) <= 1:
            return (self._main[0] if self._main else None), None, not self._main
        before = [(span, report) for span, report in self._credits if span.end <= sentence.start]
        leading = [(span, report) for span, report in before if report in self._main]
        return (leading[-1][1], leading[-1][0], False) if leading else (self._main[0], None, False)

    def _may_be_own(self, sentence: Span, attribution: Attribution) -> bool:
        """Tell whether an article that also reports for itself may have this from its own reporting.

        It may after the first passage that is its own, and where no person speaks: a gauge can be read by anybody.
        """
        if not self._own_spans:
            return False
        speaker = attribution.speaker
        is_thing = speaker is not None and not speaker.is_named and speaker.kind in ("document", "unknown")
        return is_thing or sentence.start > min(own.start for own in self._own_spans)


def _pieces(attribution: Attribution | None) -> list[Span]:
    if attribution is None:
        return []
    channel = [attribution.channel.span] if attribution.channel else []
    return [*attribution.source, *attribution.cue, *channel]


def _copied(document_id: str, traces: "Traces") -> Iterator[tuple[Span, str]]:
    """Yield what of a document is text of another that it rests on, with the other's id."""
    below = traces.resting.get(document_id, frozenset())
    for alignment in traces.copies.get(document_id, ()):
        sides = {alignment.left_id: alignment.left, alignment.right_id: alignment.right}
        span = sides.pop(document_id)
        (earlier,) = sides
        if document_report_id(earlier) in below:
            yield span, earlier


def speaker_key(attribution: Attribution | None) -> str | None:
    """Give the origin's key of a named speaker; None for unnamed ones, outlets and nobody."""
    if attribution is None or attribution.speaker is None:
        return None
    speaker = attribution.speaker
    if not speaker.is_named or not speaker.name:
        return None
    if speaker.kind in ("person", "people"):
        return f"person:{fold_name(speaker.name)}"
    if speaker.kind == "unknown":
        return f"named:{fold_name(speaker.name)}"
    if speaker.kind in ("organisation", "document"):
        return f"{speaker.kind}:{fold_name(speaker.name)}"
    return None


@lru_cache(maxsize=20_000)  # names of a pile come again and again
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
