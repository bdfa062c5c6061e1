"""Statements: what each document says, clause by clause, and on whose word as far as it tells.

A sentence whose greater part is attributed gives the statements of each attribution in it; any other is the document's
own assertion, unless it is a question. Headlines count as statements of their article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from whence.conclusions import Statement, Trace
from whence.read import is_read, told
from whence.recall import is_recalling, recalled
from whence.records import Attribution, Document, Reading, Sentence, Span, make_id
from whence.remembering import Remembered
from whence.trace import find_own_spans
from whence.weigh.assertions import find_resting
from whence.weigh.chains import Trail
from whence.weigh.clauses import split_clauses
from whence.weigh.names import unify_names
from whence.weigh.stated_values import find_values
from whence.weigh.traces import Traces, sort_trace

_AND_THAT = re.compile(
    r"[,;]?\s+and\s+(?:that\s+|(?=(?:described|called|dismissed|blamed|accused|insisted|added|said)\b))"
)
_AND_WIDE = re.compile(r"(?<=long|wide|high|deep|tall)\s+and\s+(?=[\w.,]+ \w+ (?:long|wide|high|deep|tall)\b)")
_BY_KEY = ("reports", "resting", "credits", "credited", "copies", "derivations")  # of what is traced
_LEAST_WORDS = 5  # a shorter content says too little to be compared
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"[\s,;:–—-]*(?:(?:and|but|while|though|although|as|so)\b)?[\s,]*")
_REST_WORDS = 8  # of a sentence beside what is attributed in it, from which the rest says something of its own
_ENOUGH_WORDS = 6  # of content that stand for their sentence, however much tells who says so
_GREATER_PART = 0.35  # of a sentence's characters; below it the attribution is an aside


def state_pile(documents: Mapping[str, Document], readings: Sequence[Reading], trace: Trace) -> list[Statement]:
    """Give the statements of all `documents`, in the order of the documents, each speaker under one name.

    A text in another language than English has none: on whose word a thing stands in it is not read, and what two such
    texts have in common is traced as shared text.
    """
    traces = sort_trace(trace, find_resting(trace))
    read = {r.document_id: told(r) for r in readings}
    known = [(document, read[document.id]) for document in documents.values() if is_read(document)]
    if is_recalling():
        remembered = _remember()
        remembered.begin(traces.outlets, {name: getattr(traces, name) for name in _BY_KEY})
        watched: dict[str, Any] = {name: remembered.watch(name) for name in _BY_KEY}
        traces = replace(traces, **watched)
        each = [remembered.give(one[0].id, one, partial(_state, *one, traces)) for one in known]
    else:
        each = [_state(document, reading, traces) for document, reading in known]
    return unify_names([statement for found in each for statement in found])


@recalled(1)
def _remember() -> Remembered[list[Statement]]:
    return Remembered()


def _state(document: Document, reading: Reading, traces: Traces) -> list[Statement]:
    own = find_own_spans(document, reading, traces.credits.get(document.id, ()))
    return list(find_statements(document, reading, Trail(document, traces, own_spans=own)))


def find_statements(document: Document, reading: Reading, trail: Trail) -> Iterator[Statement]:
    """Yield the statements of `document` in text order, each with its chain."""
    by_sentence = _contents_by_sentence(reading)
    for index, sentence in enumerate(reading.sentences):
        attributed = list(_attributed(document.text, sentence, by_sentence.get(index, [])))
        for attribution, spans in attributed:
            yield _statement(document, reading, sentence, spans=spans, attribution=attribution, trail=trail)
        for rest in _left_over(document.text, sentence.span, [a for a, _ in attributed]):
            yield _statement(
                document, reading, sentence, spans=(rest,), attribution=None, trail=trail, is_rest=True
            )
        words = sentence.span.of(document.text)
        is_question = words.rstrip(" ”\"'’").endswith("?")
        if not attributed and not is_question and len(words.split()) >= _LEAST_WORDS:
            for clause in split_clauses(document.text, sentence.span):
                yield _statement(document, reading, sentence, spans=(clause,), attribution=None, trail=trail)


def _left_over(text: str, sentence: Span, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """Yield what stands before and after all that is attributed in a sentence, where it is long enough to tell."""
    pieces = [
        piece
        for a in attributions
        for piece in (*a.source, *a.cue, *a.content, *((a.channel.span,) if a.channel else ()))
        if piece.overlaps(sentence)
    ]
    if not pieces:
        return
    first, last = min(p.start for p in pieces), max(p.end for p in pieces)
    for start, end in ((sentence.start, first), (last, sentence.end)):
        if start < end and len(_WORD.findall(text[start:end])) >= _REST_WORDS:
            opening = _OPENING.match(text, start, end)
            yield Span(opening.end() if opening else start, end)


def _contents_by_sentence(reading: Reading) -> dict[int, list[tuple[Attribution, Span]]]:
    """Give the pieces of content in each sentence, by its index."""
    found: dict[int, list[tuple[Attribution, Span]]] = {}
    sentences = [s.span for s in reading.sentences]
    starts = [span.start for span in sentences]
    for attribution in reading.attributions:
        for piece in attribution.content:
            for index in _touching(sentences, starts, piece):
                cut = Span(max(piece.start, sentences[index].start), min(piece.end, sentences[index].end))
                found.setdefault(index, []).append((attribution, cut))
    return found


def _touching(sentences: Sequence[Span], starts: Sequence[int], piece: Span) -> Iterator[int]:
    index = max(0, bisect_right(starts, piece.start) - 1)
    while index < len(sentences) and sentences[index].start < piece.end:
        if sentences[index].overlaps(piece):
            yield index
        index += 1


def _attributed(
    text: str, sentence: Sentence, pieces: Sequence[tuple[Attribution, Span]]
) -> Iterator[tuple[Attribution, tuple[Span, ...]]]:
    """Yield the outermost attributions of a sentence with their content in it, when it is its greater part.

    Of two with the same content ("the official said, according to X") the speaker's is kept, not the outlet's.
    """
    spans: dict[str, list[Span]] = {}
    attributions: dict[str, Attribution] = {}
    for attribution, span in pieces:
        spans.setdefault(attribution.id, []).append(span)
        attributions[attribution.id] = attribution
    outlet_last = sorted(attributions.items(), key=lambda item: _is_outlet(item[1]))
    taken: set[tuple[Span, ...]] = set()
    for key, attribution in outlet_last:
        own = tuple(sorted(spans[key]))
        if attribution.parent_id in attributions or own in taken:
            continue
        taken.add(own)
        words = sum(len(s.of(text).split()) for s in own)
        share = sum(s.end - s.start for s in own) / max(1, sentence.span.end - sentence.span.start)
        if words >= _ENOUGH_WORDS or (
            words >= _LEAST_WORDS and (share >= _GREATER_PART or attribution.kind == "direct")
        ):
            yield from ((attribution, part) for part in _clauses(text, own))


def _clauses(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Yield a content as one statement for each thing it says: "that A, and that B", "5 metres long and 2 wide"."""
    whole: list[Span] = []
    for span in spans:
        cuts = [
            m.span() for pattern in (_AND_THAT, _AND_WIDE) for m in pattern.finditer(text, span.start, span.end)
        ]
        starts = [span.start, *(end for _, end in sorted(cuts))]
        ends = [*(start for start, _ in sorted(cuts)), span.end]
        parts = [Span(a, b) for a, b in zip(starts, ends, strict=True)]
        if not all(len(p.of(text).split()) >= _LEAST_WORDS for p in parts):
            parts = [span]
        parts = [clause for part in parts for clause in split_clauses(text, part)]
        if len(parts) > 1:
            yield from ((part,) for part in parts)
        else:
            whole.append(span)
    if whole:
        yield tuple(whole)


def _is_outlet(attribution: Attribution) -> bool:
    return attribution.speaker is None or attribution.speaker.kind == "outlet"


def _statement(
    document: Document,
    reading: Reading,
    sentence: Sentence,
    *,
    spans: tuple[Span, ...],
    attribution: Attribution | None,
    trail: Trail,
    is_rest: bool = False,
) -> Statement:
    chain, origin = trail.follow(spans[0] if is_rest else sentence.span, attribution)
    return Statement(
        id=make_id("statement", document.id, *((s.start, s.end) for s in spans)),
        document_id=document.id,
        spans=spans,
        sentence=sentence.span,
        attribution_id=attribution.id if attribution else None,
        stance=attribution.stance if attribution else "asserts",
        values=tuple(find_values(document.text, spans, reading.quantities, reading.times)),
        chain=chain,
        origin=origin,
    )
