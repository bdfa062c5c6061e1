"""Numbers that are no amounts: parts of names and addresses, scores, years, lists, telephone numbers."""

import re

from whence.read.amounts import are_ends_of_range, core_end, core_start
from whence.read.counted import is_plural
from whence.read.wordlists import word_class
from whence.records import Span

_NAMED = re.compile(
    r"\b(?:Number|Flight|flight|Route|route|Highway|highway|Interstate|Article|article"
    r"|Section|section|Resolution"
    r"|Channel|channel|Room|room|Chapter|chapter|Phase|phase|Level|level|Grade|grade|Page|page|Type|Mark|Mk"
    r"|Model|Row|row|Class"
    r"|Group of|Apollo|Boeing|Airbus|Windows|Area|Unit|unit|"
    r"Block|Gate|Line|Platform|Figure|Table|Version|version|Rule|Title|Act"
    r"|Round|Game|Part|Stage|Category|category|Tier|Zone|Sector|District|Precinct|Ward|Proposition|Prop|Formula"
    r"|Big|Top"
    r"|Volume|Issue|Season|season|Episode|episode|Question|Reactor|reactor|Radio|Studio|Pier|Terminal|Exit|Bus|Train"
    r"|iPhone|Galaxy|Euro|S&P|S P|Nasdaq|FTSE|Fortune|Planet|Watch|PlayStation|Xbox|Paragraph|paragraph|Schedule"
    r"|Annex"
    r"|Day)s?[ \u00a0]$"
    r"|\b[Nn]os?\.[ ]?$"
)
_ADDRESS = re.compile(
    r"[ \u00a0](?:[A-Z][\w’']*[ \u00a0]){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Way|Place)\b"
)
_NAME_BEFORE = re.compile(r"(?:^|[^.!?\n:”\"][ \u00a0])(\w*[A-Z][\w’'.-]*)[ \u00a0]$")
_SCORE = re.compile(
    r"[ ](?:win|victory|defeat|loss|draw|lead|vote|ruling|decision|majority|record|score|thrashing|triumph|split"
    r"|aggregate|down|up|on aggregate)\b"
)
_PAIR = re.compile(r"(\d+)[-–](\d+)(?![\w.,-]*\d)")
_GLUED = re.compile(r"[\w°/:]|[-–]?[A-Z]|[-–]\d{3,}[-–]|\.\d")
_ERA = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?|[Bb]etween|[Cc]irca|[Ii]n|[Ss]ince|[Aa]round|and|[Uu]ntil)[ ]$")
_AFTER_YEAR = re.compile(r"[ \u00a0]([a-z]+)")
AGE_AFTER = re.compile(r"[- \u00a0]years?[- \u00a0]olds?\b|[ ]years? of age\b", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"[ ](?:of|another|day|is|was|who|that|which|in|has|can|could|would|to|on|with|for|at|by|and|or|as|thing|way|side"
    r"|point|reason|more|big|may|must|should|night|morning|time|they|he|she|it|you|we)\b|[^ ]|$",
    re.IGNORECASE,
)
_PLACE_OF = re.compile(r"\b(?:bottom|top|[Bb]ig) $")  # "the bottom three": places in a table
_CLOCK_AFTER = re.compile(r"[ \u00a0]o[’']clock\b", re.IGNORECASE)
_BEFORE_ONE = re.compile(r"\b(?:no|any|every|each|the|this|that|which|another)[ -]$", re.IGNORECASE)


def is_other(text: str, match: re.Match[str], block: Span) -> bool:
    """Tell whether the number is no amount but part of a name, a score, an address, a date or a list."""
    start, end, words = core_start(match), core_end(match), match["number"]
    if words is None:
        return False
    if _CLOCK_AFTER.match(text, end):
        return True
    if words.lower() == "one":
        before = text[max(block.start, start - 10) : start]
        if match["join"] and are_ends_of_range(match):
            return False
        return match["unit"] is None and bool(
            _NOT_ONE.match(text, end, block.end) or _BEFORE_ONE.search(before)
        )
    if not words[0].isdigit():
        return _PLACE_OF.search(text, max(block.start, start - 8), start) is not None and match["unit"] is None
    before = text[max(block.start, start - 30) : start]
    if _NAMED.search(before) or _ADDRESS.match(text, end) or is_score(text, start, block.end):
        return True
    if not before.strip() and text[end : end + 1] in (".", ")"):
        return True  # the number of an item in a list
    if match["unit"]:
        return text[end - 1] == "G" and match["unit"] == "G"  # a mobile network, not grams
    if AGE_AFTER.match(text, end):
        return False
    return (
        _GLUED.match(text, end) is not None
        or _is_year(text, words, before, end)
        or _is_of_name(text, match, before)
    )


def is_score(text: str, start: int, limit: int) -> bool:
    """Tell whether two numbers with a dash between are a score or a vote, not a range."""
    pair = _PAIR.match(text, start, limit)
    if pair is None:
        return False
    return int(pair[1]) >= int(pair[2]) or _SCORE.match(text, pair.end()) is not None


def _is_year(text: str, words: str, before: str, end: int) -> bool:
    if len(words) != 4 or not words.isdigit() or not 1000 <= int(words) <= 2100:
        return False
    following = _AFTER_YEAR.match(text, end)
    noun = following.group(1) if following else ""
    if is_plural(noun) and int(words) < 1900:
        return False
    return (int(words) >= 1900 and not is_plural(noun)) or _ERA.search(before) is not None


def _is_of_name(text: str, match: re.Match[str], before: str) -> bool:
    end = core_end(match)
    if match["mod"] or not match["number"].isdigit() or re.match(r"[ -][a-z]", text[end : end + 2]):
        return False
    named = _NAME_BEFORE.search(before)
    return named is not None and named.group(1).lower() not in word_class("preposition")
