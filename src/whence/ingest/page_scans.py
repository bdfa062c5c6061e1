"""One scan of a page's markup: its visible words with their places, and the pieces between block tags.

No parser is used: it gives the text of a page but not where it stood, and fails past some depth. Tags that are left
open or closed twice cost the scan some structure and never a word.
"""

import html as entities
import re
from collections.abc import Iterator

from whence.ingest.page_hints import read_hints
from whence.ingest.page_parts import Candidate, Element, Scan

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>]*)>?|<!--|<[!?]")
_QUOTED_TAG = re.compile(r"""<[a-zA-Z][a-zA-Z0-9:-]*(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_HREF = re.compile(
    r"""\bhref\s{0,3}=\s{0,3}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)
HIDDEN = frozenset(("script", "style", "template", "svg", "textarea", "iframe", "select", "math", "canvas"))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p", "nobr",
))  # fmt: skip
_STRONG = frozenset(("b", "strong"))
_TELLING = _STRONG | {"a", "img"}  # inline tags that a scan takes note of
_VOID = frozenset((
    "area", "base", "col", "embed", "hr", "input", "link", "meta", "param", "source", "track", "wbr", "br",
    "img", "frame", "basefont",
))  # fmt: skip
_CLOSES_ITSELF = frozenset((
    "li", "dt", "dd", "tr", "td", "th", "option", "p", "thead", "tbody",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_MAX_ROW = 40  # words in a row of a table that is one piece; more is a layout made with a table
_LONG_TAG = 20_000  # characters beyond which a tag's quotes are not paired; a picture in a URL has as many


def scan_page(html: str) -> Scan:
    """Give the words and the pieces of a page; scripts, styles, comments and drawings have none."""
    return _Scanner(html).run()


class _Scanner:
    """The state of a scan: the elements that are open, the piece that is being gathered."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.scan = Scan(elements=[Element("page", 0, 0, 0, "page", 0)])
        self.stack = [0]
        self.n_open: dict[str, int] = {}
        self.signs: dict[tuple[str, str], tuple[str, int]] = {}
        self.words: list[str] = []
        self.first = self.n_linked = self.n_strong = self.n_breaks = self.n_strong_open = 0
        self.is_break = self.is_spaced = True
        self.link: tuple[int, str] | None = None

    def run(self) -> Scan:
        html, position, scan = self.html, 0, self.scan
        search = _TAG.search
        while (match := search(html, position)) is not None:
            start = match.start()
            if start > position:
                text = html[position:start]
                if not text.isspace():
                    self._take_text(text, position)
                elif not self.is_spaced:
                    self._space(position, start)
            name = match[2]
            if name is None:
                position = self._skip(start)
                continue
            position, attributes = match.end(), match[3]
            if position - start > scan.longest_tag:
                scan.longest_tag = position - start
            if attributes and (attributes.count('"') & 1 or attributes.count("'") & 1):
                quoted = _QUOTED_TAG.match(html, start, start + _LONG_TAG)
                if quoted is not None:
                    position, attributes = quoted.end(), html[match.start(3) : quoted.end() - 1]
            name = name.lower()
            if name in _INLINE:
                if name in _TELLING:
                    self._take_inline(name, bool(match[1]), start, position)
            elif name in HIDDEN and not match[1] and not attributes.endswith("/"):
                self._space(start, position)
                position = _find_end(html, name, position)
            elif match[1]:
                self._close(name, start, position)
            else:
                self._open(name, attributes, start, position)
        self._take_text(html[position:], position)
        self._flush()
        self._end_link()
        return scan

    def _skip(self, start: int) -> int:
        mark = "-->" if self.html.startswith("<!--", start) else ">"
        end = self.html.find(mark, start + 2)
        return len(self.html) if end < 0 else end + len(mark)

    def _take_text(self, text: str, origin: int) -> None:
        if not text:
            return
        if text.isspace():
            self._space(origin, origin + len(text))
            return
        first = self.scan.n_letters
        if "&" not in text:
            words = text.split()
            self._put(text, origin, origin + len(text), sum(map(len, words)))
        else:
            text = "".join(self._put_entities(text, origin))
            words = text.split()
        if not words:
            self.is_spaced = True
            return
        if not self.words:
            self.first = first
        if self.words and not self.is_spaced and not text[0].isspace():
            self.words[-1] += words[0]
            del words[0]
        self.words += words
        self.is_spaced = text[-1].isspace()
        self.is_break = False
        size = self.scan.n_letters - first
        if self.link is not None:
            self.n_linked += size
        if self.n_strong_open:
            self.n_strong += size

    def _put_entities(self, text: str, origin: int) -> Iterator[str]:
        """Take a text with entities, each for itself, and yield the parts as they read."""
        done = 0
        for match in _ENTITY.finditer(text):
            begin, end = match.span()
            if begin > done:
                part = text[done:begin]
                self._put(part, origin + done, origin + begin, sum(map(len, part.split())))
                yield part
            value = entities.unescape(match[0])
            n_letters = sum(map(len, value.split()))
            self._put(value, origin + begin, origin + end, n_letters, is_whole=value != match[0])
            yield value
            done = end
        if done < len(text):
            part = text[done:]
            self._put(part, origin + done, origin + len(text), sum(map(len, part.split())))
            yield part

    def _put(self, text: str, start: int, end: int, n_letters: int, *, is_whole: bool = False) -> None:
        scan = self.scan
        scan.texts.append(text)
        scan.letters.append(scan.n_letters)
        scan.starts.append(start)
        scan.ends.append(end)
        scan.is_whole.append(is_whole)
        scan.n_letters += n_letters

    def _space(self, start: int, end: int) -> None:
        """Take white space or a tag that parts words; only the first in a row is kept."""
        if not self.is_spaced:
            self._put(" ", start, end, 0, is_whole=True)
            self.is_spaced = True

    def _flush(self) -> None:
        if not self.words:
            return
        scan, element = self.scan, self.stack[-1]
        found = Candidate(
            element, self.first, scan.n_letters, self.words, self.n_linked, self.n_strong, self.n_breaks
        )
        last = scan.candidates[-1] if scan.candidates else None
        if last is not None and _is_same_row(scan.elements, last, found):
            last.end = found.end
            last.words += found.words
            last.n_linked += found.n_linked
            last.n_strong += found.n_strong
        else:
            scan.candidates.append(found)
        self.words = []
        self.n_linked = self.n_strong = self.n_breaks = 0

    def _take_inline(self, name: str, is_end: bool, start: int, end: int) -> None:
        if name == "a":
            self._end_link()
            href = None if is_end else _HREF.search(self.html, start, end)
            if href is not None:
                url = entities.unescape(href[1] or href[2] or href[3]).strip()
                self.link = (self.scan.n_letters, url)
        elif name in _STRONG:
            self.n_strong_open = max(0, self.n_strong_open + (-1 if is_end else 1))
        elif name == "img":
            self._space(start, end)

    def _end_link(self) -> None:
        if self.link is not None:
            begin, url = self.link
            if self.scan.n_letters > begin:
                self.scan.links.append((begin, self.scan.n_letters, url))
            self.link = None

    def _open(self, name: str, attributes: str, start: int, end: int) -> None:
        if not self.is_spaced:
            self._space(start, end)
        if name == "br":
            if self.is_break:
                self._flush()
                self.n_breaks += 1
            self.is_break = True
            return
        if self.words:
            self._flush()
        self.n_breaks = 0
        if name in _VOID or (attributes.endswith("/") and name not in ("p", "div")):
            return
        elements, stack = self.scan.elements, self.stack
        top = elements[stack[-1]]
        if top.tag == "p" or (name in _CLOSES_ITSELF and top.tag == name):
            self._pop()
        key = name, attributes
        known = self.signs.get(key)
        if known is None:
            known = self.signs[key] = read_hints(name, attributes)
        sign, hints = known
        parent = stack[-1]
        above = elements[parent]
        stack.append(len(elements))
        elements.append(Element(name, parent, hints, above.inherited | hints, sign, above.depth + 1))
        self.n_open[name] = self.n_open.get(name, 0) + 1

    def _close(self, name: str, start: int, end: int) -> None:
        if not self.is_spaced:
            self._space(start, end)
        if self.words:
            self._flush()
        self.n_breaks = 0
        if self.n_open.get(name, 0):
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        self.n_strong_open = 0  # bold that nobody closed ends with its block
        tag = self.scan.elements[self.stack.pop()].tag
        self.n_open[tag] -= 1
        return tag


def _is_same_row(elements: list[Element], one: Candidate, other: Candidate) -> bool:
    """Tell whether two pieces are cells of one row of a small table, to be read as one."""
    a, b = elements[one.element], elements[other.element]
    is_row = a.tag in _CELLS and b.tag in _CELLS and a.parent == b.parent
    return is_row and len(one.words) + len(other.words) <= _MAX_ROW


def _find_end(html: str, name: str, start: int) -> int:
    """Give the place of the end tag of a hidden element that opened before `start`; the end if it has none.

    Written in small letters or in capitals, as all but a few are, it is found at once; else by a slower search.
    """
    found = html.find(f"</{name}", start)
    if found >= 0:
        capitals = html.find(f"</{name.upper()}", start, found)
        return found if capitals < 0 else capitals
    close = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return len(html) if close is None else close.start()
