"""Persons and bodies as values: by whom something is said to be done, and whether two of them can be one.

Only what the passive says outright ("was ordered by Ada Brandal") is taken. Two names are of two only where both are
full and share no word; a last name alone is whoever of the pile has it, if that is one.
"""

import re
from collections.abc import Iterator, Sequence

from whence.conclusions import Value
from whence.records import Document, Mention, Span
from whence.wordtables import fold

_WORD = r"[A-Z][\w’'-]*[\w]"
_DONE = (
    "[a-z]+ed|[a-z]+en|[a-z]+wn|[a-z]+ade|[a-z]+ght|[a-z]+uilt|led|shot|hit|held|sent|won|told|set|cut|put|done|sold|struck"
    "|found|read|paid|laid|kept|lost|run|begun"
)
_BY = re.compile(
    rf"\b(?P<verb>{_DONE})(?:\s(?:up|out|down|off|over|on|in))?\sby\s(?:the\s)?(?:[a-z][\w’'-]*\s){{0,3}}"
    rf"(?P<name>{_WORD}(?:\s(?:of\s|al-|bin\s|de\s|van\s)?{_WORD}){{0,3}})"
)
_KINDS = ("person", "organisation")
_NAME = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    {"the", "of", "and", "for", "al", "el", "bin", "ibn", "de", "da", "van", "von", "der", "la", "le"}
)


def find_who_values(
    document: Document, spans: Sequence[Span], mentions: Sequence[Mention], days: Sequence[Span]
) -> Iterator[Value]:
    """Yield by whom a statement says that something was done, in text order; `role` is what was done, as written.

    `mentions` are the names that the reader knows there, `days` the times: "by Monday" names nobody. Names that it does
    not know are taken too, but for those of places.
    """
    for span in spans:
        for match in _BY.finditer(document.text, span.start, span.end):
            name = Span(*match.span("name"))
            known = next((m for m in mentions if m.span.overlaps(name)), None)
            if any(day.overlaps(name) for day in days) or (known is not None and known.kind not in _KINDS):
                continue
            if known is not None:
                yield Value("who", known.span.of(document.text), known.span, role=match["verb"], key=known.key)
            else:
                yield Value("who", match["name"], name, role=match["verb"], key=fold(match["name"]))


def are_two(one: Value, two: Value) -> bool | None:
    """Tell whether two names are of two people or bodies; False: of one, None: it cannot be told."""
    if one.key == two.key:
        return False
    ours, theirs = (set(_NAME.findall(v.key.casefold())) - _SMALL for v in (one, two))
    is_full = len(ours) > 1 and len(theirs) > 1
    return True if is_full and not ours & theirs else None
