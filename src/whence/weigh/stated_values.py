"""The amounts and times that the words of a statement give, as values."""

import re
from collections.abc import Iterator, Sequence

from whence.conclusions import Value
from whence.records import Quantity, Span, TimeMention

_NEVER = re.compile(r"\b(?:never|not|no|nor)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_BOUND = re.compile(r"(?:(?:less|fewer|more) than|above|below|over|under)\b", re.IGNORECASE)
_NONE_OF = re.compile(r"(?:\bnot (?:even )?$|\bnever (?:\w+ ){0,2}$|[\"“‘']not $)", re.IGNORECASE)
ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NTH = re.compile(
    rf"\b(?:a|the)\s+({'|'.join(ORDINALS)})\b\s+(?:\w+\s+){{0,2}}?(?P<noun>[a-z]+)", re.IGNORECASE
)


def find_values(
    text: str, spans: Sequence[Span], quantities: Sequence[Quantity], times: Sequence[TimeMention]
) -> Iterator[Value]:
    """Yield the quantities and the times a statement gives, quantities first."""
    n_found = 0
    for quantity in quantities:
        if any(s.covers(quantity.span) for s in spans):
            n_found += 1
            yield _amount(text, quantity)
    for time in times:
        if any(s.covers(time.span) for s in spans):
            n_found += 1
            yield Value("time", time.span.of(text), time.span, when=time.when)
    if not n_found:
        yield from _counted_up(text, spans)


def _amount(text: str, quantity: Quantity) -> Value:
    """Give an amount; "never less than 200" is at least 200, and "not one crown" is none."""
    span, low, high = quantity.span, quantity.low, quantity.high
    before = text[max(0, span.start - 24) : span.start]
    if _BOUND.match(span.of(text)) and _NEVER.search(before):
        low, high = high, low
    elif (low, high) == (1.0, 1.0) and _NONE_OF.search(before):
        low = high = 0.0
    return Value("quantity", span.of(text), span, low, high, quantity.unit or quantity.noun, noun=quantity.noun)


def _counted_up(text: str, spans: Sequence[Span]) -> Iterator[Value]:
    """Yield the count that an ordinal makes: "a tenth person has died" is ten."""
    for span in spans:
        match = _NTH.search(text, span.start, span.end)
        if match is not None and match[0][0].casefold() == "a":
            count = float(ORDINALS.index(match[1].casefold()) + 3)
            noun = match["noun"].casefold()
            yield Value("quantity", match[1], Span(*match.span(1)), count, count, noun, noun=noun)
            return
