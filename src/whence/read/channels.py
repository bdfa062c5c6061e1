"""Channels: to whom a source spoke, or through whom it is quoted."""

import re
from collections.abc import Sequence

from whence.outlets import OutletTable
from whence.records import Channel, Span

_SELF = re.compile(
    r"\b(?:this (?:newspaper|paper|website|site|magazine|publication|reporter|correspondent|channel)|our (?:reporter|"
    r"newsroom|correspondent)s?)\b",
    re.I,
)
_REPORTERS = re.compile(
    r"\b(?:reporters|journalists|the (?:news )?media|the press|(?:a |the |his |her )?(?:news|press) conference|"
    r"(?:a |the |his |her )?(?:news|press) briefing|"
    r"(?:local|state|foreign|US|U\.S\.) media)\b"
)
_THROUGH = re.compile(
    r"\b(?:told|spoke(?:n)? (?:to|with)|speaking (?:to|with|on)|talked to|talking to|interview(?:ed)? (?:with|by|on|"
    r"for|to|in)|according to|quoted by|as saying by|cited by|statements? to|remarks to|comments? to|email(?:ed)? to|"
    r"in an? (?:\w+ ){0,3}(?:report|article|story|piece|interview|op-ed|column|call)|appearance on|"
    r"(?:at|in|during) (?:a|the|his|her) (?=news|press)|"
    r"in an? (?:exclusive|special|earlier|recent) )",
    re.I,
)
_CLAUSE_END = re.compile(r"[,;“”\"]|\bthat\b|$")
_REACH = 80  # characters after "in an interview" within which the outlet is named


def channel_of(
    text: str, spans: Sequence[Span], *, within: Span, outlets: OutletTable, own: str | None = None
) -> Channel | None:
    """Give the channel of an attribution whose source and hearer are `spans`, inside the range `within`.

    `own` is the key of the document's own outlet. None: the text names no channel.
    """
    for span in spans:
        found = _named(text, span.start, span.end, outlets, own)
        if found is not None:
            return found
    for match in _THROUGH.finditer(text, within.start, within.end):
        end = min(within.end, match.end() + _REACH)
        clause = _CLAUSE_END.search(text, match.end(), end)
        found = _named(text, match.start(), clause.start() if clause else end, outlets, own)
        if found is not None:
            return found
    return None


def _named(text: str, start: int, end: int, outlets: OutletTable, own: str | None) -> Channel | None:
    itself = _SELF.search(text, start, end)
    if itself:
        return Channel(Span(*itself.span()), own, is_self=True)
    for match in outlets.find(text, start, end):
        return Channel(match.span, match.key, is_self=own is not None and match.key == own)
    anyone = _REPORTERS.search(text, start, end)
    return Channel(Span(*anyone.span()), None) if anyone else None
