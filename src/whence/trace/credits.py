"""Credits: words by which a document rests on a report.

A credit is read off the words around a name: that of an outlet ("told X", "X reported", "an X report", "(X)"), words
for the document's own outlet ("told us"), an outlet that is only described ("US media reported"), or a noun that
stands for one credited before ("the agency said"). Captions are no credits: a picture's agency did not write the story.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Attribution, Document, Reading, ReportForm, Sentence, Span, make_id
from whence.trace.credit_abroad import find_abroad
from whence.trace.credit_hyperlinks import find_linked
from whence.trace.credit_links import link_credits
from whence.trace.credit_names import Name, find_names
from whence.trace.credit_roles import find_roles
from whence.trace.credit_words import (
    according_before,
    agent_before,
    inverted_before,
    noun_after,
    noun_before,
    own_affair_after,
    told_before,
    verb_after,
)
from whence.trace.short_forms import stands_for
from whence.trace.signatures import find_signatures

_LEAD_BLOCKS = ("headline", "standfirst", "dateline", "byline")
_LEAD_PARAGRAPHS = 2  # a story tells whom it follows in its head or first two paragraphs
_NEAR = 100  # characters between a credit and the time that dates it
_ASIDE = re.compile(r"^,\s(?!and |but )[^,.;:“”\"]{1,80},(?=\s)|^ and (?:[Tt]he )?(?:[A-Z]\w+ ?){1,3}(?= )")
_NEAR_WORDS = 4  # words between them; "notes her first public appearance in 2010" dates the appearance


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence and all that stands in it."""

    document: Document
    sentence: Sentence
    is_lead: bool
    attributions: tuple[Attribution, ...]
    reading: Reading


def find_credits(
    document: Document, reading: Reading, *, house: str | None, outlets: OutletTable
) -> Iterator[Credit]:
    """Yield the credits of `document`, in text order, each with what it says of the day of the report.

    `house` is the outlet whose article it is, None when nothing tells.
    """
    names = find_names(document, reading, house=house, outlets=outlets)
    found = list(find_signatures(document, names, house=house, outlets=outlets))
    signed = [credit.outlet_span for credit in found if credit.outlet_span is not None]
    for place in _places(document, reading):
        inside = [
            name for name in names
            if place.sentence.span.covers(name.span) and not any(name.span.overlaps(s) for s in signed)
        ]  # fmt: skip
        found += _in_sentence(place, inside, house)
    for credit in find_abroad(document, reading, leads=_lead_blocks(document), house=house, outlets=outlets):
        if not any(_overlap(credit, other) for other in found):
            found.append(credit)
    found += find_linked(document, reading, found, house=house, outlets=outlets)
    kept: list[Credit] = []
    named: list[Credit] = []
    ordered = sorted(found, key=lambda c: (c.outlet_span or c.span, c.form))
    for credit in link_credits(ordered, document.text):
        if credit.form == "anaphor":
            outlet = stands_for(credit, named, document, outlets=outlets)
            if outlet is None and not _is_describing((credit.outlet_span or credit.span).of(document.text)):
                continue
            form: ReportForm = "described" if outlet is None else "anaphor"
            credit = replace(credit, outlet=outlet, form=form, is_self=outlet is not None and outlet == house)
        elif credit.outlet is not None:
            named.append(credit)
        kept.append(credit)
    yield from link_credits(kept, document.text)


def _is_describing(words: str) -> bool:
    """Tell whether a short form that stands for no outlet named before describes one itself: "the local paper"."""
    return re.match(r"[Tt]he (?!same |only )[\w-]+ \w", words) is not None and "report" not in words


def _overlap(one: Credit, two: Credit) -> bool:
    return (one.outlet_span or one.span).overlaps(two.outlet_span or two.span)


def _lead_blocks(document: Document) -> set[int]:
    """Give the numbers of the blocks in which a story tells whom it follows."""
    body = [i for i, b in enumerate(document.blocks) if b.kind in ("paragraph", "blockquote")]
    head = {i for i, b in enumerate(document.blocks) if b.kind in _LEAD_BLOCKS}
    return head | set(body[:_LEAD_PARAGRAPHS])


def _places(document: Document, reading: Reading) -> Iterator[_Place]:
    leads = _lead_blocks(document)
    by_sentence: dict[int, list[Attribution]] = {}
    starts = [s.span.start for s in reading.sentences]
    for attribution in reading.attributions:
        pieces = attribution.cue or attribution.source
        for index in {_index_of(starts, piece.start) for piece in pieces}:
            by_sentence.setdefault(index, []).append(attribution)
    for index, sentence in enumerate(reading.sentences):
        yield _Place(document, sentence, sentence.block in leads, tuple(by_sentence.get(index, ())), reading)


def _index_of(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _in_sentence(place: _Place, names: Sequence[Name], house: str | None) -> Iterator[Credit]:
    text = place.document.text
    credited = list(find_roles(text, place.sentence.span, names))
    done = [name.span for name, _ in credited]
    for name, form in credited:
        is_self = name.sort == "own" or (name.outlet is not None and name.outlet == house)
        yield _credit(place, name.span, form, outlet=house if is_self else name.outlet, is_self=is_self)
    for attribution in place.attributions:
        channel = attribution.channel
        if channel is None or any(channel.span.overlaps(span) for span in done):
            continue
        is_self = channel.is_self or (channel.outlet is not None and channel.outlet == house)
        if is_self or channel.outlet is not None:
            outlet = house if is_self else channel.outlet
            done.append(channel.span)
            yield _credit(place, channel.span, "told", outlet=outlet, is_self=is_self)
    for name in names:
        if name.sort == "named" and not any(name.span.overlaps(span) for span in done) and _speaks(name, place):
            yield _credit(place, name.span, "verb", outlet=name.outlet, is_self=name.outlet == house)


def _speaks(name: Name, place: _Place) -> bool:
    """Tell whether the reading has the outlet itself as the source of what is said, not one of its people."""
    text = place.document.text
    return any(
        a.speaker is not None and a.speaker.kind == "outlet" and len(a.source) == 1
        and a.source[0].overlaps(name.span) and a.cue and not a.is_negated
        and own_affair_after().match(text[name.span.end :][:200]) is None
        and re.match(r"\s(?:\w+\s)?told\b", text[name.span.end :][:20]) is None  # another outlet, of itself
        and re.match(r"[’']s?\s", text[name.span.end : name.span.end + 3]) is None
        for a in place.attributions
    )  # fmt: skip


def _credit(
    place: _Place, words: Span, form: ReportForm, *, outlet: str | None, is_self: bool = False
) -> Credit:
    document, reading = place.document, place.reading
    attribution = _attribution_of(place, words)
    span = _clause(place, words, attribution)
    contents = [c for a in place.attributions for c in a.content]
    when, weekday = None, None
    for time in reading.times:
        inside = any(c.overlaps(time.span) for c in contents)
        near = min(time.span.gap(words), time.span.gap(span))
        inside = inside and len(document.text[words.end : time.span.start].split()) > 1
        is_beside = place.sentence.span.covers(time.span) and near <= _NEAR and not inside
        if is_beside and _dates_the_report(document.text, time.span, words, form):
            when, weekday = time.when, time.weekday
            break
    return Credit(
        id=make_id("credit", document.id, outlet, words.start, words.end, form),
        document_id=document.id,
        span=span,
        outlet_span=words,
        outlet=outlet,
        form=form,
        is_self=is_self,
        is_lead=place.is_lead,
        when=when,
        weekday=weekday,
        attribution_id=attribution.id if attribution else None,
        sentence=place.sentence.span,
    )


def _dates_the_report(text: str, time: Span, words: Span, form: ReportForm) -> bool:
    """Tell whether a time beside a credit says when it appeared, not what was done then.

    "X reported on Friday", "a report published by X on Friday", "In August X reported": no comma, "that" or other
    clause between the two.
    """
    between = text[min(time.end, words.end) : max(time.start, words.start)]
    between = _ASIDE.sub("", between)
    if re.search(r"[,;:.“”\"]|\bthat\b|\bwhich\b|\bwho\b|\bof\b|\bas\b|\bafter\b|\bbefore\b", between):
        return False
    if len(between.split()) > _NEAR_WORDS:
        return False
    return form in ("verb", "according", "noun", "told", "described", "anaphor")


def _attribution_of(place: _Place, words: Span) -> Attribution | None:
    for attribution in place.attributions:
        channel = (attribution.channel.span,) if attribution.channel else ()
        if any(p.overlaps(words) for p in (*attribution.source, *attribution.cue, *channel)):
            return attribution
    return None


def _clause(place: _Place, words: Span, attribution: Attribution | None) -> Span:
    """Give the words that credit: the attribution without its content, else the name and the cue beside it."""
    text, sentence = place.document.text, place.sentence.span
    pieces = [words]
    if attribution is not None:
        channel = (attribution.channel.span,) if attribution.channel else ()
        pieces += [p for p in (*attribution.source, *attribution.cue, *channel) if sentence.covers(p)]
    else:
        before, after = text[sentence.start : words.start], text[words.end : sentence.end]
        leads = (told_before, according_before, noun_before, agent_before, inverted_before)
        if cue := next((found for lead in leads if (found := lead().search(before))), None):
            skipped = len(cue[0]) - len(cue[0].lstrip(",”\"’' "))
            pieces.append(Span(sentence.start + cue.start() + skipped, words.start))
        if cue := noun_after().match(after) or verb_after().match(after):
            pieces.append(Span(words.end, words.end + cue.end()))
    return Span(min(p.start for p in pieces), max(p.end for p in pieces))
