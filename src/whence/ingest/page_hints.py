"""What the tag and the class names of an element hint at: a caption, a box of links, the body of an article."""

import re
from functools import cache, lru_cache

from whence.wordtables import read_rows

_NAMES = re.compile(
    r"""(?:^|\s)(?:class|id|role|itemprop|data-testid|data-component|data-qa|style|hidden)"""
    r"""(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+|[a-f0-9]{6,}")
_MAX_NAMES = 24  # words of class names that are looked at; more are styles


def read_hints(tag: str, attributes: str) -> tuple[str, int]:
    """Give a sign that elements of one sort share (tag and class names), and the hints as bits in table order."""
    if not attributes:
        return tag, _tag_hints(tag)
    names = " ".join(map("".join, _NAMES.findall(attributes))).lower().split()[:_MAX_NAMES]
    hints = _tag_hints(tag)
    for name in names:
        hints |= _name_hints(name[:80])
    return " ".join([tag, *names[:4]]), hints


def hint_names() -> tuple[str, ...]:
    """Give the names of the hints, the first for the lowest bit."""
    return tuple(row[0] for row in read_rows("page_hints.tsv"))


@lru_cache(maxsize=65_536)
def _name_hints(name: str) -> int:
    return sum(
        1 << i for i, (_, pattern) in enumerate(_table()) if pattern is not None and pattern.search(name)
    )


@lru_cache(maxsize=512)
def _tag_hints(tag: str) -> int:
    return sum(1 << i for i, (tags, _) in enumerate(_table()) if tag in tags)


@cache
def _table() -> tuple[tuple[frozenset[str], re.Pattern[str] | None], ...]:
    return tuple(
        (frozenset(tags.split()) - {"-"}, None if pattern == "-" else re.compile(pattern))
        for _, tags, pattern in read_rows("page_hints.tsv")
    )
