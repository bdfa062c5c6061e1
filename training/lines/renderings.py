"""A page as bare text, as a person copies it or as a text browser prints it: `render(html, style=...)`.

Styles: `copied` (what a browser puts on the clipboard: a blank line around paragraphs), `bare` (a line per block,
nothing between), `browser` (lynx and w3m: wrapped at a width, bullets, [pictures], the page's title on top),
`marked` (html2text without links: # for headings, * for bullets, a blank line around everything).
"""

import re
import textwrap
from collections.abc import Iterator
from typing import Literal, get_args

from lxml import etree, html

Style = Literal["copied", "bare", "browser", "marked"]
STYLES: tuple[Style, ...] = get_args(Style)
WIDTH = 78  # columns of a text browser

_UNSEEN = {
    "script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe", "audio", "video",
    "canvas", "textarea", "datalist", "map", "embed", "source", "meta", "link",
}  # fmt: skip
_SPACED = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "ul",
    "ol",
    "pre",
    "table",
    "dl",
    "figure",
    "hr",
}
_BLOCKS = _SPACED | {
    "address", "article", "aside", "body", "dd", "details", "dialog", "div", "dt", "fieldset", "figcaption",
    "footer", "form", "header", "legend", "li", "main", "menu", "nav", "option", "section", "select", "summary",
    "tbody", "tfoot", "thead", "tr", "center",
}  # fmt: skip
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### "}
_SIGNS = {"* ", "> ", *_HEADINGS.values()}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_LINE, _BLANK = "\n", "\n\n"


def render(page: str, *, style: Style) -> str:
    """Give the text of an HTML page in one of `STYLES`; "" for a page that the parser cannot read."""
    try:
        root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, ValueError):
        return ""
    lines = list(_lines(root, style))
    if style == "browser":
        title = root.findtext(".//title")
        lines = [*([" ".join(title.split()), ""] if title else []), *_wrap(lines)]
    return "\n".join(lines).strip("\n") + "\n"


def _lines(root: html.HtmlElement, style: Style) -> Iterator[str]:
    """Yield the lines of the page, "" for a blank one."""
    line, n_breaks, is_first = "", 0, True
    for piece in _pieces(root, style):
        if piece in (_LINE, _BLANK):
            n_breaks = max(n_breaks, len(piece) if style != "bare" else 1)
            continue
        words = _SPACE.sub(" ", piece)
        if n_breaks and words.strip() and line in _SIGNS:
            n_breaks = 0  # a bullet or heading mark stands before the words, however deep these are
        if n_breaks and words.strip():
            if line.strip():
                yield line.strip()
                is_first = False
            if n_breaks > 1 and not is_first:
                yield ""
            line, n_breaks = "", 0
        if not n_breaks:
            line += words if not line.endswith(" ") else words.lstrip(" ")
    if line.strip():
        yield line.strip()


def _pieces(root: html.HtmlElement, style: Style) -> Iterator[str]:
    """Yield words and breaks in page order."""
    todo: list[html.HtmlElement | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(node):
            continue
        before, after = _around(node, tag, style)
        yield from before
        if node.text:
            yield node.text
        todo.extend(reversed(after))
        for child in reversed(node):
            if child.tail:
                todo.append(child.tail)
            todo.append(child)


def _around(node: html.HtmlElement, tag: str, style: Style) -> tuple[list[str], list[str]]:
    """Give what stands before and after the words of an element."""
    if tag == "br":
        return [_LINE], []
    if tag == "img":
        alt = (node.get("alt") or "").strip()
        return ([f"[{alt}]"], []) if alt and style == "browser" else ([], [])
    if tag == "input":
        return [], []
    if tag in ("td", "th"):
        return [" "], ["\t"]
    if tag not in _BLOCKS:
        return [], []
    parting = _BLANK if tag in _SPACED or (style == "marked" and tag != "li") else _LINE
    sign = ""
    if tag == "li" and style in ("browser", "marked"):
        sign = "* "
    elif style == "marked" and tag in _HEADINGS:
        sign = _HEADINGS[tag]
    elif style == "marked" and tag == "blockquote":
        sign = "> "
    return [parting, *([sign] if sign and node.text_content().strip() else [])], [parting]


def _is_hidden(node: html.HtmlElement) -> bool:
    if node.tag in ("html", "body"):
        return False  # scripts that show the page once it is loaded begin with a hidden body
    return node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "") is not None


def _wrap(lines: list[str]) -> Iterator[str]:
    for line in lines:
        is_item = line.startswith("* ")
        indent, hang = ("     ", "       ") if is_item else ("   ", "   ")
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=hang,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
