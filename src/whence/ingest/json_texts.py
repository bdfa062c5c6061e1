"""A line of a JSON Lines file to working text: the value of `text`, mapped to where it stands in the line."""

import json
import re
from collections.abc import Iterator

from whence.ingest.boilerplates import fold
from whence.records import Segment, Span

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]')
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)")
_HEAD = 600  # characters of the text in which its title may already stand


def read_json_text(line: str, title: str | None) -> tuple[str, tuple[Segment, ...]]:
    """Give the text of the record in `line`, its title put before it unless it begins with it, and the map."""
    places = dict(_string_places(line))
    text, segments = _read_value(line, places["text"])
    if title is None or "title" not in places or fold(title) in fold(text[:_HEAD]):
        return text, tuple(segments)
    head, head_segments = _read_value(line, places["title"])
    shift = len(head) + 2
    moved = (Segment(s.start + shift, s.end + shift, s.origin, s.origin_end) for s in segments)
    return f"{head}\n\n{text}", (*head_segments, *moved)


def _string_places(line: str) -> Iterator[tuple[str, Span]]:
    """Yield the keys of the outermost object with the places of their string values, inside the quotes."""
    depth, key, is_value = 0, None, False
    for match in _TOKEN.finditer(line):
        token = match[0]
        if token in "{[":
            depth, is_value = depth + 1, False
        elif token in "}]":
            depth -= 1
        elif token == ":":
            is_value = depth == 1
        elif token == ",":
            is_value, key = False, key if depth > 1 else None
        elif depth == 1 and not is_value:
            key = json.loads(token, strict=False)
        elif depth == 1 and key is not None:
            yield key, Span(match.start() + 1, match.end() - 1)


def _read_value(line: str, place: Span) -> tuple[str, list[Segment]]:
    """Decode the string that stands at `place`, and map it."""
    pieces: list[str] = []
    segments: list[Segment] = []
    position, at = place.start, 0
    for match in _ESCAPE.finditer(line, place.start, place.end):
        if match.start() > position:
            pieces.append(line[position : match.start()])
            segments.append(Segment(at, at + match.start() - position, position, match.start()))
            at += match.start() - position
        character = json.loads(f'"{match[0]}"')
        if "\ud800" <= character <= "\udfff":  # half a pair is no character and cannot be written
            character = "\ufffd"
        pieces.append(character)
        segments.append(Segment(at, at + len(character), match.start(), match.end()))
        at, position = at + len(character), match.end()
    if place.end > position:
        pieces.append(line[position : place.end])
        segments.append(Segment(at, at + place.end - position, position, place.end))
    return "".join(pieces), segments
