"""Outlets that a text introduces in words: "told Ajel, a Saudi newspaper", "the news website Al Marsd".

What no table knows and no shape shows is an outlet because some article of the pile says so; the others of the pile
may then use the name alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from whence.outlet_uses import find_used
from whence.recall import recalled
from whence.wordtables import fold, read_rows

_NAME = (  # bounded, and from the start of a word, so that a page of capitals costs no more than others
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{0,40}"
    r"(?:[ \u00a0](?:[A-ZÀ-Þ][\w’'-]{0,40}|al|el|de|la|der|of|the|[0-9]{1,3})){0,6}"
)
_NOUN = (
    r"(?:newspaper|daily|tabloid|broadsheet|weekly|"
    r"news(?:[ -]?(?:web)?site|[ -]agency|[ -]outlet|[ -]channel|[ -]service|"
    r"[ -]portal|[ -]magazine|[ -]network|[ -]wire)|web ?site|wire service|broadcaster|TV (?:channel|station|network)|"
    r"television (?:channel|station|network)|radio (?:station|network)|magazine|news blog|blog)"
)
_OTHER = (
    r"(?:columnist|editor|owner|publisher|executive|reporter|journalist|mogul|magnate|host|writer|column"
    r"|article|interview|"
    r"report|story|presenter|producer|chief|boss|founder|manager|director)"
)
_ADJECTIVES = r"(?:(?!(?:of|for|at|on|from|with|in|by|to|who|and)\b)[\w’'-]{1,40}[ \u00a0]){0,4}"
_AFTER = re.compile(
    rf"({_NAME}),[ \u00a0](?:which is )?(?:an?|the|one of the)[ \u00a0]{_ADJECTIVES}{_NOUN}\b(?![ -]{_OTHER})"
)
_BEFORE = re.compile(rf"\b{_NOUN}[ \u00a0](?:called |named )?[“\"‘]?({_NAME})")
_STATION = re.compile(
    r"\b(?:told|according to|reported by|spoke to|speaking to|interview with)[ \u00a0]"
    r"((?:Radio|TV|Television)[ \u00a0][A-ZÀ-Þ]\w{1,40})"
    r"|\b((?:Radio|TV|Television)[ \u00a0][A-ZÀ-Þ]\w{1,40})[ \u00a0](?:reported|reports|said|has|quoted|asked|cited)\b",
)
_NOT_OUTLETS = re.compile(
    r"^(?:The )?(?:Facebook|Twitter|X|YouTube|Instagram|TikTok|Reddit|Wikipedia|Google|Medium|Telegram|WhatsApp|"
    r"LinkedIn|Snapchat|Tumblr|Amazon|eBay|Change|Kickstarter|GoFundMe|WikiLeaks|I|He|She|It|They|We|This|That"
    r"|But|And|In|On|At|"
    r"By|For|Editor|Reporter|Journalist|Correspondent|Owner|Mr|Mrs|Ms|Dr|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_LONGEST = 5  # words in a name; a longer run of capitals is a title, not a name


def find_introduced(text: str) -> Iterator[str]:
    """Yield the names that `text` calls an outlet, in text order, then those it uses as one's, without "the"."""
    yield from _find_introduced(text)


@recalled(2_000)
def _find_introduced(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*_called(text), *find_used(text)]))


def _called(text: str) -> Iterator[str]:
    places = _places()
    found = [
        (m.start(), next(name for name in m.groups() if name))
        for pattern in (_AFTER, _BEFORE, _STATION)
        for m in pattern.finditer(text)
    ]
    for _, name in sorted(found):
        name = re.sub(r"^[Tt]he\s+|['’]s?$", "", " ".join(name.split()))
        name = re.sub(r"(?: (?:al|el|de|la|der|of|the))+$", "", name)
        is_name = name and not _NOT_OUTLETS.match(name) and len(name) > 2 and len(name.split()) <= _LONGEST
        if is_name and fold(name) not in places:
            yield name


@cache
def _places() -> frozenset[str]:
    """Give the folded names of places and countries: "Israel, a daily" is a list, not an outlet."""
    rows = [*read_rows("places.tsv"), *read_rows("nationalities.tsv")]
    return frozenset(fold(name) for row in rows for cell in row for name in cell.split("|") if name)
