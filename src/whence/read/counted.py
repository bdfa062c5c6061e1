"""What a number counts or measures: the head of the noun phrase after it, or the attribute before it."""

import re
from functools import cache

from whence.read.gazetteers import known_names
from whence.read.wordlists import plain_verbs, word_class

_WORD = re.compile(r"[ \u00a0\n-]?[ \u00a0\n]?([^\W\d_](?:[\w’'.&-]*[^\W_])?)")
_OF = re.compile(
    r"[ \u00a0\n](?:of|in)[ \u00a0\n](?:(?:the|these|those|all|its|his|her|their|a|an|our|such)[ \u00a0\n])*"
)
_ADJECTIVE = {"long": "length", "tall": "height", "high": "height",
    "wide": "width", "deep": "depth", "thick": "thickness",
              "away": "distance", "apart": "distance", "old": "age", "heavy": "weight"}  # fmt: skip
_DISTANCE = re.compile(
    r"[ \u00a0\n](?:(?:to the )?(?:north|south|east|west|northeast|northwest|southeast|southwest)\w*[ ])?"
    r"(?:from|of|off|outside|inside)\b"
)
_ATTRIBUTE = re.compile(
    r"([^\W\d_]{3,})[ \u00a0\n](?:of|at|is|was|were|reached|reaching|exceeds|exceeding|stood at|stands at|to|by"
    r"|rate of)"
    r"[ \u00a0\n](?:(?:just|only|now|a|an|the|about|some|between|from|up|to)[ \u00a0\n])*$"
)
_WEIGHS = re.compile(
    r"\b(weigh|cost|last|measur|travel|stretch)\w*[ \u00a0\n](?:\w+[ \u00a0\n]){0,2}$", re.IGNORECASE
)
_WEIGHED = {
    "weigh": "weight",
    "cost": "cost",
    "last": "duration",
    "measur": "size",
    "travel": "distance",
    "stretch": "length",
}
_SUBJECT = re.compile(
    r"([^\W\d_]{3,})[ \u00a0\n](?:(?:has|have|had|will|would|to|was|were|is|are)[ \u00a0\n])*(?:\w+ed|rose|fell|grew"
    r"|risen|fallen|grown|up|down|rise|fall|grow|cut|dropped|drop|jump|shrank)(?:[ \u00a0\n]\w+ly)?"
    r"(?:[ \u00a0\n](?:by|about|some|nearly|almost|more|than|up|to|another|a|an|further|from|at|least))*[ \u00a0\n]$"
)
_CHANGE = re.compile(
    r"\w+ed|rose|fell|grew|risen|fallen|grown|rises?|falls?|grows?|up|down|cut|shrank|total|increase|decrease|drop"
)
_ROW = re.compile(r"(?:,?[ ][A-Za-z0-9]+){1,9}")
_SKIPPED = frozenset(("other", "more", "such", "further", "most"))  # before the noun that is counted
_IRREGULAR = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "police",
        "personnel",
        "staff",
        "crew",
        "cattle",
        "sheep",
        "fish",
        "aircraft",
        "dead",
        "data",
        "media",
        "feet",
        "teeth",
        "geese",
        "mice",
        "criteria",
        "phenomena",
    ]
)
_NOT_PLURAL = frozenset(
    [
        "news",
        "its",
        "his",
        "this",
        "thus",
        "was",
        "has",
        "is",
        "as",
        "us",
        "across",
        "previous",
        "various",
        "series",
        "plus",
        "less",
        "minus",
        "besides",
        "perhaps",
        "serious",
        "religious",
        "precious",
        "dangerous",
        "famous",
        "numerous",
        "continuous",
        "whereas",
        "always",
    ]
)
_CLOSED = (
    "be", "have", "do", "modal", "negation", "pronoun", "object_pronoun", "possessive", "determiner", "preposition",
    "subordinator", "coordinator", "adverb",
)  # fmt: skip
_ADVERBS = frozenset(
    (
        "ago", "later", "earlier", "there", "here", "said", "say", "says", "down", "up", "lower", "higher", "gone",
        "short", "upstream", "downstream", "ahead", "apart", "worldwide", "deeper", "wider", "longer", "further",
        "nearly", "each", "northwest", "northeast", "southwest", "southeast", "north", "south", "east", "west",
        "inland", "offshore", "home",
    )
)  # fmt: skip
_MAX_WORDS = 6  # of a noun phrase searched for its head


def find_noun(text: str, start: int, end: int, *, limit: int, is_measure: bool) -> str:
    """Give the noun that the number in [start, end) counts; for a measure, the attribute it measures.

    The noun is one word in small letters, an attribute in the singular; "" when none is found. The search ends
    at `limit`.
    """
    if not is_measure:
        of = _OF.match(text, end, limit)
        return _head(text, of.end() if of else end, limit)
    return _measured(text, start, end, limit)


def _measured(text: str, start: int, end: int, limit: int) -> str:
    before = text[max(0, start - 60) : start]
    following = _WORD.match(text, end, limit)
    word = following.group(1).lower() if following else ""
    if word in _ADJECTIVE:
        return _ADJECTIVE[word]
    of = _OF.match(text, end, limit)
    if of is None and _DISTANCE.match(text, end, limit):
        return "distance"
    attribute = _ATTRIBUTE.search(before)
    if attribute and _is_noun(attribute.group(1)) and of is None:
        return singular(attribute.group(1).lower())
    if of:
        return _head(text, of.end(), limit)
    weighs = _WEIGHS.search(before)
    if weighs:
        return _WEIGHED[weighs.group(1).lower()]
    head = _head(text, end, limit)
    if head:
        return head
    subject = _SUBJECT.search(before)
    return singular(subject.group(1).lower()) if subject and subject.group(1).lower() not in _closed() else ""


def find_subject(before: str) -> str:
    """Give the noun that `before` ends with, in the singular: what a following verb tells of; "" when there is none."""
    match = re.search(r"([^\W\d_]{3,})[ \u00a0\n](?:(?:has|have|had|will|would)[ \u00a0\n])*$", before)
    return singular(match.group(1).lower()) if match and _is_noun(match.group(1)) else ""


def _is_noun(word: str) -> bool:
    lower = word.lower()
    return not (word[0].isupper() or lower in _closed() or lower in plain_verbs() or _CHANGE.fullmatch(lower))


def _head(text: str, position: int, limit: int) -> str:
    """Give the head of the noun phrase at `position`: its first plural, else its last word."""
    words: list[str] = []
    while len(words) < _MAX_WORDS:
        match = _WORD.match(text, position, limit)
        if match is None:
            break
        word = match.group(1)
        lower = word.lower()
        if not words and lower in _SKIPPED:
            position = match.end()
            continue
        if lower in _closed() or lower in plain_verbs() or (words and lower.endswith("ed") and len(lower) > 4):
            break
        words.append(lower)
        if is_plural(lower):
            return lower
        position = match.end()
    if words and _is_demonym(words[-1]):
        return _shared_noun(text, position, limit) or words[-1]
    return words[-1] if words else ""


def _shared_noun(text: str, position: int, limit: int) -> str:
    """Give the plural that a row of counts shares: the "sources" of "two Danish, two Swedish and two other sources"."""
    row = _ROW.match(text, position, limit)
    return (
        next((word.lower() for word in re.findall(r"[a-z]+", row.group()) if is_plural(word)), "")
        if row
        else ""
    )


def _is_demonym(word: str) -> bool:
    thing = known_names().get(word)
    return thing is not None and thing.kind == "nationality"


def is_plural(word: str) -> bool:
    """Tell whether a word in small letters looks like a plural."""
    if word in _IRREGULAR:
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "’s", "'s"))
        and word not in _NOT_PLURAL
        and len(word) > 3
    )


def singular(word: str) -> str:
    """Give the singular of a regular plural."""
    if not is_plural(word) or word in _IRREGULAR:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


@cache
def _closed() -> frozenset[str]:
    return frozenset().union(*map(word_class, _CLOSED)) | _ADVERBS
