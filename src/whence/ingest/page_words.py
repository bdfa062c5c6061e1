"""The words of a page, each with its place in the HTML, for looking up text that a parser gave without a place."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from whence.ingest.page_parts import Scan
from whence.records import Link, Segment, Span

_ENDS = 24  # letters at each end by which a block is found whose middle differs
_MAX_GROWTH = 1.4  # times the length looked for that such a block may have in the page
_MAX_RETRIES = 300  # searches of the whole page; beyond this blocks are looked for from the last one on alone
_TOKEN = re.compile(r"\S+(?: \S+)*|\s+")  # words with single spaces between them, or other white space


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block as it goes into the working text, with its map and the links inside it."""

    text: str
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]


class PageWords:
    """The visible text of a page and where each character comes from. Positions count letters, without space."""

    def __init__(self, scan: Scan) -> None:
        """Take the scan of a page."""
        self._scan = scan
        self._letters = "".join("".join(candidate.words) for candidate in scan.candidates)
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
        scan = self._scan
        index = bisect_right(scan.letters, span.start) - 1
        laying = _Laying(at, span)
        while index < len(scan.texts) and scan.letters[index] < span.end:
            laying.add(
                scan.texts[index],
                scan.letters[index],
                (scan.starts[index], scan.ends[index]),
                scan.is_whole[index],
            )
            index += 1
        links = tuple(self._links_in(span, laying.marks))
        return LaidBlock("".join(laying.pieces), tuple(laying.segments), links)

    def _links_in(self, span: Span, marks: list[tuple[int, int]]) -> list[Link]:
        links = self._scan.links
        index = max(0, bisect_right(links, (span.start,)) - 1)
        found = []
        while index < len(links) and links[index][0] < span.end:
            begin, end, url = links[index]
            if end > span.start:
                low, high = _place(marks, max(begin, span.start)), _place(marks, min(end, span.end) - 1) + 1
                found.append(Link(Span(low, high), url))
            index += 1
        return found


def _place(marks: list[tuple[int, int]], letter: int) -> int:
    """Give the place in the working text of a letter of the page."""
    seen, at = marks[bisect_right(marks, letter, key=lambda mark: mark[0]) - 1]
    return at + letter - seen


class _Laying:
    """A block while it is put together from the texts of the page that lie in `span`."""

    def __init__(self, at: int, span: Span) -> None:
        self.span = span
        self.end = at  # of what was put together so far, in the working text
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.marks: list[tuple[int, int]] = []  # letters before a word, and where it begins in the working text
        self.is_spaced = True

    def add(self, text: str, seen: int, origin: tuple[int, int], is_whole: bool) -> None:
        """Add what of `text` lies in the span; `seen` letters of the page stand before it."""
        for match in _TOKEN.finditer(text):
            word, start = match[0], match.start()
            if word.isspace():
                if not self.is_spaced and self.span.start < seen < self.span.end:
                    self._put(" ", origin if is_whole else (origin[0] + start, origin[0] + match.end()))
                    self.is_spaced = True
                continue
            n_spaces = word.count(" ")
            size = len(word) - n_spaces
            low, high = self.span.start - seen, self.span.end - seen
            if low > 0 or high < size:
                if n_spaces:
                    self._add_words(word, start, seen, origin)
                elif low < size and high > 0:
                    low, high = max(0, low), min(size, high)
                    self._put_word(
                        word[low:high],
                        seen + low,
                        origin if is_whole else (origin[0] + start + low, origin[0] + start + high),
                    )
            else:
                self._put_word(word, seen, origin if is_whole else (origin[0] + start, origin[0] + match.end()))
            seen += size

    def _add_words(self, words: str, start: int, seen: int, origin: tuple[int, int]) -> None:
        """Add words parted by single spaces that lie partly outside the span, one by one."""
        for number, part in enumerate(words.split(" ")):
            if number:
                self.add(" ", seen, (origin[0] + start - 1, 0), False)
            self.add(part, seen, (origin[0] + start, 0), False)
            start += len(part) + 1
            seen += len(part)

    def _put_word(self, word: str, seen: int, origin: tuple[int, int]) -> None:
        place = self.end
        for part in word.split(" "):
            self.marks.append((seen, place))
            seen += len(part)
            place += len(part) + 1
        self._put(word, origin)
        self.is_spaced = False

    def _put(self, word: str, origin: tuple[int, int]) -> None:
        start, end = self.end, self.end + len(word)
        segments = self.segments
        last = segments[-1] if segments else None
        if (
            last is not None
            and last.origin_end == origin[0]
            and last.end - last.start == last.origin_end - last.origin
            and end - start == origin[1] - origin[0]
        ):
            segments[-1] = Segment(last.start, end, last.origin, origin[1])
        else:
            segments.append(Segment(start, end, *origin))
        self.pieces.append(word)
        self.end = end


def find_after(html: str, mark: str, start: int) -> int:
    """Give the place after the first `mark` at or after `start`; the end of the page if there is none."""
    end = html.find(mark, start)
    return len(html) if end < 0 else end + len(mark)


def find_end(html: str, name: str, start: int) -> int:
    """Give the place of the end tag of the element `name` that opened before `start`; the end if it has none."""
    close = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return len(html) if close is None else close.start()
