"""A JSON object to the values of its strings, each mapped to where it stands: every escape, every character."""

import json
import re
from collections.abc import Iterator

from whence.ingest.boilerplates import fold
from whence.ingest.mapped_texts import MappedText
from whence.records import Segment, Span

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]')
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)")
_HEAD = 600  # characters of the text in which its title may already stand


def read_json_text(line: str, title: str | None) -> tuple[str, tuple[Segment, ...]]:
    """Give the text of the record in `line`, its title put before it unless it begins with it, and the map."""
    places = find_places(line)
    text = read_value(line, places["/text"])
    if title is None or "/title" not in places or fold(title) in fold(text.text[:_HEAD]):
        return text.text, tuple(text.segments)
    head = read_value(line, places["/title"])
    head.append(text)
    return head.text, tuple(head.segments)


def find_places(line: str) -> dict[str, Span]:
    """Give where each string value of the JSON in `line` stands, inside its quotes, by its JSON Pointer (RFC 6901)."""
    return dict(_walk(line))


def _walk(line: str) -> Iterator[tuple[str, Span]]:
    stack: list[str | int] = []  # for each open object its key, for each open list the index
    is_value = True
    for match in _TOKEN.finditer(line):
        token = match[0]
        if token in "{[":
            stack.append("" if token == "{" else 0)
            is_value = token == "["
        elif token in "}]":
            if stack:
                stack.pop()
            is_value = False
        elif token == ":":
            is_value = True
        elif token == ",":
            if stack and isinstance(stack[-1], int):
                stack[-1] += 1
                is_value = True
            else:
                is_value = False
        elif is_value:
            yield _point(stack), Span(match.start() + 1, match.end() - 1)
            is_value = False
        elif stack and isinstance(stack[-1], str):
            stack[-1] = json.loads(token, strict=False)


def _point(stack: list[str | int]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in stack)


def read_value(line: str, place: Span) -> MappedText:
    """Decode the string that stands at `place`, and map it."""
    made = MappedText()
    position = place.start
    for match in _ESCAPE.finditer(line, place.start, place.end):
        made.add(line[position : match.start()], position, match.start())
        character = json.loads(f'"{match[0]}"')
        if "\ud800" <= character <= "\udfff":  # half a pair is no character and cannot be written
            character = "\ufffd"
        made.add(character, match.start(), match.end())
        position = match.end()
    made.add(line[position : place.end], position, place.end)
    return made
