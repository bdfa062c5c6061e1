"""Words by which a source stays unnamed, and the reason it gives."""

import re

from whence.records import Span

_PERSON = r"(?:he|she|they|the (?:official|source|person)s?)"
_HIDE = (
    r"(?:not to be (?:further )?(?:named|identified|quoted by name)|(?:for )?anonymity"
    r"|to remain (?:anonymous|unnamed|nameless)"
)
_ACT = r"(?:speak|talk|discuss|brief|comment|be (?:named|quoted|identified))"
_FORMS = (
    r"(?:(?:who |and )?(?:agreed to speak|speaking|spoke|speak|talked|talking)(?: \w+){0,4}? )?(?:only )?(?:on|under)"
    rf" (?:the )?condition (?:of (?:strict )?anonymity|(?:that )?{_PERSON} not be (?:named|identified|quoted))",
    r"(?:who )?(?:all |both )?(?:ask(?:ed|ing)?|request(?:ed|ing)|wish(?:ed|ing)|preferr(?:ed|ing)|want(?:ed|ing)"
    rf"|insist(?:ed|ing) on) {_HIDE}|that (?:his|her|their) names? not be (?:used|published|printed))",
    r"(?:who )?(?:declin|refus)(?:ed|ing) to (?:be (?:named|identified)|give (?:his|her|their) names?)",
    r"(?:who )?(?:spoke|speaking|speaks) anonymously",
    rf"(?:because |who |as )?(?:{_PERSON} )?(?:was|were|is|are|had) not (?:been )?(?:publicly )?"
    rf"(?:authori[sz]ed|permitted|allowed|cleared) to {_ACT}",
    rf"not (?:publicly )?authori[sz]ed to {_ACT}",
    r"(?:who )?cannot be named",
)
_ANONYMITY = re.compile("|".join(_FORMS), re.I)
_HINT = re.compile(
    r"anonym|named|identified|authori[sz]ed|names? |permitted|allowed|cleared|nameless|quoted", re.I
)
_REASON = re.compile(
    r"[^.;,“”\"]{0,60}?,?\b(?:because|citing|due to|for fear|out of fear|given|since|as (?:he|she|they))\b[^.;,“”\"]*"
)
_MATTER = re.compile(r" (?:about|to|publicly|on)\b[^.;,“”\"]*")
_LONGEST_REASON = 240  # characters; a longer stretch is more than a reason


def anonymity_in(text: str, within: Span) -> str | None:
    """Give the words of a range that say a source will not be named, with the reason; None when none do."""
    if not _HINT.search(text, within.start, within.end):
        return None
    match = _ANONYMITY.search(text, within.start, within.end)
    if match is None:
        return None
    reason = _REASON.match(text, match.end(), within.end)
    if reason is None or len(reason[0]) > _LONGEST_REASON:
        reason = _MATTER.match(text, match.end(), within.end)
    end = reason.end() if reason else match.end()
    return text[match.start() : end].rstrip(" ,")


def anonymity_spans(text: str, within: Span) -> list[Span]:
    """Give where a range says that a source will not be named: verbs in there are no cues."""
    if not _HINT.search(text, within.start, within.end):
        return []
    return [Span(*match.span()) for match in _ANONYMITY.finditer(text, within.start, within.end)]
