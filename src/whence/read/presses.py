"""Outlets as sources: by full name, by the end of a name given before, or as "the paper", which may be a study."""

import re
from collections.abc import Sequence
from typing import Literal

from whence.outlets import OutletTable
from whence.read.roles import source_words
from whence.read.words import Word
from whence.records import Span

_MOST_WORDS = 5  # of an agency's name
_DATELINED = 2_000  # characters in which a dateline stands
_LOOK_BACK = 20_000  # characters before a short name searched for the full one
_MAX_TRIES = 8  # earlier places of its word looked at
_BEFORE_NAME = 40  # characters before the word in which its name begins
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|preprint|thesis|co-?authors?|lead author|peer[- ]review\w*|researchers)\b",
    re.I,
)
_NEWSPAPER = re.compile(r"\b(?:newspaper|tabloid|broadsheet|dail(?:y|ies)|reporters?|editors?)\b", re.I)
_AGENCY = re.compile(r"\b(\w+) agency\b", re.I)
_WIRE = re.compile(
    r"\b(?:(?:news|press|wire|photo) agenc(?:y|ies)|[Ww]ires?|[Nn]ewswire|[Pp]ress|Reuters|AFP|AP|Xinhua|Tass|Yonhap)\b"
)
_DATELINE = re.compile(r"^[A-ZÀ-Ý][^\n()]{1,60}\(([^()\n]{2,30})\) ?[-–—]", re.M)
_NEWS = frozenset({"news", "press", "wire", "photo", "telegraph"})


def outlet_of(text: str, words: Sequence[Word], outlets: OutletTable) -> str | None:
    """Give the key of the outlet that a phrase names, with or without an article; None when it names none."""
    words = words[: next((i for i, w in enumerate(words) if i and w.text == "("), len(words))]
    first = 1 if len(words) > 1 and words[0].lower == "the" else 0
    last = max(first, len(words) - 1 - (words[-1].text == ","))
    name = Span(words[first].start, words[last].end)
    resolved = outlets.resolve(name.of(text))
    if resolved is not None:
        return resolved[0]
    in_context = outlets.find(text, words[0].start, words[last].end)
    found = next((match.key for match in in_context if match.span.covers(name)), None)
    return found or (_named_before(text, name, outlets) if first and words[first].is_capital else None)


def _named_before(text: str, name: Span, outlets: OutletTable) -> str | None:
    """Give the one outlet named before whose name ends in the words of "the Record"; None when two do."""
    word, reached = name.of(text), name.start
    found: set[str] = set()
    for _ in range(_MAX_TRIES):
        reached = text.rfind(word, max(0, name.start - _LOOK_BACK), reached)
        if reached < 0:
            break
        close = reached + len(word)
        for match in outlets.find(text, max(0, reached - _BEFORE_NAME), close):
            if match.span.end == close and match.span.start < reached:
                found.add(match.key)
    return found.pop() if len(found) == 1 else None


def press_in(text: str, words: Sequence[Word], outlets: OutletTable) -> str | None:
    """Give the name of the outlet that a phrase is of: "its rival, the Mail", "the Day, a weekly"."""
    comma = next((i for i, w in enumerate(words) if i and w.text == ","), len(words))
    name = text[words[0].start : words[-1].end]
    dateline = (
        _DATELINE.search(text, 0, _DATELINED) if words[0].is_capital and len(words) < _MOST_WORDS else None
    )
    if dateline is not None and dateline[1] == name:
        return name  # "MARN, March 3 (Lisk) - " is the agency's own
    head, rest = words[:comma], [w for w in words[comma + 1 :] if w.text != ","]
    if rest and rest[0].lower in {"a", "an"} and rest[0].lower != rest[-1].lower and _is_press(rest[1:]):
        first = 1 if head[0].lower == "the" and len(head) > 1 else 0
        return text[head[first].start : head[-1].end] if head[first].is_capital else None
    if len(rest) > 1 and (rest[0].lower == "the" or rest[0].is_capital):
        first = 1 if rest[0].lower == "the" else 0
        known = outlets.resolve(text[rest[first].start : rest[-1].end])
        if known is not None:
            return outlets.get(known[0]).name
    return _reported_by(text, head, outlets)


def _is_press(words: Sequence[Word]) -> bool:
    until = next((i for i, w in enumerate(words) if w.is_a("preposition")), len(words))
    return any(w.is_a("press") or w.lower in source_words("press") for w in words[:until])


def _reported_by(text: str, words: Sequence[Word], outlets: OutletTable) -> str | None:
    """Give the outlet whose report a report is: "a CNN report", "a report in the Mail"."""
    at = next((i for i, w in enumerate(words) if w.lower in source_words("outlet_text")), None)
    if at is None:
        return None
    found = next(iter(outlets.find(text, words[0].start, words[-1].end)), None)
    if found is None:
        return None
    after = words[at + 1].lower if at + 1 < len(words) else ""
    is_before = found.span.end <= words[at].start and words[at].start - found.span.end < 2
    is_after = after in {"by", "in", "on", "from"} and 0 <= found.span.start - words[at + 1].end < 6
    return outlets.get(found.key).name if is_before or is_after else None


def paper_kind(text: str, before: int) -> Literal["outlet", "document", "unknown"]:
    """Tell whether "the paper" is a newspaper or a study, by what the text named before it."""
    start = max(0, before - _LOOK_BACK)
    is_study = _STUDY.search(text, start, before) is not None
    is_news = _NEWSPAPER.search(text, start, before) is not None
    return "outlet" if not is_study else "unknown" if is_news else "document"


def agency_kind(text: str, before: int) -> Literal["outlet", "organisation"]:
    """Tell whether "the agency" is one for news: the agency last named before it is."""
    named = [match[1].lower() for match in _AGENCY.finditer(text, max(0, before - _LOOK_BACK), before)]
    named = [word for word in named if word not in {"the", "an", "this", "that", "its", "another"}]
    if not named:  # "the agency" of a text that tells of no press at all is an office
        return "outlet" if _WIRE.search(text) else "organisation"
    return "organisation" if named[-1] not in _NEWS else "outlet"
