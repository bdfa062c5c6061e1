"""Links between credits: through which account an article has another, and which was the first.

"Radio Selm, citing the Lantern", "a Selm report which relied on the Lantern": the Lantern through Radio Selm. "told the
Lantern, Radio Selm reported", "in words carried by Radio Selm": the same, told backwards.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from whence.conclusions import Credit

_INWARD = re.compile(
    r"\b(?:citing|cites?|cited|quoting|quotes?|quoted|crediting|credited|based on|relied on|relying on"
    r"|leaned on|leaning on|drew on|drawing on"
    r"|from|attributed to|attributing|referring to|followed|relaying|repeating|picked up|via what|as told to"
    r"|in turn)\b"
)
_SPOKEN_INSIDE = re.compile(
    r"\b(?:who|which|he|she|they|that)\b[^.;]{0,60}\b(?:told|spoken to|spoke to|interview)\b[^.;]{0,25}$"
)
_OUTWARD = re.compile(
    r"(?:^|[,(—–-]|\bin (?:words|comments|remarks|an interview|a transcript|footage)\b)[^;]*$"
)
_JOINS = re.compile(r";|\b(?:and|but|while|whereas)\b(?!.*\b(?:according to|citing)\b)|[.!?][”\"]?\s")
_FIRST_BEFORE = re.compile(
    r"\bfirst (?:reported|published|revealed|disclosed|broken|obtained)(?: \w+)? (?:by|in|on) (?:\w+ ){0,3}$"
    r"|\bappeared first (?:in|on) (?:[Tt]he )?$|\bfirst (?:in|on) (?:[Tt]he )?$"
)
_FIRST_AFTER = re.compile(
    r"^(?:,[^,.]{1,60},)?\s(?:was (?:the )?first (?:to|with)|(?:has |had )?first (?:reported|published|revealed"
    r"|disclosed)|br(?:oke|eaks) the (?:story|news))\b"
)
_OUTER = frozenset({"verb", "according", "noun", "anaphor", "described", "told"})


def link_credits(credits: Sequence[Credit], text: str) -> list[Credit]:
    """Give the credits of one document with `via` and `is_first`; they come and go in text order."""
    linked = {credit.id: credit for credit in credits}
    for one, two in pairwise(credits):
        if (
            one.sentence is None
            or one.sentence != two.sentence
            or one.outlet_span is None
            or two.outlet_span is None
        ):
            continue
        between = text[one.outlet_span.end : two.outlet_span.start]
        inner = _inner(one, two, between)
        if inner is not None:
            outer = two if inner is one else one
            linked[inner.id] = replace(linked[inner.id], via=outer.id)
    return [replace(linked[credit.id], is_first=_is_first(credit, text)) for credit in credits]


def _inner(one: Credit, two: Credit, between: str) -> Credit | None:
    """Give which of two neighbours the article has through the other; None: each for itself."""
    if _JOINS.search(between) or one.form not in _OUTER or two.form not in _OUTER:
        return None
    if one.outlet is not None and one.outlet == two.outlet:
        return None
    before = between.rstrip()
    if _INWARD.search(before) and two.form != "told" and one.form != "told":
        return None if two.is_self else two
    if two.form == "told":
        is_inside = one.form != "told" and _SPOKEN_INSIDE.search(between) is not None
        return two if is_inside and not two.is_self else None
    if one.form in ("told", "verb", "noun", "according", "anaphor") and two.form in ("verb", "according"):
        return one if _OUTWARD.search(before) and not one.is_self else None
    return None


def _is_first(credit: Credit, text: str) -> bool:
    """Tell whether the words beside an outlet say that it had the story before others."""
    if credit.outlet_span is None or credit.form == "told":
        return False
    before, after = text[: credit.outlet_span.start][-60:], text[credit.outlet_span.end :][:100]
    return _FIRST_BEFORE.search(before) is not None or _FIRST_AFTER.match(after) is not None
