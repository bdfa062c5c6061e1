"""The records every stage reads and writes: frozen, comparable, one JSON object each.

Offsets are half-open, in code points of `Document.text`; `Document.origin` maps them back to the file.
Records point at each other by id, never by object. An id is a hash of what makes the record what it is.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal

from whence.moments import When
from whence.originals import Archive as Archive
from whence.originals import Custody as Custody
from whence.originals import Failure as Failure
from whence.originals import Media as Media
from whence.originals import Original as Original

BlockKind = Literal[
    "headline", "standfirst", "dateline", "published", "updated", "byline", "caption", "subhead",
    "paragraph", "blockquote", "boilerplate", "other-story",
]  # fmt: skip
Stance = Literal[
    "asserts", "confirms", "denies", "disputes", "cannot confirm", "declines to comment", "retracts",
    "repeats", "predicts", "orders",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unlikely"]
MentionKind = Literal["person", "organisation", "outlet", "place", "nationality", "role", "product", "event"]
ReportForm = Literal["verb", "according", "told", "noun", "byline", "tag", "link", "described", "anaphor"]
RelationKind = Literal[
    "agree", "refines", "different scope", "superseded", "conflict", "denied", "unconfirmed by",
    "not comparable",
]  # fmt: skip


def make_id(*parts: object) -> str:
    """Give 12 hex digits that depend on `parts` alone, so that two runs agree."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words of the span."""
        return text[self.start : self.end]

    def gap(self, other: "Span") -> int:
        """Count the characters between two spans; negative when they overlap."""
        return max(self.start, other.start) - min(self.end, other.end)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


# ---- ingest


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document. `detail` names the sort of boilerplate or the role inside another story."""

    kind: BlockKind
    span: Span
    reason: str  # why it was taken for this kind, in words
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a document states of itself. `value` is ISO 8601 cut to its precision."""

    span: Span | None  # None: from metadata (JSON field, HTML meta), not from the text
    raw: str
    value: str
    precision: Literal["year", "month", "day", "minute"]
    zone: str | None  # "+03:00", "Z"; None: not stated
    when: When


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and for whom, an article was written. `outlet` is the words, not a key."""

    span: Span
    place: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the page: its anchor words and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that bear a finding. `kind` says how; `span` is None for metadata."""

    kind: str
    document_id: str
    span: Span | None
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Working text [start, end) comes from the decoded file at [origin, origin_end).

    Equal lengths map one to one; otherwise (an entity, folded white space) the whole answers to the whole.
    """

    start: int
    end: int
    origin: int
    origin_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as taken in: its working text, cut into blocks, and what it states of itself.

    What is not stated is None, never inferred from another document. `origin` empty: the working text is the
    decoded file itself. Blocks are in text order and do not overlap.
    """

    id: str
    path: str
    media: Media
    text: str
    blocks: tuple[Block, ...]
    origin: tuple[Segment, ...] = ()
    headline: Span | None = None
    outlet: str | None = None  # key in the outlet table, or "=name" for one that the table lacks
    outlet_name: str | None = None
    outlet_evidence: tuple[Evidence, ...] = ()
    published: Stamp | None = None
    updated: Stamp | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    authors: tuple[Evidence, ...] = ()  # as a page's markup states them; kind "author", "agency" or "desk"
    url: str | None = None
    links: tuple[Link, ...] = ()
    language: str | None = None  # "en", or None when it cannot be told
    captured: When | None = None  # when the page was got, as its container states
    language_reason: str = ""  # what tells the language, or why nothing does
    is_complete: bool = True  # False: the text breaks off ("Read more …")


# ---- read


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block that belongs to the article."""

    span: Span
    block: int  # index in Document.blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who a source is, as the text puts it. What is not stated is None.

    `count_words` is the stated number verbatim ("three", "several"); `at_least` and `at_most` read it as
    bounds. `name` is the fullest form in the document, only for a named source. `form` is what sort of document.
    """

    kind: Literal["person", "people", "organisation", "outlet", "document", "unknown"]
    is_named: bool
    name: str | None = None
    count_words: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    nationality: str | None = None
    role: str | None = None
    institution: str | None = None
    anonymity: str | None = None  # words that give the condition and its reason
    access: str | None = None  # words that say how they know: "briefed on the matter"
    form: Literal["statement", "poll", "post"] | None = None  # None: any other document, or no document


@dataclass(frozen=True, slots=True)
class Channel:
    """To whom a source spoke, or through whom it is quoted. `outlet` is a key, None for "reporters"."""

    span: Span
    outlet: str | None
    is_self: bool = False  # "told this newspaper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A passage that says someone said something: source, cue, content (PARC 3, Pareti 2016).

    Each is a tuple of spans in text order: a content may be cut by "she said". No source: nobody is named.
    `stance` is what the source does to the content, `certainty` and `denies_content` how the content's main
    statement is put (as in FactBank, Sauri and Pustejovsky 2009), `writer` how the writer stands to it.
    """

    id: str
    document_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    stance: Stance
    is_negated: bool = False
    channel: Channel | None = None
    speaker: Profile | None = None
    parent_id: str | None = None  # the attribution whose content holds this one
    antecedent: Span | None = None  # the fuller words that a short form of the source ("she") stands for
    certainty: Certainty = "certain"
    denies_content: bool = False  # the main statement of the content is negated: "that no ship had sailed"
    writer: Literal["neutral", "backs", "doubts"] = "neutral"  # "revealed" backs, "claimed" doubts
    voice: Literal["information", "opinion"] = "information"  # opinion: a judgement, a wish, a forecast
    is_told: bool = (
        True  # False: the writer says what the source knows, wants or feels; it need have told nobody
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `key` is the same for all mentions of one thing (an outlet's key, a name folded)."""

    span: Span
    kind: MentionKind
    key: str
    is_exact: bool = True  # False: taken for `key` in spite of its spelling


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and the interval it means. `when` None: it cannot be anchored.

    `weekday` (Monday is 0) is kept for "on Friday" so that other documents may anchor it.
    """

    span: Span
    when: When | None
    grain: Literal["hour", "day", "week", "month", "season", "year", "decade"]
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as an interval in `unit`; None: unbounded. `noun` is what is counted or measured.

    `role` tells a bare figure ("exact") from a bound, a round one, a running total or a change.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str  # "km", "USD", "%", "people"; "" for a bare count of `noun`
    noun: str
    role: Literal["exact", "about", "at most", "at least", "range", "cumulative", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the read stage finds in one document, each in text order."""

    document_id: str
    reader: str  # name and version of what read it
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
