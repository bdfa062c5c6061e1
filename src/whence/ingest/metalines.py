"""Lines by which an article states when and by whom it was written: dates and bylines, alone or mixed.

A line states a date when little but the date is in it; a date inside a sentence is the story's, not the article's.
"""

import re
from dataclasses import dataclass
from typing import Literal

from whence.ingest.boilerplates import fold
from whence.ingest.date_words import read_statement
from whence.ingest.dates import Found, find_date
from whence.ingest.lines import Line, make_line
from whence.records import Span

_MAX_WORDS = 30
_MAX_CHARS = 300
_UPDATED = re.compile(
    r"\b(?:last |latest )?(?:updated?|modified|revised|edited|changed)\b(?! by)|\bupdate:", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:first |originally )?(?:published|posted|created|issued|released|added|uploaded|filed|publication date"
    r"|date|pub\.?|written|submitted)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:\d{1,3}|an?|one|two|three|few) ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?"
    r"|w|weeks?|mo|months?|years?|yrs?)\b[ ,]{0,2}(?:and )?){1,3} ?ago\b|\bjust now\b|\byesterday\b",
    re.IGNORECASE,
)
_TWEET = re.compile(r"^[—–-]|\(@\w|pic\.twitter\.com|https?://t\.co")
_DIGIT = re.compile(r"\d")
_MOMENTS = ("ago", "now", "yesterday")
_MAY_DATE = re.compile(r"\d|\bago\b|\bnow\b|\byesterday\b", re.IGNORECASE)  # a line without any has no date
_CLOCK = re.compile(
    r"(?<!\d)[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?|(?<!\d)\d{1,2} ?[ap]\.?m\b\.?", re.IGNORECASE
)
_YEARLESS = re.compile(
    r"^\W*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)"
    r"|^\W*(?:today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?=\W{0,4}(?:at )?\d?\d[:.]\d\d)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:on|at|in|the|of|by|by:|is|was|date|time|read|min|mins|minutes?|am|pm|a\.m\.?|p\.m\.?|et|ist|gmt|utc|bst"
    r"|est|edt|cst|pst|local|hrs?|hours?|comments?|views?|shares?|last|first|news|print|email|share|edition|article"
    r"|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_PARTICLE = r"(?:(?:de|del|der|van|von|al|el|bin|ben|la|le|da|di|du|den|ter|ten)[ -])?"
_NAME = rf"[A-Z][\w’'.-]*(?: {_PARTICLE}[A-Z][\w’'.-]*){{0,4}}"
_BY = re.compile(r"^(?:written |words |story |reported |text |report |posted |published )?by:? ", re.IGNORECASE)
_NAMES_LINE = re.compile(rf"^{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}$")
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|political|special|foreign|diplomatic|defen[cs]e|security|business|health|science|crime"
    r"|sports?|education|environment|city|court|regional|local|associate|contributing|deputy|managing|bureau|world"
    r"|economics?|technology)?[ -]?(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|producer"
    r"|bureau chief|special to|staff|newsroom|desk|agencies|agency|news service|wire)s?\b",
    re.IGNORECASE,
)
_SIGNOFF = re.compile(
    r"^\W{0,3}(?:(?:additional |further )?reporting (?:by|from)|writing by|editing by|compiled by|edited by"
    r"|(?:with )?(?:inputs?|reports?|reporting|contributions?) from|source:|sources:|via:?|agencies|with agencies)\b",
    re.IGNORECASE,
)


_PARTS = re.compile(r"\s+[|•·]\s+|\s{3,}")
_DESK = re.compile(
    r"^(?:[A-Z][\w’'.-]* ){1,3}(?:Reporters?|Correspondents?|Writers?|Staff|Desk|Agencies|Newsroom|Editors?|Bureau)$"
)


@dataclass(frozen=True, slots=True)
class MetaLine:
    """What a line states about the article. `found` is None for a time that cannot be resolved."""

    kind: Literal["published", "updated", "byline"]
    reason: str
    detail: str = ""
    found: Found | None = None


def read_meta(line: Line, text: str, *, cue: str = "") -> MetaLine | None:
    """Tell whether `line` is a date line or a byline; None: neither. `cue` is that of a label on the line before."""
    if line.n_words > _MAX_WORDS:
        return None
    return _read_date(line, text, cue) or _read_byline(line)


def cut_meta(line: Line, text: str) -> list[Line]:
    """Give the parts of a line such as "3 May 2018 | Jane Doe | 4 comments"; the line itself when it is none."""
    if line.n_words > _MAX_WORDS or line.span.end - line.span.start > _MAX_CHARS:
        return [line]
    is_even = len(line.text) == line.span.end - line.span.start  # no white space in it was folded
    if is_even and not any(sign in line.text for sign in "|•·"):
        return [line]
    start = line.span.start
    parts: list[Line] = []
    for match in _PARTS.finditer(text, start, line.span.end):
        parts.append(make_line(text, Span(start, match.start()), 0 if parts else line.gap))
        start = match.end()
    if not parts:
        return [line]
    parts.append(make_line(text, Span(start, line.span.end)))
    dates = [part for part in parts if (read := _read_date(part, text, "")) and read.found is not None]
    is_meta = dates and all(0 < part.n_words <= 8 for part in parts)
    return parts if is_meta else [line]


def read_label(line: Line) -> str:
    """Give "updated" or "published" for a line that only announces the date on the next one; "" for others."""
    if line.n_words > 3:
        return ""
    words = fold(line.text).strip(" :|-")
    if _UPDATED.fullmatch(words):
        return "updated"
    return "published" if _PUBLISHED.fullmatch(words) else ""


def is_name_line(line: Line) -> bool:
    """Tell whether the line is a list of names in the shape of persons' names and nothing else."""
    return 2 <= line.n_words <= 12 and _NAMES_LINE.match(line.text) is not None


def _read_date(line: Line, text: str, cue: str) -> MetaLine | None:
    words = line.text
    has_moment = any(moment in fold(words) for moment in _MOMENTS)
    if not has_moment and _DIGIT.search(words) is None:
        return None  # so most lines, found faster than by the pattern
    if _MAY_DATE.search(words) is None or _TWEET.search(words):
        return None
    found = find_date(text, line.span.start, line.span.end)
    if found is not None:
        return _read_day(line, text, found, cue)
    relative = _RELATIVE.search(words) if has_moment else None
    if relative is not None and _n_left(words.replace(relative[0], " ")) <= 1:
        reason, detail = "a time relative to a reading that nobody knows; kept, not resolved", "relative"
    elif (match := _YEARLESS.match(words)) and _n_left(words[match.end() :]) == 0:
        reason, detail = "a date without its year; kept, not resolved", "no year"
    elif line.n_words <= 8 and _CLOCK.search(words) and _n_left(words) == 0:
        reason, detail = "a time without its day; kept, not resolved", "no day"
    else:
        return None
    return MetaLine(_tell_kind(words, cue), reason, detail)


def _read_day(line: Line, text: str, found: Found, cue: str) -> MetaLine | None:
    words = line.text
    before, after = text[line.span.start : found.span.start], text[found.span.end : line.span.end]
    if abroad := read_statement(before, after):
        return MetaLine(abroad, "states a date in another language", "", found)
    rest = f"{before} {after}"
    n_left = _n_left(rest)
    if n_left <= (0 if words.endswith(".") else 2) or (_BY.match(words) and n_left <= 8):
        return MetaLine(_tell_kind(words, cue), "a line that is little but a date", "", found)
    stated = _PUBLISHED.match(words) or _UPDATED.match(words)
    is_short = line.n_words <= 14 and n_left <= 4
    if not (stated and is_short):
        return None
    return MetaLine(_tell_kind(words, cue), "begins by stating a date", "", found)


def _tell_kind(words: str, cue: str) -> Literal["published", "updated"]:
    updated, published = _UPDATED.search(words), _PUBLISHED.search(words)
    is_first = updated is not None and (published is None or updated.start() < published.start())
    return "updated" if cue == "updated" or is_first else "published"


def _n_left(words: str) -> int:
    """Count the words that are neither a date's cue nor filler nor a clock."""
    for pattern in (_CLOCK, _RELATIVE, _UPDATED, _PUBLISHED, _FILLER):
        words = pattern.sub(" ", words)
    return len(re.findall(r"[^\W\d_]{2,}", words))


def _read_byline(line: Line) -> MetaLine | None:
    words = line.text
    if _SIGNOFF.match(words) and line.n_words <= 25:
        return MetaLine("byline", "names who reported, wrote or edited", "sign-off")
    by = _BY.match(words)
    if by is not None and line.n_words <= 14 and not words.endswith((".", "?", "!")):
        rest = words[by.end() :]
        if rest[:1].isupper() or rest[:1] == "@":
            n_lower = sum(1 for word in rest.split() if word[:1].islower())
            if n_lower <= max(2, line.n_words // 3):
                return MetaLine("byline", "begins with “By” and names")
    if _DESK.match(words):
        return MetaLine("byline", "names a desk or a nameless reporter")
    if line.n_words <= 12 and words[:1].isupper() and not words.endswith((".", "?", "!", ":")):
        name, _, role = words.partition(",") if "," in words else words.partition("|")
        if (
            role
            and ". " not in role
            and _NAMES_LINE.match(name.strip())
            and " " in name.strip()
            and _ROLE.search(role)
        ):
            return MetaLine("byline", "a name and a newsroom role")
    return None
