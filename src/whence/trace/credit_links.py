"""Links between credits: through which account an article has another, and which was the first.

"Radio Selm, citing the Lantern", "a Selm report which relied on the Lantern", "According to Radio Selm, the Lantern
said": the Lantern through Radio Selm. "told the Lantern, Radio Selm reported", "the Lantern, cited by Radio Selm",
"first carried by the Lantern and then picked up by Radio Selm": the same, told backwards.
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
    r"|in turn|on the (?:strength|word) of)\b"
)
_SPOKEN_INSIDE = re.compile(
    r"\b(?:who|which|he|she|they|that|what)\b[^.;,]{0,60}\b(?:told|spoken to|spoke to|interview|said (?:it|so|this)"
    r" to)\b[^.;]{0,25}$"
    r"|\b(?:citing|cit\w+|quot\w+|drawing on|drew on|based on|rel(?:ied|ying) on|referring to)\b[^.;]{0,20}"
    r"\b(?:interview|conversation|comments|remarks|statement)\b[^.;]{0,60}$"
)
_TAKEN_BY = re.compile(
    r"(?<!also )\b(?:cited|quoted|credited|relayed|repeated|picked up|taken up|carried|reprinted|mentioned|translated)"
    r" (?:\w+ )?by(?: the)?$"
)
_THEN_BY = re.compile(
    r"^,? and (?:(?:then|later|since|afterwards) )?(?:picked up|taken up|relayed|repeated|reprinted|carried) by\b"
)
_GIVEN_BY = re.compile(r"^ by (?:[\w-]+ ){0,3}$")  # "credited to the Lantern by Radio Selm"
_REPORT_OF = re.compile(
    r"\baccording to (?:an? |the )?(?:[\w-]+ )?(?:report|account|story) (?:by|in|from|on)(?: the)?$"
)
_FRONTED = re.compile(r"^\W*According to (?:[\w’-]+ ){0,4}$")
_FRONTED_AS = re.compile(r"^\W*As (?:the )?$")
_OUTWARD = (
    re.compile(  # from the last comma or closing mark on: no clause that begins there is about something else
        r"(?:^|[,”\"’(—–-]|\bin (?:words|comments|remarks|an interview|a transcript|footage)\b)"
        r"(?!.*\b(?:that|which|who|statement)\b)(?:(?![,”\"(]).)*$"
    )
)
_BESIDE = re.compile(r"[,”\"’—–-]\s*(?:as |according to |per |by way of )?$")  # "…, the agency reported"
_JOINS = re.compile(
    r";|\b(?:and|but|while|whereas|though|although)\b(?!.*\b(?:according to|citing)\b)|[.!?][”\"]?\s"
    r"|:\s(?=according to)"
)
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
        if _is_signed_through(one, two, text):
            linked[one.id] = replace(linked[one.id], via=two.id)
        if (
            one.sentence is None
            or one.sentence != two.sentence
            or one.outlet_span is None
            or two.outlet_span is None
        ):
            continue
        between = text[one.outlet_span.end : two.outlet_span.start]
        is_outer_first = _is_fronted(two, text[one.sentence.start : one.outlet_span.start], between)
        inner = two if is_outer_first and _may_be_linked(one, two) else _inner(one, two, between)
        if inner is not None:
            outer = two if inner is one else one
            linked[inner.id] = replace(linked[inner.id], via=outer.id)
    return [replace(linked[credit.id], is_first=_is_first(credit, text)) for credit in credits]


def _is_signed_through(one: Credit, two: Credit, text: str) -> bool:
    """Tell whether a line of sources has one outlet through the next: "Source: Kestrel via Business Circuit"."""
    if one.form != "tag" or two.form not in ("tag", "byline") or not (one.outlet_span and two.outlet_span):
        return False
    return text[one.outlet_span.end : two.outlet_span.start] == " via " and one.outlet != two.outlet


def _may_be_linked(one: Credit, two: Credit) -> bool:
    """Tell whether two credits of one sentence may hang on each other: they are of two outlets, in the text's words."""
    is_one = one.outlet is not None and one.outlet == two.outlet
    return not is_one and one.form in _OUTER and two.form in _OUTER


def _is_fronted(two: Credit, before: str, between: str) -> bool:
    """Tell whether a sentence begins with whom it has the rest from: "According to Radio Selm, the Lantern …"."""
    if two.is_self or _JOINS.search(between) or "," not in between:
        return False
    is_heard = two.form == "told" and _FRONTED_AS.match(before) is not None
    return _FRONTED.match(before) is not None or is_heard


def _inner(one: Credit, two: Credit, between: str) -> Credit | None:
    """Give which of two neighbours the article has through the other; None: each for itself."""
    if not _may_be_linked(one, two):
        return None
    before = between.rstrip()
    if _THEN_BY.match(between) or (_TAKEN_BY.search(before) and not _JOINS.search(between)):
        return None if one.is_self else one
    if _JOINS.search(between):
        return None
    if one.form == "according" and _GIVEN_BY.match(between):
        return None if one.is_self else one
    if two.form == "told":
        is_inside = one.form != "told" and _SPOKEN_INSIDE.search(between) is not None
        return two if is_inside and not two.is_self else None
    if _INWARD.search(before):
        return two if one.form != "told" and not two.is_self else None
    if two.form in ("anaphor", "described"):
        is_outer = _BESIDE.search(between) is not None
    elif one.form == "described" and (between.count(",") > 1 or ":" in between):
        is_outer = False
    else:
        is_outer = two.form in ("verb", "according") or _REPORT_OF.search(before) is not None
    return one if is_outer and _OUTWARD.search(before) and not one.is_self else None


def _is_first(credit: Credit, text: str) -> bool:
    """Tell whether the words beside an outlet say that it had the story before others."""
    if credit.outlet_span is None or credit.form == "told":
        return False
    before, after = text[: credit.outlet_span.start][-60:], text[credit.outlet_span.end :][:100]
    return _FIRST_BEFORE.search(before) is not None or _FIRST_AFTER.match(after) is not None
