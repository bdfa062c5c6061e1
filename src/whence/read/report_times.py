"""When something was said, apart from when it happened: "said on Tuesday" against "broke on Monday".

A time belongs to the cue (report time) when it stands in the clause of the cue and in no content of it; any other time
is told of what happened (event time). So TimeML has it, where a reporting event and the event it reports are each
linked to a time of their own (Pustejovsky and others 2003).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from whence.records import Attribution, Sentence, Span, TimeMention

TimeRole = Literal["report", "event"]

_REACH = 90  # characters between a cue and its time: "told a packed news conference in the capital on Monday"
_OTHER_CLAUSE = re.compile(
    r"[;:.!?“”\"]|\b(?:that|which|who|whom|whose|where|whether|if|because|while|when|although|but|so|and|than)\b"
    r"|\b(?:was|were|is|are|had|has|have|did|would|will|could)\b",
    re.IGNORECASE,
)
_OF_EVENT = re.compile(
    r"\b(?:after|before|since|following|during|until|till|by|from|between|of|amid|over"
    r"|despite)[ \u00a0\n](?:the[ ])?$",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:published|released|issued|dated|posted|aired|broadcast|given|recorded|sent|made|leaked|printed|seen"
    r"|signed)"
    r"[ \u00a0\n](?:[a-z]+[ ]){0,3}$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?(?=[\s,.]|$)")
_LASTING = re.compile(r"(?:since|until|till|by|before|after|from|during|for|over|throughout)\b", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r"(?:^|[.!?;:\n“\"”—–]\s*|,\s)(?:(?:and|but|then|also|later|earlier|late|early|on|in|at|the)\s)*$",
    re.IGNORECASE,
)
_LEAD = 40  # characters before a time in which its clause is seen to begin
_BEFORE_SOURCE = re.compile(
    r"(?:\)?,?[ \u00a0\n]|[ \u00a0\n](?:however|meanwhile|though),[ ]|,[ ](?:in"
    r"|at)[ ][^,]{3,40},?[ ])"
)


def find_report_times(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], times: Sequence[TimeMention]
) -> Iterator[tuple[Attribution, TimeMention]]:
    """Yield each attribution with the times at which it was made, as its own clause tells them, in text order.

    Spans are those of one document. An attribution whose clause tells no time is left out.
    """
    for attribution in attributions:
        place = _sentence_of(attribution, sentences)
        for time in times:
            if place is not None and place.covers(time.span) and role_of(text, time, attribution) == "report":
                yield attribution, time


def role_of(text: str, time: TimeMention, attribution: Attribution) -> TimeRole:
    """Tell whether a time in the sentence of an attribution says when it was made, or when something happened."""
    if not attribution.cue or any(content.overlaps(time.span) for content in attribution.content):
        return "event"
    start, end = time.span.start, time.span.end
    if any(source.covers(time.span) for source in attribution.source):
        return "report" if _ISSUED.search(text, max(0, start - 40), start) else "event"
    is_of_event = _POSSESSIVE.match(text, end) or _OF_EVENT.search(text, max(0, start - 14), start)
    if is_of_event or _LASTING.match(text, start, end):
        return "event"
    cue = min(attribution.cue, key=time.span.gap)
    if cue.overlaps(time.span) or time.span.gap(cue) > _REACH:
        return "event"
    between = Span(cue.end, start) if cue.end <= start else Span(end, cue.start)
    if any(content.overlaps(between) for content in attribution.content if between.start < between.end):
        return "event"
    if cue.end <= start:
        return "event" if _OTHER_CLAUSE.search(text, between.start, between.end) else "report"
    return "report" if _is_before_cue(text, time.span, between, attribution) else "event"


def _is_before_cue(text: str, time: Span, between: Span, attribution: Attribution) -> bool:
    """Tell whether nothing but the source stands between a time and the cue: "On Tuesday, the minister said".

    The time then begins its clause; in "it sank on Monday, the minister said" it ends what is said.
    """
    sources = [source for source in attribution.source if between.covers(source)]
    if not sources:
        words = between.of(text)
        return len(words.split()) <= 1 and not _OTHER_CLAUSE.search(words)  # "the minister on Tuesday said"
    if not _CLAUSE_START.search(text[max(0, time.start - _LEAD) : time.start]):
        return False
    lead = text[between.start : sources[0].start]
    rest = text[sources[-1].end : between.end]
    return _BEFORE_SOURCE.fullmatch(lead) is not None and not re.search(r"[;:.!?“”\"]", rest)


def _sentence_of(attribution: Attribution, sentences: Sequence[Sentence]) -> Span | None:
    if not attribution.cue:
        return None
    return next((each.span for each in sentences if each.span.covers(attribution.cue[0])), None)
