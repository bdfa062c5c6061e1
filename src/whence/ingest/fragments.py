"""HTML inside a record to working text: every word of it, in order, with its place.

What feeds, exports and newsletters carry is the article alone, without a site around it, so nothing is chosen: blocks
are set apart, markup goes, scripts and styles go, each character keeps its place.
"""

import html
import re

from whence.ingest.mapped_texts import MappedText, Mark
from whence.records import BlockKind, Link, Span

_TOKEN = re.compile(  # no part looks past the next "<": unclosed tags by the thousand cost no more than closed ones
    r"<!--|<!\[CDATA\[|\]\]>|<[!?][^<>]{0,2000}>"
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{0,40})(?P<rest>(?:[^<'">]|"[^"]{0,2000}"|'[^']{0,2000}')*+)>"""
    r"|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});?|\s+"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HIDDEN = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object", "form")
)
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "input", "label", "source", "picture",
))  # fmt: skip
_MARKED: dict[str, tuple[BlockKind, str]] = {
    "h1": ("headline", "marked as the title"),
    **{f"h{level}": ("subhead", "marked as a heading") for level in range(2, 7)},
    "blockquote": ("blockquote", "marked as a quotation"),
    "figcaption": ("caption", "marked as a caption"),
}
_IS_HTML = re.compile(
    r"</(?:p|div|a|b|i|em|strong|h[1-6]|li|blockquote|body|td)>|<(?:p|br|div)\b[^<>]*>", re.IGNORECASE
)
_MIN_TAGS = 2  # one tag in a text may be what it speaks of


def is_markup(text: str) -> bool:
    """Tell whether a string of a record is HTML rather than plain text that speaks of it."""
    return sum(1 for _ in zip(range(_MIN_TAGS), _IS_HTML.finditer(text), strict=False)) == _MIN_TAGS


def read_entities(text: str) -> MappedText:
    """Give a text without tags with its character references read once, mapped; line breaks stay."""
    made = MappedText()
    start = 0
    for match in _ENTITY.finditer(text):
        made.add(text[start : match.start()], start, match.start())
        made.add(html.unescape(match[0]), match.start(), match.end())
        start = match.end()
    made.add(text[start:], start, len(text))
    return made


def read_fragment(text: str) -> MappedText:
    """Give the words of a piece of HTML, blocks parted by a blank line, with links, headings, quotations, captions."""
    return _Fragment(text).read()


class _Fragment:
    """HTML while it is read: where the block began, what is open."""

    def __init__(self, text: str) -> None:
        self._html = text
        self._small = text.lower() if len(text.lower()) == len(text) else text  # where end tags are looked up
        self._made = MappedText()
        self._break = ""  # what to put before the next word
        self._blank = (0, 0)  # where the white space stands that a blank answers to
        self._open: list[tuple[str, int]] = []  # marked elements and where they begin
        self._link: tuple[int, str] | None = None
        self._hidden_until = 0

    def read(self) -> MappedText:
        at = 0
        for match in _TOKEN.finditer(self._html):
            if match.start() < self._hidden_until:
                at = max(at, self._hidden_until)
                continue
            self._words(at, match.start())
            at = match.end()
            if match["name"] or match[0] == "<!--":
                self._tag(match) if match["name"] else self._hide("-->", match.end())
                at = max(at, self._hidden_until)
            elif match[0][0] == "&":
                self._put(html.unescape(match[0]), match.start(), match.end())
            elif match[0].isspace():
                self._space(*match.span())
        self._words(at, len(self._html))
        return self._made

    def _words(self, start: int, end: int) -> None:
        if end > start:
            self._put(self._html[start:end], start, end)

    def _put(self, words: str, start: int, end: int) -> None:
        if words.isspace():
            self._space(start, end)
            return
        if self._break == " " and self._made.size:
            self._made.add(" ", *self._blank)
        elif self._made.size:
            self._made.gap(self._break)
        self._break = ""
        self._made.add(words, start, end)

    def _space(self, start: int, end: int) -> None:
        if not self._break:
            self._break, self._blank = " ", (start, end)

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower().rpartition(":")[2]
        is_end = bool(match["close"])
        if name in _HIDDEN and not is_end and not match["rest"].endswith("/"):
            self._hide(f"</{name}", match.end())
        elif name == "a":
            self._anchor(match, is_end)
        elif name == "br":
            self._break = "\n" if self._break in ("", " ") else "\n\n"
        elif name not in _INLINE:
            self._block(name, is_end)

    def _hide(self, mark: str, start: int) -> None:
        """Leave out what stands up to `mark`, or to the end."""
        found = self._small.find(mark, start)
        after = self._small.find(">", found) if found >= 0 else -1
        self._hidden_until = len(self._html) if after < 0 else after + 1

    def _block(self, name: str, is_end: bool) -> None:
        if is_end and name in _MARKED:
            for index in range(len(self._open) - 1, -1, -1):
                if self._open[index][0] == name:
                    start = self._open.pop(index)[1]
                    self._mark(name, start)
                    break
        self._break = "\n\n"
        if not is_end and name in _MARKED:
            self._open.append((name, self._made.size))

    def _mark(self, name: str, start: int) -> None:
        if self._made.size > start:
            kind, reason = _MARKED[name]
            self._made.marks.append(Mark(self._since(start), kind, reason))

    def _anchor(self, match: re.Match[str], is_end: bool) -> None:
        if self._link is not None and self._made.size > self._link[0]:
            self._made.links.append(Link(self._since(self._link[0]), self._link[1]))
        self._link = None
        href = None if is_end else _HREF.search(match["rest"])
        if href is not None:
            url = html.unescape(href[1] or href[2] or href[3] or "").strip()
            self._link = (self._made.size, url) if url.startswith(("http://", "https://")) else None

    def _since(self, start: int) -> Span:
        """Give what was put since `start`, without the white space before its first word."""
        size, taken = self._made.size, []
        for piece in reversed(self._made.pieces):
            taken.append(piece)
            size -= len(piece)
            if size <= start:
                break
        text = "".join(reversed(taken))[start - size :]
        return Span(start + len(text) - len(text.lstrip()), self._made.size)
