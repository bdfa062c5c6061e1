"""The words of a page, each with its place in the HTML: one linear scan, without a parser.

A parser gives the text of a page but not where it stood. This scan does the reverse: it knows every place and
nothing of structure, so that text found by a parser can be looked up in it.
"""

import html as entities
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from whence.records import Link, Segment, Span

_NEXT = re.compile(r"[<&]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_HREF = re.compile(
    r"""\bhref\s{0,3}=\s{0,3}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)
HIDDEN = frozenset(("script", "style", "template"))  # elements whose contents nobody sees
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_ENDS = 24  # letters at each end by which a block is found whose middle differs
_MAX_GROWTH = 1.4  # times the length looked for that such a block may have in the page
_MAX_RETRIES = 300  # searches of the whole page; beyond this blocks are looked for from the last one on alone


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block as it goes into the working text, with its map and the links inside it."""

    text: str
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of the page's text [start, ...) that stand at `origin`; an entity stands as a whole."""

    start: int
    origin: int
    origin_end: int
    is_entity: bool


class PageWords:
    """The visible text of a page and where each character comes from. Positions count letters, without space."""

    def __init__(self, flat: str, runs: list[_Run], links: list[tuple[int, int, str]]) -> None:
        """Take the text with its runs and its links, each (start, end, url) in characters of `flat`."""
        self.flat = flat
        self._runs = runs
        self._starts = [run.start for run in runs]
        self._links = links
        self._places = array("I", (i for i, character in enumerate(flat) if not character.isspace()))
        self._letters = "".join(flat.split())
        self._retries = 0

    def find(self, text: str, cursor: int) -> Span | None:
        """Give where `text` stands, at or after `cursor` if it can be; None: nowhere in the page."""
        needle = "".join(text.split())
        if not needle:
            return None
        found = self._find_from(needle, cursor)
        if found is None and cursor and self._retries < _MAX_RETRIES:
            self._retries += 1
            found = self._find_from(needle, 0)
        return found

    def find_last(self, text: str, end: int) -> Span | None:
        """Give where `text` stands last before the position `end`; None when it does not."""
        needle = "".join(text.split())
        start = self._letters.rfind(needle, 0, end) if needle else -1
        return None if start < 0 else Span(start, start + len(needle))

    def _find_from(self, needle: str, cursor: int) -> Span | None:
        start = self._letters.find(needle, cursor)
        if start >= 0:
            return Span(start, start + len(needle))
        if len(needle) < 3 * _ENDS:
            return None
        start = self._letters.find(needle[:_ENDS], cursor)
        if start < 0:
            return None
        limit = start + int(len(needle) * _MAX_GROWTH)
        end = self._letters.find(needle[-_ENDS:], start + len(needle) // 2, limit)
        return None if end < 0 else Span(start, end + _ENDS)

    def lay(self, span: Span, at: int) -> LaidBlock:
        """Give the block at `span` with white space folded, for the place `at` of the working text."""
        pieces: list[str] = []
        segments: list[Segment] = []
        links: list[Link] = []
        first, last = self._places[span.start], self._places[span.end - 1] + 1
        size = 0
        outs: list[tuple[int, int]] = []
        for match in re.finditer(r"\S+|\s+", self.flat[first:last]):
            start, end = first + match.start(), first + match.end()
            outs.append((start, at + size))
            word = match[0] if not match[0][0].isspace() else " "
            segments += self._map(start, end, at + size, len(word))
            pieces.append(word)
            size += len(word)
        for begin, finish, url in self._links_in(first, last):
            low, high = _out(outs, max(begin, first)), _out(outs, min(finish, last))
            if high > low:
                links.append(Link(Span(low, min(high, at + size)), url))
        return LaidBlock("".join(pieces), tuple(_joined(segments)), tuple(links))

    def _links_in(self, first: int, last: int) -> list[tuple[int, int, str]]:
        index = bisect_right(self._links, (first,))
        found = [link for link in self._links[max(0, index - 1) : index] if link[1] > first]
        while index < len(self._links) and self._links[index][0] < last:
            found.append(self._links[index])
            index += 1
        return found

    def _map(self, start: int, end: int, at: int, length: int) -> list[Segment]:
        """Map characters [start, end) of the flat text, which become `length` characters at `at`."""
        if length != end - start or self.flat[start].isspace():
            origin = self._origin(start)
            return [Segment(at, at + length, origin[0], self._origin(end - 1)[1])]
        segments = []
        position = start
        while position < end:
            index = bisect_right(self._starts, position) - 1
            run = self._runs[index]
            stop = min(end, self._starts[index + 1] if index + 1 < len(self._starts) else end)
            low, high = at + position - start, at + stop - start
            if run.is_entity:
                segments.append(Segment(low, high, run.origin, run.origin_end))
            else:
                origin_start = run.origin + position - run.start
                segments.append(Segment(low, high, origin_start, origin_start + stop - position))
            position = stop
        return segments

    def _origin(self, position: int) -> tuple[int, int]:
        run = self._runs[bisect_right(self._starts, position) - 1]
        if run.is_entity:
            return run.origin, run.origin_end
        start = run.origin + position - run.start
        return start, start + 1


def _out(outs: list[tuple[int, int]], flat: int) -> int:
    """Give the place in the working text of a place in the flat text; `outs` pairs the starts of their tokens."""
    start, out = outs[max(0, bisect_right(outs, flat, key=lambda pair: pair[0]) - 1)]
    return out + flat - start


def _joined(segments: list[Segment]) -> list[Segment]:
    """Join neighbours that both map one to one and stand side by side in both texts."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end == segment.start
            and last.origin_end == segment.origin
            and last.end - last.start == last.origin_end - last.origin
            and segment.end - segment.start == segment.origin_end - segment.origin
        ):
            joined[-1] = Segment(last.start, segment.end, last.origin, segment.origin_end)
        else:
            joined.append(segment)
    return joined


class _Scan:
    """The state of the one scan of a page: what was gathered so far."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces: list[str] = []
        self.runs: list[_Run] = []
        self.links: list[tuple[int, int, str]] = []
        self.size = 0
        self.open_link: tuple[int, str] | None = None

    def add(self, text: str, origin: int, origin_end: int, is_entity: bool = False) -> None:
        if text:
            self.pieces.append(text)
            self.runs.append(_Run(self.size, origin, origin_end, is_entity))
            self.size += len(text)

    def skip_tag(self, start: int) -> int:
        """Take in the tag, comment or declaration at `start`; give the place after it."""
        html = self.html
        if html.startswith("<!--", start):
            return find_after(html, "-->", start + 4)
        end = find_after(html, ">", start)
        match = _NAME.match(html, start)
        if match is None:
            return end
        name, is_end = match[1].lower(), html[start + 1] == "/"
        if name == "a":
            self._take_link(start, end, is_end)
        if name not in _INLINE:
            self.add("\n", start, end, is_entity=True)
        if name in HIDDEN and not is_end:
            return find_end(html, name, end)
        return end

    def _take_link(self, start: int, end: int, is_end: bool) -> None:
        if self.open_link is not None:
            begin, url = self.open_link
            if self.size > begin:
                self.links.append((begin, self.size, url))
            self.open_link = None
        href = None if is_end else _HREF.search(self.html, start, end)
        if href is not None:
            self.open_link = (self.size, entities.unescape(href[1] or href[2] or href[3]).strip())


def find_after(html: str, mark: str, start: int) -> int:
    """Give the place after the first `mark` at or after `start`; the end of the page if there is none."""
    end = html.find(mark, start)
    return len(html) if end < 0 else end + len(mark)


def find_end(html: str, name: str, start: int) -> int:
    """Give the place of the end tag of the element `name` that opened before `start`; the end if it has none."""
    close = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return len(html) if close is None else close.start()


def read_words(html: str) -> PageWords:
    """Give the visible words of a page with their places; scripts, styles and comments have none."""
    scan = _Scan(html)
    position = 0
    while position < len(html):
        match = _NEXT.search(html, position)
        stop = len(html) if match is None else match.start()
        scan.add(html[position:stop], position, stop)
        if match is None:
            break
        if match[0] == "&":
            entity = _ENTITY.match(html, stop)
            text = "&" if entity is None else entities.unescape(entity[0])
            position = stop + 1 if entity is None else entity.end()
            scan.add(text, stop, position, is_entity=text != html[stop:position])
        elif html[stop + 1 : stop + 2].isalpha() or html[stop + 1 : stop + 2] in ("/", "!", "?"):
            position = scan.skip_tag(stop)
        else:
            position = stop + 1
            scan.add("<", stop, position)
    return PageWords("".join(scan.pieces), scan.runs, scan.links)
