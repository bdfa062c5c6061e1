"""Sources as the dossier lists them: named ones, and unnamed ones under the report that vouches for them."""

from dataclasses import dataclass

from whence.conclusions import Statement
from whence.records import Document
from whence.show.exhibits import name_anchor
from whence.show.sources import Speaker, list_speakers
from whence.show.views import CaseView, find_hops, name_document, name_report
from whence.show.words import say_when, shorten

_MAX_SOURCES = 80
_MAX_SAYINGS = 10


@dataclass(frozen=True, slots=True)
class Saying:
    """What a source is said to have said, in one article."""

    claim: int
    described: str
    stance: str
    outlet: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One origin: a named source, or the unnamed ones of one report taken together."""

    name: str
    is_named: bool
    note: str
    descriptions: tuple[str, ...]
    n_claims: int
    sayings: tuple[Saying, ...]
    n_left_out: int


def list_source_cards(view: CaseView, *, shown: frozenset[str]) -> tuple[SourceCard, ...]:
    """Give the sources on whose word most claims stand first."""
    return tuple(_make_card(view, speaker, shown) for speaker in list_speakers(view)[:_MAX_SOURCES])


def _make_card(view: CaseView, speaker: Speaker, shown: frozenset[str]) -> SourceCard:
    report = view.reports.get(speaker.key.removeprefix("report:"))
    name, note = speaker.words[0], ""
    if report is not None and not speaker.is_named:
        name = f"Unnamed sources of {name_report(view, report)}"
        note = f"{say_when(report.published)}; counted as one origin, however they are described"
    sayings = tuple(
        _make_saying(view, view.numbers[claim.id], statement, shown)
        for claim, statement in speaker.stated[:_MAX_SAYINGS]
    )
    return SourceCard(
        name=shorten(name, 120),
        is_named=speaker.is_named,
        note=note,
        descriptions=tuple(shorten(words, 120) for words in speaker.words),
        n_claims=len({claim.id for claim, _ in speaker.stated}),
        sayings=sayings,
        n_left_out=len(speaker.stated) - len(sayings),
    )


def _make_saying(view: CaseView, number: int, statement: Statement, shown: frozenset[str]) -> Saying:
    document: Document = view.documents[statement.document_id]
    hop = next(hop for hop in reversed(find_hops(view, statement)) if hop.kind == "source")
    span = statement.spans[0]
    return Saying(
        claim=number,
        described=shorten(hop.words, 80),
        stance=statement.stance,
        outlet=name_document(document),
        words=shorten(span.of(document.text), 180),
        href=f"#{name_anchor(document.id, span)}" if document.id in shown else None,
    )
