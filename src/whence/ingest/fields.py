"""Headers that people and programs put above a pasted article: "Title: ...", "Source: ...", "URL: ...".

One such line may be anything; two or more among the first lines are a header.
"""

import re
from collections.abc import Sequence

from whence.ingest.labels import Label
from whence.ingest.lines import Line, make_line
from whence.records import Span

_FIELD = re.compile(
    r"(?P<title>title|headline|subject)|(?P<outlet>source|outlet|publication|publisher|newspaper|site)"
    r"|(?P<other>url|link|section|language|country|retrieved|accessed|words|id)|(?P<byline>authors?|byline)"
    r"|(?P<date>date|published|updated|publication date|last updated)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(\w+(?: \w+)?)\s?:\s+(?=\S)")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_FIRST = 12  # lines among which a header stands
_MAX_WORDS = 40


def read_fields(text: str, lines: Sequence[Line]) -> tuple[list[Line], dict[int, Label]]:
    """Give the lines with the names of title fields and the marks of headings cut off, and labels for the rest."""
    read = [_unmark(text, line) for line in lines]
    fields = {i: kind for i, line in enumerate(read[:_FIRST]) if (kind := _kind(line))}
    labels: dict[int, Label] = {}
    if len(fields) < 2:
        return read, labels
    for index, kind in fields.items():
        line = read[index]
        if kind == "title":
            start = line.span.end - len(text[line.span.start : line.span.end].partition(":")[2])
            read[index] = make_line(text, Span(start, line.span.end), line.gap)
        elif kind == "byline":
            labels[index] = Label("byline", "names the author in a header")
        elif kind != "date":
            labels[index] = Label("boilerplate", "a field of a header", f"{kind} field")
    return read, labels


def _kind(line: Line) -> str:
    match = _NAME.match(line.text)
    if match is None or line.n_words > _MAX_WORDS:
        return ""
    found = _FIELD.fullmatch(match[1])
    return "" if found is None or found.lastgroup is None else found.lastgroup


def _unmark(text: str, line: Line) -> Line:
    mark = _HEADING.match(text, line.span.start, line.span.end)
    return line if mark is None else make_line(text, Span(mark.end(), line.span.end), line.gap)
