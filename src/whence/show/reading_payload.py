"""What one article is and who is said to say what in it, as `whence read --json` prints it."""

from collections.abc import Iterable
from dataclasses import dataclass

from whence.read.languages import say_limit
from whence.records import (
    Document,
    Mention,
    Quantity,
    Reading,
    Span,
    Stamp,
    TimeMention,
)
from whence.show.attribution_payload import AttributionPayload, LinePayload, make_attributions
from whence.show.evidence import make_dates
from whence.show.evidence_payloads import DatesPayload
from whence.show.places import Range, map_span


@dataclass(frozen=True, slots=True, kw_only=True)
class StampPayload:
    """A date that the article states of itself; `spans` empty: from metadata."""

    value: str
    raw: str
    precision: str
    zone: str | None
    spans: list[Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelinePayload:
    """Where, and for whom, the article was written, in its own words."""

    words: str
    place: str | None
    outlet: str | None
    spans: list[Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPayload:
    """A piece of the file, and why it was taken for its kind."""

    kind: str
    spans: list[Range]
    detail: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPayload:
    """A name in the text; `is_exact` false: taken for `key` in spite of its spelling."""

    spans: list[Range]
    words: str
    kind: str
    key: str
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePayload:
    """A time expression and the interval it means; null: it cannot be anchored."""

    spans: list[Range]
    words: str
    when: DatesPayload | None
    grain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityPayload:
    """An amount as an interval; null: unbounded on that side."""

    spans: list[Range]
    words: str
    low: float | None
    high: float | None
    unit: str
    noun: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPayload:
    """One article: what `whence read --json` prints, one such object a line. `notes`: what is not read of it."""

    id: str
    path: str
    outlet: str | None
    headline: LinePayload | None
    published: StampPayload | None
    updated: StampPayload | None
    dateline: DatelinePayload | None
    byline: LinePayload | None
    language: str | None
    language_reason: str
    notes: list[str]
    is_complete: bool
    reader: str
    blocks: list[BlockPayload]
    sentences: list[Range]
    attributions: list[AttributionPayload]
    mentions: list[MentionPayload]
    times: list[TimePayload]
    quantities: list[QuantityPayload]


def make_reading_payload(document: Document, reading: Reading) -> ReadingPayload:
    """Give one article as read, in the form that is printed; everything in text order."""
    return ReadingPayload(
        id=document.id,
        path=document.path,
        outlet=document.outlet_name,
        headline=_make_line(document, document.headline),
        published=_make_stamp(document, document.published),
        updated=_make_stamp(document, document.updated),
        dateline=_make_dateline(document),
        byline=_make_line(document, document.byline),
        language=document.language,
        language_reason=document.language_reason,
        notes=[words for words in (say_limit(document),) if words],
        is_complete=document.is_complete,
        reader=reading.reader,
        blocks=[
            BlockPayload(
                kind=block.kind, spans=map_span(document, block.span), detail=block.detail, reason=block.reason
            )
            for block in document.blocks
        ],
        sentences=_hull(document, (sentence.span for sentence in reading.sentences)),
        attributions=make_attributions(document, reading.attributions),
        mentions=[_make_mention(document, mention) for mention in reading.mentions],
        times=[_make_time(document, time) for time in reading.times],
        quantities=[_make_quantity(document, quantity) for quantity in reading.quantities],
    )


def _hull(document: Document, spans: Iterable[Span]) -> list[Range]:
    """Give one range for each span, over whatever markup of the file stands inside."""
    mapped = [map_span(document, span) for span in spans]
    return [(ranges[0][0], ranges[-1][1]) for ranges in mapped if ranges]


def _make_line(document: Document, span: Span | None) -> LinePayload | None:
    if span is None:
        return None
    return LinePayload(words=span.of(document.text), spans=map_span(document, span))


def _make_stamp(document: Document, stamp: Stamp | None) -> StampPayload | None:
    if stamp is None:
        return None
    return StampPayload(
        value=stamp.value,
        raw=stamp.raw,
        precision=stamp.precision,
        zone=stamp.zone,
        spans=[] if stamp.span is None else map_span(document, stamp.span),
    )


def _make_dateline(document: Document) -> DatelinePayload | None:
    dateline = document.dateline
    if dateline is None:
        return None
    return DatelinePayload(
        words=dateline.span.of(document.text),
        place=dateline.place,
        outlet=dateline.outlet,
        spans=map_span(document, dateline.span),
    )


def _make_mention(document: Document, mention: Mention) -> MentionPayload:
    return MentionPayload(
        spans=map_span(document, mention.span),
        words=mention.span.of(document.text),
        kind=mention.kind,
        key=mention.key,
        is_exact=mention.is_exact,
    )


def _make_time(document: Document, time: TimeMention) -> TimePayload:
    return TimePayload(
        spans=map_span(document, time.span),
        words=time.span.of(document.text),
        when=make_dates(time.when),
        grain=time.grain,
    )


def _make_quantity(document: Document, quantity: Quantity) -> QuantityPayload:
    return QuantityPayload(
        spans=map_span(document, quantity.span),
        words=quantity.span.of(document.text),
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        noun=quantity.noun,
        role=quantity.role,
    )
