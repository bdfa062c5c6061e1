"""Channels: to whom a source spoke, or through whom it is quoted.

A channel stands where the words around it say that the source spoke there: after the cue ("told X", "said in an
interview with X"), before the source ("At a news conference, she said"), between the two, after the content, or in a
clause of the source ("an aide who spoke to X"). The outlet that is the source itself, one inside the content, and one
that a document was obtained by are none.
"""

import re
from collections.abc import Iterator
from typing import Literal

from whence.read.channel_leads import Lead, find_lead
from whence.read.channel_names import Name, Press, find_names, retellings
from whence.read.cues import cue_forms
from whence.read.drafts import Draft, Scene
from whence.records import Channel, Span

_Place = Literal["hearer", "contact", "subject", "cue", "gap", "tail", "clause", "phrase", "front", "source"]
_WAS_TOLD = re.compile(r"\b(?:was|were|been|is|are) (?:\w+ )?(?:told|informed|assured)$")
_EVENT = re.compile(r"(?:conference|briefing|call|gaggle|event|meeting|huddle|scrum)s?$")
_CUT = re.compile(
    r"[;“”\"‘—]|(?<!\w)'|\b(?:that|which|who|whose|because|although)\b|\bafter (?!being|she|he|they)\b|\s[—–-]\s"
    r"|,(?!\s*(?:in|at|during|on|when|while|speaking|via|through|after)\b)"
)
_SKIPPED = re.compile(r"[\s,]*")
_OPENER = (
    r"\W*(?:(?:but|and|yet|later|then|earlier|also|still|so),? )?"
    r"(?:(?:an?|two|three|a few|several|some|\w+) (?:minute|hour|day|week|month|year|moment)s? "
    r"(?:later|earlier|before|after|on),? )?"
)
_OPENS_FRONT = re.compile(
    _OPENER + r"(?:(?:to|on|in|at|via|through|for|during|when|while|after|before|by)\b|\w+(?:ing|ed)\b)", re.I
)
_IS_OPENER = re.compile(_OPENER, re.I)
_ON = re.compile(_OPENER + "(?:on|to) $", re.I)
_QUESTION = re.compile(r"^[’']?s?[’']? questions?\b")
_ASKED = re.compile(r"\b(?:asked|pressed|questioned|challenged|quizzed|tackled)\b", re.I)
_ASKED_THERE = re.compile(  # "Asked about that on Radio One, she said"
    r"\W*(?:asked|pressed|questioned|challenged|quizzed)\b(?: about [^,;:“”]{1,60}?)? (?:on|by|in"
    r"|in an interview with) (?:the )?",
    re.I,
)
_CLAUSE = re.compile(r"\W*(?:that|to|whether|if|why|how|what|when|who|which|where)\b|[“\"‘]", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|do|does|did)\b"
)
_NOT_CLAUSE = re.compile(
    r"that(?: [\w’'-]+){0,2} (?:in|at|to|with|during|on|via|through)\b", re.I
)  # "that account in an interview"
_JOINED = re.compile(r",?\s*(?:and|but|while|as|though|who|which|yet)\b")
_TO_HEARER = re.compile(r"(?:[\w’'-]+ ){0,5}(?:to|with) (?:the )?$")
_SHARING = frozenset({"discuss", "discussed", "share", "shared", "discussing", "sharing"})
_TITLED = re.compile(r"\s*(?:both )?(?:the )?(?:[a-z-]+ ){0,3}$")
_ORDERED = re.compile(r"\b(?:urg|ask|beg|order|implor|advis|call|invit|challeng)\w*(?: on)?$", re.I)
_ANSWERING = re.compile(r"\W*(?:in )?(?:respond|reply|answer|response)(?:ing)?\b", re.I)
_ON_AIR = re.compile(r"radio|\btv\b|televis|\bfm\b|channel|broadcast|^[A-Z]{3,5}$", re.I)
_CONTACT = re.compile(
    r"\b(?:rang|rings|phoned|phones|telephoned|called|emailed|e-mailed|texted|messaged|contacted|wrote to|went on)"
    r"\b(?P<whom>[^,;.:“”]{2,40}?)\bto $"
)  # "rang the show back to say"
_CONTACT_REACH = 60  # characters before a cue
_TO_ONE = re.compile(r"\s*to (?:the |an? )?(?:[a-z-]+ ){0,3}")
_NEXT_WORD = re.compile(r",\s+(\w+)")
_TO_WHOM = frozenset({"to", "to the", "with", "with the"})  # "declined to discuss it with us"
_AFTER = 30  # characters after a name that are looked at
_ASIDE = re.compile(r",\s*(?:in|during|at|on|via|through)\b[^,]*$")
_SECOND = re.compile(
    r"\W*(?:(?!quoted|cited|asked|pressed)\w+ed|told|tells?|says?|said) (?!by\b)"
)  # an earlier cue
_BEFORE_NOUN = frozenset({"in", "a", "an", "the", "his", "her", "their", "its", "at", "on", "of", "for", "to"})


def channel_of(scene: Scene, draft: Draft, press: Press) -> Channel | None:
    """Give the channel of an attribution; None: the text names none, or only a source or what is said."""
    text = scene.document.text
    sentence = scene.sentences[draft.sentence].span
    parts = (*draft.source, *draft.cue)
    reach = Span(min(sentence.start, *(s.start for s in parts)), max(sentence.end, *(s.end for s in parts)))
    quotation = scene.quotation_at(draft.cue[0].start)  # "He told Radio One", inside another's words
    names = [
        name for name in find_names(text, reach, press)
        if (inside := scene.quotation_at(name.channel.span.start)) is None or (inside == quotation and name.is_outlet)
    ]  # fmt: skip
    if not names:
        return None
    for place, zone in _zones(text, sentence, draft):
        for name in names:
            span = name.channel.span
            is_there = span.overlaps(zone) if place == "hearer" else zone.covers(span)
            is_there = is_there or (place == "cue" and _opens_content(text, span, draft))
            is_source = place != "source" and any(s.overlaps(span) for s in draft.source)
            if is_there and not is_source and _is_spoken_to(text, place, name, zone, draft):
                return name.channel
    return None


def _opens_content(text: str, span: Span, draft: Draft) -> bool:
    """Tell whether a name was taken for the start of what is said: "told the magazine" / "Kulissen he may be ill"."""
    last, cue = draft.cue[-1], draft.cue[-1].of(text).lower().split()
    is_told = bool(cue) and cue[-1] in {"told", "tell", "tells", "telling"}
    starts = [piece.start for piece in draft.content if piece.start > last.end]
    return is_told and span.start in starts and _TITLED.match(text, last.end, span.start) is not None


def _zones(text: str, sentence: Span, draft: Draft) -> Iterator[tuple[_Place, Span]]:
    """Yield where a channel may stand, the likeliest place first."""
    cue, content = draft.cue, draft.content
    first, last = cue[0].start, cue[-1].end
    is_refusal = bool({"declined", "refused", "declines", "refuses"} & set(cue[0].of(text).lower().split()))
    if draft.hearer is not None:
        yield "hearer", draft.hearer
    to = first + 3 * cue[0].of(text).startswith("to ")
    if contact := _CONTACT.search(text, max(sentence.start, first - _CONTACT_REACH), to):
        yield "contact", Span(*contact.span("whom"))
    if _WAS_TOLD.search(cue[-1].of(text)):
        yield "subject", Span(min(sentence.start, first), first)
    follows = [piece.start for piece in content if piece.start >= cue[0].end]
    late = [piece for piece in draft.source if piece.start >= last]
    if follows:
        yield "cue", Span(cue[0].end, min(follows))
    else:
        if late:
            yield "cue", Span(cue[0].end, late[0].start)
        if not _JOINED.match(text, end := late[-1].end if late else last):
            yield "cue", _clause(text, end, sentence.end)
    early = [piece.end for piece in draft.source if piece.end <= first]
    if early:
        yield "gap", _clause(text, early[-1], first)
    if follows:
        end = max(s.end for s in (*cue, *content, *draft.source))
        if not _JOINED.match(text, end) and not _is_other_cue(text, end):
            yield "tail", _clause(text, end, sentence.end)
        is_clause = not is_refusal and _is_clause(content[-1].of(text))
        yield "clause" if is_clause else "phrase", content[-1]
    opening = min(s.start for s in (*draft.source, *cue, *content))
    yield "front", Span(min(sentence.start, opening), opening)
    for piece in draft.source:
        yield "source", piece


def _is_other_cue(text: str, end: int) -> bool:
    """Tell whether the main verb follows a relative clause: "the aide, who would not discuss it, said in an email"."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() in cue_forms()


def _is_clause(words: str) -> bool:
    """Tell whether a content is more than a noun phrase, so that a place named in it may belong to what is said."""
    opens = _CLAUSE.match(words) is not None and _NOT_CLAUSE.match(words) is None
    return opens or _FINITE.search(words) is not None


def _clause(text: str, start: int, end: int) -> Span:
    """Cut a range where another clause or a quotation begins in it."""
    skipped = _SKIPPED.match(text, start, max(start, end))
    cut = _CUT.search(text, skipped.end() if skipped else start, end)
    return Span(start, max(start, cut.start() if cut else end))


def _is_spoken_to(text: str, place: _Place, name: Name, zone: Span, draft: Draft) -> bool:
    """Tell whether where a name stands, and the words before it, make it a channel."""
    before, after = text[zone.start : name.channel.span.start], text[name.channel.span.end : zone.end]
    if place == "hearer":
        return name.is_outlet or not _ORDERED.search(draft.cue[-1].of(text))
    if place == "contact":
        return _TITLED.match(before) is not None
    if place == "subject":
        return not after.strip()
    if place == "cue" and zone.start == draft.cue[0].end:
        before = draft.cue[0].of(text) + before
    if place in ("clause", "phrase") and not before.strip():  # "called on Radio One for him to go"
        is_on = draft.cue[-1].of(text).endswith(" on") and after.startswith(" for ")
        return is_on and _ON_AIR.search(name.channel.span.of(text)) is not None
    lead = find_lead(before, text[name.channel.span.end : name.channel.span.end + _AFTER])
    if lead is None or lead.kind == "other":
        return False
    if _EVENT.search(name.channel.span.of(text)) and lead.kind in ("to", "place"):
        return place in ("cue", "gap", "tail", "phrase") or (place == "front" and _opens(before, after, lead))
    if lead.kind == "place":
        return False
    match place:
        case "cue":
            return not name.is_short or lead.kind == "to" or lead.is_to_one
        case "gap":
            return lead.kind == "spoken" and not _SECOND.match(before) and not _has_cue(before[: lead.start])
        case "tail":
            is_to = before.strip().lower() in _TO_WHOM or (name.is_outlet and _TO_ONE.fullmatch(before))
            return bool(is_to) or (lead.kind == "spoken" and not _has_cue(before[: lead.start]))
        case "phrase":
            is_heard = lead.is_to_one and not name.is_short and _TO_HEARER.fullmatch(before) is not None
            is_with = before.rstrip().removesuffix(" the").endswith("with")
            return lead.kind == "spoken" or (is_heard and _is_retold(text, draft, is_with=is_with))
        case "clause":
            return lead.kind == "spoken" and before[: lead.start].endswith("when ")
        case "source":
            return _is_of_source(before, lead)
    return _is_in_front(before, after, lead, name)


def _is_of_source(before: str, lead: Lead) -> bool:
    """Tell whether a clause of the source says that it spoke there; one that was "shared with the paper" did not."""
    is_shared = before[lead.start :].startswith("shared")
    return lead.kind == "spoken" and not is_shared and (lead.is_of_source or _ASIDE.search(before) is not None)


def _is_in_front(before: str, after: str, lead: Lead, name: Name) -> bool:
    """Tell whether a phrase before the source says that it spoke there: "On Radio One, she said"."""
    if name.is_outlet and _ASKED_THERE.fullmatch(before) and after.startswith(","):
        return True
    is_short_led = not name.is_short or _ON.match(before) is not None
    is_led = lead.kind == "spoken" or (is_short_led and _IS_OPENER.fullmatch(before[: lead.start]) is not None)
    return is_led and _opens(before, after, lead)


def _is_retold(text: str, draft: Draft, *, is_with: bool) -> bool:
    """Tell whether a cue is of saying something to someone: "denied it to Radio One", not "faced a threat to it"."""
    words = draft.cue[-1].of(text).lower().split()
    return bool(words) and words[-1] in (_SHARING if is_with else retellings())


def _opens(before: str, after: str, lead: Lead) -> bool:
    """Tell whether a phrase before the source is one of place or occasion, not a clause that says something else."""
    if _OPENS_FRONT.match(before) is None:
        return False
    if _ANSWERING.match(before):
        return True
    return _ASKED.search(before) is not None or not _has_cue(before[: lead.start] + _QUESTION.sub("", after))


def _has_cue(words: str) -> bool:
    """Tell whether a verb of saying stands in some words."""
    found = re.findall(r"[a-z]+", words.lower())
    pairs = zip(["", *found], found, strict=False)
    is_according = "according to" in words.lower()
    return is_according or any(word in cue_forms() and before not in _BEFORE_NOUN for before, word in pairs)
