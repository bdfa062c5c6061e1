"""Credits: words by which a document rests on a report.

A credit is read off the words around the name of an outlet ("told X", "X reported", "an X report", "(X)"), off
an outlet that is only described ("US media reported"), or off a noun that stands for one named before ("the
report said"). Captions are no credits: a picture's agency did not write the story.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Attribution, Document, Mention, Reading, ReportForm, Sentence, Span, make_id
from whence.trace.signatures import find_signatures

_DESCRIBING = (
    r"(?:(?:the|a|an|its|their|new|exclusive|state|state-run|state-owned|official|semi-official|news|agency|newspaper|"
    r"paper|broadcaster|network|channel|station|outlet|website|site|magazine|daily|weekly|wire|service|television|TV|"
    r"radio|public|private|local|national|regional|business|financial|investigative|rival|sister|"
    r"[A-Z][a-z]+(?:ese|ish|an|i|ch))\s+){0,6}"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)|speaks to|talked to|"
    r"(?:an? |the |its |his |her )?(?:interview|statement|comments?|remarks?|e-?mail|briefing)s? (?:with|to|for|by|on)|"
    r"(?:confirmed|said|disclosed|revealed|explained|confided|admitted|wrote|appeared|speaking) (?:to|on|in)|"
    r"informed)\s+" + _DESCRIBING + r"$"
)
_ACCORDING = re.compile(
    r"\b(?:according to|citing|cited by|"
    r"(?:first |as |also )?(?:reported|published|quoted|carried|aired|broadcast|revealed|"
    r"released|obtained|seen|reviewed|viewed|compiled|broken|posted)(?: \w+)? by|"
    r"(?:report|story|article|investigation|analysis|scoop|dispatch|piece|reporting|account|documents?|interview)s? "
    r"(?:by|in|from|on|with|for|published (?:by|in)|carried by)|quoting|as per|per|via|credited|(?:reported|appeared|"
    r"published) (?:earlier |first )?(?:in|on))\s+" + _DESCRIBING + r"$",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:reported|reports|reporting|said|says|wrote|writes|revealed|reveals|noted|notes|claimed|claims|found|quoted|"
    r"quotes|quoting|cited|cites|citing|published|publishes|posted|disclosed|learned|learnt|understands|broke|alleged|"
    r"added|confirmed|confirms|aired|broadcast|carried|ran|asked|obtained|seen|spoke|corrected|put|described)\b"
)
_AFTER_VERB = re.compile(
    r"^(?:\s*\([A-Z]{2,8}\))?(?:,[^,.;]{1,60},)?(?:\s+(?:has|have|had|also|first|is|was|later|then|earlier|separately|itself|quickly|already|"
    r"previously|originally|(?:on |late |early )?[A-Z][a-z]+day))*\s+" + _VERBS
)
_INVERTED = re.compile(r"[,”\"’']\s+" + _VERBS + r"\s+" + _DESCRIBING + r"$")
_NOUN = re.compile(
    r"^(?:[’']s?)?\s+(?:[\w-]+\s+){0,2}(?:report|reports|reporting|investigation|story|article|piece|exclusive|interview|"
    r"scoop|dispatch|account|analysis|review)\b"
)
_DESCRIBED = re.compile(
    r"\b(?:(?:[A-Z]\w+|local|state|state-run|foreign|international|national|several|some|other|multiple|various) ){0,2}"
    r"(?:(?:media|news|press)(?: (?:outlets|reports?|organi[sz]ations|agencies|sites))?|newspapers|broadcasters|"
    r"(?<=state )(?:television|TV|radio)|(?<=local )(?:television|TV|radio|newspaper))"
    r"(?: have| has)? (?:reported|reporting|said|say|claimed|quoted|report)\b"
    r"|\b(?:according to|citing) (?:[\w-]+ ){0,3}(?:media|news|press|newspaper) (?:reports?|outlets|accounts)\b"
    r"|\b(?:(?:the )?(?:latest|earlier|recent|new|previous|initial|several|multiple) )?reports (?:on \w+day )?"
    r"(?:emerged|surfaced|circulated|came|come|comes|appeared)\b"
    r"|\b(?:media|news|press) reports\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:(?:according to|in|per|citing) (?:the|its|that) (?:[\w-]+ )?"
    r"(?:report|story|article|newspaper|paper|agency|"
    r"broadcaster|network|magazine|website|piece|outlet|investigation)\b|"
    r"the (?:report|story|article|newspaper|paper|agency|"
    r"broadcaster|network|magazine|piece|outlet|investigation|publication)(?: at the time)?"
    r"(?: (?:also|has|had|did|does|goes))?"
    r"(?: not)? (?:said|says|reported|added|adds|claimed|claims|quoted|quotes|noted|notes|cited|cites|say|specify|"
    r"specifies|"
    r"name|specified|identified|states|stated|found|describes|described|comes|came)\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:report|story|article|investigation|piece|dispatch|scoop|account)s?\b", re.IGNORECASE
)
_KINDS = {
    "agency": ("agency",),
    "newspaper": ("paper",),
    "paper": ("paper",),
    "broadcaster": ("broadcaster",),
    "network": ("broadcaster",),
    "magazine": ("magazine",),
}
_LEAD_BLOCKS = ("headline", "standfirst", "dateline", "byline")
_LEAD_PARAGRAPHS = 2  # a story tells whom it follows in its head or first two paragraphs
_NEAR = 60  # characters between a credit and the time that dates it
_NEAR_WORDS = 4  # words between them; "notes her first public appearance in 2010" dates the appearance


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence and all that stands in it."""

    document: Document
    sentence: Sentence
    is_lead: bool
    attributions: tuple[Attribution, ...]
    reading: Reading


def find_credits(document: Document, reading: Reading, *, outlets: OutletTable) -> Iterator[Credit]:
    """Yield the credits of `document`, in text order, each with what it says of the day of the report."""
    found = [credit for place in _places(document, reading) for credit in _in_sentence(place)]
    found += find_signatures(document, outlets=outlets)
    seen: set[tuple[str | None, Span]] = set()
    named: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.span, c.form, c.outlet or "")):
        if credit.form == "anaphor":
            antecedent = _antecedent(credit, named, document.text, outlets)
            if antecedent is None:
                continue
            credit = replace(credit, outlet=antecedent.outlet, is_self=antecedent.is_self)
        elif credit.outlet is not None:
            named.append(credit)
        if (credit.outlet, credit.span) not in seen:
            seen.add((credit.outlet, credit.span))
            yield credit


def _antecedent(credit: Credit, named: list[Credit], text: str, outlets: OutletTable) -> Credit | None:
    """Find what "the report" or "the agency" stands for: the last credit of that sort, else the one that leads.

    "The report" wants an account that was called one or that the article leads with; "the agency" wants an agency.
    """
    words = credit.span.of(text).casefold()
    for kind, kinds in _KINDS.items():
        if kind in words:
            fitting = [c for c in named if c.outlet and _is_of_kind(c.outlet, kinds, outlets)]
            return fitting[-1] if fitting else None
    called = [c for c in named if c.is_lead or c.form == "noun" or _CALLED.search(c.span.of(text))]
    return called[-1] if called else None


def _is_of_kind(key: str, kinds: tuple[str, ...], outlets: OutletTable) -> bool:
    """Tell whether an outlet may be called so; of one that no table knows only an agency can be told by its name."""
    if key.startswith("="):
        return ("agency" in kinds) == ("agency" in key)
    return outlets.get(key).kind in kinds


def _places(document: Document, reading: Reading) -> Iterator[_Place]:
    body = [i for i, b in enumerate(document.blocks) if b.kind in ("paragraph", "blockquote")]
    lead = set(body[:_LEAD_PARAGRAPHS])
    by_sentence: dict[int, list[Attribution]] = {}
    starts = [s.span.start for s in reading.sentences]
    for attribution in reading.attributions:
        pieces = attribution.cue or attribution.source
        for index in {_index_of(starts, piece.start) for piece in pieces}:
            by_sentence.setdefault(index, []).append(attribution)
    for index, sentence in enumerate(reading.sentences):
        is_lead = sentence.block in lead or document.blocks[sentence.block].kind in _LEAD_BLOCKS
        yield _Place(document, sentence, is_lead, tuple(by_sentence.get(index, ())), reading)


def _index_of(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _in_sentence(place: _Place) -> Iterator[Credit]:
    span = place.sentence.span
    text = place.document.text
    outlets = [m for m in place.reading.mentions if m.kind == "outlet" and span.covers(m.span)]
    for mention in outlets:
        form = _form_of(text, span, mention, place.attributions)
        if form is not None:
            yield _credit(place, mention.span, form, outlet=mention.key)
    for attribution in place.attributions:
        if attribution.channel is not None and attribution.channel.is_self:
            yield _credit(place, attribution.channel.span, "told", outlet=place.document.outlet, is_self=True)
    if not outlets:
        for match in _DESCRIBED.finditer(text, span.start, span.end):
            yield _credit(place, Span(*match.span()), "described", outlet=None)
        for match in _ANAPHOR.finditer(text, span.start, span.end):
            yield _credit(place, Span(*match.span()), "anaphor", outlet=None)


def _form_of(
    text: str, sentence: Span, mention: Mention, attributions: tuple[Attribution, ...]
) -> ReportForm | None:
    """Tell in what form the words around an outlet's name credit it; None when they do not."""
    before = " ".join(text[sentence.start : mention.span.start].split()) + " "
    after = text[mention.span.end : sentence.end]
    if _NOUN.match(after):
        return "noun"
    if _TOLD.search(before):
        return "told"
    if _ACCORDING.search(before):
        return "according"
    if any(a.channel is not None and a.channel.span.overlaps(mention.span) for a in attributions):
        return "told"
    if _AFTER_VERB.match(after) or _INVERTED.search(before):
        return "verb"
    for attribution in attributions:
        is_source = any(piece.overlaps(mention.span) for piece in attribution.source)
        if is_source and attribution.speaker is not None and attribution.speaker.kind == "outlet":
            return "verb"
    return None


def _credit(
    place: _Place, words: Span, form: ReportForm, *, outlet: str | None, is_self: bool = False
) -> Credit:
    document, reading = place.document, place.reading
    attribution = _attribution_of(place, words)
    span = _clause(place, words, attribution)
    contents = [c for a in place.attributions for c in a.content]
    is_self = is_self or (outlet is not None and outlet == document.outlet)
    when, weekday = None, None
    for time in reading.times:
        inside = any(c.overlaps(time.span) for c in contents)
        near = min(time.span.gap(words), time.span.gap(span))
        if place.sentence.span.covers(time.span) and near <= _NEAR and not inside:
            if not _dates_the_report(document.text, time.span, words, form):
                continue
            when, weekday = time.when, time.weekday
            span = Span(min(span.start, time.span.start), max(span.end, time.span.end))
            break
    return Credit(
        id=make_id("credit", document.id, outlet, words.start, words.end, form),
        document_id=document.id,
        span=span,
        outlet_span=words if outlet is not None else None,
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
        if cue := _TOLD.search(before) or _ACCORDING.search(before) or _INVERTED.search(before):
            skipped = len(cue[0]) - len(cue[0].lstrip(",”\"’' "))
            pieces.append(Span(sentence.start + cue.start() + skipped, words.start))
        if cue := _NOUN.match(after) or _AFTER_VERB.match(after):
            pieces.append(Span(words.end, words.end + cue.end()))
    return Span(min(p.start for p in pieces), max(p.end for p in pieces))
