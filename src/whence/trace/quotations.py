"""Which words of a document stand inside quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from whence.records import Block, Document, Span
from whence.trace.passages import ARTICLE_KINDS, Words

_MARK = re.compile(r"[“”„«»\"「」『』]+|``|''")
_SINGLE = re.compile(
    r"[‘'](?<!\w[‘'])(?=[\w“])(?:[^‘\n]{2,600}?[,.!?…][’']|(?:[^‘’'\n]|[’'](?=\w)){2,400}[’'])(?!\w)"
)
_SINGLE_OPENS = re.compile(r"[‘'](?<![\w.][‘'])(?=[A-Z“])")
_SINGLE_BEFORE = re.compile(r"[‘'](?<!\w[‘'])(?=[\w“])")
_SIGNS = ("“", "”", "„", "«", "»", "「", "『", '"', "`", "‘", "@", ":\n", "''", "pic.twitter")
_SELF = ("I ", "I'", "I’", " my ", " me ", " me,", " me.")  # of which a letter holds one at least
_POST = re.compile(r"pic\.twitter\.com/|\(@\w+\)|^@\w+:? ")
_SIGNED = re.compile(r"[—–-] ?[^\n]{2,60}\(@\w+\)")  # what stands under a post that a site shows
_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|I['’](?:m|ve|d|ll)|me|my|mine|myself)(?![\w.])")
_VOICE = re.compile(r"(?<![\w.])(?:I|I['’]\w+|me|my|[Ww]e|us|[Oo]ur)(?![\w.])")
_LEAD = 3  # paragraphs in which a writer who tells of himself has said "I"
_PER_WORDS = 20  # words of a letter or a post that hold one "I" or "my" at least
_REOPENING = frozenset('“"„«')  # marks with which a quotation goes on in the next paragraph
_REOPENING_SINGLE = frozenset("‘'")
_OPENS = frozenset("“„«「『")
_CLOSES = frozenset("”»」』")


def find_quoted(document: Document) -> list[Span]:
    """Give the spans of what is quoted, marks included, in text order; block quotations count whole.

    A quotation that runs on over paragraphs is one span for each. Single marks count where a paragraph has no
    double ones. What follows a colon is shown as somebody's words, with or without marks, and so is a letter or a post
    in an article that its writer does not tell in the first person.
    """
    text = document.text
    blocks = [block for block in document.blocks if block.kind in ARTICLE_KINDS]
    if not _may_quote(text) and all(block.kind != "blockquote" for block in blocks):
        return []
    found = _find_marked(text, blocks)
    if _may_be_personal(text) and not _is_personal_account(text, blocks, found):
        for number, block in enumerate(blocks):
            if block.kind == "paragraph" and not found[number] and _is_personal(text, block.span):
                found[number] = [block.span]
    return [span for spans in found for span in spans]


def _may_quote(text: str) -> bool:
    """Tell whether a text holds what each rule needs at least: a mark, a colon before a block, a post, an "I"."""
    if any(sign in text for sign in _SIGNS) or _may_be_personal(text):
        return True
    return "'" in text and _SINGLE_BEFORE.search(text) is not None


def _may_be_personal(text: str) -> bool:
    return any(word in text for word in _SELF)


def _find_marked(text: str, blocks: Sequence[Block]) -> list[list[Span]]:
    """Give for each block what is marked as quoted: by marks, by its form, or by a colon before it."""
    found: list[list[Span]] = []
    may_hold_posts = "@" in text or "pic.twitter" in text
    is_shown = False  # the block before ends with a colon, or is shown itself and goes on in the same voice
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        following = text[after.span.start] if after is not None else ""
        spans = list(_find_double(text, block.span, goes_on=following in _REOPENING))
        if spans and _SINGLE_BEFORE.search(text, block.span.start, spans[0].start):
            outer = list(_find_single(text, block.span, goes_on=following in _REOPENING_SINGLE))
            if any(one.start < spans[0].start and spans[0].end <= one.end for one in outer):
                spans = outer  # double marks stand inside single ones, as British papers set them
        is_alone = is_shown or (may_hold_posts and _is_post(text, block, after))
        is_whole = block.kind == "blockquote" or (is_alone and not spans)
        if is_whole:
            spans = [block.span]
        elif not spans:
            spans = list(_find_single(text, block.span, goes_on=following in _REOPENING_SINGLE))
        found.append(spans)
        is_shown = text[block.span.end - 1] == ":"
        if is_whole and after is not None:
            is_shown |= _VOICE.search(after.span.of(text)) is not None
    return found


def _is_post(text: str, block: Block, after: Block | None) -> bool:
    """Tell whether a block is a post that a site shows: by its form, or by who signs it below."""
    if _POST.search(block.span.of(text)) is not None:
        return True
    return after is not None and _SIGNED.match(text, after.span.start) is not None


def _is_personal_account(text: str, blocks: Sequence[Block], found: Sequence[Sequence[Span]]) -> bool:
    """Tell whether the writer says "I" in the first paragraphs that are not quoted whole."""
    told = (
        _unquoted(text, block.span, spans)
        for block, spans in zip(blocks, found, strict=True)
        if block.kind == "paragraph" and block.span not in spans
    )
    return any(map(_FIRST_PERSON.search, islice(told, _LEAD)))


def _unquoted(text: str, block: Span, spans: Sequence[Span]) -> str:
    pieces, start = [], block.start
    for span in spans:
        pieces.append(text[start : span.start])
        start = span.end
    return " ".join([*pieces, text[start : block.end]])


def _is_personal(text: str, block: Span) -> bool:
    """Tell whether a paragraph speaks of its writer again and again."""
    words = block.of(text)
    return _PER_WORDS * len(_FIRST_PERSON.findall(words)) >= max(len(words.split()), 2 * _PER_WORDS)


def mark_quoted(document: Document, words: Words) -> list[bool]:
    """Tell for each of the document's words whether it stands inside quotation marks."""
    marks = [False] * len(words.starts)
    for span in find_quoted(document):
        first, end = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
        marks[first:end] = [True] * (end - first)
    return marks


def _find_double(text: str, block: Span, *, goes_on: bool) -> Iterator[Span]:
    """Yield what stands between double marks.

    A mark left open reaches to the end if the next block quotes; a block that is only closed was all quoted.
    """
    start: int | None = None
    for number, match in enumerate(_MARK.finditer(text, block.start, block.end)):
        if start is None:
            if _is_opening(text, match, block):
                start = match.start()
            elif number == 0 and (match[0][0] in _CLOSES or match.end() == block.end):
                yield Span(block.start, match.end())
        elif match[0][0] in _CLOSES or match[0][0] in "\"'" or (match[0] == "“" and text[start] == "„"):
            yield Span(start, match.end())
            start = None
    if start is not None and (goes_on or text[start] in _OPENS):
        yield Span(start, block.end)


def _find_single(text: str, block: Span, *, goes_on: bool) -> Iterator[Span]:
    """Yield what stands between single marks; one left open reaches to the end if the next block quotes."""
    end = block.start
    for match in _SINGLE.finditer(text, block.start, block.end):
        yield Span(*match.span())
        end = match.end()
    opened = _SINGLE_OPENS.search(text, end, block.end) if goes_on else None
    if opened is not None:
        yield Span(opened.start(), block.end)


def _is_opening(text: str, match: re.Match[str], block: Span) -> bool:
    mark = match[0][0]
    if mark in _OPENS or mark == "`":
        return True
    if match.start() == block.start:
        return mark != "'"  # whichever way the mark is turned, nothing stands before it to be closed
    if mark in _CLOSES or mark == "'":
        return False
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-/‘',:")
