"""What the tag and the class names of an element hint at: a caption, a box of links, the body of an article."""

import re
from functools import cache, lru_cache

from whence.wordtables import read_rows

_NAMES = re.compile(
    r"""(?:^|\s)(?:class|id|role|itemprop|data-testid|data-component|data-qa|style|hidden)"""
    r"""(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d\d+")  # no hint looks for more than one digit: names that differ in these are as one
_BEGIN = re.compile(r"(?:\\b)?([a-z-]{3})(?![?*{])")  # three letters that a name must have
_MAX_NAMES = 24  # words of class names that are looked at; more are styles


def read_hints(tag: str, attributes: str) -> tuple[str, int]:
    """Give a sign that elements of one sort share (tag and class names), and the hints as bits in table order."""
    if not attributes:
        return tag, _tag_hints(tag)
    names = " ".join(map("".join, _NAMES.findall(attributes))).lower().split()[:_MAX_NAMES]
    hints = _tag_hints(tag)
    for name in names:
        hints |= _name_hints(_NUMBER.sub("00", name[:80]))
    return " ".join([tag, *names[:4]]), hints


def hint_names() -> tuple[str, ...]:
    """Give the names of the hints, the first for the lowest bit."""
    return tuple(row[0] for row in read_rows("page_hints.tsv"))


@lru_cache(maxsize=65_536)
def _name_hints(name: str) -> int:
    starts, near = _starts()
    for place in range(len(name) - 2):
        near |= starts.get(name[place : place + 3], 0)
    table = _table()
    hints = 0
    while near:
        bit = near & -near
        pattern = table[bit.bit_length() - 1][1]
        if pattern is not None and pattern.search(name):
            hints |= bit
        near ^= bit
    return hints


@lru_cache(maxsize=512)
def _tag_hints(tag: str) -> int:
    return sum(1 << i for i, (tags, _) in enumerate(_table()) if tag in tags)


@cache
def _table() -> tuple[tuple[frozenset[str], re.Pattern[str] | None], ...]:
    return tuple(
        (frozenset(tags.split()) - {"-"}, None if pattern == "-" else re.compile(pattern))
        for _, tags, pattern in read_rows("page_hints.tsv")
    )


@cache
def _starts() -> tuple[dict[str, int], int]:
    """Give for three letters the rows that a name with them may answer to, as bits; and those that any name may."""
    starts: dict[str, int] = {}
    others = 0
    for number, (_, pattern) in enumerate(_table()):
        for words in pattern.pattern.split("|") if pattern is not None else ():
            begin = _BEGIN.match(words)
            if begin is None:
                others |= 1 << number
            else:
                starts[begin[1]] = starts.get(begin[1], 0) | 1 << number
    return starts, others
