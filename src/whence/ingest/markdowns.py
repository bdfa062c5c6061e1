"""Markdown to working text: the words without their marks, each with its place; front matter states what it states.

CommonMark as markdown-it reads it. Front matter is a block of `name: value` lines between `---` (YAML) or `+++` (TOML)
at the very top; only plain values count.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.ingest.fragments import read_fragment
from whence.ingest.mapped_texts import MappedText, Mark, through
from whence.ingest.news_records import find_parts
from whence.records import BlockKind, Link, Segment, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\ufeff?(-{3}|\+{3})[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_VALUE = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(\S.*?)[ \t]*")
_QUOTED = re.compile(r"""(["'])(.*)\1(?:\s+#.*)?""")
_LISTED = re.compile(r"\[\s*(.*?)\s*\]")
_HEADINGS: dict[str, tuple[BlockKind, str]] = {
    "h1": ("headline", "marked as the title"),
    **{f"h{level}": ("subhead", "marked as a heading") for level in range(2, 7)},
}
_AFTER_LINK = re.compile(r"\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\]\[[^\]]*\]|\]|>")


def read_front(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """Give what the front matter of a text states (title, url, outlet, published, author, ...) and where it ends."""
    found = _FRONT.match(text)
    if found is None:
        return (), 0
    values = _read_toml(found[2]) if found[1] == "+++" else dict(_read_yaml(found[2]))
    if not values:
        return (), 0
    values.pop("text", None)
    return find_parts(values, place="").fields, found.end()


def _read_yaml(block: str) -> Iterator[tuple[str, str]]:
    name = ""
    for line in block.splitlines():
        found = _VALUE.fullmatch(line)
        if found is not None:
            name, value = found[1], found[2]
            quoted, listed = _QUOTED.fullmatch(value), _LISTED.fullmatch(value)
            yield (
                name,
                quoted[2] if quoted else listed[1].replace('"', "") if listed else value.partition(" #")[0],
            )
        elif line.endswith(":") and line[:1].isalpha():
            name = line[:-1]
        elif name and line.lstrip().startswith("- "):
            yield name, line.lstrip()[2:].strip("\"' ")


def _read_toml(block: str) -> dict[str, str]:
    try:
        read = tomllib.loads(block)
    except tomllib.TOMLDecodeError:
        return {}
    return {name: str(value) for name, value in read.items() if not isinstance(value, dict | list)}


def read_markdown(text: str) -> MappedText:
    """Give the words of a Markdown text with the place of each; headings, quotations and links are marked."""
    from markdown_it import MarkdownIt

    start = read_front(text)[1]
    lines = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    first = next((number for number, at in enumerate(lines) if at >= start), len(lines) - 1) if start else 0
    base = lines[first] if start else 0
    made = MappedText()
    depth = 0
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("text_join")
    tokens = parser.parse(text[base:].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.map is None or token.type not in ("inline", "fence", "code_block", "html_block"):
            continue
        low = lines[first + token.map[0]]
        high = lines[first + token.map[1]] if first + token.map[1] < len(lines) else len(text)
        if token.type == "inline":
            block = _read_inline(token, text, Span(low, high))
        elif token.type == "html_block":
            outer = (Segment(0, high - low, low, high),)
            block = through(read_fragment(text[low:high]), outer)
        else:
            block = _read_code(token, text, Span(low, high))
        if block.text.strip():
            _put(
                made,
                block,
                before.tag if before is not None and before.type == "heading_open" else "",
                depth > 0,
            )
    return made


def _put(made: MappedText, block: MappedText, tag: str, is_quoted: bool) -> None:
    span = made.append(block)
    if tag in _HEADINGS:
        kind, reason = _HEADINGS[tag]
        made.marks.append(Mark(span, kind, reason))
    elif is_quoted:
        made.marks.append(Mark(span, "blockquote", "marked as a quotation"))


def _read_inline(token: "Token", text: str, place: Span) -> MappedText:
    """Give the words of one block: each piece is found after the one before it, past the marks between them."""
    made = MappedText()
    at = place.start
    links: list[tuple[int, str]] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            found = re.compile(r"[ \t\\]*(?:\r\n|\n|\r)[ \t>]*").search(text, at, place.end)
            if found is not None:
                made.add(" " if child.type == "softbreak" else "\n", found.start(), found.end())
                at = found.end()
        elif child.type == "link_open":
            links.append((made.size, str(child.attrs.get("href", ""))))
        elif child.type == "link_close":
            at = _close_link(made, text, at, place.end, links.pop() if links else None)
        elif child.type in ("text", "text_special", "code_inline", "html_inline", "image"):
            at = _read_piece(made, child, text, at, place.end)
    return made


def _close_link(made: MappedText, text: str, at: int, end: int, link: tuple[int, str] | None) -> int:
    if link is not None and link[1].startswith(("http://", "https://")) and made.size > link[0]:
        made.links.append(Link(Span(link[0], made.size), link[1]))
    found = _AFTER_LINK.match(text, at, end)
    return at if found is None else found.end()


def _read_piece(made: MappedText, child: "Token", text: str, at: int, end: int) -> int:
    if child.type == "image":
        found = re.compile(r"!\[.*?\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?", re.DOTALL).search(
            text, at, end
        )
        return at if found is None else found.end()
    if child.type == "html_inline":
        start = text.find(child.content, at, end)
        return at if start < 0 else start + len(child.content)
    raw = child.markup if child.type == "text_special" else child.content  # the escape or entity as written
    if not raw:
        return at
    start = text.find(raw, at, end)
    if start < 0:  # rewritten by the parser: it stands somewhere in what is left of the block
        made.add(child.content, at, end)
        return at
    made.add(child.content, start, start + len(raw))
    return start + len(raw)


def _read_code(token: "Token", text: str, place: Span) -> MappedText:
    made = MappedText()
    at = place.start
    for line in token.content.split("\n"):
        words = line.strip()
        start = text.find(words, at, place.end) if words else -1
        if start >= 0:
            if made.size:
                made.gap("\n")
            made.add(words, start, start + len(words))
            at = start + len(words)
    return made
