"""The words before a channel that say that a source spoke there: "told", "in an interview with", "when asked by"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.read.channel_names import words_or

_WORDS = r"(?:(?!(?:of|from|at|about|against|over|near|outside|than|that|who|which|and|or)\b)[\w’'.&-]+ ){0,5}"
_BETWEEN = r"(?: (?!about)[\w’'-]+)"
_TO_ONE = re.compile(
    r"\b(?:told|tells?|telling|to|with|by|addressing|briefing|assuring)(?: (?:both|the|an?))?\s*$", re.I
)
_TO = re.compile(rf"\b(?:told|tells?|telling|to|with|in|on|for|via|through|during|before)\s+{_WORDS}$", re.I)
_PLACE = re.compile(
    r"\b(?:at|in|during|on|before|after) (?:an? |the |his |her |their )?(?:[\w-]+ ){0,3}$", re.I
)
_NAMED_OF = re.compile(r"\b(?:told|telling|tells)(?: [A-Z][\w’'.-]+){1,3},? (?:of|from|at|with) (?:the )?$")
_ALONE = re.compile(r"(?:\s*(?:by|in)(?: the)?|.*\baccording to(?: the)?)\s*$", re.I)
_WHEN = re.compile(r"\b(?:when|after|as|once)\s+$", re.I)
_QUESTION = re.compile(r"[’']?s?[’']? questions?\b")
_OWNED = re.compile(
    r"(?:[’']s?)? ?(?:poll|survey|building|offices?|headquarters|owners?|staff|readers|editor)\b"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Words before a name, from `start`. `spoken`: they say that somebody spoke there; `to`: they may, beside a cue;
    `place`: they do before a news conference; `other`: they say something else. `is_to_one`: a single hearer follows;
    `is_of_source`: they may stand in a clause of the source."""

    kind: Literal["spoken", "to", "place", "other"]
    start: int
    is_to_one: bool = False
    is_of_source: bool = False


def find_lead(before: str, after: str) -> Lead | None:
    """Give how some words lead to a name that `after` follows; None when they do not."""
    is_question = _QUESTION.match(after) is not None
    if _OWNED.match(after) or (not is_question and _other().search(before)):
        return Lead("other", 0)
    if is_question and (found := _answers().search(before)):
        return Lead("spoken", found.start())
    if _asks().match(after) and (found := _WHEN.search(before)):
        return Lead("spoken", found.start())
    if found := _spoken().search(before):
        return Lead(
            "spoken", found.start(), _TO_ONE.search(before) is not None, _of_source().search(before) is not None
        )
    if (
        found := _TO_ONE.search(before)
        or _NAMED_OF.search(before)
        or _TO.search(before)
        or _ALONE.match(before)
    ):
        return Lead("to", found.start(), _TO_ONE.search(before) is not None)
    found = _PLACE.search(before)
    return Lead("place", found.start()) if found else None


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_phrases('')}|(?:{words_or('straight')}))\s+{_WORDS}$", re.I)


@cache
def _of_source() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_phrases('source ')})\s+{_WORDS}$", re.I)


def _phrases(of: str) -> str:
    kinds = [
        rf"(?:{words_or(of + 'to')}){_BETWEEN}{{0,4}}? to",
        rf"(?:{words_or(of + 'with')}){_BETWEEN}{{0,3}}? with",
        rf"(?:{words_or(of + 'by')}){_BETWEEN}{{0,3}}? by",
        rf"(?:{words_or(of + 'in')}){_BETWEEN}{{0,3}}? (?:in|on|for|at|before)",
    ]
    if not of:
        kinds.append(rf"(?:{words_or('from')}){_BETWEEN}{{0,3}}? (?:from|by)")
    return "|".join(kinds)


@cache
def _other() -> re.Pattern[str]:
    kinds = (
        rf"(?:{words_or('not to')}) to",
        rf"(?:{words_or('not by')}) (?:by|with|for)",
        rf"(?:{words_or('not on')}) on",
    )
    return re.compile(rf"\b(?:{'|'.join(kinds)})\s+{_WORDS}$", re.I)


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words_or('answers')})\s+{_WORDS}$", re.I)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf" (?:\w+ )?(?:{words_or('asks')})\b")
