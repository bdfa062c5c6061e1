"""Updates: the words by which a text says that a figure has changed, and counts that only grow."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Statement, Value
from whence.records import Document, Span
from whence.weigh.opinions import Opinions
from whence.weigh.tellings import Calendar
from whence.weigh.values import Asked, answer_in, is_ordinal, sets_aside

_CUE = re.compile(
    r"\b(?:(?:was|were|been|is|are) (?:later |now |since )?(?:revised|raised|lowered|updated|corrected|cut)|"
    r"(?:revised|raised|updated|corrected|lowered) "
    r"(?:up|down|upwards?|downwards?|figures?|tolls?|counts?|its|the|their|to|from)|"
    r"now (?:stands?|put|puts|says?|numbers?|at|totals?|known)|(?:ha[sd]|have) now \w+|corrects? the \w+|"
    r"(?:ha[sd]|have) (?:since )?(?:(?:risen|climbed|grown|increased|jumped|fallen|dropped) to|reached|passed)|"
    r"(?:rose|climbed|jumped|grew|fell|dropped) to|rather than the|instead of the|up from|down from|"
    r"earlier (?:figure|toll|count|estimate|version)|(?:previous|initial|first) (?:figure|toll|count|estimate)s?)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(?:killed|dead|died|dies|deaths?|death toll|toll|fatalit\w+|bodies|injured|wounded|hurt|infected|cases|"
    r"arrested|detained|so far|victims|ill|sick|fallen ill|in hospital|hospitali[sz]ed|missing|withdrawn|lost their)\b",
    re.IGNORECASE,
)
_PEOPLE = ("people", "person", "", "dead", "deaths", "bodies", "cases", "victims", "ill", "sick", "patients")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What tells of two answers which came later, and whose they are."""

    documents: Mapping[str, Document]
    resting: Mapping[str, frozenset[str]]
    corrections: Mapping[str, Sequence[Span]]
    calendar: Calendar
    names: Callable[[str], str]
    asked: Asked
    opinions: Opinions


def find_cue(statement: Statement, old: Value, context: Context) -> str | None:
    """Give the words of a sentence that say a figure has changed; "up from 300" only where the older one is 300."""
    aside = sets_aside(statement, old, context.documents)
    if aside is not None:
        return f"not {flat(aside)}"
    own = answer_in(statement, context.asked, context.documents)
    if own is not None and is_ordinal(own) and is_more(own, old):
        return flat(own.words)
    words = statement.sentence.of(context.documents[statement.document_id].text)
    match = _CUE.search(words)
    if match is None:
        return None
    figure = re.match(r"\D{0,12}?(\d[\d,.]*\d|\d)", words[match.end() :]) if match[0].endswith("from") else None
    return None if figure is not None and figure[1] != figure_of(old) else match[0]


def grows(old: Value, new: Value, statements: Sequence[Statement], context: Context) -> bool:
    """Tell whether the values are of a count that only grows, and the later is the larger."""
    if old.kind != "quantity" or new.kind != "quantity" or old.unit != new.unit:
        return False
    if not is_more(new, old):
        return False
    texts = [s.sentence.of(context.documents[s.document_id].text) for s in statements]
    is_count = old.unit in _PEOPLE or "cumulative" in (old.role, new.role)
    return is_count and all(_GROWS.search(t) for t in texts)


def is_more(one: Value, two: Value) -> bool:
    """Tell whether the first of two amounts is larger, whatever each may be at most and at least."""
    most = two.high if two.high is not None else two.low
    return most is not None and one.low is not None and one.low > most


def figure_of(value: Value) -> str:
    """Give the first figure in the words of a value; "": there is none."""
    match = re.search(r"\d[\d,.]*\d|\d", value.words)
    return match[0] if match else ""


def flat(words: str) -> str:
    """Give words on one line."""
    return " ".join(words.split())
