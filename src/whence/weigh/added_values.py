"""What a statement's document tells beyond its amounts and times: its places, by whom, and when its source said so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from whence.conclusions import Statement, Value
from whence.moments import When
from whence.read.report_times import find_report_times
from whence.records import Document, Mention, Reading, Span
from whence.weigh.names import find_fullest
from whence.weigh.place_values import find_place_values
from whence.weigh.places import PlaceMention
from whence.weigh.who_values import find_who_values

_Named = TypeVar("_Named", PlaceMention, Mention)


def add_values(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    places: Sequence[PlaceMention],
) -> list[Statement]:
    """Give the statements, each with its places and doers among its values, and with when its source said so.

    A time that only tells when something was said has the role "report": it is no time of what happened.
    """
    placed: dict[str, list[PlaceMention]] = {}
    for place in sorted(places, key=lambda p: (p.document_id, p.span)):
        placed.setdefault(place.document_id, []).append(place)
    told = {key: _report_times(documents[key], reading) for key, reading in readings.items()}
    found = []
    for statement in statements:
        key = statement.document_id
        said, spans = told[key]
        more = _find_named(statement, documents[key], readings[key], placed.get(key, ()))
        values = (*(_with_role(v, spans) for v in statement.values), *more)
        found.append(replace(statement, values=values, said=said.get(statement.attribution_id or "")))
    return _link_names(found, readings.values())


def _find_named(
    statement: Statement, document: Document, reading: Reading, places: Sequence[PlaceMention]
) -> Iterator[Value]:
    """Yield the places of a statement, then those by whom something is done in it."""
    spans = statement.spans
    yield from find_place_values(document, spans, _inside(places, spans))
    mentions = _inside(reading.mentions, spans)
    yield from find_who_values(document, spans, mentions, [time.span for time in reading.times])


def _link_names(statements: Sequence[Statement], readings: Iterable[Reading]) -> list[Statement]:
    """Give the statements with one key for each person: "brandal" is "ada brandal" where nobody else is called so.

    One word that is neither a name the reader knows nor part of a fuller one is no name.
    """
    mentions = [m for r in readings for m in r.mentions if m.kind in ("person", "organisation")]
    named = {m.key for m in mentions if m.kind == "person"}
    known = {m.key for m in mentions}
    wanted = {v.key for s in statements for v in s.values if v.kind == "who"}
    by_word: dict[str, list[str]] = {}
    for key in sorted(named | wanted):
        for word in set(key.split()):
            by_word.setdefault(word, []).append(f"person:{key}")
    full = {}
    for key in wanted:
        near = sorted({other for word in key.split() for other in by_word[word]})
        full[key] = find_fullest(f"person:{key}", near).removeprefix("person:")
    found = []
    for statement in statements:
        values = [replace(v, key=full[v.key]) if v.kind == "who" else v for v in statement.values]
        kept = tuple(v for v in values if v.kind != "who" or " " in v.key or v.key in known)
        found.append(statement if kept == statement.values else replace(statement, values=kept))
    return found


def _inside(named: Sequence[_Named], spans: Sequence[Span]) -> list[_Named]:
    return [each for each in named if any(span.covers(each.span) for span in spans)]


def _report_times(document: Document, reading: Reading) -> tuple[dict[str, When], frozenset[Span]]:
    """Give when each attribution was made, by its id, as far as its clause tells, and the words that say so."""
    said: dict[str, When] = {}
    spans = set()
    for attribution, time in find_report_times(
        document.text, reading.sentences, reading.attributions, reading.times
    ):
        spans.add(time.span)
        if time.when is not None:
            known = said.get(attribution.id)
            both = time.when if known is None else known.meet(time.when)
            if both is not None:
                said[attribution.id] = both
    return said, frozenset(spans)


def _with_role(value: Value, report_times: frozenset[Span]) -> Value:
    is_report = value.kind == "time" and value.span in report_times
    return replace(value, role="report") if is_report else value
