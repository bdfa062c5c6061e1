"""Accounts: what one document says of one report of one outlet, gathered from all its credits to it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from whence.conclusions import Credit
from whence.moments import When
from whence.records import Document, Span
from whence.trace.words import WordWeights, stems_of

_FRESH = timedelta(days=14)  # an article that leads with a report without dating it appeared within days of it
_DESK = re.compile(r"\b(?:desk|newsroom|reporters|staff)$")  # "By Herald Foreign Desk" is the paper's own
_ARTICLE = ("headline", "standfirst", "subhead", "paragraph", "blockquote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Credits of one document to one report. `when` is what its words allow, `likely` what is usual beside it."""

    document_id: str
    outlet: str
    credits: tuple[Credit, ...]
    when: When
    likely: When
    weekday: int | None
    is_lead: bool
    vector: Mapping[str, float]


def latest_of(document: Document) -> When:
    """Give the bound a document sets on everything it cites: not later than itself."""
    stamps = [s.when.latest for s in (document.published, document.updated) if s is not None]
    known = [t for t in stamps if t is not None]
    return When(None, max(known) if known else None)


def written(document: Document) -> When:
    """Give when a document was written: its publication day, else no later than its update."""
    if document.published is not None:
        return document.published.when
    return latest_of(document)


def gather_accounts(
    document: Document, credits: Sequence[Credit], *, weights: WordWeights
) -> Iterator[Account]:
    """Yield the accounts of a document: credits of one outlet, kept apart where their times exclude each other."""
    by_outlet: dict[str, list[list[Credit]]] = {}
    for credit in credits:
        is_desk = credit.form == "byline" and credit.outlet is not None and _DESK.search(credit.outlet)
        if credit.outlet is None or credit.is_self or is_desk:
            continue
        groups = by_outlet.setdefault(credit.outlet, [])
        for group in groups:
            if all(agree(credit, other) for other in group):
                group.append(credit)
                break
        else:
            groups.append([credit])
    for outlet in sorted(by_outlet):
        for group in by_outlet[outlet]:
            yield _account(document, outlet, group, weights)


def agree(one: Credit, two: Credit) -> bool:
    """Tell whether two credits may be of one report, by the times they give."""
    if one.when is not None and two.when is not None:
        return one.when.meet(two.when) is not None
    return one.weekday is None or two.weekday is None or one.weekday == two.weekday


def _account(document: Document, outlet: str, group: list[Credit], weights: WordWeights) -> Account:
    bound = latest_of(document)
    when = bound
    for credit in group:
        when = (credit.when and when.meet(credit.when)) or when
    is_lead = any(c.is_lead for c in group)
    is_dated = any(c.when is not None for c in group)
    likely = when
    if is_lead and not is_dated and document.published is not None and document.published.when.earliest:
        likely = when.meet(When(document.published.when.earliest - _FRESH, None)) or when
    named = set(
        stems_of(outlet.replace("-", " "))
    )  # that all name the outlet says nothing of what was reported
    weekdays = {c.weekday for c in group if c.weekday is not None and c.when is None}
    return Account(
        document_id=document.id,
        outlet=outlet,
        credits=tuple(group),
        when=when,
        likely=likely,
        weekday=weekdays.pop() if len(weekdays) == 1 else None,
        is_lead=is_lead,
        vector={s: w for s, w in weights.vector(_gist(document, group, is_lead)).items() if s not in named},
    )


def _gist(document: Document, group: Sequence[Credit], is_lead: bool) -> str:
    """Give the words that say what the report said, as far as this document tells."""
    spans = {c.sentence for c in group if c.sentence is not None}
    spans |= {_next_sentence(document, s) for s in spans}
    if is_lead:
        spans |= set(lead_spans(document))
    return " ".join(s.of(document.text) for s in _joined(spans))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Give the spans in text order with those that overlap made one, so that no words count twice."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _next_sentence(document: Document, sentence: Span) -> Span:
    """Give what follows a credit in its paragraph: it mostly goes on with the same report."""
    for block in document.blocks:
        if block.span.covers(sentence):
            return Span(sentence.end, block.span.end)
    return sentence


def lead_spans(document: Document) -> list[Span]:
    """Give the headline and the first two paragraphs: what the article is about."""
    body = [b.span for b in document.blocks if b.kind == "paragraph"][:2]
    return ([document.headline] if document.headline else []) + body


def article_text(document: Document) -> str:
    """Give the article's own words: what is not boilerplate, caption or another story."""
    return " ".join(b.span.of(document.text) for b in document.blocks if b.kind in _ARTICLE)
