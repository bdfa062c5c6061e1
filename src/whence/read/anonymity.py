"""Words by which a source stays unnamed, and the reason it gives, up to the end of its clause."""

import re

from whence.read.accesses import access_in
from whence.read.anonymity_forms import ANONYMITY, HINT
from whence.records import Span

_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified)\b(?= )", re.I)
_TAIL = re.compile(
    r"(?:[^,.;:?!“”\"()–—\n]|[.,](?=\d)|\.(?=\w)|(?<=\b[A-Z])\.(?= )|(?<=\bM[rs])\.|(?<=\b[DS][rt])\."
    r"|“[^“”\n]{1,80}”"
    r"|\"[^\"\n]{1,80}\"|, (?:the |a |an )?[A-Z][\w&’'-]*(?: [\w&’'-]+){0,4},(?= (?:[a-z]+(?:s|ed)"
    r"|for|of|to|in|at|on|with|by|against)\b)"
    r"|,(?= (?:because|citing|given|due to|owing to|for fear|out of fear|fearing|since|in case|lest"
    r"|as (?:he|she|they|it|the)|saying (?:he|she|they)|at (?:his|her|their) (?:own )?request"
    r"|for (?:his|her|their) (?:own )?(?:safety|protection)|to protect)\b)"
    r"|:(?= (?:the|his|her|their|they|he|she|both|all|staff|it) )"
    r"|(?<= )[–—] (?=(?:he|she|they) (?:says?|said|fears?|feared|could|would|might|risks?|is"
    r"|are)\b|for fear|because))*"
)
_SAID = re.compile(r"(?:(\w+) )?\b(?:said|told|says|tells|added|warned|confirmed|insisted|claimed)\b", re.I)
_AUXILIARIES = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "had", "has", "have", "who", "not"}
)
_CLAUSE = re.compile(
    r"\b(?:who|whose|(?:neither|none|both|all|most|one|some|two|three|several"
    r"|many) of whom)\b(?:(?!\bwho)[^.,;:“”\"()–—\n])*$",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|but) (?!so\b|therefore\b|thus\b|hence\b)")
_AND = re.compile(r",? (?:and|but) (?:who )?")
_THAT = re.compile(r"(?<=anonymity) that\b")
_LONGEST_CLAUSE = 120  # characters from a relative pronoun to the words that hide a source
_LONGEST_REASON = 240  # characters; a longer stretch is more than a reason


def anonymity_in(text: str, within: Span) -> str | None:
    """Give the words of a range that say a source will not be named, with the reason; None when none do."""
    found = find_anonymity(text, within)
    return None if found is None else found.of(text)


def find_anonymity(text: str, within: Span) -> Span | None:
    """Give where a range says that a source will not be named, the reason included; None when it does not."""
    if not HINT.search(text, within.start, within.end):
        return None
    match = ANONYMITY.search(text, within.start, within.end)
    if match is None:
        return None
    start = _clause_start(text, within.start, match.start())
    return Span(_after_access(text, start, match.end()), _reason_end(text, match.end(), within.end))


def _after_access(text: str, start: int, end: int) -> int:
    """Give where words that hide a source begin when the clause tells first how it knows.

    "who were briefed on it and asked not to be named" begins at "asked".
    """
    access = access_in(text, Span(start, end))
    if access is None or not text.startswith(access, start):
        return start
    joined = _AND.match(text, start + len(access), end)
    return start if joined is None else joined.end()


def _clause_start(text: str, first: int, start: int) -> int:
    """Give where the relative clause begins in which the words stand: "who also did not want to be named"."""
    opened = _CLAUSE.search(text, max(first, start - _LONGEST_CLAUSE), start)
    if opened is None or access_in(text, Span(opened.start(), start)) is not None:
        return start
    if _JOINED.search(text, opened.start(), start):
        return start  # "who represent different states and spoke on condition"
    return opened.start()


def unnamed_in(text: str, within: Span) -> str | None:
    """Give the adjective by which a noun phrase says that it gives no name ("an unnamed officer")."""
    match = _UNNAMED.search(text, within.start, within.end)
    return None if match is None else match[0]


def anonymity_spans(text: str, within: Span) -> list[Span]:
    """Give where a range says that a source will not be named: verbs in there are no cues."""
    if not HINT.search(text, within.start, within.end):
        return []
    return [Span(*match.span()) for match in ANONYMITY.finditer(text, within.start, within.end)]


def _reason_end(text: str, start: int, limit: int) -> int:
    """Give where the clause of the reason ends; `start` when it is too long to be one."""
    if _THAT.match(text, start, limit):
        return start  # "said on condition of anonymity that she had seen it"
    tail = _TAIL.match(text, start, min(limit, start + _LONGEST_REASON + 1))
    end = tail.end() if tail else start
    if end - start > _LONGEST_REASON:
        return start
    for said in _SAID.finditer(text, start, end):
        if (said[1] or "").lower() not in _AUXILIARIES:
            end = said.end(1) if said[1] else said.start()
            break
    while end > start and text[end - 1] in " ,-":
        end -= 1
    return end
