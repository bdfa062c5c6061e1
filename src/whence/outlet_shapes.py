"""Outlets by the shape of their name ("the Carrow Herald"), and the context that marks a word as an outlet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.records import Span
from whence.wordtables import fold, read_rows

_NAME = r"[A-ZÀ-ÞŠŽČŁŚÖĐİ][^\W\d_]*(?:['’][A-Z][^\W\d_]+)?"
_RUN = re.compile(rf"(?<![^\W_]){_NAME}(?:[ \u00a0-]{_NAME})*(?: \d{{1,2}}\b)?")
_THE = re.compile(r"\b([Tt])he[ \u00a0]$")
_VERB = (
    r"reported|reports|has[ ]reported|had[ ]reported|first[ ]reported|newspapers?|magazine|daily|weekly|website"
    r"|news[ ](?:agency|site|website|outlet|channel|service)|broadcaster|journalists?|reporters?|correspondents?"
    r"|columnist|editors?|editorial|quoted|quotes|quoting|cited|citing|published|interview|article"
)
_SAYING = (
    r"said|says|wrote|writes|claimed|claims|revealed|learned|learnt|understands|has[ ]learned|noted|added|adds"
)
_AFTER = re.compile(rf"(?:['’]s)?(?:[ ](?:also|later|has|had|first))?(?:,)?[ ](?:{_VERB})\b")
_AFTER_SAYING = re.compile(rf"(?:[ ](?:also|later|has|had))?[ ](?:{_SAYING})\b")
_BEFORE = re.compile(
    r"(?:\b(?:told|according[ ]to|interview[ ](?:with|to|in)|reported[ ](?:by|in)|published[ ](?:by|in)|citing"
    r"|quoted[ ](?:by|in)|report[ ](?:by|in|from)|article[ ]in|writing[ ](?:in|for)|journalists?[ ](?:at|for|with|from)"
    r"|reporters?[ ](?:at|for|with|from)|newspapers?|magazine|daily|broadcaster|channel|agency|statement[ ]to|speaking[ ]to"
    r"|spoke[ ](?:to|with)|editor[ ]of|via|source:))[ ](?:[Tt]he[ ])?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[^\W\d_,;:][,;:]?[ ]The[ ]$")  # a capital "The" in the middle of a sentence
_NEXT_CAPITAL = re.compile(r"[ \u00a0-]([A-Z][^\W_]*)")
_REACH = 40  # characters before a name searched for a context


@dataclass(frozen=True, slots=True)
class Shapes:
    """The words by which an outlet's name is told, folded; see `data/outlet_shapes.tsv`."""

    strong: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]
    after: frozenset[str]
    slip: frozenset[str]


def load_shapes() -> Shapes:
    """Read `data/outlet_shapes.tsv`."""
    uses: dict[str, set[str]] = {use: set() for use in ("strong", "weak", "stop", "after", "slip")}
    for use, words in read_rows("outlet_shapes.tsv"):
        uses[use].add(words)
    return Shapes(**{use: frozenset(words) for use, words in uses.items()})


def find_shapes(text: str, shapes: Shapes, start: int, end: int) -> Iterator[Span]:
    """Yield the names between `start` and `end` whose shape is an outlet's, without "the", in text order."""
    for run in _RUN.finditer(text, start, end):
        words = run.group()
        if " " in words or "-" in words or "\u00a0" in words:
            yield from _find_in_run(text, run.start(), words, shapes)


def _find_in_run(text: str, offset: int, words: str, shapes: Shapes) -> Iterator[Span]:
    tokens = [(m.start(), m.end(), fold(m.group())) for m in re.finditer(r"[^\s\u00a0-]+", words)]
    first = 0
    for last in range(1, len(tokens)):
        if last <= first:
            continue
        head = _head_at(tokens, last, shapes)
        if head is None:
            continue
        n_head, is_strong = head
        begin = _begin_of_name(tokens, first, last - n_head + 1, shapes)
        close = last + 1 < len(tokens) and tokens[last + 1][2].isdigit()
        span = Span(offset + tokens[begin][0], offset + tokens[last + close][1])
        if begin > last - n_head or _is_continued(text, span.end, shapes):
            continue
        if is_strong or has_context(text, span):
            yield span
            first = last + 1


def _head_at(tokens: list[tuple[int, int, str]], last: int, shapes: Shapes) -> tuple[int, bool] | None:
    two = f"{tokens[last - 1][2]} {tokens[last][2]}"
    if two in shapes.strong and last >= 2:
        return 2, True
    word = tokens[last][2]
    if word in shapes.strong:
        return 1, True
    return (1, False) if word in shapes.weak else None


def _begin_of_name(tokens: list[tuple[int, int, str]], first: int, head: int, shapes: Shapes) -> int:
    begin = head
    while begin > first and head - begin < 3 and tokens[begin - 1][2] not in shapes.stop:
        begin -= 1
    return begin


def _is_continued(text: str, end: int, shapes: Shapes) -> bool:
    """Tell whether the name goes on into something that is no outlet ("Gazette Holdings")."""
    following = _NEXT_CAPITAL.match(text, end)
    return (
        following is not None
        and _AFTER.match(text.lower(), end) is None
        and not _is_reporting(following.group(1))
    )


def _is_reporting(word: str) -> bool:
    return re.fullmatch(rf"{_VERB}|{_SAYING}", word, re.IGNORECASE) is not None


def is_other_thing(text: str, end: int, shapes: Shapes) -> bool:
    """Tell whether the word after a name makes it something else ("Reuters Institute", "the Guardian Council")."""
    following = _NEXT_CAPITAL.match(text, end)
    return following is not None and fold(following.group(1)) in shapes.after


def is_followed_by_name(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows that is no verb of reporting."""
    following = _NEXT_CAPITAL.match(text, end)
    return following is not None and not _is_reporting(following.group(1))


def has_context(text: str, span: Span) -> bool:
    """Tell whether what stands around `span` marks it as an outlet ("told the Post", "the Star reported")."""
    before = text[max(0, span.start - _REACH) : span.start].replace("\u00a0", " ")
    after = text[span.end : span.end + _REACH].replace("\u00a0", " ")
    has_the = _THE.search(before) is not None
    if _BEFORE.search(before) or _INSIDE.search(before):
        return True
    is_opening = not before.strip() or before.rstrip()[-1] in '.!?\n"“”' or before.endswith("\n")
    words = span.of(text)
    is_one_plain_word = " " not in words and not words.isupper()
    if is_opening and is_one_plain_word:
        return re.match(r"[ ](?:magazine|newspaper|news agency)\b", after) is not None
    if _AFTER.match(after):
        return True
    return (has_the or not is_one_plain_word) and _AFTER_SAYING.match(after) is not None


def has_the(text: str, start: int) -> bool:
    """Tell whether "the" stands right before `start`."""
    return _THE.search(text, max(0, start - 5), start) is not None
