"""Sentences: verbatim spans of the blocks that belong to the article.

Own rules, in one pass over each block. Of the maintained libraries under a permissive licence, pysbd keeps
exact offsets but reads well under 0.1 MB/s, and the ones that are fast enough are neural or not offset-exact.
"""

import re
from collections.abc import Iterator
from functools import cache

from whence.read.wordlists import read_lines
from whence.records import BlockKind, Document, Sentence, Span

SENTENCE_BLOCKS: frozenset[BlockKind] = frozenset(
    {"headline", "standfirst", "subhead", "paragraph", "blockquote"}
)
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:''|[\"”’')\]»])*+(?=\s)|[。！？؟]++|\n")
_LAST_WORD = re.compile(r"([\w&][\w.&]*)\.$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_NEXT = re.compile(r"[\s\xa0]+(''|[\"“‘'(\[«•–—-]*\s?)([\w$£€#@]+)?")
_WORD_WINDOW = 24  # characters looked at before a full stop; longer words are no abbreviations


def find_sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of headline, standfirst, subheads, paragraphs and block quotations, in text order."""
    for number, block in enumerate(document.blocks):
        if block.kind in SENTENCE_BLOCKS:
            for span in cut_sentences(document.text, block.span):
                yield Sentence(span, number)


def cut_sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of a range of `text` without the white space around them."""
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        if match.end() < within.end and not _ends_sentence(text, match, within.end):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, within.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, match: re.Match[str], limit: int) -> bool:
    mark = match[0]
    if mark == "\n":
        return True
    following = _NEXT.match(text, match.end(), limit)
    if following is None:
        return True
    opener, word = following[1], following[2] or ""
    if word and word[0].islower():
        return False
    if mark == ".":
        return _full_stop_ends(text, match.end(), word, bool(opener))
    if mark[0] in ".…" and len(mark.rstrip("\"”’')]»")) > 1:  # an ellipsis
        return bool(opener.strip()) or word[:1].isupper()
    return True


def _full_stop_ends(text: str, end: int, next_word: str, has_opener: bool) -> bool:
    before = _LAST_WORD.search(text, max(0, end - _WORD_WINDOW), end)
    if before is None:
        return True
    word = before[1]
    never, seldom, starters = _abbreviations()
    if word.lower() in never:
        return False
    if word.lower() in seldom or _INITIALS.fullmatch(word):
        if word == "I":
            return True
        return (has_opener and "." in word) or next_word in starters
    return True


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lines = read_lines("abbreviations.txt")
    never = frozenset(line[1:].lower() for line in lines if line.startswith("="))
    seldom = frozenset(line.lower() for line in lines if line[0] not in "=>")
    starters = frozenset(word for line in lines if line.startswith(">") for word in line[1:].split())
    return never, seldom, starters
