"""Limits on a page, measured in one pass over its text before any parser sees it."""

import re
from collections import Counter

from whence.errors import DocumentError
from whence.ingest.page_parts import Scan
from whence.ingest.page_scans import HIDDEN
from whence.ingest.page_words import find_after, find_end
from whence.settings import Settings

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9]*))")
_VALUE = re.compile(r""""[^"]*"|'[^']*'""")
_LONG_TAG = 10_000  # characters from which the attributes of a tag are counted; a picture in a URL has few
_SHOWN = 40  # letters of a word
_FAR = 4  # times the longest article; a piece less far beyond it may be data beside one, or is refused later
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option", "colgroup", "tfoot",
    "optgroup", "rb", "rt", "rtc", "rp",
))  # fmt: skip  # without an end tag, or with one that may be left out: opening them does not nest


def check_page(html: str, *, place: str, settings: Settings) -> int:
    """Give how deep the tags of a page nest; raise DocumentError when it holds more of them than a parser can take.

    An end tag closes what was left open inside its element; scripts, styles and comments hold no tags.
    """
    stack: list[str] = []
    n_open: Counter[str] = Counter()
    position = deepest = n_tags = 0
    while (match := _TAG.search(html, position)) is not None:
        name = (match[2] or "").lower()
        position = find_after(html, "-->" if not name else ">", match.end())
        if match[1]:
            _close(name, stack, n_open)
        elif name:
            n_tags += 1
            _check_attributes(html, match.end(), position, place=place, limit=settings.max_html_attributes)
            if name in HIDDEN:
                position = find_end(html, name, position)
            elif name not in _VOID:
                stack.append(name)
                n_open[name] += 1
                deepest = max(deepest, len(stack))
    if n_tags > settings.max_html_tags:
        raise DocumentError(
            f"{place}: {n_tags:,} tags, more than {settings.max_html_tags:,}; no article has so many, save it as "
            "text or raise max_html_tags",
            status="too many tags",
        )
    return deepest


def check_size(scan: Scan, *, place: str, settings: Settings) -> None:
    """Raise DocumentError when one piece of a page, between two block tags, is far longer than an article."""
    longest = max(scan.candidates, key=lambda candidate: candidate.end - candidate.start, default=None)
    size = 0 if longest is None else longest.end - longest.start
    if longest is not None and size > _FAR * settings.max_text_chars:
        raise DocumentError(
            f"{place}: a piece of text of {size:,} letters, which begins {longest.words[0][:_SHOWN]!r}, more than an "
            f"article has; save the text of the article, or raise max_text_chars, which is {settings.max_text_chars:,}",
            status="too large",
        )


def _close(name: str, stack: list[str], n_open: Counter[str]) -> None:
    while n_open[name]:
        last = stack.pop()
        n_open[last] -= 1
        if last == name:
            return


def _check_attributes(html: str, start: int, end: int, *, place: str, limit: int) -> None:
    if end - start <= _LONG_TAG:
        return
    n_attributes = len(_VALUE.sub("", html[start : end - 1]).split())
    if n_attributes > limit:
        raise DocumentError(
            f"{place}: a tag at character {start} has {n_attributes:,} attributes, more than {limit:,}; "
            "no article has such a tag, save it as text",
            status="too large",
        )
