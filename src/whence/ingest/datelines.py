"""Datelines: where, and for whom, an article was written; on a line of their own or before the first sentence."""

import re
from typing import TYPE_CHECKING

from whence.ingest.lines import Line
from whence.ingest.small_words import read_words
from whence.records import Dateline, Span

if TYPE_CHECKING:
    from whence.outlets import OutletTable

_CAPITALS = r"[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*){0,4}"
_TITLED = r"[A-Z][\w.’'-]*(?:[ /-][A-Z][\w.’'-]*){0,3}"
_REGION = r"(?:, [A-Z][\w.’']*(?: [A-Z][\w.]*){0,2})?"
_DAY = r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?)?"
_IN_BRACKETS = r"[(\[](?P<outlet>[A-Z@][^()\[\]]{1,40})[)\]]"
_DASH = r"(?:—|–|--|-|:|\|)"
_INLINE = tuple(
    re.compile(pattern)
    for pattern in (
        # WASHINGTON, Sept 5 (Reuters) -   Baghdad (AFP) –   TARN, Norwick (AP) —   London: (Herald)
        rf"(?P<place>(?:{_CAPITALS}|{_TITLED}){_REGION}){_DAY},? ?[-–—:/|]? ?{_IN_BRACKETS}\s{{0,3}}(?:{_DASH}\s|\s|$)",
        # LONDON:   CARROW, Norwick —   TEHRAN -
        rf"(?P<place>{_CAPITALS}{_REGION}){_DAY}(?::|\s{{0,2}}(?:—|–|--|-|\||/))\s",
        # London, Asharq Al-Awsat –   (the words after the place are checked against the outlets)
        rf"(?P<place>{_TITLED}{_REGION}){_DAY}\s?[,/|–—-]\s?(?P<outlet>{_TITLED}(?: {_TITLED})?)\s?{_DASH}\s",
        # Carrow, Norwick —   (an em dash, or a place with its region)
        rf"(?P<place>{_TITLED}, {_TITLED}){_DAY}\s?(?:—|–|--)\s",
        rf"(?P<place>{_TITLED}){_DAY}\s?(?:—|--)\s",
        # (Reuters) -   (CNN) --
        rf"{_IN_BRACKETS}\s{{0,3}}(?:—|–|--|-|:|\s)\s?(?=[A-Z“\"])",
    )
)
_OWN_LINE = re.compile(
    rf"^(?P<place>{_TITLED}{_REGION}){_DAY}\s?(?:[-–—:/|,]|\()\s?(?P<outlet>[A-Z][\w.’' -]{{1,40}}?)\)?\s?[-–—:]?$"
)
_BEFORE_DASH = re.compile(rf"[)\]]\s{{0,3}}{_DASH}\s*$")
_PARTY = re.compile(r"[DRI]-[A-Z]")  # and state, of a senator
_PLACE_ALONE = re.compile(rf"^(?P<place>{_CAPITALS}{_REGION}){_DAY}\s?[-–—:]?$")


def read_inline(text: str, line: Line, outlets: "OutletTable") -> Dateline | None:
    """Give the dateline before the first sentence of a paragraph; None when the paragraph begins with none."""
    head = text[line.span.start : min(line.span.end, line.span.start + 120)]
    for pattern in _INLINE:
        match = pattern.match(head)
        if match is None:
            continue
        words = match.groupdict()
        place, outlet = words.get("place"), words.get("outlet")
        if place is not None and not _may_be_place(place):
            continue
        if outlet is not None and not _may_be_outlet(outlet, match[0], outlets):
            continue
        end = line.span.start + len(match[0].rstrip())
        return Dateline(Span(line.span.start, end), _titled(place), outlet)
    return None


def read_own_line(line: Line, outlets: "OutletTable", *, names: frozenset[str]) -> Dateline | None:
    """Give the dateline that a line is; `names` are folded lines in which the outlet may name itself."""
    if line.n_words > 10:
        return None
    match = _OWN_LINE.match(line.text)
    if match is not None and _may_be_place(match["place"]):
        outlet = match["outlet"].strip()
        if outlets.resolve(outlet) is not None or any(outlet.casefold() in name for name in names):
            return Dateline(line.span, _titled(match["place"]), outlet)
    match = _PLACE_ALONE.match(line.text)
    is_heading = line.text.endswith(".") and "." not in line.text[:-1]  # "ABSTRACT."
    if match is not None and line.n_words <= 4 and not is_heading and _may_be_place(match["place"]):
        return Dateline(line.span, _titled(match["place"]), None)
    return None


def read_tag(line: Line, outlets: "OutletTable") -> Dateline | None:
    """Give the dateline without a place that a line such as "(Reuters)" is; None for an outlet that nobody knows."""
    outlet = line.text.strip("()[]（）［］.。–—- ")
    return None if outlets.resolve(outlet) is None else Dateline(line.span, None, outlet)


def _may_be_place(words: str) -> bool:
    folded = [word.strip(".:,").casefold() for word in words.split()]
    return len(words) > 2 and read_words("no place").isdisjoint(folded)


def _may_be_outlet(words: str, whole: str, outlets: "OutletTable") -> bool:
    """Brackets before a dash hold an outlet in capitals (AP) or one that is known; a bare name must be known.

    "Sen. Ann Lee (D-R.I.) said" and "The Ferry Union (TFU) said" begin no article from a place.
    """
    if outlets.resolve(words) is not None:
        return True
    is_told = _BEFORE_DASH.search(whole) is not None
    in_brackets = f"({words})" in whole or f"[{words}]" in whole
    return in_brackets and (
        (words.isupper() and len(words) <= 8 and is_told and not _PARTY.match(words))
        or words.endswith(("News", "Agency", "Service"))
    )


def _titled(place: str | None) -> str | None:
    if place is None:
        return None
    return ", ".join(part.title() if part.isupper() and len(part) > 2 else part for part in place.split(", "))
